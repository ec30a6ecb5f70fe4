import type { Job, Pause } from '../contract/job.ts';
import type { JobBook, KeptChange } from './ports.ts';

/**
 * The book as of the present: what was decided while the clock was ahead does not wait for that time.
 * @param changes of the journal, asked for only where they matter @param now epoch ms
 * @returns the same book where nothing changes
 */
export function broughtToPresent(book: Readonly<JobBook>, changes: () => KeptChange[], now: number): Readonly<JobBook> {
  let all: KeptChange[] | undefined;
  const known = () => (all ??= changes());
  const jobs = book.jobs.map((job) => pausedFromPresent(countedFromPresent(job, now), known, now));
  const pausedAllUntil = endFromPresent(book, known, now);
  const isSame = pausedAllUntil === book.pausedAllUntil && jobs.every((job, n) => job === book.jobs[n]);
  return isSame ? book : { ...book, jobs, pausedAllUntil };
}

/** A series that was made “from now on” is counted from within this of then, for its text is read a moment before it is kept. */
const SAME_MOMENT_MS = 60_000;

/**
 * A series of intervals that was made while the clock was ahead would be silent until that time comes: a year, it may be. It is
 * counted from before the present again, by whole intervals, so that nothing changes should it be the clock's turn to be
 * wrong now. One that was meant to begin later stays.
 * @param now epoch ms
 */
function countedFromPresent(job: Job, now: number): Job {
  const { schedule, since } = job;
  if (schedule.kind !== 'interval' || since <= now || schedule.anchor <= now) return job;
  const { anchor, everyMs } = schedule;
  // Made ahead, it may have been brought back once already, and stands before its `since`: the clock went back once more.
  const isOfThen = anchor >= since - everyMs || job.createdAt > now;
  const isFromThenOn = isOfThen && anchor <= since + SAME_MOMENT_MS;
  if (!isFromThenOn) return job;
  const moved = anchor - Math.ceil((anchor - now) / everyMs) * everyMs;
  return { ...job, schedule: { ...schedule, anchor: Math.max(0, moved) } };
}

/** A pause that began as the user asked for it begins now instead, and lasts as long; one that was planned ahead stays. */
function pausedFromPresent(job: Job, changes: () => KeptChange[], now: number): Job {
  if (!job.pauses?.some(({ from }) => from > now)) return job;
  const pauses = job.pauses.map((pause) => {
    const madeAt = pause.from > now ? changes().find(makes(job.id, pause))?.at : undefined;
    if (madeAt === undefined || madeAt <= now || pause.from > madeAt) return pause;
    return { from: now, until: now + (pause.until - pause.from) };
  });
  return pauses.every((pause, n) => pause === job.pauses?.[n]) ? job : { ...job, pauses };
}

function makes(id: string, { from, until }: Pause): (change: KeptChange) => boolean {
  return ({ after }) =>
    after?.some((each) => each.id === id && each.job?.pauses?.some((it) => it.from === from && it.until === until)) ??
    false;
}

/** Epoch ms at which the pause of everything ends: as long after now as it was to last. */
function endFromPresent(
  { pausedAll, pausedAllUntil }: Readonly<JobBook>,
  changes: () => KeptChange[],
  now: number,
): number | null {
  if (!pausedAll || pausedAllUntil === null || pausedAllUntil <= now) return pausedAllUntil;
  const madeAt = changes().findLast(
    ({ undone, pausedAllAfter, pausedAllUntilAfter }) =>
      !undone && pausedAllAfter === true && pausedAllUntilAfter === pausedAllUntil,
  )?.at;
  return madeAt === undefined || madeAt <= now ? pausedAllUntil : now + (pausedAllUntil - madeAt);
}
