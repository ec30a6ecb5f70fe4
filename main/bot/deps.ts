import type { Preferences } from '../contract/preferences.ts';
import type { BotIdentity, Chat, Connection, Owner } from '../contract/state.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Clock, FileSink, Ledger, Log, Timers } from '../core/ports.ts';
import type { Reminders } from '../core/reminders.ts';
import type { CommandDeps } from './commands/command.ts';
import type { ProxyFor } from './network/proxy.ts';

/** What a bot is made of. */
export interface BotDeps {
  token: string;
  /** The folder in which attachments are. */
  files: string;
  /** What comes with messages of the chat is kept there. */
  fileSink: FileSink;
  /** Without a trailing slash; left out: Telegram's own. */
  apiRoot?: string | undefined;
  /** Left out: there is none. */
  proxy?: ProxyFor | undefined;
  jobs: JobsApi;
  ledger: Pick<Ledger, 'lastUpdateId' | 'setLastUpdateId' | 'fileId' | 'setFileId'> & CommandDeps['ledger'];
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1). */
  random: () => number;
  pairing: Pairing;
  owner: () => Owner | null;
  onPaired: (owner: Owner) => void;
  /** Somebody said a wrong code: fewer tries are left. */
  onPairingTried: () => void;
  onBot: (bot: BotIdentity) => void;
  onConnection: (connection: Connection) => void;
  /** A group became a supergroup with another id. */
  onMigrated: (from: number, to: number) => void;
  onChatSeen: (chat: Chat) => void;
  onChatGone: (chatId: number) => void;
  chats: () => readonly Chat[];
  missed: CommandDeps['missed'];
  resolveDelivery: CommandDeps['resolveDelivery'];
  reminders: Pick<Reminders, 'done' | 'snooze' | 'nextOf'>;
  pausedAll: () => boolean;
  pausedAllUntil: () => number | null;
  preferences: () => Preferences;
  prefer: (part: Partial<Preferences>) => void;
  connection: () => Connection;
  handOver: CommandDeps['handOver'];
  version: string;
}

/** What the handlers of updates get. */
export type UpdateHandlerDeps = BotDeps &
  CommandDeps & {
    /** Which language the owner's Telegram speaks, as it was last heard. */
    heardLanguage: (language: string | undefined) => void;
    /** How long ago, in ms, something happened. @param at epoch ms by Telegram's clock */
    ageOf: (at: number) => number;
    /** Whether the update that is being handled may have waited at Telegram while nobody asked for it. */
    isFromAbsence: () => boolean;
  };
