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
];
const ORDINAL_WORDS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** ISO weekday of a name, short or full; `isPlural` for “mondays”. */
export function weekdayOf(word: string): { weekday: number; isPlural: boolean } | null {
  const short = WEEKDAY_SHORTS[word];
  if (short !== undefined) return { weekday: short, isPlural: false };
  const index = WEEKDAY_NAMES.findIndex((name) => name === word || `${name}s` === word);
  return index < 0 ? null : { weekday: index + 1, isPlural: word.endsWith('s') };
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

/** zero to twelve. */
export function numberOf(word: string): number | null {
  const index = NUMBER_WORDS.indexOf(word);
  return index < 0 ? null : index;
}

/** first to tenth. */
export function ordinalOf(word: string): number | null {
  const index = ORDINAL_WORDS.indexOf(word);
  return index < 0 ? null : index + 1;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
