import type { MenuItemConstructorOptions } from 'electron';
import { summaryOf } from '../contract/message.ts';
import type { AppState, Connection, JobView } from '../contract/state.ts';
import { truncate } from '../contract/truncate.ts';
import { DAY_MS, HOUR_MS } from '../contract/units.ts';
import { placeWall, wallOf } from '../core/schedule/wall-clock.ts';
import { en, type Words } from '../i18n/index.ts';

/** What the tray's icon can say. From the most to the least urgent, but for `normal`. */
export const TRAY_STATUSES = ['normal', 'attention', 'offline', 'paused'] as const;
export type TrayStatus = (typeof TRAY_STATUSES)[number];

/** `light`: dark ink for a light panel; `template`: macOS colours it. */
export type TrayTheme = 'light' | 'dark' | 'template';

/** Pure: the most urgent thing that there is to say. What waits for the user's word comes before what ends by itself. @param now epoch ms */
export function trayStatus(state: AppState, now: number): TrayStatus {
  const { setup, connection, pausedAll, unsure, missed, home } = state;
  if (setup.mode === 'none') return 'normal';
  const needsUser =
    home.state === 'elsewhere' || connection.state === 'conflict' || connection.state === 'unauthorised';
  if (needsUser || unsure + failedToday(state, now) + missed.length > 0) return 'attention';
  if (connection.state === 'reconnecting') return 'offline';
  return pausedAll ? 'paused' : 'normal';
}

/** How many of the newest deliveries failed in the last 24 hours; who sent one again has dealt with it. @param now epoch ms */
export function failedToday({ recent }: Pick<AppState, 'recent'>, now: number): number {
  return recent.filter(({ state, changedAt }) => state === 'failed' && now - changedAt < DAY_MS).length;
}

/**
 * Pure: the ink for the panel that the icon stands on.
 * @param isDark whether the system draws its own surfaces dark
 * @param desktop `XDG_CURRENT_DESKTOP`: the bar of GNOME and of Unity is dark whatever the theme
 */
export function trayTheme(platform: NodeJS.Platform, isDark: boolean, desktop = ''): TrayTheme {
  if (platform === 'darwin') return 'template';
  const hasDarkBar = platform === 'linux' && /gnome|unity|pantheon/i.test(desktop);
  return isDark || hasDarkBar ? 'dark' : 'light';
}

/** Instants would grow stale in a menu that stays open: what they come to is reckoned at the click. */
export type PauseUntil = 'anHour' | 'tomorrow' | 'resumed';

/** What the tray can ask for. Each call deals with its own errors. */
export interface TrayActions {
  open(to?: 'jobs' | 'new' | 'history'): void;
  run(jobId: string): void;
  pause(jobId: string): void;
  stop(jobId: string): void;
  /** Of a send that has not left yet. */
  takeBack(key: string): void;
  pauseAll(until: PauseUntil): void;
  resumeAll(): void;
  undo(): void;
  quit(): void;
}

type Item = MenuItemConstructorOptions;
type NextJob = JobView & { nextAt: number };
type TrayWords = Words['tray'] & Pick<Words, 'say'>;

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
export function trayMenu(
  state: AppState,
  actions: TrayActions,
  now: number,
  platform: NodeJS.Platform,
  { tray, say }: Words = en,
): Item[] {
  const words = { ...tray, say };
  const menu = plainMenu(state, actions, now, platform, words);
  return platform === 'darwin' ? menu.map((item) => inTitleCase(item, words)) : menu;
}

function plainMenu(
  state: AppState,
  actions: TrayActions,
  now: number,
  platform: NodeJS.Platform,
  words: TrayWords,
): Item[] {
  const { setup } = state;
  const quit = quitItem(actions, platform, words);
  if (setup.mode === 'none' || setup.owner === null) {
    const label = setup.mode === 'none' ? words.setUp : words.finishSetUp;
    return [{ label, click: () => actions.open() }, SEPARATOR, quit];
  }
  const open: Item = { label: words.open, click: () => actions.open() };
  const opensByClick = platform !== 'linux';
  return [
    ...(opensByClick ? [] : [open, SEPARATOR]),
    ...group(statusItems(state, actions, now, words)),
    ...group(jobItems(state, actions, now, words)),
    { label: words.newMessage, click: () => actions.open('new') },
    ...pauseItem(state, actions, words),
    ...undoItem(state, actions, words),
    SEPARATOR,
    ...(opensByClick ? [open] : []),
    quit,
  ];
}

function quitItem(actions: TrayActions, platform: NodeJS.Platform, words: TrayWords): Item {
  const click = () => actions.quit();
  if (platform === 'win32') return { label: words.exit, click };
  return { label: words.quit, ...(platform === 'darwin' ? { accelerator: 'Command+Q' } : {}), click };
}

function inTitleCase(item: Item, words: TrayWords): Item {
  const submenu = Array.isArray(item.submenu)
    ? { submenu: item.submenu.map((inner) => inTitleCase(inner, words)) }
    : {};
  // An item with an id is a message: what stands there is its own name.
  const title = item.id === undefined && item.label ? words.titles[item.label] : undefined;
  return { ...item, ...(title ? { label: title } : {}), ...submenu };
}

/** Pure: what hovering over the tray icon says. */
export function trayTip(state: AppState, now: number, { tray, say }: Words = en): string {
  const words = { ...tray, say };
  const trouble = homeTrouble(state, words) ?? connectionTrouble(state.connection, words);
  if (state.setup.mode !== 'none' && trouble) return `Carillon: ${trouble}`;
  if (state.pausedAll) return words.pausedTip(pauseEndInWords(state, now, words));
  const [next] = soonest(state.jobs);
  return next ? `Carillon: ${titleOf(next)} · ${whenInWords(next.nextAt, now, state.timeZone, words)}` : 'Carillon';
}

function statusItems(state: AppState, actions: TrayActions, now: number, words: TrayWords): Item[] {
  const items: Item[] = state.held.map(({ key, title, chatId }) => ({
    label: plain(words.undoSending(words.say(title), chatIn(state, chatId))),
    click: () => actions.takeBack(key),
  }));
  const elsewhere = homeTrouble(state, words);
  if (elsewhere) items.push({ label: plain(elsewhere), click: () => actions.open() });
  const trouble = connectionTrouble(state.connection, words);
  if (trouble) items.push({ label: plain(trouble), click: () => actions.open() });
  const upload = uploadInWords(state, words);
  if (upload) items.push({ label: upload, click: () => actions.open('history') });
  if (state.unsure > 0) items.push({ label: words.unsure(state.unsure), click: () => actions.open('history') });
  const failed = failedToday(state, now);
  if (failed > 0) items.push({ label: words.failed(failed), click: () => actions.open('history') });
  if (state.missed.length > 0)
    items.push({ label: words.missed(state.missed.length), click: () => actions.open('jobs') });
  if (state.notices.some(({ about }) => about === 'recovered'))
    items.push({ label: words.recovered, click: () => actions.open('jobs') });
  if (state.pausedAll) items.push({ label: words.paused(pauseEndInWords(state, now, words)), enabled: false });
  return items;
}

/** In tenths, so that a menu that stays open is not drawn anew all the time; null while no files are on their way. */
function uploadInWords({ uploads }: AppState, words: TrayWords): string | null {
  if (uploads.length === 0) return null;
  const sent = uploads.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  const total = uploads.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  return words.sending(Math.floor((10 * sent) / Math.max(1, total)) * 10, uploads.length);
}

/** Another computer sends the messages; null when this one does. */
function homeTrouble({ home }: AppState, { home: words }: TrayWords): string | null {
  if (home.state === 'here') return null;
  if (home.state === 'takingOver') return words.takingOver;
  return home.hasMoved ? words.moved(home.name) : words.alsoLives(home.name);
}

/** What keeps messages from going out; null when nothing does. A connection in the making is no news. */
function connectionTrouble(connection: Connection, { trouble }: TrayWords): string | null {
  switch (connection.state) {
    case 'connecting':
    case 'online':
      return null;
    default:
      return trouble[connection.state];
  }
}

/** Null: until the user goes on. */
function pauseEndInWords({ pausedAllUntil, timeZone }: AppState, now: number, words: TrayWords): string | null {
  return pausedAllUntil === null ? null : whenInWords(pausedAllUntil, now, timeZone, words);
}

function jobItems(state: AppState, actions: TrayActions, now: number, words: TrayWords): Item[] {
  const next = soonest(state.jobs);
  if (next.length === 0) return state.pausedAll ? [] : [{ label: words.nothing, enabled: false }];
  const items = next.slice(0, SHOWN_JOBS).map((job) => jobItem(job, state, actions, now, words));
  const rest = next.length - SHOWN_JOBS;
  return rest > 0 ? [...items, { label: words.more(rest), click: () => actions.open('jobs') }] : items;
}

function jobItem(job: NextJob, state: AppState, actions: TrayActions, now: number, words: TrayWords): Item {
  const chat = chatIn(state, job.chatId);
  return {
    id: job.id,
    label: plain(`${titleOf(job)} · ${whenInWords(job.nextAt, now, state.timeZone, words)}`),
    // Where a hand slips from “Run now” there is nothing that cannot be undone, and nothing that ends the message.
    submenu: [
      { label: plain(words.to(chat)), enabled: false },
      { label: words.runNow, click: () => actions.run(job.id) },
      SEPARATOR,
      { label: words.pause, click: () => actions.pause(job.id) },
      { label: words.stop, click: () => actions.stop(job.id) },
    ],
  };
}

function pauseItem(state: AppState, actions: TrayActions, words: TrayWords): Item[] {
  if (state.pausedAll) return [{ label: words.resumeAll, click: () => actions.resumeAll() }];
  const hasActive = state.jobs.some((job) => job.phase === 'active');
  const until = (label: string, end: PauseUntil): Item => ({ label, click: () => actions.pauseAll(end) });
  const submenu = [
    until(words.forAnHour, 'anHour'),
    until(words.untilTomorrow, 'tomorrow'),
    until(words.untilResumed, 'resumed'),
  ];
  return [{ label: words.pauseAll, enabled: hasActive, submenu }];
}

function undoItem({ undo }: AppState, actions: TrayActions, words: TrayWords): Item[] {
  return undo === null ? [] : [{ label: plain(words.undo(words.say(undo))), click: () => actions.undo() }];
}

function soonest(jobs: readonly JobView[]): NextJob[] {
  const hasNext = (job: JobView): job is NextJob => job.nextAt !== null;
  return jobs.filter(hasNext).sort((a, b) => a.nextAt - b.nextAt || a.createdAt - b.createdAt);
}

function chatIn({ chats }: AppState, chatId: number): string {
  return chats.find(({ id }) => id === chatId)?.title ?? String(chatId);
}

function titleOf(job: JobView): string {
  return truncate(job.name || summaryOf(job.message), LONGEST_NAME);
}

/** "Mon 09:00"; with the date from six days ahead on, where the weekday could be mistaken. Never "today", which grows stale. */
function whenInWords(at: number, now: number, timeZone: string, { locale }: TrayWords): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at).replace(',', '');
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

/** The same morning as the window offers (renderer/logic/later.ts). */
const MORNING = 8 * HOUR_MS;

/** When a pause from the tray ends, epoch ms; undefined: when the user says so. @param now epoch ms */
export function pauseEnd(until: PauseUntil, now: number, timeZone: string): number | undefined {
  if (until === 'resumed') return undefined;
  if (until === 'anHour') return now + HOUR_MS;
  const midnight = Math.floor(wallOf(now, timeZone) / DAY_MS) * DAY_MS;
  return placeWall(midnight + DAY_MS + MORNING, timeZone).at;
}
