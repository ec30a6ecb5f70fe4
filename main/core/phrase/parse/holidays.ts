import type { Reader } from './reader.ts';

/** Holidays with a date of their own, by the words that name them. Those that move (Easter, Thanksgiving) are not known. */
const HOLIDAYS: readonly (readonly [words: readonly string[], month: number, day: number])[] = [
  [['christmas', 'eve'], 12, 24],
  [['xmas', 'eve'], 12, 24],
  [['christmas', 'day'], 12, 25],
  [['christmas'], 12, 25],
  [['xmas'], 12, 25],
  [['boxing', 'day'], 12, 26],
  [["new year's", 'eve'], 12, 31],
  [['new', "year's", 'eve'], 12, 31],
  [['new', 'years', 'eve'], 12, 31],
  [['new', 'year', 'eve'], 12, 31],
  [['new', "year's", 'day'], 1, 1],
  [['new', 'years', 'day'], 1, 1],
  [["valentine's", 'day'], 2, 14],
  [['valentines', 'day'], 2, 14],
  [['valentine', 'day'], 2, 14],
  [['halloween'], 10, 31],
];

/** “christmas”, “new year's eve”, “the next halloween”. */
export function readHoliday(reader: Reader): { month: number; day: number } | null {
  return reader.attempt(() => {
    reader.word('the');
    reader.word('next', 'this', 'coming');
    const found = HOLIDAYS.find(([words]) => reader.words(...words));
    return found ? { month: found[1], day: found[2] } : null;
  });
}
