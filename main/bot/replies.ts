import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import type { Chat, JobView } from '../contract/state.ts';
import { cutAt, truncate } from '../contract/truncate.ts';
import { MINUTE_MS } from '../contract/units.ts';
import { sayNameOf } from '../core/job-identity.ts';
import { visibleText } from '../core/message/read-message.ts';
import { scheduleMeant } from '../core/schedule/cron.ts';
import { describeSchedule, describeTiming } from '../core/schedule/describe.ts';
import type { ButtonAction } from './callback-data.ts';
import type { Words } from './words/index.ts';

export interface Button {
  text: string;
  action: ButtonAction;
}

/** An answer in the chat: plain text, and rows of buttons under it. */
export interface Reply {
  text: string;
  buttons?: Button[][];
  /** The open question that it is about: the message that shows it is changed as the question goes on. */
  question?: string;
  /** What a tap that led to it says over the chat, which goes by itself. */
  toast?: string;
  /** Takes what was typed away once it is answered, for the answer holds it: a chat with the owner stays short. */
  tidies?: true;
}

/** A longer message is told as far as this: what stands before Confirm must be short enough to be read. */
const MAX_READ_BACK = 1_000;

/** All that a message says, under its name when it has one. */
export function wholeOf(draft: Pick<Job, 'name' | 'message'>, words: Words['core']): string {
  const text = truncate(visibleText(draft.message).trim(), MAX_READ_BACK);
  if (text === '') return sayNameOf(draft, words);
  return draft.name === '' ? words.named(text) : `${sayNameOf(draft, words)}\n${words.named(text)}`;
}

/** The message itself, where the name by which it is called does not say all of it. */
function restOf(job: Pick<Job, 'name' | 'message'>, words: Words['core']): string[] {
  const whole = wholeOf({ ...job, name: '' }, words);
  return whole === sayNameOf(job, words) ? [] : [whole];
}

/** Reads a new job back: what will be sent, where to, by which rule, when first. */
export function sayCreated(words: Words, job: JobView, chats: readonly Chat[], pausedAll: boolean): Reply {
  const next = job.nextAt === null ? [] : [words.created.next(words.timeWithZone(job.nextAt, job.zone))];
  // A pause that ends by itself is reckoned with in the next time.
  const isAllPaused = pausedAll && job.nextAt === null;
  const isPaused = job.status === 'paused' || job.phase === 'paused';
  const paused = isAllPaused ? [words.created.pausedAll] : isPaused ? [words.created.isPaused(job.id)] : [];
  return {
    text: [
      words.created.scheduled(sayNameOf(job, words.core), job.id),
      ...restOf(job, words.core),
      words.guide.to(titleOf(chats, job.chatId)),
      describeTiming(job, words.core),
      ...sayMeant(words, job),
      ...next,
      ...paused,
    ].join('\n'),
    buttons: [[stopButton(job, words.list.stop)]],
  };
}

/** The step of a cron line begins anew each hour or day, which is often not what is meant. */
function sayMeant(words: Words, { schedule, createdAt }: JobView): string[] {
  const meant = schedule.kind === 'cron' ? scheduleMeant(schedule.expression, createdAt) : null;
  if (meant === null) return [];
  const command =
    meant.kind === 'interval' ? `/every ${meant.everyMs / MINUTE_MS}m` : `/new ${describeSchedule(meant)}:`;
  return [words.created.meantInstead(describeSchedule(meant, words.core), command)];
}

/** The answer to `/once`: the message itself follows. */
export function sayOnce(words: Words, job: JobView, chats: readonly Chat[], pausedAll: boolean): Reply {
  const { sendingThoughPaused, sendingNow } = words.created;
  const say = pausedAll ? sendingThoughPaused : sendingNow;
  return { text: say(wholeOf(job, words.core), titleOf(chats, job.chatId)) };
}

/** `/stop` with several to choose from. */
export function askWhichToStop(words: Words, jobs: readonly JobView[]): Reply {
  const more = jobs.length - MAX_BUTTONS;
  const rest = more > 0 ? `\n${words.manage.moreToStop(more)}` : '';
  return {
    text: `${words.manage.whichToStop}${rest}`,
    buttons: jobs
      .slice(0, MAX_BUTTONS)
      .map((job) => [stopButton(job, `${sayNameOf(job, words.core)} · ${describeTiming(job, words.core)}`)]),
  };
}

/** @param change the journal's id of the stop, for undo */
export function sayStopped(words: Words, text: string, change: number | undefined): Reply {
  return change === undefined ? { text } : { text, buttons: [[undoButton(words, change)]] };
}

export function undoButton(words: Words, change: number): Button {
  return { text: words.manage.undo, action: { do: 'undo', change } };
}

/** "While you were away": what came of each message, and buttons for what was not sent. */
export function sayMissed(words: Words, missed: readonly Delivery[], timeZone: string): Reply {
  const { none, title, line, outcomes, more: sayMore, send, ok } = words.missed;
  if (missed.length === 0) return { text: none };
  const shown = missed.slice(0, MAX_MISSED);
  const more = missed.length - shown.length;
  const lines = shown.map((delivery) =>
    line(
      nameOfDelivery(delivery, words.core),
      words.time(delivery.dueAt, timeZone),
      delivery.coalesced,
      delivery.state === 'pending' && delivery.reason ? words.core.say(delivery.reason) : outcomes[delivery.state],
    ),
  );
  const unsent = shown.filter(({ state }) => state === 'skipped' || state === 'failed');
  return {
    text: `${title}\n${lines.join('\n')}${more > 0 ? `\n${sayMore(more)}` : ''}`,
    buttons: [
      ...unsent.map((delivery): Button[] => [
        { text: send(nameOfDelivery(delivery, words.core)), action: { do: 'send', key: delivery.key } },
      ]),
      [{ text: ok, action: { do: 'seen' } }],
    ],
  };
}

const MAX_MISSED = 20;

/** What went wrong with a message, and what can be done about it. */
export function sayTrouble(words: Words, delivery: Delivery, timeZone: string): Reply {
  const { key, state, reason, dueAt } = delivery;
  const { unsure, failed, sendAgain, itArrived } = words.trouble;
  const resend: Button = { text: sendAgain, action: { do: 'resend', key } };
  const arrived: Button = { text: itArrived, action: { do: 'arrived', key } };
  const say = state === 'unsure' ? unsure : failed;
  return {
    text: `${say(nameOfDelivery(delivery, words.core), words.time(dueAt, timeZone))}\n${reason === undefined ? '' : words.core.say(reason)}`.trim(),
    buttons: [state === 'unsure' ? [arrived, resend] : [resend]],
  };
}

export function sayManyInTrouble({ core, trouble, missed }: Words, deliveries: readonly Delivery[]): Reply {
  const names = [...new Set(deliveries.map((delivery) => nameOfDelivery(delivery, core)))];
  const more = names.length - MAX_NAMED;
  const listed = [...names.slice(0, MAX_NAMED), ...(more > 0 ? [missed.more(more)] : [])];
  return { text: [trouble.many(deliveries.length), ...listed, '', trouble.seeWindow].join('\n') };
}

const MAX_NAMED = 10;

export function nameOfDelivery({ jobName, text }: Delivery, words: Words['core']): string {
  return sayNameOf({ name: jobName, message: { text } }, words);
}

export function titleOf(chats: readonly Chat[], chatId: number): string {
  return chats.find(({ id }) => id === chatId)?.title ?? String(chatId);
}

/** Why a command was not understood, how it goes, and one that works. */
export function sayUsage(words: Words, why: string, usage: { form: string; example: string }): Reply {
  return { text: words.help.usage(why, usage.form, usage.example) };
}

/** Telegram takes 4,096 characters a message: longer answers are cut at line ends. */
export function splitText(text: string, most = 4_096): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const lineEnd = rest.lastIndexOf('\n', most);
    const end = lineEnd > 0 ? lineEnd : cutAt(rest, most).length;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/, '');
  }
  return [...parts, rest];
}

/** More rows than this are no choice but a search; `/stop` with an id does it then. */
const MAX_BUTTONS = 20;

function stopButton(job: Job, label: string): Button {
  return { text: label, action: { do: 'stop', id: job.id } };
}
