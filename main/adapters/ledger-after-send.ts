import type { DatabaseSync } from 'node:sqlite';
import type { Delivery } from '../contract/delivery.ts';
import { AFTER_SEND_ACTIONS, type AfterSendAction, type AfterSendStep } from '../core/ports.ts';

interface StepRow {
  key: string;
  action: string;
  due_at: number;
  attempts: number;
  chat_id: number;
  message_ids: string;
  target_key: string;
}

/** The steps that are still to come; what became of the others is in their deliveries' stories. */
export class AfterSendRows {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(steps: readonly AfterSendStep[]): void {
    const insert = this.#db.prepare(
      `INSERT INTO after_send (key, action, due_at, attempts, chat_id, message_ids, target_key)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    for (const { key, action, dueAt, attempts, chatId, messageIds, targetKey } of steps) {
      insert.run(key, action, dueAt, attempts, chatId, JSON.stringify(messageIds), targetKey);
    }
  }

  /** The last message of the same job that stands in the same chat. */
  previousOf({ key, jobId, chatId, dueAt }: Delivery): { key: string; messageIds: number[] } | undefined {
    const row = this.#db
      .prepare(
        `SELECT key, message_id, message_ids FROM deliveries WHERE job_id = ? AND chat_id = ? AND key <> ? AND due_at <= ?
           AND state = 'sent' AND message_id IS NOT NULL AND deleted_at IS NULL
         ORDER BY due_at DESC, rowid DESC LIMIT 1`,
      )
      .get(jobId, chatId, key, dueAt) as { key: string; message_id: number; message_ids: string | null } | undefined;
    if (!row) return undefined;
    return { key: row.key, messageIds: row.message_ids ? JSON.parse(row.message_ids) : [row.message_id] };
  }

  due(now: number, limit: number): AfterSendStep[] {
    const rows = this.#db.prepare('SELECT * FROM after_send WHERE due_at <= ? ORDER BY due_at LIMIT ?').all(now, limit);
    return (rows as unknown as StepRow[]).flatMap(toStep);
  }

  nextAt(): number | undefined {
    const { at } = this.#db.prepare('SELECT MIN(due_at) AS at FROM after_send').get() as { at: number | null };
    return at ?? undefined;
  }

  putOff({ key, action }: AfterSendStep, until: number): void {
    this.#db
      .prepare('UPDATE after_send SET due_at = ?, attempts = attempts + 1 WHERE key = ? AND action = ?')
      .run(until, key, action);
  }

  remove({ key, action }: AfterSendStep): void {
    this.#db.prepare('DELETE FROM after_send WHERE key = ? AND action = ?').run(key, action);
  }
}

/** A step of a later version is left alone. */
function toStep({ key, action, due_at, attempts, chat_id, message_ids, target_key }: StepRow): AfterSendStep[] {
  if (!AFTER_SEND_ACTIONS.includes(action as AfterSendAction)) return [];
  return [
    {
      key,
      action: action as AfterSendAction,
      dueAt: due_at,
      attempts,
      chatId: chat_id,
      messageIds: JSON.parse(message_ids),
      targetKey: target_key,
    },
  ];
}
