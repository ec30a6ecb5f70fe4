import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';
import { draft, everyMinute, openWorld } from '../../support/core-world.ts';
import { HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const timeOf = (at: number) => new Date(at).toISOString().slice(11, 19);

describe('at its time', () => {
  test('a daily message goes out each day, and its row says when it was due', async () => {
    const { jobs, clock, messenger, deliveries } = openWorld();
    jobs.create(draft({ text: 'Lunch' }), 'window');
    await clock.advanceTo('2026-03-28T12:00:00Z');
    expect(messenger.texts).toEqual(['Lunch', 'Lunch']);
    expect(deliveries()).toMatchObject([
      { state: 'sent', dueAt: Date.parse('2026-03-27T11:00Z'), coalesced: 0, attempts: 1, messageId: 1 },
      { state: 'sent', dueAt: Date.parse('2026-03-28T11:00Z') },
    ]);
  });

  test('the surfaces see the next time move on', async () => {
    const { jobs, clock, state } = openWorld();
    const { id, nextAt } = jobs.create(draft(), 'window');
    expect(nextAt).toBe(Date.parse('2026-03-27T11:00Z'));
    await clock.advanceTo('2026-03-27T11:00:00Z');
    expect(state.job(id)?.nextAt).toBe(Date.parse('2026-03-28T11:00Z'));
  });

  test('a one-off is finished once it has come', async () => {
    const { jobs, clock, state, messenger } = openWorld();
    const { id } = jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T12:00' } }), 'window');
    await clock.advance(5 * HOUR);
    expect(messenger.texts).toHaveLength(1);
    expect(state.job(id)).toMatchObject({ phase: 'finished', nextAt: null });
  });

  test('dozens that are due together all go out, none twice', async () => {
    const { jobs, clock, messenger } = openWorld({
      limits: { perSecond: 1_000, perSecondInChat: 1_000, perMinuteInGroup: 1_000 },
    });
    for (let n = 1; n <= 60; n++) jobs.create(draft({ text: `${n}`, chatId: n }), 'window');
    await clock.advanceTo('2026-03-27T11:00:01Z');
    expect(new Set(messenger.texts).size).toBe(60);
    expect(messenger.texts).toHaveLength(60);
  });
});

describe('sleep, restarts and the computer’s clock', () => {
  test('after 8 hours of sleep an every-minute message comes once and says for how many it stands', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    await world.clock.advanceTo('2026-03-27T09:01:30Z');
    world.clock.sleep(8 * HOUR);
    world.replan();
    await world.clock.settle();
    expect(world.deliveries().map(({ coalesced }) => coalesced)).toEqual([0, 479]);
    expect(world.messenger.texts).toHaveLength(2);
  });

  test('planning again, however often, sends nothing a second time', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    for (let n = 0; n < 10; n++) {
      await world.clock.advance(30 * SECOND);
      world.replan();
      world.replan();
    }
    await world.clock.settle();
    expect(world.messenger.texts).toHaveLength(5);
  });

  test('a restart sends what was missed meanwhile, and not again what was sent', async () => {
    const world = openWorld();
    world.jobs.create(draft(), 'window');
    await world.clock.advanceTo('2026-03-27T11:30:00Z');
    world.clock.sleep(24 * HOUR);
    const next = world.crash();
    await next.clock.settle();
    expect(next.states()).toEqual(['sent', 'sent']);
    const again = next.crash();
    await again.clock.settle();
    expect(again.messenger.texts).toHaveLength(0);
    expect(again.states()).toEqual(['sent', 'sent']);
  });

  test('the clock is set back an hour: what was sent in that hour is not sent again, then the series goes on', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(60);
    world.clock.set('2026-03-27T09:00:00Z');
    world.replan();
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(60);
    await world.clock.advance(2 * MINUTE);
    expect(world.messenger.texts).toHaveLength(62);
  });

  test('a clock that stood years ahead by mistake is set right: messages come again at their times', async () => {
    const world = openWorld({ start: '2031-01-01T00:00:00Z' });
    world.jobs.create(draft(), 'window');
    await world.clock.advance(24 * HOUR);
    world.clock.set('2026-03-27T09:00:00Z');
    world.replan();
    await world.clock.advance(24 * HOUR);
    await world.clock.advance(24 * HOUR);
    expect(world.messenger.requests.slice(1).map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-03-27T11:00:00.000Z',
      '2026-03-28T11:00:00.000Z',
    ]);
  });

  test('a series that was made while the clock was a year ahead comes now, and not in a year', async () => {
    const world = openWorld({ start: '2027-03-27T09:00:00Z' });
    const anchor = world.clock.now();
    const { id } = world.jobs.create(draft({ schedule: { kind: 'interval', everyMs: HOUR, anchor } }), 'window');
    const later = { kind: 'interval', everyMs: HOUR, anchor: anchor + 24 * HOUR } as const;
    world.jobs.create(draft({ text: 'Later', schedule: later }), 'window');
    world.clock.set('2026-03-27T09:10:00Z');
    world.replan();
    await world.clock.advance(2 * HOUR);
    // By the hours at which it was made to come; what was meant to begin later still is.
    expect(world.messenger.requests.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
      '10:00',
      '11:00',
    ]);
    expect(world.jobs.find(id)?.nextAt).toBe(Date.parse('2026-03-27T12:00:00Z'));
    // It outlives a restart.
    const next = world.crash();
    await next.clock.advance(HOUR);
    expect(next.messenger.texts).toHaveLength(1);
  });

  test('a pause that was begun while the clock was a year ahead lasts as long from now on, and not until then', async () => {
    const world = openWorld({ start: '2027-03-27T09:00:00Z' });
    const now = world.clock.now();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pause(id, 'chat', now + HOUR);
    const planned = world.jobs.create(draft({ text: 'Planned', schedule: everyMinute }), 'window');
    world.jobs.pause(planned.id, 'chat', now + 3 * HOUR, now + 2 * HOUR);
    world.clock.set('2026-03-27T09:00:00Z');
    const next = world.crash();
    await next.clock.advance(59 * MINUTE);
    expect(new Set(next.messenger.texts)).toEqual(new Set(['Planned']));
    await next.clock.advance(2 * MINUTE);
    expect(new Set(next.messenger.texts)).toEqual(new Set(['Planned', 'Stand up!']));
    // What was planned for a day to come is still for that day.
    expect(next.jobs.find(planned.id)?.pauses).toEqual([{ from: now + 2 * HOUR, until: now + 3 * HOUR }]);
  });

  test('the same of a pause of everything', async () => {
    const world = openWorld({ start: '2027-03-27T09:00:00Z' });
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pauseAll('chat', world.clock.now() + HOUR);
    world.clock.set('2026-03-27T09:00:00Z');
    world.replan();
    await world.clock.advance(59 * MINUTE);
    expect(world.messenger.texts).toEqual([]);
    await world.clock.advance(3 * MINUTE);
    expect(world.messenger.texts.length).toBeGreaterThan(0);
    expect(world.store.read().pausedAll).toBe(false);
  });

  test('a clock that ran two hours ahead at the start: what it took for missed comes at its time, once', async () => {
    const world = openWorld({ start: '2026-03-27T10:00:00Z' });
    world.jobs.create(draft({ missed: { policy: 'skip', maxLatenessMs: 0 }, reminder: {} }), 'window');
    world.clock.set('2026-03-27T12:01:00Z');
    const next = world.crash();
    await next.clock.advance(SECOND);
    expect(next.states()).toEqual(['skipped']);
    next.clock.set('2026-03-27T10:02:00Z');
    next.replan();
    await next.clock.advanceTo('2026-03-27T11:00:01Z');
    expect(next.messenger.requests).toMatchObject([{ acknowledgement: { recurs: true } }]);
    next.clock.set('2026-03-27T10:30:00Z');
    const last = next.crash();
    await last.clock.advanceTo('2026-03-27T13:00:00Z');
    expect(last.messenger.requests).toEqual([]);
    expect(last.states()).toEqual(['skipped', 'sent']);
    const [skipped, sent] = last.deliveries() as [Delivery, Delivery];
    expect(deliveryTimeline(sent, last.ledger.steps(sent.key))[0]?.text).toEqual('It fell due.');
    expect(last.ledger.runCount(skipped.jobId)).toBe(1);
  });

  test('the clock is set forward: what fell into the leap is late, not lost', async () => {
    const world = openWorld();
    world.jobs.create(draft(), 'window');
    world.clock.set('2026-03-27T15:00:00Z');
    world.replan();
    await world.clock.settle();
    expect(world.states()).toEqual(['sent']);
  });

  test('a full disk at the time that it is due delays a message, and does not lose it', async () => {
    const world = openWorld();
    world.jobs.create(draft(), 'window');
    world.jobs.create(draft({ text: 'Also' }), 'window');
    const add = world.ledger.add.bind(world.ledger);
    let refusals = 0;
    world.ledger.add = (delivery, at) => {
      if (delivery.text === 'Also' && refusals++ === 0) throw new Error('database or disk is full');
      return add(delivery, at);
    };
    await expect(world.clock.advanceTo('2026-03-27T11:00:00Z')).rejects.toThrow('disk is full');
    expect(world.states()).toEqual([]);
    await world.clock.advance(20 * SECOND);
    expect(world.messenger.texts.sort()).toEqual(['Also', 'Stand up!']);
  });
});

describe('a message never overlaps itself', () => {
  test('what falls due while the last one still waits coalesces into it, and the history says so', async () => {
    const { jobs, clock, messenger, outbox, deliveries } = openWorld();
    messenger.answerBy(() => OFFLINE);
    jobs.create(draft({ schedule: everyMinute }), 'window');
    await clock.advance(5 * MINUTE + SECOND);
    expect(deliveries()).toMatchObject([{ state: 'pending', coalesced: 4, reason: 'Telegram cannot be reached.' }]);
    messenger.answer();
    outbox.wake();
    await clock.settle();
    expect(deliveries()).toMatchObject([{ state: 'sent', coalesced: 4 }]);
  });

  test('what fails after the run was recorded is tried again, and the run is not taken for another', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute, reminder: {}, maxRuns: 10 }), 'window');
    await world.clock.advance(MINUTE + SECOND);
    world.messenger.answerBy(() => OFFLINE);
    const setAsk = world.ledger.setAcknowledgement.bind(world.ledger);
    world.ledger.setAcknowledgement = () => {
      world.ledger.setAcknowledgement = setAsk;
      throw new Error('database or disk is full');
    };
    await expect(world.clock.advance(MINUTE)).rejects.toThrow('disk is full');
    await world.clock.advance(30 * SECOND);
    expect(world.deliveries()).toMatchObject([
      { state: 'sent', coalesced: 0 },
      { state: 'pending', coalesced: 0 },
    ]);
    expect(world.ledger.runCount(id)).toBe(2);
  });

  test('that it coalesced outlives a restart', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    await world.clock.advance(5 * MINUTE + SECOND);
    world.messenger.answer();
    const next = world.crash();
    await next.clock.settle();
    expect(next.deliveries()).toMatchObject([{ state: 'sent', coalesced: 4 }]);
  });

  test('so too when it was the user’s own "send now" that still waited', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft(), 'window');
    await world.clock.advanceTo('2026-03-27T10:59:00Z');
    world.jobs.run(id, 'chat');
    await world.clock.advanceTo('2026-03-27T11:01:00Z');
    world.messenger.answer();
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect(next.deliveries()).toMatchObject([{ state: 'sent', coalesced: 1 }]);
  });

  test('with "send all missed" each one is sent', async () => {
    const { jobs, clock, messenger, deliveries } = openWorld();
    messenger.answerBy(() => OFFLINE);
    jobs.create(draft({ schedule: everyMinute, missed: { policy: 'all', maxLatenessMs: HOUR } }), 'window');
    await clock.advance(5 * MINUTE + SECOND);
    messenger.answer();
    await clock.advance(MINUTE);
    expect(deliveries().map(({ state, dueAt }) => `${timeOf(dueAt)} ${state}`)).toEqual([
      '09:01:00 sent',
      '09:02:00 sent',
      '09:03:00 sent',
      '09:04:00 sent',
      '09:05:00 sent',
      '09:06:00 sent',
    ]);
  });
});

describe('paused', () => {
  test('a paused message is not sent, and owes nothing when it is resumed', async () => {
    const { jobs, clock, messenger, state } = openWorld();
    const { id } = jobs.create(draft({ schedule: everyMinute }), 'window');
    jobs.pause(id, 'window');
    await clock.advance(10 * MINUTE);
    expect(state.job(id)).toMatchObject({ phase: 'paused', nextAt: null });
    jobs.resume(id, 'window');
    await clock.settle();
    expect(messenger.texts).toEqual([]);
    await clock.advance(MINUTE);
    expect(messenger.texts).toHaveLength(1);
  });

  test('all paused: none is sent, also after a restart; resumed, they go on without catching up', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pauseAll('chat');
    await world.clock.advance(10 * MINUTE);
    const next = world.crash();
    await next.clock.advance(10 * MINUTE);
    expect(next.states()).toEqual([]);
    next.jobs.resumeAll('tray');
    await next.clock.advance(MINUTE);
    expect(next.states()).toEqual(['sent']);
  });
});
