import type { DatabaseSync } from 'node:sqlite';
import type { Surface } from '../contract/job.ts';
import type { ChangeEntry } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import type { JournalEntry, KeptChange } from '../core/ports.ts';
import { upgradeJob } from '../core/upgrade-job.ts';
import { systemClock } from './clock.ts';

export type RecordedChange = JournalEntry & { id: number };

/** An earlier version may have written its jobs. */
function upgraded(entry: JournalEntry): JournalEntry {
  const zone = systemClock.timeZone();
  const upgrade = ({ id, job }: JournalEntry['before'][number]) => ({
    id,
    job: upgradeJob(job, entry.at, zone) as JournalEntry['before'][number]['job'],
  });
  return { ...entry, before: entry.before.map(upgrade), ...(entry.after && { after: entry.after.map(upgrade) }) };
}

const KEPT = 1_000;

/** The newest change that is not undone: where the journal stands. 0 before the first. */
const POINTER = 'COALESCE((SELECT id FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0)';

/**
 * The changes of the job book, in the ledger's file: a list with a pointer, the newest change that is not undone. Each
 * remembers where the pointer stood when it was made, so that redo takes the newest that followed upon it: a new change
 * closes the way to what was undone before. What a list shows of each stands beside the whole of it.
 */
export class Journal {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(entry: JournalEntry): number {
    const { lastInsertRowid } = this.#db
      .prepare(`INSERT INTO journal (entry, at, surface, label, follows) VALUES (?, ?, ?, ?, ${POINTER})`)
      .run(JSON.stringify(entry), entry.at, entry.by, JSON.stringify(entry.label));
    return Number(lastInsertRowid);
  }

  last(): RecordedChange | undefined {
    return this.#change('SELECT id, entry FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1');
  }

  lastUndone(): RecordedChange | undefined {
    return this.#change(`SELECT id, entry FROM journal WHERE follows = ${POINTER} ORDER BY id DESC LIMIT 1`);
  }

  #change(sql: string): RecordedChange | undefined {
    const row = this.#db.prepare(sql).get() as unknown as { id: number; entry: string } | undefined;
    return row && { ...upgraded(JSON.parse(row.entry) as JournalEntry), id: row.id };
  }

  newest(): ChangeEntry | undefined {
    return this.#changes('WHERE undone = 0 ORDER BY id DESC LIMIT 1')[0];
  }

  list(limit: number): ChangeEntry[] {
    return this.#changes('ORDER BY id DESC LIMIT ?', limit);
  }

  all(): KeptChange[] {
    const rows = this.#db.prepare('SELECT id, entry, undone, follows FROM journal ORDER BY id').all() as unknown as {
      id: number;
      entry: string;
      undone: number;
      follows: number | null;
    }[];
    return rows.map(({ id, entry, undone, follows }) => ({
      ...upgraded(JSON.parse(entry) as JournalEntry),
      id,
      undone: undone === 1,
      follows,
    }));
  }

  #changes(which: string, ...parameters: number[]): ChangeEntry[] {
    const rows = this.#db.prepare(`SELECT id, at, surface, label, undone FROM journal ${which}`).all(...parameters);
    return (rows as unknown as { id: number; at: number; surface: Surface; label: string; undone: number }[]).map(
      ({ surface, undone, label, ...rest }) => ({
        ...rest,
        by: surface,
        label: JSON.parse(label) as Translatable,
        undone: undone === 1,
      }),
    );
  }

  markUndone(id: number): void {
    this.#db.prepare('UPDATE journal SET undone = 1 WHERE id = ?').run(id);
  }

  markRedone(id: number, entry: JournalEntry): void {
    this.#db.prepare('UPDATE journal SET undone = 0, entry = ? WHERE id = ?').run(JSON.stringify(entry), id);
  }

  prune(): void {
    this.#db.exec(`DELETE FROM journal WHERE id <= (SELECT MAX(id) FROM journal) - ${KEPT}`);
  }
}
