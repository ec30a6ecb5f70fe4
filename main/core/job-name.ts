import type { Job } from '../contract/job.ts';
import { summaryOf } from '../contract/message.ts';
import { truncate } from '../contract/truncate.ts';
import { en, type Words } from '../i18n/index.ts';
import { visibleText } from './message/read-message.ts';

/** How a job is called in a sentence: its name or the beginning of its text. */
export function nameOf(job: Pick<Job, 'name' | 'message'>, words: Words = en): string {
  const text = job.name || summaryOf({ ...job.message, text: visibleText(job.message) });
  return words.named(truncate(text, 40));
}
