import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  type Acknowledgement,
  type Delivery,
  DeliveryState,
  type DeliveryTally,
  type PastDelivery,
} from '../contract/delivery.ts';
import type { ChangeEntry } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { filesNamedIn } from '../core/cleanup.ts';
import { statesBefore } from '../core/delivery-states.ts';
import type {
  AfterSendStep,
  DeliveryStep,
  DeliveryUpdate,
  HistoryQuery,
  JournalEntry,
  KeptChange,
  Ledger,
  NewDelivery,
  OpenDelivery,
  PendingEdit,
  PruneLimits,
  TelegramFile,
} from '../core/ports.ts';
import { isAskedKey } from '../core/reminder.ts';
import { msg } from '../i18n/msg.ts';
import { Journal, type RecordedChange } from './journal.ts';
import { AfterSendRows } from './ledger-after-send.ts';
import { importDeliveries } from './ledger-import.ts';
import { keysToPrune, pruneDeliveries, TELLS_OF_SERIES } from './ledger-pruning.ts';
import { known, type Row, toDelivery } from './ledger-rows.ts';
import { bringUpToDate } from './ledger-schema.ts';

/** What {@link HistoryQuery} narrows, by its field. */
const CONDITIONS = {
  jobId: 'job_id = :jobId',
  chatId: 'chat_id = :chatId',
  state: 'state = :state',
  from: 'due_at >= :from',
  to: 'due_at < :to',
} as const;

/** To check the indexes as well takes 50 ms for 10,000 deliveries; beyond this, a start would be felt to wait for it. */
const MAX_CHECKED_BYTES = 20_000_000;

const REPLACED = msg('delivery.replacedByNext');

const INSERT = `
  INSERT INTO deliveries (key, job_id, job_name, chat_id, thread_id, text, message, due_at, covered_until, state,
    changed_at, reason, coalesced, scheduled, missed, ask_repeat)
  VALUES (:key, :jobId, :jobName, :chatId, :threadId, :text, :message, :dueAt, :dueAt, :state,
    :at, :reason, :coalesced, :scheduled, :missed, :repeat)
  ON CONFLICT (key) DO NOTHING`;

/** The ledger in SQLite. WAL with full synchronisation: a row that was committed outlives a power cut. */
export class SqliteLedger implements Ledger {
  readonly #db: DatabaseSync;
  readonly #journal: Journal;
  readonly #insert: StatementSync;
  /** By the state that they lead to. */
  readonly #updates: ReadonlyMap<DeliveryState, StatementSync>;
  readonly #get: StatementSync;
  readonly #afterSend: AfterSendRows;

  /** @param file a path, or ':memory:' */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    try {
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
      bringUpToDate(this.#db);
      this.#journal = new Journal(this.#db);
      this.#insert = this.#db.prepare(INSERT);
      this.#updates = new Map(DeliveryState.options.map((state) => [state, this.#prepareUpdate(state)]));
      this.#get = this.#db.prepare('SELECT * FROM deliveries WHERE key = ?');
      this.#afterSend = new AfterSendRows(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  add(delivery: NewDelivery, at: number): boolean {
    const { threadId, message, reason, scheduled, missed, repeat, ...rest } = delivery;
    const added = this.#insert.run({
      ...rest,
      threadId: threadId ?? null,
      message: message ? JSON.stringify(message) : null,
      reason: reason ? JSON.stringify(reason) : null,
      scheduled: scheduled ? 1 : 0,
      missed: missed ? 1 : 0,
      repeat: repeat ?? null,
      at,
    });
    return added.changes === 1;
  }

  importDeliveries(deliveries: readonly PastDelivery[]): number {
    return this.batch(() => importDeliveries(this.#db, deliveries));
  }

  /** @throws when a delivery cannot come to this state from the one that it is in */
  update(key: string, update: DeliveryUpdate): Delivery {
    // Not get(): it ends at the first row and swallows that the commit after it failed, on a full disk.
    const rows = this.#updates.get(update.state)?.all({
      key,
      at: update.at,
      reason: update.reason ? JSON.stringify(update.reason) : null,
      attempts: update.attempts ?? null,
      messageId: update.messageId ?? null,
      messageIds: update.messageIds ? JSON.stringify(update.messageIds) : null,
      chatId: update.chatId ?? null,
      wantedAt: update.wantedAt ?? null,
    });
    const row = rows?.[0];
    if (!row) {
      const { state } = known(this.#get.get(key), key);
      throw new Error(`The delivery ${key} is ${state}: it cannot become ${update.state}.`);
    }
    return toDelivery(row as unknown as Row);
  }

  #prepareUpdate(state: DeliveryState): StatementSync {
    const before = statesBefore(state).map((name) => `'${name}'`);
    return this.#db.prepare(`
      UPDATE deliveries SET state = '${state}', changed_at = :at, reason = :reason,
        attempts = COALESCE(:attempts, attempts), message_id = COALESCE(:messageId, message_id), message_ids = COALESCE(:messageIds, message_ids),
        chat_id = COALESCE(:chatId, chat_id), wanted_at = COALESCE(:wantedAt, wanted_at)
      WHERE key = :key AND state IN (${before.join(', ')}) RETURNING *`);
  }

  editPending(key: string, { jobName, chatId, threadId, text, message }: PendingEdit): Delivery {
    const [row] = this.#db
      .prepare(
        `UPDATE deliveries SET job_name = ?, chat_id = ?, thread_id = ?, text = ?, message = ? WHERE key = ? RETURNING *`,
      )
      .all(jobName, chatId, threadId ?? null, text, message ? JSON.stringify(message) : null, key);
    return toDelivery(known(row, key));
  }

  noteEdit(
    key: string,
    { text, message }: Pick<PendingEdit, 'text' | 'message'>,
    at: number,
    how: Translatable,
  ): Delivery {
    const content = [text, message ? JSON.stringify(message) : null];
    return this.#noteChange(key, 'text = ?, message = ?, edited_at = ?', [...content, at], { at, how });
  }

  noteDeletion(key: string, at: number, how: Translatable): Delivery {
    return this.#noteChange(key, 'deleted_at = ?', [at], { at, how });
  }

  #noteChange(
    key: string,
    set: string,
    values: (string | number | null)[],
    { at, how }: { at: number; how: Translatable },
  ) {
    return this.batch(() => {
      const [row] = this.#db.prepare(`UPDATE deliveries SET ${set} WHERE key = ? RETURNING *`).all(...values, key);
      this.#addStep(key, 'sent', { at, how });
      return toDelivery(known(row, key));
    });
  }

  addAfterSend(steps: readonly AfterSendStep[]): void {
    this.#afterSend.add(steps);
  }

  previousSent(delivery: Delivery) {
    return this.#afterSend.previousOf(delivery);
  }

  dueAfterSend(now: number, limit: number): AfterSendStep[] {
    return this.#afterSend.due(now, limit);
  }

  nextAfterSendAt(): number | undefined {
    return this.#afterSend.nextAt();
  }

  putOffAfterSend(step: AfterSendStep, until: number): void {
    this.#afterSend.putOff(step, until);
  }

  endAfterSend(
    step: AfterSendStep,
    { at, how, deletes }: { at: number; how: Translatable; deletes: boolean },
  ): Delivery[] {
    return this.batch(() => {
      this.#afterSend.remove(step);
      const changed = new Set([step.key]);
      if (deletes) {
        const isOther = step.targetKey !== step.key;
        const deleted = 'UPDATE deliveries SET deleted_at = ? WHERE key = ? AND deleted_at IS NULL';
        this.#db.prepare(deleted).run(at, step.targetKey);
        if (isOther && this.get(step.targetKey)) this.#addStep(step.targetKey, 'sent', { at, how: REPLACED });
        changed.add(step.targetKey);
      }
      // It may have been forgotten by now.
      if (this.get(step.key)) this.#addStep(step.key, 'sent', { at, how });
      return [...changed].flatMap((key) => this.get(key) ?? []);
    });
  }

  steps(key: string): DeliveryStep[] {
    const rows = this.#db.prepare('SELECT at, state, reason FROM events WHERE key = ? ORDER BY rowid').all(key);
    return (rows as unknown as { at: number; state: DeliveryState; reason: string | null }[]).map(
      ({ at, state, reason }) => ({
        at,
        state,
        ...(reason !== null && { reason: JSON.parse(reason) as Translatable }),
      }),
    );
  }

  batch<T>(run: () => T): T {
    if (this.#db.isTransaction) return run();
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
    // Of a run that the user asked for, the first one is where the series stands: it may be before that run.
    const [row] = this.#db
      .prepare(
        `UPDATE deliveries SET coalesced = coalesced + :count,
           covered_until = CASE WHEN ${TELLS_OF_SERIES} THEN MAX(covered_until, :until) ELSE :until END
         WHERE key = :key RETURNING *`,
      )
      .all({ count, until, key });
    return toDelivery(known(row, key));
  }

  get(key: string): Delivery | undefined {
    const row = this.#get.get(key);
    return row && toDelivery(row as unknown as Row);
  }

  lastDue(): Map<string, number> {
    const rows = this.#db
      .prepare(
        `SELECT id, MAX(last) AS last FROM (
           SELECT job_id AS id, MAX(covered_until) AS last FROM deliveries WHERE ${TELLS_OF_SERIES} GROUP BY job_id
           UNION ALL SELECT job_id, covered_until FROM forgotten
         ) GROUP BY id`,
      )
      .all() as unknown as { id: string; last: number }[];
    return new Map(rows.map(({ id, last }) => [id, last]));
  }

  runCount(jobId: string): number {
    const row = this.#db
      .prepare(
        `SELECT COALESCE((SELECT SUM(scheduled + coalesced) FROM deliveries WHERE job_id = :jobId), 0)
           + COALESCE((SELECT runs FROM forgotten WHERE job_id = :jobId), 0) AS runs`,
      )
      .get({ jobId });
    return Number(row?.runs ?? 0);
  }

  open(): OpenDelivery[] {
    return this.#rows("SELECT * FROM deliveries WHERE state IN ('pending', 'sending') ORDER BY due_at, key").map(
      (row) => ({
        delivery: toDelivery(row),
        lastDue: Math.max(row.wanted_at ?? 0, row.due_at, row.covered_until),
        isAskedFor: row.wanted_at !== null || isAskedKey(row.key),
      }),
    );
  }

  unacknowledged(): Delivery[] {
    return this.#rows(
      'SELECT * FROM deliveries WHERE ask_repeat IS NOT NULL AND ask_end IS NULL ORDER BY due_at, ask_repeat',
    ).map(toDelivery);
  }

  asksOf(key: string): Delivery[] {
    const first = key.replace(/\+\d+$/, '');
    // Between + and the sign after it are the repeats, and nothing else.
    return this.#rows(
      `SELECT * FROM deliveries WHERE (key = :first OR (key > :first || '+' AND key < :first || ',')) AND ask_repeat IS NOT NULL
       ORDER BY ask_repeat`,
      { first },
    ).map(toDelivery);
  }

  setAcknowledgement(
    key: string,
    { end, endedAt, snoozedUntil, by }: Omit<Acknowledgement, 'repeat'>,
    step?: { at: number; how: Translatable },
  ): Delivery {
    return this.batch(() => {
      const [row] = this.#db
        .prepare(
          'UPDATE deliveries SET ask_end = ?, ask_ended_at = ?, snoozed_until = ?, ask_by = ? WHERE key = ? RETURNING *',
        )
        .all(end ?? null, endedAt ?? null, snoozedUntil ?? null, by ?? null, key);
      const delivery = toDelivery(known(row, key));
      if (step) this.#addStep(key, delivery.state, step);
      return delivery;
    });
  }

  /** A step of the story that leaves the state as it is. */
  #addStep(key: string, state: DeliveryState, { at, how }: { at: number; how: Translatable }): void {
    this.#db
      .prepare('INSERT INTO events (key, at, state, reason) VALUES (?, ?, ?, ?)')
      .run(key, at, state, JSON.stringify(how));
  }

  count(state: DeliveryState): number {
    const row = this.#db.prepare('SELECT COUNT(*) AS n FROM deliveries WHERE state = ?').get(state);
    return (row as unknown as { n: number }).n;
  }

  history({ limit, before, beforeKey, ...wanted }: HistoryQuery): Delivery[] {
    // Only the conditions that there are: one that may be absent would keep SQLite from its index.
    const given = Object.entries(wanted).filter(([, value]) => value !== undefined) as [
      keyof typeof CONDITIONS,
      string | number,
    ][];
    const conditions: string[] = given.map(([name]) => CONDITIONS[name]);
    const parameters: Record<string, string | number> = Object.fromEntries(given);
    if (before !== undefined) {
      conditions.push(beforeKey === undefined ? 'due_at < :before' : '(due_at, key) < (:before, :beforeKey)');
      Object.assign(parameters, { before }, beforeKey !== undefined && { beforeKey });
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const sql = `SELECT * FROM deliveries ${where} ORDER BY due_at DESC, key DESC LIMIT :limit`;
    return this.#rows(sql, { ...parameters, limit }).map(toDelivery);
  }

  tally(from: number, to: number): DeliveryTally {
    const rows = this.#db
      .prepare(
        `SELECT state, COUNT(*) AS n, AVG(MAX(0, changed_at - COALESCE(wanted_at, due_at))) AS late,
           MAX(changed_at - COALESCE(wanted_at, due_at)) AS worst
         FROM deliveries WHERE due_at >= ? AND due_at < ? GROUP BY state`,
      )
      .all(from, to) as unknown as { state: DeliveryState; n: number; late: number; worst: number }[];
    const of = (...states: DeliveryState[]) =>
      rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0);
    const sent = rows.find(({ state }) => state === 'sent');
    return {
      sent: of('sent'),
      failed: of('failed'),
      unsure: of('unsure'),
      skipped: of('skipped'),
      waiting: of('pending', 'sending'),
      lateMs: sent?.late ?? null,
      worstMs: sent ? Math.max(0, sent.worst) : null,
    };
  }

  missed(limit: number): Delivery[] {
    return this.#rows('SELECT * FROM deliveries WHERE missed = 1 ORDER BY due_at DESC LIMIT :limit', { limit }).map(
      toDelivery,
    );
  }

  seen(key: string): Delivery | undefined {
    const [row] = this.#db.prepare('UPDATE deliveries SET missed = 0 WHERE key = ? RETURNING *').all(key);
    return row && toDelivery(row as unknown as Row);
  }

  markMissed(key: string): Delivery {
    const [row] = this.#db.prepare('UPDATE deliveries SET missed = 1 WHERE key = ? RETURNING *').all(key);
    return toDelivery(known(row, key));
  }

  journal(entry: JournalEntry): number {
    return this.#journal.add(entry);
  }

  lastChange(): RecordedChange | undefined {
    return this.#journal.last();
  }

  lastUndone(): RecordedChange | undefined {
    return this.#journal.lastUndone();
  }

  newestChange(): ChangeEntry | undefined {
    return this.#journal.newest();
  }

  changes(limit: number): ChangeEntry[] {
    return this.#journal.list(limit);
  }

  allChanges(): KeptChange[] {
    return this.#journal.all();
  }

  markUndone(id: number): void {
    this.#journal.markUndone(id);
  }

  markRedone(id: number, entry: JournalEntry): void {
    this.#journal.markRedone(id, entry);
  }

  noteMove(from: number, to: number): void {
    this.#db.prepare('INSERT OR REPLACE INTO moved_chats VALUES (?, ?)').run(from, to);
  }

  chatNow(id: number): number {
    const row = this.#db.prepare('SELECT to_id AS id FROM moved_chats WHERE from_id = ?').get(id);
    return (row as unknown as { id: number } | undefined)?.id ?? id;
  }

  fileId(botId: number, { kind, file, name }: TelegramFile): string | undefined {
    const query = 'SELECT file_id AS id FROM file_ids WHERE bot_id = ? AND kind = ? AND file = ? AND name = ?';
    const row = this.#db.prepare(query).get(botId, kind, file, name);
    return (row as unknown as { id: string } | undefined)?.id;
  }

  setFileId(botId: number, { kind, file, name }: TelegramFile, fileId: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO file_ids VALUES (?, ?, ?, ?, ?)').run(botId, kind, file, name, fileId);
  }

  filesInUse(): string[] {
    const texts = this.#db
      .prepare(
        `SELECT message AS text FROM deliveries
          WHERE state IN ('pending', 'sending', 'unsure', 'failed', 'skipped') AND message LIKE '%"file":%'
          UNION ALL SELECT entry FROM journal WHERE entry LIKE '%"file":%'`,
      )
      .all();
    return texts.flatMap(({ text }) => filesNamedIn(String(text)));
  }

  bookRevision(): number | undefined {
    return this.#meta('bookRevision');
  }

  firstBookRevision(): number | undefined {
    return this.#meta('firstBookRevision');
  }

  noteBookRevision(revision: number): void {
    if (this.firstBookRevision() === undefined) this.#setMeta('firstBookRevision', revision);
    this.#setMeta('bookRevision', revision);
  }

  lastUpdateId(): number | undefined {
    return this.#meta('lastUpdateId');
  }

  setLastUpdateId(id: number): void {
    this.#setMeta('lastUpdateId', id);
  }

  #meta(key: string): number | undefined {
    const row = this.#db.prepare('SELECT value FROM meta WHERE key = ?').get(key);
    return (row as unknown as { value: number } | undefined)?.value;
  }

  #setMeta(key: string, value: number): void {
    this.#db
      .prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
  }

  prune(limits: PruneLimits): number {
    const keys = keysToPrune(this.#db, limits);
    if (keys.length > 0) {
      this.batch(() => {
        pruneDeliveries(this.#db, keys);
        this.#journal.prune();
      });
    }
    return keys.length;
  }

  /** What SQLite finds wrong with the file; null when it is sound. */
  findDamage(): string | null {
    const { bytes } = this.#db
      .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
      .get() as { bytes: number };
    const check = bytes <= MAX_CHECKED_BYTES ? 'integrity_check' : 'quick_check';
    const [found] = this.#db.prepare(`PRAGMA ${check}(1)`).all() as Record<typeof check, string>[];
    return found?.[check] === 'ok' ? null : (found?.[check] ?? 'It could not be checked.');
  }

  /** What the indexes hold is in the rows as well: damage in them alone costs nothing. */
  rebuildIndexes(): void {
    this.#db.exec('REINDEX');
  }

  close(): void {
    this.#db.close();
  }

  #rows(sql: string, parameters: Record<string, string | number | null> = {}): Row[] {
    return this.#db.prepare(sql).all(parameters) as unknown as Row[];
  }
}
