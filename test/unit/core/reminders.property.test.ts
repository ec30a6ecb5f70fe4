import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draft, openWorld, type World } from '../../support/core-world.ts';
import { english } from '../../support/english.ts';
import { HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { samples } from '../../support/samples.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const TIMES = 4;
const EVERY = 10 * MINUTE;
const QUIET = { from: '22:00', to: '07:00', mode: 'wait' } as const;

const step = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ do: fc.constantFrom('crash', 'offline', 'online', 'hold', 'done', 'snooze', 'run', 'undo', 'redo') }),
  fc.record({ do: fc.constantFrom('pause', 'resume', 'pauseAll', 'resumeAll', 'sleep', 'edit') }),
);
type Step = { do: string; minutes?: number };

/** What the user or fate does. What is refused, such as a second pause, changes nothing. */
async function take(world: World, id: string, { do: what, minutes = 0 }: Step): Promise<World> {
  const { jobs, messenger, clock, scheduler } = world;
  const newest = world.deliveries().findLast(({ acknowledgement: ask }) => ask);
  const acts: Record<string, () => unknown> = {
    offline: () => messenger.answerBy(() => OFFLINE),
    hold: () => messenger.hold(),
    done: () => newest && scheduler.reminders.done(newest.key),
    snooze: () => newest && scheduler.reminders.snooze(newest.key, clock.now() + HOUR),
    run: () => jobs.run(id, 'chat'),
    undo: () => english(world.ledger.newestChange()?.label).startsWith('Created') || jobs.undo(),
    redo: () => jobs.redo(),
    pause: () => jobs.pause(id, 'chat'),
    resume: () => jobs.resume(id, 'chat'),
    pauseAll: () => jobs.pauseAll('tray'),
    resumeAll: () => jobs.resumeAll('tray'),
    edit: () => jobs.edit(id, asking(`edited ${clock.now()}`), 'window'),
  };
  if (what === 'wait') await clock.advance(minutes * MINUTE);
  else if (what === 'crash') return world.crash();
  else if (what === 'sleep') {
    clock.sleep(5 * HOUR);
    world.replan();
  } else if (what === 'online') {
    for (const request of messenger.held.splice(0)) request.answer(messenger.sent());
    messenger.answer();
    world.outbox.wake();
  } else {
    try {
      acts[what]?.();
    } catch (error) {
      if ((error as Error).name !== 'UserError') throw error;
    }
  }
  await clock.advance(SECOND);
  return world;
}

const asking = (text: string) =>
  draft({
    text,
    schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00', '21:30'] },
    quiet: QUIET,
    reminder: { repeat: { everyMs: EVERY, times: TIMES } },
  });

test('whatever comes between: each asks once, at most one waits for an answer, and what the user decided holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      let world = openWorld({ start: '2026-06-01T06:30:00Z' });
      const { id } = world.jobs.create(asking('Take your pills'), 'window');
      const requests: { key: string; at: number }[] = [];
      const snoozed = new Set<string>();
      const collect = () => {
        for (const { acknowledgement: ask, at } of world.messenger.requests)
          if (ask) requests.push({ key: ask.key, at });
        world.messenger.requests.length = 0;
      };
      for (const each of steps) {
        const next = await take(world, id, each as Step);
        collect();
        world = next;
        for (const { key, acknowledgement: ask } of world.deliveries()) if (ask?.snoozedUntil) snoozed.add(key);
        const waits = world
          .deliveries()
          .filter(({ acknowledgement: ask, state }) => ask && !ask.end && state !== 'skipped');
        expect(waits.length).toBeLessThanOrEqual(1);
      }
      collect();
      // What was tried again certainly did not arrive before: no key was answered with "sent" twice.
      for (const { key, state, attempts } of world.deliveries()) {
        const asked = requests.filter((request) => request.key === key).length;
        expect(asked, key).toBeLessThanOrEqual(attempts);
        if (state === 'sent') expect(asked, key).toBeGreaterThan(0);
      }
      const repeats = world.deliveries().filter(({ acknowledgement: ask }) => (ask?.repeat ?? 0) > 0);
      for (const { key, acknowledgement: ask, dueAt } of repeats) {
        const former = world.ledger.get(formerOf(key));
        expect(former?.acknowledgement?.end, key).toBe('repeated');
        if (snoozed.has(formerOf(key))) continue;
        expect(ask?.repeat).toBeLessThanOrEqual(TIMES);
        expect(dueAt - (former?.dueAt ?? 0), key).toBeGreaterThanOrEqual(EVERY);
        const hour = Number(new Date(dueAt + 2 * HOUR).toISOString().slice(11, 13));
        expect(hour >= 7 && hour < 22, `${key} at ${hour}`).toBe(true);
      }
    }),
    { numRuns: samples(30) },
  );
}, 120_000);

function formerOf(key: string): string {
  const [first = '', n = '1'] = key.split('+');
  return n === '1' ? first : `${first}+${Number(n) - 1}`;
}
