import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { dropMissedRuns, replaceJobs } from './job-changes.ts';
import { nameOf } from './job-identity.ts';
import type { JobBook, KeptChange } from './ports.ts';

/**
 * Pure: a former state of the book, with every message that the journal knows as the journal has it: as the last change that
 * holds left it, or else as it was before the first that was undone. What was stopped since stays stopped. An undone change whose
 * forerunner the journal has lost counts for nothing: that may have been undone as well, and what was before it is not known.
 * @param changes oldest first
 * @param chatNow the id that a chat has by now
 * @param now epoch ms: what recurs, and was brought back by an undo, owes nothing for the time before
 */
export function withJournal(
  book: JobBook,
  changes: readonly KeptChange[],
  chatNow: (id: number) => number,
  now: number,
): JobBook {
  const jobs = new Map<string, Job | null>();
  let { resumedAt } = book;
  let all: Pick<JobBook, 'pausedAll' | 'pausedAllUntil'> | undefined;
  // What was undone first, so that what holds has the last word.
  for (const { before, pausedAllBefore, pausedAllUntilBefore } of traceable(changes).reverse()) {
    for (const { id, job } of before) jobs.set(id, job && dropMissedRuns(job, now));
    if (pausedAllBefore !== undefined) all = pauseOf(pausedAllBefore, pausedAllUntilBefore);
  }
  for (const { at, after, pausedAllAfter, pausedAllUntilAfter } of changes.filter(({ undone }) => !undone)) {
    for (const { id, job } of after ?? []) jobs.set(id, job);
    if (pausedAllAfter !== undefined) all = pauseOf(pausedAllAfter, pausedAllUntilAfter);
    if (pausedAllAfter === false) resumedAt = Math.max(resumedAt, at);
  }
  const known = [...jobs.values()].filter((job) => job !== null);
  const gone = new Set([...jobs].flatMap(([id, job]) => (job === null ? [id] : [])));
  const merged = replaceJobs(book.jobs, known, gone).map((job) => ({ ...job, chatId: chatNow(job.chatId) }));
  return { ...book, ...all, resumedAt, jobs: merged };
}

/** The undone changes of which each that was undone before is known. */
function traceable(changes: readonly KeptChange[]): KeptChange[] {
  const known = new Set<number>([0]);
  return changes.filter(({ id, follows, undone }) => {
    const isKnown = follows === null || known.has(follows);
    if (isKnown || !undone) known.add(id);
    return undone && isKnown;
  });
}

function pauseOf(pausedAll: boolean, until: number | null | undefined) {
  return { pausedAll, pausedAllUntil: until ?? null };
}

const MAX_NAMED = 12;

/** What a list of messages came to: in the one and not in the other, or another there. As sentences. */
export function differences(recovered: readonly Job[], other: readonly Job[]): Translatable[] {
  const before = new Map(other.map((job) => [job.id, JSON.stringify(job)]));
  const now = new Map(recovered.map((job) => [job.id, JSON.stringify(job)]));
  const added = recovered.filter(({ id }) => !before.has(id));
  const changed = recovered.filter(({ id }) => before.has(id) && before.get(id) !== now.get(id));
  const gone = other.filter(({ id }) => !now.has(id));
  return [
    ...(added.length > 0 ? [msg('notice.notCopyBefore', { names: named(added) })] : []),
    ...(changed.length > 0 ? [msg('notice.differentThere', { names: named(changed) })] : []),
    ...(gone.length > 0 ? [msg('notice.onlyThere', { names: named(gone) })] : []),
  ];
}

/** By their names. */
export function named(jobs: readonly Job[]): Translatable[] {
  const names = jobs.slice(0, MAX_NAMED).map((job) => nameOf(job));
  return jobs.length > MAX_NAMED ? [...names, msg('text.more', { count: jobs.length - MAX_NAMED })] : names;
}
