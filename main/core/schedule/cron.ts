import { HOUR_MS, MINUTE_MS } from '../../contract/units.ts';
import { UserError } from '../errors.ts';
import { CronFieldError, type CronRule, readCronFields } from './cron-fields.ts';

/** Read lines, kept because reading costs more than asking. Bounded: the least recently added goes first. */
const known = new Map<string, CronRule>();
const MOST_KNOWN = 100_000;

const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EXAMPLE = 'Example: 0 9 * * 1-5';
const FIELDS: readonly (readonly [name: string, takes: string])[] = [
  ['second', '0 to 59'],
  ['minute', '0 to 59'],
  ['hour', '0 to 23'],
  ['day of the month', '1 to 31'],
  ['month', '1 to 12 or JAN to DEC'],
  ['weekday', '0 to 7 (both are Sunday) or SUN to SAT'],
];

/**
 * What a cron line says: 5 fields, or 6 with seconds first, in the forms of Vixie cron, and those of Quartz that name days
 * (`L`, `L-3`, `15W`, `1#2`, `5L`) and steps from a number on (`5/20`). Runs and words both go by it.
 * @throws UserError in words, with the right form
 */
export function parseCron(expression: string): CronRule {
  const read = known.get(expression);
  if (read) return read;
  const rule = read6(expression);
  const oldest = known.size >= MOST_KNOWN ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(expression, rule);
  return rule;
}

/** The six fields of a line, seconds first. @throws UserError when it has another number of them */
export function cronFieldsOf(expression: string): string[] {
  const trimmed = expression.trim();
  const nickname = trimmed.startsWith('@') ? NICKNAMES[trimmed.toLowerCase()] : undefined;
  if (trimmed.startsWith('@') && !nickname) {
    throw new UserError(
      'invalid',
      `“${expression}” is no cron line. There are @hourly, @daily, @weekly, @monthly and @yearly. ${EXAMPLE}`,
    );
  }
  const fields = (nickname ?? trimmed).split(/\s+/);
  if (fields.length === 6) return fields;
  if (fields.length === 5) return ['0', ...fields];
  throw new UserError(
    'invalid',
    `A cron line has 5 fields (minute hour day month weekday), or 6 with seconds first; this one has ${fields.length}. ` +
      EXAMPLE,
  );
}

/**
 * The interval, in ms, that a line with an uneven step is often meant as: a step of 45 minutes begins anew each hour, so that it
 * comes at :00 and :45. Null: it says nothing but what it does.
 */
export function intervalMeant(expression: string): number | null {
  const [second, minute, hour, ...days] = cronFieldsOf(expression);
  const stepOf = (field = '') => Number(/^\*\/(\d+)$/.exec(field)?.[1] ?? 0);
  if (second !== '0' || days.some((field) => field !== '*')) return null;
  const [minutes, hours] = [stepOf(minute), stepOf(hour)];
  if (minutes > 1 && hour === '*' && 60 % minutes !== 0) return minutes * MINUTE_MS;
  return /^\d+$/.test(minute ?? '') && hours > 1 && 24 % hours !== 0 ? hours * HOUR_MS : null;
}

function read6(expression: string): CronRule {
  const fields = cronFieldsOf(expression);
  try {
    return readCronFields(fields);
  } catch (error) {
    if (error instanceof CronFieldError) throw new UserError('invalid', wrongField(fields, error));
    throw error;
  }
}

function wrongField(fields: readonly string[], { position, instead }: CronFieldError): string {
  const [name, takes] = FIELDS[position] ?? [];
  const field = fields[position];
  return instead
    ? `That cron line cannot be read: “${field}” is no ${name}. Write “${instead}” instead. ${EXAMPLE}`
    : `That cron line cannot be read: “${field}” is no ${name}. It takes ${takes}; * is every, 1,3 a list, 1-5 a range, */2 every second one. ${EXAMPLE}`;
}
