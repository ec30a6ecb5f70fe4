import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Arrival, Computer, SharedRecord } from '../../support/home-world.ts';
import { DAY, HOUR, ManualClock, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { jobOf } from '../../support/simulated.ts';

const START = Date.parse('2026-06-01T12:00Z');

/** What may happen to up to three computers; `c` and `from` are theirs. */
const computer = fc.integer({ min: 0, max: 2 });
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ is: fc.constant('start' as const), c: computer }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('crash' as const), c: computer }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('copy' as const), c: computer, from: computer }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('keep' as const), c: computer }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('restore' as const), c: computer }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('takeOver' as const), c: computer }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('handOver' as const), c: computer, from: computer }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('cut' as const), c: computer }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('mend' as const), c: computer }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('setClock' as const),
      c: computer,
      aheadMs: fc.constantFrom(0, -40 * SECOND, 3 * MINUTE, HOUR, -HOUR),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ is: fc.constant('wait' as const), ms: fc.integer({ min: SECOND, max: 6 * MINUTE }) }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

const everyMinute = { kind: 'cron', expression: '* * * * *' } as const;

async function play(events: readonly Event[]) {
  const time = new ManualClock(START, 'UTC');
  const shared = new SharedRecord();
  const arrivals: Arrival[] = [];
  const job = jobOf({
    schedule: everyMinute,
    timeZone: 'UTC',
    since: START - 1,
    message: { text: '{date} {time}' },
    missed: { policy: 'all', maxLatenessMs: DAY },
  });
  const computers = ['A', 'B', 'C'].map((name) => new Computer(name, [job], time, shared, arrivals));
  const kept = computers.map(({ memory }) => structuredClone(memory));
  const [first] = computers as [Computer, ...Computer[]];
  // The list began on one of them; the others have it from there.
  first.start();
  await time.advance(5 * SECOND);
  for (const other of computers.slice(1)) other.copyFrom(first.memory);
  for (const step of events) {
    const it = 'c' in step ? (computers[step.c] as Computer) : first;
    switch (step.is) {
      case 'start':
        it.start();
        break;
      case 'crash':
        it.crash();
        break;
      case 'copy':
        if (step.c !== step.from) it.copyFrom((computers[step.from] as Computer).memory);
        break;
      case 'keep':
        kept[step.c] = structuredClone(it.memory);
        break;
      case 'restore':
        if (kept[step.c]?.machine === it.name && kept[step.c]?.run) it.restore(kept[step.c] as Computer['memory']);
        break;
      case 'takeOver':
        void it.keeper?.takeOver().catch(() => {});
        break;
      case 'handOver': {
        const to = computers[step.from]?.keeper?.installation;
        if (to) void it.keeper?.handOver(to).catch(() => {});
        break;
      }
      case 'cut':
      case 'mend':
        it.isCut = step.is === 'cut';
        break;
      case 'setClock':
        it.setClock(step.aheadMs);
        break;
      case 'wait':
        await time.advance(step.ms);
    }
  }
  return { time, shared, arrivals, computers };
}

const twice = (arrivals: readonly Arrival[]) => {
  const seen = new Map<string, string>();
  return arrivals.flatMap(({ key, from }) => {
    const before = seen.get(key);
    seen.set(key, from);
    return before === undefined ? [] : [`${key}: ${before}, ${from}`];
  });
};

test('whatever happens to three computers with one list, no message arrives twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 25 }), async (events) => {
      const { arrivals, time, computers } = await play(events);
      await time.advance(4 * MINUTE);
      for (const it of computers) it.crash();
      expect(twice(arrivals)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('and there is one that sends, or every one says that it does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 25 }), async (events) => {
      const { arrivals, time, computers } = await play(events);
      for (const it of computers) it.isCut = false;
      await time.advance(10 * MINUTE);
      const senders = computers.filter(({ home }) => home?.state === 'here');
      expect(senders.length).toBeLessThanOrEqual(1);
      // Beyond whatever a clock that is an hour fast had sent ahead.
      const before = arrivals.length;
      await time.advance(3 * HOUR);
      if (senders.length === 1) expect(arrivals.length).toBeGreaterThan(before);
      for (const it of computers) it.crash();
    }),
    { numRuns: 30 },
  );
});
