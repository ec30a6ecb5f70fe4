import type { UserFromGetMe } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { systemClock, systemTimers } from '../../../main/adapters/clock.ts';
import { PollingLoop } from '../../../main/bot/polling-loop.ts';
import { openTelegram } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { openLifecycle, openPoll, polls, type Telegram, talkTo } from '../../support/bot/polling-loop.ts';
import { ManualTimers } from '../../support/bot/timers.ts';
import { until } from '../../support/bot/until.ts';

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
    lifecycle.start();
    await being('online');
    await openPoll(telegram);
    expect(polls(telegram).map(({ params }) => params.timeout)).toEqual([0, 30]);
    lifecycle.wake();
    await until(() => polls(telegram).length === 3);
    expect((await openPoll(telegram)).params.timeout).toBe(30);
    expect(polls(telegram)[1]?.open).toBe(false);
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
    await lifecycle.stop(30_000);
    expect(performance.now() - started).toBeLessThan(10_000);
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
    const lifecycle = new PollingLoop({
      api: {
        getMe: () =>
          new Promise((resolve) => {
            answer = () => resolve({} as UserFromGetMe);
          }),
        getWebhookInfo: async () => ({ url: '', has_custom_certificate: false, pending_update_count: 0 }),
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
      absenceMs: () => 120_000,
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
