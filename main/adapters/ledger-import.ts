import type { DatabaseSync } from 'node:sqlite';
import type { PastDelivery } from '../contract/delivery.ts';

/**
 * Rows as another ledger tells of them. What they asked, they asked there: nothing is repeated here. One step of their story
 * is known, the last.
 * @returns how many were not here
 */
export function importDeliveries(db: DatabaseSync, deliveries: readonly PastDelivery[]): number {
  const insert = db.prepare(`
    INSERT INTO deliveries (key, job_id, job_name, chat_id, thread_id, text, message, due_at, covered_until, state, attempts,
      changed_at, message_id, message_ids, edited_at, deleted_at, reason, coalesced, scheduled, missed,
      ask_repeat, ask_end, ask_ended_at, ask_by)
    VALUES (:key, :jobId, :jobName, :chatId, :threadId, :text, :message, :dueAt, :dueAt, :state, :attempts,
      :changedAt, :messageId, :messageIds, :editedAt, :deletedAt, :reason, :coalesced, :scheduled, 0,
      :repeat, :end, :endedAt, :by)
    ON CONFLICT (key) DO NOTHING`);
  const record = db.prepare('INSERT INTO events (key, at, state, reason) VALUES (?, ?, ?, ?)');
  let added = 0;
  for (const {
    missed: _,
    wantedAt: __,
    acknowledgement,
    threadId,
    message,
    messageId,
    messageIds,
    editedAt,
    deletedAt,
    reason,
    ...rest
  } of deliveries) {
    const { changes } = insert.run({
      ...rest,
      threadId: threadId ?? null,
      message: message ? JSON.stringify(message) : null,
      messageId: messageId ?? null,
      messageIds: messageIds ? JSON.stringify(messageIds) : null,
      editedAt: editedAt ?? null,
      deletedAt: deletedAt ?? null,
      reason: reason ? JSON.stringify(reason) : null,
      // What the user asked for, and repeats, say nothing of where a series stands.
      scheduled: /[!+]/.test(rest.key) ? 0 : 1,
      repeat: acknowledgement?.repeat ?? null,
      end: acknowledgement ? (acknowledgement.end ?? 'dropped') : null,
      endedAt: acknowledgement?.endedAt ?? null,
      by: acknowledgement?.by ?? null,
    });
    if (changes === 0) continue;
    added++;
    record.run(rest.key, rest.changedAt, rest.state, reason ? JSON.stringify(reason) : null);
  }
  return added;
}
