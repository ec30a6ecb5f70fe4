import { describe, expect, test } from 'vitest';
import { readSpan } from '../../../../main/core/phrase/span.ts';

/** Thursday, 10:00 in Berlin. */
const now = Date.parse('2026-11-26T09:00:00Z');
const at = (text: string) => Date.parse(text);

function read(text: string, when = now) {
  const result = readSpan(text, { now: when, timeZone: 'Europe/Berlin' });
  return result?.ok ? result.span : result;
}

describe('how long', () => {
  test.each([
    ['2w', '2026-12-10T09:00Z'],
    ['for 2 weeks', '2026-12-10T09:00Z'],
    ['an hour', '2026-11-26T10:00Z'],
    ['1h30m', '2026-11-26T10:30Z'],
    ['a month', '2026-12-26T09:00Z'],
    ['until 3 jan', '2027-01-02T23:00Z'],
    ['until monday', '2026-11-29T23:00Z'],
    ['until tomorrow 9', '2026-11-27T08:00Z'],
    ['until 18:00', '2026-11-26T17:00Z'],
    ['till 24.12.2026 18:00', '2026-12-24T17:00Z'],
  ])('%s', (text, until) => {
    expect(read(text)).toEqual({ until: at(until) });
  });

  test('from one day to another: the last belongs to it', () => {
    const span = { from: at('2026-12-19T23:00Z'), until: at('2027-01-03T23:00Z') };
    expect(read('20 dec to 3 jan')).toEqual(span);
    expect(read('from 20 december until 3 january')).toEqual(span);
    expect(read('20 dec – 3 jan')).toEqual(span);
  });

  test('from one time to another', () => {
    expect(read('tomorrow at 9 to tomorrow at 17:00')).toEqual({
      from: at('2026-11-27T08:00Z'),
      until: at('2026-11-27T16:00Z'),
    });
  });

  test('said in between, it began already', () => {
    expect(read('20 dec to 3 jan', at('2026-12-27T12:00Z'))).toEqual({ until: at('2027-01-03T23:00Z') });
  });

  test('a week', () => {
    expect(read('next week')).toEqual({ from: at('2026-11-29T23:00Z'), until: at('2026-12-06T23:00Z') });
    expect(read('this week')).toEqual({ until: at('2026-11-29T23:00Z') });
  });

  test('said in between, by the day and by the hour', () => {
    // A Thursday, 13:00 in Berlin.
    expect(read('monday to friday')).toEqual({ until: at('2026-11-27T23:00Z') });
    expect(read('1 nov to 20 dec')).toEqual({ until: at('2026-12-20T23:00Z') });
  });

  test('the wrong way round it is refused, unless the years say that it is meant', () => {
    for (const text of ['3 jan to 20 dec', '20 dec to 10 dec']) expect(read(text)).toMatchObject({ ok: false });
    expect(read('3 jan 2027 to 20 dec 2027')).toEqual({
      from: at('2027-01-02T23:00Z'),
      until: at('2027-12-20T22:00Z'.replace('22', '23')),
    });
  });

  test.each(['water', 'k7pd', '2x', 'note to self', 'everything', 'monday', ''])('not %s', (text) => {
    expect(read(text)).toBeNull();
  });

  test('a time that cannot be is refused', () => {
    expect(read('until 30 feb')).toMatchObject({ ok: false });
    expect(read('until it rains')).toMatchObject({ ok: false });
  });
});
