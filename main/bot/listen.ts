import type { Bot, Context } from 'grammy';
import type { Message } from 'grammy/types';
import { UserError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { createBound, createStrangerLog, isTypedByPerson } from './access.ts';
import type { Answers } from './answers.ts';
import { describeChat } from './chats.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandDeps, Place } from './commands/command.ts';
import { isForMe, runTap, runText } from './commands/index.ts';
import type { BotDeps } from './create-bot.ts';
import { createMembership } from './membership.ts';
import { sayPairing } from './pairing-words.ts';
import type { Reply } from './replies.ts';
import { wordsFor } from './words/index.ts';

export type ListenDeps = BotDeps &
  CommandDeps & {
    /** Which language the owner's Telegram speaks, as it was last heard. */
    heardLanguage: (language: string | undefined) => void;
  };

/** Of answers to strangers who try to pair: to one of them, and to all. */
const PAIRING_ANSWERS = { each: 10, all: 60, windowMs: 10 * 60_000 };

/** What each kind of update comes to. Everything that is not here comes to nothing. */
export function listen(bot: Bot, deps: ListenDeps, answers: Answers): void {
  const logStranger = createStrangerLog((text) => deps.log.warn(text));
  const pair = createPairing(deps, answers);
  const onMembership = createMembership({ ...deps, api: bot.api, answers });

  bot.on('my_chat_member', async (ctx) => {
    if (ctx.from.id === deps.owner()?.id) deps.heardLanguage(ctx.from.language_code);
    await onMembership(ctx.myChatMember);
  });

  // Telegram's own word, whoever brought it about.
  bot.on('message:migrate_to_chat_id', (ctx) => deps.onMigrated(ctx.chat.id, ctx.message.migrate_to_chat_id));

  bot.on('message:text', async (ctx) => {
    if (!isTypedByPerson(ctx.message)) return;
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
    const place = placeOf(ctx.message, ctx.chat.type);
    const reply = orExcuse(() => runText(ctx.message.text, place, ctx.me.username, deps), deps);
    if (reply) await show(ctx, reply, deps, answers);
  });

  bot.on('callback_query:data', async (ctx) => {
    // Not even an empty answer, which would end the wait on the button: anyone in a group could use up Telegram's limits.
    if (ctx.from.id !== deps.owner()?.id) return logStranger(ctx.from.id);
    deps.heardLanguage(ctx.from.language_code);
    await onTap(ctx, ctx.callbackQuery.data, deps, answers);
  });
}

/** Before there is an owner, a private `/start CODE` is all that anyone can say. */
function createPairing(deps: ListenDeps, answers: Answers) {
  const { each, all, windowMs } = PAIRING_ANSWERS;
  const mayAnswerOne = createBound(deps.clock, each, windowMs);
  const mayAnswer = createBound(deps.clock, all, windowMs);
  return async (ctx: Context, text: string): Promise<void> => {
    const line = readCommandLine(text);
    if (line?.name !== 'start' || !isForMe(line, ctx.me.username) || ctx.chat?.type !== 'private' || !ctx.from) return;
    const result = line.args === '' ? 'none' : deps.pairing.attempt(line.args);
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
async function show(ctx: Context, reply: Reply, deps: ListenDeps, answers: Answers): Promise<void> {
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
function orExcuse(act: () => Reply | null, { log, words }: { log: Log } & Pick<CommandDeps, 'words'>): Reply | null {
  try {
    return act();
  } catch (error) {
    log.error('A command failed', error);
    return { text: words().help.excuse };
  }
}

async function onTap(ctx: Context, data: string, deps: ListenDeps, answers: Answers): Promise<void> {
  const message = ctx.callbackQuery?.message;
  try {
    const reply = await runTap(data, tapPlace(ctx), deps);
    await answers.endTap(ctx);
    await answers.replace(ctx, reply);
    const question = reply.question === undefined ? undefined : deps.questions.get(reply.question);
    if (question && message) question.messageId = message.message_id;
  } catch (error) {
    const isRefusal = error instanceof UserError;
    if (!isRefusal) deps.log.error('A tap failed', error);
    await answers.endTap(ctx, isRefusal ? deps.words().core.say(error.message) : deps.words().help.excuse);
    // The button offers what cannot be done (any more); after a failure inside, it may be tried again.
    if (isRefusal && error.code !== 'internal' && error.code !== 'unavailable') await answers.removeButton(ctx);
  }
}

function tapPlace(ctx: Context): Place {
  const message = ctx.callbackQuery?.message;
  // What Telegram has put away has no topic.
  const threadId = message && 'message_thread_id' in message ? message.message_thread_id : undefined;
  return { chatId: ctx.chat?.id ?? 0, threadId, isPrivate: ctx.chat?.type === 'private' };
}

function placeOf(message: Message, chatType: string): Place {
  const threadId = message.is_topic_message ? message.message_thread_id : undefined;
  const quoted = message.reply_to_message;
  // Each message in a topic is a reply to the topic's first, unless it is one to another.
  const isReply = quoted !== undefined && quoted.message_id !== threadId;
  return {
    chatId: message.chat.id,
    threadId,
    isPrivate: chatType === 'private',
    repliesTo: isReply ? { text: quoted.text } : undefined,
  };
}
