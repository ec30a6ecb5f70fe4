import { draftOf, JobDraft } from '../../contract/job.ts';
import { Message, summaryOf } from '../../contract/message.ts';
import { Timing } from '../../contract/schedule.ts';
import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { sayNameOf } from '../../core/job-identity.ts';
import { type PhraseResult, readWholePhrase } from '../../core/phrase/read-phrase.ts';
import { describeTiming } from '../../core/schedule/describe.ts';
import { previewTiming } from '../../core/schedule/preview.ts';
import { zoneByClock } from '../../core/schedule/timing.ts';
import { sentences } from '../../i18n/msg.ts';
import type { Part, Question } from '../open-questions.ts';
import { type Button, type Reply, titleOf, wholeOf } from '../replies.ts';
import { type ChatContext, type CommandDeps, parse, zoneOfNew } from './command.ts';
import { showConflict } from './conflicts.ts';
import { showSeveral } from './several.ts';

/** More rows are no choice. */
const MAX_CHATS = 20;

/** Shows a question as it stands: the next part that is missing, or all of it read back. @param failure goes before it */
export function ask(question: Question, context: ChatContext, deps: CommandDeps, failure?: string): Reply {
  const shown = show(question, context, deps);
  const text = failure === undefined ? shown.text : `${failure}\n\n${shown.text}`.trimEnd();
  return { ...shown, text, question: question.token };
}

/** Goes on to the first part that is missing. */
export function goOn(question: Question, deps: CommandDeps): void {
  const [only, ...others] = deps.chats();
  if (question.to === undefined && only !== undefined && others.length === 0) question.to = { chatId: only.id };
  if (question.message === undefined) question.asks = 'text';
  else if (question.timing === undefined) question.asks = 'when';
  else question.asks = question.to === undefined ? 'where' : null;
}

/** What was typed, taken as the part that the question asks for. @returns why it cannot be; undefined: it is taken */
export function take(question: Question, typed: string, deps: CommandDeps, typedAt?: number): string | undefined {
  try {
    if (question.asks === 'text')
      question.message = parse(Message, { ...question.message, ...retyped(question, typed) });
    else takeTime(question, typed, deps, typedAt);
    goOn(question, deps);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return deps.words().core.say(error.text);
    throw error;
  }
}

/** What is typed is meant as it stands; the text of a job is meant as that is formatted. */
function retyped({ jobId }: Question, text: string) {
  return jobId === undefined ? { text, format: undefined } : { text };
}

/** @throws UserError that says what is unclear; what it could be is offered then */
export function takeTime(question: Question, phrase: string, deps: CommandDeps, typedAt = deps.clock.now()): void {
  const read = readTime(phrase, deps, typedAt);
  if (!read.ok) {
    question.offered = (read.choices ?? []).map((choice) => choice.phrase);
    throw new UserError('invalid', sentences(read.error, read.hint));
  }
  const preview = previewTiming(read.timing, deps.clock.timeZone(), deps.clock.now());
  if (!preview.ok) throw new UserError('invalid', preview.error);
  question.timing = read.timing;
  question.offered = [];
}

/** A phrase that is nothing but a time; a bare number at its end is an hour: “tomorrow 9”. */
function readTime(phrase: string, { clock, preferences }: CommandDeps, typedAt: number): PhraseResult {
  const context = { now: typedAt, timeZone: zoneOfNew({ clock, preferences }) };
  const read = readWholePhrase(phrase, context);
  if (read.ok) return read;
  const withAt = readWholePhrase(phrase.replace(/(?<!\bat|\d)\s+(\d{1,2})$/i, ' at $1'), context);
  return withAt.ok ? withAt : read;
}

/** The order as a draft. @throws UserError */
export function draftFrom({ jobId, base, message, timing, to }: Question, { jobs, words }: CommandDeps): JobDraft {
  const job = jobId === undefined ? undefined : jobs.find(jobId);
  // Of one that was stopped meanwhile, what it was is kept: it can be saved as a new one.
  const former = job ? draftOf(job) : base;
  if (jobId !== undefined && !former) throw new UserError('notFound', verbatim(words().ids.unknown(jobId)));
  if (!message || !timing || !to) throw new UserError('conflict', verbatim(words().guide.forgotten));
  const kept = Object.entries(former ?? {}).filter(([field]) => !(field in Timing.shape));
  const { threadId: _, ...rest } = Object.fromEntries(kept);
  return parse(JobDraft, { ...rest, message, ...timing, ...addressOf(to) });
}

function addressOf({ chatId, threadId }: NonNullable<Question['to']>) {
  return threadId === undefined ? { chatId } : { chatId, threadId };
}

function show(question: Question, context: ChatContext, deps: CommandDeps): Reply {
  const { core, guide } = deps.words();
  const { message, asks } = question;
  const soFar = message ? `${wholeOf({ name: '', message }, core)}\n` : '';
  const cancel: Button = { text: guide.cancel, action: { do: 'cancel', token: question.token } };
  if (question.several.length > 0) return showSeveral(question, cancel, deps);
  switch (asks) {
    case 'side':
      return showConflict(question, cancel, deps);
    case 'way':
      return { text: '', buttons: [...wayButtons(question), [cancel]] };
    case 'text':
      return { text: guide.askText, buttons: [[cancel]] };
    case 'when':
      return { text: `${soFar}${guide.askWhen}`, buttons: [...timeButtons(question, deps), [cancel]] };
    case 'where': {
      const more = deps.chats().length - MAX_CHATS;
      const rest = more > 0 ? `\n${guide.moreChats(more)}` : '';
      return { text: `${soFar}${guide.askWhere}${rest}`, buttons: [...chatButtons(question, deps), [cancel]] };
    }
    case 'part': {
      const names: [Part, string][] = [
        ['text', guide.text],
        ['when', guide.when],
        ['where', guide.where],
      ];
      const parts = names.map(
        ([part, text]): Button => ({ text, action: { do: 'part', token: question.token, part } }),
      );
      return { text: `${readBack(question, deps)}\n\n${guide.askPart}`, buttons: [parts, [cancel]] };
    }
    case null: {
      const isSavedAnew = question.jobId === undefined && question.base !== undefined;
      const label = isSavedAnew ? guide.saveAsNew : guide.confirm;
      const confirm: Button = { text: label, action: { do: 'confirm', token: question.token } };
      const change: Button = { text: guide.change, action: { do: 'change', token: question.token } };
      const sure = question.jobId === undefined ? guide.shallI : guide.shallIChange;
      // In a group people talk: what is typed there answers nothing.
      const row = context.isPrivate ? [confirm, change, cancel] : [confirm, cancel];
      return { text: `${readBack(question, deps)}\n\n${sure}`, buttons: [row, ...forwardButtons(question, deps)] };
    }
  }
}

/** Whether it shows from whom it is. A foreign quiz can go no other way. */
function forwardButtons({ origin, message, own, token }: Question, { words }: CommandDeps): Button[][] {
  if (!origin || (origin.forward && !own)) return [];
  const { asForwarded, asOwn } = words().media;
  return [[{ text: message?.copy?.forward ? asOwn : asForwarded, action: { do: 'forward', token } }]];
}

function wayButtons({ token, ways }: Question): Button[][] {
  return ways.map(({ label }, nth) => [{ text: label, action: { do: 'way', token, nth } }]);
}

function timeButtons(question: Question, deps: CommandDeps): Button[][] {
  const { suggestions } = deps.words().guide;
  const isAsked = question.offered.length > 0;
  if (!isAsked) question.offered = suggestions.map(([, phrase]) => phrase);
  const buttons = question.offered.map((phrase, nth): Button => {
    const label = suggestions.find((suggestion) => suggestion[1] === phrase)?.[0] ?? phrase;
    return { text: label, action: { do: 'when', token: question.token, nth } };
  });
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
}

function chatButtons({ token }: Question, deps: CommandDeps): Button[][] {
  const chats = deps.chats().slice(0, MAX_CHATS);
  return chats.map(({ id, title }) => [{ text: title, action: { do: 'where', token, chat: id } }]);
}

/** What would be sent, by which rule, its next times, where to. */
function readBack(question: Question, deps: CommandDeps): string {
  const { clock, jobs, words, chats } = deps;
  const { guide } = words();
  const draft = draftFrom(question, deps);
  const preview = previewTiming(draft, clock.timeZone(), clock.now(), { words: words().core });
  const runs = preview.ok ? preview.runs.map(({ at, note }) => `• ${sayRun(at, note, draft, deps)}`) : [preview.error];
  const rule = preview.ok ? [`${preview.inWords} (${draft.timeZone})`] : [];
  const before = question.jobId === undefined ? undefined : jobs.find(question.jobId);
  return [
    ...(before ? [guide.before(sayNameOf(before, words().core), describeTiming(before, words().core))] : []),
    wholeOf(draft, words().core),
    ...filesIn(draft.message),
    guide.to(titleOf(chats(), draft.chatId)),
    ...rule,
    ...runs,
  ].join('\n');
}

/** What goes with a text; files without one are called by their names already. */
function filesIn({ text, attachments = [] }: Message): string[] {
  return text.trim() === '' || attachments.length === 0 ? [] : [`📎 ${summaryOf({ text: '', attachments })}`];
}

function sayRun(at: number, note: string | undefined, { timeZone }: JobDraft, { clock, words }: CommandDeps): string {
  const local = words().time(at, zoneByClock({ timeZone }, clock));
  return note ? `${local} – ${note}` : local;
}
