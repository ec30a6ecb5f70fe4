import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exception } from '../../../main/contract/job.ts';
import { jitterOf } from '../../../main/core/due-state.ts';
import { draft, everyMinute, openWorld } from '../../support/core-world.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';

/** Due times of what was sent, as UTC shows them. */
function sentAt(world: ReturnType<typeof openWorld>): string[] {
  return world
    .deliveries()
    .filter(({ state }) => state === 'sent')
    .map(({ dueAt }) => new Date(dueAt).toISOString().slice(0, 16));
}

describe('a pause with dates', () => {
  test('of several messages, several at once: the list says when each comes next, and nothing is sent in between', async () => {
    const world = openWorld();
    const now = world.clock.now();
    const ids = [1, 2].map((n) => world.jobs.create(draft({ text: `Bell ${n}`, schedule: everyMinute }), 'window').id);
    const other = world.jobs.create(draft({ text: 'Open', schedule: everyMinute }), 'window').id;
    world.jobs.pauseBetween('window', { from: now + MINUTE, until: now + HOUR }, ids);
    world.jobs.pauseBetween('chat', { from: now + 2 * HOUR, until: now + 3 * HOUR }, ids);
    await world.clock.advance(90 * SECOND);
    const end = now + HOUR;
    expect(ids.map((id) => world.jobs.find(id))).toMatchObject([
      { status: 'active', nextAt: end },
      { status: 'active', nextAt: end },
    ]);
    expect(world.jobs.find(other)?.nextAt).toBe(now + 2 * MINUTE);
    await world.clock.advance(4 * HOUR);
    const sent = world.deliveries().filter(({ jobId, state }) => jobId === ids[0] && state === 'sent');
    const isWithin = (at: number, from: number, until: number) => at >= from && at < until;
    expect(sent.length).toBeGreaterThan(60);
    expect(sent.filter(({ dueAt }) => isWithin(dueAt, now + MINUTE, end))).toEqual([]);
    expect(sent.filter(({ dueAt }) => isWithin(dueAt, now + 2 * HOUR, now + 3 * HOUR))).toEqual([]);
  });

  test('taken back before or in the middle ends for all that have it, owes nothing, and comes back by undo', async () => {
    const world = openWorld();
    const now = world.clock.now();
    const ids = [1, 2].map((n) => world.jobs.create(draft({ text: `Bell ${n}`, schedule: everyMinute }), 'window').id);
    const pause = { from: now, until: now + 10 * DAY };
    const later = { from: now + 20 * DAY, until: now + 30 * DAY };
    world.jobs.pauseBetween('window', pause, ids);
    world.jobs.pauseBetween('window', later, ids);
    await world.clock.advance(30 * MINUTE);
    expect(world.jobs.cancelPause('window', pause, [...ids, 'zzzz'])).toBe(2);
    expect(world.jobs.find(ids[0] as string)?.pauses).toEqual([later]);
    expect(world.state.rest.undo).toEqual('Took back a pause of 2 messages');
    // Two to one chat leave a second apart.
    await world.clock.advance(MINUTE + 5 * SECOND);
    expect(sentAt(world)).toEqual(['2026-03-27T09:31', '2026-03-27T09:31']);
    expect(() => world.jobs.cancelPause('chat', pause, ids)).toThrow('That pause is over, or was taken back already.');
    world.jobs.undo();
    expect(world.jobs.find(ids[0] as string)).toMatchObject({ pauses: [pause, later], nextAt: pause.until });
  });

  test('leaves what comes once, and is refused where nothing recurs', () => {
    const world = openWorld();
    const now = world.clock.now();
    const once = world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-28T12:00' } }), 'window').id;
    const series = world.jobs.create(draft({ text: 'Bell', schedule: everyMinute }), 'window').id;
    const span = { from: now, until: now + 3 * DAY };
    expect(world.jobs.pauseBetween('window', span, [once, series])).toEqual({ paused: 1, once: 1 });
    expect(world.jobs.find(once)?.pauses).toBeUndefined();
    expect(() => world.jobs.pauseBetween('window', span, [once])).toThrow('No recurring message could be paused then.');
  });
});

describe('a run that was left out or put off', () => {
  test('comes as its series has it again, which undo takes back', async () => {
    const world = openWorld();
    const now = world.clock.now();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.skipNext(id, 'window');
    world.jobs.snooze(id, now + HOUR + 1, 'window');
    expect(world.jobs.find(id)?.nextAt).toBe(now + 3 * MINUTE);
    world.jobs.restoreRun(id, now + 2 * MINUTE, 'window');
    expect(world.jobs.restoreRun(id, now + MINUTE, 'window')).toMatchObject({ nextAt: now + MINUTE });
    expect(world.jobs.find(id)?.exceptions).toBeUndefined();
    world.jobs.undo();
    expect(world.jobs.find(id)).toMatchObject({ nextAt: now + 2 * MINUTE });
  });

  test('stays so once its time has passed, and what is as usual cannot be taken back', async () => {
    const world = openWorld();
    const now = world.clock.now();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.skipNext(id, 'window');
    expect(() => world.jobs.restoreRun(id, now + 5 * MINUTE, 'window')).toThrow('as its series has it');
    await world.clock.advance(MINUTE);
    expect(() => world.jobs.restoreRun(id, now + MINUTE, 'window')).toThrow('has passed');
    await world.clock.advance(MINUTE);
    expect(sentAt(world)).toEqual(['2026-03-27T09:02']);
  });
});

describe('pausing until a time', () => {
  test('one message: it goes on by itself, and what fell into the pause is not owed', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pause(id, 'chat', world.clock.now() + HOUR + 30 * SECOND);
    await world.clock.advance(HOUR + 2 * MINUTE);
    expect(sentAt(world)).toEqual(['2026-03-27T10:01', '2026-03-27T10:02']);
  });

  test('everything, over a restart in the middle', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pauseAll('tray', world.clock.now() + HOUR);
    await world.clock.advance(30 * MINUTE);
    const next = world.crash();
    expect(next.store.read()).toMatchObject({ pausedAll: true });
    await next.clock.advance(31 * MINUTE);
    // What is due at the very end of a pause is no longer in it.
    expect(sentAt(next)).toEqual(['2026-03-27T10:00', '2026-03-27T10:01']);
    expect(next.store.read()).toMatchObject({ pausedAll: false, pausedAllUntil: null });
    expect(next.state.rest.pausedAll).toBe(false);
  });

  test('an end that lies in the past is refused, and nothing changes', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    expect(() => world.jobs.pause(id, 'window', world.clock.now())).toThrow('That time has passed');
    expect(() => world.jobs.pauseAll('window', world.clock.now() - 1)).toThrow('That time has passed');
    expect(world.jobs.find(id)).toMatchObject({ phase: 'active', status: 'active' });
  });

  test('resuming ends it early', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pause(id, 'window', world.clock.now() + DAY);
    world.jobs.resume(id, 'window');
    await world.clock.advance(MINUTE);
    expect(sentAt(world)).toHaveLength(1);
  });
});

describe('a one-off whose time comes in a pause', () => {
  const oneOff = () => draft({ text: 'Rent', schedule: { kind: 'once', at: '2026-03-27T12:00' } });

  test('is not sent after it, and the history and the digest say so', async () => {
    for (const pause of ['one', 'all', 'all until'] as const) {
      const world = openWorld();
      const { id } = world.jobs.create(oneOff(), 'window');
      if (pause === 'one') world.jobs.pause(id, 'window');
      else world.jobs.pauseAll('window', pause === 'all' ? undefined : world.clock.now() + DAY);
      await world.clock.advance(DAY);
      if (pause === 'one') world.jobs.resume(id, 'window');
      else world.jobs.resumeAll('window');
      await world.clock.advance(HOUR);
      expect(world.messenger.texts).toEqual([]);
      expect(world.deliveries()).toMatchObject([{ state: 'skipped', reason: 'It was paused when its time came.' }]);
      expect(world.state.current().missed).toHaveLength(1);
    }
  });

  test('is paused as long as the pause could still be ended before its time, and not finished', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(oneOff(), 'window');
    world.jobs.pauseAll('window', world.clock.now() + DAY);
    expect(world.jobs.find(id)).toMatchObject({ phase: 'paused', nextAt: null });
    world.jobs.resumeAll('window');
    expect(world.jobs.find(id)).toMatchObject({ phase: 'active' });
    world.jobs.pauseAll('window', world.clock.now() + DAY);
    await world.clock.advance(2 * DAY);
    expect(world.jobs.find(id)).toMatchObject({ phase: 'finished' });
  });

  test('is not said to have been paused when it was sent long before, and the history has forgotten it', async () => {
    const world = openWorld();
    world.jobs.create(oneOff(), 'window');
    await world.clock.advance(DAY);
    expect(world.messenger.texts).toEqual(['Rent']);
    world.ledger.prune({ before: world.clock.now(), maxBytes: Number.MAX_SAFE_INTEGER, most: 10 });
    const next = world.crash();
    next.jobs.pauseAll('window');
    next.jobs.resumeAll('window');
    expect(next.deliveries()).toEqual([]);
    expect(next.state.current().missed).toEqual([]);
  });

  test('cannot be paused alone until later', () => {
    const world = openWorld();
    const { id } = world.jobs.create(oneOff(), 'window');
    expect(() => world.jobs.pause(id, 'window', world.clock.now() + DAY)).toThrow('comes once, within that time');
  });
});

describe('what was put off and a pause', () => {
  test('a snoozed run does not come within a pause, and comes once after a resume', async () => {
    const paused = openWorld();
    const first = paused.jobs.create(draft(), 'window');
    paused.jobs.snooze(first.id, Date.parse('2026-03-27T13:30Z'), 'chat');
    paused.jobs.pause(first.id, 'chat', Date.parse('2026-03-27T20:00Z'));
    await paused.clock.advance(DAY);
    expect(sentAt(paused)).toEqual([]);

    const resumed = openWorld();
    const second = resumed.jobs.create(draft(), 'window');
    resumed.jobs.snooze(second.id, Date.parse('2026-03-27T13:30Z'), 'chat');
    resumed.jobs.pause(second.id, 'chat');
    resumed.jobs.resume(second.id, 'chat');
    await resumed.clock.advance(DAY);
    expect(sentAt(resumed)).toHaveLength(1);
  });

  test('a run that was skipped stays so over a shorter pause', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.skipNext(id, 'window');
    world.jobs.pause(id, 'window', world.clock.now() + HOUR);
    await world.clock.advance(DAY);
    expect(sentAt(world)).toEqual([]);
  });

  test('a one-off that was put off into a pause is told of once, at the time that it had then', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T12:00' } }), 'window');
    world.jobs.snooze(id, Date.parse('2026-03-27T20:00Z'), 'window');
    expect(() => world.jobs.pause(id, 'window', Date.parse('2026-03-27T21:00Z'))).toThrow('comes once');
    world.jobs.pauseAll('window');
    await world.clock.advance(DAY);
    world.jobs.resumeAll('window');
    expect(world.deliveries().map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['skipped', Date.parse('2026-03-27T20:00Z')],
    ]);
  });
});

describe('what is put off into times that its bounds do not allow', () => {
  test('comes when its quiet hours end, and that is what the user is told', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ quiet: { from: '22:00', to: '07:00', mode: 'wait' } }), 'window');
    const { at, job } = world.jobs.snooze(id, Date.parse('2026-03-27T22:30Z'), 'chat');
    expect(new Date(at).toISOString()).toBe('2026-03-28T06:00:00.000Z');
    expect(job.exceptions).toMatchObject([{ movedTo: at }]);
    await world.clock.advanceTo('2026-03-28T06:30Z');
    expect(sentAt(world)).toContain('2026-03-28T06:00');
  });

  test('comes after a day off', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ except: ['2026-03-28'] }), 'window');
    const { at } = world.jobs.snooze(id, Date.parse('2026-03-28T10:00Z'), 'chat');
    // Midnight in Berlin, on the night in which summer time begins.
    expect(new Date(at).toISOString()).toBe('2026-03-28T23:00:00.000Z');
  });

  test('is refused after its last day, and nothing changes', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ until: '2026-03-28' }), 'window');
    const before = world.jobs.list();
    expect(() => world.jobs.snooze(id, Date.parse('2026-03-30T10:00Z'), 'chat')).toThrow(
      'its last day was Sat 28 Mar 2026',
    );
    expect(world.jobs.list()).toEqual(before);
  });
});

describe('what was decided about one occurrence', () => {
  test('a snoozed one-off that is paused and resumed comes when it was to come then', async () => {
    for (const resumeAt of ['2026-03-27T10:30Z', '2026-03-27T13:00Z']) {
      const world = openWorld();
      const { id } = world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T12:00' } }), 'window');
      world.jobs.snooze(id, Date.parse('2026-03-27T20:00Z'), 'window');
      world.jobs.pause(id, 'window');
      await world.clock.advanceTo(resumeAt);
      world.jobs.resume(id, 'window');
      await world.clock.advance(DAY);
      expect(sentAt(world)).toEqual(['2026-03-27T20:00']);
    }
  });

  test('a skipped run does not come back when a pause ends, nor a restart is made', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.skipNext(id, 'window');
    world.jobs.pause(id, 'window', world.clock.now() + DAY);
    world.jobs.resume(id, 'chat');
    world.jobs.pause(id, 'tray');
    world.jobs.resume(id, 'tray');
    const next = world.crash();
    await next.clock.advance(DAY);
    expect(sentAt(next)).toEqual([]);
  });

  test('a run that is put off to when the next is due takes no other’s place', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.snooze(id, world.clock.now() + 3 * MINUTE, 'window');
    await world.clock.advance(4 * MINUTE);
    // The third minute has the fourth's run as well.
    expect(world.messenger.texts).toHaveLength(4);
  });

  test('put off into a pause it would never come: refused', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.pause(id, 'window', world.clock.now() + 3 * DAY);
    expect(() => world.jobs.snooze(id, world.clock.now() + DAY, 'window')).toThrow('is paused at that time');
    expect(world.jobs.find(id)?.exceptions).toBeUndefined();
  });

  test('an edit of the times keeps the pause, and forgets the exceptions to the former times', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.skipNext(id, 'window');
    world.jobs.pause(id, 'window', world.clock.now() + 2 * DAY);
    const edited = world.jobs.edit(id, draft({ schedule: everyMinute }), 'window');
    expect(edited.exceptions).toBeUndefined();
    expect(edited.nextAt).toBe(world.clock.now() + 2 * DAY);
  });

  /** As another surface will write it, once one offers it. */
  function except(world: ReturnType<typeof openWorld>, exceptions: Exception[]) {
    const { jobs, ...book } = world.store.read();
    world.store.write({ ...book, jobs: jobs.map((job) => ({ ...job, exceptions })) });
    world.replan();
  }

  test('one may say something of its own, at its time or another: that one only, also when reworded or stood for', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    const minute = (n: number) => world.clock.now() + n * MINUTE;
    const message = (text: string) => ({ text });
    except(world, [
      { at: minute(2), message: message('Two') },
      { at: minute(3), movedTo: minute(5) + 30 * SECOND, message: message('Three, later') },
    ]);
    world.clock.sleep(6 * MINUTE);
    world.replan();
    await world.clock.advance(10 * SECOND);
    expect(world.messenger.texts).toEqual(['Two', 'Three, later', 'Stand up!']);
    expect(world.deliveries().map(({ key, coalesced }) => [key, coalesced])).toContainEqual([
      `${id}@${Date.parse('2026-03-27T09:03Z')}`,
      0,
    ]);
  });

  test('moved to an earlier time it comes then, and not again at its own', async () => {
    const world = openWorld();
    world.jobs.create(draft(), 'window');
    except(world, [{ at: Date.parse('2026-03-27T11:00Z'), movedTo: Date.parse('2026-03-27T09:30Z') }]);
    await world.clock.advance(DAY);
    expect(sentAt(world)).toEqual(['2026-03-27T09:30']);
  });
});

describe('the end of a pause of everything', () => {
  test('a one-off that is due after it is sent, though Carillon was closed over both', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T14:00' } }), 'window');
    world.jobs.pauseAll('window', Date.parse('2026-03-27T12:00Z'));
    world.clock.sleep(5 * HOUR);
    const next = world.crash();
    await next.clock.advance(MINUTE);
    expect(sentAt(next)).toEqual(['2026-03-27T13:00']);
  });

  test('which a full disk refuses holds up no message, and is tried again', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pauseAll('window', world.clock.now() + MINUTE);
    world.store.breakWith(new Error('ENOSPC'));
    await expect(world.clock.advance(MINUTE)).rejects.toThrow('ENOSPC');
    world.store.breakWith(null);
    await world.clock.advance(2 * MINUTE);
    expect(sentAt(world)).toEqual(['2026-03-27T09:01', '2026-03-27T09:02', '2026-03-27T09:03']);
    expect(world.state.rest.pausedAll).toBe(false);
  });
});

describe('the next run alone', () => {
  test('skipped: that one does not come, the one after does, and undo brings it back', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.skipNext(id, 'window');
    expect(world.jobs.find(id)?.nextAt).toBe(Date.parse('2026-03-28T11:00Z'));
    world.jobs.undo();
    expect(world.jobs.find(id)?.nextAt).toBe(Date.parse('2026-03-27T11:00Z'));
    world.jobs.skipNext(id, 'window');
    await world.clock.advance(2 * DAY);
    expect(sentAt(world)).toEqual(['2026-03-28T11:00']);
  });

  test('snoozed: it comes once, later, and the series keeps its times', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.snooze(id, Date.parse('2026-03-27T13:30Z'), 'chat');
    await world.clock.advance(2 * DAY);
    // The clocks of Berlin go forward on the 29th.
    expect(sentAt(world)).toEqual(['2026-03-27T13:30', '2026-03-28T11:00']);
  });

  test('snoozed twice over a restart: still once', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.snooze(id, Date.parse('2026-03-27T13:30Z'), 'chat');
    world.jobs.snooze(id, Date.parse('2026-03-27T15:00Z'), 'chat');
    const next = world.crash();
    await next.clock.advance(DAY);
    expect(sentAt(next)).toEqual(['2026-03-27T15:00']);
  });

  test('a one-off can be put off, and is finished after that', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T12:00' } }), 'window');
    world.jobs.snooze(id, Date.parse('2026-03-27T20:00Z'), 'window');
    await world.clock.advance(DAY);
    expect(sentAt(world)).toEqual(['2026-03-27T20:00']);
    expect(world.jobs.find(id)?.phase).toBe('finished');
    expect(() => world.jobs.skipNext(id, 'window')).toThrow('has no next run');
  });
});

describe('a number of runs', () => {
  test('it ends after them, also over a restart, and is then finished', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute, maxRuns: 3 }), 'window');
    await world.clock.advance(2 * MINUTE);
    const next = world.crash();
    await next.clock.advance(10 * MINUTE);
    expect(sentAt(next)).toHaveLength(3);
    expect(next.jobs.find(id)?.phase).toBe('finished');
  });

  test('what was missed counts', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute, maxRuns: 10 }), 'window');
    await world.clock.advance(MINUTE);
    world.clock.sleep(HOUR);
    world.replan();
    await world.clock.advance(HOUR);
    expect(world.deliveries().map(({ coalesced }) => coalesced)).toEqual([0, 8]);
  });

  test('running it by hand does not count', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute, maxRuns: 2 }), 'window');
    world.jobs.run(id, 'chat');
    await world.clock.advance(10 * MINUTE);
    expect(world.messenger.texts).toHaveLength(3);
  });
});

describe('jitter', () => {
  test('each run is late by up to it, never early, never twice, and keeps its due time', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ jitterMs: 30 * MINUTE }), 'window');
    const due = Date.parse('2026-03-27T11:00Z');
    const late = jitterOf(id, due, 30 * MINUTE);
    await world.clock.advance(due + late - world.clock.now() - 1);
    expect(world.messenger.texts).toEqual([]);
    await world.clock.advance(1);
    expect(world.deliveries()).toMatchObject([{ dueAt: due, state: 'sent' }]);
    await world.clock.advance(12 * HOUR);
    expect(world.messenger.texts).toHaveLength(1);
  });

  test('a run that is late on purpose is not a missed one', async () => {
    const world = openWorld();
    const missed = { policy: 'skip', maxLatenessMs: HOUR } as const;
    world.jobs.create(draft({ jitterMs: 6 * HOUR, missed }), 'window');
    await world.clock.advance(DAY);
    expect(world.deliveries()).toMatchObject([{ state: 'sent' }]);
    expect(world.state.current().missed).toEqual([]);
  });

  test('it is the same for the same run, and spread over its whole width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 42 }), fc.integer({ min: 1, max: 6 * HOUR }), (at, most) => {
        const late = jitterOf('k7pd', at, most);
        expect(late).toBe(jitterOf('k7pd', at, most));
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(most);
      }),
    );
    const fifths = [0, 0, 0, 0, 0];
    for (let day = 0; day < 1_000; day++) {
      const fifth = Math.floor((jitterOf('k7pd', day * DAY, 999) / 1_000) * 5);
      fifths[fifth] = (fifths[fifth] ?? 0) + 1;
    }
    for (const count of fifths) expect(count).toBeGreaterThan(120);
  });
});

describe('a floating zone', () => {
  test('a message of its own zone stays when the computer travels, a floating one follows it', async () => {
    const world = openWorld();
    world.jobs.create(draft({ text: 'own' }), 'window');
    world.jobs.create(draft({ text: 'floating', timeZone: 'floating' }), 'window');
    world.clock.zone = 'America/New_York';
    world.replan();
    await world.clock.advanceTo('2026-03-27T12:00:00Z');
    expect(world.messenger.texts).toEqual(['own']);
    await world.clock.advanceTo('2026-03-27T16:00:01Z');
    expect(world.messenger.texts).toEqual(['own', 'floating']);
  });

  const birthday = {
    text: 'Happy birthday!',
    timeZone: 'floating',
    schedule: { kind: 'once', at: '2026-03-27T12:00' },
  } as const;
  /** The computer lands in New York, where noon of that day is still to come, and stays. */
  async function flyToNewYork(world: ReturnType<typeof openWorld>) {
    world.clock.zone = 'America/New_York';
    world.replan();
    await world.clock.advanceTo('2026-03-28T12:00:00Z');
    return world.messenger.texts;
  }

  test('a one-off that was sent is not sent again where its time is still to come, also not after a restart', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(birthday), 'window');
    await world.clock.advanceTo('2026-03-27T12:00:00Z');
    expect(world.messenger.texts).toEqual(['Happy birthday!']);
    const next = world.crash({ messenger: world.messenger });
    expect(await flyToNewYork(next)).toEqual(['Happy birthday!']);
    expect(next.jobs.find(id)?.phase).toBe('finished');
  });

  test('nor is it said to have been paused there', async () => {
    const world = openWorld();
    world.jobs.create(draft(birthday), 'window');
    await world.clock.advanceTo('2026-03-27T12:00:00Z');
    world.jobs.pauseAll('window');
    await flyToNewYork(world);
    world.jobs.resumeAll('window');
    expect(world.states()).toEqual(['sent']);
  });

  test('nor one that was put off or called off', async () => {
    const world = openWorld();
    const later = world.jobs.create(draft(birthday), 'window');
    const never = world.jobs.create(draft({ ...birthday, text: 'Never' }), 'window');
    world.jobs.snooze(later.id, Date.parse('2026-03-27T15:00:00Z'), 'window');
    world.jobs.skipNext(never.id, 'window');
    expect(await flyToNewYork(world)).toEqual(['Happy birthday!']);
    expect(sentAt(world)).toEqual(['2026-03-27T15:00']);
  });

  test('one that is still to come does, also after a pause', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(birthday), 'window');
    world.jobs.pause(id, 'window', world.clock.now() + HOUR);
    expect(await flyToNewYork(world)).toEqual(['Happy birthday!']);
    expect(sentAt(world)).toEqual(['2026-03-27T16:00']);
  });
});

describe('while you were away', () => {
  test('what fell due in 8 hours of sleep is told once, sent or not, until it was seen', async () => {
    const world = openWorld();
    world.jobs.create(draft({ text: 'minute', schedule: everyMinute }), 'window');
    world.jobs.create(draft({ text: 'noon', missed: { policy: 'skip', maxLatenessMs: 0 } }), 'window');
    await world.clock.advance(MINUTE);
    world.clock.sleep(8 * HOUR);
    world.replan();
    await world.clock.advance(5 * SECOND);
    const { missed } = world.state.current();
    expect(missed.map(({ text, state, coalesced }) => [text, state, coalesced]).sort()).toEqual([
      ['minute', 'sent', 479],
      ['noon', 'skipped', 0],
    ]);

    const next = world.crash();
    expect(next.state.current().missed).toHaveLength(2);
    for (const { key } of missed) next.state.setDelivery(next.ledger.seen(key) as never, 0);
    expect(next.state.current().missed).toEqual([]);
    expect(next.crash().state.current().missed).toEqual([]);
  });

  test('a busy moment is no absence', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.clock.sleep(MINUTE + 50 * SECOND);
    await world.clock.settle();
    expect(world.state.current().missed).toEqual([]);
  });
});
