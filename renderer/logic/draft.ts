import type { AfterSend } from '../../main/contract/after-send.ts';
import type { JobDraft, JobDraftInput } from '../../main/contract/job.ts';
import { DEFAULT_MISSED } from '../../main/contract/job.ts';
import type { Message } from '../../main/contract/message.ts';
import type { DayRule, QuietHours, Schedule, ScheduleKind, Timing } from '../../main/contract/schedule.ts';
import { dayKey, timeOfDay } from './dates.ts';

export const UNIT_MS = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 24 * 3_600_000,
  weeks: 7 * 24 * 3_600_000,
} as const;
type CalendarSchedule = Extract<Schedule, { kind: 'calendar' }>;
export type Unit = keyof typeof UNIT_MS;
export const UNITS = Object.keys(UNIT_MS) as Unit[];

/** A file on its way to Carillon. */
export interface PendingFile {
  id: string;
  name: string;
  /** Bytes, of which so many were sent. */
  size: number;
  sent: number;
  /** Why it does not come; null while it does. */
  error: string | null;
}

/**
 * The form as it is being filled in: every kind of schedule keeps what was typed into it, so that trying another kind
 * loses nothing. Numbers are text until they are read.
 */
export interface FormDraft {
  text: string;
  /** All of the message but its text. */
  rest: Omit<Message, 'text' | 'variables'>;
  /** Files that are not attachments yet. */
  uploads: readonly PendingFile[];
  name: string;
  /** Words with commas between them. */
  tags: string;
  chatId: number | null;
  threadId: number | null;
  /** A time in words that is not understood yet; what was understood is in the fields. */
  phrase: string;
  kind: ScheduleKind;
  onceDate: string;
  onceTime: string;
  everyNumber: string;
  everyUnit: Unit;
  /** What the interval was counted from, and for which length; kept while the length stays the same. */
  interval: { everyMs: number; anchor: number } | null;
  days: DayRule['on'];
  weekdays: number[];
  monthDays: number[];
  nth: Extract<DayRule, { on: 'nthWeekday' }>['nth'];
  nthWeekday: number;
  times: string[];
  cron: string;
  /** Every day, week or month; 2 is every second one. Text until it is read. */
  everyNth: string;
  /** A day in the period from which the nth ones are counted; null: this one. */
  everyFrom: string | null;
  /** IANA. Counts unless the schedule floats. */
  timeZone: string;
  /** Whether the times are those of the computer's zone, wherever that is. */
  floating: boolean;
  /** Bounds; `''` for none. */
  startOn: string;
  until: string;
  maxRuns: string;
  except: string[];
  /** The quiet hours as filled in; they count when `quietOn`. */
  quietOn: boolean;
  quiet: QuietHours;
  jitterMs: number;
  missed: JobDraft['missed']['policy'];
  maxLatenessMs: number;
  ifUnsure: JobDraft['ifUnsure'];
  /** Whether it asks to be done; how often again (ms, 0: not by itself), and how often at most. */
  asks: boolean;
  /** Whether anyone in the chat may answer it. */
  asksAnyone: boolean;
  remindEveryMs: number;
  remindTimes: string;
  /** What is done with it in its chat once it was sent. */
  afterSend: AfterSend;
}

/** An empty form. `now` gives the suggested date: the next full hour in the zone. */
export function emptyForm(now: number, timeZone: string, chatId: number | null): FormDraft {
  const nextHour = Math.ceil((now + 1) / UNIT_MS.hours) * UNIT_MS.hours;
  return {
    text: '',
    rest: {},
    uploads: [],
    name: '',
    tags: '',
    chatId,
    threadId: null,
    phrase: '',
    kind: 'calendar',
    onceDate: dayKey(nextHour, timeZone),
    onceTime: timeOfDay(nextHour, timeZone),
    everyNumber: '30',
    everyUnit: 'minutes',
    interval: null,
    days: 'weekdays',
    weekdays: [1, 2, 3, 4, 5],
    monthDays: [1],
    nth: 1,
    nthWeekday: 1,
    times: ['09:00'],
    cron: '0 9 * * 1-5',
    everyNth: '1',
    everyFrom: null,
    timeZone,
    floating: false,
    startOn: '',
    until: '',
    maxRuns: '',
    except: [],
    quietOn: false,
    quiet: { from: '22:00', to: '07:00', mode: 'wait' },
    jitterMs: 0,
    missed: DEFAULT_MISSED.policy,
    maxLatenessMs: DEFAULT_MISSED.maxLatenessMs,
    ifUnsure: 'ask',
    asks: false,
    asksAnyone: false,
    remindEveryMs: 10 * UNIT_MS.minutes,
    remindTimes: '3',
    afterSend: {},
  };
}

/** The form that shows an existing job. @param zone the one that counts for the job now, IANA */
export function formOfJob(job: JobDraft & { zone: string }, now: number): FormDraft {
  const empty = emptyForm(now, job.zone, job.chatId);
  const { text, variables: _, ...rest } = job.message;
  return {
    ...empty,
    text,
    rest,
    name: job.name,
    tags: (job.tags ?? []).join(', '),
    threadId: job.threadId ?? null,
    missed: job.missed.policy,
    maxLatenessMs: job.missed.maxLatenessMs,
    ifUnsure: job.ifUnsure,
    ...fieldsOfReminder(job.reminder),
    afterSend: { ...job.afterSend },
    ...fieldsOfTiming({ ...job, timeZone: job.timeZone === 'floating' ? job.timeZone : job.zone }),
  };
}

function fieldsOfReminder(reminder: JobDraft['reminder']): Partial<FormDraft> {
  if (!reminder) return {};
  const { everyMs = 0, times } = reminder.repeat ?? {};
  return {
    asks: true,
    asksAnyone: reminder.anyone === true,
    remindEveryMs: everyMs,
    ...(times !== undefined && { remindTimes: String(times) }),
  };
}

function reminderOfForm({
  remindEveryMs: everyMs,
  remindTimes,
  asksAnyone,
}: FormDraft): NonNullable<JobDraft['reminder']> {
  return {
    ...(everyMs !== 0 && { repeat: { everyMs, times: Number(remindTimes) } }),
    ...(asksAnyone && { anyone: true }),
  };
}

/** The fields that show when a message runs. Those of bounds that it does not have are left out. */
export function fieldsOfTiming(timing: Timing): Partial<FormDraft> {
  const { timeZone, startOn, until, maxRuns, except, quiet, jitterMs } = timing;
  return {
    floating: timeZone === 'floating',
    ...(timeZone !== 'floating' && { timeZone }),
    ...(startOn !== undefined && { startOn }),
    ...(until !== undefined && { until }),
    ...(maxRuns !== undefined && { maxRuns: String(maxRuns) }),
    ...(except !== undefined && { except: [...except] }),
    ...(quiet !== undefined && { quietOn: true, quiet }),
    ...(jitterMs !== undefined && { jitterMs }),
    ...fieldsOfSchedule(timing.schedule),
  };
}

/** The fields that bound and move the runs of a schedule. */
export function boundsOfForm(form: FormDraft): Partial<FormDraft> {
  const { startOn, until, maxRuns, except, quietOn, quiet, jitterMs } = form;
  return { startOn, until, maxRuns, except, quietOn, quiet, jitterMs };
}

export function fieldsOfSchedule(schedule: Schedule): Partial<FormDraft> {
  switch (schedule.kind) {
    case 'once':
      return { kind: 'once', onceDate: schedule.at.slice(0, 10), onceTime: schedule.at.slice(11) };
    case 'interval': {
      const { everyMs, anchor } = schedule;
      return { ...fieldsOfInterval(everyMs), interval: { everyMs, anchor } };
    }
    case 'calendar':
      return {
        kind: 'calendar',
        times: [...schedule.times],
        everyNth: String(schedule.every?.nth ?? 1),
        everyFrom: schedule.every?.from ?? null,
        ...fieldsOfDays(schedule.days),
      };
    case 'cron':
      return { kind: 'cron', cron: schedule.expression };
  }
}

function fieldsOfInterval(everyMs: number): Partial<FormDraft> {
  const everyUnit = UNITS.findLast((unit) => everyMs % UNIT_MS[unit] === 0) ?? 'seconds';
  return { kind: 'interval', everyNumber: String(everyMs / UNIT_MS[everyUnit]), everyUnit, interval: null };
}

function fieldsOfDays(days: DayRule): Partial<FormDraft> {
  switch (days.on) {
    case 'weekdays':
      return { days: days.on, weekdays: [...days.weekdays] };
    case 'daysOfMonth':
      return { days: days.on, monthDays: [...days.days] };
    case 'nthWeekday':
      return { days: days.on, nth: days.nth, nthWeekday: days.weekday };
    default:
      return { days: days.on };
  }
}

/** The schedule that the form says, right or wrong: the contract's schema is what judges it. */
function scheduleOfForm(form: FormDraft, now: number): Schedule {
  switch (form.kind) {
    case 'once':
      return { kind: 'once', at: `${form.onceDate}T${form.onceTime}` };
    case 'interval': {
      const everyMs = Math.round(Number.parseFloat(form.everyNumber) * UNIT_MS[form.everyUnit]);
      const anchor = form.interval?.everyMs === everyMs ? form.interval.anchor : now;
      return { kind: 'interval', everyMs, anchor };
    }
    case 'calendar':
      return {
        kind: 'calendar',
        days: daysOfForm(form),
        times: [...new Set(form.times)].sort(),
        ...everyOfForm(form, now),
      };
    case 'cron':
      return { kind: 'cron', expression: form.cron };
  }
}

/** Every second, third … period; nothing for every one. */
function everyOfForm(form: FormDraft, now: number): Pick<CalendarSchedule, 'every'> {
  const nth = Number(form.everyNth);
  if (nth === 1) return {};
  return { every: { nth, from: form.everyFrom ?? (form.startOn || dayKey(now, form.timeZone)) } };
}

function daysOfForm(form: FormDraft): DayRule {
  switch (form.days) {
    case 'weekdays':
      return { on: 'weekdays', weekdays: [...form.weekdays].sort((a, b) => a - b) };
    case 'daysOfMonth':
      return { on: 'daysOfMonth', days: [...form.monthDays].sort((a, b) => a - b) };
    case 'nthWeekday':
      return { on: 'nthWeekday', nth: form.nth, weekday: form.nthWeekday };
    default:
      return { on: form.days };
  }
}

/** When the form's message runs: its schedule with what bounds and moves it. */
export function timingOfForm(form: FormDraft, now: number): Timing {
  const { startOn, until, maxRuns, except, quietOn, quiet, jitterMs } = form;
  const where = {
    schedule: scheduleOfForm(form, now),
    timeZone: form.floating ? 'floating' : form.timeZone,
    ...(jitterMs > 0 && { jitterMs }),
  };
  // A single time needs no bounds; what another kind of schedule left in those fields is not shown and does not count.
  if (form.kind === 'once') return where;
  return {
    ...where,
    ...(startOn !== '' && { startOn }),
    ...(until !== '' && { until }),
    ...(maxRuns !== '' && { maxRuns: Number(maxRuns) }),
    ...(except.length > 0 && { except: [...except].sort() }),
    ...(quietOn && { quiet }),
  };
}

/** What the form would send. */
export function messageOfForm({ text, rest }: FormDraft): Message {
  return { ...rest, text };
}

/** What the form would save. `chatId` 0 stands for "none chosen": the schema refuses it. */
export function draftOfForm(form: FormDraft, now: number): JobDraftInput {
  const tags = form.tags.split(',').filter((tag) => tag.trim() !== '');
  // What was chosen for a poll counts for a poll alone.
  const { closePollAfterMs, ...others } = form.afterSend;
  const afterSend = { ...others, ...(form.rest.poll && closePollAfterMs !== undefined && { closePollAfterMs }) };
  return {
    name: form.name,
    ...(tags.length > 0 && { tags }),
    chatId: form.chatId ?? 0,
    ...(form.threadId !== null && { threadId: form.threadId }),
    message: messageOfForm(form),
    ...timingOfForm(form, now),
    missed: { policy: form.missed, maxLatenessMs: form.maxLatenessMs },
    ifUnsure: form.ifUnsure,
    ...(form.asks && { reminder: reminderOfForm(form) }),
    ...(Object.values(afterSend).some((part) => part !== undefined) && { afterSend }),
  };
}

/** Whether anything was typed or chosen since `initial`. */
export function isChanged(form: FormDraft, initial: FormDraft): boolean {
  return JSON.stringify(form) !== JSON.stringify(initial);
}
