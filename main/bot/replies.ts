import type { Job } from '../contract/job.ts';
import type { Chat, JobView } from '../contract/state.ts';
import { nameOf } from '../core/job-service.ts';
import { formatLocal } from '../core/schedule/preview.ts';

/** A tap carries at most 64 bytes; `1:` is the version of this format, for the buttons of older messages stay in chats. */
export type ButtonAction = { do: 'stop'; id: string } | { do: 'undo'; change: number };

export interface Button {
  text: string;
  action: ButtonAction;
}

/** An answer in the chat: plain text, and rows of buttons under it. */
export interface Reply {
  text: string;
  buttons?: Button[][];
}

export const STOPPED = 'Recurring task stopped.';
export const NOTHING_TO_STOP = 'No recurring task to stop.';

export function encodeAction(action: ButtonAction): string {
  return `1:${action.do}:${action.do === 'undo' ? action.change : action.id}`;
}

/** Null for a button of another version. */
export function decodeAction(data: string): ButtonAction | null {
  const stop = /^1:stop:([2-9a-z]{4})$/.exec(data);
  if (stop) return { do: 'stop', id: stop[1] as string };
  const undo = /^1:undo:(\d{1,15})$/.exec(data);
  return undo ? { do: 'undo', change: Number(undo[1]) } : null;
}

/** Reads a new job back: what will be sent, by which rule, when first. */
export function sayCreated(job: JobView, pausedAll: boolean): Reply {
  const next = job.nextAt === null ? '' : `\nNext: ${sayTime(job.nextAt, job.zone)}`;
  const paused = pausedAll ? '\nAll messages are paused now: nothing is sent until /resume.' : '';
  return {
    text: `Scheduled ${nameOf(job)}, id ${job.id}.\n${job.inWords}${next}${paused}`,
    buttons: [[stopButton(job)]],
  };
}

/** The answer to `/once`: the message itself follows. */
export function sayOnce(job: JobView, pausedAll: boolean): Reply {
  return {
    text: pausedAll
      ? `All messages are paused, but this one is sent now: ${nameOf(job)}.`
      : `Sending ${nameOf(job)} now.`,
  };
}

export interface ListContext {
  pausedAll: boolean;
  /** Names the chat of each job, where several chats are listed together. */
  chats: readonly Chat[] | null;
}

export function sayList(jobs: readonly JobView[], { pausedAll, chats }: ListContext): Reply {
  if (jobs.length === 0) {
    return { text: 'Nothing is scheduled.\nTry: /daily 09:00 Good morning\n/help shows everything.' };
  }
  const lines = jobs.map((job) => {
    const where = chats ? ` → ${chats.find(({ id }) => id === job.chatId)?.title ?? job.chatId}` : '';
    return `${job.id}  ${nameOf(job)}${where}\n      ${job.inWords}. ${sayPhase(job, pausedAll)}`;
  });
  const heading = pausedAll ? 'All messages are paused. /resume goes on.\n\n' : '';
  return { text: `${heading}${lines.join('\n')}\n\nStop one with /stop and its id.` };
}

/** `/stop` with several to choose from. */
export function askWhichToStop(jobs: readonly JobView[]): Reply {
  const more = jobs.length - MOST_BUTTONS;
  const rest = more > 0 ? `\n${more} more: /list shows their ids, /stop and the id stops one.` : '';
  return {
    text: `Several recurring tasks run in this chat. Which one should stop?${rest}`,
    buttons: jobs.slice(0, MOST_BUTTONS).map((job) => [stopButton(job, `${nameOf(job)} · ${job.inWords}`)]),
  };
}

/** @param change the journal's id of the stop, for undo */
export function sayStopped(text: string, change: number | undefined): Reply {
  return change === undefined ? { text } : { text, buttons: [[{ text: 'Undo', action: { do: 'undo', change } }]] };
}

/** Why a command was not understood, how it goes, and one that works. */
export function sayUsage(why: string, usage: { form: string; example: string }): Reply {
  return { text: `${why}\n\nIt goes: ${usage.form}\nExample: ${usage.example}` };
}

/** Telegram takes 4,096 characters a message: longer answers are cut at line ends. */
export function splitText(text: string, most = 4_096): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const lineEnd = rest.lastIndexOf('\n', most);
    const end = lineEnd > 0 ? lineEnd : wholeCharacters(rest, most);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/, '');
  }
  return [...parts, rest];
}

/** Where to cut so that no character of two code units is torn. */
function wholeCharacters(text: string, most: number): number {
  const isTorn = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(most));
  return isTorn ? most - 1 : most;
}

/** More rows than this are no choice but a search; `/stop` with an id does it then. */
const MOST_BUTTONS = 20;

function stopButton(job: Job, label = 'Stop'): Button {
  return { text: label, action: { do: 'stop', id: job.id } };
}

function sayPhase(job: JobView, pausedAll: boolean): string {
  if (job.phase === 'finished') return 'Finished.';
  if (job.status === 'paused') return 'Paused.';
  if (pausedAll || job.nextAt === null) return 'Waiting for /resume.';
  return `Next: ${sayTime(job.nextAt, job.zone)}`;
}

function sayTime(at: number, timeZone: string): string {
  return `${formatLocal(at, timeZone)} (${timeZone})`;
}
