import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCron } from '../../../../main/core/schedule/cron.ts';
import { nextCronWall } from '../../../../main/core/schedule/cron-wall.ts';
import { describeCron } from '../../../../main/core/schedule/describe-cron.ts';
import { de, en } from '../../../../main/i18n/index.ts';
import { samples } from '../../../support/samples.ts';

function ofCroner(line: string, after: number): number | null {
  return new Cron(line, { utcOffset: 0, mode: '5-or-6-parts' }).nextRun(new Date(after))?.getTime() ?? null;
}

function next(line: string, after: number): number | null {
  return nextCronWall(parseCron(line), after);
}

/** The next dates (UTC digits) that a line names. */
function dates(line: string, from: string, count: number): string[] {
  const found: string[] = [];
  for (let at = next(line, Date.parse(from)); at !== null && found.length < count; at = next(line, at)) {
    found.push(new Date(at).toISOString().slice(0, 10));
  }
  return found;
}

/** One field's text within bounds: star, number, range, step, and lists of them. */
function field(least: number, greatest: number, named: fc.Arbitrary<string>[] = []): fc.Arbitrary<string> {
  const number = fc.integer({ min: least, max: greatest });
  const range = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const step = fc.integer({ min: 1, max: greatest - least + (greatest === 7 ? 0 : 1) });
  const part = fc.oneof(
    { weight: 3, arbitrary: number.map(String) },
    { weight: 2, arbitrary: range.map(([a, b]) => `${a}-${b}`) },
    { weight: 1, arbitrary: fc.tuple(range, step).map(([[a, b], n]) => `${a}-${b}/${n}`) },
    { weight: 1, arbitrary: step.map((n) => `*/${n}`) },
    { weight: 1, arbitrary: fc.constant('*') },
    ...named.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('*') },
    { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')) },
  );
}

const weekdayName = fc.constantFrom('sun', 'MON', 'Tue', 'wed', 'thu', 'FRI', 'sat');
const monthName = fc.constantFrom('jan', 'FEB', 'Mar', 'jun', 'sep', 'DEC');
const nth = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.constantFrom('1', '2', '3', '4', '5', 'L'));
const fields = fc
  .tuple(
    field(0, 59),
    field(0, 23),
    field(1, 31, [fc.constant('L'), fc.integer({ min: 1, max: 31 }).map((n) => `${n}W`)]),
    field(1, 12, [monthName]),
    field(0, 7, [weekdayName, nth.map(([day, n]) => `${day}#${n}`), fc.constantFrom('5L', 'friL', 'mon-fri', '1-5#2')]),
    fc.constantFrom('', '', '', '+'),
  )
  // To croner “L,*” is a wildcard, which nobody writes.
  .filter(([, , day]) => !/^(L,)*\*(,L)*$/.test(day) || day === '*')
  .map(([minute, hour, day, month, weekday, both]) => `${minute} ${hour} ${day} ${month} ${both}${weekday}`);
const line = fc.oneof(
  fields,
  fc.tuple(field(0, 59), fields).map(([second, five]) => `${second} ${five}`),
);
const instant = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2090, 0, 1) });

describe('a cron line', () => {
  test('means to Carillon what it means to croner', () => {
    fc.assert(
      fc.property(line, instant, (text, after) => {
        expect(next(text, after)).toBe(ofCroner(text, after));
      }),
      { numRuns: samples(800) },
    );
  });

  test('whatever croner takes, Carillon takes: no message that was made before is lost', () => {
    const anything = fc.array(fc.constantFrom(...'0123456789*/,-LW#?'), { minLength: 1, maxLength: 5 });
    const odd = fc.array(
      fc.oneof(
        field(0, 80),
        anything.map((chars) => chars.join('')),
      ),
      {
        minLength: 5,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(odd, (parts) => {
        const text = parts.join(' ');
        try {
          new Cron(text, { mode: '5-or-6-parts' });
        } catch {
          return;
        }
        expect(() => parseCron(text)).not.toThrow();
      }),
      { numRuns: samples(2_000) },
    );
  });

  test.each([
    ['5/20 * * * *', '5-59/20 * * * *'],
    ['0 8/4 * * *', '0 8-23/4 * * *'],
    ['0 9 1/7 * *', '0 9 1-31/7 * *'],
    ['0 9 * 2/3 *', '0 9 * 2-12/3 *'],
    ['0 9–17 * * 1—5', '0 9-17 * * 1-5'],
    ['0 9 ? * MON-FRI', '0 9 * * 1-5'],
    ['@weekly', '0 0 * * 0'],
  ])('%s is read as Quartz, croniter and cron-parser read it: %s', (given, plain) => {
    expect(parseCron(given)).toEqual(parseCron(plain));
  });

  test.each([
    ['0 0 L-3 * *', ['2026-12-28', '2027-01-28', '2027-02-25']],
    // 31 January 2027 is a Sunday; February and April have no 31st.
    ['0 0 31W * *', ['2026-12-31', '2027-01-29', '2027-03-31', '2027-05-31']],
    ['0 0 1W * *', ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-03']],
    ['0 0 L-1W * *', ['2026-12-30', '2027-01-29', '2027-02-26', '2027-03-30']],
    ['0 0 LW * *', ['2026-12-31', '2027-01-29', '2027-02-26']],
    ['0 0 15W,L * *', ['2026-12-15', '2026-12-31', '2027-01-15', '2027-01-31']],
    ['0 0 */2 * 1', ['2026-12-03', '2026-12-05', '2026-12-07', '2026-12-09', '2026-12-11', '2026-12-13', '2026-12-14']],
  ])('%s names days as Quartz does', (text, expected) => {
    expect(dates(text, '2026-12-01T00:00:00Z', expected.length)).toEqual(expected);
  });

  test.each([
    ['0 22-2 * * *', '22-23,0-2'],
    ['0 9 * * SAT-MON', '6,0-1'],
    ['0 9 * NOV-JAN *', '11-12,1'],
    ['*/90 * * * *', 'every 90 minutes'],
    ['0 */36 * * *', 'every 36 hours'],
    ['0 9 * * 1/2', '1-6/2'],
  ])('%s is refused with what to write instead: %s', (text, instead) => {
    expect(() => parseCron(text)).toThrow(`Write “${instead}” instead.`);
  });

  test('what is offered instead is taken', () => {
    for (const text of ['0 22-23,0-2 * * *', '0 9 * * 6,0-1', '0 9 * 11-12,1 *', '0 9 * * 1-6/2']) {
      expect(() => parseCron(text)).not.toThrow();
    }
  });

  test('a day that never comes is none', () => {
    expect(next('0 12 31 2,4,6,9,11 *', Date.UTC(2026, 0, 1))).toBeNull();
  });

  test('29 February is found across 1 March 2096, eight years before the next; as a Monday, decades away', () => {
    expect(next('0 12 29 2 *', Date.UTC(2096, 2, 1))).toBe(Date.UTC(2104, 1, 29, 12));
    expect(next('0 12 29 2 +1', Date.UTC(2076, 2, 1))).toBe(ofCroner('0 12 29 2 +1', Date.UTC(2076, 2, 1)));
  });
});

describe('a cron line in words', () => {
  test.each([
    ['0 9 * * 1-5', 'At 09:00, Monday through Friday'],
    ['45 9 * * 4', 'At 09:45, only on Thursday'],
    ['0 9,17 * * 6,0', 'At 09:00 and 17:00, only on Saturday and Sunday'],
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['@hourly', 'Every hour'],
    ['5 * * * *', 'At :05 of each hour'],
    ['*/45 * * * *', 'At :00 and :45 of each hour'],
    ['*/7 * * * *', 'Every 7 minutes from :00 to :56 of each hour'],
    ['5/20 * * * *', 'At :05, :25 and :45 of each hour'],
    ['0 8/4 * * *', 'At 08:00, 12:00, 16:00 and 20:00'],
    ['0 */2 * * *', 'Every 2 hours'],
    ['30 9-17 * * *', 'Every hour from 09:30 to 17:30'],
    ['*/20 9-17 * * 1-5', 'Every 20 minutes from 09:00 to 17:40, Monday through Friday'],
    ['*/20 1-5 * * *', 'Every 20 minutes from 01:00 to 05:40'],
    ['* 9 * * *', 'Every minute from 09:00 to 09:59'],
    ['7,40 8-12 * * *', 'At :07 and :40 of each hour from 8 to 12'],
    ['7,40 8,10,13,20 * * *', 'At :07 and :40 of the hours 8, 10, 13 and 20'],
    ['30 0 9 * * *', 'At 09:00:30'],
    ['*/10 * * * * *', 'Every 10 seconds'],
    ['0 0 */2 * 1', 'At 00:00, every 2 days from the 1st to the 31st of the month, or on Monday'],
    ['0 9 1,15 * 5', 'At 09:00, on the 1st and the 15th of the month, or on Friday'],
    ['0 9 13 * +5', 'At 09:00, on the 13th of the month, if that is a Friday'],
    ['0 9 1-31 * 1', 'At 09:00'],
    ['0 0 L-3 * *', 'At 00:00, on the fourth to last day of the month'],
    ['0 0 L-9 * *', 'At 00:00, on the day 9 days before the last one of the month'],
    ['0 9 L-7,L-8,L-9,L-10,L-11,L-12,L-13 * +5', 'At 09:00, only on the second to last Friday of the month'],
    ['0 9 LW * *', 'At 09:00, on the last weekday of the month'],
    ['0 9 15W * *', 'At 09:00, on the weekday nearest the 15th of the month'],
    ['0 9 * * 1#2', 'At 09:00, only on the second Monday of the month'],
    ['0 9 * * 5L', 'At 09:00, only on the last Friday of the month'],
    ['0 9 29 2 *', 'Every year on 29 February at 09:00'],
    ['0 8,20 12 5 *', 'Every year on 12 May at 08:00 and 20:00'],
    ['0 9 * jan-mar *', 'At 09:00, January through March'],
  ])('%s: %s', (text, words) => {
    expect(describeCron(text, en)).toBe(words);
  });

  test('in German, too', () => {
    expect(describeCron('*/45 * * * *', de)).toBe('Um :00 und :45 jeder Stunde');
    expect(describeCron('0 0 */2 * 1', de)).toBe('Um 00:00, alle 2 Tage vom 1. bis zum 31. des Monats, oder am Montag');
    expect(describeCron('0 9 * * 1-5', de)).toBe('Um 09:00, Montag bis Freitag');
  });

  test('lines with the same words have the same runs: both come from one reading', () => {
    const times = new Map<string, string>();
    const near = fc.tuple(
      fc.constantFrom('*', '0', '*/15', '*/45', '5/20', '0-59/15', '0,15,30,45', '7', '0,45', '10-20'),
      fc.constantFrom('*', '9', '*/2', '9-17', '8/4', '8,12,16,20', '0-23', '22,23', '*/5'),
      fc.constantFrom('*', '1', '*/2', '1-31', '1-31/2', 'L', 'L-3', '15W', '1,15', 'LW', '?'),
      fc.constantFrom('*', '2', '1-3', 'jan,feb,mar', '*/3', '1,4,7,10'),
      fc.constantFrom('*', '1-5', 'mon-fri', '7', '0', '1#2', '5L', '6,0', '0-6', '*/2', '+1'),
    );
    fc.assert(
      fc.property(near, (parts) => {
        const text = parts.join(' ');
        const words = describeCron(text, en);
        // Where lines differ at all, they do so within some years, seen from here and there.
        const runs = Array.from({ length: 300 }, (_, n) => next(text, Date.UTC(2027, 0, 1) + n * 7.3 * 86_400_000));
        const known = times.get(words);
        if (known !== undefined) expect([text, runs.join(' ')]).toEqual([text, known]);
        times.set(words, runs.join(' '));
      }),
      { numRuns: samples(600) },
    );
    expect(new Set(times.values()).size).toBeGreaterThan(500);
  });
});
