import { z } from 'zod';
import { Job } from '../contract/job.ts';
import { Chat } from '../contract/state.ts';
import type { JobStore } from '../core/ports.ts';
import { openJsonStore, type StoreFactory } from './json-store.ts';

const JobFile = z.object({
  version: z.literal(1),
  jobs: z.array(Job),
  chats: z.array(Chat),
  pausedAll: z.boolean(),
  pausedAllUntil: z.number().int().nullable().default(null),
  resumedAt: z.number(),
});

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
    steps: [],
    empty: { version: 1 as const, jobs: [], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 },
  });
  return {
    read: () => file.read(),
    write: (book) => file.write({ ...book, version: 1 }),
  };
}
