import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../main/contract/schedule.ts';
import type { SimulatedEvent } from '../../../main/core/simulate/events.ts';
import { simulate } from '../../../main/core/simulate/simulate.ts';
import { everyMinute } from '../../support/core-world.ts';
import { english } from '../../support/english.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { at, FROM, inShort, jobOf, run, timeOf } from '../../support/simulated.ts';

describe('a computer that is awake', () => {
  test('sends each message at its time, once', async () => {
    const { runs, messages, until } = await run(jobOf(), FROM + 3 * DAY);
    expect(inShort(runs)).toEqual(['03-27 11:00 sent 0', '03-28 11:00 sent 0', '03-29 10:00 sent 0']);
    expect(runs.map(({ sentAt, dueAt }) => (sentAt ?? 0) - dueAt)).toEqual([0, 0, 0]);
    expect(messages).toBe(3);
    expect(until).toBe(FROM + 3 * DAY);
  });

  test('keeps to Telegram’s pace: forty messages to one group take as long as they must', async () => {
    const jobs = Array.from({ length: 40 }, () => jobOf({ chatId: -5 }));
    const { runs } = await run(jobs, FROM + 3 * HOUR);
    expect(new Set(runs.map(({ jobId }) => jobId)).size).toBe(40);
    const late = runs.map(({ sentAt, dueAt }) => Math.round(((sentAt ?? 0) - dueAt) / SECOND));
    expect([late[0], late[1], late[19], late[20], late[39]]).toEqual([0, 1, 19, 60, 79]);
  });

  test('the same input has the same outcome', async () => {
    const jobs = [jobOf({ schedule: everyMinute }), jobOf({ jitterMs: HOUR })];
    const events: SimulatedEvent[] = [
      { kind: 'outage', at: FROM + 10 * MINUTE, until: FROM + 30 * MINUTE },
      { kind: 'quit', at: FROM + 40 * MINUTE, until: FROM + 50 * MINUTE },
    ];
    expect(await run(jobs, FROM + 4 * HOUR, events)).toEqual(await run(jobs, FROM + 4 * HOUR, events));
  });

  test('what was due before the simulation is nothing of its concern', async () => {
    const { runs } = await run(jobOf({ since: FROM - 30 * DAY }), FROM + DAY);
    expect(inShort(runs)).toEqual(['03-27 11:00 sent 0']);
  });

  test('unless the ledger’s knowledge is given: then it catches up, and counts the runs that there were', async () => {
    const daily = jobOf({ since: FROM - 30 * DAY, maxRuns: 5, missed: { policy: 'latest', maxLatenessMs: DAY } });
    const known = {
      lastDue: new Map([[daily.id, at('2026-03-24T11:00Z')]]),
      runCounts: new Map([[daily.id, 2]]),
    };
    const { runs } = await run(daily, FROM + 5 * DAY, [], { known });
    expect(inShort(runs)).toEqual(['03-26 11:00 sent 1', '03-27 11:00 sent 0']);
  });

  test('a long one can be cut short, says how far it came, and lets others work meanwhile', async () => {
    let breaths = 0;
    const breathe = async () => void breaths++;
    const cut = await run(jobOf({ schedule: everyMinute }), FROM + 365 * DAY, [], { most: 3_000, breathe });
    // Each is due, on its way, and sent.
    expect(cut.runs).toHaveLength(1_000);
    expect(cut.until).toBe(FROM + 1_000 * MINUTE);
    expect(breaths).toBeGreaterThan(2);
  });
});

describe('sleep', () => {
  const night = { kind: 'sleep', at: FROM + 30 * SECOND, until: FROM + 8 * HOUR + 30 * SECOND } as const;

  test('8 hours of an every-minute message: one message on waking, which stands for 479 more', async () => {
    const { runs } = await run(jobOf({ schedule: everyMinute }), FROM + 8 * HOUR + 2 * MINUTE, [night]);
    expect(inShort(runs)).toEqual(['03-27 17:00 sent 479', '03-27 17:01 sent 0', '03-27 17:02 sent 0']);
    expect(runs[0]).toMatchObject({ sentAt: night.until, missed: true });
  });

  test.each([
    ['skip', DAY, ['03-27 11:00 skipped 0'], null],
    ['latest', HOUR, ['03-27 11:00 skipped 0'], null],
    ['latest', DAY, ['03-27 11:00 sent 0'], night.until],
    ['all', DAY, ['03-27 11:00 sent 0'], night.until],
  ] as const)('a one-off in it, policy %s, at most %i ms late', async (policy, maxLatenessMs, expected, sentAt) => {
    const once = jobOf({
      schedule: { kind: 'once', at: '2026-03-27T12:00' },
      missed: { policy, maxLatenessMs },
    });
    const { runs } = await run(once, FROM + DAY, [night]);
    expect(inShort(runs)).toEqual(expected);
    expect(runs[0]).toMatchObject({ sentAt, missed: true });
    if (sentAt === null) expect(english(runs[0]?.reason)).toMatch(/computer slept/);
  });

  test('"all" sends each that it missed, in order', async () => {
    const hourly = jobOf({
      schedule: { kind: 'cron', expression: '0 * * * *' },
      missed: { policy: 'all', maxLatenessMs: DAY },
    });
    const { runs } = await run(hourly, FROM + 8 * HOUR + 50 * MINUTE, [night]);
    expect(runs.map(({ dueAt }) => timeOf(dueAt).slice(0, 2)).join(' ')).toBe('10 11 12 13 14 15 16 17');
    expect(runs.every(({ state }) => state === 'sent')).toBe(true);
  });

  test('sleeps that overlap or follow upon each other are one', async () => {
    const stretch = (from: number, to: number) => ({ kind: 'sleep', at: FROM + from, until: FROM + to }) as const;
    const { runs } = await run(jobOf({ schedule: everyMinute }), FROM + 5 * HOUR, [
      stretch(SECOND, 2 * HOUR),
      stretch(HOUR, 3 * HOUR),
      stretch(3 * HOUR, 4 * HOUR),
    ]);
    expect(runs[0]).toMatchObject({ dueAt: FROM + 4 * HOUR, coalesced: 239 });
  });

  test('it sleeps every night of a year: one message a night', async () => {
    const nights = Array.from({ length: 365 }, (_, day) => {
      const evening = at('2026-03-27T22:00Z') + day * DAY;
      return { kind: 'sleep', at: evening, until: evening + 8 * HOUR } as const;
    });
    const job = jobOf({ schedule: { kind: 'cron', expression: '0 1,2,3,4 * * *' }, timeZone: 'UTC' });
    const { runs } = await run(job, FROM + 365 * DAY, nights);
    expect(runs).toHaveLength(365);
    expect(runs.every(({ coalesced, state }) => coalesced === 3 && state === 'sent')).toBe(true);
  });

  test('the limit of runs counts what coalesced, and the last of them still comes', async () => {
    const job = jobOf({ schedule: everyMinute, maxRuns: 4 });
    const asleep = { kind: 'sleep', at: FROM + SECOND, until: FROM + 3 * MINUTE + 30 * SECOND } as const;
    const { runs } = await run(job, FROM + HOUR, [asleep]);
    expect(inShort(runs)).toEqual(['03-27 09:03 sent 2', '03-27 09:04 sent 0']);
  });
});

describe('quitting', () => {
  test('over a weekend: what was due is sent once on Monday, what is too late by then is skipped and said so', async () => {
    const friday = at('2026-03-27T17:00Z');
    const monday = at('2026-03-30T06:30Z');
    const daily = jobOf({ id: 'day2', schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] } });
    const saturday = jobOf({ id: 'sat2', schedule: { kind: 'once', at: '2026-03-28T12:00' } });
    const { runs } = await run([daily, saturday], monday + 5 * HOUR, [{ kind: 'quit', at: friday, until: monday }]);
    const of = (id: string) => inShort(runs.filter(({ jobId }) => jobId === id));
    expect(of('day2')).toEqual(['03-29 07:00 sent 1', '03-30 07:00 sent 0']);
    expect(of('sat2')).toEqual(['03-28 11:00 skipped 0']);
  });

  test('started again and again, it sends nothing a second time', async () => {
    const events = Array.from({ length: 50 }, (_, n) => {
      const from = FROM + n * 70 * SECOND;
      return { kind: 'quit', at: from, until: from + 5 * SECOND } as const;
    });
    const { runs, messages } = await run(jobOf({ schedule: everyMinute }), FROM + HOUR, events);
    expect(runs).toHaveLength(60);
    expect(messages).toBe(60);
  });

  test('asleep when it should be started, it starts on waking', async () => {
    const { runs } = await run(jobOf({ schedule: everyMinute }), FROM + 31 * MINUTE, [
      { kind: 'quit', at: FROM + SECOND, until: FROM + 10 * MINUTE },
      { kind: 'sleep', at: FROM + 5 * MINUTE, until: FROM + 30 * MINUTE },
    ]);
    expect(inShort(runs)).toEqual(['03-27 09:30 sent 29', '03-27 09:31 sent 0']);
  });
});

describe('the computer’s clock', () => {
  test('is set back an hour: nothing of that hour comes again, then the series goes on', async () => {
    const { runs, messages } = await run(jobOf({ schedule: everyMinute }), FROM + 2 * HOUR + 2 * MINUTE, [
      { kind: 'clock', at: FROM + HOUR + SECOND, byMs: -HOUR },
    ]);
    expect(new Set(runs.map(({ key }) => key)).size).toBe(runs.length);
    expect(runs).toHaveLength(62);
    expect(messages).toBe(62);
  });

  test('stood a year ahead and is set right: messages come at their times, none doubled', async () => {
    const { runs } = await run(jobOf({ timeZone: 'UTC' }), FROM + 10 * DAY, [
      { kind: 'clock', at: FROM + HOUR, byMs: 365 * DAY },
      { kind: 'clock', at: FROM + 3 * DAY, byMs: -365 * DAY },
    ]);
    expect(new Set(runs.map(({ key }) => key)).size).toBe(runs.length);
    const set = runs.findIndex(({ dueAt }, n) => n > 0 && dueAt < (runs[n - 1]?.dueAt ?? 0));
    expect(inShort(runs.slice(set))).toEqual(
      ['03-30', '03-31', '04-01', '04-02', '04-03', '04-04', '04-05'].map((day) => `${day} 12:00 sent 0`),
    );
  });

  test('is set forwards: what fell into the leap is late by that, not lost, and comes within 15 s', async () => {
    const { runs } = await run(jobOf(), FROM + 3 * HOUR, [{ kind: 'clock', at: FROM + MINUTE, byMs: 4 * HOUR }]);
    expect(inShort(runs)).toEqual(['03-27 11:00 sent 0']);
    const heard = (runs[0]?.sentAt ?? 0) - (FROM + MINUTE + 4 * HOUR);
    expect(heard).toBeGreaterThan(0);
    expect(heard).toBeLessThanOrEqual(15 * SECOND);
  });

  test('drifts by a second now and then: that is no jump, but it adds up to one', async () => {
    const drift = Array.from({ length: 10 }, (_, n) => {
      return { kind: 'clock', at: FROM + (n + 1) * MINUTE + 20 * SECOND, byMs: 1_000 } as const;
    });
    const { runs } = await run(jobOf({ schedule: everyMinute }), FROM + 20 * MINUTE, drift);
    expect(runs.length).toBeGreaterThanOrEqual(20);
    expect(runs.every(({ sentAt, dueAt }) => sentAt !== null && sentAt >= dueAt && sentAt - dueAt <= 3_000)).toBe(true);
  });
});

describe('daylight saving time', () => {
  const nightly: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['02:30'] };

  test('spring: the time that is skipped comes as much later as the gap is wide', async () => {
    const { runs } = await run(jobOf({ schedule: nightly }), FROM + 3 * DAY);
    expect(inShort(runs)).toEqual(['03-28 01:30 sent 0', '03-29 01:30 sent 0', '03-30 00:30 sent 0']);
  });

  test('autumn: the time that comes twice is once', async () => {
    const from = at('2026-10-24T12:00Z');
    const job = jobOf({ schedule: nightly, since: from });
    const { runs } = await simulate([job], from, from + 2 * DAY, [], { timeZone: 'Europe/Berlin' });
    expect(inShort(runs)).toEqual(['10-25 00:30 sent 0', '10-26 01:30 sent 0']);
  });

  test('asleep through either night, it comes once in the morning', async () => {
    for (const evening of ['2026-03-28T21:00Z', '2026-10-24T20:00Z']) {
      const from = at(evening);
      const job = jobOf({ schedule: nightly, since: from });
      const asleep = { kind: 'sleep', at: from + HOUR, until: from + 10 * HOUR } as const;
      const { runs } = await simulate([job], from, from + 20 * HOUR, [asleep]);
      expect(runs).toHaveLength(1);
      expect(runs[0]).toMatchObject({ state: 'sent', sentAt: asleep.until, coalesced: 0 });
    }
  });
});

describe('the network', () => {
  test('is gone for an hour: what is allowed to be that late comes when it is back, the rest is skipped with the reason', async () => {
    const patient = jobOf({ id: 'slow', chatId: 1 });
    const strict = jobOf({ id: 'fast', chatId: 2, missed: { policy: 'latest', maxLatenessMs: 5 * MINUTE } });
    const outage = { kind: 'outage', at: at('2026-03-27T10:30Z'), until: at('2026-03-27T11:30Z') } as const;
    const { runs } = await run([patient, strict], FROM + 4 * HOUR, [outage]);
    const of = (id: string) => runs.find(({ jobId }) => jobId === id);
    expect(of('slow')).toMatchObject({ state: 'sent', sentAt: outage.until });
    expect(of('fast')).toMatchObject({ state: 'skipped' });
    expect(english(of('fast')?.reason)).toMatch(/could not be sent within 5 minutes .*Telegram cannot be reached/);
  });

  test('is gone for good: it still waits at the end', async () => {
    const { runs, messages } = await run(jobOf(), FROM + 4 * HOUR, [{ kind: 'outage', at: FROM, until: FROM + DAY }]);
    expect(inShort(runs)).toEqual(['03-27 11:00 pending 0']);
    expect(messages).toBe(0);
  });
});

describe('travel', () => {
  test('a floating message follows the computer, one with a zone of its own stays', async () => {
    const floating = jobOf({ id: 'fl2t', timeZone: 'floating' });
    const fixed = jobOf({ id: 'fx2d' });
    const { runs } = await run([floating, fixed], FROM + 2 * DAY, [
      { kind: 'zone', at: at('2026-03-27T13:00Z'), timeZone: 'America/New_York' },
    ]);
    const of = (id: string) => inShort(runs.filter(({ jobId }) => jobId === id));
    expect(of('fl2t')).toEqual(['03-27 11:00 sent 0', '03-27 16:00 sent 0', '03-28 16:00 sent 0']);
    expect(of('fx2d')).toEqual(['03-27 11:00 sent 0', '03-28 11:00 sent 0']);
  });
});

describe('what a person does', () => {
  const job = () => jobOf({ id: 'job2' });
  const noon = at('2026-03-27T11:00Z');
  const act = (when: number, action: Extract<SimulatedEvent, { kind: 'act' }>['action']): SimulatedEvent => ({
    kind: 'act',
    at: when,
    action,
  });

  test('paused and resumed: nothing meanwhile, nothing owed', async () => {
    const { runs } = await run(job(), FROM + 3 * DAY, [
      act(FROM + HOUR, { do: 'pause', id: 'job2' }),
      act(noon + DAY + HOUR, { do: 'resume', id: 'job2' }),
    ]);
    expect(inShort(runs)).toEqual(['03-29 10:00 sent 0']);
  });

  test('skipped, snoozed, run now, stopped', async () => {
    const { runs } = await run(job(), FROM + 5 * DAY, [
      act(FROM + HOUR, { do: 'skipNext', id: 'job2' }),
      act(noon + HOUR, { do: 'snooze', id: 'job2', until: noon + DAY + 2 * HOUR }),
      act(noon + 2 * HOUR, { do: 'run', id: 'job2' }),
      act(noon + 2 * DAY, { do: 'stop', id: 'job2' }),
    ]);
    expect(inShort(runs)).toEqual(['03-27 13:00 sent 0', '03-28 13:00 sent 0', '03-29 10:00 sent 0']);
  });

  test('all paused until a time: it goes on by itself', async () => {
    const { runs } = await run(job(), FROM + 3 * DAY, [act(FROM + HOUR, { do: 'pauseAll', until: noon + DAY + HOUR })]);
    expect(inShort(runs)).toEqual(['03-29 10:00 sent 0']);
  });

  test('all paused from the first, resumed later', async () => {
    const { runs } = await run(job(), FROM + 2 * DAY, [act(noon + HOUR, { do: 'resumeAll' })], {
      pausedAll: { until: null },
    });
    expect(inShort(runs)).toEqual(['03-28 11:00 sent 0']);
  });

  test('what cannot be done is refused, with the reason', async () => {
    const { refused } = await run(job(), FROM + DAY, [
      { kind: 'sleep', at: FROM + HOUR, until: FROM + 3 * HOUR },
      act(FROM + 2 * HOUR, { do: 'run', id: 'job2' }),
      act(FROM + 4 * HOUR, { do: 'resume', id: 'job2' }),
    ]);
    expect(refused.map(({ reason }) => reason)).toEqual(['The computer slept.', '“Stand up!” is not paused.']);
  });
});
