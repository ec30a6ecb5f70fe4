import type { Acknowledgement, Delivery, DeliveryState } from '../contract/delivery.ts';
import type { Message } from '../contract/message.ts';
import type { Translatable } from '../contract/translatable.ts';

/** A row of the table of deliveries. */
export interface Row {
  key: string;
  job_id: string;
  job_name: string;
  chat_id: number;
  thread_id: number | null;
  text: string;
  message: string | null;
  due_at: number;
  covered_until: number;
  wanted_at: number | null;
  state: DeliveryState;
  attempts: number;
  changed_at: number;
  message_id: number | null;
  message_ids: string | null;
  edited_at: number | null;
  deleted_at: number | null;
  reason: string | null;
  coalesced: number;
  missed: 0 | 1;
  ask_repeat: number | null;
  ask_end: NonNullable<Acknowledgement['end']> | null;
  ask_ended_at: number | null;
  snoozed_until: number | null;
  ask_by: string | null;
}

/** @throws when there is no such row */
export function known(row: unknown, key: string): Row {
  if (!row) throw new Error(`The ledger has no delivery ${key}.`);
  return row as Row;
}

export function toDelivery(row: Row): Delivery {
  return {
    key: row.key,
    jobId: row.job_id,
    jobName: row.job_name,
    chatId: row.chat_id,
    ...(row.thread_id === null ? {} : { threadId: row.thread_id }),
    text: row.text,
    ...(row.message !== null && { message: JSON.parse(row.message) as Message }),
    dueAt: row.due_at,
    ...(row.wanted_at !== null && { wantedAt: row.wanted_at }),
    state: row.state,
    attempts: row.attempts,
    changedAt: row.changed_at,
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
    ...(row.message_ids !== null && { messageIds: JSON.parse(row.message_ids) as number[] }),
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
    ...(row.reason !== null && { reason: JSON.parse(row.reason) as Translatable }),
    coalesced: row.coalesced,
    ...(row.missed === 1 && { missed: true }),
    ...(row.ask_repeat !== null && { acknowledgement: toAcknowledgement(row, row.ask_repeat) }),
  };
}

function toAcknowledgement({ ask_end, ask_ended_at, snoozed_until, ask_by }: Row, repeat: number): Acknowledgement {
  return {
    repeat,
    ...(ask_end !== null && { end: ask_end }),
    ...(ask_ended_at !== null && { endedAt: ask_ended_at }),
    ...(snoozed_until !== null && { snoozedUntil: snoozed_until }),
    ...(ask_by !== null && { by: ask_by }),
  };
}
