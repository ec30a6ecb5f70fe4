import type { Update } from 'grammy/types';
import { describe, expect, test, vi } from 'vitest';
import { first, openPractice } from './harness.ts';

const texts = (updates: Update[]) => updates.map((update) => update.message?.text);

describe('getUpdates waits for something to happen', () => {
  test('a poll is held while nothing happens and answered as soon as somebody writes', async () => {
    const { server, call, result, received } = await openPractice();
    const poll = result<Update[]>('getUpdates', { timeout: 50 });
    await received('getUpdates');
    // A whole other request goes through meanwhile: the poll is held, not slow.
    expect(await first({ poll, getMe: call('getMe') })).toBe('getMe');
    server.userSends('hello');
    expect(texts(await poll)).toEqual(['hello']);
  });

  test('a poll with nothing to tell ends empty when its time is up, not before', async () => {
    const { result } = await openPractice();
    const started = performance.now();
    expect(await result('getUpdates', { timeout: 1 })).toEqual([]);
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  test('a poll without a timeout answers at once', async () => {
    const { result } = await openPractice();
    expect(await result('getUpdates')).toEqual([]);
  });

  test('what came before the poll is answered at once, however long it would wait', async () => {
    const { server, result } = await openPractice();
    server.userSends('early');
    expect(texts(await result('getUpdates', { timeout: 50 }))).toEqual(['early']);
  });

  test('stopping the server ends a held poll at once', async () => {
    const { server, call, received } = await openPractice();
    const poll = call('getUpdates', { timeout: 50 });
    poll.catch(() => undefined);
    await received('getUpdates');
    await server.stop();
    await expect(poll).rejects.toThrow('fetch failed');
  });
});

describe('updates are handed out until they are confirmed', () => {
  test('the same updates come again until an offset above them is given', async () => {
    const { server, result, updates } = await openPractice();
    server.userSends('one');
    server.userSends('two');
    const [one, two] = await updates();
    expect(texts(await updates())).toEqual(['one', 'two']);
    expect(two?.update_id).toBe((one?.update_id ?? 0) + 1);
    expect(texts(await result('getUpdates', { offset: two?.update_id }))).toEqual(['two']);
    expect(texts(await updates())).toEqual(['two']);
    expect(await result('getUpdates', { offset: (two?.update_id ?? 0) + 1 })).toEqual([]);
    expect(await updates()).toEqual([]);
  });

  test('a negative offset keeps that many from the end and forgets those before', async () => {
    const { server, result, updates } = await openPractice();
    for (const text of ['one', 'two', 'three']) server.userSends(text);
    expect(texts(await result('getUpdates', { offset: -2 }))).toEqual(['two', 'three']);
    expect(texts(await updates())).toEqual(['two', 'three']);
  });

  test('a limit hands out the oldest and keeps the rest', async () => {
    const { server, result, updates } = await openPractice();
    for (const text of ['one', 'two', 'three']) server.userSends(text);
    expect(texts(await result('getUpdates', { limit: 2 }))).toEqual(['one', 'two']);
    expect(await updates()).toHaveLength(3);
  });

  test('kinds that the bot did not ask for are not queued, until it asks for all again', async () => {
    const { server, result, updates } = await openPractice();
    await result('getUpdates', { allowed_updates: ['callback_query'] });
    server.userSends('unwanted');
    expect(await updates()).toEqual([]);
    expect(await result('getWebhookInfo')).toMatchObject({ allowed_updates: ['callback_query'] });
    await result('getUpdates', { allowed_updates: [] });
    server.userSends('wanted');
    expect(texts(await updates())).toEqual(['wanted']);
  });

  test('deleteWebhook can drop what waits', async () => {
    const { server, result, updates } = await openPractice();
    server.userSends('old');
    expect(await result('getWebhookInfo')).toMatchObject({ pending_update_count: 1 });
    await result('deleteWebhook');
    expect(await updates()).toHaveLength(1);
    await result('deleteWebhook', { drop_pending_updates: true });
    expect(await updates()).toEqual([]);
  });
});

describe('only one request may poll', () => {
  test('a second poll throws the first one out with 409 and takes its place', async () => {
    const { server, result, refusal, received } = await openPractice();
    const older = refusal('getUpdates', { timeout: 50 });
    await received('getUpdates');
    const newer = result<Update[]>('getUpdates', { timeout: 50 });
    expect(await older).toMatchObject({
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    server.userSends('for the newer');
    expect(texts(await newer)).toEqual(['for the newer']);
  });

  test('a poller that hangs up frees the place and takes no update with it', async () => {
    const { server, call, result, received } = await openPractice();
    const leaving = new AbortController();
    const left = call('getUpdates', { timeout: 50 }, leaving.signal);
    left.catch(() => undefined);
    const record = await received('getUpdates');
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(record).toMatchObject({ open: false, status: null }));
    server.userSends('kept');
    expect(texts(await result('getUpdates', { timeout: 50 }))).toEqual(['kept']);
  });
});

describe('a grammY bot', () => {
  test('polls, understands a command and answers it', async () => {
    const { server, bot } = await openPractice();
    const bell = bot();
    bell.command('start', (context) => context.reply(`Hello ${context.from?.first_name}, ${context.match}`));
    const running = bell.start();
    server.userSends('/start@bell_bot now');
    await vi.waitFor(() =>
      expect(server.messages().map(({ text }) => text)).toEqual(['/start@bell_bot now', 'Hello Ann, now']),
    );
    await bell.stop();
    await running;
  });

  test('dies of a second instance with Telegram’s own words', async () => {
    const { bot, received } = await openPractice();
    const older = bot();
    const newer = bot();
    const died = older.start();
    died.catch(() => undefined);
    await received('getUpdates');
    const running = newer.start();
    await expect(died).rejects.toThrow('409: Conflict: terminated by other getUpdates request');
    await vi.waitFor(() => expect(newer.isRunning()).toBe(true));
    await newer.stop();
    await running;
  });
});
