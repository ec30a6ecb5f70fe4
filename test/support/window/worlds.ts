import type { PracticeMessage } from '../../../main/contract/practice.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import type { AppState } from '../../../main/contract/state.ts';
import { mixedDeliveries } from './deliveries.ts';
import type { FakeWorld } from './fake-carillon.ts';
import { CHATS, DAY, MINUTE, mixedJobs, NOW, ZONE } from './jobs.ts';

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
    home: { state: 'here' },
    uploads: [],
    held: [],
    undo: null,
    proxy: null,
    desktop: null,
    timeZone: ZONE,
    preferences: DEFAULT_PREFERENCES,
    tokenStorage: 'keyring',
    host: 'browser',
    version: '1.0.0',
    ...fields,
  };
}

function practiceTalk(now = NOW): PracticeMessage[] {
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

/** The code was said in Telegram. */
export const PAIRED = { mode: 'telegram', bot: BOT, owner: OWNER, pairing: null } as const;

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
