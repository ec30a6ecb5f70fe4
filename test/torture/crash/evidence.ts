import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DeliveryState } from '../../../main/contract/delivery.ts';
import type { Job } from '../../../main/contract/job.ts';
import { english } from '../../support/english.ts';
import type { Asked } from './diary.ts';

/** A message that Telegram has. `at` is epoch ms. */
export interface Receipt {
  chatId: number;
  messageId: number;
  text: string;
  at: number;
}

/** A delivery as the ledger's file has it. Instants are epoch ms. */
export interface Row {
  key: string;
  jobId: string;
  text: string;
  dueAt: number;
  coveredUntil: number;
  state: DeliveryState;
  attempts: number;
  changedAt: number;
  messageId: number | null;
  reason: string | null;
  coalesced: number;
  scheduled: 0 | 1;
}

/** All that a campaign leaves to be judged by. */
export interface Evidence {
  asked: readonly Asked[];
  receipts: readonly Receipt[];
  rows: readonly Row[];
  /** What is left in the job book. */
  jobs: readonly Pick<Job, 'id' | 'since' | 'message'>[];
  /** When a process ran, from its start to its end. Epoch ms. */
  lives: readonly { from: number; to: number }[];
  /** What was due up to this instant (epoch ms) must have been dealt with. */
  until: number;
  /** How many unsure messages Carillon says that there are. */
  unsureShown: number;
}

/** The ledger of a Carillon that has ended. */
export function readRows(folder: string): Row[] {
  const db = new DatabaseSync(join(folder, 'carillon.db'), { readOnly: true });
  try {
    return db
      .prepare(
        `SELECT key, job_id AS jobId, text, due_at AS dueAt, covered_until AS coveredUntil, state, attempts,
          changed_at AS changedAt, message_id AS messageId, reason, coalesced, scheduled
         FROM deliveries ORDER BY due_at, key`,
      )
      .all()
      .map((row) => ({
        ...row,
        reason: row.reason === null ? null : english(JSON.parse(String(row.reason))),
      })) as unknown as Row[];
  } finally {
    db.close();
  }
}

export function readJobs(folder: string): Job[] {
  return JSON.parse(readFileSync(join(folder, 'jobs.json'), 'utf8')).jobs;
}
