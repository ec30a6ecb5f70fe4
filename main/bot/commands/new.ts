import { JobDraft } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import type { JobView } from '../../contract/state.ts';
import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { sayNameOf } from '../../core/job-identity.ts';
import { previewTiming } from '../../core/schedule/preview.ts';
import { msg } from '../../i18n/msg.ts';
import type { Part, Question } from '../open-questions.ts';
import { needText } from '../parse-command.ts';
import { type Reply, sayCreated } from '../replies.ts';
import { ask, draftFrom, goOn, take, takeTime } from './ask.ts';
import { addressOf, type ChatContext, type Command, type CommandDeps, parse, type SourceMessage } from './command.ts';
import { takeSide, takeUp } from './conflicts.ts';
import { addressIn, readTimeAndText, refuseUnclearLines } from './order.ts';
import { createSeveral, readSeveral } from './several.ts';

const PASSED = msg('error.timePassedChooseOne');

export const newCommand: Command = {
  name: 'new',
  whenLate(args, deps, typedAt) {
    const order = readTimeAndText(args, deps, typedAt);
    // What goes elsewhere cannot be sent at once from here: the command asks when it is to go.
    if (order.to !== null) throw new UserError('invalid', PASSED);
    return order;
  },
  run(args, context, deps) {
    if (context.source) return askAboutSource(args, context.source, context, deps);
    if (args === '' && context.isPrivate) return guide(context, deps);
    const several = readSeveral(args, (line) => readLine(line, context, deps), deps);
    if (several.length > 0) return askAboutSeveral(args, several, context, deps);
    refuseUnclearLines(args, deps, context.typedAt);
    const order = readTimeAndText(args, deps, context.typedAt);
    const { timing } = order;
    const { to, text } = addressIn(order, context, deps);
    // A time alone, where it can be asked: the next line is the message.
    const isAsked = text.trim() === '' && context.isPrivate;
    const message = isAsked ? undefined : parse(Message, { text: needText(text) });
    parse(JobDraft, { ...timing, message: message ?? { text: '…' }, ...addressOf(context), ...to });
    const preview = previewTiming(timing, deps.clock.timeZone(), deps.clock.now());
    if (!preview.ok && !context.isPrivate) throw new UserError('invalid', preview.error);
    const question = deps.questions.open(context.chatId, { message, ...(preview.ok && { timing }), ...(to && { to }) });
    goOn(question, deps);
    return ask(question, context, deps, preview.ok ? undefined : deps.words().core.say(preview.error));
  },
};

/** One line of several. @throws UserError, Unclear where it is no message of its own */
function readLine(line: string, context: ChatContext, deps: CommandDeps): JobDraft {
  const order = readTimeAndText(line, deps, context.typedAt);
  const { to, text } = addressIn(order, context, deps);
  return parse(JobDraft, { ...order.timing, message: { text: needText(text) }, chatId: 0, ...to });
}

/** Each line could be a message of its own, or all of them be one. */
function askAboutSeveral(args: string, several: readonly JobDraft[], context: ChatContext, deps: CommandDeps): Reply {
  const order = readTimeAndText(args, deps, context.typedAt);
  const { to, text } = addressIn(order, context, deps);
  const message = parse(Message, { text });
  const question = deps.questions.open(context.chatId, { message, timing: order.timing, several, ...(to && { to }) });
  return ask(question, context, deps);
}

/** @throws UserError */
export function tapAsOne(token: string, context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  question.several = [];
  goOn(question, deps);
  return ask(question, context, deps);
}

/** Whether it shows from whom it is: the original is forwarded then, and not sent as the bot's own. @throws UserError */
export function tapForward(token: string, context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  const { origin, message, own } = question;
  if (!origin || !message) throw new UserError('conflict', verbatim(deps.words().guide.forgotten));
  const { forward: _, ...copied } = origin;
  if (message.copy?.forward) {
    question.message = own ?? { text: '', copy: copied };
  } else {
    question.own = message;
    question.message = { text: '', copy: { ...copied, forward: true } };
  }
  return ask(question, context, deps);
}

/** @throws UserError */
export function tapSide(token: string, side: 'mine' | 'theirs', context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  takeSide(question, side);
  return ask(question, context, deps);
}

export const cancelCommand: Command = {
  name: 'cancel',
  run(_args, context, deps) {
    const question = deps.questions.newest(context.chatId);
    if (!question) return { text: deps.words().guide.nothingToCancel };
    return { ...tapCancel(question.token, deps), question: question.token, tidies: true };
  },
};

/** Asks for what, when and where, one after the other in one message. */
function guide(context: ChatContext, deps: CommandDeps): Reply {
  const question = deps.questions.open(context.chatId, {});
  goOn(question, deps);
  return ask(question, context, deps);
}

/** `/new tomorrow 9` in reply to a message or under a photo: that, then. */
function askAboutSource(args: string, source: SourceMessage, context: ChatContext, deps: CommandDeps): Reply {
  const { isWhole } = source;
  const question = deps.questions.open(context.chatId, {
    message: parse(Message, source.message),
    origin: source.origin ?? source.message.copy,
    to: addressOf(context),
  });
  const failure = isWhole ? undefined : deps.words().media.notWhole;
  try {
    if (args !== '' || !context.isPrivate) takeTimeAndCaption(question, args, source, deps, context.typedAt);
  } catch (error) {
    if (!(error instanceof UserError) || !context.isPrivate) {
      deps.questions.close(question.token);
      throw error;
    }
    goOn(question, deps);
    return ask(question, context, deps, deps.words().core.say(error.text));
  }
  goOn(question, deps);
  return ask(question, context, deps, failure);
}

/** All of it is a time; under a photo, what stands behind the time is the photo's text. */
function takeTimeAndCaption(
  question: Question,
  args: string,
  { textFrom }: SourceMessage,
  deps: CommandDeps,
  typedAt: number | undefined,
): void {
  try {
    takeTime(question, args, deps, typedAt);
  } catch (error) {
    if (!textFrom || !(error instanceof UserError)) throw error;
    const { timing, text, to } = readTimeAndText(args, deps, typedAt);
    if (to !== null) throw error;
    question.timing = timing;
    question.offered = [];
    question.message = parse(Message, { ...question.message, ...textFrom(text) });
  }
}

/** What a yes does. @throws UserError */
export function tapConfirm(token: string, context: ChatContext, deps: CommandDeps): Reply {
  const { jobs, questions, words, chats, pausedAll } = deps;
  const question = find(token, deps);
  if (question.several.length > 0) {
    const reply = createSeveral(question, deps);
    questions.close(token);
    return reply;
  }
  // A button from before the question went on.
  if (question.asks === 'side') return ask(question, context, deps);
  const draft = draftFrom(question, deps);
  if (question.jobId !== undefined && !jobs.find(question.jobId)) {
    question.jobId = undefined;
    return ask(question, context, deps, words().guide.stoppedElsewhere);
  }
  if (question.jobId === undefined) {
    const job = jobs.create(draft, 'chat');
    questions.close(token);
    return sayCreated(words(), job, chats(), pausedAll());
  }
  const job = editUnlessChanged(question, question.jobId, draft, deps);
  if (!job) return ask(question, context, deps, words().guide.changedElsewhere);
  questions.close(token);
  const created = sayCreated(words(), job, chats(), pausedAll());
  const [, ...rest] = created.text.split('\n');
  return {
    ...created,
    text: [words().guide.changed(sayNameOf(job, words().core), job.id), ...rest].join('\n'),
  };
}

/** Null: it was changed elsewhere meanwhile, and the question says how it is now. @throws UserError */
function editUnlessChanged(question: Question, id: string, draft: JobDraft, { jobs }: CommandDeps): JobView | null {
  try {
    return jobs.edit(id, draft, 'chat', question.base);
  } catch (error) {
    const now = jobs.find(id);
    if (!(error instanceof UserError) || error.code !== 'changedElsewhere' || !now) throw error;
    takeUp(question, now);
    return null;
  }
}

/** @throws UserError */
export function tapCancel(token: string, deps: CommandDeps): Reply {
  const { jobId, asks } = find(token, deps);
  deps.questions.close(token);
  const { cancelled, notChanged } = deps.words().guide;
  return { text: jobId === undefined && asks !== 'way' ? cancelled : notChanged };
}

/** Asks which part is to change. @throws UserError */
export function tapChange(token: string, context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  question.asks = 'part';
  return ask(question, context, deps);
}

/** @throws UserError */
export function tapPart(token: string, part: Part, context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  question.asks = part;
  question.offered = [];
  return ask(question, context, deps);
}

/** @throws UserError */
export function tapWhen(token: string, nth: number, context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  const phrase = question.offered[nth];
  if (phrase === undefined) throw new UserError('conflict', verbatim(deps.words().guide.forgotten));
  question.asks = 'when';
  const failure = take(question, phrase, deps);
  return ask(question, context, deps, failure);
}

/** @throws UserError */
export function tapWhere(token: string, chatId: number, context: ChatContext, deps: CommandDeps): Reply {
  const question = find(token, deps);
  if (!deps.chats().some(({ id }) => id === chatId))
    throw new UserError('notFound', verbatim(deps.words().chats.notUsed));
  question.to = { chatId };
  goOn(question, deps);
  return ask(question, context, deps);
}

function find(token: string, { questions, words }: CommandDeps): Question {
  const question = questions.get(token);
  if (!question)
    throw new UserError('conflict', verbatim(words().guide[questions.wasDecided(token) ? 'decided' : 'forgotten']));
  return question;
}
