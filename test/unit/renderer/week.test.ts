import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../main/contract/job.ts';
import { planFor } from '../../../main/core/simulate/plan.ts';
import { chatColour } from '../../../renderer/logic/chats.ts';
import { createTeller, toldInWords } from '../../../renderer/logic/told.ts';
import { clockOf, marksOf, minuteOf, quietSpans, weekOf } from '../../../renderer/logic/week.ts';
import { CHATS, jobOf } from '../../support/window/jobs.ts';

const DAY = 86_400_000;
const BERLIN = 'Europe/Berlin';

function asJob(view: ReturnType<typeof jobOf>): Job {
  const { nextAt: _, phase: __, inWords: ___, zone: ____, ...job } = view;
  return job;
}

async function weekFrom(from: string, zone: string, times: string[], timeZone = zone) {
  const now = Date.parse(from);
  const schedule = { kind: 'calendar' as const, days: { on: 'everyDay' as const }, times };
  const job = asJob(jobOf({ id: 'aaa2', text: 'x', timeZone, schedule }, now));
  return weekOf(await planFor([job], now, now + 7 * DAY, undefined, { timeZone: zone }), zone);
}

describe('the rows of a week', () => {
  test('are seven days from today, each send at its place on the wall', async () => {
    const rows = await weekFrom('2026-11-24T09:14:00Z', BERLIN, ['08:00', '17:30']);
    expect(rows.map(({ date }) => date)).toEqual([24, 25, 26, 27, 28, 29, 30].map((day) => `2026-11-${day}`));
    expect(rows[0]?.sends.map(({ minute }) => minute)).toEqual([17 * 60 + 30]);
    expect(rows[1]?.sends.map(({ minute }) => minute)).toEqual([480, 1_050]);
    expect(rows.every(({ change }) => change === null)).toBe(true);
  });

  test.each([
    ['Berlin in spring', '2027-03-26T10:00:00Z', BERLIN, '2027-03-28', { from: 120, to: 180 }],
    ['Berlin in autumn', '2026-10-23T10:00:00Z', BERLIN, '2026-10-25', { from: 120, to: 180 }],
    ['New York', '2027-03-12T10:00:00Z', 'America/New_York', '2027-03-14', { from: 120, to: 180 }],
    ['half an hour on Lord Howe', '2026-10-02T10:00:00Z', 'Australia/Lord_Howe', '2026-10-04', { from: 120, to: 150 }],
    ['an hour past midnight in Havana', '2026-10-30T10:00:00Z', 'America/Havana', '2026-11-01', { from: 0, to: 60 }],
    ['no midnight in Havana', '2027-03-12T10:00:00Z', 'America/Havana', '2027-03-14', { from: 0, to: 60 }],
  ])('know where the clock jumps: %s', async (_, from, zone, date, change) => {
    const rows = await weekFrom(from, zone, ['08:00']);
    expect(rows.filter((row) => row.change !== null).map((row) => [row.date, row.change])).toEqual([[date, change]]);
    for (const { at, minute } of rows.flatMap(({ sends }) => sends)) expect(minute).toBe(minuteOf(at, zone));
  });

  test('a time that does not exist stands where it is sent instead', async () => {
    const rows = await weekFrom('2027-03-26T10:00:00Z', BERLIN, ['02:30']);
    expect(rows.find(({ date }) => date === '2027-03-28')?.sends[0]?.minute).toBe(210);
  });
});

describe('marks that would touch', () => {
  const sends = fc
    .array(fc.integer({ min: 0, max: 1_439 }), { maxLength: 200 })
    .map((minutes) => minutes.map((minute, at) => ({ jobId: 'aaa2', at, minute })));

  test('become one; none is lost, and their first sends are apart', () => {
    fc.assert(
      fc.property(sends, fc.integer({ min: 1, max: 200 }), (all, apart) => {
        const marks = marksOf(all, apart);
        expect(marks.flatMap((mark) => mark.sends).length).toBe(all.length);
        const firsts = marks.map((mark) => mark.sends[0]?.minute ?? 0);
        for (const [at, first] of firsts.slice(1).entries()) {
          expect(first - (firsts[at] ?? 0)).toBeGreaterThanOrEqual(apart);
        }
        for (const mark of marks) {
          const minutes = mark.sends.map(({ minute }) => minute);
          expect(mark.minute).toBe((Math.min(...minutes) + Math.max(...minutes)) / 2);
        }
      }),
    );
  });
});

test('quiet hours over midnight are two stretches of a day, and the same ones count once', () => {
  const schedule = { kind: 'calendar' as const, days: { on: 'everyDay' as const }, times: ['08:00'] };
  const night = { from: '22:00', to: '07:00' };
  const jobs = [
    jobOf({ id: 'aaa2', text: 'x', schedule, quiet: { ...night, mode: 'wait' } }),
    jobOf({ id: 'aaa3', text: 'y', schedule, quiet: { from: '12:00', to: '13:00', mode: 'skip' } }),
  ];
  expect(quietSpans(night, jobs)).toEqual([
    { from: 1_320, to: 1_440 },
    { from: 0, to: 420 },
    { from: 720, to: 780 },
  ]);
  expect(quietSpans(null, [])).toEqual([]);
});

test('a mark is said in one sentence, in full for one send and with their number for several', () => {
  const jobs = [
    jobOf({ id: 'aaa2', text: 'Breakfast', schedule: { kind: 'once', at: '2026-11-25T08:00' } }),
    jobOf({ id: 'aaa3', text: 'Bread', chatId: -9, schedule: { kind: 'once', at: '2026-11-25T08:00' } }),
  ];
  const tell = createTeller(jobs, Object.values(CHATS));
  const [breakfast, bread] = [tell('aaa2', '08:00'), tell('aaa3', '08:05')];
  expect(toldInWords('today', [breakfast])).toBe('today 08:00, Breakfast, to Anna Berger');
  expect(toldInWords('today', [breakfast, bread])).toBe(
    'today, 2 messages: 08:00, Breakfast, to Anna Berger; 08:05, Bread, to Chat -9',
  );
  expect(
    toldInWords(
      'today',
      Array.from({ length: 10 }, () => breakfast),
    ),
  ).toMatch(/^today, 10 messages:.*; and 2 more$/);
});

test('the first eight chats have colours of their own, and so has one that is not known', () => {
  const chats = Array.from({ length: 8 }, (_, at) => ({ id: at + 1, type: 'group' as const, title: `Chat ${at}` }));
  expect(new Set(chats.map(({ id }) => chatColour(id, chats))).size).toBe(8);
  expect(chatColour(-77, chats)).toMatch(/^var\(--chat-[0-7]\)$/);
});

test('each minute of the day reads as on a clock', () => {
  expect([0, 9, 570, 1_439].map(clockOf)).toEqual(['00:00', '00:09', '09:30', '23:59']);
});

test('minutes are those of the wall', () => {
  expect(minuteOf(Date.parse('2026-11-24T09:14:00Z'), BERLIN)).toBe(614);
});
