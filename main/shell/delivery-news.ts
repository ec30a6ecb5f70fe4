import type { Delivery } from '../contract/delivery.ts';
import type { Preferences } from '../contract/preferences.ts';
import { truncate } from '../contract/truncate.ts';
import { DAY_MS } from '../contract/units.ts';
import { wallOf } from '../core/schedule/wall-clock.ts';
import { en, type Words } from '../i18n/index.ts';

export interface News {
  title: string;
  body: string;
}

/** How many messages a notification names before it only counts. */
const NAMED = 3;

/** What a delivery gives to tell: one that was missed and then failed has failed. */
export type NewsKind = keyof Preferences['notifications'];

/** Null when all is well with it. */
export function newsKindOf({ state, missed }: Delivery): NewsKind | null {
  if (state === 'failed' || state === 'unsure') return state;
  return missed ? 'missed' : null;
}

/** One notification for all deliveries that went wrong in a short while; null when none did. */
export function newsOf(deliveries: readonly Delivery[], words: Words = en): News | null {
  const [only, ...others] = deliveries;
  if (!only) return null;
  const { news } = words.tray;
  const nameOf = (delivery: Delivery) => words.named(shortNameOf(delivery));
  if (others.length === 0) {
    const why = only.reason === undefined ? news.seeHistory : words.say(only.reason);
    return { title: news[newsKindOf(only) ?? 'failed'], body: `${nameOf(only)}: ${why}` };
  }
  const names = [...new Set(deliveries.map(nameOf))];
  const named = names.slice(0, NAMED).join(', ');
  const rest = names.length - NAMED;
  return { title: titleOfMany(deliveries, news), body: rest > 0 ? news.more(named, rest) : named };
}

function titleOfMany(deliveries: readonly Delivery[], news: Words['tray']['news']): string {
  const count = deliveries.length;
  const kinds = new Set(deliveries.map(newsKindOf));
  const [kind] = kinds.size === 1 ? kinds : [];
  switch (kind) {
    case 'failed':
      return news.manyFailed(count);
    case 'unsure':
      return news.manyUnsure(count);
    case 'missed':
      return news.manyMissed(count);
    default:
      return news.many(count);
  }
}

function shortNameOf({ jobName, text }: Delivery): string {
  return truncate(jobName || (text.trim().split('\n')[0] ?? ''), 40);
}

/** Whether an instant (epoch ms) lies in the quiet hours of the zone; these may go over midnight. */
export function isQuiet(quiet: Preferences['quiet'], at: number, timeZone: string): boolean {
  if (!quiet) return false;
  const time = ((wallOf(at, timeZone) % DAY_MS) + DAY_MS) % DAY_MS;
  const [from, to] = [msOf(quiet.from), msOf(quiet.to)];
  return from < to ? from <= time && time < to : from <= time || time < to;
}

function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
