import { readingTasks } from '../../main/workers/reading-tasks.ts';
import type { FileReading } from '../../main/workers/reading-thread.ts';

/** Reads files at once and without a thread, for tests that are about something else. */
export const readingHere: FileReading = {
  async read(task, input) {
    const result: unknown = await readingTasks[task](input as never);
    const isGenerator = typeof result === 'object' && result !== null && 'next' in result;
    return (isGenerator ? [...(result as unknown as Iterable<unknown>)] : result) as never;
  },
  async stop() {},
};

export const mediaHere = (path: string, name: string) => readingHere.read('media', { path, name });
