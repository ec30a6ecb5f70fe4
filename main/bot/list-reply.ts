import type { Chat, JobView } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { sayNameOf } from '../core/job-identity.ts';
import { describeTiming } from '../core/schedule/describe.ts';
import { type Button, type Reply, titleOf } from './replies.ts';
import type { Words } from './words/index.ts';

export interface ListContext {
  /** That everything is paused, and until when; null while it is not. */
  paused: string | null;
  /** Names the chat of each job, where several chats are listed together. */
  chats: readonly Chat[] | null;
  /** Why a run of a message, by its id, has not left yet though its time has come. */
  waiting: ReadonlyMap<string, Translatable>;
  /** From 0; beyond the last it is the last. */
  page: number;
}

/** As many as fit a phone's screen with their buttons. */
const JOBS_A_PAGE = 5;

/** One page of the jobs, with a row of buttons each. */
export function sayList(words: Words, jobs: readonly JobView[], { paused, chats, waiting, page }: ListContext): Reply {
  if (jobs.length === 0) return { text: words.list.none };
  const pages = Math.ceil(jobs.length / JOBS_A_PAGE);
  const at = Math.min(page, pages - 1);
  const shown = jobs.slice(at * JOBS_A_PAGE, (at + 1) * JOBS_A_PAGE);
  const lines = shown.map((job) => {
    const where = chats ? ` → ${titleOf(chats, job.chatId)}` : '';
    const reason = waiting.get(job.id);
    const waits = reason === undefined ? '' : `\n      ${words.core.say(reason)}`;
    const asks = job.reminder ? `\n      ${words.reminder.asks(job.reminder.repeat)}.` : '';
    return `${job.id}  ${sayNameOf(job, words.core)}${where}\n      ${describeTiming(job, words.core)}. ${sayPhase(words, job)}${waits}${asks}`;
  });
  const heading = paused === null ? '' : `${paused}\n\n`;
  const footer = [words.list.footer, ...(pages > 1 ? [words.list.page(at + 1, pages)] : [])].join('\n');
  const turn = turnButtons(words, at, pages);
  return {
    text: `${heading}${lines.join('\n')}\n\n${footer}`,
    buttons: [...shown.map((job) => jobButtons(words, job, at)), ...(turn.length > 0 ? [turn] : [])],
  };
}

function jobButtons({ list }: Words, { id, phase, status }: JobView, page: number): Button[] {
  const pause: Button =
    status === 'paused' || phase === 'paused'
      ? { text: list.resume(id), action: { do: 'listResume', id, page } }
      : { text: list.pause(id), action: { do: 'listPause', id, page } };
  return [
    pause,
    { text: list.run, action: { do: 'listRun', id, page } },
    { text: list.edit, action: { do: 'edit', id } },
    { text: list.stop, action: { do: 'listStop', id, page } },
  ];
}

function turnButtons({ list }: Words, page: number, pages: number): Button[] {
  return [
    ...(page > 0 ? [{ text: list.former, action: { do: 'list' as const, page: page - 1 } }] : []),
    ...(page < pages - 1 ? [{ text: list.following, action: { do: 'list' as const, page: page + 1 } }] : []),
  ];
}

function sayPhase({ list, timeWithZone }: Words, job: JobView): string {
  if (job.phase === 'finished') return list.finished;
  if (job.status === 'paused') return list.paused;
  if (job.nextAt === null) return list.waiting;
  return list.next(timeWithZone(job.nextAt, job.zone));
}
