import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from 'grammy';
import { clientOptions } from '../../../main/bot/client.ts';
import { createMessenger } from '../../../main/bot/messenger.ts';
import { Connections } from '../../../main/bot/network/connections.ts';
import { en } from '../../../main/bot/words/en.ts';

// Run by slow-line.py: sends two messages to a Bot API at the other end of the line, each over a connection of its own.
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const result = { message_id: 7, date: 1, chat: { id: 1, type: 'private', first_name: 'Ann' }, text: 'x' };
    response.end(JSON.stringify({ ok: true, result }));
  });
});
server.listen(0, '::', async () => {
  const { port } = server.address() as AddressInfo;
  const apiRoot = `http://telegram.test:${port}`;
  const connections = new Connections({ apiRoot });
  const api = new Api('1:x', clientOptions(apiRoot, connections));
  const fileIds = { find: () => undefined, note() {} };
  const messenger = createMessenger({ api, files: '', fileIds, words: () => en });
  const results: { kind: string; ms: number }[] = [];
  for (let n = 0; n < 2; n++) {
    const began = performance.now();
    const { kind } = await messenger.send({ chatId: 1, message: { text: 'x' } }, AbortSignal.timeout(20_000));
    results.push({ kind, ms: Math.round(performance.now() - began) });
    connections.dropIdle();
  }
  process.stdout.write(JSON.stringify(results));
  process.exit();
});
