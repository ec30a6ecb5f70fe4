import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Delivery, DeliveryState } from '../contract/delivery.ts';
import type { DeliveryUpdate, HistoryQuery, JournalEntry, Ledger, NewDelivery } from '../core/ports.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS deliveries (
    key TEXT PRIMARY KEY,
    job_id TEXT NOT NULL,
    job_name TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER,
    text TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    covered_until INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unsure', 'skipped')),
    attempts INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL,
    message_id INTEGER,
    reason TEXT,
    coalesced INTEGER NOT NULL,
    scheduled INTEGER NOT NULL,
    missed INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_by_job ON deliveries (job_id, covered_until);
  CREATE INDEX IF NOT EXISTS deliveries_by_time ON deliveries (due_at, key);
  CREATE INDEX IF NOT EXISTS deliveries_missed ON deliveries (due_at) WHERE missed = 1;
  CREATE INDEX IF NOT EXISTS deliveries_by_state ON deliveries (state, due_at);
  CREATE TABLE IF NOT EXISTS journal (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS journal_open ON journal (id) WHERE undone = 0;
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
`;

/** A run that the user asked for says nothing of its series, unless occurrences fell due while it waited and coalesced into it. */
const TELLS_OF_SERIES = '(scheduled = 1 OR covered_until > due_at)';

interface Row {
  key: string;
  job_id: string;
  job_name: string;
  chat_id: number;
  thread_id: number | null;
  text: string;
  due_at: number;
  covered_until: number;
  state: DeliveryState;
  attempts: number;
  changed_at: number;
  message_id: number | null;
  reason: string | null;
  coalesced: number;
  missed: 0 | 1;
}

/** The ledger in SQLite. WAL with full synchronisation: a row that was committed outlives a power cut. */
export class SqliteLedger implements Ledger {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #get: StatementSync;

  /** @param file a path, or ':memory:' */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare(`
      INSERT INTO deliveries (key, job_id, job_name, chat_id, thread_id, text, due_at, covered_until, state, changed_at,
        reason, coalesced, scheduled, missed)
      VALUES (:key, :jobId, :jobName, :chatId, :threadId, :text, :dueAt, :dueAt, :state, :at, :reason, :coalesced, :scheduled, :missed)
      ON CONFLICT (key) DO NOTHING`);
    this.#update = this.#db.prepare(`
      UPDATE deliveries SET state = :state, changed_at = :at, reason = :reason,
        attempts = COALESCE(:attempts, attempts), message_id = COALESCE(:messageId, message_id),
        chat_id = COALESCE(:chatId, chat_id)
      WHERE key = :key RETURNING *`);
    this.#get = this.#db.prepare('SELECT * FROM deliveries WHERE key = ?');
  }

  add(delivery: NewDelivery, at: number): boolean {
    const { threadId, reason, scheduled, missed, ...rest } = delivery;
    const added = this.#insert.run({
      ...rest,
      threadId: threadId ?? null,
      reason: reason ?? null,
      scheduled: scheduled ? 1 : 0,
      missed: missed ? 1 : 0,
      at,
    });
    return added.changes === 1;
  }

  update(key: string, update: DeliveryUpdate): Delivery {
    const row = this.#update.get({
      key,
      state: update.state,
      at: update.at,
      reason: update.reason ?? null,
      attempts: update.attempts ?? null,
      messageId: update.messageId ?? null,
      chatId: update.chatId ?? null,
    });
    return toDelivery(known(row, key));
  }

  batch<T>(run: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = run();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  coalesce(key: string, until: number, count: number): Delivery {
    const row = this.#db
      .prepare(
        `UPDATE deliveries SET coalesced = coalesced + ?, covered_until = MAX(covered_until, ?) WHERE key = ? RETURNING *`,
      )
      .get(count, until, key);
    return toDelivery(known(row, key));
  }

  get(key: string): Delivery | undefined {
    const row = this.#get.get(key);
    return row && toDelivery(row as unknown as Row);
  }

  lastDue(): Map<string, number> {
    const rows = this.#db
      .prepare(
        `SELECT job_id AS id, MAX(covered_until) AS last FROM deliveries WHERE ${TELLS_OF_SERIES} GROUP BY job_id`,
      )
      .all() as unknown as { id: string; last: number }[];
    return new Map(rows.map(({ id, last }) => [id, last]));
  }

  runCount(jobId: string): number {
    const row = this.#db
      .prepare('SELECT COALESCE(SUM(scheduled + coalesced), 0) AS runs FROM deliveries WHERE job_id = ?')
      .get(jobId);
    return Number(row?.runs ?? 0);
  }

  open(): { delivery: Delivery; lastDue: number }[] {
    return this.#rows("SELECT * FROM deliveries WHERE state IN ('pending', 'sending') ORDER BY due_at, key").map(
      (row) => ({ delivery: toDelivery(row), lastDue: row.covered_until }),
    );
  }

  count(state: DeliveryState): number {
    const row = this.#db.prepare('SELECT COUNT(*) AS n FROM deliveries WHERE state = ?').get(state);
    return (row as unknown as { n: number }).n;
  }

  history({ jobId, state, before, beforeKey, limit }: HistoryQuery): Delivery[] {
    // Only the conditions that there are: one that may be absent would keep SQLite from its index.
    const conditions: string[] = [];
    if (jobId !== undefined) conditions.push('job_id = :jobId');
    if (state !== undefined) conditions.push('state = :state');
    if (before !== undefined && beforeKey === undefined) conditions.push('due_at < :before');
    if (before !== undefined && beforeKey !== undefined) conditions.push('(due_at, key) < (:before, :beforeKey)');
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const given = Object.entries({ jobId, state, before, beforeKey: before === undefined ? undefined : beforeKey });
    return this.#rows(`SELECT * FROM deliveries ${where} ORDER BY due_at DESC, key DESC LIMIT :limit`, {
      ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      limit,
    }).map(toDelivery);
  }

  missed(limit: number): Delivery[] {
    return this.#rows('SELECT * FROM deliveries WHERE missed = 1 ORDER BY due_at DESC LIMIT :limit', { limit }).map(
      toDelivery,
    );
  }

  seen(key: string): Delivery | undefined {
    const row = this.#db.prepare('UPDATE deliveries SET missed = 0 WHERE key = ? RETURNING *').get(key);
    return row && toDelivery(row as unknown as Row);
  }

  journal(entry: JournalEntry): number {
    const { lastInsertRowid } = this.#db.prepare('INSERT INTO journal (entry) VALUES (?)').run(JSON.stringify(entry));
    return Number(lastInsertRowid);
  }

  lastChange(): (JournalEntry & { id: number }) | undefined {
    const row = this.#db.prepare('SELECT id, entry FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1').get();
    if (!row) return undefined;
    const { id, entry } = row as unknown as { id: number; entry: string };
    return { ...(JSON.parse(entry) as JournalEntry), id };
  }

  markUndone(id: number): void {
    this.#db.prepare('UPDATE journal SET undone = 1 WHERE id = ?').run(id);
  }

  lastUpdateId(): number | undefined {
    const row = this.#db.prepare("SELECT value FROM meta WHERE key = 'lastUpdateId'").get();
    return (row as unknown as { value: number } | undefined)?.value;
  }

  setLastUpdateId(id: number): void {
    this.#db
      .prepare("INSERT INTO meta VALUES ('lastUpdateId', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .run(id);
  }

  close(): void {
    this.#db.close();
  }

  #rows(sql: string, parameters: Record<string, string | number | null> = {}): Row[] {
    return this.#db.prepare(sql).all(parameters) as unknown as Row[];
  }
}

function known(row: unknown, key: string): Row {
  if (!row) throw new Error(`The ledger has no delivery ${key}.`);
  return row as Row;
}

function toDelivery(row: Row): Delivery {
  return {
    key: row.key,
    jobId: row.job_id,
    jobName: row.job_name,
    chatId: row.chat_id,
    ...(row.thread_id === null ? {} : { threadId: row.thread_id }),
    text: row.text,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    changedAt: row.changed_at,
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    coalesced: row.coalesced,
    ...(row.missed === 1 && { missed: true }),
  };
}
