import { Api } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock, systemTimers } from '../../../main/adapters/system-clock.ts';
import { clientOptions } from '../../../main/bot/client.ts';
import { Lifecycle } from '../../../main/bot/lifecycle.ts';
import { createQuickConnectAgent } from '../../../main/bot/quick-connect.ts';
import type { Connection } from '../../../main/contract/state.ts';
import type { Timers } from '../../../main/core/ports.ts';
import { openTelegram, TOKEN } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { ManualTimers } from '../../support/bot/timers.ts';
import { until } from '../../support/bot/until.ts';

interface Options {
  timers?: Timers;
  token?: string;
  lastUpdateId?: number;
  onUpdate?: (update: Update) => Promise<void>;
  onConnection?: (connection: Connection) => void;
}

async function openLifecycle(options: Options = {}) {
  const telegram = await openTelegram();
  return { telegram, ...talkTo(telegram.apiRoot, options) };
}

function talkTo(apiRoot: string, options: Options = {}) {
  const log = new ListLog();
  const connections: Connection[] = [];
  const handled: string[] = [];
  const book = { last: options.lastUpdateId };
  const time = { ms: 1_000 };
  let bots = 0;
  const api = new Api(options.token ?? TOKEN, clientOptions(apiRoot, createQuickConnectAgent(apiRoot)));
  const lifecycle = new Lifecycle({
    api,
    ledger: {
      lastUpdateId: () => book.last,
      setLastUpdateId(id) {
        book.last = id;
      },
    },
    clock: { now: () => time.ms, monotonic: () => time.ms, timeZone: () => 'UTC' },
    timers: options.timers ?? systemTimers,
    log,
    random: () => 0,
    onBot: () => void bots++,
    onConnection(connection) {
      connections.push(connection);
      options.onConnection?.(connection);
    },
    onUpdate: async (update) => {
      handled.push(update.message?.text ?? '?');
      await options.onUpdate?.(update);
    },
  });
  onTestFinished(() => lifecycle.stop(0));
  const now = () => connections.at(-1);
  const being = (state: Connection['state']) => until(() => now()?.state === state && now(), `the state ${state}`);
  return { lifecycle, log, connections, handled, book, time, api, now, being, bots: () => bots };
}

type Telegram = Awaited<ReturnType<typeof openTelegram>>;
const polls = (telegram: Telegram) => telegram.requests.filter(({ method }) => method === 'getUpdates');
/** The poll that waits now. */
const openPoll = (telegram: Telegram) =>
  until(() => {
    const last = polls(telegram).at(-1);
    return last?.open && last.params.timeout !== undefined && last;
  }, 'a poll that waits');

describe('coming online', () => {
  test('says who the bot is once, clears a foreign webhook, and fetches what waits', async () => {
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
    expect(telegram.requests.slice(0, 3).map(({ method }) => method)).toEqual(['getMe', 'deleteWebhook', 'getUpdates']);
    expect(telegram.requests[1]?.params).toEqual({});
  });

  test('asks for nothing but messages, taps, and its own membership', async () => {
    const { telegram, lifecycle } = await openLifecycle();
    lifecycle.start();
    expect((await openPoll(telegram)).params).toEqual({
      timeout: 30,
      allowed_updates: ['message', 'callback_query', 'my_chat_member'],
    });
  });

  test('goes on trying when the first calls fail', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, bots } = await openLifecycle({ timers });
    telegram.faults.next('getMe', { kind: 'status', code: 500 });
    telegram.faults.next('deleteWebhook', { kind: 'resetAfterRead' });
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
    expect(performance.now() - started).toBeLessThan(1_000);
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
    telegram.faults.next('getUpdates', { kind: 'hang' });
    lifecycle.start();
    await being('online');
    await until(() => polls(telegram).length === 1);
    expect(timers.waits).toEqual([45_000]);
    timers.end((ms) => ms === 45_000);
    await being('reconnecting');
    await until(() => timers.waits.includes(500));
    timers.end((ms) => ms === 500);
    await being('online');
    // It asked for an answer at once, to know.
    expect(polls(telegram)[1]?.params.timeout).toBe(0);
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

describe('wake()', () => {
  test('cuts a wait short', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being } = await openLifecycle({ timers });
    lifecycle.start();
    await openPoll(telegram);
    telegram.faults.offline = true;
    await being('reconnecting');
    await until(() => timers.waits.includes(500));
    telegram.faults.offline = false;
    lifecycle.wake();
    await being('online');
  });

  test('drops a poll that may be dead, and polls again without calling it a trouble', async () => {
    const timers = new ManualTimers();
    const { telegram, lifecycle, being, connections } = await openLifecycle({ timers });
    telegram.faults.next('getUpdates', { kind: 'hang' });
    lifecycle.start();
    await being('online');
    await until(() => polls(telegram)[0]?.open);
    lifecycle.wake();
    await until(() => polls(telegram).length === 2);
    expect((await openPoll(telegram)).params.timeout).toBe(30);
    expect(polls(telegram)[0]?.open).toBe(false);
    expect(connections.map(({ state }) => state)).toEqual(['connecting', 'online']);
  });

  test('does nothing before the start and after the end', async () => {
    const { telegram, lifecycle } = await openLifecycle();
    lifecycle.wake();
    lifecycle.start();
    await openPoll(telegram);
    await lifecycle.stop(1_000);
    const count = telegram.requests.length;
    lifecycle.wake();
    await lifecycle.stop(1_000);
    expect(telegram.requests).toHaveLength(count);
  });
});

describe('stop()', () => {
  test.each<[string, (telegram: Telegram) => void]>([
    ['while a poll waits', () => {}],
    ['while a poll hangs', (telegram) => telegram.faults.next('getUpdates', { kind: 'hang' })],
    ['while it says hello', (telegram) => telegram.faults.next('getMe', { kind: 'hang' })],
    ['while it is offline', (telegram) => Object.assign(telegram.faults, { offline: true })],
    [
      'while it waits as it was told',
      (telegram) => telegram.faults.next('*', { kind: 'status', code: 429, retryAfter: 99 }),
    ],
  ])('is quick %s', async (_name, arrange) => {
    const { telegram, lifecycle, connections } = await openLifecycle();
    arrange(telegram);
    lifecycle.start();
    await until(() => telegram.requests.length > 0 || connections.length > 1);
    const started = performance.now();
    await lifecycle.stop(1_000);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('is quick before the start', async () => {
    const { lifecycle } = await openLifecycle();
    await lifecycle.stop(1_000);
  });

  test('waits for a handler, but not for long, and tells of no state afterwards', async () => {
    const timers = new ManualTimers();
    let finish = () => {};
    const { telegram, lifecycle, handled, connections } = await openLifecycle({
      timers,
      onUpdate: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    lifecycle.start();
    telegram.userSends('one');
    await until(() => handled.length === 1);
    let stopped = false;
    const stopping = lifecycle.stop(2_000).then(() => {
      stopped = true;
    });
    await until(() => timers.waits.includes(2_000));
    expect(stopped).toBe(false);
    timers.end((ms) => ms === 2_000);
    await stopping;
    const told = connections.length;
    finish();
    await lifecycle.stop(1_000);
    expect(connections).toHaveLength(told);
  });

  test('tells of no state that comes to light only afterwards', async () => {
    let answer = () => {};
    const states: string[] = [];
    const lifecycle = new Lifecycle({
      api: {
        getMe: () =>
          new Promise((resolve) => {
            answer = () => resolve({} as UserFromGetMe);
          }),
        deleteWebhook: async () => true,
        getUpdates: async () => [],
      },
      ledger: { lastUpdateId: () => undefined, setLastUpdateId() {} },
      clock: systemClock,
      timers: systemTimers,
      log: new ListLog(),
      random: () => 0,
      onBot() {},
      onConnection: ({ state }) => void states.push(state),
      onUpdate: async () => {},
    });
    lifecycle.start();
    const stopping = lifecycle.stop(1_000);
    answer();
    await stopping;
    expect(states).toEqual(['connecting']);
  });

  test('in the middle of a batch leaves the rest for the next start, and none of it comes twice', async () => {
    const telegram = await openTelegram();
    for (const text of ['one', 'two', 'three']) telegram.userSends(text);
    const first = talkTo(telegram.apiRoot, {
      onUpdate: async (update) => {
        if (update.message?.text === 'two') void first.lifecycle.stop(1_000);
      },
    });
    first.lifecycle.start();
    await until(() => first.handled.length === 2);
    await first.lifecycle.stop(1_000);
    expect(first.handled).toEqual(['one', 'two']);

    const second = talkTo(telegram.apiRoot, first.book.last === undefined ? {} : { lastUpdateId: first.book.last });
    second.lifecycle.start();
    await until(() => second.handled.length > 0);
    telegram.userSends('four');
    await until(() => second.handled.includes('four'));
    expect(second.handled).toEqual(['three', 'four']);
  });
});

describe('updates', () => {
  test('a handler that throws ends nothing, and is in the log', async () => {
    const { telegram, lifecycle, handled, log } = await openLifecycle({
      onUpdate: async (update) => {
        if (update.message?.text === 'bad') throw new Error('cannot');
      },
    });
    for (const text of ['bad', 'good']) telegram.userSends(text);
    lifecycle.start();
    await until(() => handled.length === 2);
    telegram.userSends('later');
    await until(() => handled.length === 3);
    expect(handled).toEqual(['bad', 'good', 'later']);
    expect(log.lines.join('\n')).toMatch(/Update \d+ could not be handled: Error: cannot/);
  });

  test('an answer that is lost on its way is fetched again', async () => {
    const { telegram, lifecycle, handled } = await openLifecycle();
    telegram.userSends('one');
    telegram.faults.next('getUpdates', { kind: 'resetAfterRead' });
    lifecycle.start();
    await until(() => handled.length === 1);
    telegram.userSends('two');
    await until(() => handled.length === 2);
    expect(handled).toEqual(['one', 'two']);
  });

  test('each is on record before it is handled', async () => {
    const seen: unknown[] = [];
    const { telegram, lifecycle, book } = await openLifecycle({
      onUpdate: async (update) => void seen.push([update.update_id, book.last]),
    });
    telegram.userSends('one');
    lifecycle.start();
    await until(() => seen.length === 1);
    expect(seen).toEqual([[book.last, book.last]]);
  });

  test('numbers that start over far below are new', async () => {
    const { telegram, lifecycle, handled } = await openLifecycle({ lastUpdateId: 4_000_000_000 });
    telegram.userSends('after a quiet week');
    lifecycle.start();
    await until(() => handled.length === 1);
  });

  test('the next poll confirms what was handled', async () => {
    const { telegram, lifecycle, handled, book } = await openLifecycle();
    telegram.userSends('one');
    lifecycle.start();
    await until(() => handled.length === 1);
    expect((await openPoll(telegram)).params.offset).toBe((book.last ?? 0) + 1);
  });
});
