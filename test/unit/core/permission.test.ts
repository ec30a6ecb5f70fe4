import { describe, expect, test } from 'vitest';
import { verbatim } from '../../../main/contract/translatable.ts';
import { dueStateOf } from '../../../main/core/due-state.ts';
import { allowanceAt } from '../../../main/core/schedule/bounds.ts';
import { nextRun } from '../../../main/core/schedule/timing.ts';
import { draft, openWorld } from '../../support/core-world.ts';
import { HOUR, MINUTE } from '../../support/manual-clock.ts';
import { at, jobOf, run } from '../../support/simulated.ts';

const NIGHT = { from: '22:00', to: '07:00', mode: 'wait' } as const;
const dailyAt = (...times: string[]) => ({ kind: 'calendar', days: { on: 'everyDay' }, times }) as const;
const berlin = (wall: string) => at(`${wall}+01:00`);

describe('a computer that slept from 21:00 to 02:00', () => {
  // FROM is 27 March 10:00 in Berlin; the sleep ends at 02:00 on 28 March.
  const sleep = { kind: 'sleep', at: berlin('2026-03-27T21:00'), until: berlin('2026-03-28T01:30') } as const;
  const late = { schedule: dailyAt('21:30') };

  test('sends nothing in quiet hours: what it missed goes out when they end', async () => {
    const { runs } = await run(jobOf({ ...late, quiet: NIGHT }), '2026-03-28T12:00:00Z', [sleep]);
    expect(runs.map(({ state, sentAt }) => [state, Math.floor((sentAt ?? 0) / MINUTE) * MINUTE])).toEqual([
      ['sent', berlin('2026-03-28T07:00')],
    ]);
  });

  test('sends nothing on a day off', async () => {
    const { runs } = await run(jobOf({ ...late, except: ['2026-03-28'] }), '2026-03-28T12:00:00Z', [sleep]);
    // It would have to wait for longer than a day at most allows.
    expect(runs[0]).toMatchObject({ state: 'skipped', reason: expect.stringContaining('day off') });
  });

  test('sends nothing after the last day, and says so', async () => {
    const { runs, messages } = await run(jobOf({ ...late, until: '2026-03-27' }), '2026-03-28T12:00:00Z', [sleep]);
    expect(messages).toBe(0);
    expect(runs[0]?.reason).toEqual('It could not be sent in time: its last day was Fri 27 Mar 2026.');
  });

  test('and one message is enough when the next run is due as the quiet hours end', async () => {
    const job = jobOf({ schedule: dailyAt('07:00', '21:30'), quiet: NIGHT });
    const { runs } = await run(job, '2026-03-28T12:00:00Z', [sleep]);
    expect(runs.map(({ state, coalesced }) => [state, coalesced])).toEqual([['sent', 1]]);
  });
});

test('a network that comes back at night waits for the morning, and the history says so', async () => {
  const world = openWorld({ start: '2026-11-23T20:00Z' });
  world.jobs.create(draft({ schedule: dailyAt('21:30'), quiet: NIGHT }), 'window');
  world.messenger.answerBy(() => ({ kind: 'retry', scope: 'all', reason: verbatim('Telegram cannot be reached.') }));
  await world.clock.advance(2 * HOUR);
  world.messenger.answerBy(() => ({ kind: 'sent', messageId: 7 }));
  world.outbox.wake();
  await world.clock.advance(MINUTE);
  expect(world.deliveries()).toMatchObject([{ state: 'pending', reason: verbatim('Waits until 07:00: quiet hours.') }]);
  await world.clock.advance(9 * HOUR);
  expect(world.deliveries()).toMatchObject([{ state: 'sent' }]);
});

test('a wait for the end of quiet hours goes on through a day off, and never past the last day', () => {
  const runs = { schedule: dailyAt('23:00'), timeZone: 'Europe/Berlin', quiet: NIGHT, except: ['2026-12-25'] };
  const after = berlin('2026-12-24T12:00');
  expect(nextRun(runs, after)?.at).toBe(berlin('2026-12-26T07:00'));
  expect(nextRun({ ...runs, until: '2026-12-25' }, after)).toBeNull();
});

test('what fell into the night before the first day does not come on it', () => {
  const runs = { schedule: dailyAt('23:00'), timeZone: 'Europe/Berlin', quiet: NIGHT, startOn: '2026-12-24' };
  expect(nextRun(runs, berlin('2026-12-01T12:00'))?.at).toBe(berlin('2026-12-25T07:00'));
});

test('a random delay stays within the bounds', () => {
  const job = jobOf({ schedule: dailyAt('21:30'), quiet: NIGHT, jitterMs: 3 * HOUR, timeZone: 'Europe/Berlin' });
  const runs = dueStateOf(job, 'UTC', 0);
  for (let next = nextRun(runs, job.since), n = 0; next && n < 60; next = nextRun(runs, next.at), n++) {
    const sent = next.at + (runs.jitter?.(next.at) ?? 0);
    expect(allowanceAt(runs, sent).may).toBe('now');
  }
});
