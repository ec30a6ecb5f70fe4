import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJobStore } from '../../../main/adapters/job-store.ts';
import { serialize } from '../../../main/adapters/json-store.ts';
import { openSettingsStore } from '../../../main/adapters/settings-store.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import type { Translatable } from '../../../main/contract/translatable.ts';
import { draft } from '../../support/core-world.ts';
import { english } from '../../support/english.ts';
import { MemoryRevision } from '../../support/memory-revision.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

const NOW = Date.parse('2026-03-27T09:00:00Z');
const open = (cwd: string, configName: string) => new Conf<Record<string, unknown>>({ cwd, configName, serialize });

interface Subject {
  name: 'jobs' | 'settings';
  /** Opens the store and answers what is in it. */
  read(folder: string, onDamage: (text: Translatable) => void): unknown;
  /** What may be taken of a copy. */
  taken(content: unknown): unknown;
  says: RegExp;
  /** Something worth keeping. */
  fill(folder: string): void;
}

const by = { status: 'active', createdBy: 'window', createdAt: NOW, since: NOW } as const;
const book = {
  jobs: ['k7pd', 'm3xz'].map((id) => ({ ...draft({ name: 'Stand-up', text: 'Auf geht’s! 🛎' }), id, ...by })),
  chats: [{ id: 7, type: 'private' as const, title: 'Ann' }],
  pausedAll: false,
  pausedAllUntil: null,
  resumedAt: 0,
};
const settings = {
  version: 1 as const,
  mode: 'telegram' as const,
  owner: { id: 7, name: 'Ann' },
  bot: null,
  practiceToken: null,
  preferences: { ...DEFAULT_PREFERENCES, dailyBackup: false },
};
const jobsIn = (folder: string, onDamage: (text: Translatable) => void) =>
  openJobStore({
    ...{ open, folder, ledger: new MemoryRevision(), now: () => NOW, onDamage },
    onDoubt: (text) => text !== null && onDamage(text),
  });
const settingsIn = (folder: string, onDamage: (text: Translatable) => void) =>
  openSettingsStore({ open, folder, now: () => NOW, onDamage });

const subjects: Subject[] = [
  {
    name: 'jobs',
    taken: (content) => content,
    says: /Your messages were recovered from a copy/,
    read: (folder, onDamage) => jobsIn(folder, onDamage).read().jobs,
    fill: (folder) => jobsIn(folder, () => {}).write(book),
  },
  {
    name: 'settings',
    // Who owns the bot is taken from no copy.
    taken: (content) => ({ ...(content as object), owner: null }),
    says: /the newest copy was taken instead\. Who owns the bot is not taken from a copy/,
    read: (folder, onDamage) => settingsIn(folder, onDamage).read(),
    fill: (folder) => settingsIn(folder, () => {}).write(settings),
  },
];

/** Damages the file as told, starts again, and answers what there is then. */
function restart(subject: Subject, folder: string, damaged: Uint8Array) {
  for (const left of readdirSync(folder)) if (/\.corrupt-|\.2\.json/.test(left)) rmSync(join(folder, left));
  writeFileSync(join(folder, `${subject.name}.json`), damaged);
  const told: string[] = [];
  const content = subject.read(folder, (text) => told.push(english(text)));
  const kept = readdirSync(folder).filter((name) => name.includes('.corrupt-'));
  return { content, told, kept };
}

for (const subject of subjects) {
  const file = `${subject.name}.json`;

  test(`${file} cut off at any byte: the copy is taken, the rest is kept aside, and the user is told`, () => {
    const folder = memoryFolder();
    subject.fill(folder);
    const good = subject.taken(subject.read(folder, () => {}));
    const whole = readFileSync(join(folder, file));
    for (let length = 0; length < whole.length; length++) {
      const { content, told, kept } = restart(subject, folder, whole.subarray(0, length));
      expect(content, `${length} bytes`).toEqual(good);
      expect(told, `${length} bytes`).toEqual([expect.stringMatching(subject.says)]);
      expect(readFileSync(join(folder, kept[0] ?? '')), `${length} bytes`).toEqual(whole.subarray(0, length));
    }
    expect(restart(subject, folder, whole)).toMatchObject({ told: [], kept: [] });
  });

  test(`${file} cut off at any byte with no copy: it starts empty and says so`, () => {
    const folder = memoryFolder();
    const empty = subject.read(folder, () => {});
    subject.fill(folder);
    const whole = readFileSync(join(folder, file));
    for (let length = 0; length < whole.length; length += 7) {
      for (const n of [1, 2]) rmSync(join(folder, `${subject.name}.${n}.json`), { force: true });
      const { content, told } = restart(subject, folder, whole.subarray(0, length));
      expect(content).toEqual(empty);
      expect(told).toEqual([expect.stringContaining('starts empty')]);
    }
  });

  test(`${file} with other bytes anywhere in it: read as something that can be, or set aside whole`, () => {
    const folder = memoryFolder();
    subject.fill(folder);
    subject.read(folder, () => {});
    const whole = readFileSync(join(folder, file));
    const backup = readFileSync(join(folder, `${subject.name}.1.json`));
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), bytes, (at, junk) => {
        writeFileSync(join(folder, `${subject.name}.1.json`), backup);
        const damaged = Buffer.from(whole);
        damaged.set(junk.subarray(0, whole.length - at), at);
        const { told, kept } = restart(subject, folder, damaged);
        // A letter may have become another letter: that is nothing that can be noticed.
        expect(kept).toHaveLength(told.length);
        if (kept[0]) expect(readFileSync(join(folder, kept[0]))).toEqual(damaged);
      }),
      { numRuns: 300 },
    );
  });
}
