import type { Delivery } from '../contract/delivery.ts';

export interface News {
  title: string;
  body: string;
}

/** How many messages a notification names before it only counts. */
const NAMED = 3;

/** One notification for all deliveries that went wrong in a short while; null when none did. */
export function newsOf(deliveries: readonly Delivery[]): News | null {
  const [only, ...others] = deliveries;
  if (!only) return null;
  if (others.length === 0)
    return { title: titleOfOne(only), body: `${nameOf(only)}: ${only.reason ?? 'See the history.'}` };
  const unsure = deliveries.filter(({ state }) => state === 'unsure').length;
  const names = [...new Set(deliveries.map(nameOf))];
  const rest = names.length - NAMED;
  return {
    title: titleOfMany(deliveries.length, unsure),
    body: names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  };
}

function titleOfOne({ state }: Delivery): string {
  return state === 'unsure' ? 'A message may not have arrived' : 'A message was not sent';
}

function titleOfMany(count: number, unsure: number): string {
  if (unsure === 0) return `${count} messages were not sent`;
  if (unsure === count) return `${count} messages may not have arrived`;
  return `${count} messages need a look`;
}

function nameOf({ jobName, text }: Delivery): string {
  const name = [...(jobName || (text.trim().split('\n')[0] ?? ''))];
  return `“${name.length > 40 ? `${name.slice(0, 39).join('')}…` : name.join('')}”`;
}
