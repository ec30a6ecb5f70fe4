import { z } from 'zod';
import { Job } from '../contract/job.ts';
import { Chat } from '../contract/state.ts';
import { Translatable, verbatim } from '../contract/translatable.ts';
import type { JobStore, Ledger } from '../core/ports.ts';
import { upgradeJob } from '../core/upgrade-job.ts';
import { type ChooseDeps, chooseBook } from './choose-book.ts';
import { systemClock } from './clock.ts';
import { openJsonStore, type StoreFactory } from './json-store.ts';
import type { StagedFile } from './write-file.ts';

const JobFile = z.object({
  version: z.literal(2),
  revision: z.number().int().nonnegative().default(0),
  at: z.number().default(0),
  /** An earlier version wrote it in English. */
  doubt: z
    .union([Translatable, z.string().transform(verbatim)])
    .nullable()
    .default(null),
  jobs: z.array(Job),
  chats: z.array(Chat),
  pausedAll: z.boolean(),
  pausedAllUntil: z.number().int().nullable().default(null),
  resumedAt: z.number(),
});
type JobFile = z.infer<typeof JobFile>;

const EMPTY: JobFile = {
  version: 2,
  revision: 0,
  at: 0,
  doubt: null,
  jobs: [],
  chats: [],
  pausedAll: false,
  pausedAllUntil: null,
  resumedAt: 0,
};

/** Skip, snooze and pause were one field of a job. */
function toVersion2(book: Record<string, unknown>, now: number): Record<string, unknown> {
  const { jobs } = book;
  return {
    ...book,
    jobs: Array.isArray(jobs) ? jobs.map((job) => upgradeJob(job, now, systemClock.timeZone())) : jobs,
  };
}

export interface JobStoreOptions
  extends Pick<ChooseDeps, 'now' | 'onDamage'>,
    Partial<Pick<ChooseDeps, 'isLedgerLost' | 'backups' | 'timeZone'>> {
  open: StoreFactory;
  folder: string;
  ledger: Pick<Ledger, 'batch' | 'bookRevision' | 'firstBookRevision' | 'noteBookRevision' | 'allChanges' | 'chatNow'>;
  /** The state may not be the last one, in words for the user; null: they have looked at it. */
  onDoubt?: (text: Translatable | null) => void;
}

export interface OpenJobStore extends JobStore {
  /** What the ledger knows of deliveries goes with this book; false: it is of an older one, or a new one. */
  isKnownToLedger: boolean;
}

/**
 * jobs.json in `folder`, which changes together with the ledger. The new book is written whole beside the former one; then
 * the ledger's transaction, which holds what the change means for deliveries, the journal and the number of the new book, is
 * committed; then the new book takes the place of the former. The commit alone decides: before it, nothing has changed; after
 * it, the next start finds the new book by its number, wherever the process ended.
 * @throws UserError when it is of a later version
 */
export function openJobStore(options: JobStoreOptions): OpenJobStore {
  const { ledger, onDoubt = () => {} } = options;
  const file = openJsonStore<typeof JobFile>({
    ...options,
    name: 'jobs',
    schema: JobFile,
    steps: [(book) => toVersion2(book, options.now())],
    empty: EMPTY,
    choose: (found) =>
      chooseBook(found, {
        isLedgerLost: false,
        backups: () => [],
        timeZone: () => systemClock.timeZone(),
        ...options,
        empty: EMPTY,
      }),
  });
  let book: JobFile = file.read();
  if (book.doubt !== null) onDoubt(book.doubt);
  /** Decided, and not in its place yet. */
  let waiting: StagedFile | null = null;
  const putInPlace = () => {
    waiting?.commit();
    waiting = null;
  };
  const numbered = (next: Parameters<JobStore['write']>[0]): JobFile => ({
    ...next,
    version: 2,
    revision: Math.max(book.revision, ledger.bookRevision() ?? 0) + 1,
    at: options.now(),
    // Whoever resumes them all has looked at them.
    doubt: next.pausedAll ? book.doubt : null,
  });
  return {
    isKnownToLedger: book.revision <= (ledger.bookRevision() ?? 0),
    read: () => book,
    write(next, alongside) {
      putInPlace();
      const fresh = numbered(next);
      let staged: StagedFile | undefined;
      try {
        staged = ledger.batch(() => {
          alongside?.();
          ledger.noteBookRevision(fresh.revision);
          staged = file.stage(fresh);
          return staged;
        });
      } catch (error) {
        staged?.abandon();
        throw error;
      }
      const wasInDoubt = book.doubt !== null;
      book = fresh;
      waiting = staged;
      try {
        putInPlace();
      } catch {
        // It is decided and on the disk, though not under its name: before the next change, or at the next start, it gets that.
      }
      if (wasInDoubt && fresh.doubt === null) onDoubt(null);
    },
  };
}
