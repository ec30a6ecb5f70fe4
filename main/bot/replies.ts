import type { Delivery } from '../contract/delivery.ts';
import type { Preview } from '../contract/ipc.ts';
import type { Job, JobDraft } from '../contract/job.ts';
import type { Chat, JobView } from '../contract/state.ts';
import { nameOf } from '../core/job-name.ts';
import { formatLocal } from '../core/schedule/preview.ts';

/** A tap carries at most 64 bytes; `1:` is the version of this format, for the buttons of older messages stay in chats. */
export type ButtonAction =
  | { do: 'stop'; id: string }
  | { do: 'undo'; change: number }
  /** Sends a missed message after all. */
  | { do: 'send'; key: string }
  /** The owner's word on a message that failed or may not have arrived. */
  | { do: 'resend' | 'arrived'; key: string }
  /** The user has seen what was missed. */
  | { do: 'seen' }
  /** The answer to a proposal. */
  | { do: 'confirm' | 'cancel'; token: string };

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
  switch (action.do) {
    case 'stop':
      return `1:stop:${action.id}`;
    case 'undo':
      return `1:undo:${action.change}`;
    case 'send':
      return `1:send:${action.key}`;
    case 'resend':
    case 'arrived':
      return `1:${action.do}:${action.key}`;
    case 'seen':
      return '1:seen';
    case 'confirm':
    case 'cancel':
      return `1:${action.do}:${action.token}`;
  }
}

/** Null for a button of another version. */
export function decodeAction(data: string): ButtonAction | null {
  const stop = /^1:stop:([2-9a-z]{4})$/.exec(data);
  if (stop) return { do: 'stop', id: stop[1] as string };
  const send = /^1:send:([2-9a-z]{4}@\d{1,16}(?:!\d{1,6})?)$/.exec(data);
  if (send) return { do: 'send', key: send[1] as string };
  const word = /^1:(resend|arrived):([2-9a-z]{4}@\d{1,16}(?:!\d{1,6})?)$/.exec(data);
  if (word) return { do: word[1] as 'resend', key: word[2] as string };
  const decision = /^1:(confirm|cancel):(\d{1,9})$/.exec(data);
  if (decision) return { do: decision[1] as 'confirm', token: decision[2] as string };
  if (data === '1:seen') return { do: 'seen' };
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

/** Reads back what would be scheduled, before it is. */
export function sayProposal(draft: JobDraft, preview: Extract<Preview, { ok: true }>, token: string): Reply {
  const runs = preview.runs.map(({ local, note }) => `• ${local}${note ? ` – ${note}` : ''}`);
  return {
    text: `${nameOf(draft)}\n${preview.inWords} (${draft.timeZone})\n${runs.join('\n')}\n\nShall I schedule it?`,
    buttons: [
      [
        { text: 'Schedule', action: { do: 'confirm', token } },
        { text: 'Cancel', action: { do: 'cancel', token } },
      ],
    ],
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

/** "While you were away": what came of each message, and buttons for what was not sent. */
export function sayMissed(missed: readonly Delivery[], timeZone: string): Reply {
  if (missed.length === 0) return { text: 'Nothing was missed.' };
  const shown = missed.slice(0, MOST_MISSED);
  const more = missed.length - shown.length;
  const lines = shown.map((delivery) => {
    const times =
      delivery.coalesced > 0 ? `, with ${delivery.coalesced} earlier ${delivery.coalesced === 1 ? 'run' : 'runs'}` : '';
    return `${nameOfDelivery(delivery)}: due ${formatLocal(delivery.dueAt, timeZone)}${times}. ${OUTCOMES[delivery.state]}`;
  });
  const unsent = shown.filter(({ state }) => state === 'skipped' || state === 'failed');
  return {
    text: `While you were away:\n${lines.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`,
    buttons: [
      ...unsent.map((delivery): Button[] => [
        { text: `Send ${nameOfDelivery(delivery)} now`, action: { do: 'send', key: delivery.key } },
      ]),
      [{ text: 'OK', action: { do: 'seen' } }],
    ],
  };
}

const MOST_MISSED = 20;
const OUTCOMES: Record<Delivery['state'], string> = {
  pending: 'It is on its way.',
  sending: 'It is on its way.',
  sent: 'It was sent late.',
  failed: 'It could not be sent.',
  unsure: 'It may have arrived.',
  skipped: 'It was not sent.',
};

/** What went wrong with a message, and what can be done about it. */
export function sayTrouble(delivery: Delivery, timeZone: string): Reply {
  const { key, state, reason, dueAt } = delivery;
  const what = state === 'unsure' ? 'may not have arrived' : 'was not sent';
  const resend: Button = { text: 'Send again', action: { do: 'resend', key } };
  const arrived: Button = { text: 'It arrived', action: { do: 'arrived', key } };
  return {
    text: `${nameOfDelivery(delivery)}, due ${formatLocal(dueAt, timeZone)}, ${what}.\n${reason ?? ''}`.trim(),
    buttons: [state === 'unsure' ? [arrived, resend] : [resend]],
  };
}

export function sayManyInTrouble(deliveries: readonly Delivery[]): Reply {
  const names = [...new Set(deliveries.map(nameOfDelivery))];
  const more = names.length - MOST_NAMED;
  const listed = names.slice(0, MOST_NAMED).join('\n') + (more > 0 ? `\nand ${more} more` : '');
  return {
    text: `${deliveries.length} messages were not sent, or may not have arrived:\n${listed}\n\nThe history in Carillon’s window says what happened to each, and can send it again.`,
  };
}

const MOST_NAMED = 10;

export function nameOfDelivery({ jobName, text }: Delivery): string {
  return nameOf({ name: jobName, message: { text } });
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
