import type { Copy } from '../contract/extras.ts';
import type { JobView } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { DAY_MS } from '../contract/units.ts';
import { msg } from '../i18n/msg.ts';
import { nameOf } from './job-identity.ts';
import type { Clock, Log, Timers } from './ports.ts';
import { repeat } from './timers.ts';

const HOUR_MS = 3_600_000;
/** Between two rounds. */
const EVERY_MS = 10 * 60_000;
/** How long before its time each is looked at, the longest first. */
const BEFORE_MS = [DAY_MS, HOUR_MS] as const;
/** Of what is checked in one round: each is a request. */
const MAX_A_ROUND = 20;

export interface CopyWatchDeps {
  jobs: () => readonly Pick<JobView, 'id' | 'name' | 'message' | 'nextAt' | 'status'>[];
  /** Whether the message still stands there; null: that cannot be known now. */
  isThere: (chatId: number, messageId: number) => Promise<boolean | null>;
  clock: Pick<Clock, 'now'>;
  timers: Timers;
  log: Log;
  /** Tells the owner. */
  tell: (text: Translatable) => void;
}

/**
 * Looks a day and an hour before its time whether a message that is to be copied still stands in its chat, so that its owner
 * hears of it while there is time. @returns the function that ends it
 */
export function watchCopies(deps: CopyWatchDeps): () => void {
  const { timers, log } = deps;
  const checked = new Set<string>();
  return repeat(timers, {
    first: EVERY_MS,
    every: EVERY_MS,
    run: () => checkCopies(deps, checked),
    onError: (error) => log.error('The messages to copy could not be looked at; it is tried again', error),
  });
}

/** @param checked which runs were looked at, how long before; those of the past go */
export async function checkCopies(deps: CopyWatchDeps, checked: Set<string>): Promise<void> {
  const now = deps.clock.now();
  const due = deps.jobs().flatMap((job) => {
    const { id, nextAt, status, message } = job;
    if (!message.copy || nextAt === null || status === 'paused') return [];
    const before = BEFORE_MS.findLast((ms) => nextAt - now <= ms);
    const key = `${id}@${nextAt}-${before}`;
    return before === undefined || checked.has(key) ? [] : [{ job, copy: message.copy, key }];
  });
  for (const { job, copy, key } of due.slice(0, MAX_A_ROUND)) {
    const gone = await countGone(copy, deps);
    if (gone === null) continue;
    checked.add(key);
    if (gone === 0) continue;
    deps.tell(msg('input.whatCopiesDeletedFrom', { name: nameOf(job) }));
  }
  for (const key of checked) if (Number(/@(\d+)-/.exec(key)?.[1]) < now) checked.delete(key);
}

/** Null: it cannot be known now. */
async function countGone({ chatId, messageIds }: Copy, { isThere }: CopyWatchDeps): Promise<number | null> {
  let gone = 0;
  for (const messageId of messageIds) {
    const there = await isThere(chatId, messageId);
    if (there === null) return null;
    if (!there) gone++;
  }
  return gone;
}
