import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import { DeliveryState } from '../../../main/contract/delivery.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { openLedger, row } from '../../support/ledger.ts';
import { tempFolder } from '../../support/temp-folder.ts';

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
    ledger.update('k7pd@1000', { state: 'sending', at: 6, attempts: 1, reason: verbatim('No network.') });
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
    ledger.update('k7pd@2000', { state: 'sending', at: 6 });
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
    ledger.add(row({ dueAt: 2_000, state: 'skipped', reason: verbatim('Too late.') }), 5);
    ledger.add(row({ jobId: 'aaaa', dueAt: 7_000, scheduled: false }), 5);
    ledger.add(row({ jobId: 'bbbb', dueAt: 7_000, scheduled: false }), 5);
    ledger.coalesce('bbbb@7000', 8_000, 1);
    // One that had just fallen due when the user's own run came before it.
    ledger.add(row({ jobId: 'cccc', dueAt: 7_002, scheduled: false }), 5);
    ledger.coalesce('cccc@7002', 7_000, 1);
    expect(ledger.lastDue()).toEqual(
      new Map([
        ['k7pd', 4_000],
        ['bbbb', 8_000],
        ['cccc', 7_000],
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
    first.journal({ at: 1, by: 'chat', label: verbatim('Created'), before: [] });
    first.setLastUpdateId(77);
    // Not closed: what a killed process leaves behind, write-ahead log and all.
    const second = openLedger(file);
    expect(second.get('k7pd@1000')?.state).toBe('pending');
    expect(second.lastChange()?.label).toEqual('Created');
    expect(second.lastUpdateId()).toBe(77);
  });
});

describe('history', () => {
  test('what became of a time is counted, with how late it was; a message that was asked for again is late from then on', () => {
    const ledger = openLedger();
    const send = (dueAt: number, at: number) => {
      ledger.update(`k7pd@${dueAt}`, { state: 'sending', at });
      ledger.update(`k7pd@${dueAt}`, { state: 'sent', at });
    };
    for (const dueAt of [1_000, 2_000, 3_000, 4_000, 5_000]) ledger.add(row({ dueAt }), dueAt);
    send(1_000, 1_400);
    send(2_000, 2_200);
    ledger.update('k7pd@3000', { state: 'sending', at: 3_000 });
    ledger.update('k7pd@3000', { state: 'failed', at: 3_001 });
    ledger.update('k7pd@3000', { state: 'pending', at: 90_000, wantedAt: 90_000 });
    send(3_000, 90_600);
    ledger.update('k7pd@4000', { state: 'skipped', at: 4_000 });
    expect(ledger.tally(1_000, 5_000)).toEqual({
      ...{ sent: 3, failed: 0, unsure: 0, skipped: 1, waiting: 0 },
      ...{ lateMs: 400, worstMs: 600 },
    });
    expect(ledger.tally(5_000, 6_000)).toMatchObject({ sent: 0, waiting: 1, lateMs: null, worstMs: null });
    expect(ledger.tally(0, 1_000)).toMatchObject({ sent: 0, waiting: 0 });
  });

  test('newest first, by job and by state', () => {
    const ledger = openLedger();
    for (const dueAt of [1_000, 2_000, 3_000]) ledger.add(row({ dueAt }), 1);
    ledger.add(row({ jobId: 'aaaa', dueAt: 2_500 }), 1);
    ledger.update('k7pd@2000', { state: 'sending', at: 2 });
    ledger.update('k7pd@2000', { state: 'failed', at: 2 });
    const keys = (query: object) => ledger.history({ limit: 10, ...query }).map(({ key }) => key);
    expect(keys({})).toEqual(['k7pd@3000', 'aaaa@2500', 'k7pd@2000', 'k7pd@1000']);
    expect(keys({ jobId: 'k7pd' })).toEqual(['k7pd@3000', 'k7pd@2000', 'k7pd@1000']);
    expect(keys({ state: 'failed' })).toEqual(['k7pd@2000']);
    expect(keys({ chatId: -100_123, from: 2_000, to: 3_000 })).toEqual(['aaaa@2500', 'k7pd@2000']);
    expect(keys({ chatId: 7 })).toEqual([]);
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
    const first = ledger.journal({ at: 1, by: 'window', label: verbatim('first'), before: [] });
    const second = ledger.journal({
      at: 2,
      by: 'chat',
      label: verbatim('second'),
      before: [{ id: 'k7pd', job: null }],
    });
    expect(ledger.lastChange()).toMatchObject({
      id: second,
      label: verbatim('second'),
      before: [{ id: 'k7pd', job: null }],
    });
    ledger.markUndone(second);
    expect(ledger.lastChange()).toMatchObject({ id: first, label: verbatim('first') });
    ledger.markUndone(first);
    expect(ledger.reopen().lastChange()).toBeUndefined();
  });

  test('lists changes without reading what they touched, and knows which one can be made again', () => {
    const ledger = openLedger();
    const of = (at: number, label: string) => ledger.journal({ at, by: 'chat', label: verbatim(label), before: [] });
    const [first, second, third] = [of(1, 'first'), of(2, 'second'), of(3, 'third')];
    expect(ledger.lastUndone()).toBeUndefined();
    ledger.markUndone(third);
    ledger.markUndone(second);
    expect(ledger.newestChange()).toEqual({ id: first, at: 1, by: 'chat', label: verbatim('first'), undone: false });
    expect(ledger.changes(2)).toMatchObject([
      { label: 'third', undone: true },
      { label: verbatim('second'), undone: true },
    ]);
    expect(ledger.lastUndone()).toMatchObject({ id: second });
    of(4, 'fourth');
    expect(ledger.lastUndone()).toBeUndefined();
  });
});

test('the last update of Telegram’s is remembered', () => {
  const ledger = openLedger();
  expect(ledger.lastUpdateId()).toBeUndefined();
  ledger.setLastUpdateId(5);
  ledger.setLastUpdateId(9);
  expect(ledger.reopen().lastUpdateId()).toBe(9);
});

describe('the way of a delivery', () => {
  const LEGAL: Record<DeliveryState, DeliveryState[]> = {
    pending: ['pending', 'sending', 'skipped'],
    sending: ['pending', 'sent', 'failed', 'unsure', 'skipped'],
    sent: [],
    failed: ['pending'],
    unsure: ['pending', 'sent'],
    skipped: ['pending'],
  };

  test('takes no step that is none, and what was sent stays sent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DeliveryState.options), { maxLength: 12 }), (tries) => {
        const ledger = openLedger(':memory:');
        ledger.add(row(), 1);
        let state: DeliveryState = 'pending';
        for (const next of tries) {
          const step = () => ledger.update('k7pd@1000', { state: next, at: 2 });
          if (LEGAL[state].includes(next)) {
            expect(step().state).toBe(next);
            state = next;
          } else {
            expect(step).toThrow(`is ${state}: it cannot become ${next}`);
          }
          expect(ledger.get('k7pd@1000')?.state).toBe(state);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is kept step by step, also across a restart', () => {
    const ledger = openLedger();
    ledger.add(row(), 1_000);
    ledger.update('k7pd@1000', { state: 'sending', at: 1_001, attempts: 1 });
    ledger.update('k7pd@1000', { state: 'pending', at: 1_200, reason: verbatim('Telegram asked to wait 2 s.') });
    const again = ledger.reopen();
    again.update('k7pd@1000', { state: 'sending', at: 3_300, attempts: 2 });
    again.update('k7pd@1000', { state: 'sent', at: 3_400, messageId: 812 });
    expect(again.steps('k7pd@1000')).toEqual([
      { at: 1_001, state: 'sending' },
      { at: 1_200, state: 'pending', reason: verbatim('Telegram asked to wait 2 s.') },
      { at: 3_300, state: 'sending' },
      { at: 3_400, state: 'sent' },
    ]);
    expect(again.steps('none')).toEqual([]);
  });

  test('one that the user asked for anew is late from then on, also after a restart', () => {
    const ledger = openLedger();
    ledger.add(row({ state: 'skipped', reason: verbatim('Too late.') }), 5);
    ledger.update('k7pd@1000', { state: 'pending', at: 90_000, wantedAt: 90_000 });
    expect(ledger.reopen().open()).toMatchObject([{ lastDue: 90_000, delivery: { dueAt: 1_000 } }]);
  });

  test('one that waits can be worded anew', () => {
    const ledger = openLedger();
    ledger.add(row({ threadId: 3 }), 5);
    ledger.editPending('k7pd@1000', { jobName: 'Sit-down', chatId: 7, text: 'Sit down!' });
    const reworded = ledger.reopen().get('k7pd@1000');
    expect(reworded).toMatchObject({ jobName: 'Sit-down', chatId: 7, text: 'Sit down!', state: 'pending' });
    expect(reworded).not.toHaveProperty('threadId');
  });
});

test('what was committed is on the disk before the call returns, so that a power cut cannot take it back', () => {
  const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare');
  const ledger = new SqliteLedger(join(tempFolder(), 'carillon.db'));
  const [connection] = prepared.mock.contexts as DatabaseSync[];
  prepared.mockRestore();
  const ask = (what: string) => connection?.prepare(`PRAGMA ${what}`).get();
  // 2 is FULL: each commit waits for the disk. With NORMAL a row in the WAL may be lost.
  expect([ask('journal_mode'), ask('synchronous')]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }]);
  ledger.close();
});
