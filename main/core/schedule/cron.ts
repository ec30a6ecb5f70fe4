import { Cron } from 'croner';
import { UserError } from '../errors.ts';
import { nextPlainCronWall, type PlainCron, readPlainCron } from './plain-cron.ts';
import type { WallMs } from './wall-clock.ts';

/**
 * Read lines, kept because reading costs more than asking; null where croner is needed. Bounded, as the next map is: the
 * least recently added goes first.
 */
const plain = new Map<string, PlainCron | null>();
const MOST_PLAIN = 100_000;
/** The same of croner's, few: each of them takes 80 kB. */
const parsed = new Map<string, Cron>();
const MOST_PARSED = 200;

/**
 * The first wall-clock time strictly after `after` that the cron line names; null when none comes. Croner reads lines with
 * names, letters or mistakes, in UTC digits; plain ones are read here, ten times as fast. The zone's rules are
 * {@link placeWall}'s alone, so that cron and calendar treat DST alike.
 * @throws UserError when the line is not a cron line
 */
export function nextCronWall(expression: string, after: WallMs): WallMs | null {
  const simple = plainOf(expression);
  if (simple) return nextPlainCronWall(simple, after);
  const next = parseCron(expression).nextRun(new Date(after));
  return next ? next.getTime() : null;
}

/** @throws UserError in words, with the right form */
export function parseCron(expression: string): Cron {
  const known = parsed.get(expression);
  if (known) return known;
  const fields = expression.trim().split(/\s+/);
  const isNickname = expression.startsWith('@');
  if (!isNickname && fields.length !== 5 && fields.length !== 6) {
    throw new UserError(
      'invalid',
      `A cron line has 5 fields (minute hour day month weekday), or 6 with seconds first; this one has ${fields.length}. ` +
        EXAMPLE,
    );
  }
  const cron = tryParse(expression);
  if (!cron)
    throw new UserError('invalid', `${isNickname ? wrongNickname(expression) : wrongField(fields)} ${EXAMPLE}`);
  keep(parsed, MOST_PARSED, expression, cron);
  return cron;
}

function plainOf(expression: string): PlainCron | null {
  const known = plain.get(expression);
  if (known !== undefined) return known;
  const read = readPlainCron(expression);
  keep(plain, MOST_PLAIN, expression, read);
  return read;
}

function keep<T>(map: Map<string, T>, most: number, key: string, value: T): void {
  const oldest = map.size >= most ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}

const EXAMPLE = 'Example: 0 9 * * 1-5';
const FIELDS: readonly (readonly [name: string, takes: string])[] = [
  ['second', '0 to 59'],
  ['minute', '0 to 59'],
  ['hour', '0 to 23'],
  ['day of the month', '1 to 31'],
  ['month', '1 to 12 or JAN to DEC'],
  ['weekday', '0 to 7 (both are Sunday) or SUN to SAT'],
];

function tryParse(expression: string): Cron | null {
  try {
    // An offset and not the zone UTC, which costs croner five times as much.
    return new Cron(expression, { utcOffset: 0, mode: '5-or-6-parts' });
  } catch {
    return null;
  }
}

/** Which field is at fault, found by trying each alone: croner's own words leave that to guess. */
function wrongField(fields: readonly string[]): string {
  const six = fields.length === 6 ? fields : ['0', ...fields];
  const at = six.findIndex(
    (field, index) => !tryParse(FIELDS.map((_, other) => (other === index ? field : '*')).join(' ')),
  );
  const [name, takes] = FIELDS[at] ?? [];
  if (!name) return 'That cron line cannot be read.';
  return `That cron line cannot be read: “${six[at]}” is no ${name}. It takes ${takes}; * is every, 1,3 a list, 1-5 a range, */2 every second one.`;
}

function wrongNickname(nickname: string): string {
  return `“${nickname}” is no cron line. There are @hourly, @daily, @weekly, @monthly and @yearly.`;
}
