import { firstIssue } from '../contract/issues.ts';
import { MAX_INTERVAL_MS, type Schedule, TimeOfDay, WallDateTime } from '../contract/schedule.ts';
import { UserError } from '../core/errors.ts';
import { type MessageKey, msg } from '../i18n/msg.ts';

/** `/every@carillon_bot 10s hello` → every, carillon_bot, `10s hello`. */
export interface CommandLine {
  name: string;
  /** The bot that it is addressed to, without the @; groups with several bots need it. */
  addressee: string | undefined;
  args: string;
}

/** Null when the text is no command. */
export function readCommandLine(text: string): CommandLine | null {
  const match = /^\/([a-z0-9_]+)(?:@([a-z0-9_]+))?(?:\s+([\s\S]*))?$/i.exec(text.trim());
  if (!match) return null;
  return { name: (match[1] as string).toLowerCase(), addressee: match[2], args: (match[3] ?? '').trim() };
}

/** What a command asks to be sent, and when; the text may be empty. */
export interface Order {
  schedule: Schedule;
  text: string;
}

/** `10s hello`. @param now epoch ms: what the interval is counted from. @throws UserError */
export function readEvery(args: string, now: number): Order {
  const [length, text] = splitFirst(args, 'missing.howOften');
  return { schedule: { kind: 'interval', everyMs: readDuration(length), anchor: now }, text: text.trim() };
}

/** `2026-12-24 18:00 text`. @throws UserError */
export function readAt(args: string): Order {
  const [date, afterDate] = splitFirst(args.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 '), 'missing.dateAndTime');
  const [time, text] = splitFirst(afterDate, 'missing.timeAfterDate');
  const at = `${date}T${padHour(time)}`;
  const parsed = WallDateTime.safeParse(at);
  if (!parsed.success) {
    const why = /^\d{4}-\d\d-\d\d$/.test(date) ? firstIssue(parsed.error) : msg('error.writeDateAsYear');
    throw new UserError('invalid', 'error.noDateAndTimeBecause', { text: `${date} ${time}`, why });
  }
  return { schedule: { kind: 'once', at: parsed.data }, text: text.trim() };
}

/** `09:00 text` or `09:00, 18:00 text`. @throws UserError */
export function readDaily(args: string): Order {
  const [times, text] = splitTimes(args);
  return { schedule: { kind: 'calendar', days: { on: 'everyDay' }, times }, text: text.trim() };
}

/** `mon,fri 10:00 text` or `mon-fri 10:00 text`. @throws UserError */
export function readWeekly(args: string): Order {
  const match = /^([a-z]+(?:[\s,–-]+[a-z]+)*)[\s,]+([\s\S]*)$/i.exec(`${args} `);
  if (!match) throw new UserError('invalid', 'error.sayDaysWeekFirst');
  const weekdays = readWeekdays(match[1] as string);
  const [times, text] = splitTimes((match[2] as string).trim());
  return { schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays }, times }, text: text.trim() };
}

/** Phones make straight quotes curly, each language its own way. */
const QUOTE = `["'“”„‟«»‘’‚‛‹›]`;
const QUOTED = new RegExp(`^${QUOTE}(${QUOTE.replace('[', '[^')}*)${QUOTE}\\s*([\\s\\S]*)$`);

/** `"0 9 * * 1-5" text`. @throws UserError */
export function readCron(args: string): Order {
  const match = QUOTED.exec(args);
  if (!match) throw new UserError('invalid', 'error.cronLineStandsQuotes');
  const expression = (match[1] as string).trim().replace(/\s+/g, ' ');
  if (expression === '') throw new UserError('invalid', 'error.cronLineEmpty');
  return { schedule: { kind: 'cron', expression }, text: (match[2] as string).trim() };
}

/** What follows the command is the message. @throws UserError */
export function needText(text: string): string {
  if (text.trim() === '') throw new UserError('invalid', 'error.messageMissingWriteWhat');
  return text.trim();
}

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const UNIT_WORDS: Record<string, string> = {
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
};

/** `90s`, `10min`, `1h30m` in ms. @throws UserError. Whether so long or short an interval may be is for the contract to say. */
export function readDuration(text: string): number {
  const lower = text.toLowerCase();
  if (!/^(\d+[a-z]+)+$/.test(lower)) throw notALength(text);
  let ms = 0;
  for (const [, count, unit] of lower.matchAll(/(\d+)([a-z]+)/g)) {
    const unitMs = UNIT_MS[UNIT_WORDS[unit as string] ?? (unit as string)];
    if (unitMs === undefined) throw notALength(text);
    ms += Number(count) * unitMs;
  }
  // Beyond what numbers can count exactly, any length that is too long says the same.
  return Math.min(ms, MAX_INTERVAL_MS + 1);
}

function notALength(text: string): UserError {
  return new UserError('invalid', 'error.noLengthTimeWrite', { text });
}

/** The times of day at the start, and what follows them. */
function splitTimes(args: string): [times: string[], rest: string] {
  const match = /^(\d{1,2}:\d\d(?:\s*,\s*\d{1,2}:\d\d)*)(?:\s+([\s\S]*))?$/.exec(args);
  if (!match) {
    const [word] = splitFirst(args, 'missing.time');
    throw new UserError('invalid', 'error.noTimeDayWrite', { word });
  }
  const times = (match[1] as string).split(/\s*,\s*/).map((part) => {
    const parsed = TimeOfDay.safeParse(padHour(part));
    if (!parsed.success) throw new UserError('invalid', 'error.noTimeDayWriteOne', { part });
    return parsed.data;
  });
  return [times, match[2] ?? ''];
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** ISO weekdays, 1 is Monday. */
function readWeekdays(text: string): number[] {
  const lower = text.toLowerCase();
  if (/^weekdays?$/.test(lower)) return [1, 2, 3, 4, 5];
  if (/^weekends?$/.test(lower)) return [6, 7];
  const words = lower
    .replace(/\s*[–-]\s*/g, '-')
    .split(/[\s,]+/)
    .filter((word) => word !== 'and');
  const days = words.flatMap((word) => {
    const [first, last, ...more] = word.split('-').map(readWeekday);
    if (first === undefined || more.length > 0) throw new UserError('invalid', 'error.noRangeDays', { word });
    // Over the end of the week, too: fri-mon.
    return Array.from({ length: (((last ?? first) - first + 7) % 7) + 1 }, (_, n) => ((first - 1 + n) % 7) + 1);
  });
  return [...new Set(days)].sort((a, b) => a - b);
}

function readWeekday(word: string): number {
  const index = word.length < 3 ? -1 : WEEKDAYS.findIndex((day) => day.startsWith(word.replace(/s$/, '')));
  if (index >= 0) return index + 1;
  throw new UserError('invalid', 'error.noDayWeekWrite', { word });
}

/** The first word and the rest, whose line breaks are the message's. */
function splitFirst(args: string, missing: Extract<MessageKey, `missing.${string}`>): [first: string, rest: string] {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(args.trim());
  if (!match) throw new UserError('invalid', 'error.somethingMissingSay', { missing: msg(missing) });
  return [match[1] as string, match[2] as string];
}

function padHour(time: string): string {
  return /^\d:/.test(time) ? `0${time}` : time;
}

function _firstMessage(error: { issues: readonly { message: string }[] }): string {
  return error.issues[0]?.message ?? '';
}

/** `k7pd 30m` → the id as it was written, and what follows it. */
export function readIdAndRest(args: string): { id: string; rest: string } {
  const [id = '', ...rest] = args.trim().split(/\s+/);
  return { id, rest: rest.join(' ') };
}
