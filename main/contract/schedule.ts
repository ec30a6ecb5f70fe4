import { z } from 'zod';
import './issues.ts';

/** The shortest interval that Telegram's own limit of one message a second in a chat allows. */
export const MIN_INTERVAL_MS = 1_000;
/** Ten years: a longer interval is a slip of the keyboard. */
export const MAX_INTERVAL_MS = 10 * 366 * 24 * 3_600_000;

/** The end of the year 9999: where dates that people write end. */
const LAST_INSTANT = 253_402_300_799_999;

/** `2026-12-24T18:00` or with seconds; a date that exists in the calendar. Wall clock: the job's time zone gives it an instant. */
export const WallDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'input.writeDateTimeLike')
  .refine((text) => isRealDate(text.slice(0, 10)), 'input.noSuchDayCalendar');

/** `2026-12-24`; a day that exists in the calendar. */
export const PlainDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'input.writeDateLike2026')
  .refine(isRealDate, 'input.noSuchDayCalendar');

/** `09:00`, 24-hour wall clock. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'input.writeTimeDayLike');

const WEEKDAY = 'input.weekdayNumberFrom1';
/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const Weekday = z.number().int().min(1, WEEKDAY).max(7, WEEKDAY);

const DAY_OF_MONTH = 'input.dayMonthNumberFrom';
const DayOfMonth = z.number().int().min(1, DAY_OF_MONTH).max(31, DAY_OF_MONTH);

/** Which days a calendar schedule is for. `nth` -1 is the last such weekday of the month. */
export const DayRule = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('everyDay') }),
  z.strictObject({
    on: z.literal('weekdays'),
    weekdays: z.array(Weekday).min(1, 'input.chooseLeastOneWeekday').max(7),
  }),
  z.strictObject({
    on: z.literal('daysOfMonth'),
    days: z.array(DayOfMonth).min(1, 'input.chooseLeastOneDay').max(31),
  }),
  z.strictObject({ on: z.literal('lastDayOfMonth') }),
  z.strictObject({
    on: z.literal('nthWeekday'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(-1)]),
    weekday: Weekday,
  }),
]);
export type DayRule = z.infer<typeof DayRule>;

export const Schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), at: WallDateTime }),
  z.strictObject({
    kind: z.literal('interval'),
    everyMs: z
      .number()
      .int()
      .min(MIN_INTERVAL_MS, 'input.intervalLeast1Second')
      .max(MAX_INTERVAL_MS, 'input.intervalMost10Years'),
    /** Epoch ms (UTC) from which the interval is counted: occurrences are anchor + n × everyMs, n ≥ 1. */
    anchor: z.number().int().nonnegative().max(LAST_INSTANT),
  }),
  z.strictObject({
    kind: z.literal('calendar'),
    days: DayRule,
    times: z.array(TimeOfDay).min(1, 'input.giveLeastOneTime').max(288, 'input.moreThan288Times'),
    /**
     * Every second, third … period only, counted from the one that holds `from`: days for `everyDay`, weeks (from Monday)
     * for `weekdays`, months for the rest.
     */
    every: z
      .strictObject({ nth: z.number().int().min(2).max(100, 'input.countMostEvery100th'), from: PlainDate })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('cron'),
    /** 5 fields, or 6 with seconds first. */
    expression: z.string().trim().min(1, 'input.writeCronLineLike').max(200, 'input.cronLineMost200'),
  }),
]);
export type Schedule = z.infer<typeof Schedule>;
export type ScheduleKind = Schedule['kind'];

/**
 * Whether a new message keeps the quiet hours of the settings: what comes whatever the hour does; a time of day that was
 * written or chosen is meant.
 */
export function keepsQuietHours(kind: ScheduleKind): boolean {
  return kind === 'interval';
}

/** An IANA zone that this computer knows, such as Europe/Berlin. */
export const TimeZone = z.string().refine(isTimeZone, 'input.timeZoneNotKnown');

/** The zone of a job: its own, wherever the computer travels, or `floating`: whatever the computer's is. */
const JobTimeZone = z.union([z.literal('floating'), TimeZone]);

/** Hours in which nothing is sent. `from` later than `to` goes over midnight. Mode `wait`: sent when they end; `skip`: not sent. */
export const QuietHours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay, mode: z.enum(['wait', 'skip']) })
  .refine(({ from, to }) => from !== to, 'input.quietHoursNeedBeginning');
export type QuietHours = z.infer<typeof QuietHours>;

/** When a job runs: its schedule, and what bounds and moves the occurrences of that. Wall clock in the job's zone. */
export const Timing = z.strictObject({
  schedule: Schedule,
  timeZone: JobTimeZone,
  /** The first day on which it may run. */
  startOn: PlainDate.optional(),
  /** The last day on which it may run. */
  until: PlainDate.optional(),
  /** How many times it runs in all; what was coalesced or skipped as missed counts, what the user skipped does not. */
  maxRuns: z.number().int().min(1, 'input.leastOneRun').max(1_000_000, 'input.most1000000').optional(),
  /** Days on which it does not run. */
  except: z.array(PlainDate).max(2_000, 'input.most2000Exceptions').optional(),
  quiet: QuietHours.optional(),
  /** Each run is late by a random time up to this. */
  jitterMs: z
    .number()
    .int()
    .min(0)
    .max(6 * 3_600_000, 'input.most6HoursSpread')
    .optional(),
});
export type Timing = z.infer<typeof Timing>;

/** Zones that were found to exist: asking costs 40 µs, and a job book asks for the same few thousands of times. */
const knownZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  if (/^[+-]/.test(name)) return false;
  knownZones.add(name);
  return true;
}

function isRealDate(isoDate: string): boolean {
  const parsed = new Date(`${isoDate}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(isoDate);
}
