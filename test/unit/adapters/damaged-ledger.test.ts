import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../../main/adapters/open-ledger.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { isWithoutDisk, smallDisk } from '../../support/disk.ts';
import { english } from '../../support/english.ts';
import { samples } from '../../support/samples.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

const ROWS = 150;
/** Of the run that a restart adds. */
const NEXT_KEY = 'k7pd@9999';
const NOW = 1_774_602_000_000;

/** A history of some pages, closed in good order: its bytes. */
function writeHistory(folder: string): Buffer {
  const { ledger } = openLedger(folder, NOW, () => {});
  for (let n = 0; n < ROWS; n++) {
    const row = {
      key: `k7pd@${n}`,
      jobId: 'k7pd',
      jobName: 'Stand-up',
      chatId: 1,
      text: 'x'.repeat(90),
      dueAt: n,
    } as const;
    ledger.add({ ...row, state: 'pending', coalesced: 0, scheduled: true, missed: n % 9 === 0 }, n);
    ledger.update(row.key, { state: 'sending', at: n });
    ledger.update(row.key, { state: 'sent', at: n, messageId: n + 1 });
  }
  ledger.journal({ at: 1, by: 'window', label: verbatim('Created'), before: [] });
  ledger.setLastUpdateId(77);
  ledger.close();
  return readFileSync(join(folder, 'carillon.db'));
}

/** Starts on the damaged file and uses all that a start uses; answers how it went. */
function restart(folder: string, damaged: Uint8Array) {
  for (const left of readdirSync(folder)) rmSync(join(folder, left));
  writeFileSync(join(folder, 'carillon.db'), damaged);
  const told: string[] = [];
  const { ledger, isLost } = openLedger(folder, NOW, (text) => told.push(english(text)));
  try {
    const rows = ledger.history({ limit: 200 });
    ledger.open();
    ledger.missed(100);
    ledger.lastDue();
    ledger.lastChange();
    ledger.lastUpdateId();
    const next = { key: NEXT_KEY, jobId: 'k7pd', jobName: '', chatId: 1, text: 'next', dueAt: 9_999 } as const;
    expect(ledger.add({ ...next, state: 'pending', coalesced: 0, scheduled: true, missed: false }, 1)).toBe(true);
    expect(ledger.update(next.key, { state: 'sending', at: 2 }).state).toBe('sending');
    return { rows, isLost, told };
  } finally {
    ledger.close();
  }
}

/** Either nothing is wrong with it, or all is said and kept. */
function expectSound(folder: string, damaged: Uint8Array, what: string): void {
  const { isLost, told } = restart(folder, damaged);
  expect(told.length > 0, what).toBe(isLost);
  const kept = join(folder, `carillon.corrupt-${NOW}.db`);
  expect(existsSync(kept), what).toBe(isLost);
  if (isLost) expect(told.join(), what).toContain(`kept as carillon.corrupt-${NOW}.db`);
}

test('carillon.db cut off anywhere: what can be read is there, the rest is kept aside, and the user is told', () => {
  const folder = memoryFolder();
  const whole = writeHistory(folder);
  // An empty file is a fresh database to SQLite: nothing tells it from one.
  for (let length = 1; length < whole.length; length += 1_021) {
    expectSound(folder, whole.subarray(0, length), `${length} bytes`);
  }
  const { rows, isLost } = restart(folder, whole);
  expect([rows.length, isLost]).toEqual([ROWS, false]);
});

test('carillon.db overwritten anywhere: it works, or it is kept aside and the user is told', () => {
  const folder = memoryFolder();
  const whole = writeHistory(folder);
  const junk = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 40 }),
    fc.constantFrom(512, 4_096, 9_000).map((length) => new Uint8Array(length)),
  );
  fc.assert(
    fc.property(fc.nat(whole.length - 1), junk, (at, bytes) => {
      const damaged = Buffer.from(whole);
      damaged.set(bytes.subarray(0, whole.length - at), at);
      expectSound(folder, damaged, `${bytes.length} bytes at ${at}`);
    }),
    // The example: a word of a trigger, which SQLite finds only when a statement needs it.
    { numRuns: samples(30), examples: [[3_686, Uint8Array.from([56, 247, 90, 154, 229, 84])]] },
  );
});

describe('each page in turn', () => {
  const DAMAGES: Record<string, (page: Buffer) => void> = {
    zeroed: (page) => page.fill(0),
    'overwritten with noise': (page) => page.set(randomBytes(page.length)),
    'half of it old': (page) => page.fill(0, page.length / 2),
  };

  test.each(Object.keys(DAMAGES))('%s: whatever stands on another page is saved, and no run is forgotten', (how) => {
    const folder = memoryFolder();
    const whole = writeAgedHistory(folder);
    const before = contentOf(folder);
    const owners = ownersOfPages(folder);
    expect(new Set(owners.values()).size).toBeGreaterThan(15);
    for (const [page, owner] of owners) {
      const damaged = Buffer.from(whole);
      DAMAGES[how]?.(damaged.subarray((page - 1) * PAGE_BYTES, page * PAGE_BYTES));
      const { told } = restart(folder, damaged);
      const after = contentOf(folder);
      const what = `page ${page} of ${owner}: ${told.join()}`;
      expect(lostOf(before, after, owner === 'deliveries' ? IN_INDEXES : WHOLE, 'deliveries'), what).toEqual([]);
      // A row that was forgotten long ago still stands on a page that SQLite has set free.
      const known = new Set([...before.deliveries.map(({ key }) => key), NEXT_KEY]);
      expect(
        after.deliveries.map(({ key }) => key).filter((key) => !known.has(key)),
        what,
      ).toEqual([]);
      for (const table of ['forgotten', 'moved_chats', 'file_ids', 'journal', 'events'] as const) {
        const lost = lostOf(before, after, WHOLE, table);
        // Of the changes, those that follow the last gap: with one missing, what was stopped could come back.
        if (table === 'journal' && (owner === 'sqlite_schema' || lost.length > 0)) {
          const ids = after.journal.map(({ id }) => Number(id));
          expect(ids, what).toEqual(ids.map((_, n) => 40 - ids.length + 1 + n));
        } else if (owner === table || (owner === 'deliveries' && table === 'events')) continue;
        else expect(lost, `${table}, ${what}`).toEqual([]);
      }
    }
  });

  test('on a disk without room for it nothing is lost: the damaged file stays, and is saved once there is room', () => {
    if (isWithoutDisk()) return;
    const whole = writeAgedHistory(memoryFolder());
    const disk = smallDisk(whole.length * 3);
    const damaged = Buffer.from(whole).fill(0, 5 * PAGE_BYTES, 6 * PAGE_BYTES);
    const file = join(disk.folder, 'carillon.db');
    writeFileSync(file, whole);
    const before = contentOf(disk.folder);
    writeFileSync(file, damaged);
    disk.fill();
    const refusals: string[] = [];
    for (let pages = 0; ; pages += 4) {
      disk.makeRoom(pages * PAGE_BYTES);
      try {
        openLedger(disk.folder, NOW, () => {}).ledger.close();
        break;
      } catch (error) {
        refusals.push((error as Error).message);
        expect(readFileSync(file).equals(damaged), `${pages} pages free`).toBe(true);
      }
    }
    expect(refusals.join()).toContain('the disk is full: there is no room to save what can be read of it');
    // With the first room that is enough, all of it.
    expect(lostOf(before, contentOf(disk.folder), IN_INDEXES, 'deliveries')).toEqual([]);
  });

  test('the newest changes stand in the write-ahead log alone: they are read from there', () => {
    const folder = memoryFolder();
    writeAgedHistory(folder);
    const { ledger } = openLedger(folder, NOW, () => {});
    const row = { key: 'n3wr@1', jobId: 'n3wr', jobName: 'New', chatId: 1, text: 'New', dueAt: NOW } as const;
    ledger.add({ ...row, state: 'pending', coalesced: 0, scheduled: true, missed: false }, NOW);
    const [db, log] = ['', '-wal'].map((part) => readFileSync(join(folder, `carillon.db${part}`)));
    ledger.close();
    for (const left of readdirSync(folder)) rmSync(join(folder, left));
    // The last page of an index.
    (db as Buffer).fill(0, (db as Buffer).length - 2 * PAGE_BYTES);
    writeFileSync(join(folder, 'carillon.db'), db as Buffer);
    writeFileSync(join(folder, 'carillon.db-wal'), log as Buffer);
    const opened = openLedger(folder, NOW, () => {});
    expect(opened.ledger.history({ limit: 1 })).toMatchObject([{ key: 'n3wr@1' }]);
    opened.ledger.close();
  });
});

const PAGE_BYTES = 4_096;

/** 900 runs of four messages, the first 600 of them forgotten since; long texts, steps, changes, chats and files. */
function writeAgedHistory(folder: string): Buffer {
  const { ledger } = openLedger(folder, NOW, () => {});
  ledger.batch(() => {
    for (let n = 0; n < 900; n++) {
      const jobId = `job${n % 4}`;
      const row = { key: `${jobId}@${n}`, jobId, jobName: 'Stand-up', chatId: 1 - (n % 3), dueAt: n } as const;
      const text = n % 40 === 7 ? 'long '.repeat(900) : `Text ${n} ${'x'.repeat(60)}`;
      ledger.add({ ...row, text, state: 'pending', coalesced: 0, scheduled: true, missed: n % 9 === 0 }, n);
      ledger.update(row.key, { state: 'sending', at: n });
      const state = n % 50 === 3 ? 'unsure' : 'sent';
      ledger.update(row.key, { state, at: n, ...(state === 'sent' && { messageId: n + 1 }) });
    }
    for (let n = 0; n < 40; n++) {
      ledger.journal({ at: n, by: 'window', label: verbatim(`Change ${n}`), before: [], after: [] });
      ledger.setFileId(7, { kind: 'photo', file: `${n}.png`, name: 'a.png' }, `AgAC${n}`);
      ledger.noteMove(-1 - n, -1_000 - n);
    }
  });
  ledger.prune({ before: 600, maxBytes: 1e9, most: 10_000 });
  ledger.close();
  return readFileSync(join(folder, 'carillon.db'));
}

type Table = 'deliveries' | 'events' | 'journal' | 'forgotten' | 'moved_chats' | 'file_ids';
type Stored = Record<string, string | number | null>;

function contentOf(folder: string): Record<Table, Stored[]> {
  const db = new DatabaseSync(join(folder, 'carillon.db'), { readOnly: true });
  const all = (table: Table) => db.prepare(`SELECT * FROM ${table}`).all() as Stored[];
  try {
    return {
      deliveries: all('deliveries'),
      events: all('events'),
      journal: all('journal'),
      forgotten: all('forgotten'),
      moved_chats: all('moved_chats'),
      file_ids: all('file_ids'),
    };
  } finally {
    db.close();
  }
}

/** Of each page, the table or index that it belongs to, as SQLite itself says. */
function ownersOfPages(folder: string): Map<number, string> {
  const db = new DatabaseSync(join(folder, 'carillon.db'), { readOnly: true });
  const pages = db.prepare('SELECT pageno, name FROM dbstat ORDER BY pageno').all() as {
    pageno: number;
    name: string;
  }[];
  db.close();
  return new Map(pages.map(({ pageno, name }) => [pageno, name]));
}

const WHOLE = (row: Stored) => JSON.stringify(row);
/** As much as the indexes say of a delivery whose row is gone. */
const IN_INDEXES = ({ key, job_id, chat_id, due_at, covered_until, state }: Stored) =>
  JSON.stringify([key, job_id, chat_id, due_at, covered_until, state]);

function lostOf(
  before: Record<Table, Stored[]>,
  after: Record<Table, Stored[]>,
  told: (row: Stored) => string,
  table: Table,
) {
  const kept = new Set(after[table].map(told));
  return before[table].map(told).filter((row) => !kept.has(row));
}
