import type { Delivery } from '../contract/delivery.ts';
import type { Preferences } from '../contract/preferences.ts';

export interface News {
  title: string;
  body: string;
}

/** How many messages a notification names before it only counts. */
const NAMED = 3;

/** What a delivery gives to tell: one that was missed and then failed has failed. */
export type Trouble = keyof Preferences['notifications'];

/** Null when all is well with it. */
export function troubleOf({ state, missed }: Delivery): Trouble | null {
  if (state === 'failed' || state === 'unsure') return state;
  return missed ? 'missed' : null;
}

/** One notification for all deliveries that went wrong in a short while; null when none did. */
export function newsOf(deliveries: readonly Delivery[]): News | null {
  const [only, ...others] = deliveries;
  if (!only) return null;
  if (others.length === 0)
    return { title: titleOfOne(only), body: `${nameOf(only)}: ${only.reason ?? 'See the history.'}` };
  const names = [...new Set(deliveries.map(nameOf))];
  const rest = names.length - NAMED;
  return {
    title: titleOfMany(deliveries),
    body: names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  };
}

function titleOfOne(delivery: Delivery): string {
  switch (troubleOf(delivery)) {
    case 'unsure':
      return 'A message may not have arrived';
    case 'missed':
      return 'A message fell due while you were away';
    default:
      return 'A message was not sent';
  }
}

function titleOfMany(deliveries: readonly Delivery[]): string {
  const count = deliveries.length;
  const kinds = new Set(deliveries.map(troubleOf));
  const [kind] = kinds.size === 1 ? kinds : [];
  switch (kind) {
    case 'failed':
      return `${count} messages were not sent`;
    case 'unsure':
      return `${count} messages may not have arrived`;
    case 'missed':
      return `${count} messages fell due while you were away`;
    default:
      return `${count} messages need a look`;
  }
}

function nameOf({ jobName, text }: Delivery): string {
  const name = [...(jobName || (text.trim().split('\n')[0] ?? ''))];
  return `“${name.length > 40 ? `${name.slice(0, 39).join('')}…` : name.join('')}”`;
}
