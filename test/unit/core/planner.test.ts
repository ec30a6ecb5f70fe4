import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Planner } from '../../../main/core/planner.ts';
import { ManualClock, turn } from '../../support/manual-clock.ts';

function openPlanner(clock = new ManualClock(0)) {
  const woken: { at: number; ids: string[] }[] = [];
  const alarm = clock.alarm();
  let armed = 0;
  const planner = new Planner({
    clock,
    alarm: {
      clear: () => alarm.clear(),
      set: (at, fire) => {
        armed++;
        alarm.set(at, fire);
      },
    },
    onDue: (ids) => woken.push({ at: clock.now(), ids }),
  });
  return { clock, planner, woken, armed: () => armed };
}

test('wakes for each at its time, for those of one instant together', async () => {
  const { clock, planner, woken } = openPlanner();
  planner.set('late', 300);
  planner.set('soon', 100);
  planner.set('also', 100);
  await clock.advance(1_000);
  expect(woken.map(({ at, ids }) => [at, ids.sort()])).toEqual([
    [100, ['also', 'soon']],
    [300, ['late']],
  ]);
  expect(planner.nextOf('late')).toBeNull();
});

test('many come one after the other, each at its own instant', async () => {
  const { clock, planner, woken } = openPlanner();
  // A walk over 0…210 that jumps about and meets each number once.
  const instants = Array.from({ length: 211 }, (_, n) => (n * 97) % 211);
  planner.batch(() => {
    for (const at of instants) planner.set(`at ${at}`, at);
  });
  await clock.advance(211);
  expect(woken).toEqual(Array.from({ length: 211 }, (_, at) => ({ at, ids: [`at ${at}`] })));
});

test('what was moved or taken out does not come at its former time', async () => {
  const { clock, planner, woken } = openPlanner();
  planner.set('moved', 100);
  planner.set('moved', 500);
  planner.set('gone', 200);
  planner.set('gone', null);
  planner.set('back', 400);
  planner.set('back', 300);
  planner.set('back', 400);
  await clock.advance(1_000);
  expect(woken).toEqual([
    { at: 400, ids: ['back'] },
    { at: 500, ids: ['moved'] },
  ]);
});

test('an alarm that rings early finds nothing due and is set again', async () => {
  const { clock, planner, woken } = openPlanner();
  planner.set('job', 10_000);
  clock.set(-5_000);
  await clock.advance(10_000);
  expect(woken).toEqual([]);
  await clock.advance(5_000);
  expect(woken).toEqual([{ at: 10_000, ids: ['job'] }]);
});

test('many changes arm the alarm once', () => {
  const { planner, armed } = openPlanner();
  planner.batch(() => {
    for (let n = 1_000; n > 0; n--) planner.set(`job${n}`, n);
  });
  expect(armed()).toBe(1);
});

test('a listener that throws leaves the alarm set for the next', async () => {
  const clock = new ManualClock(0);
  const woken: string[] = [];
  const planner: Planner = new Planner({
    clock,
    alarm: clock.alarm(),
    onDue: (ids) => {
      woken.push(...ids);
      throw new Error('disk full');
    },
  });
  planner.set('first', 100);
  planner.set('second', 200);
  await expect(clock.advance(100)).rejects.toThrow('disk full');
  await turn();
  await expect(clock.advance(100)).rejects.toThrow('disk full');
  expect(woken).toEqual(['first', 'second']);
});

test('behaves as a plain table that is searched each time', async () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const steps = fc.oneof(
    fc.record({ do: fc.constant('set' as const), id: ids, at: fc.nat(200) }),
    fc.record({ do: fc.constant('remove' as const), id: ids }),
    fc.record({ do: fc.constant('advance' as const), ms: fc.nat(40) }),
    fc.record({ do: fc.constant('clear' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (script) => {
      const { clock, planner, woken } = openPlanner();
      const table = new Map<string, number>();
      const expected: string[] = [];
      for (const step of script) {
        if (step.do === 'set') {
          planner.set(step.id, step.at);
          table.set(step.id, step.at);
        } else if (step.do === 'remove') {
          planner.set(step.id, null);
          table.delete(step.id);
        } else if (step.do === 'clear') {
          planner.clear();
          table.clear();
        } else {
          const end = clock.now() + step.ms;
          await clock.advance(step.ms);
          for (const [id, at] of table) {
            if (at > end) continue;
            table.delete(id);
            expected.push(id);
          }
        }
        for (const id of 'abcdef') expect(planner.nextOf(id)).toBe(table.get(id) ?? null);
      }
      expect(woken.flatMap((wake) => wake.ids).sort()).toEqual(expected.sort());
    }),
    { numRuns: 60 },
  );
});
