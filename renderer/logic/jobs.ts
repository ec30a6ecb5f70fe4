import type { Exception } from '../../main/contract/job.ts';
import { summaryOf } from '../../main/contract/message.ts';
import type { JobView } from '../../main/contract/state.ts';
import { say } from '../words/index.ts';

/** What is asked of the list of messages. Empty text and nulls ask for nothing. */
export interface JobFilter {
  query: string;
  phase: JobView['phase'] | null;
  chatId: number | null;
  tag: string | null;
}
export const NO_FILTER: JobFilter = { query: '', phase: null, chatId: null, tag: null };

export type JobSort = 'next' | 'name' | 'chat' | 'newest';
type TitleOfChat = (chatId: number) => string;

/** What a job is called: its name, or the first line of its text. */
export function titleOf(job: Pick<JobView, 'name' | 'message'>): string {
  return job.name || summaryOf(job.message);
}

/** The title in quotes, short enough to stand in a sentence. */
export function quotedTitle(job: Pick<JobView, 'name' | 'message'>): string {
  const title = [...titleOf(job)];
  return say().shared.quoted(title.length > 48 ? `${title.slice(0, 47).join('')}…` : title.join(''));
}

export function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

const PHASE_ORDER: Record<JobView['phase'], number> = { active: 0, paused: 1, finished: 2 };

/** By next run; then what is paused; then what is finished, the newest first. */
function byNextRun(a: JobView, b: JobView): number {
  if (a.nextAt !== null && b.nextAt !== null && a.nextAt !== b.nextAt) return a.nextAt - b.nextAt;
  if ((a.nextAt === null) !== (b.nextAt === null)) return a.nextAt === null ? 1 : -1;
  return PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] || byAge(a, b);
}

function byAge(a: JobView, b: JobView): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1);
}

/** As a person looks words up: "Éclair" beside "eclair", "Bell 9" before "Bell 10". */
const words = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

export function sortedJobs(jobs: readonly JobView[], sort: JobSort, titleOfChat: TitleOfChat): JobView[] {
  if (sort === 'next') return [...jobs].sort(byNextRun);
  if (sort === 'newest') return [...jobs].sort(byAge);
  const key = (job: JobView) => (sort === 'name' ? titleOf(job) : titleOfChat(job.chatId));
  return jobs
    .map((job) => ({ job, key: key(job) }))
    .sort((a, b) => words.compare(a.key, b.key) || byNextRun(a.job, b.job))
    .map(({ job }) => job);
}

/** The jobs, in their order, that meet all of the filter; each word of the query is somewhere in what is shown of them. */
export function filteredJobs(jobs: readonly JobView[], filter: JobFilter, titleOfChat: TitleOfChat): JobView[] {
  const { phase, chatId, tag } = filter;
  const wanted = filter.query.split(/\s+/).filter(Boolean);
  // Twenty times as quick as to bring the texts of thousands of messages into lower case.
  const patterns = wanted.map((word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu'));
  const says = (job: JobView, pattern: RegExp) =>
    pattern.test(job.name) ||
    pattern.test(job.message.text) ||
    pattern.test(titleOfChat(job.chatId)) ||
    pattern.test(job.inWords) ||
    job.tags?.some((each) => pattern.test(`#${each}`)) ||
    pattern.test(job.id);
  return jobs.filter(
    (job) =>
      (phase === null || job.phase === phase) &&
      (chatId === null || job.chatId === chatId) &&
      (tag === null || job.tags?.includes(tag)) &&
      patterns.every((pattern) => says(job, pattern)),
  );
}

export function isPutOff({ nextAt, exceptions }: JobView): boolean {
  return nextAt !== null && exceptions?.some(({ movedTo }) => movedTo === nextAt) === true;
}

/**
 * Epoch ms at which the pause of this message alone ends by itself; null: it is not paused so.
 * @param now may be the start of the present minute: a pause that begins within it counts
 */
export function pausedUntil({ pauses }: JobView, now: number): number | null {
  const byStart = [...(pauses ?? [])].sort((a, b) => a.from - b.from);
  const hasBegun = (from: number, end: number) => from <= end || from < now + 60_000;
  const end = byStart.reduce((end, { from, until }) => (hasBegun(from, end) ? Math.max(end, until) : end), now);
  return end > now ? end : null;
}

/** Epoch ms of the run before the next one that the user left out, of several the first; null: none is. */
export function leftOut({ nextAt, exceptions }: JobView, now: number): number | null {
  const skipped = (exceptions ?? []).filter(
    ({ skipped, at }) => skipped && at > now && (nextAt === null || at < nextAt),
  );
  return skipped.length > 0 ? Math.min(...skipped.map(({ at }) => at)) : null;
}

/** The runs that were left out or put off, and may still come as the series has them, soonest first. */
export function changedRuns({ exceptions = [] }: JobView, now: number): Exception[] {
  return exceptions.filter(({ at, movedTo = at }) => at > now && movedTo > now).sort((a, b) => a.at - b.at);
}

/** Not by the phase: where everything is paused, a single message can still be paused on top of that. */
export function isPaused(job: JobView, now: number): boolean {
  return job.status === 'paused' || pausedUntil(job, now) !== null;
}

export function countsByPhase(jobs: readonly JobView[]): Record<JobView['phase'], number> {
  const counts = { active: 0, paused: 0, finished: 0 };
  for (const job of jobs) counts[job.phase] += 1;
  return counts;
}

/** The job that runs next, if any. */
export function nextJob(jobs: readonly JobView[]): (JobView & { nextAt: number }) | null {
  let best: (JobView & { nextAt: number }) | null = null;
  for (const job of jobs) {
    if (job.nextAt !== null && (best === null || job.nextAt < best.nextAt)) best = { ...job, nextAt: job.nextAt };
  }
  return best;
}

/** The jobs that run next, soonest first. */
export function soonestJobs(jobs: readonly JobView[], count: number): (JobView & { nextAt: number })[] {
  const coming = jobs.filter((job): job is JobView & { nextAt: number } => job.nextAt !== null);
  return coming.sort((a, b) => a.nextAt - b.nextAt).slice(0, count);
}
