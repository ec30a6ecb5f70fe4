import { describe, expect, test } from 'vitest';
import { testSeed } from '../support/seed.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { Campaign } from '../torture/crash/campaign.ts';
import type { Evidence, Row } from '../torture/crash/evidence.ts';
import { judge } from '../torture/crash/judge.ts';

/** `npm run torture` does the same at length. */
const KILLS = 10;

test(`killed ${KILLS} times among a thousand messages: none lost, none doubled, every doubt shown`, {
  timeout: 120_000,
}, async () => {
  const seed = testSeed();
  const goesOn = (kills: number) => kills < KILLS;
  const evidence = await new Campaign({ goesOn, seed, recurring: 40, folder: tempFolder() }).run();
  const { counts, problems } = judge(evidence);
  expect(problems, `seed ${seed}`).toEqual([]);
  // It was no walk in the park.
  expect(counts.receipts, `seed ${seed}`).toBeGreaterThan(100);
  expect(counts.unsure, `seed ${seed}`).toBeGreaterThan(0);
});

describe('the judge of that', () => {
  test('finds nothing wrong with a clean record', () => {
    expect(judge(evidence()).problems).toEqual([]);
  });

  const frauds: [name: string, tamper: (record: Evidence) => Evidence, says: RegExp][] = [
    ['a run that is in no row', (it) => ({ ...it, rows: it.rows.slice(1) }), /3 were due and 2 are accounted for/],
    ['runs at the end that were forgotten', (it) => ({ ...it, until: 5_500 }), /2 due since .* were forgotten/],
    ['a row for what was not due', (it) => change(it, 0, { dueAt: 1_300 }), /tick@1000 was not due/],
    ['a message that is said to be sent', (it) => ({ ...it, receipts: it.receipts.slice(1) }), /said to be sent as 1/],
    [
      'a message that came twice',
      (it) => ({ ...it, receipts: [...it.receipts, receipt(9, 2_100)] }),
      /message 9 .* sent once too often/,
    ],
    ['a message that came early', (it) => ({ ...it, receipts: it.receipts.map(early) }), /sent 1 ms early/],
    ['a row that is left open', (it) => change(it, 1, { state: 'sending' }), /tick@2000 is left sending/],
    ['a doubt that is not shown', (it) => change(it, 1, { state: 'unsure' }), /1 are unsure, but 0 are shown/],
    [
      'a reason that does not hold',
      (it) => change(it, 1, { state: 'skipped', reason: 'Carillon slept, and this message skips missed runs.' }),
      /which is not so/,
    ],
    ['a confirmed job that is gone', (it) => ({ ...it, jobs: [] }), /confirmed and is gone/],
    [
      'a message after the stop',
      (it) => ({
        ...it,
        jobs: [],
        asked: it.asked.map((one) => ({ ...one, stop: { askedAt: 900, confirmedAt: 2_500 } })),
      }),
      /tick@3000 fell due after it was stopped/,
    ],
  ];
  for (const [name, tamper, says] of frauds) {
    test(`finds ${name}`, () => {
      expect(judge(tamper(evidence())).problems.join('\n')).toMatch(says);
    });
  }
});

/** A job that came three times and was sent each time. */
function evidence(): Evidence {
  const made = { id: 'tick', since: 0 };
  return {
    asked: [
      {
        text: 'tick',
        chatId: 1,
        ifUnsure: 'ask',
        missed: { policy: 'latest', maxLatenessMs: 60_000 },
        series: { everyMs: 1_000, anchor: 0 },
        made,
        runs: { asked: 0, confirmed: 0 },
      },
    ],
    jobs: [{ ...made, message: { text: 'tick' } }],
    rows: [1, 2, 3].map(row),
    receipts: [1, 2, 3].map((n) => receipt(n, n * 1_000)),
    lives: [{ from: 0, to: 10_000 }],
    until: 3_500,
    unsureShown: 0,
  };
}

function row(n: number): Row {
  const at = n * 1_000;
  const states = { state: 'sent', attempts: 1, changedAt: at + 500, messageId: n, reason: null } as const;
  return {
    key: `tick@${at}`,
    jobId: 'tick',
    text: 'tick',
    dueAt: at,
    coveredUntil: at,
    ...states,
    coalesced: 0,
    scheduled: 1,
  };
}

function receipt(messageId: number, at: number) {
  return { chatId: 1, messageId, text: 'tick', at };
}

function early<T extends { at: number }>(it: T): T {
  return { ...it, at: it.at - 1 };
}

function change(record: Evidence, at: number, part: Partial<Row>): Evidence {
  return { ...record, rows: record.rows.map((one, n) => (n === at ? { ...one, ...part } : one)) };
}
