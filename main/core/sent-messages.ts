import type { Delivery } from '../contract/delivery.ts';
import { hasText, kindOf, type Message } from '../contract/message.ts';
import { msg } from '../i18n/msg.ts';
import { UserError } from './errors.ts';
import { checkMessage, fillMessage } from './message/read-message.ts';
import type { Clock, Ledger, SentEditor } from './ports.ts';
import { dueOf } from './reminder.ts';
import type { Reminders } from './reminders.ts';
import { contentOf } from './snapshot.ts';

export interface SentMessagesDeps {
  ledger: Pick<Ledger, 'get' | 'noteEdit' | 'noteDeletion'>;
  editor: SentEditor;
  clock: Clock;
  reminders: Pick<Reminders, 'keysOf' | 'silence'>;
  onDelivery: (delivery: Delivery) => void;
  /** Whether the job has a next run, which one can skip. */
  recurs: (jobId: string) => boolean;
}

/** What stands in a chat already and is changed there: the request first, then the ledger, which tells of what came true. */
export class SentMessages {
  readonly #deps: SentMessagesDeps;

  constructor(deps: SentMessagesDeps) {
    this.#deps = deps;
  }

  /** Lets it say something else, in the format that it has. @throws UserError that says what to do; nothing has changed then */
  async edit(key: string, text: string): Promise<Delivery> {
    const { ledger, editor, clock, onDelivery, recurs } = this.#deps;
    const { delivery, messageId } = this.#need(key);
    const old: Message = delivery.message ?? { text: delivery.text };
    const kind = kindOf(old);
    if (kind === 'poll') {
      throw new UserError('conflict', 'error.telegramLetsNobodyEdit');
    }
    if (!hasText(kind)) throw new UserError('conflict', 'input.noTextEditDelete');
    const zone = clock.timeZone();
    const occasion = { dueAt: dueOf(key, ledger), zone: () => zone, run: () => 1 };
    const message = fillMessage(checkMessage({ ...old, text }, occasion), occasion);
    const asks = delivery.acknowledgement && !delivery.acknowledgement.end && { key, recurs: recurs(delivery.jobId) };
    await editor.edit({ chatId: delivery.chatId, messageId }, message, asks || undefined);
    const edited = ledger.noteEdit(key, contentOf(message), clock.now(), msg('delivery.youEditedChat'));
    onDelivery(edited);
    return edited;
  }

  /** Takes it out of the chat, all its parts. @throws UserError that says what to do; nothing has changed then */
  async remove(key: string): Promise<Delivery> {
    const { ledger, editor, clock, onDelivery, reminders } = this.#deps;
    const { delivery, messageId } = this.#need(key);
    const ids = delivery.messageIds ?? [messageId];
    const wasThere = await editor.remove(delivery.chatId, ids);
    const how = wasThere ? msg('delivery.youDeletedFromChat') : msg('delivery.noLongerChatWhen');
    const deleted = ledger.noteDeletion(key, clock.now(), how);
    // What is deleted does not ask any more.
    if (reminders.keysOf([delivery.jobId]).includes(key)) reminders.silence([delivery.jobId])();
    const now = ledger.get(key) ?? deleted;
    onDelivery(now);
    return now;
  }

  #need(key: string): { delivery: Delivery; messageId: number } {
    const delivery = this.#deps.ledger.get(key);
    if (!delivery) throw new UserError('notFound', 'error.noLongerHistory');
    const { state, messageId, deletedAt } = delivery;
    if (state !== 'sent') throw new UserError('conflict', 'error.notSentNothingChat');
    if (deletedAt !== undefined) throw new UserError('conflict', 'error.deletedFromChatAlready');
    if (messageId === undefined) {
      const why = msg('error.telegramNeverToldWhich');
      throw new UserError('conflict', why);
    }
    return { delivery, messageId };
  }
}
