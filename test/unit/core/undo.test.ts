import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../main/core/errors.ts';
import { draft, everyMinute, openWorld, type World } from '../../support/core-world.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const atNoon = { kind: 'once', at: '2026-03-27T12:00' } as const;
const inTheEvening = { kind: 'once', at: '2026-03-29T20:00' } as const;

describe('undo by the change that is meant', () => {
  test('an old offer takes nothing else back: it says what was changed since, or that it was undone', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.pause(id, 'window');
    const paused = world.ledger.newestChange()?.id ?? 0;
    world.jobs.stop(id, 'chat');
    expect(() => world.jobs.undo(paused)).toThrow('Something else was changed since (Stopped “Stand up!”)');
    expect(world.jobs.find(id)).toBeUndefined();
    expect(world.jobs.undo(world.ledger.newestChange()?.id)).toEqual('Stopped “Stand up!”');
    expect(world.jobs.undo(paused)).toEqual('Paused “Stand up!”');
    expect(() => world.jobs.undo(paused)).toThrow('undone already');
    expect(world.jobs.find(id)?.phase).toBe('active');
  });

  test('after the group became a supergroup the message comes back to that, and not to the chat that is gone', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ chatId: -500 }), 'window');
    world.jobs.stop(id, 'window');
    world.jobs.create(draft({ chatId: -500, text: 'Other' }), 'window');
    world.jobs.moveChat(-500, -1_000_500);
    world.jobs.undo();
    world.jobs.undo();
    expect(world.jobs.find(id)?.chatId).toBe(-1_000_500);
    const next = world.crash();
    next.jobs.redo();
    next.jobs.undo();
    expect(next.jobs.find(id)?.chatId).toBe(-1_000_500);
  });
});

describe('redo', () => {
  test('goes forth as undo goes back, through a restart, until something else is changed', () => {
    const world = openWorld();
    expect(world.jobs.redo()).toBeNull();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.edit(id, draft({ text: 'Sit down!' }), 'chat');
    world.jobs.pauseAll('tray');
    for (let n = 0; n < 3; n++) world.jobs.undo();
    expect(world.jobs.list()).toEqual([]);
    expect(world.jobs.redo()).toEqual('Created “Stand up!”');
    const next = world.crash();
    expect(next.jobs.redo()).toEqual('Edited “Sit down!”');
    expect(next.jobs.find(id)).toMatchObject({ message: { text: 'Sit down!' }, phase: 'active' });
    expect(next.jobs.redo()).toEqual('Paused all messages');
    expect(next.store.read().pausedAll).toBe(true);
    expect(next.state.current().undo).toEqual('Paused all messages');
    expect(next.jobs.redo()).toBeNull();
    next.jobs.undo();
    next.jobs.stop(id, 'window');
    expect(next.jobs.redo()).toBeNull();
    expect(next.ledger.changes(10).map(({ label, by, undone }) => [label, by, undone])).toEqual([
      ['Stopped “Stand up!”'.replace('Stand up!', 'Sit down!'), 'window', false],
      ['Paused all messages', 'tray', true],
      ['Edited “Sit down!”', 'chat', false],
      ['Created “Stand up!”', 'window', false],
    ]);
  });

  test('a new change closes the way to what was undone before it, also once it is undone itself', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.stop(id, 'window');
    world.jobs.undo();
    world.jobs.edit(id, draft({ text: 'Sit down!' }), 'chat');
    world.jobs.undo();
    // Not the stop: that was undone before the edit.
    expect(world.jobs.redo()).toEqual('Edited “Sit down!”');
    expect(world.jobs.redo()).toBeNull();
    expect(world.jobs.find(id)).toMatchObject({ message: { text: 'Sit down!' }, phase: 'active' });
    const next = world.crash();
    next.jobs.undo();
    next.jobs.undo();
    expect([1, 2, 3].map(() => next.jobs.redo())).toEqual(['Created “Stand up!”', 'Edited “Sit down!”', null]);
  });

  test('a change that the disk refused leaves what was undone open', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.pause(id, 'window');
    world.jobs.undo();
    world.store.breakWith(new Error('The disk is full.'));
    expect(() => world.jobs.stop(id, 'window')).toThrow('full');
    world.store.breakWith(null);
    expect(world.jobs.redo()).toEqual('Paused “Stand up!”');
  });

  test('what a stop dropped is dropped again, and comes back again with its undo', async () => {
    const world = openWorld();
    world.messenger.hold();
    const all = { policy: 'all', maxLatenessMs: HOUR } as const;
    const { id } = world.jobs.create(draft({ schedule: everyMinute, missed: all }), 'window');
    await world.clock.advance(2 * MINUTE);
    world.jobs.stop(id, 'window');
    world.jobs.undo();
    world.jobs.redo();
    expect(world.states().sort()).toEqual(['sending', 'skipped']);
    expect(world.jobs.undo()).toEqual('Stopped “Stand up!”');
    expect(world.states().sort()).toEqual(['pending', 'sending']);
  });

  test('a disk that refuses leaves nothing to redo, and no change that never was', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.store.breakWith(new Error('The disk is full.'));
    expect(() => world.jobs.stop(id, 'window')).toThrow('full');
    world.store.breakWith(null);
    expect(world.ledger.changes(10).map(({ label }) => label)).toEqual(['Created “Stand up!”']);
    world.jobs.undo();
    world.store.breakWith(new Error('The disk is full.'));
    expect(() => world.jobs.redo()).toThrow('full');
    world.store.breakWith(null);
    expect(world.jobs.list()).toEqual([]);
    expect(world.jobs.redo()).toEqual('Created “Stand up!”');
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
    expect(world.jobs.undo()).toEqual('Stopped “Stand-up”');
    expect(world.jobs.list()).toMatchObject([{ id: job.id, name: 'Stand-up', phase: 'active' }]);
    await world.clock.settle();
    expect(world.messenger.texts).toEqual([]);
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toHaveLength(1);
  });

  const LATE = 'Its time had passed when the message came back.';

  test.each<[string, (world: World, id: string) => unknown]>([
    ['stop', ({ jobs }, id) => jobs.stop(id, 'window')],
    ['pause', ({ jobs }, id) => jobs.pause(id, 'window')],
    ['pause all', ({ jobs }) => jobs.pauseAll('tray')],
    ['edit to a later time', ({ jobs }, id) => jobs.edit(id, draft({ schedule: inTheEvening }), 'window')],
    ['creation, made again', ({ jobs }) => jobs.undo()],
  ])('of a %s: a one-off whose time has passed since is not sent hours late, but asked about', async (what, act) => {
    const world = openWorld();
    const back = () => (what.startsWith('creation') ? world.jobs.redo() : world.jobs.undo());
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    act(world, id);
    await world.clock.advanceTo('2026-03-27T15:00:00Z');
    back();
    await world.clock.advance(2 * DAY);
    expect(world.messenger.texts).toEqual([]);
    expect(world.state.current().missed).toMatchObject([{ jobId: id, state: 'skipped', reason: LATE }]);
    // Undone at once, it is sent: nobody would take it for a late one.
    const soon = openWorld();
    const other = soon.jobs.create(draft({ schedule: atNoon }), 'window');
    act(soon, other.id);
    await soon.clock.advanceTo('2026-03-27T11:05:00Z');
    if (what.startsWith('creation')) soon.jobs.redo();
    else soon.jobs.undo();
    await soon.clock.advance(MINUTE);
    expect(soon.messenger.texts).toEqual(['Stand up!']);
  });

  test.each<[string, (world: World, id: string) => unknown]>([
    ['stop', ({ jobs }, id) => jobs.stop(id, 'window')],
    ['pause', ({ jobs }, id) => jobs.pause(id, 'window')],
    ['pause all', ({ jobs }) => jobs.pauseAll('window')],
  ])('of a %s that took back a "run now": only the schedule comes back', async (_, act) => {
    const world = openWorld({ undoSend: true });
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.run(id, 'window');
    await world.clock.advance(SECOND);
    act(world, id);
    await world.clock.advance(8 * SECOND);
    world.jobs.undo();
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual([]);
    expect(world.jobs.find(id)?.phase).toBe('active');
  });

  test('of a stop, hours later: what waited for the network then is asked about', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft({ schedule: atNoon }), 'window');
    await world.clock.advanceTo('2026-03-27T11:05:00Z');
    world.jobs.stop(id, 'window');
    world.messenger.answer();
    await world.clock.advance(5 * HOUR);
    const sent = world.messenger.texts.length;
    world.jobs.undo();
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(sent);
    expect(world.state.current().missed).toMatchObject([{ jobId: id, state: 'skipped' }]);
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
    expect(next.jobs.undo()).toEqual('Stopped “Stand up!”');
    await next.clock.settle();
    expect(next.states()).toEqual(['sent']);
  });

  test('of "pause all": recurring messages owe nothing', async () => {
    const world = openWorld();
    world.jobs.create(draft({ text: 'often', schedule: everyMinute }), 'window');
    world.jobs.pauseAll('tray');
    await world.clock.advance(3 * HOUR);
    world.jobs.undo();
    await world.clock.settle();
    expect(world.messenger.texts).toEqual([]);
    expect(world.state.rest.pausedAll).toBe(false);
  });

  test('of a creation takes the message away, and what waits of it', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.run(id, 'chat');
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

  test('within the spread of a run that is due: it still comes, whether what is undone is an edit, a stop or a pause of all', async () => {
    for (const change of ['edit', 'stop', 'pauseAll'] as const) {
      const world = openWorld();
      const spread = draft({ jitterMs: 3 * HOUR });
      const { id } = world.jobs.create(spread, 'window');
      const next = world.jobs.find(id)?.nextAt ?? 0;
      await world.clock.advanceTo('2026-03-27T11:01:00Z');
      expect(next).toBeGreaterThan(world.clock.now() + MINUTE);
      if (change === 'edit') world.jobs.edit(id, { ...spread, message: { text: 'Sit down!' } }, 'window');
      else if (change === 'stop') world.jobs.stop(id, 'window');
      else world.jobs.pauseAll('window');
      world.jobs.undo();
      expect(world.jobs.find(id)?.nextAt).toBe(next);
      await world.clock.advance(2 * 24 * HOUR);
      expect(world.states()).toHaveLength(2);
    }
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
    world.jobs.run(id, 'chat');
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

test('undo and redo walk a list with a pointer, whatever is done in whatever order', () => {
  const steps = fc.array(fc.constantFrom('change', 'undo', 'redo', 'undo', 'redo', 'restart'), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (script) => {
      let world = openWorld();
      const { id } = world.jobs.create(draft({ name: '0' }), 'window');
      // The reference: the names in the order in which they were given, and how many of them hold.
      let names = ['0'];
      let pointer = 0;
      for (const [n, step] of script.entries()) {
        if (step === 'change') {
          names = [...names.slice(0, pointer + 1), `${n + 1}`];
          pointer++;
          world.jobs.edit(id, draft({ name: `${n + 1}` }), 'window');
        } else if (step === 'undo' && pointer > 0) {
          pointer--;
          world.jobs.undo();
        } else if (step === 'redo') {
          const again = pointer + 1 < names.length;
          if (again) pointer++;
          expect(world.jobs.redo()).toEqual(again ? `Edited “${names[pointer]}”` : null);
        } else if (step === 'restart') {
          world = world.crash();
        }
        expect(world.jobs.find(id)?.name).toBe(names[pointer]);
      }
    }),
    { numRuns: 40 },
  );
});

test('whatever is done in whatever order: what the surfaces show, the book and the file agree, and undo leads back', () => {
  const actions = fc.array(
    fc.tuple(
      fc.constantFrom('create', 'edit', 'stop', 'pause', 'resume', 'run', 'many', 'pauseAll', 'resumeAll', 'undo'),
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
          else if (action === 'many') world.jobs.many([id, world.jobs.list()[0]?.id ?? id], 'pause', 'window');
          else if (action === 'pauseAll' || action === 'resumeAll') world.jobs[action]('window');
          else if (action === 'undo') world.jobs.undo();
          else if (action === 'run') world.jobs.run(id, 'chat');
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
