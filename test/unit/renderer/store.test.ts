import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CarillonApi, Push } from '../../../main/contract/ipc.ts';
import type { PracticeEvent, PracticeMessage } from '../../../main/contract/practice.ts';
import { applyChange, type Change } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { createHistory } from '../../../renderer/state/history.ts';
import { createLink } from '../../../renderer/state/link.ts';
import { applyPracticeEvent, createPracticeChat } from '../../../renderer/state/practice.ts';
import { createToasts } from '../../../renderer/state/toasts.ts';
import { speak } from '../../../renderer/words/index.ts';
import { deliveryOf, mixedDeliveries } from '../../support/window/deliveries.ts';
import { FakeCarillon } from '../../support/window/fake-carillon.ts';
import { CHATS, jobOf, mixedJobs, NOW } from '../../support/window/jobs.ts';
import { busyWorld, emptyWorld, practiceWorld, stateOf } from '../../support/window/worlds.ts';

beforeAll(() => speak('en'));

const cron = { kind: 'cron', expression: '0 9 * * *' } as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** As both hosts do it: who subscribes is told the whole state first. */
function hostOf(fake: FakeCarillon): CarillonApi {
  return {
    call: fake.call,
    subscribe(listener, connection) {
      const end = fake.subscribe(listener, connection);
      listener({ topic: 'state', change: { type: 'snapshot', state: fake.current() } });
      return end;
    },
  };
}

/** A host whose answers come when the test says so. */
function slowCarillon(fake: FakeCarillon) {
  const waiting: (() => void)[] = [];
  const api: CarillonApi = {
    subscribe: hostOf(fake).subscribe,
    call: async (channel, input) => {
      const reply = await fake.call(channel, input);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return reply;
    },
  };
  const answer = async (which: 'first' | 'last' = 'first') => {
    await settled();
    const release = which === 'first' ? waiting.shift() : waiting.pop();
    release?.();
    await settled();
  };
  return { api, answer };
}

describe('the window’s copy of the state', () => {
  test('is the snapshot first, then each change in order', async () => {
    const fake = new FakeCarillon(busyWorld());
    const link = createLink(hostOf(fake));
    link.start();
    await settled();
    expect(link.status.value).toBe('up');
    await fake.call('jobs.pause', { id: 'k7pd' });
    await fake.call('jobs.stop', { id: 'r5nt' });
    expect(fake.callsOf('state.get')).toEqual([]);
    fake.setFields({ connection: { state: 'conflict', since: NOW, reason: verbatim('Twice.') } });
    fake.setDelivery(deliveryOf({ state: 'unsure', text: 'x', ago: -1_000, jobId: 'n4qs' }));
    expect(link.app.value).toEqual(fake.current());
  });

  test('stays equal to main’s under any changes', async () => {
    const ids = ['aaa2', 'aaa3', 'aaa4'];
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({
        type: fc.constant('jobs' as const),
        changed: fc.subarray(ids).map((some) => some.map((id) => jobOf({ id, text: id, schedule: cron }))),
        removed: fc.subarray(ids),
      }),
      fc.record({
        type: fc.constant('delivery' as const),
        delivery: fc.constantFrom(...mixedDeliveries()),
        unsure: fc.nat(9),
      }),
      fc.boolean().map((pausedAll) => ({ type: 'fields' as const, fields: { pausedAll } })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const fake = new FakeCarillon(emptyWorld());
        const link = createLink(hostOf(fake));
        link.start();
        await settled();
        for (const each of changes) fake.emit({ topic: 'state', change: each });
        expect(link.app.value).toEqual(changes.reduce(applyChange, fake.current()));
      }),
      { numRuns: 40 },
    );
  });

  test('takes no change before it has a snapshot, for the snapshot holds it', async () => {
    const fake = new FakeCarillon(emptyWorld());
    const { api, answer } = slowCarillon(fake);
    const link = createLink({ ...api, subscribe: fake.subscribe });
    link.start();
    fake.connection(false);
    fake.setJobs([jobOf({ id: 'er2y', text: 'early', schedule: cron })]);
    expect(link.app.value.jobs).toEqual([]);
    await answer();
    expect(link.app.value.jobs).toHaveLength(1);
  });

  test('does not go back to an answer that pushes have overtaken', async () => {
    const fake = new FakeCarillon(emptyWorld());
    const { api, answer } = slowCarillon(fake);
    const link = createLink(api);
    link.start();
    fake.connection(false);
    await settled();
    const newer = stateOf({ version: '2.0.0' });
    fake.emit({ topic: 'state', change: { type: 'snapshot', state: newer } });
    await answer();
    expect(link.app.value.version).toBe('2.0.0');
  });

  test('a broken stream is a stopped Carillon only when nobody answers either', async () => {
    const fake = new FakeCarillon(emptyWorld());
    const link = createLink(hostOf(fake));
    link.start();
    await settled();
    fake.connection(false);
    await settled();
    expect(link.status.value).toBe('up');
    fake.refuseNext('state.get', 'Carillon is not running.', 'unavailable');
    fake.connection(false);
    await settled();
    expect(link.status.value).toBe('down');
    fake.connection(true);
    expect(link.status.value).toBe('up');
  });

  test('a window that may not ask for the state is shut out', async () => {
    const fake = new FakeCarillon(emptyWorld());
    fake.refuseNext('state.get', 'Open the address that Carillon printed at start.', 'unauthorised');
    const link = createLink(fake);
    link.start();
    // Its stream is refused as well.
    fake.connection(false);
    await settled();
    expect(link.status.value).toBe('shutOut');
  });

  test('a refused bot token shuts nobody out', async () => {
    const fake = new FakeCarillon(emptyWorld());
    const link = createLink(hostOf(fake));
    link.start();
    await settled();
    fake.refuseNext('chats.add', 'The token was revoked.', 'unauthorised');
    await link.call('chats.add', { reference: '@x' });
    await settled();
    expect(link.status.value).toBe('up');
  });
});

describe('the history', () => {
  async function opened(count: number, keyOf: (index: number) => string) {
    const deliveries = Array.from({ length: count }, (_, index) =>
      deliveryOf({ key: keyOf(index), state: 'sent', ago: Math.floor(index / 70) * 1_000, text: String(index) }),
    );
    const fake = new FakeCarillon({ ...emptyWorld(), deliveries });
    const link = createLink(hostOf(fake));
    link.start();
    await settled();
    const history = createHistory(link);
    await history.open({});
    return { fake, history };
  }

  test('shows each row once, however many were due at one instant, and whatever comes in meanwhile', async () => {
    const { fake, history } = await opened(230, (index) => `k7pd@${index}`);
    expect(history.more.value).toBe(true);
    fake.setDelivery(deliveryOf({ key: 'n4qs@1', jobId: 'n4qs', state: 'sent', ago: -5_000, text: 'newest' }));
    await history.showEarlier();
    await history.showEarlier();
    expect(history.more.value).toBe(false);
    const keys = history.shown.value.map(({ key }) => key);
    expect(keys).toHaveLength(231);
    expect(new Set(keys).size).toBe(231);
    expect(keys[0]).toBe('n4qs@1');
  });

  test('a late change of an old row changes that row, and does not move where the next page begins', async () => {
    const { fake, history } = await opened(230, (index) => `k7pd@${index}`);
    const oldest = deliveryOf({ key: 'k7pd@229', state: 'failed', ago: 3_000, text: '229' });
    fake.setDelivery(oldest);
    await history.showEarlier();
    await history.showEarlier();
    expect(history.shown.value).toHaveLength(230);
    expect(history.shown.value.find(({ key }) => key === oldest.key)?.state).toBe('failed');
  });

  test('only the answer to the last question counts, in whatever order they come', async () => {
    const fake = new FakeCarillon(busyWorld());
    const { api, answer } = slowCarillon(fake);
    const history = createHistory(createLink(api));
    fake.refuseNext('history', 'The disk cannot be read.', 'internal');
    const first = history.open({ state: 'sent' });
    const second = history.open({ state: 'failed' });
    await answer('last');
    await answer();
    await Promise.all([first, second]);
    expect(history.problem.value).toBeNull();
    expect(history.shown.value.map(({ state }) => state)).toEqual(['failed']);
  });

  test('of one day takes in what comes on that day and nothing else', async () => {
    const fake = new FakeCarillon(emptyWorld());
    const link = createLink(hostOf(fake));
    link.start();
    await settled();
    const history = createHistory(link);
    await history.open({ from: NOW - 1_000, to: NOW + 1_000, chatId: CHATS.owner.id });
    fake.setDelivery(deliveryOf({ jobId: 'aaa2', state: 'sent', ago: 0, text: 'then' }));
    fake.setDelivery(deliveryOf({ jobId: 'aaa3', state: 'sent', ago: 0, text: 'elsewhere', chatId: CHATS.team.id }));
    fake.setDelivery(deliveryOf({ jobId: 'aaa4', state: 'sent', ago: -5_000, text: 'after' }));
    expect(history.shown.value.map(({ text }) => text)).toEqual(['then']);
  });

  test('is asked for anew after a snapshot: another bot’s may be behind it', async () => {
    const { fake, history } = await opened(3, (index) => `k7pd@${index}`);
    const before = history.generation.value;
    fake.emit({ topic: 'state', change: { type: 'snapshot', state: stateOf() } });
    expect(history.generation.value).toBe(before + 1);
  });

  test('a page that cannot be had says why, and keeps what is there', async () => {
    const { fake, history } = await opened(150, (index) => `k7pd@${index}`);
    fake.refuseNext('history', 'The disk cannot be read.', 'internal');
    await history.showEarlier();
    expect(history.problem.value).toBe('The disk cannot be read.');
    expect(history.shown.value).toHaveLength(100);
    await history.showEarlier();
    expect(history.problem.value).toBeNull();
    expect(history.shown.value).toHaveLength(150);
  });
});

describe('the practice chat', () => {
  const message = (id: number, text: string): PracticeMessage => {
    return { id, from: 'bot', at: NOW, text, buttons: [], edited: false };
  };

  test('keeps its messages in order through edits and deletions', () => {
    const events: Exclude<PracticeEvent, { type: 'toast' }>[] = [
      { type: 'message', message: message(2, 'two') },
      { type: 'message', message: message(1, 'one') },
      { type: 'message', message: message(2, 'two, edited') },
      { type: 'message', message: message(3, 'three') },
      { type: 'deleted', id: 1 },
    ];
    const texts = events.reduce<readonly PracticeMessage[]>(applyPracticeEvent, []).map(({ text }) => text);
    expect(texts).toEqual(['two, edited', 'three']);
  });

  test('loses nothing that is said while its list is on the way', async () => {
    const fake = new FakeCarillon(practiceWorld());
    const { api, answer } = slowCarillon(fake);
    const link = createLink(api);
    const chat = createPracticeChat(link);
    link.start();
    await settled();
    fake.say('bot', 'while the list travels');
    await answer();
    expect(chat.messages.value.at(-1)?.text).toBe('while the list travels');
    expect(chat.messages.value).toHaveLength(8);
  });

  test('is read again after a broken connection', async () => {
    const fake = new FakeCarillon(practiceWorld());
    const link = createLink(hostOf(fake));
    const chat = createPracticeChat(link);
    link.start();
    await settled();
    const push: Push = { topic: 'state', change: { type: 'snapshot', state: fake.current() } };
    fake.emit(push);
    await settled();
    expect(fake.callsOf('practice.messages')).toHaveLength(2);
    expect(chat.messages.value).toHaveLength(7);
  });
});

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('go by themselves, those with an offer later, and none while it is pointed at', () => {
    const toasts = createToasts();
    toasts.show({ text: 'plain' });
    toasts.show({ text: 'offer', action: { label: 'Undo', run() {} } });
    vi.advanceTimersByTime(6_000);
    expect(toasts.list.value.map(({ text }) => text)).toEqual(['offer']);
    toasts.hold(true);
    vi.advanceTimersByTime(60_000);
    expect(toasts.list.value).toHaveLength(1);
    toasts.hold(false);
    vi.advanceTimersByTime(12_000);
    expect(toasts.list.value).toEqual([]);
  });

  test('an older offer to undo goes when a newer one comes: it would take back something else', () => {
    const toasts = createToasts();
    const action = { label: 'Undo', run() {} };
    toasts.show({ text: 'Stopped a', action });
    toasts.show({ text: 'Stopped b', action });
    expect(toasts.list.value.map(({ text }) => text)).toEqual(['Stopped b']);
  });

  test('at most three are shown, and the same words once', () => {
    const toasts = createToasts();
    for (const text of ['a', 'b', 'b', 'c', 'd']) toasts.show({ text });
    expect(toasts.list.value.map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  });
});

test('a world of the tests is one that the contract allows', async () => {
  const fake = new FakeCarillon(busyWorld({ jobs: mixedJobs() }));
  expect((await fake.call('state.get', undefined)).ok).toBe(true);
});
