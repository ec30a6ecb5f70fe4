import type { JobView } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { CLOCK, DAY, formatterOf } from '../i18n/dates.ts';
import type { Words } from '../i18n/index.ts';
import { sayNameOf } from './job-identity.ts';
import type { JobsApi } from './jobs-api.ts';
import type { Ledger } from './ports.ts';

/** A change that was taken back or made again, and the messages it was about as they are now. */
export interface Undone {
  label: Translatable;
  jobs: JobView[];
  /** The ids of those that were not sent, for their time passed meanwhile. */
  passed: ReadonlySet<string>;
  /** How many of them are there no more. */
  gone: number;
  /** It was about everything: a pause, or its end. */
  isAll: boolean;
}

/**
 * Takes the last change back. Null: there is none.
 * @param change its id, where none but that one is meant
 * @throws UserError
 */
export function undoAndLook(
  jobs: JobsApi,
  ledger: Pick<Ledger, 'lastChange' | 'missed'>,
  change?: number,
): Undone | null {
  const { before = [], pausedAllBefore } = ledger.lastChange() ?? {};
  return lookAt(jobs, ledger, { touched: before, isAll: pausedAllBefore !== undefined }, jobs.undo(change));
}

/** Makes the change again that was undone last. Null: there is none. @throws UserError */
export function redoAndLook(jobs: JobsApi, ledger: Pick<Ledger, 'lastUndone' | 'missed'>): Undone | null {
  const { after = [], pausedAllAfter } = ledger.lastUndone() ?? {};
  return lookAt(jobs, ledger, { touched: after, isAll: pausedAllAfter !== undefined }, jobs.redo());
}

/** Looked through for those that were missed; beyond it a message is only said to be finished. */
const MAX_MISSED = 1_000;

function lookAt(
  jobs: JobsApi,
  ledger: Pick<Ledger, 'missed'>,
  { touched, isAll }: { touched: readonly { id: string }[]; isAll: boolean },
  label: Translatable | null,
): Undone | null {
  if (label === null) return null;
  const there = touched.flatMap(({ id }) => jobs.find(id) ?? []);
  const missed = new Set(ledger.missed(MAX_MISSED).map(({ jobId }) => jobId));
  const passed = new Set(there.flatMap(({ id, phase }) => (phase === 'finished' && missed.has(id) ? [id] : [])));
  return { label, jobs: there, passed, gone: touched.length - there.length, isAll };
}

/** Of more messages than these, only how many come and how many do not is said. */
const MAX_TOLD = 2;

/**
 * What holds after a change was taken back or made again, as one line: that all is paused, or when its messages come next.
 * Empty when there is nothing to say.
 * @param timeZone in which times are said, IANA
 */
export function sayWhatHolds(
  { jobs, passed, gone, isAll }: Omit<Undone, 'label'>,
  { pausedAll, pausedAllUntil, timeZone }: { pausedAll: boolean; pausedAllUntil: number | null; timeZone: string },
  words: Words,
): string {
  const time = (at: number) => formatterOf(words.tray.locale, { ...DAY, ...CLOCK, timeZone }).format(at);
  const { holds } = words;
  if (pausedAll) return holds.allPaused(pausedAllUntil === null ? null : time(pausedAllUntil));
  if (isAll) return holds.allGoOn;
  if (jobs.length === 0) return gone === 0 ? '' : holds.gone(gone);
  if (jobs.length > MAX_TOLD) {
    const coming = jobs.filter(({ nextAt }) => nextAt !== null).length;
    return holds.many(coming, jobs.length - coming);
  }
  const lines = jobs.map((job) => {
    const name = sayNameOf(job, words);
    if (job.nextAt !== null) return holds.next(name, time(job.nextAt));
    if (passed.has(job.id)) return holds.passed(name);
    return job.phase === 'finished' ? holds.finished(name) : holds.paused(name);
  });
  return lines.join(' ');
}
