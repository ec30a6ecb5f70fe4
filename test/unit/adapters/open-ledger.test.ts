import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../../main/adapters/open-ledger.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { english } from '../../support/english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function open(folder: string) {
  const told: string[] = [];
  const opened = openLedger(folder, 1_774_602_000_000, (text) => told.push(english(text)));
  onTestFinished(() => opened.ledger.close());
  return { ...opened, told };
}

test('a history that is no database is kept aside, and a fresh one begins', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'carillon.db'), 'this is no database, '.repeat(500));
  const { ledger, isLost, told } = open(folder);
  expect(isLost).toBe(true);
  expect(told.join()).toContain('kept as carillon.corrupt-1774602000000.db');
  expect(readFileSync(join(folder, 'carillon.corrupt-1774602000000.db'), 'utf8')).toContain('this is no database');
  expect(ledger.history({ limit: 10 })).toEqual([]);
});

test('one that lost its second half, too', () => {
  const folder = tempFolder();
  const first = openLedger(folder, 0, () => {});
  for (let n = 0; n < 500; n++) {
    const row = { key: `k7pd@${n}`, jobId: 'k7pd', jobName: '', chatId: 1, text: 'x'.repeat(200), dueAt: n } as const;
    first.ledger.add({ ...row, state: 'pending', coalesced: 0, scheduled: true, missed: false }, 0);
  }
  first.ledger.close();
  truncateSync(join(folder, 'carillon.db'), 6_000);
  expect(open(folder).isLost).toBe(true);
});

test('a good one is opened as it is, and nothing is told', () => {
  const folder = tempFolder();
  openLedger(folder, 0, () => {}).ledger.close();
  const { isLost, told } = open(folder);
  expect({ isLost, told }).toEqual({ isLost: false, told: [] });
  expect(readdirSync(folder).some((name) => name.includes('corrupt'))).toBe(false);
});

test('of one that was damaged in the middle, what can be read is kept', () => {
  const folder = tempFolder();
  const file = join(folder, 'carillon.db');
  const first = openLedger(folder, 0, () => {});
  for (let n = 0; n < 3_000; n++) {
    const row = { key: `k7pd@${n}`, jobId: 'k7pd', jobName: '', chatId: 1, text: 'x'.repeat(200), dueAt: n } as const;
    first.ledger.add({ ...row, state: 'pending', coalesced: 0, scheduled: true, missed: false }, 0);
  }
  first.ledger.journal({ at: 1, by: 'window', label: verbatim('Stopped “Stand-up”'), before: [] });
  first.ledger.close();
  // Some pages in the middle are overwritten, as a dying disk does.
  const bytes = readFileSync(file);
  for (const page of [41, 42, 91, 151]) bytes.fill(0xa5, page * 4_096, (page + 1) * 4_096);
  writeFileSync(file, bytes);
  const { ledger, isLost, told } = open(folder);
  const saved = ledger.history({ limit: 10_000 });
  expect(isLost).toBe(true);
  expect(saved.length).toBeGreaterThan(1_500);
  expect(saved.length).toBeLessThan(3_000);
  expect(saved.every(({ key, dueAt, text }) => key === `k7pd@${dueAt}` && text.length === 200)).toBe(true);
  expect(told.join()).toContain(`${saved.length.toLocaleString('en')} of its entries could be read`);
  expect(ledger.findDamage()).toBeNull();
  // And it works on.
  expect(ledger.update(saved[0]?.key as string, { state: 'sending', at: 9 }).state).toBe('sending');
  expect(ledger.steps(saved[0]?.key as string)).toEqual([{ at: 9, state: 'sending' }]);
});

test('an empty file, as a power cut leaves it, is no history: the caller is told that it is lost', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'carillon.db'), '');
  expect(open(folder).isLost).toBe(true);
});
