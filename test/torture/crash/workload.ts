import type { Random } from '../random.ts';
import type { Asked } from './diary.ts';

/** Chats are private ones, which Telegram allows a message a second; there are enough of them to reach its overall limit. */
const CHATS = 40;
const FIRST_CHAT = 5_001;
const MINUTE = 60_000;

export const OWNER = { id: 4_711, name: 'Olga' };

export const people = Array.from({ length: CHATS }, (_, n) => ({ id: FIRST_CHAT + n, name: `Person ${n}` }));

const POLICIES: readonly Asked['missed'][] = [
  { policy: 'latest', maxLatenessMs: 1_440 * MINUTE },
  { policy: 'latest', maxLatenessMs: 2 * MINUTE },
  { policy: 'skip', maxLatenessMs: 1_440 * MINUTE },
  { policy: 'all', maxLatenessMs: 2 * MINUTE },
];

/** Jobs that come again and again, for the whole campaign. @param now epoch ms */
export function recurringJobs(count: number, random: Random, now: number): Asked[] {
  return Array.from({ length: count }, (_, n) => {
    const missed = POLICIES[n % POLICIES.length] as Asked['missed'];
    // Each missed run of its own: oftener would be a flood after an absence.
    const seconds = missed.policy === 'all' ? 15 : random.between(1, 5);
    const isCron = n % 3 === 0;
    return {
      text: `recurring ${n}`,
      chatId: FIRST_CHAT + (n % CHATS),
      ifUnsure: n % 3 === 2 ? ('resend' as const) : ('ask' as const),
      missed,
      series: { everyMs: seconds * 1_000, anchor: isCron ? 0 : now + random.between(0, 999) },
      runs: { asked: 0, confirmed: 0 },
    };
  });
}

/** A job that is due once, in one to four seconds. */
export function oneOff(n: number, random: Random, now: number): Asked {
  const at = Math.ceil(now / 1_000) * 1_000 + random.between(1, 4) * 1_000;
  return { ...passing(`one-off ${n}`, random), series: { at } };
}

/** A job that comes each second and will be stopped soon. */
export function shortLived(n: number, random: Random, now: number): Asked {
  return { ...passing(`short-lived ${n}`, random), series: { everyMs: 1_000, anchor: now } };
}

function passing(text: string, random: Random): Omit<Asked, 'series'> {
  const ifUnsure = random.pick(['ask', 'resend'] as const);
  return {
    text,
    chatId: random.pick(people).id,
    ifUnsure,
    missed: POLICIES[0] as Asked['missed'],
    runs: { asked: 0, confirmed: 0 },
  };
}
