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

describe('undo by the change that is meant', () => {
  test('an old offer takes nothing else back: it says what was changed since, or that it was undone', () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.pause(id, 'window');
    const paused = world.ledger.newestChange()?.id ?? 0;
    world.jobs.stop(id, 'chat');
    expect(() => world.jobs.undo(paused)).toThrow('Something else was changed since (Stopped “Stand up!”)');
    expect(world.jobs.find(id)).toBeUndefined();
    expect(world.jobs.undo(world.ledger.newestChange()?.id)).toBe('Stopped “Stand up!”');
    expect(world.jobs.undo(paused)).toBe('Paused “Stand up!”');
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
    expect(world.jobs.redo()).toBe('Created “Stand up!”');
    const next = world.crash();
    expect(next.jobs.redo()).toBe('Edited “Sit down!”');
    expect(next.jobs.find(id)).toMatchObject({ message: { text: 'Sit down!' }, phase: 'active' });
    expect(next.jobs.redo()).toBe('Paused all messages');
    expect(next.store.read().pausedAll).toBe(true);
    expect(next.state.current().undo).toBe('Paused all messages');
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

  test('what a stop dropped is dropped again, and comes back again with its undo', async () => {
    const world = openWorld();
    world.messenger.hold();
    const { id } = world.jobs.create(draft(), 'window');
    world.jobs.run(id);
    world.jobs.run(id);
    await world.clock.settle();
    world.jobs.stop(id, 'window');
    world.jobs.undo();
    world.jobs.redo();
    expect(world.states().sort()).toEqual(['sending', 'skipped']);
    expect(world.jobs.undo()).toBe('Stopped “Stand up!”');
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
    expect(world.jobs.redo()).toBe('Created “Stand up!”');
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

describe('several messages at once', () => {
  function three(world: World): [string, string, string] {
    const ids = ['a', 'b', 'c'].map((text) => world.jobs.create(draft({ text, schedule: everyMinute }), 'window').id);
    return ids as [string, string, string];
  }

  test('are paused by one change: one write, one thing shown, one undo', async () => {
    const world = openWorld();
    const [a, b] = three(world);
    let writes = 0;
    const write = world.store.write;
    world.store.write = (book) => {
      writes += 1;
      write(book);
    };
    const changes: string[] = [];
    world.state.subscribe((change) => changes.push(change.type));
    expect(world.jobs.many([a, b], 'pause', 'window')).toBe(2);
    expect(writes).toBe(1);
    expect(changes).toEqual(['jobs', 'fields']);
    expect(world.state.rest.undo).toBe('Paused 2 messages');
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['c']);
    expect(world.jobs.undo()).toBe('Paused 2 messages');
    expect(world.jobs.list().map(({ phase }) => phase)).toEqual(['active', 'active', 'active']);
  });

  test('are stopped, what waits of them with them, and one undo brings all of it back', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const [a, b, c] = three(world);
    await world.clock.advance(MINUTE);
    expect(world.jobs.many([a, b], 'stop', 'window')).toBe(2);
    expect(world.jobs.list().map(({ id }) => id)).toEqual([c]);
    expect(world.states().sort()).toEqual(['pending', 'skipped', 'skipped']);
    world.jobs.undo();
    world.messenger.answer();
    world.outbox.wake();
    await world.clock.advance(MINUTE);
    expect(world.states()).not.toContain('skipped');
    expect(world.jobs.list()).toHaveLength(3);
  });

  test('are resumed, also those that wait for a time; what is as wanted already or gone is passed over', async () => {
    const world = openWorld();
    const [a, b, c] = three(world);
    world.jobs.pause(a, 'window');
    world.jobs.pause(b, 'window', world.clock.now() + DAY);
    world.jobs.stop(c, 'chat');
    expect(world.jobs.many([a, b, c], 'resume', 'window')).toBe(2);
    // Both go to one chat, which gets one message a second.
    await world.clock.advance(MINUTE + 5_000);
    expect([...world.messenger.texts].sort()).toEqual(['a', 'b']);
    expect(world.jobs.many([a, b], 'pause', 'window')).toBe(2);
    expect(world.jobs.many([b], 'resume', 'window')).toBe(1);
    expect(world.state.rest.undo).toBe('Resumed “b”');
  });

  test.each(['pause', 'resume', 'stop'] as const)('%s is refused in words when it applies to none', (action) => {
    const world = openWorld();
    const [a] = three(world);
    if (action === 'pause') world.jobs.pause(a, 'window');
    if (action === 'stop') world.jobs.stop(a, 'window');
    const before = everything(world);
    expect(catching(() => world.jobs.many([a], action, 'window'))).toMatchObject({ code: 'conflict' });
    expect(everything(world)).toEqual(before);
  });

  test('ten thousand of them keep nobody waiting', () => {
    const world = openWorld();
    const since = world.clock.now();
    const seed = { ...draft(), status: 'active', createdBy: 'window', createdAt: since, since } as const;
    const jobs = Array.from({ length: 10_000 }, (_, n) => ({
      ...seed,
      id: [3, 2, 1, 0].map((place) => JOB_ID_ALPHABET[Math.floor(n / 31 ** place) % 31]).join(''),
    }));
    world.store.write({ ...world.store.read(), jobs });
    world.replan();
    const begin = performance.now();
    world.jobs.many(
      jobs.map(({ id }) => id),
      'pause',
      'window',
    );
    world.jobs.undo();
    expect(performance.now() - begin).toBeLessThan(3_000);
    expect(world.jobs.find(jobs[9_999]?.id ?? '')?.phase).toBe('active');
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
