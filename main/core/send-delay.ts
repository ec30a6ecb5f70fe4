import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { Pacing, type PacingLimits } from './pacing.ts';
import { nextRun, zoneOf } from './schedule/timing.ts';

/** Messages that are due together. */
export interface SendDelay {
  count: number;
  /** Epoch ms at which the last of them can go out. */
  lastAt: number;
}

/** More than this in one instant is counted, and the last goes out when so many have. */
const MAX_WORKED_OUT = 5_000;

/**
 * Who else is due at that instant, and how long it takes at Telegram's pace until all have gone out.
 * @param at epoch ms
 * @param chatId where the message in question goes
 * @param jobs the others
 * @param computerZone IANA
 */
export function estimateSendDelay(
  at: number,
  chatId: number,
  jobs: readonly Job[],
  computerZone: string,
  limits: PacingLimits,
): SendDelay {
  const others = jobs.filter(
    (job) => job.status === 'active' && nextRun({ ...job, timeZone: zoneOf(job, computerZone) }, at - 1)?.at === at,
  );
  const chats = [...others.map((job) => job.chatId), chatId];
  return { count: chats.length, lastAt: at + lastSendAfter(chats.slice(0, MAX_WORKED_OUT), limits) };
}

/** How many ms it takes from the first message until the last of these may go out, each chat's in their order. */
export function lastSendAfter(chats: readonly number[], limits: PacingLimits): number {
  const pacing = new Pacing(limits);
  const waiting = new Map<number, number>();
  for (const chat of chats) waiting.set(chat, (waiting.get(chat) ?? 0) + 1);
  let now = 0;
  for (;;) {
    let soonest = Number.POSITIVE_INFINITY;
    for (const [chat, left] of waiting) {
      const wait = pacing.waitFor(chat, now);
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
        continue;
      }
      pacing.spend(chat, now);
      if (left === 1) waiting.delete(chat);
      else waiting.set(chat, left - 1);
    }
    if (waiting.size === 0) return now;
    now += soonest === Number.POSITIVE_INFINITY ? 0 : soonest;
  }
}

/** "12 messages are due at 09:00. They go out one after another, the last at 09:00:11." Null when nobody waits for long. */
export function sendDelayInWords({ count, lastAt }: SendDelay, at: number, timeZone: string): Translatable | null {
  if (count < 2 || lastAt - at < 1_000) return null;
  return msg('notice.messagesDueTelegramTakes', {
    count,
    time: msg('text.time', { at, zone: timeZone }),
    last: msg('text.time', { at: lastAt, zone: timeZone }),
  });
}
