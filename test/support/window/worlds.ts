import type { Delivery, DeliveryState } from '../../../main/contract/delivery.ts';
import type { Job, JobDraftInput } from '../../../main/contract/job.ts';
import { JOB_ID_ALPHABET, JobDraft } from '../../../main/contract/job.ts';
import type { PracticeMessage } from '../../../main/contract/practice.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import type { AppState, Chat, JobView } from '../../../main/contract/state.ts';
import { type FakeWorld, HOME_ZONE, viewOf } from './fake-carillon.ts';

/** Tuesday, 10:14:32 in Berlin. */
export const NOW = Date.parse('2026-11-24T09:14:32Z');
export const ZONE = HOME_ZONE;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const CHATS = {
  owner: { id: 48_151_623, type: 'private', title: 'Anna Berger' },
  team: { id: -1_001_234_567_890, type: 'supergroup', title: 'Bakery crew' },
  channel: { id: -1_009_876_543_210, type: 'channel', title: 'Berger’s daily bread' },
  choir: { id: -4_711, type: 'group', title: 'Choir of St. Nikolai, altos and sopranos (rehearsals and trips only)' },
} as const satisfies Record<string, Chat>;

const BOT = { id: 7_000_000_001, username: 'bergers_bells_bot', name: 'Berger’s bells' };
const OWNER = { id: CHATS.owner.id, name: 'Anna Berger' };

export function stateOf(fields: Partial<AppState> = {}): AppState {
  return {
    setup: { mode: 'telegram', bot: BOT, owner: OWNER, pairing: null },
    connection: { state: 'online' },
    jobs: [],
    pausedAll: false,
    pausedAllUntil: null,
    chats: Object.values(CHATS),
    recent: [],
    missed: [],
    unsure: 0,
    notices: [],
    undo: null,
    timeZone: ZONE,
    preferences: DEFAULT_PREFERENCES,
    tokenStorage: 'keyring',
    host: 'browser',
    version: '1.0.0',
    ...fields,
  };
}

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
    { ...rest, holdUntil: tomorrow, nextAt: tomorrow + 3 * MINUTE },
    { ...standUp, holdUntil: (standUp.nextAt ?? now) + 1, nextAt: (standUp.nextAt ?? now) + DAY },
    { ...dentist, holdUntil: dentist.nextAt ?? now, extraRuns: [now + 6 * HOUR], nextAt: now + 6 * HOUR },
  ];
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

type DeliverySeed = Partial<Delivery> & { state: DeliveryState; ago: number; text: string };

export function deliveryOf({ ago, ...seed }: DeliverySeed, now = NOW): Delivery {
  const dueAt = Math.round((now - ago) / 1_000) * 1_000;
  const jobId = seed.jobId ?? 'k7pd';
  return {
    key: `${jobId}@${dueAt}`,
    jobId,
    jobName: '',
    chatId: CHATS.owner.id,
    dueAt,
    attempts: 1,
    changedAt: dueAt + 340,
    coalesced: 0,
    ...seed,
  };
}

/** Deliveries in every state, over three days. */
export function mixedDeliveries(now = NOW): Delivery[] {
  const standUp = { jobId: 'k7pd', jobName: 'Stand-up', chatId: CHATS.team.id, text: 'Stand-up in ten minutes.' };
  const bread = { jobId: 'w9fa', jobName: 'Tomorrow’s bread', chatId: CHATS.channel.id, text: 'Fresh tomorrow from 6' };
  const rest = { jobId: 'st3w', text: 'Take a break: stand up, look out of the window 🌿' };
  return [
    deliveryOf({ ...rest, state: 'sending', ago: 1_000 }, now),
    deliveryOf(
      { ...bread, state: 'pending', ago: 40_000, attempts: 2, reason: 'No network. Tries again in 20 seconds.' },
      now,
    ),
    deliveryOf({ ...rest, state: 'sent', ago: 27 * MINUTE }, now),
    deliveryOf(
      {
        ...bread,
        state: 'unsure',
        ago: 2 * HOUR,
        reason: 'The connection broke after the message was handed over. Look into the chat: is it there?',
      },
      now,
    ),
    deliveryOf(
      { ...standUp, state: 'sent', ago: 2.4 * HOUR, changedAt: now - 2.4 * HOUR + 190_000, coalesced: 3, attempts: 4 },
      now,
    ),
    deliveryOf(
      {
        jobId: 'c4rn',
        text: 'Carl, your order is ready',
        chatId: 5_551_234,
        state: 'failed',
        ago: 20 * HOUR,
        reason: 'Carl blocked the bot. He has to open the chat with it and press Start; then send it again.',
      },
      now,
    ),
    deliveryOf(
      { ...bread, state: 'skipped', ago: 26 * HOUR, reason: 'It was 9 h late, more than the 6 h that it may be.' },
      now,
    ),
    deliveryOf({ ...standUp, state: 'sent', ago: 26.5 * HOUR }, now),
    deliveryOf({ ...rest, state: 'skipped', ago: 50 * HOUR, coalesced: 479, reason: 'The computer was asleep.' }, now),
    deliveryOf({ ...standUp, state: 'sent', ago: 50.5 * HOUR }, now),
  ];
}

/** A message that asks until it is done: yesterday's was done, today's waits, and one was changed in the chat since. */
export function askingDeliveries(now = NOW): Delivery[] {
  const pills = { jobId: 'p2ns', jobName: 'Pills', chatId: CHATS.owner.id, text: 'Take your pills' };
  const sent = { ...pills, state: 'sent' } as const;
  const of = (ago: number, ask: Delivery['ask'], more: Partial<Delivery> = {}) => ({
    ...deliveryOf({ ...sent, ago }, now),
    messageId: 812,
    ...(ask && { ask }),
    ...more,
  });
  return [
    of(4 * MINUTE, { repeat: 2 }),
    of(14 * MINUTE, { repeat: 1, end: 'repeated', endedAt: now - 4 * MINUTE }),
    of(24 * MINUTE, { repeat: 0, end: 'repeated', endedAt: now - 14 * MINUTE }),
    of(24.3 * HOUR, { repeat: 1, end: 'done', endedAt: now - 24.2 * HOUR }),
    of(26 * HOUR, undefined, { jobName: 'Stand-up', text: 'Stand-up at 11 today', editedAt: now - 25 * HOUR }),
    of(27 * HOUR, undefined, { jobName: 'Sale', text: 'Everything for half', deletedAt: now - 25 * HOUR }),
  ];
}

/** What fell due overnight, while the computer slept. */
export function missedDeliveries(now = NOW): Delivery[] {
  const missed = { missed: true, chatId: CHATS.team.id };
  return [
    deliveryOf(
      { ...missed, jobName: 'Stand-up', text: 'Stand-up', state: 'sent', ago: 20 * MINUTE, coalesced: 2 },
      now,
    ),
    ...Array.from({ length: 7 }, (_, index) =>
      deliveryOf(
        {
          ...missed,
          jobId: `mss${index + 2}`,
          text: index === 2 ? 'صباح الخير' : 'Fresh tomorrow from 6: rye, spelt, poppy seed plaits. Order by 20:00.',
          state: 'skipped',
          ago: (index + 9) * HOUR,
          reason: 'It was 9 h late, more than the 6 h that it may be.',
        },
        now,
      ),
    ),
  ];
}

export function practiceTalk(now = NOW): PracticeMessage[] {
  const at = (minutes: number) => now - minutes * MINUTE;
  const plain = { buttons: [], edited: false };
  return [
    {
      ...plain,
      id: 1,
      from: 'bot',
      at: at(DAY / MINUTE + 3),
      text: 'Hello! Tell me what to send and when, for example:\n/every 10s hello\n/daily 09:00 Good morning',
    },
    { ...plain, id: 2, from: 'user', at: at(9), text: '/every 30m Take a break 🌿' },
    {
      id: 3,
      from: 'bot',
      at: at(9),
      edited: true,
      text: 'Scheduled “Take a break 🌿”.\nEvery 30 minutes, next today 10:35 (id st3w).',
      buttons: [
        [
          { text: 'Pause', data: 'pause:st3w' },
          { text: 'Stop', data: 'stop:st3w' },
        ],
        [{ text: 'Run now', data: 'run:st3w' }],
      ],
    },
    { ...plain, id: 4, from: 'bot', at: at(6), text: 'Take a break 🌿' },
    { ...plain, id: 5, from: 'user', at: at(5), text: '/list' },
    {
      ...plain,
      id: 6,
      from: 'bot',
      at: at(5),
      text: '1 message is scheduled.\n\nst3w · Every 30 minutes\n“Take a break 🌿”, next today 10:35',
    },
    { ...plain, id: 7, from: 'bot', at: at(1), text: 'خذ استراحة: قف وانظر من النافذة', attachment: 'window-view.jpg' },
  ];
}

const PRACTICE_SETUP = {
  mode: 'practice',
  bot: { id: 1, username: 'carillon_practice_bot', name: 'Carillon (practice)' },
  owner: { id: 1_001, name: 'You' },
  pairing: null,
} as const;

export const PAIRING = {
  code: 'Q7RTM4KX',
  link: `https://t.me/${BOT.username}?start=Q7RTM4KX`,
  expiresAt: NOW + 9.6 * MINUTE,
  triesLeft: 5,
};

/** A household in full swing. */
export function busyWorld(fields: Partial<AppState> = {}, now = NOW): FakeWorld {
  return {
    now,
    state: stateOf({ jobs: mixedJobs(now), ...fields }),
    deliveries: mixedDeliveries(now),
    findable: { '@bread_fans': { id: -1_005_550_001, type: 'channel', title: 'Bread fans' } },
  };
}

/** Connected and paired, nothing scheduled. */
export function emptyWorld(fields: Partial<AppState> = {}, now = NOW): FakeWorld {
  return { now, state: stateOf(fields) };
}

/** Carillon started for the first time. */
export function newcomerWorld(fields: Partial<AppState> = {}): FakeWorld {
  return emptyWorld({ setup: { mode: 'none' }, connection: { state: 'connecting' }, chats: [], ...fields });
}

export function pairingWorld(fields: Partial<AppState> = {}): FakeWorld {
  return emptyWorld({ setup: { mode: 'telegram', bot: BOT, owner: null, pairing: PAIRING }, chats: [], ...fields });
}

export function practiceWorld(fields: Partial<AppState> = {}): FakeWorld {
  const chats = [{ id: 1_001, type: 'private', title: 'You' } as const];
  const jobs = mixedJobs().map((job) => ({ ...job, chatId: 1_001 }));
  return {
    now: NOW,
    state: stateOf({ setup: PRACTICE_SETUP, chats, jobs, ...fields }),
    deliveries: mixedDeliveries(),
    practice: practiceTalk(),
  };
}
