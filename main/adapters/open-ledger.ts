import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Translatable } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import { msg } from '../i18n/msg.ts';
import { SqliteLedger } from './ledger.ts';
import { salvage } from './ledger-salvage.ts';
import { makeFilePrivate } from './private-files.ts';
import { linkOrCopy, whyRefused } from './write-file.ts';

// https://sqlite.org/rescode.html
// A statement of ours does not fit the tables and triggers in the file: they are not as they were made.
const SQLITE_ERROR = 1;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

const NAME = 'carillon.db';
/** What SQLite keeps beside the file belongs to it. */
const PARTS = ['', '-wal', '-shm'];
/** While what can be read is being saved. */
const FRESH = 'carillon.salvaged.db';

/**
 * carillon.db in `folder`. One that is damaged is set aside as `carillon.corrupt-<time>.db`, and a fresh one begins with
 * whatever could be read of it.
 * @param now epoch ms
 * @returns `isLost`: what was sent so far is not known any more, or there was no file of it
 * @throws what SQLite says of a disk that is full or cannot be written
 */
export function openLedger(
  folder: string,
  now: number,
  onDamage: (text: Translatable) => void,
): { ledger: SqliteLedger; isLost: boolean } {
  const file = join(folder, NAME);
  try {
    // To SQLite an empty file is a fresh database.
    const isFresh = !PARTS.some((part) => bytesOf(file + part) > 0);
    return { ledger: openSound(file), isLost: isFresh };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const fresh = join(folder, FRESH);
    if (orSayFull(() => mendIndexes(file, fresh))) return { ledger: openSound(file), isLost: false };
    const kept = `carillon.corrupt-${now}.db`;
    const saved = orSayFull(() => replaceBySalvaged(file, fresh, join(folder, kept)));
    const rest = saved === 0 ? msg('notice.nothingCouldRead') : msg('notice.entriesCouldReadHere', { saved });
    onDamage(msg('notice.historyDamagedDamagedFile', { rest, kept }));
    return { ledger: new SqliteLedger(file), isLost: true };
  }
}

/** @throws what SQLite says of a damaged file; a check of half a million rows takes a tenth of a second */
function openSound(file: string): SqliteLedger {
  // SQLite gives the write-ahead log the mode of the file.
  orSayWhy(() => makeFilePrivate(file));
  const ledger = new SqliteLedger(file);
  try {
    const problem = ledger.findDamage();
    if (problem === null) return ledger;
    throw Object.assign(new Error(problem), { errcode: SQLITE_CORRUPT });
  } catch (error) {
    ledger.close();
    throw error;
  }
}

/**
 * Puts a fresh file with all that can be read in the place of a damaged one. Until then that stays where it is: what ends this
 * process in between leaves it to the next start.
 * @returns how many deliveries were saved
 */
function replaceBySalvaged(file: string, fresh: string, kept: string): number {
  removeAll(fresh);
  makeFilePrivate(fresh);
  try {
    new SqliteLedger(fresh).close();
    const saved = salvage(file, fresh);
    linkOrCopy(file, kept);
    // Before the fresh file has its name: SQLite would take a log that lies beside it for its own.
    for (const part of ['-wal', '-shm']) if (existsSync(file + part)) renameSync(file + part, kept + part);
    renameSync(fresh, file);
    return saved;
  } finally {
    removeAll(fresh);
  }
}

/**
 * Damage in the indexes alone costs nothing, for the rows hold all of it as well. The indexes are made anew in a copy: of rows
 * that turn out to be damaged, too, the old ones may be all that is left.
 * @returns whether the file is sound now
 */
function mendIndexes(file: string, copy: string): boolean {
  // Closing the file has emptied the log, unless that failed.
  if (bytesOf(`${file}-wal`) > 0) return false;
  removeAll(copy);
  try {
    copyFileSync(file, copy);
    const ledger = new SqliteLedger(copy);
    try {
      ledger.rebuildIndexes();
      if (ledger.findDamage() !== null) return false;
    } finally {
      ledger.close();
    }
    renameSync(copy, file);
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  } finally {
    removeAll(copy);
  }
}

/** @throws UserError: a file that cannot be opened is not damaged, and whoever may read it finds it whole */
function orSayWhy(open: () => void): void {
  try {
    open();
  } catch (error) {
    throw new UserError('internal', 'error.butCannotReadNothing', { name: NAME, why: whyRefused(error) });
  }
}

/** @throws UserError on a full disk: what there is stays, and is saved once there is room */
function orSayFull<T>(save: () => T): T {
  try {
    return save();
  } catch (error) {
    if (!isFull(error)) throw error;
    throw new UserError('internal', 'error.damagedDiskFullNo', { name: NAME });
  }
}

function isFull(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT' || errcode === SQLITE_FULL;
}

function removeAll(file: string): void {
  for (const part of PARTS) rmSync(file + part, { force: true });
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB || code === SQLITE_ERROR;
}
