import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import { bringUpToDate } from '../../../main/adapters/ledger-schema.ts';
import type { PastDelivery } from '../../../main/contract/delivery.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { openLedger, row } from '../../support/ledger.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('forgetting', () => {
  const DAY = 86_400_000;
  const everything = { before: 1_000 * DAY, maxBytes: Number.MAX_SAFE_INTEGER, most: 1_000 };

  function filled() {
    const ledger = openLedger();
    for (let day = 1; day <= 10; day++) {
      ledger.add(row({ dueAt: day * DAY }), day * DAY);
      ledger.update(`k7pd@${day * DAY}`, { state: 'sending', at: day * DAY });
      ledger.update(`k7pd@${day * DAY}`, { state: day === 3 ? 'unsure' : 'sent', at: day * DAY });
    }
    ledger.add(row({ jobId: 'wait', dueAt: DAY }), DAY);
    return ledger;
  }

  test('what is older than it should be goes, a few at a time; what waits for somebody stays', () => {
    const ledger = filled();
    const limits = { ...everything, before: 6 * DAY, most: 3 };
    expect([ledger.prune(limits), ledger.prune(limits), ledger.prune(limits)]).toEqual([3, 1, 0]);
    const left = ledger.history({ limit: 100 }).map(({ key }) => key);
    expect(left).toEqual([10, 9, 8, 7, 6, 3].map((day) => `k7pd@${day * DAY}`).concat(`wait@${DAY}`));
    expect(ledger.steps(`k7pd@${DAY}`)).toEqual([]);
    expect(ledger.steps(`k7pd@${9 * DAY}`)).toHaveLength(2);
  });

  test('where a series stands and how often it ran is not forgotten', () => {
    const ledger = filled();
    ledger.coalesce(`k7pd@${10 * DAY}`, 10 * DAY + 5, 4);
    const before = { last: ledger.lastDue(), runs: ledger.runCount('k7pd') };
    for (let n = 0; n < 5; n++) ledger.prune({ ...everything, most: 3 });
    expect(ledger.history({ limit: 100 }).map(({ state }) => state)).toEqual(['unsure', 'pending']);
    const after = ledger.reopen();
    expect({ last: after.lastDue(), runs: after.runCount('k7pd') }).toEqual(before);
    expect(before.runs).toBe(14);
  });

  test('when there is too much the oldest go, whatever their age, until there is room', () => {
    const ledger = openLedger();
    for (let n = 1; n <= 2_000; n++) {
      ledger.add(row({ dueAt: n, state: 'skipped', reason: verbatim('x'.repeat(300)) }), n);
    }
    const limits = { before: 0, maxBytes: 300_000, most: 100 };
    let rounds = 0;
    while (ledger.prune(limits) > 0) rounds++;
    expect(rounds).toBeGreaterThan(3);
    const left = ledger.history({ limit: 3_000 });
    expect(left.length).toBeGreaterThan(100);
    expect(left.length).toBeLessThan(1_500);
    expect(left[0]?.dueAt).toBe(2_000);
  });
});

describe('a file of another version', () => {
  test('one from before there were numbers keeps its rows and becomes the present one', () => {
    const file = join(tempFolder(), 'carillon.db');
    const old = new DatabaseSync(file);
    old.exec(`
      CREATE TABLE deliveries (key TEXT PRIMARY KEY, job_id TEXT NOT NULL, job_name TEXT NOT NULL, chat_id INTEGER NOT NULL,
        thread_id INTEGER, text TEXT NOT NULL, due_at INTEGER NOT NULL, covered_until INTEGER NOT NULL, state TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, changed_at INTEGER NOT NULL, message_id INTEGER, reason TEXT,
        coalesced INTEGER NOT NULL, scheduled INTEGER NOT NULL, missed INTEGER NOT NULL) STRICT;
      INSERT INTO deliveries VALUES ('k7pd@1000', 'k7pd', '', 7, NULL, 'Old', 1000, 1000, 'sending', 1, 5, NULL, NULL, 0, 1, 0);
    `);
    old.close();
    const ledger = openLedger(file);
    expect(ledger.update('k7pd@1000', { state: 'sent', at: 6, messageId: 8 })).toMatchObject({
      text: 'Old',
      state: 'sent',
    });
    expect(ledger.reopen().steps('k7pd@1000')).toEqual([{ at: 6, state: 'sent' }]);
  });

  test('one from before messages could ask: what it holds is there, and its changes have their labels', () => {
    const file = join(tempFolder(), 'carillon.db');
    const old = new DatabaseSync(file);
    bringUpToDate(old, 2);
    old.exec(`INSERT INTO deliveries (key, job_id, job_name, chat_id, text, due_at, covered_until, state, attempts, changed_at,
      coalesced, scheduled, missed) VALUES ('k7pd@1000', 'k7pd', '', 1001, 'Stand up! 🛎', 1000, 1000, 'pending', 0, 5, 0, 1, 0)`);
    const change = { at: 7, by: 'tray', label: 'Stopped “Stand-up”', before: [] };
    old.prepare('INSERT INTO journal (entry) VALUES (?)').run(JSON.stringify(change));
    old.close();
    const brought = openLedger(file);
    expect(brought.get('k7pd@1000')).toMatchObject({ text: 'Stand up! 🛎' });
    expect(brought.unacknowledged()).toEqual([]);
    expect(brought.changes(5)).toMatchObject([{ at: 7, by: 'tray', label: 'Stopped “Stand-up”', undone: false }]);
    expect(brought.lastChange()).toMatchObject({ label: 'Stopped “Stand-up”' });
  });

  test('one of a later version is refused in words, and left as it is', () => {
    const file = join(tempFolder(), 'carillon.db');
    new SqliteLedger(file).close();
    const later = new DatabaseSync(file);
    later.exec('PRAGMA user_version = 99');
    later.close();
    const before = readFileSync(file);
    expect(() => new SqliteLedger(file)).toThrow('later version of Carillon');
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('what another Carillon sent', () => {
  const past = (part: Partial<PastDelivery> = {}): PastDelivery => ({
    key: 'k7pd@1000',
    jobId: 'k7pd',
    jobName: 'Stand-up',
    chatId: -100_123,
    text: 'Stand up!',
    dueAt: 1_000,
    state: 'sent',
    attempts: 2,
    changedAt: 1_340,
    coalesced: 3,
    messageId: 812,
    ...part,
  });

  test('is taken in once, as it was, with the last step of its story; what is here already stays as it is', () => {
    const ledger = openLedger();
    ledger.add(row({ dueAt: 2_000 }), 2_000);
    const here = ledger.get('k7pd@2000');
    expect(ledger.importDeliveries([past(), past({ key: 'k7pd@2000', dueAt: 2_000 })])).toBe(1);
    expect(ledger.importDeliveries([past()])).toBe(0);
    expect(ledger.get('k7pd@1000')).toEqual(past());
    expect(ledger.steps('k7pd@1000')).toEqual([{ at: 1_340, state: 'sent' }]);
    expect(ledger.get('k7pd@2000')).toEqual(here);
    expect(ledger.runCount('k7pd')).toBe(5);
    expect(ledger.lastDue().get('k7pd')).toBe(2_000);
  });

  test('asks nothing here that it asked there, and a run that was asked for says nothing of the series', () => {
    const ledger = openLedger();
    ledger.importDeliveries([
      past({ acknowledgement: { repeat: 0 } }),
      past({
        key: 'k7pd@9000!1',
        dueAt: 9_000,
        state: 'unsure',
        reason: verbatim('The answer was lost.'),
        coalesced: 0,
      }),
    ]);
    expect(ledger.unacknowledged()).toEqual([]);
    expect(ledger.lastDue().get('k7pd')).toBe(1_000);
    expect(ledger.count('unsure')).toBe(1);
  });
});
