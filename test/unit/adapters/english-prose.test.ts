import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import { Delivery } from '../../../main/contract/delivery.ts';
import { de, en } from '../../../main/i18n/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A ledger that Carillon wrote when it kept what it said as English sentences. */
function openOld() {
  const file = join(tempFolder(), 'carillon.db');
  copyFileSync('test/fixtures/english-prose/carillon.db', file);
  return new SqliteLedger(file);
}

test('what an earlier version said in English is shown as it was, whatever the language', () => {
  const ledger = openOld();
  const rows = ledger.history({ limit: 50 });
  expect(rows.map((row) => Delivery.parse(row))).toEqual(rows);
  const reasons = rows.flatMap(({ reason }) => (reason ? [reason] : []));
  expect(reasons.map(de.say)).toEqual([
    'It could not be sent within 1 minute of its time (Telegram cannot be reached).',
    'Telegram refused it: Bad Request: some new reason.',
    'The connection broke before Telegram answered: it may have arrived.',
    'The person blocked the bot. They must unblock it in their chat with it.',
  ]);
  expect(reasons.map(en.say)).toEqual(reasons.map(de.say));
  const steps = rows.flatMap(({ key }) => ledger.steps(key)).flatMap(({ reason }) => (reason ? [de.say(reason)] : []));
  expect(steps).toContain('The person blocked the bot. They must unblock it in their chat with it.');
  ledger.close();
});

test('its changes keep their labels, and can be undone', () => {
  const ledger = openOld();
  expect(ledger.changes(3).map(({ label }) => en.say(label))).toEqual([
    'Stopped “Stand-up”',
    'Stopped “Call the dentist”',
    'Resumed all messages',
  ]);
  const last = ledger.lastChange();
  expect(last && en.say(last.label)).toBe('Stopped “Stand-up”');
  expect(last?.drop && en.say(last.drop)).toBe('The message was stopped.');
  expect(last?.before[0]?.job?.name).toBe('Stand-up');
  expect(ledger.allChanges()).toHaveLength(13);
  ledger.close();
});
