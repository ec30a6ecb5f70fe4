import { JOB_ID_ALPHABET, type Job } from '../../main/contract/job.ts';
import type { Schedule } from '../../main/contract/schedule.ts';

/** The zone of every job here: with a zone of their own all contenders have the same work to do. */
export const ZONE = 'Europe/Berlin';

const DAY_MS = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');

/** The nth job, as the job book holds it. */
export function jobOf(n: number, schedule: Schedule, since: number): Job {
  return {
    id: idOf(n),
    name: '',
    chatId: 1 + (n % 300),
    message: { text: `Reminder number ${n}` },
    schedule,
    timeZone: ZONE,
    missed: { policy: 'latest', maxLatenessMs: DAY_MS },
    ifUnsure: 'ask',
    status: 'active',
    createdBy: 'window',
    createdAt: since,
    since,
  };
}

function idOf(n: number): string {
  let rest = n;
  let id = '';
  for (let place = 0; place < 4; place++) {
    id = JOB_ID_ALPHABET[rest % JOB_ID_ALPHABET.length] + id;
    rest = Math.floor(rest / JOB_ID_ALPHABET.length);
  }
  return id;
}

/** Cron lines that differ, none of them due in the hours that a measurement could take. */
export function quietLine(n: number, now = new Date()): string {
  const hour = (now.getUTCHours() + 5 + (n % 15)) % 24;
  return `${(n * 7) % 60} ${hour} * * ${Math.floor(n / 900) % 7}`;
}

/** The line that is due each day at this instant, to the second. */
export function lineAt(instant: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'medium' }).format(instant).split(':');
  const [hour, minute, second] = parts.map(Number);
  return `${second} ${minute} ${hour} * * *`;
}

/** A thousand or so jobs of a person who overdoes it: mostly daily and weekly, some hourly and oftener, some once. */
export function mixedJobs(count: number, from: number): Job[] {
  return Array.from({ length: count }, (_, n) => {
    const job = jobOf(n, mixedSchedule(n, from), from);
    return { ...job, timeZone: ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'floating'][n % 4] ?? ZONE };
  });
}

function mixedSchedule(n: number, from: number): Schedule {
  const time = `${two(n % 24)}:${two((n * 7) % 60)}`;
  switch (n % 20) {
    case 8:
    case 9:
    case 10:
      return { kind: 'calendar', days: { on: 'weekdays', weekdays: [1, 2, 3, 4, 5] }, times: [time] };
    case 11:
    case 12:
      return { kind: 'cron', expression: `${(n * 7) % 60} ${n % 24} * * 1-5` };
    case 13:
      return { kind: 'cron', expression: `${n % 60} * * * *` };
    case 14:
      return { kind: 'interval', everyMs: 3 * 3_600_000, anchor: from + n * 1_000 };
    case 15:
      return { kind: 'calendar', days: { on: 'nthWeekday', nth: -1, weekday: 1 + (n % 7) }, times: [time] };
    case 16:
      return { kind: 'calendar', days: { on: 'daysOfMonth', days: [1, 15] }, times: [time] };
    case 17:
      return { kind: 'cron', expression: '0 9 1 JAN,APR,JUL,OCT *' };
    case 18:
      return { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00', '13:00', '18:00'] };
    case 19:
      return { kind: 'once', at: `2026-${two(1 + (n % 12))}-${two(1 + (n % 28))}T${time}` };
    default:
      return { kind: 'calendar', days: { on: 'everyDay' }, times: [time] };
  }
}
