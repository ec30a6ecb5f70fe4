import { UserError } from './errors.ts';
import type { Ledger } from './ports.ts';

const WRITES: readonly (string | symbol)[] = [
  'add',
  'importDeliveries',
  'update',
  'editPending',
  'batch',
  'coalesce',
  'setAcknowledgement',
  'noteEdit',
  'noteDeletion',
  'addAfterSend',
  'putOffAfterSend',
  'endAfterSend',
  'journal',
  'markUndone',
  'markRedone',
  'noteBookRevision',
  'noteMove',
  'setFileId',
  'seen',
  'setLastUpdateId',
  'prune',
] satisfies (keyof Ledger)[];

/**
 * The same ledger, which tells when the disk begins to refuse what it is to record, and when it takes it again; the refusal
 * becomes one for the user. What is not recorded is not sent, so this is for the user to know.
 * @param onChange the refusal at the first of them; null when it is over
 */
export function watchWrites<L extends Ledger>(ledger: L, onChange: (refusal: Error | null) => void): L {
  let refuses = false;
  let depth = 0;
  const tell = (refusal: Error | null) => {
    if (refuses === (refusal !== null)) return;
    refuses = refusal !== null;
    onChange(refusal);
  };
  const watched = (write: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]) => {
      depth++;
      try {
        const result = write(...args);
        // Within a batch nothing is on the disk yet.
        if (depth === 1) tell(null);
        return result;
      } catch (error) {
        if (!isDiskError(error)) throw error;
        tell(error);
        throw new UserError('internal', 'error.couldNotRecordedNothing', { message: error.message });
      } finally {
        depth--;
      }
    };
  };
  return new Proxy(ledger, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const bound = value.bind(target);
      return WRITES.includes(name) ? watched(bound) : bound;
    },
  });
}

/** SQLite's own: a full disk, a file that may not be written any more. */
function isDiskError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
