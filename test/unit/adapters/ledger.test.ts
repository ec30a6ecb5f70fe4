import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import type { NewDelivery } from '../../../main/core/ports.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function openLedger(file = join(tempFolder(), 'carillon.db')) {
  const ledger = new SqliteLedger(file);
  let isOpen = true;
  const close = () => {
    if (isOpen) ledger.close();
    isOpen = false;
  };
  onTestFinished(close);
  return Object.assign(ledger, {
    reopen() {
      close();
      return openLedger(file);
    },
  });
}

function row(part: Partial<NewDelivery> = {}): NewDelivery {
  const { jobId = 'k7pd', dueAt = 1_000 } = part;
  return {
    key: `${jobId}@${dueAt}`,
    jobId,
    jobName: 'Stand-up',
    chatId: -100_123,
    text: 'Stand up! 🛎',
    dueAt,
    state: 'pending',
    coalesced: 0,
    scheduled: true,
    missed: false,
    ...part,
  };
}

describe('deliveries', () => {
  test('an occurrence enters once; the second time is refused and changes nothing', () => {
    const ledger = openLedger();
    expect(ledger.add(row(), 5)).toBe(true);
    expect(ledger.add(row({ text: 'other' }), 6)).toBe(false);
    expect(ledger.get('k7pd@1000')).toEqual({
      key: 'k7pd@1000',
      jobId: 'k7pd',
      jobName: 'Stand-up',
      chatId: -100_123,
      text: 'Stand up! 🛎',
      dueAt: 1_000,
      state: 'pending',
      attempts: 0,
      changedAt: 5,
      coalesced: 0,
    });
  });

  test('an update keeps what it does not name, and forgets a reason that no longer holds', () => {
    const ledger = openLedger();
    ledger.add(row({ threadId: 3 }), 5);
    ledger.update('k7pd@1000', { state: 'pending', at: 6, attempts: 1, reason: 'No network.' });
    const sent = ledger.update('k7pd@1000', { state: 'sent', at: 7, messageId: 42 });
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, messageId: 42, threadId: 3, changedAt: 7 });
    expect(sent).not.toHaveProperty('reason');
  });

  test('what is not there cannot be updated', () => {
    expect(() => openLedger().update('none', { state: 'sent', at: 1 })).toThrow('no delivery none');
  });

  test('the open ones come oldest first, with the last occurrence that each stands for', () => {
    const ledger = openLedger();
    ledger.add(row({ dueAt: 3_000 }), 5);
    ledger.add(row({ dueAt: 1_000 }), 5);
    ledger.add(row({ dueAt: 2_000 }), 5);
    ledger.update('k7pd@1000', { state: 'sending', at: 6 });
    ledger.update('k7pd@2000', { state: 'sent', at: 6 });
    ledger.coalesce('k7pd@3000', 9_000, 6);
    expect(ledger.open().map(({ delivery, lastDue }) => [delivery.key, delivery.state, lastDue])).toEqual([
      ['k7pd@1000', 'sending', 1_000],
      ['k7pd@3000', 'pending', 9_000],
    ]);
    expect(ledger.get('k7pd@3000')?.coalesced).toBe(6);
    expect([ledger.count('sent'), ledger.count('sending'), ledger.count('unsure')]).toEqual([1, 1, 0]);
  });

  test('where a series stands: skipped and coalesced occurrences count, the user’s own runs do not', () => {
    const ledger = openLedger();
    ledger.add(row({ dueAt: 1_000 }), 5);
    ledger.coalesce('k7pd@1000', 4_000, 3);
    ledger.add(row({ dueAt: 2_000, state: 'skipped', reason: 'Too late.' }), 5);
    ledger.add(row({ jobId: 'aaaa', dueAt: 7_000, scheduled: false }), 5);
    ledger.add(row({ jobId: 'bbbb', dueAt: 7_000, scheduled: false }), 5);
    ledger.coalesce('bbbb@7000', 8_000, 1);
    expect(ledger.lastDue()).toEqual(
      new Map([
        ['k7pd', 4_000],
        ['bbbb', 8_000],
      ]),
    );
  });

  test('all together or not at all', () => {
    const ledger = openLedger();
    const broken = () =>
      ledger.batch(() => {
        ledger.add(row(), 1);
        throw new Error('halfway');
      });
    expect(broken).toThrow('halfway');
    expect(ledger.get('k7pd@1000')).toBeUndefined();
    expect(ledger.batch(() => ledger.add(row(), 1))).toBe(true);
    expect(ledger.reopen().get('k7pd@1000')).toBeDefined();
  });

  test('everything is there after the process has died without closing', () => {
    const file = join(tempFolder(), 'carillon.db');
    const first = openLedger(file);
    first.add(row(), 1);
    first.journal({ at: 1, by: 'chat', label: 'Created', before: [] });
    first.setLastUpdateId(77);
    // Not closed: what a killed process leaves behind, write-ahead log and all.
    const second = openLedger(file);
    expect(second.get('k7pd@1000')?.state).toBe('pending');
    expect(second.lastChange()?.label).toBe('Created');
    expect(second.lastUpdateId()).toBe(77);
  });
});

describe('history', () => {
  test('newest first, by job and by state', () => {
    const ledger = openLedger();
    for (const dueAt of [1_000, 2_000, 3_000]) ledger.add(row({ dueAt }), 1);
    ledger.add(row({ jobId: 'aaaa', dueAt: 2_500 }), 1);
    ledger.update('k7pd@2000', { state: 'failed', at: 2 });
    const keys = (query: object) => ledger.history({ limit: 10, ...query }).map(({ key }) => key);
    expect(keys({})).toEqual(['k7pd@3000', 'aaaa@2500', 'k7pd@2000', 'k7pd@1000']);
    expect(keys({ jobId: 'k7pd' })).toEqual(['k7pd@3000', 'k7pd@2000', 'k7pd@1000']);
    expect(keys({ state: 'failed' })).toEqual(['k7pd@2000']);
    expect(keys({ before: 2_500 })).toEqual(['k7pd@2000', 'k7pd@1000']);
    expect(keys({ limit: 1, jobId: 'k7pd', before: 3_000 })).toEqual(['k7pd@2000']);
    expect(keys({ beforeKey: 'k7pd@2000' })).toHaveLength(4);
  });

  test('page by page it is complete, also where many fell due in the same instant', () => {
    const due = fc.array(fc.record({ job: fc.integer({ min: 10, max: 99 }), dueAt: fc.nat(3) }), { maxLength: 30 });
    fc.assert(
      fc.property(due, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
        const ledger = new SqliteLedger(':memory:');
        for (const { job, dueAt } of rows) ledger.add(row({ jobId: `jj${job}`, dueAt }), 1);
        const all = ledger.history({ limit: 200 }).map(({ key }) => key);
        const paged: string[] = [];
        for (let page = ledger.history({ limit }); page.length > 0; ) {
          paged.push(...page.map(({ key }) => key));
          const last = page.at(-1);
          page = ledger.history({ limit, before: last?.dueAt, beforeKey: last?.key });
        }
        ledger.close();
        expect(paged).toEqual(all);
        expect(all).toHaveLength(new Set(rows.map(({ job, dueAt }) => `${job}@${dueAt}`)).size);
      }),
    );
  });
});

describe('the journal', () => {
  test('gives the newest change that was not undone', () => {
    const ledger = openLedger();
    expect(ledger.lastChange()).toBeUndefined();
    const first = ledger.journal({ at: 1, by: 'window', label: 'first', before: [] });
    const second = ledger.journal({ at: 2, by: 'chat', label: 'second', before: [{ id: 'k7pd', job: null }] });
    expect(ledger.lastChange()).toMatchObject({ id: second, label: 'second', before: [{ id: 'k7pd', job: null }] });
    ledger.markUndone(second);
    expect(ledger.lastChange()).toMatchObject({ id: first, label: 'first' });
    ledger.markUndone(first);
    expect(ledger.reopen().lastChange()).toBeUndefined();
  });
});

test('the last update of Telegram’s is remembered', () => {
  const ledger = openLedger();
  expect(ledger.lastUpdateId()).toBeUndefined();
  ledger.setLastUpdateId(5);
  ledger.setLastUpdateId(9);
  expect(ledger.reopen().lastUpdateId()).toBe(9);
});
