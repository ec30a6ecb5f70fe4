import type { Job, JobDraftInput } from '../../../main/contract/job.ts';
import { JOB_ID_ALPHABET, JobDraft } from '../../../main/contract/job.ts';
import type { Chat, JobView } from '../../../main/contract/state.ts';
import { HOME_ZONE, viewOf } from './fake-jobs.ts';

/** Tuesday, 10:14:32 in Berlin. */
export const NOW = Date.parse('2026-11-24T09:14:32Z');
export const ZONE = HOME_ZONE;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const CHATS = {
  owner: { id: 48_151_623, type: 'private', title: 'Anna Berger' },
  team: { id: -1_001_234_567_890, type: 'supergroup', title: 'Bakery crew' },
  channel: { id: -1_009_876_543_210, type: 'channel', title: 'Berger’s daily bread' },
  choir: { id: -4_711, type: 'group', title: 'Choir of St. Nikolai, altos and sopranos (rehearsals and trips only)' },
} as const satisfies Record<string, Chat>;

type JobSeed = Omit<Partial<JobDraftInput>, 'message'> &
  Pick<JobDraftInput, 'schedule'> & { id: string; text: string } & Partial<
    Pick<Job, 'status' | 'createdBy' | 'createdAt'>
  >;

export function jobOf({ id, text, status, createdBy, createdAt, ...draft }: JobSeed, now = NOW): JobView {
  const whole = JobDraft.parse({ chatId: CHATS.owner.id, timeZone: ZONE, message: { text }, ...draft });
  const job: Job = {
    ...whole,
    id,
    status: status ?? 'active',
    createdBy: createdBy ?? 'window',
    createdAt: createdAt ?? now - 30 * DAY,
    since: now - 30 * DAY,
  };
  return viewOf(job, now);
}

/** Jobs of every kind and phase, as one household would have them. */
export function mixedJobs(now = NOW): JobView[] {
  return [
    jobOf(
      {
        id: 'st3w',
        text: 'Take a break: stand up, look out of the window 🌿',
        schedule: { kind: 'interval', everyMs: 30 * MINUTE, anchor: now - 27 * MINUTE },
      },
      now,
    ),
    jobOf(
      {
        id: 'k7pd',
        name: 'Stand-up',
        tags: ['work'],
        text: 'Stand-up in ten minutes. What did you finish, what is next, what is in the way?',
        chatId: CHATS.team.id,
        schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays: [1, 2, 3, 4, 5] }, times: ['10:50'] },
      },
      now,
    ),
    jobOf(
      {
        id: 'b2xy',
        text: 'Dentist at 15:30, bring the insurance card',
        schedule: { kind: 'once', at: '2026-11-24T14:45' },
        createdBy: 'chat',
      },
      now,
    ),
    jobOf(
      {
        id: 'w9fa',
        name: 'Tomorrow’s bread',
        tags: ['work', 'customers'],
        text: 'Fresh tomorrow from 6: rye, spelt, poppy seed plaits. Order by 20:00.',
        chatId: CHATS.channel.id,
        schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['08:00', '17:30'] },
      },
      now,
    ),
    jobOf(
      {
        id: 'n4qs',
        name: 'Call with Osaka',
        text: 'Call with Osaka in a quarter of an hour',
        timeZone: 'Asia/Tokyo',
        schedule: { kind: 'cron', expression: '45 9 * * 4' },
      },
      now,
    ),
    jobOf(
      {
        id: 'r5nt',
        name: 'Rent',
        tags: ['home'],
        text: 'Is the rent paid?',
        schedule: { kind: 'calendar', days: { on: 'lastDayOfMonth' }, times: ['09:00'] },
      },
      now,
    ),
    jobOf(
      {
        id: 'p8mc',
        text: 'Water the plants on the balcony',
        status: 'paused',
        schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays: [2, 5] }, times: ['19:00'] },
      },
      now,
    ),
    jobOf(
      {
        id: 'f6hd',
        text: 'Happy birthday, Jonas! 🎂',
        schedule: { kind: 'once', at: '2026-11-22T08:00' },
        createdAt: now - 5 * DAY,
      },
      now,
    ),
  ];
}

/** Jobs that are not as their schedules say: on hold until a time, put off, the next run left out. */
export function heldJobs(now = NOW): JobView[] {
  const [rest, standUp, dentist] = mixedJobs(now) as [JobView, JobView, JobView];
  const tomorrow = now + 22 * HOUR;
  return [
    { ...rest, pauses: [{ from: now, until: tomorrow }], nextAt: tomorrow + 3 * MINUTE },
    { ...standUp, exceptions: [{ at: standUp.nextAt ?? now, skipped: true }], nextAt: (standUp.nextAt ?? now) + DAY },
    { ...dentist, exceptions: [{ at: dentist.nextAt ?? now, movedTo: now + 6 * HOUR }], nextAt: now + 6 * HOUR },
  ];
}

/** All of them pause over Christmas, and one of them in spring as well. */
export function pausedJobs(now = NOW): JobView[] {
  const christmas = { from: Date.parse('2026-12-19T23:00:00Z'), until: Date.parse('2027-01-03T23:00:00Z') };
  const spring = { from: Date.parse('2027-03-08T08:00:00Z'), until: Date.parse('2027-03-12T17:00:00Z') };
  const recurring = mixedJobs(now).filter(({ schedule, status }) => schedule.kind !== 'once' && status === 'active');
  return recurring.map((job, n) => ({ ...job, pauses: n === 0 ? [christmas, spring] : [christmas] }));
}

/** What a list has to survive: long words, right-to-left text, emoji, many times, far zones. */
export function awkwardJobs(now = NOW): JobView[] {
  return [
    jobOf(
      {
        id: 'aaa2',
        text: 'ب‌سلامة: اجتماع الفريق اليوم الساعة العاشرة والنصف 🕥',
        schedule: { kind: 'interval', everyMs: 10_000, anchor: now },
      },
      now,
    ),
    jobOf(
      {
        id: 'aaa3',
        name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        text: 'A'.repeat(300),
        chatId: CHATS.choir.id,
        schedule: {
          kind: 'calendar',
          days: { on: 'daysOfMonth', days: Array.from({ length: 31 }, (_, index) => index + 1) },
          times: Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:30`),
        },
      },
      now,
    ),
    jobOf(
      {
        id: 'aaa4',
        text: '👩‍👩‍👧‍👦🏳️‍🌈🔔🔔🔔 שלום לכולם, תזכורת לחזרה של מחר בערב בשעה שמונה\nsecond line',
        chatId: CHATS.choir.id,
        timeZone: 'America/Argentina/ComodRivadavia',
        schedule: {
          kind: 'cron',
          expression: '*/15 0,2,4,6,8,10,12,14,16,18,20,22 1,3,5,7,9,11,13,15,17,19,21 1-12 1-5',
        },
      },
      now,
    ),
    jobOf(
      {
        id: 'aaa5',
        name: 'In the year 2051',
        text: 'A letter to whoever reads this https://example.org/a/very/long/address/that/does/not/break/anywhere?with=query&and=more',
        chatId: 999_999_999_999,
        timeZone: 'Asia/Kathmandu',
        schedule: { kind: 'once', at: '2051-09-30T23:59:59' },
      },
      now,
    ),
    jobOf(
      { id: 'aaa6', text: '🔔', status: 'paused', schedule: { kind: 'interval', everyMs: 90_061_000, anchor: now } },
      now,
    ),
  ];
}

/** @param count at most 29,791, as many as there are ids of this kind */
export function manyJobs(count: number, now = NOW): JobView[] {
  const seeds = mixedJobs(now);
  const chats = Object.values(CHATS);
  return Array.from({ length: count }, (_, index) => {
    const seed = seeds[index % 6] as JobView;
    const id = [2, 1, 0].reduce((text, place) => text + JOB_ID_ALPHABET[Math.floor(index / 31 ** place) % 31], 'm');
    return {
      ...seed,
      id,
      name: `${seed.name || 'Message'} ${index + 1}`,
      chatId: chats[index % chats.length]?.id ?? seed.chatId,
      nextAt: (seed.nextAt ?? now) + index * 7_000,
    };
  });
}
