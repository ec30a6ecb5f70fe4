import type { Bot, Context } from 'grammy';
import type { Message } from 'grammy/types';
import { truncate } from '../contract/truncate.ts';
import { MINUTE_MS } from '../contract/units.ts';
import { UserError } from '../core/errors.ts';
import type { PairingResult } from '../core/pairing.ts';
import type { Log } from '../core/ports.ts';
import { AlreadySending } from '../core/send-guard.ts';
import { createBound, createStrangerLog, isTypedAnonymously, isTypedByPerson } from './access.ts';
import type { Answers } from './answers.ts';
import { type ButtonAction, decodeCallbackData } from './callback-data.ts';
import type { ChatContext, CommandDeps } from './commands/command.ts';
import { isCommand, isForMe, isForQuoted, runTap, runText } from './commands/index.ts';
import type { UpdateHandlerDeps } from './deps.ts';
import { describeChat } from './find-chat.ts';
import type { Media } from './media.ts';
import { createMembership } from './membership.ts';
import { readCommandLine } from './parse-command.ts';
import { isReminderAction, type ReminderAction } from './reminder-buttons.ts';
import { isForAnyone, tapReminder } from './reminder-taps.ts';
import type { Reply } from './replies.ts';
import { type Words, wordsFor } from './words/index.ts';

/** Telegram hands the parts of an album over one after the other, without saying which is the last. */
const ALBUM_WITHIN_MS = 1_500;
/** Of answers to strangers who try to pair: to one of them, and to all. */
const PAIRING_ANSWERS = { each: 10, all: 60, windowMs: 10 * 60_000 };

/** Of notices about commands that somebody gave in one chat without their name. */
const ANONYMOUS_NOTICES = { most: 10, windowMs: 3_600_000 };

/** Limits the answers to messages that are no commands: many may be forwarded at once. */
const ANSWERS_TO_OTHER_KINDS = { most: 20, windowMs: 60_000 };

/** Of words to others who press what only the owner can answer: to one of them as to all. */
const TAPS_OF_OTHERS = { most: 20, windowMs: 60_000 };

/** Of a name in the note under a message. */
const LONGEST_NAME = 40;

/** Buttons that may send something, or depend on how things stood when they were tapped. */
const SENDS = new Set<ButtonAction['do']>([
  'send',
  'resend',
  'sendAnyway',
  'missedAnyway',
  'listRun',
  'listResume',
  'confirm',
  'way',
  'undo',
  'skipNext',
]);

/** What each kind of update comes to. Everything that is not here comes to nothing. */
export function registerUpdateHandlers(bot: Bot, deps: UpdateHandlerDeps, answers: Answers, media: Media): void {
  const logStranger = createStrangerLog((text) => deps.log.warn(text));
  const pair = createPairing(deps, answers);
  const onMembership = createMembership({ ...deps, api: bot.api, answers });

  bot.on('my_chat_member', async (ctx) => {
    if (ctx.from.id === deps.owner()?.id) deps.heardLanguage(ctx.from.language_code);
    await onMembership(ctx.myChatMember);
  });

  // Telegram's own word, whoever brought it about.
  bot.on('message:migrate_to_chat_id', (ctx) => deps.onMigrated(ctx.chat.id, ctx.message.migrate_to_chat_id));

  const tellOfAnonymous = createAnonymousNotice(bot, deps, answers);

  bot.on('message:text', async (ctx, next) => {
    if (isTypedAnonymously(ctx.message)) return tellOfAnonymous(ctx, ctx.message.text);
    if (!isTypedByPerson(ctx.message)) return next();
    const owner = deps.owner();
    if (!owner) return pair(ctx, ctx.message.text);
    if (ctx.from.id !== owner.id) {
      logStranger(ctx.from.id);
      // The window invited another account to take the bot over.
      const invitation = deps.pairing.current();
      if (invitation && invitation.expiresAt > deps.clock.now()) await pair(ctx, ctx.message.text);
      return;
    }
    deps.heardLanguage(ctx.from.language_code);
    if (ctx.chat.type !== 'private') deps.onChatSeen(describeChat(ctx.chat));
    const context = contextOf(ctx.message, deps);
    const { text, reply_to_message: quoted } = ctx.message;
    const reply = await orExcuse(async () => {
      // Each message in a topic is a reply to the topic's first, unless it is one to another.
      const isReply = quoted !== undefined && quoted.message_id !== context.threadId;
      const takes = isReply && isForQuoted(text, context.typedAt, ctx.me.username, deps);
      const source = takes ? await media.ofReply(quoted as Message) : undefined;
      return runText(text, { ...context, source }, ctx.me.username, deps);
    }, deps);
    if (reply) await show(ctx, reply, deps, answers);
  });

  const lastAnswered: Answered = {};
  listenForMedia(bot, deps, answers, media, tellOfAnonymous, lastAnswered);
  listenForOthers(bot, deps, answers, lastAnswered);
  listenForTaps(bot, deps, answers, logStranger);
}

/**
 * Refuses a command that somebody gives in a group without their name, for it may be anybody's, and tells the owner so in private:
 * it may have been theirs. At most ten times an hour for each chat.
 */
function createAnonymousNotice(bot: Bot, deps: UpdateHandlerDeps, answers: Answers) {
  const mayTell = createBound(deps.clock, ANONYMOUS_NOTICES.most, ANONYMOUS_NOTICES.windowMs);
  return async ({ chat, me }: Context & { chat: Message['chat'] }, text: string): Promise<void> => {
    const owner = deps.owner();
    const line = readCommandLine(text);
    const isOurs = line !== null && isForMe(line, me.username) && isCommand(line.name);
    if (!owner || !isOurs || !deps.chats().some(({ id }) => id === chat.id) || !mayTell(String(chat.id))) return;
    await answers.tell(bot.api, owner.id, {
      text: deps.words().help.anonymous(`/${line.name}`, describeChat(chat).title),
    });
  };
}

/** In a caption, these schedule what it stands under. Every other command is carried out as if it were typed alone. */
const TAKES_MEDIA: readonly string[] = ['new', 'every', 'at', 'daily', 'weekly', 'cron', 'once'];

/** The album of which a part was answered last: its other parts, which come one by one, get no answer of their own. */
interface Answered {
  album?: string;
}

/** What may be sent later: it is remembered, and a command in its caption schedules it. */
function listenForMedia(
  bot: Bot,
  deps: UpdateHandlerDeps,
  answers: Answers,
  media: Media,
  tellOfAnonymous: ReturnType<typeof createAnonymousNotice>,
  lastAnswered: Answered,
): void {
  bot.on(['message:photo', 'message:video', 'message:audio', 'message:document'], (ctx, next) => {
    // A stranger's would push out those that are known.
    if (ctx.chat.type !== 'private' || ctx.from.id === deps.owner()?.id) media.note(ctx.message);
    return next();
  });

  bot.on('message:caption', async (ctx, next) => {
    const { message, me } = ctx;
    if (isTypedAnonymously(message)) return tellOfAnonymous(ctx, message.caption);
    const isOwners = isTypedByPerson(message) && ctx.from.id === deps.owner()?.id;
    const line = readCommandLine(message.caption);
    if (!isOwners || !line || !isForMe(line, me.username)) return next();
    lastAnswered.album = message.media_group_id;
    const takes = TAKES_MEDIA.includes(line.name);
    const answer = async () => {
      const reply = await orExcuse(async () => {
        const source = takes ? await media.ofCaptioned(message) : undefined;
        const context = { ...contextOf(message, deps), source };
        return runText(message.caption, context, me.username, deps);
      }, deps);
      if (reply) await show(ctx, reply, deps, answers);
    };
    // The other parts of an album come after this one, as updates of their own.
    if (message.media_group_id === undefined) await answer();
    else deps.timers.after(ALBUM_WITHIN_MS, () => void answer());
  });
}

/** The owner can schedule the first in reply to them; the bot cannot send the others. */
const SCHEDULABLE = [
  ...(['text', 'photo', 'video', 'animation', 'audio', 'voice', 'video_note', 'sticker', 'document'] as const),
  ...(['poll', 'location', 'venue', 'contact', 'dice'] as const),
] as const;
const OTHER_KINDS = ['story', 'game', 'checklist', 'paid_media', 'invoice', 'giveaway'] as const;

/** In the private chat, answers whatever the bot cannot carry out: nothing that the owner sends ends in silence. */
function listenForOthers(bot: Bot, deps: UpdateHandlerDeps, answers: Answers, lastAnswered: Answered): void {
  const mayAnswer = createBound(deps.clock, ANSWERS_TO_OTHER_KINDS.most, ANSWERS_TO_OTHER_KINDS.windowMs);
  const kinds = [...SCHEDULABLE, ...OTHER_KINDS].map((kind) => `message:${kind}` as const);
  bot.on(kinds, async (ctx) => {
    const { message } = ctx;
    const owner = deps.owner();
    // Telegram leaves the sender out of some messages, whatever the types say.
    const isOwners = ctx.from?.id === owner?.id && !ctx.from?.is_bot && !message.sender_chat;
    if (!owner || ctx.chat.id !== owner.id || !isOwners) return;
    const { media_group_id: album } = message;
    if (album !== undefined && album === lastAnswered.album) return;
    lastAnswered.album = album;
    if (!mayAnswer('all')) return;
    const { help } = deps.words();
    const mayBeSent = SCHEDULABLE.some((kind) => kind in message);
    const line = readCommandLine(message.text ?? message.caption ?? '');
    const isCommandOfOthers = line !== null && !isTypedByPerson(message);
    await answers.say(ctx, {
      text: isCommandOfOthers ? help.notTyped : mayBeSent ? help.replyToSchedule : help.commandsOnly,
    });
  });
}

function listenForTaps(bot: Bot, deps: UpdateHandlerDeps, answers: Answers, logStranger: (id: number) => void): void {
  const mayTell = createBound(deps.clock, TAPS_OF_OTHERS.most, TAPS_OF_OTHERS.windowMs);
  bot.on('callback_query:data', async (ctx) => {
    if (ctx.from.id !== deps.owner()?.id) {
      logStranger(ctx.from.id);
      const action = decodeCallbackData(ctx.callbackQuery.data);
      if (isReminderAction(action) && isForAnyone(action, ctx.chat?.id, deps)) {
        if (mayTell(String(ctx.from.id)) && mayTell('all')) await onMemberTap(ctx, action, deps, answers);
        return;
      }
      // No other button gets even an empty answer, which would end the wait on it: anyone in a group could use up Telegram's limits.
      const isAsked = isReminderAction(action);
      if (isAsked && mayTell(String(ctx.from.id)) && mayTell('all'))
        await answers.toast(ctx, deps.words().reminder.notYours);
      return;
    }
    deps.heardLanguage(ctx.from.language_code);
    await onTap(ctx, ctx.callbackQuery.data, deps, answers);
  });
}

/** Before there is an owner, a private `/start CODE` is all that anyone can say. */
function createPairing(deps: UpdateHandlerDeps, answers: Answers) {
  const { each, all, windowMs } = PAIRING_ANSWERS;
  const mayAnswerOne = createBound(deps.clock, each, windowMs);
  const mayAnswer = createBound(deps.clock, all, windowMs);
  return async (ctx: Context, text: string): Promise<void> => {
    const line = readCommandLine(text);
    if (line?.name !== 'start' || !isForMe(line, ctx.me.username) || ctx.chat?.type !== 'private' || !ctx.from) return;
    const result = line.args === '' ? 'none' : deps.pairing.attempt(line.args, ctx.from.id);
    if (result === 'paired') {
      deps.heardLanguage(ctx.from.language_code);
      deps.onPaired({ id: ctx.from.id, name: describeChat(ctx.chat).title });
    } else if (line.args !== '') deps.onPairingTried();
    // Tries are bounded by the code; the answers to them are, too.
    if (result !== 'paired' && !(mayAnswerOne(String(ctx.from.id)) && mayAnswer('all'))) return;
    const words = wordsFor(deps.preferences().language, ctx.from.language_code);
    await answers.say(ctx, { text: sayPairing(words, result) });
  };
}

/** An answer as a message of its own, or in the message of the question that it goes on with. */
async function show(ctx: Context, reply: Reply, deps: UpdateHandlerDeps, answers: Answers): Promise<void> {
  const question = reply.question === undefined ? undefined : deps.questions.get(reply.question);
  const shownAt = question?.messageId ?? (reply.tidies ? deps.questions.lastShownAt(reply.question) : undefined);
  if (shownAt !== undefined && reply.tidies) {
    await answers.replaceAt(ctx, shownAt, reply);
    await answers.remove(ctx);
    return;
  }
  const sentId = await answers.say(ctx, reply);
  if (question && sentId !== undefined) question.messageId = sentId;
}

/** The owner never waits in vain: what fails inside is said, too. */
async function orExcuse(
  act: () => Promise<Reply | null>,
  { log, words }: { log: Log } & Pick<CommandDeps, 'words'>,
): Promise<Reply | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UserError) return { text: words().core.say(error.text) };
    log.error('A command failed', error);
    return { text: words().help.excuse };
  }
}

async function onTap(ctx: Context, data: string, deps: UpdateHandlerDeps, answers: Answers): Promise<void> {
  const message = ctx.callbackQuery?.message;
  const action = decodeCallbackData(data);
  try {
    // Telegram does not say when a button was tapped.
    if (deps.isFromAbsence() && action && SENDS.has(action.do)) {
      return await answers.endTap(ctx, deps.words().late.tapAgain);
    }
    if (isReminderAction(action)) return await tapReminder(action, ctx, deps, answers);
    const reply = await runTap(data, tapContext(ctx), deps);
    await (reply.toast === undefined ? answers.endTap(ctx) : answers.toast(ctx, reply.toast));
    await answers.replace(ctx, reply);
    const question = reply.question === undefined ? undefined : deps.questions.get(reply.question);
    if (question && message) question.messageId = message.message_id;
  } catch (error) {
    // The first tap did it, and its answer may be on its way: the button stays for the next time.
    if (error instanceof AlreadySending) return answers.toast(ctx, deps.words().core.say(error.text));
    const isRefusal = error instanceof UserError;
    if (!isRefusal) deps.log.error('A tap failed', error);
    await answers.endTap(ctx, isRefusal ? deps.words().core.say(error.text) : deps.words().help.excuse);
    // The button offers what cannot be done (any more); after a failure inside, it may be tried again.
    if (isRefusal && error.code !== 'internal' && error.code !== 'unavailable') await answers.removeButton(ctx);
  }
}

/** A member of the group answers a message that anyone may answer. */
async function onMemberTap(
  ctx: Context,
  action: ReminderAction,
  deps: UpdateHandlerDeps,
  answers: Answers,
): Promise<void> {
  const { first_name = '', last_name = '' } = ctx.from ?? {};
  const name = truncate(`${first_name} ${last_name}`.trim(), LONGEST_NAME);
  try {
    await tapReminder(action, ctx, deps, answers, name);
  } catch (error) {
    const isRefusal = error instanceof UserError;
    if (!isRefusal) deps.log.error('A tap failed', error);
    await answers.endTap(ctx, isRefusal ? deps.words().core.say(error.text) : deps.words().help.excuse);
  }
}

function tapContext(ctx: Context): ChatContext {
  const message = ctx.callbackQuery?.message;
  // What Telegram has put away has no topic.
  const threadId = message && 'message_thread_id' in message ? message.message_thread_id : undefined;
  return { chatId: ctx.chat?.id ?? 0, threadId, isPrivate: ctx.chat?.type === 'private' };
}

function contextOf(message: Message, { ageOf, clock, preferences }: UpdateHandlerDeps): ChatContext {
  const threadId = message.is_topic_message ? message.message_thread_id : undefined;
  const age = ageOf(message.date * 1_000);
  const isLate = age > preferences().lateAfterMinutes * MINUTE_MS;
  return {
    chatId: message.chat.id,
    threadId,
    isPrivate: message.chat.type === 'private',
    ...(message.reply_to_message && { repliesTo: message.reply_to_message.message_id }),
    ...(isLate && { typedAt: clock.now() - age }),
  };
}

/** What somebody who is not (yet) the owner is told. `none`: no code was said, or none is open. */
function sayPairing({ pairing }: Words, result: PairingResult): string {
  const isOver = result === 'expired' || result === 'exhausted';
  return isOver ? pairing.over : pairing[result];
}
