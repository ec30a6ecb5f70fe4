import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../main/adapters/data-folder.ts';
import { openLedger } from '../../../main/adapters/open-ledger.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const modeOf = (...path: string[]) => (statSync(join(...path)).mode & 0o777).toString(8);

/** A data folder as an earlier version, or a copy by hand, leaves it: open to all. */
function openFolder(): string {
  const folder = tempFolder();
  for (const name of ['backups', 'files', 'logs', 'practice', 'practice/files']) mkdirSync(join(folder, name));
  const files = [
    'jobs.json',
    'jobs.1.json',
    'settings.json',
    'token',
    'carillon.corrupt-7.db',
    'backups/carillon-2026-01-01.json',
  ];
  for (const name of [...files, 'files/aa', 'practice/jobs.json', 'practice/files/bb']) {
    writeFileSync(join(folder, name), '', { mode: 0o666 });
    chmodSync(join(folder, name), 0o666);
  }
  for (const name of ['', 'backups', 'files', 'logs', 'practice', 'practice/files'])
    chmodSync(join(folder, name), 0o755);
  return folder;
}

test('a folder that was open to all is this account’s alone after the start, and all that is in it', () => {
  const folder = openFolder();
  lockFolder(folder)?.();
  expect(['', 'backups', 'files', 'logs', 'practice', 'practice/files'].map((name) => modeOf(folder, name))).toEqual(
    Array(6).fill('700'),
  );
  const files = [
    'jobs.json',
    'jobs.1.json',
    'settings.json',
    'token',
    'carillon.corrupt-7.db',
    'files/aa',
    'practice/jobs.json',
  ];
  for (const name of [...files, 'practice/files/bb', 'backups/carillon-2026-01-01.json', 'carillon.lock']) {
    expect([name, modeOf(folder, name)]).toEqual([name, '600']);
  }
});

test('the history is, too, with what SQLite keeps beside it, in a folder that is open to all', () => {
  const folder = tempFolder();
  chmodSync(folder, 0o755);
  const { ledger } = openLedger(folder, 0, () => {});
  ledger.setLastUpdateId(1);
  expect(['carillon.db', 'carillon.db-wal', 'carillon.db-shm'].map((name) => modeOf(folder, name))).toEqual(
    Array(3).fill('600'),
  );
  ledger.close();
});

test('a folder that holds other things as well keeps its mode, and so do they', () => {
  const folder = openFolder();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  chmodSync(join(folder, 'notes.txt'), 0o644);
  lockFolder(folder)?.();
  expect([modeOf(folder), modeOf(folder, 'notes.txt'), modeOf(folder, 'jobs.json')]).toEqual(['755', '644', '600']);
});

test('no right is given that was not there', () => {
  const folder = openFolder();
  chmodSync(join(folder, 'settings.json'), 0o040);
  lockFolder(folder)?.();
  expect(modeOf(folder, 'settings.json')).toBe('0');
});
