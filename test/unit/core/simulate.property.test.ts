import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job, MissedPolicy } from '../../../main/contract/job.ts';
import type { Schedule } from '../../../main/contract/schedule.ts';
import { dueStateOf } from '../../../main/core/due-state.ts';
import { nextRun } from '../../../main/core/schedule/timing.ts';
import type { SimulatedAction, SimulatedEvent } from '../../../main/core/simulate/events.ts';
import { type SimulatedRun, simulate } from '../../../main/core/simulate/simulate.ts';
import { draft } from '../../support/core-world.ts';
import { english } from '../../support/english.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { samples } from '../../support/samples.ts';

/** Around a night on which Berlin's clocks change, and one on which nothing happens. */
const STARTS = ['2026-03-27T09:00Z', '2026-10-23T17:20Z', '2026-06-01T00:00Z'].map((text) => Date.parse(text));
const LENGTH = 4 * DAY;
/** Nothing happens so long before the end: whatever was held up has gone out by then. */
const QUIET_END = DAY;
/** Telegram's pace and its answers: what is due at the very end may not be out yet. */
const AT_WORK = 5 * MINUTE;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];

const two = (n: number) => String(n).padStart(2, '0');
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 30, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

const scheduleFrom = (start: number): fc.Arbitrary<Schedule> =>
  fc.oneof(
    fc.integer({ min: 0, max: LENGTH / MINUTE }).map((minutes): Schedule => {
      return { kind: 'once', at: new Date(start + minutes * MINUTE).toISOString().slice(0, 16) };
    }),
    fc.integer({ min: 5 * 60, max: 3 * 86_400 }).map((seconds): Schedule => {
      return { kind: 'interval', everyMs: seconds * SECOND, anchor: start };
    }),
    fc.array(time, { minLength: 1, maxLength: 4 }).map((times): Schedule => {
      return { kind: 'calendar', days: { on: 'everyDay' }, times };
    }),
    fc
      .constantFrom('*/10 * * * *', '0 * * * *', '30 1-3 * * *', '15 9 * * MON-FRI', '0 0 * * *')
      .map((expression): Schedule => ({ kind: 'cron', expression })),
  );

const missed = (policy: fc.Arbitrary<MissedPolicy['policy']>): fc.Arbitrary<MissedPolicy> =>
  fc.record({ policy, maxLatenessMs: fc.constantFrom(0, 10 * MINUTE, 3 * HOUR, 2 * DAY) });

function jobsFrom(
  start: number,
  policy: fc.Arbitrary<MissedPolicy['policy']>,
  jitters = [50 * SECOND, 2 * HOUR],
): fc.Arbitrary<Job[]> {
  const job = fc.record(
    {
      schedule: scheduleFrom(start),
      timeZone: fc.constantFrom('floating', ...ZONES),
      missed: missed(policy),
      chatId: fc.constantFrom(1, 2, -3),
      maxRuns: fc.integer({ min: 1, max: 12 }),
      jitterMs: fc.constantFrom(...jitters),
      quiet: fc.constantFrom(
        { from: '22:00', to: '07:00', mode: 'wait' } as const,
        { from: '01:30', to: '03:30', mode: 'skip' } as const,
      ),
      except: fc.constant([new Date(start + DAY).toISOString().slice(0, 10)] as string[]),
    },
    { requiredKeys: ['schedule', 'timeZone', 'missed', 'chatId'] },
  );
  return fc.array(job, { minLength: 1, maxLength: 4 }).map((parts) =>
    parts.map(
      (part, n): Job => ({
        ...draft(part),
        id: `jb2${n + 2}`,
        status: 'active',
        createdBy: 'window',
        createdAt: start,
        since: start,
      }),
    ),
  );
}

const instant = (start: number) => fc.integer({ min: 0, max: LENGTH - QUIET_END }).map((ms) => start + ms);

function stretch(start: number, kind: 'sleep' | 'quit' | 'outage'): fc.Arbitrary<SimulatedEvent> {
  const length = fc.oneof(fc.integer({ min: 1, max: 5 * MINUTE }), fc.integer({ min: 1, max: 30 * HOUR }));
  return fc.tuple(instant(start), length).map(([at, ms]) => {
    return { kind, at, until: Math.min(at + ms, start + LENGTH - QUIET_END) };
  });
}

const absences = (start: number) =>
  fc.array(
    fc.constantFrom('sleep', 'quit', 'outage').chain((kind) => stretch(start, kind as 'sleep')),
    { maxLength: 5 },
  );

function clocks(start: number): fc.Arbitrary<SimulatedEvent> {
  const by = fc.oneof(
    fc.constantFrom(-HOUR, HOUR, -DAY, DAY, 365 * DAY, -365 * DAY),
    fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('clock' as const), at: instant(start), byMs: by }),
    fc.record({ kind: fc.constant('zone' as const), at: instant(start), timeZone: fc.constantFrom(...ZONES) }),
  );
}

function acts(start: number): fc.Arbitrary<SimulatedEvent> {
  const id = fc.constantFrom('jb22', 'jb23', 'jb24');
  const action: fc.Arbitrary<SimulatedAction> = fc.oneof(
    fc.record({ do: fc.constantFrom('resume', 'stop', 'skipNext', 'run'), id }) as fc.Arbitrary<SimulatedAction>,
    fc.record(
      { do: fc.constant('pause' as const), id, until: instant(start) },
      { requiredKeys: ['do', 'id'] },
    ) as fc.Arbitrary<SimulatedAction>,
    fc.record({ do: fc.constant('snooze' as const), id, until: instant(start) }),
    fc.record({ do: fc.constantFrom('pauseAll' as const, 'resumeAll' as const) }),
  );
  return fc.record({ kind: fc.constant('act' as const), at: instant(start), action });
}

const anyPolicy = fc.constantFrom<MissedPolicy['policy']>('skip', 'latest', 'all');
const anything = fc.constantFrom(...STARTS).chain((start) =>
  fc.record({
    start: fc.constant(start),
    jobs: jobsFrom(start, anyPolicy),
    events: fc
      .tuple(absences(start), fc.array(clocks(start), { maxLength: 3 }), fc.array(acts(start), { maxLength: 6 }))
      .map((kinds) => kinds.flat()),
  }),
);
const absencesOnly = (policy: fc.Arbitrary<MissedPolicy['policy']>) =>
  fc
    .constantFrom(...STARTS)
    .chain((start) => fc.record({ start: fc.constant(start), jobs: jobsFrom(start, policy), events: absences(start) }));

const run = (jobs: Job[], start: number, events: SimulatedEvent[]) =>
  simulate(jobs, start, start + LENGTH, events, { timeZone: 'Europe/Berlin' });

/** Every instant at which the job's schedule asks for a run up to and including `end`. */
function askedFor(job: Job, end: number): number[] {
  const runs = dueStateOf(job, 'Europe/Berlin', 0);
  const asked: number[] = [];
  for (let next = nextRun(runs, job.since); next && next.at <= end; next = nextRun(runs, next.at)) asked.push(next.at);
  return asked.slice(0, job.maxRuns);
}

const ofJob = (runs: SimulatedRun[], { id }: Job) => runs.filter(({ jobId }) => jobId === id);
/** As many occurrences as these rows account for. */
const accounted = (runs: SimulatedRun[]) => runs.reduce((sum, { coalesced }) => sum + 1 + coalesced, 0);

describe('whatever happens to the computer, its clock, its network, and whatever a person does', () => {
  test('no occurrence is sent a second time, and each message that Telegram took is on record', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async ({ start, jobs, events }) => {
        const { runs, messages } = await run(jobs, start, events);
        expect(new Set(runs.map(({ key }) => key)).size).toBe(runs.length);
        expect(runs.filter(({ state }) => state === 'sent')).toHaveLength(messages);
      }),
      { numRuns: samples(50) },
    );
  });

  test('nothing is left undecided, and what was not sent says why', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async ({ start, jobs, events }) => {
        const { runs } = await run(jobs, start, events);
        const closing = start + LENGTH - AT_WORK;
        for (const { state, reason, dueAt } of runs) {
          if (dueAt <= closing) expect(state).not.toBe('pending');
          if (state === 'skipped') expect(english(reason ?? undefined)).toMatch(/\.$/);
        }
      }),
      { numRuns: samples(40) },
    );
  });
});

describe('while the computer’s clock is right and nobody interferes', () => {
  test('nothing is sent before it is due, nor later than its job allows', async () => {
    await fc.assert(
      fc.asyncProperty(absencesOnly(anyPolicy), async ({ start, jobs, events }) => {
        const { runs } = await run(jobs, start, events);
        for (const job of jobs) {
          // A minute is a busy moment and no lateness; a message that stands for several is as late as the last of them.
          const most = Math.max(job.missed.maxLatenessMs, MINUTE) + (job.jitterMs ?? 0);
          for (const { dueAt, sentAt, coalesced } of ofJob(runs, job)) {
            if (sentAt === null) continue;
            expect(sentAt).toBeGreaterThanOrEqual(dueAt);
            if (coalesced === 0) expect(sentAt - dueAt).toBeLessThanOrEqual(most);
          }
        }
      }),
      { numRuns: samples(40) },
    );
  });

  test('each occurrence is sent, stood for by another, or skipped with its reason: none is lost, none made up', async () => {
    await fc.assert(
      fc.asyncProperty(absencesOnly(anyPolicy), async ({ start, jobs, events }) => {
        const { runs } = await run(jobs, start, events);
        for (const job of jobs) {
          const mine = ofJob(runs, job);
          const asked = askedFor(job, start + LENGTH);
          const surelyDealtWith = askedFor(job, start + LENGTH - (job.jitterMs ?? 0) - AT_WORK);
          for (const { dueAt } of mine) expect(asked).toContain(dueAt);
          expect(accounted(mine)).toBeLessThanOrEqual(asked.length);
          expect(accounted(mine)).toBeGreaterThanOrEqual(surelyDealtWith.length);
          if (job.missed.policy === 'all') {
            for (const { state, coalesced } of mine) if (state === 'sent') expect(coalesced).toBe(0);
          }
        }
      }),
      { numRuns: samples(50) },
    );
  });

  test('after an absence a job under "latest" sends at most one message for all that it missed', async () => {
    const scenes = absencesOnly(fc.constant('latest'));
    await fc.assert(
      fc.asyncProperty(scenes, async ({ start, jobs, events }) => {
        const { runs } = await run(jobs, start, events);
        for (const job of jobs) {
          const sent = ofJob(runs, job).filter(({ state }) => state === 'sent');
          for (const event of events) {
            if (event.kind !== 'sleep' && event.kind !== 'quit') continue;
            const inIt = sent.filter(({ dueAt, sentAt }) => dueAt > event.at && dueAt < event.until && sentAt !== null);
            // With jitter a run may be due in the absence and yet go out on time, after it.
            const late = inIt.filter(({ missed }) => missed || !job.jitterMs);
            expect(late.length).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: samples(40) },
    );
  });

  test('a person’s own doing aside, a computer that is always there misses nothing and is never late', async () => {
    // A spread that is wider than the time to the next run lets runs overtake each other: those coalesce.
    const scenes = fc
      .constantFrom(...STARTS)
      .chain((start) => fc.record({ start: fc.constant(start), jobs: jobsFrom(start, anyPolicy) }));
    await fc.assert(
      fc.asyncProperty(scenes, async ({ start, jobs }) => {
        const { runs } = await run(jobs, start, []);
        for (const job of jobs) {
          for (const { dueAt, sentAt, state, missed } of ofJob(runs, job)) {
            if (dueAt > start + LENGTH - (job.jitterMs ?? 0) - AT_WORK) continue;
            expect({ state, missed }).toEqual({ state: 'sent', missed: false });
            expect((sentAt ?? 0) - dueAt).toBeLessThanOrEqual((job.jitterMs ?? 0) + 5 * SECOND);
          }
        }
      }),
      { numRuns: samples(40) },
    );
  });
});
