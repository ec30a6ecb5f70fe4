import { join } from 'node:path';
import { app, nativeTheme, shell } from 'electron';
import type { StoreFactory } from '../adapters/json-store.ts';
import type { Services } from '../app/services.ts';
import type { DesktopReport } from '../contract/desktop.ts';
import type { AppState } from '../contract/state.ts';
import { dispatch } from '../core/dispatch.ts';
import type { SendBegun } from '../core/jobs-api.ts';
import type { Log } from '../core/ports.ts';
import { sayWhatHolds, type Undone } from '../core/what-holds.ts';
import { wordsOfDesktop } from '../i18n/index.ts';
import { msg } from '../i18n/msg.ts';
import { setStartAtLogin } from './autostart.ts';
import { followPreferences, isWayland } from './desktop-preferences.ts';
import { follow } from './follow.ts';
import { registerIpc, type WindowLink } from './ipc.ts';
import type { Command } from './login-command.ts';
import { setApplicationMenu } from './menus.ts';
import { Notifications, showBadge } from './notifications.ts';
import { keepAwake, watchPower } from './power.ts';
import { AppTray, createTrayActions } from './tray.ts';
import { failedToday, type TrayActions, trayMenu, trayStatus, trayTheme, trayTip } from './tray-menu.ts';
import { followUpdates } from './updates.ts';
import { WakeTimer } from './wake-timer.ts';
import { MainWindow } from './window.ts';
import { openWindowStore } from './window-state.ts';

export interface DesktopUiDeps {
  services: Services;
  dataDir: string;
  stores: StoreFactory;
  /** Path of the built preload script. */
  preload: string;
  /** What is run at login, when the user wants that. */
  loginCommand: Command;
  /** The last session did not come to its end. */
  wasUnclean: boolean;
  platform: NodeJS.Platform;
  log: Log;
}

export interface DesktopUi {
  open: TrayActions['open'];
  /** A start without a window: what happened meanwhile is told, for nobody sees it. */
  startHidden(): void;
  /** Before the process ends. What is kept is kept at once. */
  close(): Promise<void>;
}

/** Joins the window, the tray, the notifications and the desktop's own settings to the services. After `ready`. */
export function openDesktopUi(deps: DesktopUiDeps): DesktopUi {
  const { services, dataDir, platform, log } = deps;
  const { state } = services;
  // Each needs the other two only once all three are there.
  const open: TrayActions['open'] = (to) => {
    window.show();
    if (to) link.navigate(to);
  };
  const notifications = new Notifications({
    state,
    async resolveDelivery(key, as) {
      const reply = await dispatch(services.handlers, 'delivery.resolve', { key, as }, log);
      // Quiet hours, say, speak against it: in the history the user can send it anyway.
      if (!reply.ok && reply.error.code === 'outsideBounds') open('history');
    },
    openHistory: () => open('history'),
    platform,
    log,
  });
  const window = openWindow(deps, notifications, open);
  follow(
    state,
    ({ preferences }) => wordsOfDesktop(preferences),
    (words) => setApplicationMenu(platform, words, (step) => window.zoom(step)),
  );
  const link = linkWindow(services, window, log);
  showTray(deps, open, notifications);
  log.info(`In the tray ${Math.round(performance.now())} ms after the start.`);
  follow(state, waitingForUser, (count) => showBadge(count, window.browserWindow, platform));
  followPreferences({
    state,
    command: deps.loginCommand,
    newMessage: () => open('new'),
    complain: (text) => services.notify(text),
    report: (part) => services.reportDesktop(part),
    platform,
    isWayland: isWayland(platform, process.env, process.argv),
    log,
  });
  followUpdates({
    state,
    notify: (text, action) => void services.notify(text, action),
    onMoved: (image) => followMove(deps, image),
    platform,
    log,
  });
  keepAwake({ state, now: Date.now });
  const wakeTimer = platform === 'linux' ? setWakeTimer(deps) : null;
  watchPower(() => services.replan(), log);
  if (deps.wasUnclean) tellOfUncleanShutdown(services, dataDir, log);
  const startHidden = () => {
    // Without its token nothing is sent: that is worth a window even where none was wanted.
    if (services.needsToken()) open();
    else notifications.tellOfAbsence();
  };
  const close = async () => {
    window.remember();
    await wakeTimer?.stop();
  };
  return { open, startHidden, close };
}

function setWakeTimer({ services, dataDir, log }: DesktopUiDeps): WakeTimer {
  const report = (wake: DesktopReport['wake']) => services.reportDesktop({ wake });
  return new WakeTimer({ state: services.state, dataDir, report, now: Date.now, env: process.env, log });
}

/** Else nothing would start at the next login. */
function followMove({ services, loginCommand, platform, log }: DesktopUiDeps, image: string): void {
  const [, ...args] = loginCommand;
  try {
    setStartAtLogin(services.state.current().preferences.startAtLogin, false, [image, ...args], platform);
  } catch (error) {
    log.error('The start at login could not be set', error);
  }
}

/** How many things wait for the user's word or eye. */
function waitingForUser(state: AppState): number {
  return state.unsure + failedToday(state, Date.now()) + state.missed.length;
}

function openWindow(deps: DesktopUiDeps, notifications: Notifications, open: () => void): MainWindow {
  const { preload, stores, dataDir, services, platform, log } = deps;
  const store = openWindowStore(stores, dataDir, log);
  return new MainWindow({
    preload,
    bounds: { read: () => store.read().bounds, write: (bounds) => store.write({ bounds }) },
    zoom: { read: () => store.read().zoom, write: (zoom) => store.write({ zoom }) },
    words: () => wordsOfDesktop(services.state.current().preferences),
    keepsHidden: () => services.state.current().preferences.keepWindowReady,
    platform,
    // On Windows the badge is the window's own, and a new one has none.
    onMade: (made) => showBadge(waitingForUser(services.state.current()), made, platform),
    onHidden() {
      if (store.read().toldOfTray) return;
      store.write({ toldOfTray: true });
      const { stillRunning, goesOn } = wordsOfDesktop(services.state.current().preferences).tray.news;
      notifications.tell({ title: stillRunning, body: goesOn }, open);
    },
    onGivenUp() {
      services.notify(msg('notice.windowEndedAgainAgain'));
    },
    log,
  });
}

function linkWindow(services: Services, window: MainWindow, log: Log): WindowLink {
  return registerIpc({
    window: () => window.webContents,
    dispatch: (channel, payload) => dispatch(services.handlers, channel, payload, log, services.newestChange),
    current: () => services.state.current(),
    subscribe: (listener) => services.subscribe(listener),
    log,
  });
}

function showTray(deps: DesktopUiDeps, open: TrayActions['open'], notifications: Notifications): void {
  const { services, platform, log } = deps;
  const { state } = services;
  const timeZone = () => state.current().timeZone;
  const words = () => wordsOfDesktop(state.current().preferences);
  const quit = () => app.quit();
  /** The menu is closed: that it is being sent, and how to undo it, is said beside it. */
  const onSending = ({ key }: SendBegun) => {
    const { held, chats } = state.current();
    const send = held.find((each) => each.key === key);
    if (!send) return;
    const { sending, clickToUndo } = words().tray.news;
    const chat = chats.find(({ id }) => id === send.chatId)?.title ?? String(send.chatId);
    notifications.tell({ title: sending(words().say(send.title), chat), body: clickToUndo }, () =>
      actions.takeBack(key),
    );
  };
  const onUndone = (undone: Undone) => {
    const { say, tray } = words();
    const body = sayWhatHolds(undone, state.current(), words());
    notifications.tell({ title: tray.news.undone(say(undone.label)), body }, () => open());
  };
  const { undo } = services;
  const jobs = () => services.jobs();
  const actions = createTrayActions({ jobs, undo, timeZone, open, quit, onSending, onUndone, words, log });
  const content = () => {
    const [now, current] = [Date.now(), state.current()];
    const isDark = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
    const icon = {
      status: trayStatus(current, now),
      theme: trayTheme(platform, isDark, process.env.XDG_CURRENT_DESKTOP),
    };
    return { icon, menu: trayMenu(current, actions, now, platform, words()), tip: trayTip(current, now, words()) };
  };
  const tray = new AppTray({ content, open: () => open(), platform });
  state.subscribe(() => tray.update());
  nativeTheme.on('updated', () => tray.update());
}

function tellOfUncleanShutdown(services: Services, dataDir: string, log: Log): void {
  const text = msg('notice.carillonDidNotCome');
  const run = () => {
    shell.openPath(join(dataDir, 'logs', 'carillon.log')).then(
      (problem) => problem && log.warn(`The log could not be shown: ${problem}`),
      (error: unknown) => log.error('The log could not be shown', error),
    );
  };
  services.notify(text, { label: msg('notice.showLog'), run });
}
