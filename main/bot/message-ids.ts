import type { Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import { readApiError } from './api-errors.ts';

/** More ids than this are not remembered in a row: what is in doubt is looked for among the newest. */
const MAX_KNOWN = 2_000;
/** Until so long after an answer was lost, what was asked for may still come about. */
const MAY_STILL_COME_MS = 10_000;
/** Supergroups and channels have ids from here down, and a row of message ids each. */
const FIRST_OWN_ROW = -1_000_000_000_000;

const WRITES = /^(send(?!ChatAction)|copyMessage|forwardMessage)/i;

/** What was known of a chat as a message was about to go out. */
export interface Mark {
  chatId: number;
  /** The highest id of the row. */
  after: number;
  /** What the bot wrote there before may stand above that, under an id that nobody knows. */
  isClouded: boolean;
  /** How many requests had lost their answers in this chat. */
  lost: number;
}

interface ChatTraffic {
  underWay: number;
  lost: number;
  /** Monotonic ms of the last loss that nothing has cleared up. */
  lostAt: number | null;
}

interface Row {
  known: Set<number>;
  highest: number;
  /** Monotonic ms at which the newest request began whose answer told an id. What was done before has a lower one. */
  answeredSince: number;
}

/**
 * The ids of messages as Telegram tells of them, in answers and in updates. Private chats and basic groups share one row of ids
 * for the whole bot, a supergroup or channel has its own (td, MessageId and ServerMessageId: kept by account, or by channel).
 */
export class MessageIds {
  readonly #rows = new Map<string, Row>();
  readonly #traffic = new Map<number, ChatTraffic>();
  readonly #monotonic: () => number;
  /** Monotonic ms at which the last poll that was answered had begun. */
  polledSince = Number.NEGATIVE_INFINITY;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Reads what passes between grammY and Telegram. */
  readonly watch: Transformer = async (previous, method, payload, signal) => {
    const begun = this.#monotonic();
    const chatId = WRITES.test(method) ? Number((payload as { chat_id?: unknown }).chat_id) : Number.NaN;
    const traffic = Number.isSafeInteger(chatId) ? this.#trafficOf(chatId) : null;
    if (traffic) traffic.underWay++;
    try {
      const answer = await previous(method, payload, signal);
      if (!answer.ok) {
        if (traffic && mayHaveBeenDone(method, answer.error_code)) this.#noteLoss(traffic);
      } else if (method === 'getUpdates') {
        for (const update of answer.result as Update[]) this.noteUpdate(update);
        this.polledSince = begun;
      } else if (traffic) {
        this.#noteAnswer(chatId, [answer.result].flat() as { message_id: number }[], begun);
      }
      return answer;
    } catch (error) {
      if (traffic && !['unreachable', 'cut'].includes(readApiError(error).kind)) this.#noteLoss(traffic);
      throw error;
    } finally {
      if (traffic) traffic.underWay--;
    }
  };

  /** Of an update that is none of the Bot API nothing is noted: it must not end the polling. */
  noteUpdate(update: Partial<Update> | null): void {
    const { message, edited_message, channel_post, callback_query } = update ?? {};
    for (const each of [message, edited_message, channel_post, callback_query?.message]) {
      const chatId: unknown = each?.chat?.id;
      if (each && typeof chatId === 'number' && typeof each.message_id === 'number') this.note(chatId, each.message_id);
    }
  }

  note(chatId: number, messageId: number): void {
    if (!(messageId > 0)) return;
    const name = rowOf(chatId);
    const row = this.#rows.get(name) ?? { known: new Set(), highest: 0, answeredSince: Number.NEGATIVE_INFINITY };
    this.#rows.set(name, row);
    row.known.add(messageId);
    row.highest = Math.max(row.highest, messageId);
    const [oldest] = row.known;
    if (row.known.size > MAX_KNOWN && oldest !== undefined) row.known.delete(oldest);
  }

  /** Null: no message of the row is known yet, so there is no telling old ones from new ones. */
  mark(chatId: number): Mark | null {
    const row = this.#rows.get(rowOf(chatId));
    if (!row) return null;
    const { lost, lostAt } = this.#trafficOf(chatId);
    const isClouded = lostAt !== null && row.answeredSince <= lostAt + MAY_STILL_COME_MS;
    return { chatId, after: row.highest, isClouded, lost };
  }

  knownAfter({ chatId, after }: Mark): ReadonlySet<number> {
    const { known } = this.#rows.get(rowOf(chatId)) ?? { known: [] };
    return new Set([...known].filter((id) => id > after));
  }

  /** Whether the bot has written to the chat since, by a request other than the one in doubt, that was not answered (yet). */
  isDisturbed({ chatId, lost }: Mark): boolean {
    const traffic = this.#trafficOf(chatId);
    return traffic.underWay > 0 || traffic.lost > lost + 1;
  }

  /** What was in doubt since is no longer. */
  settle({ chatId, lost }: Mark, ids: readonly number[]): void {
    const traffic = this.#trafficOf(chatId);
    if (traffic.lost === lost + 1) traffic.lostAt = null;
    for (const id of ids) this.note(chatId, id);
  }

  #noteAnswer(chatId: number, sent: readonly { message_id: number }[], begun: number): void {
    for (const { message_id } of sent) this.note(chatId, message_id);
    const row = this.#rows.get(rowOf(chatId));
    if (row) row.answeredSince = Math.max(row.answeredSince, begun);
  }

  #noteLoss(traffic: ChatTraffic): void {
    traffic.lost++;
    traffic.lostAt = this.#monotonic();
  }

  #trafficOf(chatId: number): ChatTraffic {
    const traffic = this.#traffic.get(chatId) ?? { underWay: 0, lost: 0, lostAt: null };
    this.#traffic.set(chatId, traffic);
    return traffic;
  }
}

export function hasOwnRow(chatId: number): boolean {
  return chatId <= FIRST_OWN_ROW;
}

function rowOf(chatId: number): string {
  return hasOwnRow(chatId) ? String(chatId) : 'account';
}

/** Of an album, parts may be there whatever is answered. */
function mayHaveBeenDone(method: string, code: number): boolean {
  return code >= 500 || method === 'sendMediaGroup' || /Messages$/.test(method);
}
