import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../../support/practice/faults.ts';
import type { TestTelegram } from '../../support/practice/test-telegram.ts';
import type { Random } from '../random.ts';

/** When a process is to be killed. */
export interface Moment {
  telegram: TestTelegram;
  random: Random;
  /** Ends when the process takes calls. */
  ready: () => Promise<void>;
}

/** Each waits for its kind of moment: most of them between a request and the end of its answer. */
export const strikes = {
  /** Telegram has posted the message, and the answer is not there yet. */
  async posted({ telegram, random, ready }) {
    await ready();
    await pause(random.between(0, 1_200));
    await requestUnder(telegram, { kind: 'delay', ms: 3_000 });
    await pause(random.between(0, 25));
  },
  /** The request went out, and Telegram never looks at it. */
  async unread({ telegram, random, ready }) {
    await ready();
    await pause(random.between(0, 1_200));
    await requestUnder(telegram, { kind: 'hang' });
    await pause(random.between(0, 25));
  },
  /** The answer is on its way, or being written down. */
  async answered({ telegram, random, ready }) {
    await ready();
    await pause(random.between(0, 1_200));
    const sent = await nextRequest(telegram);
    while (sent?.open) await pause(1);
    await pause(random.between(0, 4));
  },
  /** Any moment of a working life. */
  async working({ random, ready }) {
    await ready();
    await pause(random.between(100, 2_500));
  },
  /** Any moment of the start-up: while files are opened, and what was left is taken up. */
  async starting({ random }) {
    await pause(random.between(0, 900));
  },
} as const satisfies Record<string, (moment: Moment) => Promise<void>>;

export type StrikeName = keyof typeof strikes;

const ODDS: Record<StrikeName, number> = { posted: 0.4, unread: 0.15, answered: 0.2, working: 0.15, starting: 0.1 };

export function pickStrike(random: Random): StrikeName {
  let left = random.next();
  for (const [name, odds] of Object.entries(ODDS) as [StrikeName, number][]) {
    left -= odds;
    if (left < 0) return name;
  }
  return 'working';
}

/** What the network or Telegram does wrong on its own account, in a life here and there. */
export const troubles: readonly Fault[] = [
  { kind: 'status', code: 429, retryAfter: 1 },
  { kind: 'status', code: 502 },
  { kind: 'resetBeforeRead' },
  { kind: 'resetAfterRead' },
];

/** Longer than a message is away from its time anywhere in the campaign. */
const SEND_WITHIN_MS = 6_000;

async function requestUnder(telegram: TestTelegram, fault: Fault): Promise<void> {
  telegram.faults.next('sendMessage', fault, 5);
  await nextRequest(telegram);
}

/** The next request to send a message; undefined when none comes for long: then this moment is as good as any. */
async function nextRequest(telegram: TestTelegram) {
  const before = telegram.requests.at(-1);
  const end = performance.now() + SEND_WITHIN_MS;
  while (performance.now() < end) {
    for (let at = telegram.requests.length - 1; at >= 0 && telegram.requests[at] !== before; at--) {
      if (telegram.requests[at]?.method === 'sendMessage') return telegram.requests[at];
    }
    await pause(1);
  }
  return undefined;
}
