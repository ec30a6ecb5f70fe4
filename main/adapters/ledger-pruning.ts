import type { DatabaseSync } from 'node:sqlite';
import type { PruneLimits } from '../core/ports.ts';

/** A run that the user asked for says nothing of its series, unless occurrences fell due while it waited and coalesced into it. */
export const TELLS_OF_SERIES = '(scheduled = 1 OR coalesced > 0)';

/** Nothing more will come of these without the user. Unsure ones are kept until they are settled, as what asks until it is done. */
export const IS_OVER = "state IN ('sent', 'failed', 'skipped') AND (ask_repeat IS NULL OR ask_end IS NOT NULL)";

/** What is too old or too much, at most so many of it, the oldest first. */
export function keysToPrune(db: DatabaseSync, { before, maxBytes, most }: PruneLimits): string[] {
  const sizes = db
    .prepare(
      'SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
    )
    .get() as { bytes: number };
  const isTooLarge = sizes.bytes > maxBytes;
  return db
    .prepare(`SELECT key FROM deliveries WHERE ${IS_OVER} AND due_at < ? ORDER BY due_at LIMIT ?`)
    .all(isTooLarge ? Number.MAX_SAFE_INTEGER : before, most)
    .map(({ key }) => String(key));
}

/** Where their series stand and how often they ran is kept. */
export function pruneDeliveries(db: DatabaseSync, keys: readonly string[]): void {
  const remember = db.prepare(`
    INSERT INTO forgotten SELECT job_id, CASE WHEN ${TELLS_OF_SERIES} THEN covered_until ELSE 0 END, scheduled + coalesced
      FROM deliveries WHERE key = ?
    ON CONFLICT (job_id) DO UPDATE SET
      covered_until = MAX(covered_until, excluded.covered_until), runs = runs + excluded.runs`);
  const remove = db.prepare('DELETE FROM deliveries WHERE key = ?');
  const removeSteps = db.prepare('DELETE FROM events WHERE key = ?');
  for (const key of keys) {
    remember.run(key);
    remove.run(key);
    removeSteps.run(key);
  }
}
