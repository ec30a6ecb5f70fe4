import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../../main/core/errors.ts';
import { BookModel, type ModelJob } from '../../support/book-model.ts';
import { draft } from '../../support/core-world.ts';
import { HOUR, ManualClock, MINUTE } from '../../support/manual-clock.ts';
import { openMemoryWorld } from '../../support/memory-world.ts';
import { samples } from '../../support/samples.ts';

const START = Date.parse('2026-03-27T09:00:00Z');
const RUNS = samples(520);
const STEPS = 90;

/** Grown from a number, so that each step is one whatever the state: a time is now and some quarters of an hour. */
const steps = fc.array(
  fc.record({
    do: fc.constantFrom(
      ...([
        'pass',
        'pass',
        'pass',
        'skip',
        'snooze',
        'snooze',
        'pause',
        'pauseUntil',
        'resume',
        'resume',
        'pauseAll',
        'restore',
        'restore',
        'pauseBetween',
        'pauseBetween',
        'cancelPause',
        'cancelPause',
      ] as const),
      ...(['pauseAllUntil', 'resumeAll', 'resumeAll', 'undo', 'undo', 'undo', 'redo', 'redo', 'stop', 'edit'] as const),
      ...(['editTimes', 'create', 'restart'] as const),
    ),
    nth: fc.nat(3),
    quarters: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: STEPS, size: 'max' },
);
type Step = { do: string; nth: number; quarters: number };

function scheduleOf(rule: ModelJob['rule']) {
  if ('minute' in rule) return { kind: 'cron', expression: `${rule.minute} * * * *` } as const;
  return { kind: 'once', at: new Date(rule.at).toISOString().slice(0, 19) } as const;
}

function draftOf(text: string, rule: ModelJob['rule'], chatId: number) {
  // Everything that is late is still sent: what is not is then Carillon's doing alone.
  const missed = { policy: 'all', maxLatenessMs: 366 * 24 * HOUR } as const;
  return draft({ text, chatId, timeZone: 'UTC', schedule: scheduleOf(rule), missed });
}

/** Carillon and the model, side by side. */
function openPair() {
  const world = openMemoryWorld(new ManualClock(START, 'UTC'));
  const model = new BookModel(START);
  let made = 0;
  const create = (rule: ModelJob['rule']) => {
    // Each says something of its own: the same message twice at once would be one.
    const text = `Message ${made++}`;
    const { id } = world.jobs.create(draftOf(text, rule, 1_000 + model.jobs.size), 'window');
    model.create({ id, text, rule });
  };
  create({ minute: 0 });
  create({ minute: 30 });
  create({ at: START + 2 * HOUR });
  create({ at: START + 5 * HOUR });
  return { world, model, create };
}

/** Whether Carillon did it. */
function does(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function isChange({ world, model }: ReturnType<typeof openPair>, step: Step, id: string): [boolean, boolean] {
  const until = model.now + step.quarters * 15 * MINUTE;
  const { jobs } = world;
  const { rule, text = 'Gone' } = model.jobs.get(id) ?? {};
  switch (step.do) {
    case 'skip':
      return [does(() => jobs.skipNext(id, 'window')), model.skip(id)];
    case 'snooze':
      return [does(() => jobs.snooze(id, until, 'chat')), model.snooze(id, until)];
    case 'pause':
      return [does(() => jobs.pause(id, 'tray')), model.pause(id)];
    case 'pauseUntil':
      return [does(() => jobs.pause(id, 'window', until)), model.pause(id, until)];
    case 'restore': {
      const changed = [...(model.jobs.get(id)?.exceptions.keys() ?? [])];
      const of = changed[step.quarters % Math.max(1, changed.length)] ?? until;
      return [does(() => jobs.restoreRun(id, of, 'window')), model.restore(id, of)];
    }
    case 'pauseBetween': {
      const span = { from: model.now + step.nth * HOUR, until: until + step.nth * HOUR };
      return [does(() => jobs.pauseBetween('window', span, [id])), model.pauseBetween(id, span.from, span.until)];
    }
    case 'cancelPause': {
      const { pauses = [] } = model.jobs.get(id) ?? {};
      const span = pauses[step.quarters % Math.max(1, pauses.length)] ?? { from: model.now, until };
      return [does(() => jobs.cancelPause('chat', span, [id])), model.cancelPause(id, span)];
    }
    case 'resume':
      return [does(() => jobs.resume(id, 'window')), model.resume(id)];
    case 'stop':
      return [does(() => jobs.stop(id, 'window')), model.stop(id)];
    case 'undo':
      return [jobs.undo() !== null, model.undo()];
    case 'redo':
      return [jobs.redo() !== null, model.redo()];
    case 'edit': {
      const other = `Reworded ${step.quarters}`;
      const edit = () => jobs.edit(id, draftOf(other, rule ?? { minute: 0 }, 1_000), 'chat');
      return [does(edit), model.edit(id, { text: other })];
    }
    default: {
      const isOnce = rule && 'at' in rule;
      const other = isOnce ? { at: until } : { minute: step.quarters };
      return [does(() => jobs.edit(id, draftOf(text, other, 1_000), 'chat')), model.edit(id, { rule: other })];
    }
  }
}

async function take(pair: ReturnType<typeof openPair>, step: Step): Promise<void> {
  const { world, model, create } = pair;
  const until = model.now + step.quarters * 15 * MINUTE;
  const ids = [...model.jobs.keys()];
  switch (step.do) {
    case 'pass':
      await world.clock.advance(step.quarters * 5 * MINUTE);
      return model.passTo(world.clock.now());
    case 'restart':
      return world.restart();
    case 'create':
      if (ids.length < 6 && until > (model.all?.until ?? 0)) create({ at: until });
      return;
    case 'pauseAll':
      world.jobs.pauseAll('tray');
      return model.pauseAll();
    case 'pauseAllUntil':
      world.jobs.pauseAll('chat', until);
      return model.pauseAll(until);
    case 'resumeAll':
      world.jobs.resumeAll('window');
      return model.resumeAll();
    default: {
      const [did, expected] = isChange(pair, step, ids[step.nth % Math.max(1, ids.length)] ?? 'zzzz');
      expect(did, `whether it does ${step.do}`).toBe(expected);
    }
  }
}

/** What both say now. */
function now({ world, model }: ReturnType<typeof openPair>) {
  const shown = new Map(world.jobs.list().map(({ id, nextAt, message }) => [id, { nextAt, text: message.text }]));
  const { pausedAll, pausedAllUntil } = world.store.read();
  const jobs = [...model.jobs.values()].map(({ id, text }) => [id, { nextAt: model.nextOf(id), text }] as const);
  return [
    { jobs: Object.fromEntries(shown), pausedAll, pausedAllUntil, sent: world.sent.map(({ key }) => key).sort() },
    {
      jobs: Object.fromEntries(jobs),
      pausedAll: model.all !== null,
      pausedAllUntil: model.all?.until ?? null,
      sent: [...model.sent].sort(),
    },
  ] as const;
}

test('20,000 times skip, snooze, pause with and without dates, resume, undo, redo, stop, edit and time: as the plain model says', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const pair = openPair();
      for (const step of script) {
        taken++;
        await take(pair, step);
        await pair.world.clock.settle();
        const [is, should] = now(pair);
        expect(is).toEqual(should);
      }
    }),
    { numRuns: RUNS, seed: 14 },
  );
  expect(taken).toBeGreaterThanOrEqual(20_000);
}, 120_000);
