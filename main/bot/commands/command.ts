import type { Delivery } from '../../contract/delivery.ts';
import type { Chat } from '../../contract/state.ts';
import type { JobsApi } from '../../core/jobs-api.ts';
import type { Clock, Ledger } from '../../core/ports.ts';
import type { Proposals } from '../proposals.ts';
import type { Reply } from '../replies.ts';

/** What a command may look at and change. */
export interface CommandDeps {
  jobs: JobsApi;
  ledger: Pick<Ledger, 'lastChange'>;
  clock: Clock;
  pausedAll: () => boolean;
  chats: () => readonly Chat[];
  proposals: Proposals;
  missed: {
    list(): readonly Delivery[];
    seen(): void;
  };
  /** The owner's word on a delivery. @throws UserError when it waits for none (any more) */
  settle(key: string, as: 'arrived' | 'resend'): Delivery;
}

/** Where a command was typed. */
export interface Place {
  chatId: number;
  threadId?: number | undefined;
  /** The owner's own chat with the bot, from where all chats' jobs are seen. */
  isPrivate: boolean;
}

export interface Command {
  name: string;
  /** For Telegram's menu of commands. */
  description: string;
  form: string;
  example: string;
  /** Acts at once and answers. @throws UserError */
  run(args: string, place: Place, deps: CommandDeps): Reply;
}
