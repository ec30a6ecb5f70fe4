import type { DayRule, Schedule } from '../../contract/schedule.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { HOUR_MS, MINUTE_MS } from '../../contract/units.ts';
import { msg, sentences } from '../../i18n/msg.ts';
import { UserError } from '../errors.ts';
import { CronFieldError, type CronRule, EVERY_ONE, readCronFields } from './cron-fields.ts';

/** Read lines, kept because reading costs more than asking. Bounded: the least recently added goes first. */
const known = new Map<string, CronRule>();
const MAX_KNOWN = 100_000;

const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EXAMPLE = msg('error.cronExample');
const range = (from: string, to: string) => msg('cron.range', { from, to });
const FIELDS: readonly (readonly [name: Translatable, takes: Translatable])[] = [
  [msg('cron.second'), range('0', '59')],
  [msg('cron.minute'), range('0', '59')],
  [msg('cron.hour'), range('0', '23')],
  [msg('cron.dayOfMonth'), range('1', '31')],
  [msg('cron.month'), msg('cron.months')],
  [msg('cron.weekday'), msg('cron.weekdays')],
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
  const oldest = known.size >= MAX_KNOWN ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(expression, rule);
  return rule;
}

/** The six fields of a line, seconds first. @throws UserError when it has another number of them */
export function cronFieldsOf(expression: string): string[] {
  const trimmed = expression.trim();
  const nickname = trimmed.startsWith('@') ? NICKNAMES[trimmed.toLowerCase()] : undefined;
  if (trimmed.startsWith('@') && !nickname) {
    throw new UserError('invalid', sentences(msg('error.noCronLineHourly', { written: expression }), EXAMPLE));
  }
  const fields = (nickname ?? trimmed).split(/\s+/);
  if (fields.length === 6) return fields;
  if (fields.length === 5) return ['0', ...fields];
  throw new UserError('invalid', sentences(msg('error.cronLine5Fields', { count: fields.length }), EXAMPLE));
}

/**
 * The schedule that a line with an uneven step is often meant as: a step of 45 minutes begins anew each hour, so that it comes
 * at :00 and :45. Null: it says nothing but what it does.
 * @param now epoch ms: an interval counts from here
 */
export function scheduleMeant(expression: string, now: number): Schedule | null {
  const [second, minute = '', hour = '', date, month] = cronFieldsOf(expression);
  const rule = parseCron(expression);
  if (second !== '0' || date !== '*' || month !== '*' || rule.weekday.some((nth) => nth !== 0 && nth !== EVERY_ONE))
    return null;
  const [minutes, hours] = [stepOf(minute), stepOf(hour)];
  const every = (everyMs: number): Schedule => ({ kind: 'interval', everyMs, anchor: now });
  if (hours > 1 && 24 % hours !== 0 && /^\d+$/.test(minute)) return rule.isAnyWeekday ? every(hours * HOUR_MS) : null;
  if (minutes <= 1 || 60 % minutes === 0) return null;
  if (hour === '*' && rule.isAnyWeekday) return every(minutes * MINUTE_MS);
  const isUnbroken = rule.hour.every((each, n) => each === (rule.hour[0] ?? 0) + n);
  return isUnbroken ? { kind: 'calendar', days: daysOf(rule), times: timesApart(rule, minutes) } : null;
}

/** The step of a whole field: 45 of a star with `/45`, of `0/45` and of `5/45`. 0: it has none. */
function stepOf(field: string): number {
  return Number(/^(?:\*|\d+)\/(\d+)$/.exec(field)?.[1] ?? 0);
}

function daysOf({ isAnyWeekday, weekday }: CronRule): DayRule {
  if (isAnyWeekday) return { on: 'everyDay' };
  const sundayFirst = [...weekday.keys()].filter((day) => weekday[day] !== 0);
  return { on: 'weekdays', weekdays: sundayFirst.map((day) => day || 7).sort((a, b) => a - b) };
}

/** From the first time of the line to the end of its last hour. */
function timesApart({ minute, hour }: CronRule, step: number): string[] {
  const [first = 0, end] = [(hour[0] ?? 0) * 60 + (minute[0] ?? 0), ((hour.at(-1) ?? 0) + 1) * 60];
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return Array.from({ length: Math.ceil((end - first) / step) }, (_, n) => first + n * step).map(
    (at) => `${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}`,
  );
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

function wrongField(fields: readonly string[], { position, instead }: CronFieldError): Translatable {
  const [field, takes] = FIELDS[position] ?? [];
  const written = fields[position];
  if (written === undefined || !field || !takes) return sentences(msg('error.cronLineUnreadable'), EXAMPLE);
  return sentences(
    instead
      ? msg('error.cronLineCannotRead', { written, field, instead })
      : msg('error.cronLineCannotReadNo', { written, field, range: takes }),
    EXAMPLE,
  );
}
