import { z } from 'zod';
import { Job } from '../contract/job.ts';
import { Chat } from '../contract/state.ts';
import type { JobStore, Ledger } from '../core/ports.ts';
import { upgradeJob } from '../core/upgrade-job.ts';
import { type Found, openJsonStore, type StoreFactory } from './json-store.ts';
import { systemClock } from './system-clock.ts';
import type { StagedFile } from './write-file.ts';

const JobFile = z.object({
  version: z.literal(2),
  /** Counts the changes; the ledger holds the same number. 0: it is of a version that did not count. */
  revision: z.number().int().nonnegative().default(0),
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

export interface JobStoreOptions {
  open: StoreFactory;
  folder: string;
  ledger: Pick<Ledger, 'batch' | 'bookRevision' | 'noteBookRevision'>;
  now: () => number;
  onDamage: (text: string) => void;
}

/**
 * jobs.json in `folder`, which changes together with the ledger. The new book is written whole beside the former one; then
 * the ledger's transaction, which holds what the change means for deliveries, the journal and the number of the new book, is
 * committed; then the new book takes the place of the former. The commit alone decides: before it, nothing has changed; after
 * it, the next start finds the new book by its number, wherever the process ended.
 * @throws UserError when it is of a later version
 */
export function openJobStore(options: JobStoreOptions): JobStore {
  const { ledger } = options;
  const file = openJsonStore<typeof JobFile>({
    ...options,
    name: 'jobs',
    schema: JobFile,
    steps: [(book) => toVersion2(book, options.now())],
    empty: EMPTY,
    choose: (found) => chooseByRevision(found, ledger.bookRevision(), options.onDamage),
  });
  let book: JobFile = file.read();
  /** Decided, and not in its place yet. */
  let waiting: StagedFile | null = null;
  const putInPlace = () => {
    waiting?.commit();
    waiting = null;
  };
  return {
    read: () => book,
    write(next, alongside) {
      putInPlace();
      const numbered: JobFile = {
        ...next,
        version: 2,
        revision: Math.max(book.revision, ledger.bookRevision() ?? 0) + 1,
      };
      let staged: StagedFile | undefined;
      try {
        staged = ledger.batch(() => {
          alongside?.();
          ledger.noteBookRevision(numbered.revision);
          staged = file.stage(numbered);
          return staged;
        });
      } catch (error) {
        staged?.abandon();
        throw error;
      }
      book = numbered;
      waiting = staged;
      try {
        putInPlace();
      } catch {
        // It is decided and on the disk, though not under its name: before the next change, or at the next start, it gets that.
      }
    },
  };
}

/** @param revision of the book that the ledger belongs to; undefined: it does not know */
function chooseByRevision(
  { file, keptAs, staged, former }: Found<JobFile>,
  revision: number | undefined,
  onDamage: (text: string) => void,
): JobFile {
  const isCurrent = revision === undefined || file?.revision === revision || file?.revision === 0;
  if (file && isCurrent) return file;
  const decided = staged();
  if (decided && decided.revision === revision) return decided;
  if (file) return file;
  const [newest] = former();
  if (keptAs) {
    const rescue = newest ? 'the newest copy was taken instead' : 'there was no copy, so it starts empty';
    onDamage(`jobs.json was damaged. It was kept as ${keptAs}; ${rescue}.`);
  } else if (newest) {
    onDamage('jobs.json was gone. The newest copy was taken instead.');
  }
  return newest ?? EMPTY;
}
