import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Message, Update } from 'grammy/types';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ANN, openPractice } from './harness.ts';

function storeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'deep', 'practice-chat.json');
}

describe('the store file', () => {
  test('a restart keeps chats, messages, what waits for the bot, and the counting of ids', async () => {
    const options = { storeFile: storeFile() };
    const before = await openPractice(options);
    before.server.addChat({ id: -5, type: 'group', title: 'Family' });
    before.server.userSends('hello');
    await before.result('sendMessage', { chat_id: ANN.id, text: 'answer' });
    await before.result('setMyCommands', { commands: [{ command: 'list', description: 'Your jobs' }] });
    before.server.block(-5);
    const [added, hello, blocked] = await before.updates();
    await before.result('getUpdates', { offset: hello?.update_id });
    await before.server.stop();

    const after = await openPractice(options);
    expect(after.server.messages()).toEqual(before.server.messages());
    expect(after.server.messages().map(({ text }) => text)).toEqual(['hello', 'answer']);
    expect(await after.updates()).toEqual([hello, blocked]);
    expect(await after.result('getMyCommands')).toEqual([{ command: 'list', description: 'Your jobs' }]);
    expect(await after.refusal('sendMessage', { chat_id: -5, text: 'hi' })).toMatchObject({ error_code: 403 });
    expect(await after.result<Message>('sendMessage', { chat_id: ANN.id, text: 'next' })).toMatchObject({
      message_id: 3,
    });
    after.server.userSends('again');
    const last = (await after.updates()).at(-1);
    expect(last?.update_id).toBe((added?.update_id ?? 0) + 3);
  });

  test('is written while the server runs, so that a crash loses little', async () => {
    const file = storeFile();
    const { server, result } = await openPractice({ storeFile: file });
    server.userSends('hello');
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('"hello"'));
    await result('sendMessage', { chat_id: ANN.id, text: 'from the bot' });
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('"from the bot"'));
  });

  test.each(['', '{', '[]', '{"version":1}', '{"version":1,"chats":[{}],"updates":{},"commands":[]}'])(
    'that is damaged (%j) counts as none and is kept aside, and the numbers of updates still grow',
    async (content) => {
      const file = storeFile();
      const before = await openPractice({ storeFile: file });
      before.server.userSends('before');
      const [former] = await before.updates();
      await before.server.stop();
      writeFileSync(file, content);

      const after = await openPractice({ storeFile: file, now: () => before.clock.ms + 60_000 });
      expect(after.server.messages()).toEqual([]);
      const kept = readdirSync(dirname(file)).filter((name) => name.includes('.corrupt-'));
      expect(kept.map((name) => readFileSync(join(dirname(file), name), 'utf8'))).toEqual([content]);
      after.server.userSends('after');
      const [latter] = await after.result<Update[]>('getUpdates');
      expect(latter?.update_id).toBeGreaterThan(former?.update_id ?? Number.POSITIVE_INFINITY);
    },
  );

  test('keeps the last 500 messages of a chat', async () => {
    const options = { storeFile: storeFile() };
    const before = await openPractice(options);
    for (let count = 1; count <= 510; count++) before.server.userSends(`message ${count}`);
    await before.server.stop();
    const { server } = await openPractice(options);
    expect(server.messages()).toHaveLength(500);
    expect(server.messages()[0]?.text).toBe('message 11');
    expect(server.userSends('next').id).toBe(511);
  });

  test('that cannot be written harms nothing', async () => {
    const { server, result } = await openPractice({ storeFile: '/dev/null/practice.json' });
    server.userSends('hello');
    await result('sendMessage', { chat_id: ANN.id, text: 'hi' });
    await server.stop();
    expect(server.messages()).toHaveLength(2);
  });
});

describe('one server, stopped and started', () => {
  test('is on its port again with all it knew', async () => {
    const { server, result } = await openPractice();
    server.userSends('hello');
    const { apiRoot } = server;
    await server.stop();
    expect(() => server.apiRoot).toThrow('does not run');
    await server.start(Number(new URL(apiRoot).port));
    expect(server.apiRoot).toBe(apiRoot);
    expect(await result('getUpdates')).toHaveLength(1);
    await expect(server.start()).rejects.toThrow('runs already');
  });
});
