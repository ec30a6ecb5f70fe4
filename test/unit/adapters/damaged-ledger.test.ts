import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLedger } from '../../../main/adapters/open-ledger.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

const ROWS = 150;
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
  ledger.journal({ at: 1, by: 'window', label: 'Created', before: [] });
  ledger.setLastUpdateId(77);
  ledger.close();
  return readFileSync(join(folder, 'carillon.db'));
}

/** Starts on the damaged file and uses all that a start uses; answers how it went. */
function restart(folder: string, damaged: Uint8Array) {
  for (const left of readdirSync(folder)) rmSync(join(folder, left));
  writeFileSync(join(folder, 'carillon.db'), damaged);
  const told: string[] = [];
  const { ledger, isLost } = openLedger(folder, NOW, (text) => told.push(text));
  try {
    const rows = ledger.history({ limit: 200 });
    ledger.open();
    ledger.missed(100);
    ledger.lastDue();
    ledger.lastChange();
    ledger.lastUpdateId();
    const next = { key: 'k7pd@9999', jobId: 'k7pd', jobName: '', chatId: 1, text: 'next', dueAt: 9_999 } as const;
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
  for (let length = 1; length < whole.length; length += 509) {
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
    { numRuns: 60, examples: [[3_686, Uint8Array.from([56, 247, 90, 154, 229, 84])]] },
  );
});
