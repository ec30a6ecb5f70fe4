import type { Reader } from './reader.ts';

/** ISO weekdays, 1 is Monday. Full names may end in s: “mondays”. */
export const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const WEEKDAY_SHORTS: Record<string, number> = {
  mon: 1,
  tue: 2,
  tues: 2,
  wed: 3,
  weds: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};

export const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINAL_WORDS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
];
const ORDINAL_TENS: Record<string, number> = { twentieth: 20, thirtieth: 30 };

/** ISO weekday of a name, short or full; `isPlural` for “mondays”. */
export function weekdayOf(word: string): { weekday: number; isPlural: boolean } | null {
  const short = WEEKDAY_SHORTS[word];
  if (short !== undefined) return { weekday: short, isPlural: false };
  const index = WEEKDAY_NAMES.findIndex((name) => name === word || `${name}s` === word);
  return index < 0 ? null : { weekday: index + 1, isPlural: word.endsWith('s') };
}

/** Takes the name of one weekday, “monday” and not “mondays”. @returns ISO */
export function takeOneWeekday(reader: Reader): number | null {
  const token = reader.peek();
  const found = token?.kind === 'word' ? weekdayOf(token.text) : null;
  if (!found || found.isPlural) return null;
  reader.place++;
  return found.weekday;
}

/** 1 to 12 of a month's name, short (jan, sept) or full. */
export function monthOf(word: string): number | null {
  if (word === 'sept') return 9;
  const index = MONTH_NAMES.findIndex((name) => name === word || (word.length === 3 && name.startsWith(word)));
  return index < 0 ? null : index + 1;
}

/** “Monday”. @param weekday ISO */
export function weekdayName(weekday: number): string {
  return capital(WEEKDAY_NAMES[weekday - 1] ?? '');
}

/** “January”. @param month 1 to 12 */
export function monthName(month: number): string {
  return capital(MONTH_NAMES[month - 1] ?? '');
}

/** zero to nineteen, and twenty, thirty … ninety; what follows behind those is for {@link readNumberWord}. */
export function numberOf(word: string): number | null {
  const tens = TENS.indexOf(word);
  if (tens >= 0) return (tens + 2) * 10;
  const index = NUMBER_WORDS.indexOf(word);
  return index < 0 ? null : index;
}

/** first to nineteenth, twentieth and thirtieth. */
export function ordinalOf(word: string): number | null {
  const index = ORDINAL_WORDS.indexOf(word);
  return ORDINAL_TENS[word] ?? (index < 0 ? null : index + 1);
}

/** “nine”, “twenty”, “forty-five”, “forty five”: 0 to 99. */
export function readNumberWord(reader: Reader): number | null {
  return readInWords(reader, numberOf);
}

/** “first”, “twelfth”, “thirty-first”. */
export function readOrdinalWord(reader: Reader): number | null {
  return readInWords(reader, ordinalOf);
}

function readInWords(reader: Reader, lastOf: (word: string) => number | null): number | null {
  const token = reader.peek();
  if (token?.kind !== 'word') return null;
  const composed = reader.attempt(() => {
    const tens = TENS.indexOf(token.text);
    if (tens < 0) return null;
    reader.place++;
    reader.sign('-');
    const last = reader.peek();
    const ones = last?.kind === 'word' ? lastOf(last.text) : null;
    if (ones === null || ones < 1 || ones > 9) return null;
    reader.place++;
    return (tens + 2) * 10 + ones;
  });
  if (composed !== null) return composed;
  const value = lastOf(token.text);
  if (value !== null) reader.place++;
  return value;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
