import { describe, expect, test } from 'vitest';
import { openLifecycle, openPoll, polls, talkTo } from '../../support/bot/polling-loop.ts';
import { json, openHttp } from '../../support/bot/raw-server.ts';
import { ManualTimers } from '../../support/bot/timers.ts';
import { until } from '../../support/bot/until.ts';

describe('coming online', () => {
  test('says who the bot is once, sees whether another service has it, and fetches what waits', async () => {
    const { telegram, lifecycle, being, handled, connections, bots } = await openLifecycle();
    telegram.userSends('one');
    telegram.userSends('two');
    lifecycle.start();
    lifecycle.start();
    await being('online');
    await until(() => handled.length === 2);
    expect(handled).toEqual(['one', 'two']);
    expect(connections).toEqual([{ state: 'connecting' }, { state: 'online' }]);
    expect(bots()).toBe(1);
    expect(telegram.requests.slice(0, 3).map(({ method }) => method)).toEqual([
      'getMe',
      'getWebhookInfo',
      'getUpdates',
    ]);
    expect(telegram.requests[1]?.params).toEqual({});
  });

  test('asks for nothing but messages, posts, taps, and its own membership', async () => {
    const { telegram, lifecycle } = await openLifecycle();
    lifecycle.start();
    expect((await openPoll(telegram)).params).toEqual({
      timeout: 30,
      allowed_updates: ['message', 'channel_post', 'callback_query', 'my_chat_member'],
    });
  });

  test('goes on trying when the first calls fail', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, bots } = await openLifecycle({ timers });
    telegram.faults.next('getMe', { kind: 'status', code: 500 });
    telegram.faults.next('getWebhookInfo', { kind: 'resetAfterRead' });
    lifecycle.start();
    expect(await being('reconnecting')).toMatchObject({ reason: expect.stringContaining('of its own (500)') });
    await until(() => timers.waits.includes(500));
    timers.end((ms) => ms === 500);
    await until(() => timers.waits.includes(1_000), 'the second wait');
    timers.end((ms) => ms === 1_000);
    await being('online');
    expect(bots()).toBe(1);
  });
});

describe('trouble', () => {
  test('a poll that breaks shows at once, and recovery does at the next answer', async () => {
    const { telegram, lifecycle, being, now, handled } = await openLifecycle();
    lifecycle.start();
    await openPoll(telegram);
    telegram.faults.offline = true;
    const started = performance.now();
    expect(await being('reconnecting')).toEqual({
      state: 'reconnecting',
      since: 1_000,
      reason: 'Telegram does not answer. Check the internet connection.',
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    telegram.userSends('said meanwhile');
    telegram.faults.offline = false;
    await being('online');
    await until(() => handled.length === 1);
    expect(handled).toEqual(['said meanwhile']);
    expect(now()).toEqual({ state: 'online' });
  });

  test('keeps the instant when it began, through every try, and is one line in the log', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, now, time, connections, log } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    telegram.faults.offline = true;
    await being('reconnecting');
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      time.ms += 5_000;
      await until(() => timers.waits.includes(wait), `a wait of ${wait} ms`);
      timers.end((ms) => ms === wait);
    }
    await until(() => timers.waits.includes(30_000));
    expect(now()).toMatchObject({ state: 'reconnecting', since: 1_000 });
    expect(connections.map(({ state }) => state)).toEqual(['connecting', 'online', 'reconnecting']);
    expect(log.count('warn')).toBe(1);
  });

  test('where nothing is there to be bothered, it tries often', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    await telegram.stop();
    await being('reconnecting');
    for (const wait of [500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      await until(() => timers.waits.includes(wait), `a wait of ${wait} ms`);
      timers.end((ms) => ms === wait);
    }
  });

  test('a reason that changes is told, the beginning stays', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, now, time } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    telegram.faults.offline = true;
    await being('reconnecting');
    telegram.faults.offline = false;
    telegram.faults.next('getUpdates', { kind: 'status', code: 502 });
    time.ms += 60_000;
    await until(() => timers.waits.includes(500));
    timers.end((ms) => ms === 500);
    await until(() => now()?.state === 'reconnecting' && JSON.stringify(now()).includes('502'));
    expect(now()).toMatchObject({ since: 1_000 });
  });

  test('a poll that hangs ends after its limit, and the next one is tried', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being } = await openLifecycle({ timers });
    lifecycle.start();
    await being('online');
    await openPoll(telegram);
    expect(timers.waits).toEqual([45_000]);
    timers.end((ms) => ms === 45_000);
    await being('reconnecting');
    await until(() => timers.waits.includes(500));
    timers.end((ms) => ms === 500);
    await being('online');
    // It asked for an answer at once, to know.
    expect(polls(telegram)[2]?.params.timeout).toBe(0);
    expect((await openPoll(telegram)).params.timeout).toBe(30);
  });

  test('waits as long as Telegram asks for', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being } = await openLifecycle({ timers });
    telegram.faults.next('getUpdates', { kind: 'status', code: 429, retryAfter: 33 });
    lifecycle.start();
    expect(await being('reconnecting')).toMatchObject({ reason: 'Telegram asked to wait 33 seconds.' });
    await until(() => timers.waits.length > 0);
    expect(timers.waits).toEqual([33_000]);
  });

  test('a refused token ends it for good', async () => {
    const { telegram, lifecycle, being, connections } = await openLifecycle({ token: '4242:wrong' });
    lifecycle.start();
    expect(await being('unauthorised')).toMatchObject({ since: 1_000, reason: expect.stringContaining('@BotFather') });
    await lifecycle.stop(1_000);
    expect(telegram.requests).toHaveLength(1);
    expect(connections.map(({ state }) => state)).toEqual(['connecting', 'unauthorised']);
  });

  test('a token that is revoked while it runs shows', async () => {
    const { telegram, lifecycle, being } = await openLifecycle();
    lifecycle.start();
    await openPoll(telegram);
    telegram.faults.next('getUpdates', { kind: 'status', code: 401 });
    lifecycle.wake();
    await being('unauthorised');
  });

  test('our own failure is not blamed on the network, and the update is not lost', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, book, handled, log } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    let failures = 1;
    let last: number | undefined;
    Object.defineProperty(book, 'last', {
      get: () => last,
      set(id: number) {
        if (failures-- > 0) throw new Error('The disk is full.');
        last = id;
      },
    });
    telegram.userSends('one');
    expect(await being('reconnecting')).toMatchObject({ reason: expect.stringContaining('inside Carillon') });
    expect(log.lines.join('\n')).toContain('The disk is full.');
    expect(handled).toEqual([]);
    await until(() => timers.waits.includes(500));
    timers.end((ms) => ms === 500);
    await until(() => handled.length === 1);
    expect(handled).toEqual(['one']);
  });

  test('whoever hears of the state and fails does not end the polling', async () => {
    const { telegram, lifecycle, handled, log } = await openLifecycle({
      onConnection() {
        throw new Error('no window');
      },
    });
    lifecycle.start();
    telegram.userSends('one');
    await until(() => handled.length === 1);
    expect(log.lines.join('\n')).toContain('no window');
  });
});

describe('another program that polls the same bot', () => {
  test('is a conflict from beginning to end, and not one at every turn', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, api, time, connections } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    const rival = () => api.getUpdates({ timeout: 30 }).catch(() => {});
    void rival();
    expect(await being('conflict')).toMatchObject({ since: 1_000, reason: expect.stringContaining('Another program') });
    for (let turn = 0; turn < 3; turn++) {
      time.ms += 5_000;
      await until(() => timers.waits.some((ms) => ms <= 5_000), 'a wait');
      const count = polls(telegram).length;
      timers.end((ms) => ms <= 5_000);
      await until(() => polls(telegram).length > count);
      expect((await openPoll(telegram)).params.timeout).toBe(10);
      void rival();
    }
    await until(() => timers.waits.some((ms) => ms <= 5_000), 'a wait');
    expect(connections.map(({ state }) => state)).toEqual(['connecting', 'online', 'conflict']);
    // The rival is closed; a poll that stands is answered when somebody writes, or when its time is up.
    timers.end((ms) => ms <= 5_000);
    await openPoll(telegram);
    telegram.userSends('hello');
    await being('online');
  });
});

test('a server that answers at once, with nothing, is asked once a second; wake() asks at once', async () => {
  const me = { id: 1, is_bot: true, first_name: 'Bells', username: 'bells_bot' };
  let asked = 0;
  const hasty = await openHttp((request, response) => {
    if (request.url?.endsWith('/getUpdates')) asked++;
    const result = request.url?.endsWith('/getMe') ? me : request.url?.endsWith('/getUpdates') ? [] : true;
    json(response, { ok: true, result });
  });
  const timers = new ManualTimers();
  const { lifecycle } = talkTo(hasty.url, { timers });
  lifecycle.start();
  // The first poll fetches what has waited, and is not to stand.
  for (const times of [2, 3, 4]) {
    await until(() => timers.waits.includes(1_000), 'the wait');
    expect(asked).toBe(times);
    timers.end((ms) => ms === 1_000);
  }
  await until(() => asked === 5 && timers.waits.includes(1_000));
  lifecycle.wake();
  await until(() => asked === 6);
});

describe('another service that has what is written to the bot sent to it', () => {
  const WEBHOOK = 'https://hooks.example.com/telegram/secret';

  test('from before the start: it is named and left alone, until the user takes the bot back', async () => {
    const { telegram, lifecycle, being, handled } = await openLifecycle();
    telegram.setWebhook(WEBHOOK);
    telegram.userSends('one');
    lifecycle.start();
    const conflict = await being('conflict');
    expect(conflict).toMatchObject({
      webhook: 'hooks.example.com',
      reason: expect.stringContaining('hooks.example.com'),
    });
    // Its address may hold a secret.
    expect(JSON.stringify(conflict)).not.toContain('secret');
    expect(telegram.requests.some(({ method }) => method === 'deleteWebhook')).toBe(false);
    lifecycle.takeOver();
    await being('online');
    await until(() => handled.length === 1);
    expect(telegram.requests.filter(({ method }) => method === 'deleteWebhook')).toMatchObject([{ params: {} }]);
  });

  test('that takes the bot while Carillon runs is told from a second program', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, now } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    telegram.setWebhook(WEBHOOK);
    expect(await being('conflict')).toMatchObject({ webhook: '' });
    lifecycle.wake();
    await until(() => (now() as { webhook?: string }).webhook === 'hooks.example.com', 'its name');
    telegram.setWebhook('');
    lifecycle.wake();
    await openPoll(telegram);
    expect(telegram.requests.some(({ method }) => method === 'deleteWebhook')).toBe(false);
  });
});
