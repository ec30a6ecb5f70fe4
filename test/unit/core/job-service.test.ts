import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { JOB_ID_ALPHABET, JobId } from '../../../main/contract/job.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { UserError } from '../../../main/core/errors.ts';
import { draft, everyMinute, openWorld, type World } from '../../support/core-world.ts';
import { cpuMs } from '../../support/cpu-time.ts';
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
    expect(world.state.rest.undo).toEqual('Created “Stand-up”');
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

  test('the very same asked for twice at once, as by a double Enter, is one message; a moment later it is another', async () => {
    const world = openWorld();
    const twice = () => [draft(), draft()].map((each) => world.jobs.create(each, 'window').id);
    const [first, again] = twice();
    expect(again).toBe(first);
    await world.clock.advance(1_500);
    expect(world.jobs.create(draft(), 'chat').id).toBe(first);
    expect(world.jobs.create(draft({ text: 'Another' }), 'window').id).not.toBe(first);
    expect(world.jobs.create(draft({ name: 'Of another name' }), 'window').id).not.toBe(first);
    await world.clock.advance(600);
    expect(world.jobs.create(draft(), 'window').id).not.toBe(first);
    expect(world.jobs.list()).toHaveLength(4);
    // One undo takes back what the two gestures made, and then the same is made anew at once.
    const noon = draft({ text: 'At noon' });
    world.jobs.create(noon, 'window');
    world.jobs.create(noon, 'window');
    world.jobs.undo();
    expect(world.jobs.list()).toHaveLength(4);
    world.jobs.create(noon, 'window');
    expect(world.jobs.list()).toHaveLength(5);
  });

  test('equal lines of one list are all meant; the same list handed in twice at once is one', () => {
    const world = openWorld();
    const list = [draft(), draft(), draft({ text: 'Another' })];
    const made = world.jobs.createMany(list, 'window');
    expect(world.jobs.createMany(structuredClone(list), 'window')).toEqual(made);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(world.jobs.list()).toHaveLength(3);
  });

  test('ids are never given twice, not even those of messages that are gone', async () => {
    const world = openWorld({ random: dice([0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0.9, 0, 0, 0]) });
    const first = world.jobs.create(draft({ schedule: atNoon }), 'window').id;
    const second = world.jobs.create(draft({ schedule: atNoon, text: 'Another' }), 'window').id;
    await world.clock.advance(5 * HOUR);
    world.jobs.stop(first, 'window');
    const third = world.jobs.create(draft(), 'window').id;
    expect(new Set([first, second, third]).size).toBe(3);
    expect(first).toBe('b222');
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
    ['running what is gone', 'notFound', ({ jobs }) => jobs.run('zzzz', 'chat')],
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
    world.jobs.run(id, 'chat');
    await world.clock.settle();
    const before = everything(world);
    world.store.breakWith(
      new UserError('internal', verbatim('The change could not be saved, so nothing was changed: disk full')),
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

  test('a stop of which the disk takes only a part is none: it is refused, and what waits is sent all the same', async () => {
    const world = openWorld();
    world.messenger.answer(OFFLINE);
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    await world.clock.advance(MINUTE);
    const before = everything(world);
    const { update } = world.ledger;
    world.ledger.update = () => {
      throw new Error('database or disk is full');
    };
    expect(() => world.jobs.stop(id, 'window')).toThrow('disk is full');
    expect(everything(world)).toEqual(before);
    world.ledger.update = update;
    await world.clock.advance(10 * MINUTE);
    expect(world.states()[0]).toBe('sent');
  });

  test('an undo of which the disk takes only a part is none', async () => {
    const world = openWorld();
    const { id } = world.jobs.create(draft({ schedule: everyMinute }), 'window');
    world.jobs.pause(id, 'window');
    world.ledger.markUndone = () => {
      throw new Error('database or disk is full');
    };
    expect(() => world.jobs.undo()).toThrow('disk is full');
    expect(world.store.read().jobs).toMatchObject([{ status: 'paused' }]);
    expect(world.state.current().jobs).toMatchObject([{ status: 'paused', phase: 'paused' }]);
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual([]);
  });

  test('"send now" that cannot be saved is not sent', async () => {
    const world = openWorld();
    world.store.breakWith(new UserError('internal', verbatim('disk full')));
    expect(() => world.jobs.createOnceNow({ chatId: 5, message: { text: 'Now!' } }, 'chat')).toThrow('disk full');
    await world.clock.settle();
    expect(world.messenger.texts).toEqual([]);
    expect(world.deliveries()).toEqual([]);
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

describe('a one-off that waits for the network and is given another time', () => {
  const moved = async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const { id } = world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-03-27T12:00' } }), 'window');
    await world.clock.advanceTo('2026-03-27T11:05:00Z');
    world.jobs.edit(id, draft({ schedule: { kind: 'once', at: '2026-03-27T18:00' } }), 'window');
    const isSent: string[] = [];
    world.messenger.answerBy(() => {
      isSent.push(new Date(world.clock.now()).toISOString().slice(11, 16));
      return world.messenger.sent();
    });
    return { ...world, isSent };
  };

  test('comes then, and not once more when the network is back', async () => {
    const { clock, outbox, isSent, deliveries } = await moved();
    outbox.wake();
    await clock.advanceTo('2026-03-27T18:00:00Z');
    expect(isSent).toEqual(['17:00']);
    expect(deliveries()).toMatchObject([
      { state: 'skipped', reason: 'The message was given another time.' },
      { state: 'sent' },
    ]);
  });

  test('waits on when that is undone', async () => {
    const { jobs, clock, isSent } = await moved();
    jobs.undo();
    await clock.advanceTo('2026-03-27T18:00:00Z');
    expect(isSent).toHaveLength(1);
    expect(isSent[0]).toMatch(/^11:0/);
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
    world.store.write = (book, alongside) => {
      writes += 1;
      write(book, alongside);
    };
    const changes: string[] = [];
    world.state.subscribe((change) => changes.push(change.type));
    expect(world.jobs.many([a, b], 'pause', 'window')).toBe(2);
    expect(writes).toBe(1);
    expect(changes).toEqual(['jobs', 'fields']);
    expect(world.state.rest.undo).toEqual('Paused 2 messages');
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['c']);
    expect(world.jobs.undo()).toEqual('Paused 2 messages');
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
    expect(world.state.rest.undo).toEqual('Resumed “b”');
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
    const begin = cpuMs();
    world.jobs.many(
      jobs.map(({ id }) => id),
      'pause',
      'window',
    );
    world.jobs.undo();
    expect(cpuMs() - begin).toBeLessThan(15_000);
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
    // Also where they are shown already: a computer that runs for weeks sweeps without a start.
    expect(world.state.current().jobs).toEqual([]);
    expect(world.states()).toEqual(['sent']);
  });
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

describe('several messages at once', () => {
  test('are one change, or none: a second that cannot be leaves nothing of the first', () => {
    const world = openWorld();
    const good = { ...draft({ name: 'Good' }) };
    const made = world.jobs.createMany([good, { ...good, name: 'Other' }], 'window');
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(world.jobs.undoLabel()).toEqual('Created 2 messages');
    world.jobs.undo();
    expect(world.jobs.list()).toEqual([]);
    const late = { ...good, schedule: { kind: 'once', at: '2020-01-01T10:00' } as const };
    expect(() => world.jobs.createMany([good, late], 'window')).toThrow('That time has passed.');
    expect(world.jobs.list()).toEqual([]);
  });
});
