import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { gateOf } from '../../../main/core/permission.ts';
import { resend } from '../../../main/core/resolve-delivery.ts';
import { draft, openWorld, sendNow, type World } from '../../support/core-world.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';

const OFFLINE = { kind: 'retry', scope: 'all', reason: verbatim('Offline.') } as const;
const ALREADY = '“Stand up!” is being sent already.';

const resending = (world: World, key: string, isHeld = false, anyway = false) => {
  const onDelivery = (delivery: Delivery) => world.state.setDelivery(delivery, 0);
  const deps = { ...world, ...world.sends, gate: gateOf(world.store, world.clock), onDelivery };
  return resend(deps, key, { isHeld, anyway });
};

describe('one gesture is one send', () => {
  test('a double click, an Enter that is held, two taps, and window and chat at the same time', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.run(id, 'window');
    for (const by of ['window', 'window', 'chat', 'tray', 'chat'] as const)
      expect(() => world.jobs.run(id, by)).toThrow(ALREADY);
    await world.clock.advance(2 * SECOND);
    expect(world.states()).toEqual(['sent']);
    // It has arrived, and the finger is only now off the key.
    expect(() => world.jobs.run(id, 'window')).toThrow(ALREADY);
    await world.clock.advance(10 * SECOND);
    world.jobs.run(id, 'window');
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent', 'sent']);
  });

  test('what still waits for the network is not asked for a second time', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const id = sendNow(world, 'Stand up!');
    await world.clock.advance(5 * MINUTE);
    expect(() => world.jobs.run(id, 'window')).toThrow(ALREADY);
    expect(world.states()).toEqual(['pending']);
  });

  test('/once says the same to the same chat once; another chat, topic or text is another message', async () => {
    const world = openWorld();
    const to = { chatId: 1, message: { text: 'Lunch!' } };
    world.jobs.createOnceNow(to, 'chat');
    expect(() => world.jobs.createOnceNow(to, 'chat')).toThrow('“Lunch!” is being sent already.');
    world.jobs.createOnceNow({ ...to, chatId: 2 }, 'chat');
    world.jobs.createOnceNow({ ...to, threadId: 7 }, 'chat');
    world.jobs.createOnceNow({ ...to, message: { text: 'Dinner!' } }, 'chat');
    await world.clock.advance(MINUTE);
    expect(world.messenger.requests).toHaveLength(4);
    expect(world.jobs.list()).toHaveLength(4);
  });

  test('a missed message that is sent after all, twice in a row', async () => {
    const world = openWorld();
    world.messenger.answer({ kind: 'failed', reason: verbatim('Blocked.') });
    sendNow(world, 'Stand up!');
    await world.clock.settle();
    const [{ key } = { key: '' }] = world.deliveries();
    expect(resending(world, key)?.state).toBe('pending');
    expect(() => resending(world, key)).toThrow(ALREADY);
    await world.clock.advance(2 * SECOND);
    expect(world.states()).toEqual(['sent']);
    expect(() => resending(world, key)).toThrow(ALREADY);
    await world.clock.advance(MINUTE);
    expect(resending(world, key)).toBeNull();
    expect(world.messenger.requests).toHaveLength(2);
  });

  test('a disk that refuses has begun nothing: the next click may send', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.store.breakWith(new Error('The disk is full.'));
    expect(() => world.jobs.createOnceNow({ chatId: 1, message: { text: 'x' } }, 'chat')).toThrow('full');
    world.store.breakWith(null);
    world.jobs.createOnceNow({ chatId: 1, message: { text: 'x' } }, 'chat');
    world.jobs.run(id, 'window');
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts.sort()).toEqual(['Stand up!', 'x']);
  });
});

describe('five seconds to take it back', () => {
  const held = (by: 'window' | 'tray' = 'window') => {
    const world = openWorld({ undoSend: true });
    const { id } = world.jobs.create(draft(), 'window');
    const { key, until } = world.jobs.run(id, by);
    return { world, id, key, until };
  };

  test('it leaves when they are over, and every surface sees it wait', async () => {
    const { world, id, key, until } = held();
    expect(until).toBe(world.clock.now() + 5 * SECOND);
    const send = { key, jobId: id, title: '“Stand up!”', chatId: 1001, until };
    expect(world.state.current().held).toEqual([send]);
    await world.clock.advance(4.9 * SECOND);
    expect(world.states()).toEqual(['pending']);
    await world.clock.advance(SECOND);
    expect(world.states()).toEqual(['sent']);
    expect(world.state.current().held).toEqual([]);
  });

  test('taken back it is not sent, the history says so, and it may be sent again at once', async () => {
    const { world, id, key } = held('tray');
    world.jobs.takeBack(key);
    await world.clock.advance(MINUTE);
    expect(world.deliveries()).toMatchObject([{ state: 'skipped', reason: verbatim('You undid sending it.') }]);
    expect(world.state.current().held).toEqual([]);
    world.jobs.run(id, 'window');
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['Stand up!']);
  });

  test('once it has left it is too late', async () => {
    const { world, key } = held();
    await world.clock.advance(6 * SECOND);
    expect(() => world.jobs.takeBack(key)).toThrow('too late');
    expect(world.states()).toEqual(['sent']);
  });

  test('the chat sends at once, and so does who switched it off', async () => {
    const world = openWorld({ undoSend: true });
    world.jobs.run(world.jobs.create(draft(), 'window').id, 'chat');
    world.jobs.createOnceNow({ chatId: 1, message: { text: 'now' } }, 'chat');
    const other = openWorld();
    expect(other.jobs.run(other.jobs.create(draft(), 'window').id, 'window').until).toBeNull();
    await Promise.all([world.clock.settle(), other.clock.settle()]);
    expect(world.messenger.texts.sort()).toEqual(['Stand up!', 'now']);
    expect(other.messenger.texts).toEqual(['Stand up!']);
  });

  test.each([
    ['stopped', ({ jobs }: World, id: string) => jobs.stop(id, 'chat')],
    ['paused', ({ jobs }: World, id: string) => jobs.pause(id, 'chat')],
    ['paused with all others', ({ jobs }: World) => jobs.pauseAll('chat')],
  ])('a message that is %s meanwhile does not leave', async (_, act) => {
    const { world, id } = held();
    act(world, id);
    expect(world.state.current().held).toEqual([]);
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['skipped']);
  });

  test('one that is edited meanwhile leaves as it is then', async () => {
    const { world, id } = held();
    world.jobs.edit(id, draft({ text: 'Sit down!' }), 'chat');
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['Sit down!']);
  });

  test('it holds up nobody else in its chat', async () => {
    const { world } = held();
    sendNow(world, 'from the chat');
    await world.clock.advance(SECOND);
    expect(world.messenger.texts).toEqual(['from the chat']);
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['from the chat', 'Stand up!']);
  });

  test('a crash within them loses nothing and doubles nothing: the next start sends it, once', async () => {
    const { world, id } = held();
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect(next.states()).toEqual(['sent']);
    expect(next.messenger.texts).toEqual(['Stand up!']);
    expect(next.jobs.find(id)?.phase).toBe('active');
    const last = next.crash();
    await last.clock.advance(MINUTE);
    expect(last.messenger.texts).toEqual([]);
  });

  test('a crash days before the next start sends nothing late: the history says why', async () => {
    const world = openWorld({ undoSend: true });
    const schedule = { kind: 'once', at: '2027-01-01T12:00' } as const;
    const missed = { policy: 'latest', maxLatenessMs: HOUR } as const;
    world.jobs.run(world.jobs.create(draft({ schedule, missed }), 'window').id, 'window');
    world.clock.sleep(3 * DAY);
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect(next.messenger.texts).toEqual([]);
    expect(next.deliveries()[0]).toMatchObject({
      state: 'skipped',
      reason: verbatim('Carillon ended before it could be sent.'),
    });
  });

  test('offline for longer than "now" can mean, it is asked about, not sent', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const id = sendNow(world, 'Stand up!');
    await world.clock.advance(HOUR);
    expect(world.states()).toEqual(['pending']);
    world.clock.sleep(20 * HOUR);
    world.messenger.answer();
    const before = world.messenger.texts.length;
    world.replan();
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toHaveLength(before);
    expect(world.state.current().missed).toMatchObject([{ jobId: id, state: 'skipped' }]);
  });

  test('a crash within them, and the next start hours later: it is asked about, not sent', async () => {
    const world = openWorld({ undoSend: true });
    const { id } = world.jobs.create(draft({ schedule: { kind: 'once', at: '2027-01-01T12:00' } }), 'window');
    world.jobs.run(id, 'window');
    world.clock.sleep(20 * HOUR);
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect(next.messenger.texts).toEqual([]);
    const reason = 'Carillon ended before it could be sent.';
    expect(next.state.current().missed).toMatchObject([{ jobId: id, state: 'skipped', reason }]);
  });

  test('quitting within them sends it on the way out', async () => {
    const { world } = held();
    world.sends.held.flush();
    const stopped = world.outbox.stop(2 * SECOND);
    await world.clock.settle();
    await stopped;
    expect(world.states()).toEqual(['sent']);
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect([...world.messenger.texts, ...next.messenger.texts]).toEqual(['Stand up!']);
  });

  test('one that may not have arrived stays undecided until it is sent again, through a crash as through an undo', async () => {
    const world = openWorld({ undoSend: true });
    world.messenger.answer({ kind: 'unsure', reason: verbatim('No answer.') });
    sendNow(world, 'Stand up!');
    await world.clock.settle();
    const [{ key } = { key: '' }] = world.deliveries();
    resending(world, key, true);
    expect(() => resending(world, key, true)).toThrow(ALREADY);
    expect(world.states()).toEqual(['unsure']);
    world.jobs.takeBack(key);
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['unsure']);
    resending(world, key, true);
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect(next.states()).toEqual(['unsure']);
    resending(next, key, true);
    await next.clock.advance(6 * SECOND);
    expect(next.states()).toEqual(['sent']);
    expect(next.messenger.texts).toEqual(['Stand up!']);
  });
});

describe('what was missed, and is sent by hand outside its bounds', () => {
  test.each([
    [
      'in its quiet hours',
      { quiet: { from: '10:30', to: '18:00', mode: 'wait' } as const },
      /^It may not be sent before 18:00: quiet hours\.$/,
    ],
    ['on a day off', { except: ['2026-03-27'] }, /day off/],
    ['after its last day', { until: '2026-03-26' }, /its last day was Thu 26 Mar 2026/],
  ])('%s is asked about first, and goes out when it is wanted all the same', async (_, bounds, why) => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T10:30' } }), 'window');
    world.messenger.answer({ kind: 'failed', reason: verbatim('No.') });
    await world.clock.advance(HOUR);
    const [failed] = world.deliveries();
    const job = world.store.read().jobs[0];
    world.store.write({ ...world.store.read(), jobs: job ? [{ ...job, ...bounds }] : [] });
    expect(() => resending(world, failed?.key ?? '')).toThrow(why);
    expect(world.deliveries()[0]?.state).toBe('failed');
    resending(world, failed?.key ?? '', false, true);
    await world.clock.advance(MINUTE);
    expect(world.deliveries()[0]?.state).toBe('sent');
  });
});
