import type { JobView } from '../../main/contract/state.ts';

export type JobFilter = 'all' | JobView['phase'];

/** What a job is called: its name, or the first line of its text. */
export function titleOf(job: Pick<JobView, 'name' | 'message'>): string {
  return job.name || firstLine(job.message.text);
}

/** The title in quotes, short enough to stand in a sentence. */
export function quotedTitle(job: Pick<JobView, 'name' | 'message'>): string {
  const title = [...titleOf(job)];
  return title.length > 48 ? `“${title.slice(0, 47).join('')}…”` : `“${title.join('')}”`;
}

export function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

const PHASE_ORDER: Record<JobView['phase'], number> = { active: 0, paused: 1, finished: 2 };

/** By next run; then what is paused; then what is finished, the newest first. */
export function sortedJobs(jobs: readonly JobView[]): JobView[] {
  return [...jobs].sort((a, b) => {
    if (a.nextAt !== null && b.nextAt !== null && a.nextAt !== b.nextAt) return a.nextAt - b.nextAt;
    if ((a.nextAt === null) !== (b.nextAt === null)) return a.nextAt === null ? 1 : -1;
    return PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] || b.createdAt - a.createdAt || a.id.localeCompare(b.id);
  });
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
