import type { z } from 'zod';
import type { Delivery } from '../../contract/delivery.ts';
import type { Copy } from '../../contract/extras.ts';
import { firstIssue } from '../../contract/issues.ts';
import type { Message } from '../../contract/message.ts';
import type { Preferences } from '../../contract/preferences.ts';
import type { Chat, Connection } from '../../contract/state.ts';
import { UserError } from '../../core/errors.ts';
import type { JobsApi } from '../../core/jobs-api.ts';
import type { Clock, Ledger } from '../../core/ports.ts';
import { zoneByClock } from '../../core/schedule/timing.ts';
import type { Questions } from '../open-questions.ts';
import type { Reply } from '../replies.ts';
import type { CommandName } from '../words/en-commands.ts';
import type { Words } from '../words/index.ts';
import type { ReadOrder } from './order.ts';

/** What a command may look at and change. */
export interface CommandDeps {
  jobs: JobsApi;
  ledger: Pick<Ledger, 'lastChange' | 'newestChange' | 'history' | 'get' | 'count' | 'missed'>;
  clock: Clock;
  pausedAll: () => boolean;
  pausedAllUntil: () => number | null;
  chats: () => readonly Chat[];
  /** Looks a chat up by @name or id. @throws UserError */
  findChat: (reference: string) => Promise<Chat>;
  onChatSeen: (chat: Chat) => void;
  onChatGone: (chatId: number) => void;
  questions: Questions;
  /** What `/undo` brings back, while nothing else was changed since. */
  formerZone: { current: FormerZone | null };
  missed: {
    list(): readonly Delivery[];
    seen(): void;
  };
  /**
   * The owner's word on a delivery; `anyway` sends it again whatever the bounds of its message say now.
   * @throws UserError when it waits for none (any more); OutsideBounds
   */
  resolveDelivery(key: string, as: 'arrived' | 'resend', anyway?: boolean): Delivery;
  preferences: () => Preferences;
  prefer: (part: Partial<Preferences>) => void;
  connection: () => Connection;
  /** Another installation is the home of the messages from now on. @throws UserError */
  handOver: (installation: string) => Promise<void>;
  version: string;
  words: () => Words;
}

/** The zone in which new messages were meant before the last `/tz`, and when that was (epoch ms). */
export interface FormerZone {
  timeZone: Preferences['timeZone'];
  at: number;
}

/** A message that is there already. */
export interface SourceMessage {
  message: Message;
  /** Where it stands, so that it can be forwarded from there; left out: Telegram does not let it be. */
  origin?: Copy | undefined;
  /** Of an album, whether all its parts are known. */
  isWhole: boolean;
  /** The command is its caption: what stands behind the time is the text, from where on `textFrom` says how it looks. */
  textFrom?: ((text: string) => Message) | undefined;
}

/** Where a command was typed. */
export interface ChatContext {
  chatId: number;
  threadId?: number | undefined;
  /** The owner's own chat with the bot, from where all chats' jobs are seen. */
  isPrivate: boolean;
  /** The message in reply to which it was typed. */
  repliesTo?: number | undefined;
  /** Epoch ms at which it was typed, when that was long ago: the computer slept, or Carillon was not running. */
  typedAt?: number | undefined;
  /** The message that `/new` schedules: that which it replies to, or the photos under which it is written. */
  source?: SourceMessage | undefined;
}

export interface Command {
  name: CommandName;
  /**
   * For a command that comes long after it was typed. 'ask': it sends at once or depends on how things stood, so the bot asks;
   * 'askIfSet': so it does where anything stands behind the command. A function: it reads what is to be scheduled, and the bot asks if its time has come. Left out: it is carried out.
   */
  whenLate?: 'ask' | 'askIfSet' | ReadOrder | undefined;
  /** Acts at once and answers. @throws UserError */
  run(args: string, context: ChatContext, deps: CommandDeps): Reply;
}

/** The zone in which new messages are meant. */
export function zoneOfNew({ preferences, clock }: Pick<CommandDeps, 'preferences' | 'clock'>): string {
  return preferences().timeZone ?? clock.timeZone();
}

/** The same as an IANA name. */
export function zoneNow(deps: Pick<CommandDeps, 'preferences' | 'clock'>): string {
  return zoneByClock({ timeZone: zoneOfNew(deps) }, deps.clock);
}

/** Where a message goes that is ordered in a chat: there. */
export function addressOf({ chatId, threadId }: ChatContext) {
  return threadId === undefined ? { chatId } : { chatId, threadId };
}

/** The chat's edge: what it takes is checked by the contract, like everyone's. @throws UserError */
export function parse<S extends z.ZodType>(schema: S, input: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new UserError('invalid', firstIssue(parsed.error));
  return parsed.data;
}
