import type { Push } from '../contract/ipc.ts';

/** Where the window can be asked to go; nothing: as it is. */
export type Destination = Extract<Push, { topic: 'navigate' }>['to'] | undefined;

export const LINK_SCHEME = 'carillon';

const DESTINATIONS = new Map<string, Destination>([
  ['open', undefined],
  ['jobs', 'jobs'],
  ['new', 'new'],
  ['history', 'history'],
]);

/**
 * Where a `carillon://` link leads. Any web page can offer one, so it can name a screen and nothing else: no path, no
 * query, nothing that would fill a form or do something.
 * @returns null when it is no such link
 */
export function readLink(address: string): { to: Destination } | null {
  const name = /^carillon:\/\/([a-z]+)\/?$/i.exec(address)?.[1]?.toLowerCase();
  return name !== undefined && DESTINATIONS.has(name) ? { to: DESTINATIONS.get(name) } : null;
}

/** Whether an argument was meant as a link, valid or not: no flag of ours looks like one. */
export function isLink(argument: string): boolean {
  return /^carillon:/i.test(argument);
}
