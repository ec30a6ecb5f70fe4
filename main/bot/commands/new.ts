import { JobDraft } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import type { JobView } from '../../contract/state.ts';
import { UserError } from '../../core/errors.ts';
import { nameOf } from '../../core/job-name.ts';
import { previewTiming } from '../../core/schedule/preview.ts';
import { needText } from '../command-line.ts';
import type { Part, Question } from '../questions.ts';
import { type Reply, sayCreated } from '../replies.ts';
import { ask, draftFrom, goOn, take, takeTime } from './ask.ts';
import { addressOf, type Brought, type Command, type CommandDeps, type Place, parse } from './command.ts';
import { takeSide, takeUp } from './conflicts.ts';
import { addressIn, readTimeAndText } from './order.ts';
import { createSeveral, readSeveral } from './several.ts';

const PASSED = 'That time has passed. Choose one in the future.';

export const newCommand: Command = {
  name: 'new',
  whenLate(args, deps, typedAt) {
    const order = readTimeAndText(args, deps, typedAt);
    // What goes elsewhere cannot be sent at once from here: the command asks when it is to go.
    if (order.to !== null) throw new UserError('invalid', PASSED);
    return order;
  },
  run(args, place, deps) {
    if (place.brings) return askAboutBrought(args, place.brings, place, deps);
    if (args === '' && place.isPrivate) return guide(place, deps);
    const several = readSeveral(args, (line) => readLine(line, place, deps), deps);
    if (several.length > 0) return askAboutSeveral(args, several, place, deps);
    const order = readTimeAndText(args, deps, place.typedAt);
    const { timing } = order;
    const { to, text } = addressIn(order, place, deps);
    // A time alone, where it can be asked: the next line is the message.
    const isAsked = text.trim() === '' && place.isPrivate;
    const message = isAsked ? undefined : parse(Message, { text: needText(text) });
    parse(JobDraft, { ...timing, message: message ?? { text: '…' }, ...addressOf(place), ...to });
    const preview = previewTiming(timing, deps.clock.timeZone(), deps.clock.now());
    if (!preview.ok && !place.isPrivate) throw new UserError('invalid', preview.error);
    const question = deps.questions.open(place.chatId, { message, ...(preview.ok && { timing }), ...(to && { to }) });
    goOn(question, deps);
    return ask(question, place, deps, preview.ok ? undefined : deps.words().core.say(preview.error));
  },
};

/** One line of several. @throws UserError, Unclear where it is no message of its own */
function readLine(line: string, place: Place, deps: CommandDeps): JobDraft {
  const order = readTimeAndText(line, deps, place.typedAt);
  const { to, text } = addressIn(order, place, deps);
  return parse(JobDraft, { ...order.timing, message: { text: needText(text) }, chatId: 0, ...to });
}

/** Each line could be a message of its own, or all of them be one. */
function askAboutSeveral(args: string, several: readonly JobDraft[], place: Place, deps: CommandDeps): Reply {
  const order = readTimeAndText(args, deps, place.typedAt);
  const { to, text } = addressIn(order, place, deps);
  const message = parse(Message, { text });
  const question = deps.questions.open(place.chatId, { message, timing: order.timing, several, ...(to && { to }) });
  return ask(question, place, deps);
}

/** @throws UserError */
export function tapAsOne(token: string, place: Place, deps: CommandDeps): Reply {
  const question = find(token, deps);
  question.several = [];
  goOn(question, deps);
  return ask(question, place, deps);
}

/** @throws UserError */
export function tapSide(token: string, side: 'mine' | 'theirs', place: Place, deps: CommandDeps): Reply {
  const question = find(token, deps);
  takeSide(question, side);
  return ask(question, place, deps);
}

export const cancelCommand: Command = {
  name: 'cancel',
  run(_args, place, deps) {
    const question = deps.questions.newest(place.chatId);
    if (!question) return { text: deps.words().guide.nothingToCancel };
    return { ...tapCancel(question.token, deps), question: question.token, tidies: true };
  },
};

/** Asks for what, when and where, one after the other in one message. */
function guide(place: Place, deps: CommandDeps): Reply {
  const question = deps.questions.open(place.chatId, {});
  goOn(question, deps);
  return ask(question, place, deps);
}

/** `/new tomorrow 9` in reply to a message or under a photo: that, then. */
function askAboutBrought(args: string, brought: Brought, place: Place, deps: CommandDeps): Reply {
  const { isWhole } = brought;
  const question = deps.questions.open(place.chatId, {
    message: parse(Message, brought.message),
    to: addressOf(place),
  });
  const trouble = isWhole ? undefined : deps.words().media.notWhole;
  try {
    if (args !== '' || !place.isPrivate) takeTimeAndCaption(question, args, brought, deps, place.typedAt);
  } catch (error) {
    if (!(error instanceof UserError) || !place.isPrivate) {
      deps.questions.close(question.token);
      throw error;
    }
    goOn(question, deps);
    return ask(question, place, deps, deps.words().core.say(error.message));
  }
  goOn(question, deps);
  return ask(question, place, deps, trouble);
}

/** All of it is a time; under a photo, what stands behind the time is the photo's text. */
function takeTimeAndCaption(
  question: Question,
  args: string,
  { textFrom }: Brought,
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
export function tapConfirm(token: string, place: Place, deps: CommandDeps): Reply {
  const { jobs, questions, words, chats, pausedAll } = deps;
  const question = find(token, deps);
  if (question.several.length > 0) {
    const reply = createSeveral(question, deps);
    questions.close(token);
    return reply;
  }
  // A button from before the question went on.
  if (question.asks === 'side') return ask(question, place, deps);
  const draft = draftFrom(question, deps);
  if (question.jobId !== undefined && !jobs.find(question.jobId)) {
    question.jobId = undefined;
    return ask(question, place, deps, words().guide.stoppedElsewhere);
  }
  if (question.jobId === undefined) {
    const job = jobs.create(draft, 'chat');
    questions.close(token);
    return sayCreated(words(), job, chats(), pausedAll());
  }
  const job = editUnlessChanged(question, question.jobId, draft, deps);
  if (!job) return ask(question, place, deps, words().guide.changedElsewhere);
  questions.close(token);
  const created = sayCreated(words(), job, chats(), pausedAll());
  const [, ...rest] = created.text.split('\n');
  return {
    ...created,
    text: [words().guide.changed(nameOf(job, words().core), job.id), ...rest].join('\n'),
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
export function tapChange(token: string, place: Place, deps: CommandDeps): Reply {
  const question = find(token, deps);
  question.asks = 'part';
  return ask(question, place, deps);
}

/** @throws UserError */
export function tapPart(token: string, part: Part, place: Place, deps: CommandDeps): Reply {
  const question = find(token, deps);
  question.asks = part;
  question.offered = [];
  return ask(question, place, deps);
}

/** @throws UserError */
export function tapWhen(token: string, nth: number, place: Place, deps: CommandDeps): Reply {
  const question = find(token, deps);
  const phrase = question.offered[nth];
  if (phrase === undefined) throw new UserError('conflict', deps.words().guide.forgotten);
  question.asks = 'when';
  const trouble = take(question, phrase, deps);
  return ask(question, place, deps, trouble);
}

/** @throws UserError */
export function tapWhere(token: string, chatId: number, place: Place, deps: CommandDeps): Reply {
  const question = find(token, deps);
  if (!deps.chats().some(({ id }) => id === chatId)) throw new UserError('notFound', deps.words().chats.notUsed);
  question.to = { chatId };
  goOn(question, deps);
  return ask(question, place, deps);
}

function find(token: string, { questions, words }: CommandDeps): Question {
  const question = questions.get(token);
  if (!question) throw new UserError('conflict', words().guide[questions.wasDecided(token) ? 'decided' : 'forgotten']);
  return question;
}
