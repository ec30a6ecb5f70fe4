import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DeliveryState } from '../contract/delivery.ts';
import { isAskedKey, isRepeatKey } from '../core/reminder.ts';
import { IS_OVER } from './ledger-pruning.ts';
import { SqlitePages, type SqliteValue, type StoredRecord } from './sqlite-pages.ts';

// The rows of a damaged ledger are known by their shape: no table's and no index's is another's, see ledger-schema.ts.

/** In the place of a text that could not be read. */
const UNREADABLE = '…';

/** The indexes of the deliveries say this much of a row, and may be readable where the row itself is not. */
interface Traces {
  key?: string;
  dueAt?: number;
  jobId?: string;
  coveredUntil?: number;
  state?: DeliveryState;
  chatId?: number;
}

/**
 * Copies all that can still be read of a damaged ledger into a fresh one. Of a delivery whose row is lost, what the indexes
 * know is kept, so that nothing is sent again and no run is left out of the count. Which states of the book the history
 * belongs to is left out: until the book is written again, each start takes the history for unknown.
 * @returns how many deliveries
 */
export function salvage(damagedFile: string, freshFile: string): number {
  const fresh = new DatabaseSync(freshFile);
  let damaged: SqlitePages | null = null;
  try {
    damaged = new SqlitePages(damagedFile);
    fresh.exec('BEGIN');
    const saved = copy(damaged, fresh);
    fresh.exec('COMMIT');
    return saved;
  } finally {
    damaged?.close();
    fresh.close();
  }
}

function copy(damaged: SqlitePages, fresh: DatabaseSync): number {
  const tables = Object.fromEntries(
    Object.entries(SHAPES).map(([table, fits]) => [table, { fits, insert: prepareInsert(fresh, table) }]),
  );
  const traces = new Map<number, Traces>();
  let newestChange = 0;
  for (const record of damaged.records()) {
    const [table, known] = Object.entries(tables).find(([, { fits }]) => fits(record)) ?? [];
    if (table && known) known.insert(record);
    else note(traces, record);
    newestChange = Math.max(newestChange, changeIn(record));
  }
  forgetChangesBeforeGap(fresh, damaged.isWhole ? newestChange : Number.POSITIVE_INFINITY);
  fresh.exec(`
    DELETE FROM events WHERE key NOT IN (SELECT key FROM deliveries);
    UPDATE journal SET at = json_extract(entry, '$.at'), surface = json_extract(entry, '$.by'),
      label = json_extract(entry, '$.label') WHERE at IS NULL;`);
  addTraced(fresh, traces);
  if (damaged.mayHoldDeleted) forgetAgain(fresh);
  return (fresh.prepare('SELECT count(*) AS n FROM deliveries').get() as { n: number }).n;
}

type Fits = (record: StoredRecord) => boolean;

const SHAPES: Readonly<Record<string, Fits>> = {
  deliveries: ({ rowid, values }) => rowid !== null && values.length >= 16 && isState(values[8]),
  events: ({ rowid, values }) => rowid !== null && values.length === 4 && isText(values[0]) && isState(values[2]),
  journal: ({ rowid, values: [id, entry, undone] }) =>
    rowid !== null && id === null && isJson(entry) && (undone === 0 || undone === 1),
  forgotten: ({ rowid, values }) => rowid !== null && values.length === 3 && isText(values[0]) && isCount(values[2]),
  meta: ({ rowid, values: [key, value, ...more] }) =>
    rowid !== null && more.length === 0 && isText(key) && isCount(value) && !/bookRevision$/i.test(key),
  moved_chats: ({ rowid, values: [id, to, ...more] }) =>
    rowid !== null && more.length === 0 && id === null && typeof to === 'number',
  file_ids: ({ rowid, values: [bot, ...names] }) =>
    rowid === null && typeof bot === 'number' && names.length === 4 && names.every(isText),
  after_send: ({ rowid, values }) => rowid === null && values.length === 7 && isText(values[0]) && isText(values[6]),
};

/** Takes from a record of an index what it says of a delivery. The row number stands last. */
function note(traces: Map<number, Traces>, { rowid, values }: StoredRecord): void {
  const row = values.at(-1);
  if (rowid !== null || values.length !== 3 || typeof row !== 'number') return;
  const [first, second] = values;
  const found = traces.get(row) ?? {};
  if (typeof first === 'number' && isText(second)) Object.assign(found, { dueAt: first, key: second });
  else if (isState(first)) found.state = first;
  else if (isText(first)) Object.assign(found, { jobId: first, coveredUntil: second });
  else if (typeof first === 'number') found.chatId = first;
  traces.set(row, found);
}

/** The change that a record of the journal's own index belongs to; 0: it is another's. Due times are above all row numbers. */
function changeIn({ rowid, values }: StoredRecord): number {
  const [follows, id] = values;
  const isOfJournal = rowid === null && values.length === 2 && typeof id === 'number';
  return isOfJournal && (follows === null || (typeof follows === 'number' && follows <= id)) ? id : 0;
}

/**
 * Messages may be recovered by the journal one day: a change that is missing from its middle or its end would bring back what was
 * stopped. The changes that follow the last gap are kept.
 * @param newest the id of the newest change that is known of; infinite: nobody knows it
 */
function forgetChangesBeforeGap(fresh: DatabaseSync, newest: number): void {
  const ids = new Set(
    fresh
      .prepare('SELECT id FROM journal')
      .all()
      .map(({ id }) => Number(id)),
  );
  let gap = Math.max(newest, ...ids);
  while (ids.has(gap)) gap--;
  fresh.prepare('DELETE FROM journal WHERE id <= ?').run(Math.min(gap, Number.MAX_SAFE_INTEGER));
}

/** A delivery that waited was not sent: its series goes on without it. One that was being sent may have arrived. */
function addTraced(fresh: DatabaseSync, traces: ReadonlyMap<number, Traces>): void {
  const add = fresh.prepare(`
    INSERT INTO deliveries (rowid, key, job_id, job_name, chat_id, text, due_at, covered_until, state, changed_at,
      coalesced, scheduled, missed)
    SELECT :row, :key, :jobId, '', :chatId, '${UNREADABLE}', :dueAt, :coveredUntil, :state, :dueAt, 0, :scheduled, 0
      WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE rowid = :row OR key = :key)`);
  for (const [row, { key, dueAt, jobId, coveredUntil = dueAt, state = 'unsure', chatId = 0 }] of traces) {
    if (key === undefined || dueAt === undefined || jobId === undefined || state === 'pending') continue;
    // Runs that the user asked for and repeats do not count as runs of the series.
    const scheduled = isAskedKey(key) || isRepeatKey(key) ? 0 : 1;
    const known = { row, key, dueAt, jobId, coveredUntil: coveredUntil ?? dueAt, chatId, scheduled };
    add.run({ ...known, state: state === 'sending' ? 'unsure' : state });
  }
}

/** Deliveries that were forgotten stand on free pages still: counted in `forgotten`, they must not count a second time. */
function forgetAgain(fresh: DatabaseSync): void {
  const keys = fresh
    .prepare(
      `SELECT key FROM deliveries JOIN forgotten USING (job_id)
        WHERE ${IS_OVER} AND deliveries.covered_until <= forgotten.covered_until`,
    )
    .all();
  for (const { key } of keys) {
    for (const table of ['deliveries', 'events']) fresh.prepare(`DELETE FROM ${table} WHERE key = ?`).run(String(key));
  }
}

/** A row that is there already stays: it was found where its table has its place. */
function prepareInsert(fresh: DatabaseSync, table: string): (record: StoredRecord) => void {
  const columns = fresh
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));
  const prepared = new Map<string, StatementSync>();
  const statement = (names: readonly string[]) => {
    const sql = `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    const known = prepared.get(sql) ?? fresh.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return ({ rowid, values }) => {
    // A row that was written before a column was added ends before it. A column that is the row number is stored as null.
    const names = columns.slice(0, values.length);
    const stored = values.slice(0, columns.length);
    try {
      if (rowid === null) statement(names).run(...stored);
      else statement(['rowid', ...names]).run(rowid, ...stored.map((value, n) => (n === 0 ? (value ?? rowid) : value)));
    } catch (error) {
      // The record may be damaged into something that the table does not take. A full disk is another matter.
      if (!isRefusedByTable(error)) throw error;
    }
  };
}

// https://sqlite.org/rescode.html
const SQLITE_CONSTRAINT = 19;
const SQLITE_MISMATCH = 20;

function isRefusedByTable(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === SQLITE_CONSTRAINT || code === SQLITE_MISMATCH;
}

function isText(value: SqliteValue | undefined): value is string {
  return typeof value === 'string';
}

function isCount(value: SqliteValue | undefined): boolean {
  return typeof value === 'number' && value >= 0;
}

function isState(value: SqliteValue | undefined): value is DeliveryState {
  return DeliveryState.safeParse(value).success;
}

function isJson(value: SqliteValue | undefined): boolean {
  try {
    return isText(value) && typeof JSON.parse(value) === 'object';
  } catch {
    return false;
  }
}
