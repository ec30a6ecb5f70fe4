import type { MenuItemConstructorOptions } from 'electron';
import { summaryOf } from '../contract/message.ts';
import type { AppState, Connection, JobView } from '../contract/state.ts';
import { failedToday } from './tray-status.ts';

/** Instants would grow stale in a menu that stays open: what they come to is reckoned at the click. */
export type PauseUntil = 'anHour' | 'tomorrow' | 'resumed';

/** What the tray can ask for. Each call deals with its own errors. */
export interface TrayActions {
  open(to?: 'jobs' | 'new' | 'history'): void;
  run(jobId: string): void;
  stop(jobId: string): void;
  pauseAll(until: PauseUntil): void;
  resumeAll(): void;
  undo(): void;
  quit(): void;
}

type Item = MenuItemConstructorOptions;
type NextJob = JobView & { nextAt: number };

const SHOWN_JOBS = 5;
const LONGEST_NAME = 40;
const SIX_DAYS = 6 * 86_400_000;
const HALF_A_YEAR = 182 * 86_400_000;
const SEPARATOR: Item = { type: 'separator' };

/**
 * Pure: the whole tray menu for a state, after the habits of the system: Windows says "Exit", macOS writes Titles Like This
 * and shows the keys, and on Linux, where a click on the icon may open nothing but the menu, the way to the window comes first.
 * @param now epoch ms
 */
export function trayMenu(state: AppState, actions: TrayActions, now: number, platform: NodeJS.Platform): Item[] {
  const menu = plainMenu(state, actions, now, platform);
  return platform === 'darwin' ? menu.map(inTitleCase) : menu;
}

function plainMenu(state: AppState, actions: TrayActions, now: number, platform: NodeJS.Platform): Item[] {
  const { setup } = state;
  const quit = quitItem(actions, platform);
  if (setup.mode === 'none' || setup.owner === null) {
    const label = setup.mode === 'none' ? 'Set up Carillon…' : 'Finish setting up Carillon…';
    return [{ label, click: () => actions.open() }, SEPARATOR, quit];
  }
  const open: Item = { label: 'Open Carillon', click: () => actions.open() };
  const opensByClick = platform !== 'linux';
  return [
    ...(opensByClick ? [] : [open, SEPARATOR]),
    ...group(statusItems(state, actions, now)),
    ...group(jobItems(state, actions, now)),
    { label: 'New message', click: () => actions.open('new') },
    ...pauseItem(state, actions),
    ...undoItem(state, actions),
    SEPARATOR,
    ...(opensByClick ? [open] : []),
    quit,
  ];
}

function quitItem(actions: TrayActions, platform: NodeJS.Platform): Item {
  const click = () => actions.quit();
  if (platform === 'win32') return { label: 'Exit', click };
  return { label: 'Quit Carillon', ...(platform === 'darwin' ? { accelerator: 'Command+Q' } : {}), click };
}

/** Commands alone: the names of messages and the sentences about them are left as they are. */
const TITLES: Readonly<Record<string, string>> = {
  'New message': 'New Message',
  'Run now': 'Run Now',
  'Pause all': 'Pause All',
  'Resume all': 'Resume All',
  'For 1 hour': 'For 1 Hour',
  'Until tomorrow morning': 'Until Tomorrow Morning',
  'Until I resume': 'Until I Resume',
  'Set up Carillon…': 'Set Up Carillon…',
  'Finish setting up Carillon…': 'Finish Setting Up Carillon…',
};

function inTitleCase(item: Item): Item {
  const submenu = Array.isArray(item.submenu) ? { submenu: item.submenu.map(inTitleCase) } : {};
  // An item with an id is a message: what stands there is its own name.
  const title = item.id === undefined && item.label ? TITLES[item.label] : undefined;
  return { ...item, ...(title ? { label: title } : {}), ...submenu };
}

/** Pure: what hovering over the tray icon says. */
export function trayTip(state: AppState, now: number): string {
  const trouble = connectionTrouble(state.connection);
  if (state.setup.mode !== 'none' && trouble) return `Carillon: ${trouble}`;
  if (state.pausedAll) return `Carillon: ${pauseInWords(state, now).replace('All', 'all')}`;
  const [next] = soonest(state.jobs);
  return next ? `Carillon: ${titleOf(next)} · ${whenInWords(next.nextAt, now, state.timeZone)}` : 'Carillon';
}

function statusItems(state: AppState, actions: TrayActions, now: number): Item[] {
  const items: Item[] = [];
  const trouble = connectionTrouble(state.connection);
  if (trouble) items.push({ label: plain(trouble), click: () => actions.open() });
  if (state.unsure > 0) items.push({ label: unsureInWords(state.unsure), click: () => actions.open('history') });
  const failed = failedToday(state, now);
  if (failed > 0) items.push({ label: failedInWords(failed), click: () => actions.open('history') });
  if (state.missed.length > 0)
    items.push({ label: missedInWords(state.missed.length), click: () => actions.open('jobs') });
  if (state.pausedAll) items.push({ label: pauseInWords(state, now), enabled: false });
  return items;
}

/** What keeps messages from going out; null when nothing does. A connection in the making is no news. */
function connectionTrouble(connection: Connection): string | null {
  switch (connection.state) {
    case 'connecting':
    case 'online':
      return null;
    case 'reconnecting':
      return 'Offline: trying to reach Telegram';
    case 'conflict':
      return 'Another program is using this bot';
    case 'unauthorised':
      return 'Telegram refuses the bot token';
  }
}

function unsureInWords(count: number): string {
  return count === 1 ? '1 message may not have arrived…' : `${count} messages may not have arrived…`;
}

function failedInWords(count: number): string {
  return count === 1 ? '1 message failed…' : `${count} messages failed…`;
}

function missedInWords(count: number): string {
  return count === 1 ? '1 message fell due while you were away…' : `${count} messages fell due while you were away…`;
}

function pauseInWords({ pausedAllUntil, timeZone }: AppState, now: number): string {
  const until = pausedAllUntil === null ? '' : ` until ${whenInWords(pausedAllUntil, now, timeZone)}`;
  return `All messages are paused${until}`;
}

function jobItems(state: AppState, actions: TrayActions, now: number): Item[] {
  const next = soonest(state.jobs);
  if (next.length === 0) return state.pausedAll ? [] : [{ label: 'Nothing is scheduled', enabled: false }];
  const items = next.slice(0, SHOWN_JOBS).map((job) => jobItem(job, state.timeZone, actions, now));
  const rest = next.length - SHOWN_JOBS;
  return rest > 0 ? [...items, { label: `${rest} more…`, click: () => actions.open('jobs') }] : items;
}

function jobItem(job: NextJob, timeZone: string, actions: TrayActions, now: number): Item {
  return {
    id: job.id,
    label: plain(`${titleOf(job)} · ${whenInWords(job.nextAt, now, timeZone)}`),
    submenu: [
      { label: 'Run now', click: () => actions.run(job.id) },
      { label: 'Stop', click: () => actions.stop(job.id) },
    ],
  };
}

function pauseItem(state: AppState, actions: TrayActions): Item[] {
  if (state.pausedAll) return [{ label: 'Resume all', click: () => actions.resumeAll() }];
  const hasActive = state.jobs.some((job) => job.phase === 'active');
  const until = (label: string, end: PauseUntil): Item => ({ label, click: () => actions.pauseAll(end) });
  const submenu = [
    until('For 1 hour', 'anHour'),
    until('Until tomorrow morning', 'tomorrow'),
    until('Until I resume', 'resumed'),
  ];
  return [{ label: 'Pause all', enabled: hasActive, submenu }];
}

function undoItem({ undo }: AppState, actions: TrayActions): Item[] {
  return undo === null ? [] : [{ label: plain(`Undo: ${undo}`), click: () => actions.undo() }];
}

function soonest(jobs: readonly JobView[]): NextJob[] {
  const hasNext = (job: JobView): job is NextJob => job.nextAt !== null;
  return jobs.filter(hasNext).sort((a, b) => a.nextAt - b.nextAt || a.createdAt - b.createdAt);
}

function titleOf(job: JobView): string {
  const title = [...(job.name || summaryOf(job.message))];
  return title.length > LONGEST_NAME ? `${title.slice(0, LONGEST_NAME - 1).join('')}…` : title.join('');
}

/** "Mon 09:00"; with the date from six days ahead on, where the weekday could be mistaken. Never "today", which grows stale. */
function whenInWords(at: number, now: number, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at).replace(',', '');
  const time = format({ hour: '2-digit', minute: '2-digit' });
  if (at - now < SIX_DAYS) return `${format({ weekday: 'short' })} ${time}`;
  const year = at - now < HALF_A_YEAR ? undefined : 'numeric';
  return `${format({ weekday: 'short', day: 'numeric', month: 'short', year })} ${time}`;
}

/** A single & marks the letter to press for an item, and is not shown. */
function plain(label: string): string {
  return label.replaceAll('&', '&&');
}

function group(items: Item[]): Item[] {
  return items.length > 0 ? [...items, SEPARATOR] : [];
}
