import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JOB_ID_ALPHABET, JobId } from '../../../main/contract/job.ts';
import { UserError } from '../../../main/core/errors.ts';
import { draft, everyMinute, openWorld, type World } from '../../support/core-world.ts';
import { DAY, HOUR, MINUTE } from '../../support/manual-clock.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const atNoon = { kind: 'once', at: '2026-03-27T12:00' } as const;

/** All that a change could leave behind. */
function everything(world: World) {
  const jobs = () => readFileSync(join(world.folder, 'jobs.json'), 'utf8');
  return {
    file: world.store.read().jobs.length === 0 ? '' : jobs(),
    book: structuredClone(world.store.read()),
    deliveries: world.deliveries(),
    lastChange: world.ledger.lastChange(),
    shown: structuredClone(world.state.current()),
    listed: world.jobs.list(),
  };
}

describe('creating', () => {
  test('answers what every surface then shows, and it is on disk', () => {
    const world = openWorld();
    const job = world.jobs.create(draft({ name: 'Stand-up' }), 'tray');
    expect(job).toMatchObject({ name: 'Stand-up', phase: 'active', inWords: 'Every day at 12:00', createdBy: 'tray' });
    expect(JobId.safeParse(job.id).success).toBe(true);
    expect(world.state.current().jobs).toEqual([job]);
    expect(world.jobs.list()).toEqual([job]);
    expect(world.state.rest.undo).toBe('Created “Stand-up”');
    const next = world.crash();
    expect(next.jobs.list()).toEqual([job]);
  });

  test('"send now" in the chat is sent at once and listed as finished', async () => {
    const world = openWorld();
    const job = world.jobs.createOnceNow({ chatId: 5, message: { text: 'Now!' } }, 'chat');
    await world.clock.settle();
    expect(world.messenger.texts).toEqual(['Now!']);
    expect(world.jobs.find(job.id)).toMatchObject({ phase: 'finished', nextAt: null });
    await world.clock.advance(DAY);
    expect(world.messenger.texts).toHaveLength(1);
  });

  test('ids are never given twice, not even those of messages that are gone', async () => {
    const world = openWorld({ random: dice([0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0.9, 0, 0, 0]) });
    const first = world.jobs.create(draft({ schedule: atNoon }), 'window').id;
    const second = world.jobs.create(draft({ schedule: atNoon }), 'window').id;
    await world.clock.advance(5 * HOUR);
    world.jobs.stop(first, 'window');
    const third = world.jobs.create(draft(), 'window').id;
    expect(new Set([first, second, third]).size).toBe(3);
    expect(first).toBe(JOB_ID_ALPHABET.charAt(0).repeat(4));
  });

  test('the list goes by the next time; finished and paused ones come last', async () => {
    const world = openWorld();
    const name = (text: string, schedule: Parameters<typeof draft>[0]) =>
      world.jobs.create(draft({ text, ...schedule }), 'window');
    name('noon', {});
    const paused = name('paused', { schedule: everyMinute });
    name('minute', { schedule: everyMinute });
    name('done', { schedule: { kind: 'once', at: '2026-03-27T10:01' } });
    world.jobs.pause(paused.id, 'window');
    await world.clock.advance(2 * MINUTE);
    expect(world.jobs.list().map(({ message, phase }) => `${message.text} ${phase}`)).toEqual([
      'minute active',
      'noon active',
      'paused paused',
      'done finished',
    ]);
  });
});

describe('refusals', () => {
  const refusals: [string, string, (world: World, id: string) => unknown][] = [
    [
      'a time that has passed',
      'invalid',
      ({ jobs }) => jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T09:59' } }), 'window'),
    ],
    [
      'a cron line that is none',
      'invalid',
      ({ jobs }) => jobs.create(draft({ schedule: { kind: 'cron', expression: 'x' } }), 'window'),
    ],
    [
      'a day that never comes',
      'invalid',
      ({ jobs }, id) => jobs.edit(id, draft({ schedule: { kind: 'cron', expression: '0 0 30 2 *' } }), 'window'),
    ],
    ['an unknown id', 'notFound', ({ jobs }) => jobs.stop('zzzz', 'window')],
    ['editing what is gone', 'notFound', ({ jobs }) => jobs.edit('zzzz', draft(), 'window')],
    ['running what is gone', 'notFound', ({ jobs }) => jobs.run('zzzz')],
    ['resuming what is not paused', 'conflict', ({ jobs }, id) => jobs.resume(id, 'window')],
    [
      'pausing what is paused',
      'conflict',
      ({ jobs }) => jobs.pause(jobs.list().find((job) => job.phase === 'paused')?.id ?? '', 'window'),
    ],
  ];
  test.each(refusals)('%s: in words, and nothing has changed', (_, code, act) => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ text: 'kept' }), 'window');
    world.jobs.pause(world.jobs.create(draft({ text: 'paused' }), 'window').id, 'window');
    const before = everything(world);
    const refused = catching(() => act(world, id));
    expect(refused).toBeInstanceOf(UserError);
    expect(refused).toMatchObject({ code, message: expect.stringMatching(/^[A-Z“].*[.\d]$/) });
    expect(everything(world)).toEqual(before);
  });

  test.each<[string, (world: World, id: string) => unknown]>([
    ['create', ({ jobs }) => jobs.create(draft({ text: 'new' }), 'window')],
    ['edit', ({ jobs }, id) => jobs.edit(id, draft({ text: 'new' }), 'window')],
    ['stop', ({ jobs }, id) => jobs.stop(id, 'window')],
    ['pause', ({ jobs }, id) => jobs.pause(id, 'window')],
    ['pause all', ({ jobs }) => jobs.pauseAll('window')],
    ['undo', ({ jobs }) => jobs.undo()],
  ])('%s on a disk that is full: nothing has changed, and what waited is sent all the same', async (_, act) => {
    const world = openWorld();
    world.messenger.answer(OFFLINE);
    const { id } = world.jobs.create(draft({ text: 'waits' }), 'window');
    world.jobs.run(id);
    await world.clock.settle();
    const before = everything(world);
    world.store.breakWith(
      new UserError('internal', 'The change could not be saved, so nothing was changed: disk full'),
    );
    expect(() => act(world, id)).toThrow('disk full');
    expect(everything(world)).toEqual(before);
    world.store.breakWith(null);
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent']);
  });

  test('so too when it is the ledger that refuses', () => {
    const world = openWorld();
    world.jobs.create(draft({ text: 'kept' }), 'window');
    const before = everything(world);
    world.ledger.journal = () => {
      throw new Error('database or disk is full');
    };
    expect(() => world.jobs.create(draft({ text: 'new' }), 'window')).toThrow('disk is full');
    expect(everything(world)).toEqual(before);
  });

  test('"send now" that cannot be saved is not sent', async () => {
    const world = openWorld();
    world.store.breakWith(new UserError('internal', 'disk full'));
    expect(() => world.jobs.createOnceNow({ chatId: 5, message: { text: 'Now!' } }, 'chat')).toThrow('disk full');
    await world.clock.settle();
    expect(world.messenger.texts).toEqual([]);
    expect(world.deliveries()).toMatchObject([{ state: 'skipped', reason: 'The message could not be saved.' }]);
  });

  test('an id may be typed in capitals', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'chat');
    expect(world.jobs.stop(id.toUpperCase(), 'chat').id).toBe(id);
  });
});

describe('editing', () => {
  test('another text keeps the series where it is', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(
      draft({ schedule: { kind: 'interval', everyMs: HOUR, anchor: world.clock.now() } }),
      'window',
    );
    await world.clock.advance(30 * MINUTE);
    const old = world.jobs.find(id);
    const edited = world.jobs.edit(
      id,
      draft({ text: 'New', schedule: (old as { schedule: typeof everyMinute }).schedule }),
      'window',
    );
    expect(edited).toMatchObject({ id, message: { text: 'New' }, nextAt: old?.nextAt, createdBy: 'window' });
  });

  test('another time begins now: nothing is owed for the past', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    await world.clock.advance(HOUR);
    world.jobs.edit(
      id,
      draft({ schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] } }),
      'window',
    );
    await world.clock.settle();
    expect(world.messenger.texts).toEqual([]);
    expect(world.jobs.find(id)?.nextAt).toBe(Date.parse('2026-03-28T08:00Z'));
  });
});

describe('undo', () => {
  test('nothing to undo', () => {
    expect(openWorld().jobs.undo()).toBeNull();
  });

  test('of a stop brings the message back with its id, and a recurring one owes nothing for the time between', async () => {
    const world = openWorld();
    const job = world.jobs.create(draft({ name: 'Stand-up', schedule: everyMinute }), 'window');
    world.jobs.stop(job.id, 'chat');
    await world.clock.advance(HOUR);
    expect(world.jobs.undo()).toBe('Stopped “Stand-up”');
    expect(world.jobs.list()).toMatchObject([{ id: job.id, name: 'Stand-up', phase: 'active' }]);
    await world.clock.settle();
    expect(world.messenger.texts).toEqual([]);
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toHaveLength(1);
  });

  test('of a stop of a one-off whose time came meanwhile: it is still sent', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    world.jobs.stop(id, 'window');
    await world.clock.advance(3 * HOUR);
    world.jobs.undo();
    await world.clock.settle();
    expect(world.states()).toEqual(['sent']);
  });

  test.each<[string, (world: World, id: string) => unknown]>([
    ['stop', ({ jobs }, id) => jobs.stop(id, 'window')],
    ['pause', ({ jobs }, id) => jobs.pause(id, 'window')],
    ['pause all', ({ jobs }) => jobs.pauseAll('window')],
  ])('of a %s: what waited for the network is sent after all', async (_, act) => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    await world.clock.advanceTo('2026-03-27T11:05:00Z');
    act(world, id);
    expect(world.states()).toEqual(['skipped']);
    world.jobs.undo();
    world.messenger.answer();
    world.outbox.wake();
    await world.clock.advance(MINUTE);
    expect(world.deliveries()).toMatchObject([{ state: 'sent', dueAt: Date.parse('2026-03-27T11:00Z') }]);
    expect(world.messenger.texts.length).toBeGreaterThan(0);
  });

  test('of a stop, while the message was on its way: should it come back, it is tried again', async () => {
    const world = openWorld();
    world.messenger.hold();
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    await world.clock.advanceTo('2026-03-27T11:00:00Z');
    world.jobs.stop(id, 'window');
    world.jobs.undo();
    world.messenger.held[0]?.answer(OFFLINE);
    world.messenger.answer();
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent']);
  });

  test('of a stop works after a restart too', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    await world.clock.advanceTo('2026-03-27T11:00:00Z');
    world.jobs.stop(id, 'window');
    world.messenger.answer();
    const next = world.crash();
    expect(next.jobs.undo()).toBe('Stopped “Stand up!”');
    await next.clock.settle();
    expect(next.states()).toEqual(['sent']);
  });

  test('of "pause all": a one-off whose time came meanwhile is still sent; recurring ones owe nothing', async () => {
    const world = openWorld();
    world.jobs.create(draft({ text: 'once', schedule: atNoon }), 'window');
    world.jobs.create(draft({ text: 'often', schedule: everyMinute }), 'window');
    world.jobs.pauseAll('tray');
    await world.clock.advance(3 * HOUR);
    world.jobs.undo();
    await world.clock.settle();
    expect(world.messenger.texts).toEqual(['once']);
    expect(world.state.rest.pausedAll).toBe(false);
  });

  test('of a creation takes the message away, and what waits of it', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.run(id);
    await world.clock.settle();
    world.jobs.undo();
    expect(world.jobs.list()).toEqual([]);
    expect(world.state.current().jobs).toEqual([]);
    expect(world.deliveries()).toMatchObject([{ state: 'skipped', reason: 'Creating the message was undone.' }]);
  });

  test('of an edit brings the old text and times back', () => {
    const world = openWorld();
    const old = world.jobs.create(draft({ text: 'Old' }), 'window');
    world.jobs.edit(old.id, draft({ text: 'New', schedule: everyMinute }), 'window');
    world.jobs.undo();
    expect(world.jobs.find(old.id)).toMatchObject({ message: { text: 'Old' }, nextAt: old.nextAt });
  });

  test('of a resume: it is paused again, and what waits of it is dropped', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pause(id, 'window');
    world.jobs.resume(id, 'window');
    await world.clock.advance(MINUTE);
    world.jobs.undo();
    expect(world.states()).toEqual(['skipped']);
    expect(world.jobs.find(id)?.phase).toBe('paused');
  });

  test('while all is paused drops no "send now" that waits', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ text: 'a' }), 'window');
    world.jobs.pauseAll('window');
    world.messenger.answer(OFFLINE);
    world.jobs.edit(id, draft({ text: 'b' }), 'window');
    world.jobs.run(id);
    await world.clock.settle();
    world.jobs.undo();
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent']);
  });

  test('again and again: the changes come back one after the other, in the reverse order', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ name: 'A' }), 'window');
    world.jobs.edit(id, draft({ name: 'B' }), 'chat');
    world.jobs.pause(id, 'tray');
    world.jobs.stop(id, 'chat');
    expect([1, 2, 3, 4, 5].map(() => world.jobs.undo())).toEqual([
      'Stopped “B”',
      'Paused “B”',
      'Edited “B”',
      'Created “A”',
      null,
    ]);
    expect(world.jobs.list()).toEqual([]);
  });
});

describe('finished one-offs', () => {
  test('stay in the list for a week after their time, then only in the history', async () => {
    const world = openWorld();
    world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-04-20T12:00' } }), 'window');
    await world.clock.advanceTo('2026-04-21T12:00:00Z');
    world.jobs.sweepFinished();
    expect(world.jobs.list()).toHaveLength(1);
    await world.clock.advanceTo('2026-04-28T12:00:00Z');
    world.jobs.sweepFinished();
    expect(world.jobs.list()).toEqual([]);
    expect(world.states()).toEqual(['sent']);
  });
});

test('whatever is done in whatever order: what the surfaces show, the book and the file agree, and undo leads back', () => {
  const actions = fc.array(
    fc.tuple(
      fc.constantFrom('create', 'edit', 'stop', 'pause', 'resume', 'run', 'pauseAll', 'resumeAll', 'undo'),
      fc.nat(5),
    ),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(actions, (script) => {
      const world = openWorld();
      for (const [action, n] of script) {
        const id = world.jobs.list()[n]?.id ?? 'zzzz';
        try {
          if (action === 'create') world.jobs.create(draft({ text: `${n}` }), 'window');
          else if (action === 'edit') world.jobs.edit(id, draft({ text: `edited ${n}` }), 'window');
          else if (action === 'pauseAll' || action === 'resumeAll') world.jobs[action]('window');
          else if (action === 'undo') world.jobs.undo();
          else if (action === 'run') world.jobs.run(id);
          else world.jobs[action as 'stop' | 'pause' | 'resume'](id, 'window');
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
        const byId = (jobs: { id: string }[]) => [...jobs].sort((a, b) => a.id.localeCompare(b.id));
        expect(byId(world.state.current().jobs)).toEqual(byId(world.jobs.list()));
        expect(world.state.rest).toMatchObject({
          pausedAll: world.store.read().pausedAll,
          undo: world.jobs.undoLabel(),
        });
      }
      while (world.jobs.undo() !== null);
      expect(world.jobs.list()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

function dice(values: number[]): () => number {
  return () => values.shift() ?? 0.99;
}

function catching(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
