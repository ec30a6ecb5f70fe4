import { describe, expect, test } from 'vitest';
import type { Backup } from '../../../main/contract/backup.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { effectOf, planImport, readBackup } from '../../../main/core/import.ts';
import { jobOf } from '../../bench/jobs.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const named = (n: number, name: string) => ({ ...jobOf(n, { kind: 'cron', expression: '0 9 * * *' }, 1_000), name });
const backup = (jobs: Backup['jobs'], part: Partial<Backup> = {}): Backup => ({
  carillon: 'backup',
  version: 2,
  at: NOW - 1_000,
  jobs,
  chats: [{ id: 7, type: 'private', title: 'Ann' }],
  preferences: DEFAULT_PREFERENCES,
  ...part,
});
const here = (jobs: Backup['jobs']) => ({ jobs, chats: [], preferences: DEFAULT_PREFERENCES });

describe('a backup', () => {
  test('says what is wrong with a file that is none', () => {
    const told = (text: string) => {
      try {
        readBackup(text, 'UTC');
      } catch (error) {
        return (error as Error).message;
      }
      return 'taken';
    };
    expect(told('not json')).toMatch(/not JSON/);
    expect(told('[]')).toMatch(/no backup of Carillon/);
    expect(told('null')).toMatch(/no backup of Carillon/);
    expect(told(JSON.stringify({ ...backup([]), version: 3 }))).toMatch(/later version/);
    const doubled = [named(1, 'Stand-up'), named(2, 'Other'), named(1, 'Stand-up of another day')];
    expect(told(JSON.stringify(backup(doubled)))).toBe(
      `That backup has two messages with the id ${doubled[0]?.id}. Take one of them out of the file.`,
    );
    const torn = { ...backup([named(1, 'Stand-up')]) } as { jobs: unknown[] };
    torn.jobs = [{ ...named(1, 'Stand-up'), schedule: { kind: 'sometimes' } }];
    expect(told(JSON.stringify(torn))).toMatch(/damaged at jobs\.0\.schedule/);
    expect(told(JSON.stringify(backup([named(1, 'Stand-up')])))).toBe('taken');
  });

  test('merged: adds what is missing, takes the place of what differs, leaves the rest', () => {
    const [same, old, mine] = [named(1, 'Same'), named(2, 'Old'), named(3, 'Mine')];
    const plan = planImport(
      backup([same, { ...old, name: 'New' }, named(4, 'Added')]),
      'merge',
      here([same, old, mine]),
      NOW,
    );
    expect(effectOf(plan, 1)).toEqual({
      at: 1,
      added: ['“Added”'],
      changed: ['“New”'],
      removed: [],
      same: 1,
      preferences: false,
      withoutFiles: [],
    });
    // What comes owes nothing for the past.
    expect([...plan.added, ...plan.changed].map(({ since }) => since)).toEqual([NOW, NOW]);
    expect(plan.chats).toEqual([{ id: 7, type: 'private', title: 'Ann' }]);
  });

  test('replaced: what it lacks goes, and the settings are its own', () => {
    const preferences = { ...DEFAULT_PREFERENCES, dailyBackup: false };
    const plan = planImport(
      backup([named(1, 'A')], { preferences }),
      'replace',
      here([named(1, 'A'), named(2, 'B')]),
      NOW,
    );
    expect(effectOf(plan, 1)).toMatchObject({ added: [], changed: [], removed: ['“B”'], same: 1, preferences: true });
  });

  test('its own state changes nothing', () => {
    const jobs = [named(1, 'A'), named(2, 'B')];
    const again = readBackup(JSON.stringify(backup(jobs)), 'UTC');
    const plan = planImport(again, 'replace', here(jobs), NOW);
    expect(effectOf(plan, 1)).toMatchObject({ added: [], changed: [], removed: [], same: 2, preferences: false });
  });
});
