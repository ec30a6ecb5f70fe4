import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteLedger } from './ledger.ts';

const NAME = 'carillon.db';
/** What SQLite keeps beside the file belongs to it. */
const PARTS = ['', '-wal', '-shm'];

/**
 * carillon.db in `folder`. One that SQLite cannot read is set aside as `carillon.corrupt-<time>.db`, and a fresh one
 * begins.
 * @param now epoch ms
 * @returns `isLost`: what was sent so far is not known any more
 * @throws what SQLite says of a disk that is full or cannot be written
 */
export function openLedger(
  folder: string,
  now: number,
  onDamage: (text: string) => void,
): { ledger: SqliteLedger; isLost: boolean } {
  const file = join(folder, NAME);
  try {
    return { ledger: new SqliteLedger(file), isLost: false };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const kept = `carillon.corrupt-${now}.db`;
    for (const part of PARTS) {
      if (existsSync(file + part)) renameSync(file + part, join(folder, kept + part));
    }
    onDamage(
      `The history was damaged. It was kept as ${kept}, and a fresh one begins. Your messages are all here; what fell due while Carillon was closed is not sent, for it cannot be known whether it was.`,
    );
    return { ledger: new SqliteLedger(file), isLost: true };
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB: https://sqlite.org/rescode.html */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 11 || code === 26;
}
