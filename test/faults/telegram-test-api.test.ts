import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import TelegramServer from 'telegram-test-api';
import { expect, onTestFinished, test } from 'vitest';
import { ServeProcess } from '../support/serve-process.ts';
import { OWNER, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

/*
 * A server of the Bot API that others wrote, so that ours is not the only one that agrees with us. What it lacks: it waits
 * for no update (`timeout`) and takes no `offset`, knows no menus of commands (here that is said as Telegram's own server does), gives dates in
 * milliseconds, finds a message to delete only by a chat id that is a number in JSON, and says nothing of entities.
 */

test('commands, messages, buttons and edits go through a server of the Bot API that others wrote', async () => {
  const server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await server.start();
  onTestFinished(() => void server.stop());
  const env = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };
  const serve = await ServeProcess.start(
    ['--data-dir', tempFolder(), '--api-root', await withoutMenus(server.config.apiURL)],
    env,
  );
  await until('online', async () => (await serve.state()).connection.state === 'online');
  const client = server.getClient(TOKEN, {
    userId: OWNER.id,
    chatId: OWNER.id,
    firstName: OWNER.name,
    timeout: 10_000,
  });
  const ask = async (text: string) => {
    const before = texts().length;
    await client.sendCommand(client.makeCommand(text));
    return until(`an answer to ${text}`, () => texts()[before]);
  };
  const bots = () => server.storage.botMessages.filter(({ message }) => Number(message.chat_id) === OWNER.id);
  const texts = () => bots().map(({ message }) => message.text);

  expect(await ask('/list')).toContain('Nothing is scheduled');
  expect(await ask('/every 1h Water the plants')).toContain('Water the plants');
  const [job] = (await serve.state()).jobs;
  expect(job?.message.text).toBe('Water the plants');

  // A message on its way out, and its row in the history with the id that this server gave it.
  await client.sendCommand(client.makeCommand(`/run ${job?.id}`));
  await until('the message', () => texts().includes('Water the plants'));
  const [delivery] = await until('its row', async () => {
    const sent = (await serve.state()).recent.filter(({ state }) => state === 'sent');
    return sent.length > 0 && sent;
  });
  expect(delivery?.text).toBe('Water the plants');

  // A button: the answer takes the place of the question.
  const stopped = await ask(`/stop ${job?.id}`);
  expect(stopped).toContain('Recurring task stopped.');
  expect((await serve.state()).jobs).toEqual([]);
  const question = bots().find(({ message }) => message.text.includes('Recurring task stopped.'));
  const keyboard = question?.message.reply_markup as unknown as Keyboard;
  const data = keyboard.inline_keyboard.flat().find(({ text }) => text === 'Undo')?.callback_data;
  const message = { message_id: question?.messageId, text: stopped };
  await client.sendCallback(client.makeCallbackQuery(data ?? '', { message } as never));
  await until('the message again', async () => (await serve.state()).jobs.length === 1);
  await until('the edited answer', () => texts().some((text) => text.startsWith('Undone:')));

  // A stranger gets nothing.
  const stranger = server.getClient(TOKEN, { userId: 666, chatId: 666 });
  await stranger.sendCommand(stranger.makeCommand('/stop'));
  expect(await ask('/status')).toContain('Connected');
  expect((await serve.state()).jobs).toHaveLength(1);
  expect(server.storage.botMessages.filter(({ message }) => Number(message.chat_id) === 666)).toEqual([]);
  expect((await serve.end('SIGTERM')).code).toBe(0);
}, 60_000);

/** The same server, which says of methods about commands what telegram-bot-api says of those that it does not know. */
async function withoutMenus(apiRoot: string): Promise<string> {
  const proxy = createHttpServer(async (request, response) => {
    if (/MyCommands$/i.test(request.url ?? '')) {
      response.writeHead(404, { 'content-type': 'application/json' });
      return response.end('{"ok":false,"error_code":404,"description":"Not Found: method not found"}');
    }
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    const answer = await fetch(`${apiRoot}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      ...(request.method === 'POST' && { body: Buffer.concat(body) }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

interface Keyboard {
  inline_keyboard: { text: string; callback_data?: string }[][];
}

/** The server takes no port 0. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
