import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '../../../main/contract/job.ts';
import type { Schedule } from '../../../main/contract/schedule.ts';
import type { SimulatedEvent } from '../../../main/core/simulate/events.ts';
import { simulate } from '../../../main/core/simulate/simulate.ts';
import { english } from '../../support/english.ts';
import { DAY, HOUR, MINUTE } from '../../support/manual-clock.ts';
import { jobOf } from '../../support/simulated.ts';
import { wallAt } from '../../support/wall-clock-oracle.ts';

const HOME = 'Europe/Berlin';
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
/** Nights on which clocks change, and one on which none does. */
const STARTS = ['2026-03-27T12:00Z', '2026-10-23T12:00Z', '2026-06-01T12:00Z'].map((text) => Date.parse(text));
const LENGTH = 4 * DAY;

const two = (n: number) => String(n).padStart(2, '0');
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const quiet = fc
  .record({ from: time, to: time, mode: fc.constantFrom('wait' as const, 'skip' as const) })
  .filter(({ from, to }) => from !== to);
const schedule = (start: number): fc.Arbitrary<Schedule> =>
  fc.oneof(
    fc
      .integer({ min: 20, max: 3_000 })
      .map((n): Schedule => ({ kind: 'interval', everyMs: n * MINUTE, anchor: start })),
    fc
      .array(time, { minLength: 1, maxLength: 3 })
      .map((times): Schedule => ({ kind: 'calendar', days: { on: 'everyDay' }, times })),
    fc.constantFrom('*/30 * * * *', '30 1-3 * * *').map((expression): Schedule => ({ kind: 'cron', expression })),
    fc.integer({ min: 0, max: LENGTH / MINUTE }).map((n): Schedule => {
      return { kind: 'once', at: new Date(start + n * MINUTE).toISOString().slice(0, 16) };
    }),
  );
const dayFrom = (start: number) =>
  fc.integer({ min: 0, max: 4 }).map((n) => new Date(start + n * DAY).toISOString().slice(0, 10));

const jobFrom = (start: number): fc.Arbitrary<Job> =>
  fc
    .record(
      {
        schedule: schedule(start),
        timeZone: fc.constantFrom('floating', ...ZONES),
        missed: fc.record({
          policy: fc.constantFrom('latest' as const, 'all' as const),
          maxLatenessMs: fc.constantFrom(HOUR, 3 * DAY),
        }),
        quiet,
        startOn: dayFrom(start),
        until: dayFrom(start),
        except: fc.array(dayFrom(start), { maxLength: 2 }),
        jitterMs: fc.constantFrom(10 * MINUTE, 3 * HOUR),
      },
      { requiredKeys: ['schedule', 'timeZone', 'missed'] },
    )
    .map((part) => jobOf({ ...part, since: start }));

function eventsFrom(start: number): fc.Arbitrary<SimulatedEvent[]> {
  const at = fc.integer({ min: 0, max: LENGTH - DAY }).map((ms) => start + ms);
  const stretch = fc
    .tuple(
      fc.constantFrom('sleep' as const, 'quit' as const, 'outage' as const),
      at,
      fc.integer({ min: 1, max: 30 * HOUR }),
    )
    .map(([kind, from, ms]): SimulatedEvent => ({ kind, at: from, until: from + ms }));
  const clock = fc.record({
    kind: fc.constant('clock' as const),
    at,
    byMs: fc.integer({ min: -6 * HOUR, max: 6 * HOUR }),
  });
  const journey = fc.record({ kind: fc.constant('zone' as const), at, timeZone: fc.constantFrom(...ZONES) });
  // Where the clock is wrong, nobody can say from a time that it showed where the computer was then.
  const moves = fc.oneof(fc.array(clock, { maxLength: 2 }), fc.array(journey, { maxLength: 3 }));
  return fc.tuple(fc.array(stretch, { maxLength: 4 }), moves).map((kinds) => kinds.flat());
}

/** By what the wall shows alone: why nothing may be sent at an instant; null when it may. */
function forbidden({ quiet, startOn, until, except }: Job, timeZone: string, at: number): string | null {
  const [date = '', clock = ''] = new Date(wallAt(at, timeZone)).toISOString().slice(0, 16).split('T');
  if (startOn && date < startOn) return 'before its first day';
  if (until && date > until) return 'after its last day';
  if (except?.includes(date)) return 'on a day off';
  if (!quiet) return null;
  const { from, to } = quiet;
  const isQuiet = from < to ? clock >= from && clock < to : clock >= from || clock < to;
  return isQuiet ? 'in quiet hours' : null;
}

/** The zones that counted for a job at an instant: of a journey at that very instant both. */
function zonesAt({ timeZone }: Job, events: readonly SimulatedEvent[], at: number): string[] {
  if (timeZone !== 'floating') return [timeZone];
  const journeys = events.flatMap((event) => (event.kind === 'zone' ? [event] : [])).sort((a, b) => a.at - b.at);
  const before = journeys.filter((event) => event.at < at).at(-1)?.timeZone ?? HOME;
  return [before, ...journeys.filter((event) => event.at === at).map((event) => event.timeZone)];
}

const scene = fc.constantFrom(...STARTS).chain((start) =>
  fc.record({
    start: fc.constant(start),
    jobs: fc.array(jobFrom(start), { minLength: 1, maxLength: 3 }),
    events: eventsFrom(start),
  }),
);

test('whatever happens to computer, clock and network, nothing is sent outside its bounds, and what is not sent says why', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ start, jobs, events }) => {
      const { runs } = await simulate(jobs, start, start + LENGTH, events, { timeZone: HOME });
      const byId = new Map(jobs.map((job) => [job.id, job]));
      for (const { jobId, sentAt, state, reason } of runs) {
        const job = byId.get(jobId) as Job;
        const reasons =
          sentAt === null ? [null] : zonesAt(job, events, sentAt).map((zone) => forbidden(job, zone, sentAt));
        expect(reasons).toContain(null);
        if (state === 'skipped') expect(english(reason ?? undefined)).toMatch(/\.$/);
      }
    }),
    { numRuns: 60 },
  );
});
