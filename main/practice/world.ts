import type { Chat, Message, User, UserFromGetMe } from 'grammy/types';
import type { PracticeEvent } from '../contract/practice.ts';
import { CommandMenus } from './commands.ts';
import type { Attachment } from './files.ts';
import { KeptFiles } from './files.ts';
import { type BookChat, type BookMessage, isShown, PracticeChats, toPracticeMessage } from './practice-chats.ts';
import type { SavedWorld } from './store.ts';
import { UpdateQueue } from './update-queue.ts';

/** How long a tap may wait for its answer. Telegram names no figure. */
const QUERY_LIFETIME_MS = 60_000;
const MAX_OPEN_QUERIES = 1_000;

export interface WorldOptions {
  token: string;
  bot: { username: string; name: string };
  user: { id: number; name: string };
  /** Epoch ms. */
  now: () => number;
  /** Where what is in files is kept; left out: in memory. */
  filesFolder?: string;
}

/** All that Telegram would know: the bot, the people, the chats, what waits for the bot. The methods and the person act on it. */
export class World {
  readonly bot: UserFromGetMe;
  readonly user: User;
  readonly now: () => number;
  readonly book: PracticeChats;
  readonly updates: UpdateQueue;
  readonly commands: CommandMenus;
  readonly files: KeptFiles;
  readonly #queries = new Map<string, { at: number; from: number }>();
  readonly #listeners = new Set<(event: PracticeEvent) => void>();

  constructor(options: WorldOptions, saved: SavedWorld | null) {
    this.now = options.now;
    this.bot = describeBot(options);
    this.user = person(options.user);
    this.book = new PracticeChats(saved?.chats);
    // Counted from the clock: after a lost store the numbers still grow, and the bot does not ignore the new ones.
    this.updates = new UpdateQueue(Math.max(1, Math.floor(options.now() / 1_000)), saved?.updates);
    this.files = new KeptFiles(options.filesFolder);
    this.commands = new CommandMenus(saved?.commands);
    // The person has opened the bot: it may write from the start.
    if (!this.book.find(this.user.id)) this.book.add(privateChat(this.user), [this.user]);
  }

  /** Unix time, in seconds. */
  get date(): number {
    return Math.floor(this.now() / 1_000);
  }

  onEvent(listener: (event: PracticeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: PracticeEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Writes a message into a chat and shows it. */
  post(
    chat: BookChat,
    from: 'user' | 'bot',
    content: Omit<Message, 'message_id' | 'date' | 'chat'>,
    attachment?: Pick<Attachment, 'name' | 'picture'>,
  ): BookMessage {
    const message = { date: this.date, chat: chat.chat, ...content };
    const entry = this.book.write(chat, {
      message,
      from,
      at: this.now(),
      edited: false,
      ...(attachment && { attachment: attachment.name }),
      ...(attachment?.picture && { picture: attachment.picture }),
    });
    this.show(entry);
    return entry;
  }

  /** Tells the listeners of a new or changed message, if it stands in the practice chat. */
  show(entry: BookMessage): void {
    const isHere = entry.message.chat.id === this.user.id;
    if (isHere && isShown(entry)) this.emit({ type: 'message', message: toPracticeMessage(entry) });
  }

  openQuery(id: string, from: number): void {
    this.#queries.set(id, { at: this.now(), from });
    const [oldest] = this.#queries.keys();
    if (this.#queries.size > MAX_OPEN_QUERIES && oldest !== undefined) this.#queries.delete(oldest);
  }

  /** Who tapped; undefined when there is no such tap, it was answered, or that was too long ago. */
  closeQuery(id: string): number | undefined {
    const query = this.#queries.get(id);
    this.#queries.delete(id);
    return query && this.now() - query.at <= QUERY_LIFETIME_MS ? query.from : undefined;
  }

  save(): SavedWorld {
    return { version: 1, chats: this.book.save(), updates: this.updates.save(), commands: this.commands.save() };
  }
}

export function person(who: { id: number; name: string }): User {
  return { id: who.id, is_bot: false, first_name: who.name };
}

export function privateChat(user: User): Chat.PrivateChat {
  return { id: user.id, type: 'private', first_name: user.first_name };
}

function describeBot({ token, bot }: WorldOptions): UserFromGetMe {
  const id = /^(\d+):./.exec(token)?.[1];
  if (id === undefined) throw new Error('A token is the id of the bot, a colon, and a secret.');
  return {
    id: Number(id),
    is_bot: true,
    first_name: bot.name,
    username: bot.username,
    can_join_groups: true,
    // userSends reaches the bot from groups whatever the text is, as with a bot whose privacy mode is off.
    can_read_all_group_messages: true,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
