import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHAT, draft, everyMinute, openWorld, type World } from '../../support/core-world.ts';
import { killAt } from '../../support/dying-disk.ts';
import { HOUR, ManualClock, MINUTE } from '../../support/manual-clock.ts';
import { OFFLINE, ScriptedMessenger } from '../../support/scripted-messenger.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

interface Kind {
  name: string;
  /** What the user did before. */
  given?: (world: World) => unknown;
  change: (world: World) => unknown;
}

const idOf = (world: World, name: string) => world.jobs.list().find((job) => job.name === name)?.id ?? '';
const others = draft({ name: 'Sit', text: 'Sit down!', schedule: everyMinute, chatId: 7 });

const KINDS: Kind[] = [
  { name: 'create', change: ({ jobs }) => jobs.create(draft({ text: 'New' }), 'window') },
  {
    name: 'send at once',
    change: ({ jobs }) => jobs.createOnceNow({ chatId: CHAT, message: { text: 'Now' } }, 'chat'),
  },
  { name: 'edit', change: (world) => world.jobs.edit(idOf(world, 'Stand'), others, 'window') },
  {
    name: 'edit the time of a one-off',
    change: (world) => world.jobs.edit(idOf(world, 'Once'), draft({ name: 'Once', ...onceAt('23:00:00') }), 'window'),
  },
  { name: 'pause', change: (world) => world.jobs.pause(idOf(world, 'Stand'), 'window') },
  {
    name: 'resume',
    given: (world) => world.jobs.pause(idOf(world, 'Stand'), 'window'),
    change: (world) => world.jobs.resume(idOf(world, 'Stand'), 'window'),
  },
  { name: 'stop', change: (world) => world.jobs.stop(idOf(world, 'Stand'), 'window') },
  { name: 'stop what asks', change: (world) => world.jobs.stop(idOf(world, 'Pills'), 'window') },
  { name: 'skip the next run', change: (world) => world.jobs.skipNext(idOf(world, 'Stand'), 'window') },
  { name: 'snooze', change: (world) => world.jobs.snooze(idOf(world, 'Stand'), world.clock.now() + HOUR, 'window') },
  { name: 'pause all', change: ({ jobs }) => jobs.pauseAll('window') },
  { name: 'resume all', given: ({ jobs }) => jobs.pauseAll('window'), change: ({ jobs }) => jobs.resumeAll('window') },
  { name: 'pause several', change: (world) => world.jobs.many(all(world), 'pause', 'window') },
  {
    name: 'resume several',
    given: (world) => world.jobs.many(all(world), 'pause', 'window'),
    change: (world) => world.jobs.many(all(world), 'resume', 'window'),
  },
  { name: 'stop several', change: (world) => world.jobs.many(all(world), 'stop', 'window') },
  {
    name: 'undo a stop',
    given: (world) => world.jobs.many(all(world), 'stop', 'window'),
    change: ({ jobs }) => jobs.undo(),
  },
  { name: 'undo a creation', given: ({ jobs }) => jobs.create(others, 'window'), change: ({ jobs }) => jobs.undo() },
  {
    name: 'undo an edit',
    given: (world) => world.jobs.edit(idOf(world, 'Stand'), others, 'window'),
    change: ({ jobs }) => jobs.undo(),
  },
  {
    name: 'redo',
    given(world) {
      world.jobs.pauseAll('window');
      world.jobs.undo();
    },
    change: ({ jobs }) => jobs.redo(),
  },
  {
    name: 'import',
    change(world) {
      const [first, ...rest] = world.store.read().jobs;
      if (!first) return;
      const by = { status: 'active', createdBy: 'window', createdAt: 1, since: world.clock.now() } as const;
      const added = [{ ...others, ...by, id: 'zzzz' }];
      const changed = [{ ...first, message: { text: 'From the backup' } }];
      world.jobs.import({ added, changed, removed: rest, same: 0, chats: [], preferences: null }, 'window');
    },
  },
  { name: 'a group that moved', change: ({ jobs }) => jobs.moveChat(CHAT, -1009) },
];

const START = '2026-03-27T10:58:30Z';
const all = ({ jobs }: World) => jobs.list().map(({ id }) => id);
const onceAt = (time: string) => ({ schedule: { kind: 'once' as const, at: `2026-03-27T${time}` } });

/** A folder in which messages wait for the network, one asks, and one has not come yet. */
async function prepare(): Promise<World> {
  const messenger = new ScriptedMessenger(() => 0);
  const world = openWorld({ start: START, messenger });
  world.jobs.create(
    draft({ name: 'Pills', text: 'Take your pills', reminder: { repeat: { everyMs: HOUR, times: 3 } } }),
    'window',
  );
  await world.clock.advance(2 * MINUTE);
  messenger.answerBy(() => OFFLINE);
  world.jobs.create(
    draft({ name: 'Stand', message: { text: 'Stand up, number {n}!', variables: true }, schedule: everyMinute }),
    'window',
  );
  world.jobs.create(draft({ name: 'Once', text: 'Once', ...onceAt('22:00:00') }), 'window');
  await world.clock.advance(2 * MINUTE);
  world.jobs.run(idOf(world, 'Once'), 'chat');
  world.jobs.run(idOf(world, 'Pills'), 'chat');
  world.close();
  return world;
}

function openCopy(folder: string, at: number): World {
  return reopen(copyOf(folder), at);
}

function reopen(folder: string, at: number): World {
  const clock = new ManualClock(at);
  const messenger = new ScriptedMessenger(() => clock.now());
  return openWorld({ folder, clock, messenger });
}

function copyOf(folder: string): string {
  const copy = join(memoryFolder(), 'copy');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** What the next start finds, and what it then sends. */
async function next(folder: string, at: number) {
  const world = reopen(folder, at);
  const { jobs, pausedAll, pausedAllUntil, resumedAt } = world.store.read();
  const found = {
    book: { jobs, pausedAll, pausedAllUntil, resumedAt },
    changes: world.ledger.changes(50),
    asking: world.ledger.unacknowledged().map(({ key }) => key),
    rows: world.deliveries().map(({ key, state, text, chatId, reason }) => ({ key, state, text, chatId, reason })),
    notices: world.notices,
  };
  await world.clock.advance(10 * MINUTE);
  const sent = world.messenger.requests.map(({ chatId, message }) => `${chatId}: ${message.text}`);
  world.close();
  return { ...found, sent };
}

describe('killed at any moment of a change, the next start finds all of it or nothing', () => {
  test.each(KINDS)('$name', async ({ given, change }) => {
    const prepared = await prepare();
    const at = prepared.clock.now();
    const before = reopen(prepared.folder, at);
    given?.(before);
    before.close();
    const untouched = await next(copyOf(before.folder), at);
    const whole = openCopy(before.folder, at);
    const most = killAt(Number.POSITIVE_INFINITY, () => change(whole)) ?? 0;
    whole.close();
    const changed = await next(whole.folder, at);
    expect(changed).not.toEqual(untouched);
    expect(most).toBeGreaterThan(10);

    let kept = 0;
    for (let nth = 1; nth <= most; nth++) {
      const world = openCopy(before.folder, at);
      expect(
        killAt(nth, () => change(world)),
        `call ${nth}`,
      ).toBeNull();
      world.close();
      const found = await next(world.folder, at);
      const isChanged = JSON.stringify(found) === JSON.stringify(changed);
      if (isChanged) kept++;
      else expect(found, `killed at call ${nth} of ${most}`).toEqual(untouched);
    }
    // The last calls come after the decision.
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(most);
  });
});
