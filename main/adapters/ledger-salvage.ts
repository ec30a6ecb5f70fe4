import { DatabaseSync } from 'node:sqlite';

/** Rows that are read at once; where one of them cannot be, they are read singly. */
const STRIDE = 200;
/** Row numbers beyond the last that could be read are tried this far. */
const MOST_BEYOND = 20_000;

/**
 * Copies what can still be read of the deliveries, steps and journal of a damaged file into a fresh one.
 * @returns how many deliveries
 */
export function salvage(damagedFile: string, freshFile: string): number {
  let damaged: DatabaseSync | null = null;
  const fresh = new DatabaseSync(freshFile);
  try {
    damaged = new DatabaseSync(damagedFile, { readOnly: true });
    const saved = copyTable(damaged, fresh, 'deliveries');
    for (const table of ['events', 'journal', 'forgotten', 'meta', 'moved_chats']) copyTable(damaged, fresh, table);
    return saved;
  } catch {
    // Not even its first page can be read.
    return 0;
  } finally {
    damaged?.close();
    fresh.close();
  }
}

function copyTable(from: DatabaseSync, to: DatabaseSync, table: string): number {
  const columns = columnsOf(from, to, table);
  if (columns.length === 0) return 0;
  const names = columns.join(', ');
  const insert = to.prepare(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  const read = (first: number, last: number) =>
    from.prepare(`SELECT ${names} FROM ${table} WHERE rowid BETWEEN ? AND ?`).all(first, last);
  let copied = 0;
  const keep = (rows: Record<string, unknown>[]) => {
    for (const row of rows) {
      try {
        copied += Number(insert.run(...columns.map((name) => row[name] as string | number | null)).changes);
      } catch {
        // A row that was damaged into nonsense.
      }
    }
    return rows.length > 0;
  };
  to.exec('BEGIN');
  let lastFound = 0;
  for (let first = 1; first <= lastFound + MOST_BEYOND; first += STRIDE) {
    try {
      if (keep(read(first, first + STRIDE - 1))) lastFound = first + STRIDE;
    } catch {
      for (let row = first; row < first + STRIDE; row++) if (tried(() => keep(read(row, row)))) lastFound = row;
    }
  }
  to.exec('COMMIT');
  return copied;
}

function tried(run: () => boolean): boolean {
  try {
    return run();
  } catch {
    return false;
  }
}

/** The columns that both have. */
function columnsOf(from: DatabaseSync, to: DatabaseSync, table: string): string[] {
  try {
    const names = (db: DatabaseSync) =>
      db
        .prepare(`SELECT name FROM pragma_table_info(?)`)
        .all(table)
        .map(({ name }) => String(name));
    const known = new Set(names(to));
    return names(from).filter((name) => known.has(name));
  } catch {
    return [];
  }
}
