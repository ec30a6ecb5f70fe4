import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPlainCronWall, readPlainCron } from '../../../../main/core/schedule/plain-cron.ts';

function ofCroner(line: string, after: number): number | null {
  return new Cron(line, { utcOffset: 0, mode: '5-or-6-parts' }).nextRun(new Date(after))?.getTime() ?? null;
}

/** One field's text within bounds: star, number, range, step, and lists of them. */
function field(least: number, greatest: number): fc.Arbitrary<string> {
  const number = fc.integer({ min: least, max: greatest });
  const range = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const step = fc.integer({ min: 1, max: greatest - least + 2 });
  const part = fc.oneof(
    { weight: 3, arbitrary: number.map(String) },
    { weight: 2, arbitrary: range.map(([a, b]) => `${a}-${b}`) },
    { weight: 1, arbitrary: fc.tuple(range, step).map(([[a, b], n]) => `${a}-${b}/${n}`) },
    { weight: 1, arbitrary: step.map((n) => `*/${n}`) },
    { weight: 1, arbitrary: fc.constant('*') },
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('*') },
    { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')) },
  );
}

const fields = fc
  .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7))
  .map((five) => five.join(' '));
const line = fc.oneof(
  fields,
  fc.tuple(field(0, 59), fields).map(([second, five]) => `${second} ${five}`),
);
const instant = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2110, 0, 1) });

describe('a plain cron line', () => {
  test('means to Carillon what it means to croner', () => {
    fc.assert(
      fc.property(line, instant, (text, after) => {
        const cron = readPlainCron(text);
        if (cron) expect(nextPlainCronWall(cron, after)).toBe(ofCroner(text, after));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is one only if croner takes it too', () => {
    const anything = fc.array(fc.constantFrom(...'0123456789*/,- LW#?'), { minLength: 1, maxLength: 5 });
    const odd = fc.array(
      fc.oneof(
        field(0, 80),
        anything.map((chars) => chars.join('')),
      ),
      { minLength: 5, maxLength: 6 },
    );
    fc.assert(
      fc.property(odd, (parts) => {
        const text = parts.join(' ');
        if (readPlainCron(text)) expect(() => new Cron(text, { mode: '5-or-6-parts' })).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '0 9 * * MON',
    '0 9 L * *',
    '0 9 * * 1#2',
    '0 9 ? * 1',
    '5/10 * * * *',
    '60 * * * *',
    '0 9 * *',
    '@daily',
  ])('is not this one, which is for croner: %s', (text) => {
    expect(readPlainCron(text)).toBeNull();
  });

  test('a day that never comes is none', () => {
    const cron = readPlainCron('0 12 31 2,4,6,9,11 *');
    expect(cron && nextPlainCronWall(cron, Date.UTC(2026, 0, 1))).toBeNull();
  });

  test('29 February is found across 1 March 2096, eight years before the next', () => {
    const cron = readPlainCron('0 12 29 2 *');
    expect(cron && nextPlainCronWall(cron, Date.UTC(2096, 2, 1))).toBe(Date.UTC(2104, 1, 29, 12));
  });
});
