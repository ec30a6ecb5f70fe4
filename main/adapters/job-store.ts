import { z } from 'zod';
import { Job } from '../contract/job.ts';
import { Chat } from '../contract/state.ts';
import type { JobStore } from '../core/ports.ts';
import { upgradeJob } from '../core/upgrade-job.ts';
import { openJsonStore, type StoreFactory } from './json-store.ts';
import { systemClock } from './system-clock.ts';

const JobFile = z.object({
  version: z.literal(2),
  jobs: z.array(Job),
  chats: z.array(Chat),
  pausedAll: z.boolean(),
  pausedAllUntil: z.number().int().nullable().default(null),
  resumedAt: z.number(),
});

/** Skip, snooze and pause were one field of a job. */
function toVersion2(book: Record<string, unknown>, now: number): Record<string, unknown> {
  const { jobs } = book;
  return {
    ...book,
    jobs: Array.isArray(jobs) ? jobs.map((job) => upgradeJob(job, now, systemClock.timeZone())) : jobs,
  };
}

/** jobs.json in `folder`. @throws UserError when it is of a later version */
export function openJobStore(options: {
  open: StoreFactory;
  folder: string;
  now: () => number;
  onDamage: (text: string) => void;
}): JobStore {
  const file = openJsonStore({
    ...options,
    name: 'jobs',
    schema: JobFile,
    steps: [(book) => toVersion2(book, options.now())],
    empty: { version: 2 as const, jobs: [], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 },
  });
  return {
    read: () => file.read(),
    write: (book) => file.write({ ...book, version: 2 }),
  };
}
