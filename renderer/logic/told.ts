import type { Chat, JobView } from '../../main/contract/state.ts';
import { say } from '../words/index.ts';
import { titleOf } from './jobs.ts';

/** A send in words. */
export interface Told {
  jobId: string;
  chatId: number;
  /** "09:00", "09:00–17:00, 97 messages". */
  when: string;
  title: string;
  chat: string;
}

/** A mark of the picture, and what it stands for. */
export interface Pointed {
  /** Its middle, in pixels. */
  x: number;
  y: number;
  /** "today", "Fri 27 Nov" */
  day: string;
  told: Told[];
}

/** Says a send of one of these jobs. */
export type Teller = (jobId: string, when: string) => Told;

export function createTeller(jobs: readonly JobView[], chats: readonly Chat[]): Teller {
  const jobById = new Map(jobs.map((job) => [job.id, job]));
  const titles = new Map(chats.map(({ id, title }) => [id, title]));
  return (jobId, when) => {
    const job = jobById.get(jobId);
    const chatId = job?.chatId ?? 0;
    return {
      jobId,
      chatId,
      when,
      title: job ? titleOf(job) : jobId,
      chat: titles.get(chatId) ?? say().shared.chat(chatId),
    };
  };
}

/** "today 10:50, Stand-up, to Bakery crew": what a screen reader says of a mark. */
export function toldInWords(day: string, told: readonly Told[]): string {
  const sentences = told.slice(0, 8).map(({ when, title, chat }) => say().upcoming.told(when, title, chat));
  const more = told.length > 8 ? say().upcoming.andMore(told.length - 8) : '';
  const head = told.length > 1 ? say().upcoming.toldMany(day, told.length) : day;
  return `${head} ${sentences.join('; ')}${more}`;
}
