import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, test } from 'vitest';
import { createFileSecrets } from '../../../main/adapters/file-secrets.ts';
import { openJobStore } from '../../../main/adapters/job-store.ts';
import { openSettingsStore } from '../../../main/adapters/settings-store.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import type { Translatable } from '../../../main/contract/translatable.ts';
import { UserError } from '../../../main/core/errors.ts';
import type { JobBook } from '../../../main/core/ports.ts';
import { draft } from '../../support/core-world.ts';
import { english } from '../../support/english.ts';
import { MemoryRevision } from '../../support/memory-revision.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const open = (cwd: string, configName: string) => new Conf<Record<string, unknown>>({ cwd, configName });
const NOW = Date.parse('2026-03-27T09:00:00Z');
const EMPTY: JobBook = { jobs: [], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };

function bookWith(name: string): JobBook {
  const by = { status: 'active', createdBy: 'window', createdAt: NOW, since: NOW } as const;
  return { ...EMPTY, jobs: [{ ...draft({ name }), id: 'k7pd', ...by }] };
}

function openIn(folder: string) {
  const notices: string[] = [];
  const ledger = new MemoryRevision();
  const onDamage = (text: Translatable | null) => {
    if (text !== null) notices.push(english(text));
  };
  const store = openJobStore({ open, folder, ledger, now: () => NOW, onDamage, onDoubt: onDamage });
  return { store, notices, names: () => store.read().jobs.map(({ name }) => name) };
}

describe('jobs.json', () => {
  test('begins empty, keeps what is written, and leaves no half-written file beside it', () => {
    const folder = tempFolder();
    const { store, notices } = openIn(folder);
    expect(store.read()).toMatchObject(EMPTY);
    expect(readdirSync(folder)).toEqual([]);
    store.write(bookWith('Stand-up'));
    expect(readdirSync(folder)).toEqual(['jobs.json']);
    expect(JSON.parse(readFileSync(join(folder, 'jobs.json'), 'utf8'))).toMatchObject({ version: 2 });
    expect(openIn(folder).store.read()).toMatchObject(bookWith('Stand-up'));
    expect(notices).toEqual([]);
  });

  test('each change leaves the two states before it', () => {
    const folder = tempFolder();
    const { store } = openIn(folder);
    for (const name of ['First', 'Second', 'Third', 'Fourth']) store.write(bookWith(name));
    const nameIn = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')).jobs[0].name;
    expect(readdirSync(folder).sort()).toEqual(['jobs.1.json', 'jobs.2.json', 'jobs.json']);
    expect(['jobs.json', 'jobs.1.json', 'jobs.2.json'].map(nameIn)).toEqual(['Fourth', 'Third', 'Second']);
  });

  test('a start that finds no copy makes one', () => {
    const folder = tempFolder();
    openIn(folder).store.write(bookWith('Stand-up'));
    openIn(folder);
    expect(readFileSync(join(folder, 'jobs.1.json'))).toEqual(readFileSync(join(folder, 'jobs.json')));
  });

  test('the backup that an earlier version made is a copy like any other, until there are newer ones', () => {
    const folder = tempFolder();
    openIn(folder).store.write(bookWith('Stand-up'));
    renameSync(join(folder, 'jobs.json'), join(folder, 'jobs.backup.json'));
    const { store, names } = openIn(folder);
    expect(names()).toEqual(['Stand-up']);
    store.write(bookWith('Next'));
    expect(readdirSync(folder).sort()).toEqual(['jobs.1.json', 'jobs.json']);
  });

  test.each([
    ['cut off in the middle', '{"version":1,"jobs":[{"id":'],
    ['empty', ''],
    ['zeros, as a power cut leaves them', '\0'.repeat(300)],
    ['something else', '[1,2,3]'],
    ['a job that cannot be', '{"version":1,"jobs":[{"id":"k7pd"}],"chats":[],"pausedAll":false,"resumedAt":0}'],
  ])('%s: it is kept aside, the last good state is taken, and the user is told', (_, content) => {
    const folder = tempFolder();
    openIn(folder).store.write(bookWith('Stand-up'));
    openIn(folder);
    writeFileSync(join(folder, 'jobs.json'), content);
    const { names, notices, store } = openIn(folder);
    expect(names()).toEqual(['Stand-up']);
    expect(readFileSync(join(folder, `jobs.corrupt-${NOW}.json`), 'utf8')).toBe(content);
    const notice = expect.stringContaining(
      `jobs.json was damaged. It was kept as jobs.corrupt-${NOW}.json. Your messages`,
    );
    expect(notices).toEqual([notice]);
    // Whether anything is missing nobody can say here: all is paused, until the user has looked.
    expect(store.read().pausedAll).toBe(true);
    expect(openIn(folder)).toMatchObject({ notices: [notice] });
    store.write(bookWith('Next'));
    expect(openIn(folder)).toMatchObject({ notices: [] });
    expect(openIn(folder).names()).toEqual(['Next']);
  });

  test('damaged with no backup: it starts empty and says so', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'jobs.json'), 'junk');
    const { names, notices } = openIn(folder);
    expect(names()).toEqual([]);
    expect(notices[0]).toContain('No copy of your messages was found, so the list starts empty.');
  });

  test('a file and a backup that are both damaged do not keep Carillon from starting', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'jobs.json'), 'junk');
    writeFileSync(join(folder, 'jobs.1.json'), 'junk');
    expect(openIn(folder).names()).toEqual([]);
  });

  test('gone, while its backup is there: the backup is taken, and the user is told', () => {
    const folder = tempFolder();
    openIn(folder).store.write(bookWith('Stand-up'));
    const lost = tempFolder();
    writeFileSync(join(lost, 'jobs.1.json'), readFileSync(join(folder, 'jobs.json')));
    const { names, notices } = openIn(lost);
    expect(names()).toEqual(['Stand-up']);
    expect(notices).toEqual([expect.stringContaining('jobs.json was missing. Your messages were recovered')]);
    expect(existsSync(join(lost, 'jobs.json'))).toBe(true);
  });

  test('a disk that refuses: a sentence for the user, and the former content stands', () => {
    const folder = tempFolder();
    const { store } = openIn(folder);
    store.write(bookWith('Old'));
    // Nothing can be written there, not even by root.
    mkdirSync(join(folder, 'jobs.json.new'));
    expect(() => store.write(bookWith('New'))).toThrow(UserError);
    expect(() => store.write(bookWith('New'))).toThrow(/nothing was changed: \S+\.$/);
    expect(store.read().jobs[0]?.name).toBe('Old');
    expect(openIn(folder).names()).toEqual(['Old']);
  });

  test('a copy that cannot be made does not keep Carillon from starting', () => {
    const folder = tempFolder();
    openIn(folder).store.write(bookWith('Stand-up'));
    mkdirSync(join(folder, 'jobs.1.json.new'));
    expect(openIn(folder)).toMatchObject({ notices: [] });
    expect(openIn(folder).names()).toEqual(['Stand-up']);
  });
});

describe('settings.json', () => {
  test('begins with nobody and nothing set up, and keeps what is saved', () => {
    const folder = tempFolder();
    const openSettings = () => openSettingsStore({ open, folder, now: () => NOW, onDamage: () => {} });
    const preferences = { ...DEFAULT_PREFERENCES, dailyBackup: false };
    const fresh = openSettings().read();
    expect(fresh).toMatchObject({ version: 1, mode: 'none', owner: null, preferences: DEFAULT_PREFERENCES });
    openSettings().write({ ...fresh, mode: 'telegram', owner: { id: 7, name: 'Ann' }, preferences });
    expect(openSettings().read()).toMatchObject({ mode: 'telegram', owner: { id: 7, name: 'Ann' }, preferences });
  });

  test('of a version that knew no preferences, or fewer, gets the defaults for the rest', () => {
    const folder = tempFolder();
    const older = { version: 1, mode: 'practice', owner: null, practiceToken: null };
    const readBack = () => openSettingsStore({ open, folder, now: () => NOW, onDamage: () => {} }).read();
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(older));
    expect(readBack()).toEqual({ ...older, bot: null, preferences: DEFAULT_PREFERENCES });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...older, preferences: { hideDock: true } }));
    expect(readBack().preferences).toEqual({ ...DEFAULT_PREFERENCES, hideDock: true });
  });
});

describe('the token in a file', () => {
  test('only this account can read it, also when an open file of that name lay there', async () => {
    const folder = tempFolder();
    const secrets = createFileSecrets(folder);
    expect(await secrets.get()).toBeNull();
    writeFileSync(join(folder, 'token'), 'old', { mode: 0o644 });
    await secrets.set('123:abc');
    expect(await secrets.get()).toBe('123:abc');
    expect(statSync(join(folder, 'token')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['token']);
    await secrets.clear();
    await secrets.clear();
    expect(await secrets.get()).toBeNull();
  });

  test('what cannot be read is an error and not "no token"', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'token'));
    await expect(createFileSecrets(folder).get()).rejects.toThrow('EISDIR');
  });
});
