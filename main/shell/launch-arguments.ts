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

/**
 * Switches that belong to Chromium, Electron and Node, which act on them before this code runs. People need some of them
 * (`--no-sandbox`, `--ozone-platform`, `--password-store`), and tools add others (`--inspect`, `-psn_…` by the macOS Finder).
 */
const NOT_OURS = [
  /^--(no-sandbox|disable-setuid-sandbox|disable-dev-shm-usage|disable-gpu(-[a-z-]+)?|use-gl|use-angle|in-process-gpu)(=|$)/,
  /^--(ozone-platform(-hint)?|enable-wayland-ime|force-device-scale-factor|high-dpi-support|gtk-version)(=|$)/,
  /^--(password-store|proxy-server|proxy-bypass-list|proxy-pac-url|lang|enable-features|disable-features)(=|$)/,
  /^--(inspect(-brk)?|remote-debugging-port|remote-debugging-pipe|enable-logging|log-file|v|js-flags|trace-warnings)(=|$)/,
  /^-psn_/,
];

/**
 * What of the process's arguments are Carillon's own flags. A `carillon://` link is read elsewhere (see Launches).
 * @param isDefaultApp run as `electron <path> …`, so that the path comes first
 */
export function ownArguments(argv: readonly string[], isDefaultApp: boolean): string[] {
  return argv
    .slice(isDefaultApp ? 2 : 1)
    .filter((arg) => !isLink(arg) && !NOT_OURS.some((pattern) => pattern.test(arg)));
}
