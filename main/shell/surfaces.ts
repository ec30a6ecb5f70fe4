import { app } from 'electron';
import type { StoreFactory } from '../adapters/json-store.ts';
import { dispatch } from '../core/dispatch.ts';
import type { Log } from '../core/ports.ts';
import type { Services } from '../services.ts';
import { openBoundsStore } from './bounds-store.ts';
import { registerIpc } from './ipc.ts';
import { notifyOfTrouble } from './notifications.ts';
import { watchPower } from './power.ts';
import { AppTray } from './tray.ts';
import { createTrayActions } from './tray-actions.ts';
import { trayImage } from './tray-image.ts';
import { type TrayActions, trayMenu, trayTip } from './tray-menu.ts';
import { MainWindow } from './window.ts';

export interface SurfacesDeps {
  services: Services;
  dataDir: string;
  stores: StoreFactory;
  /** Path of the built preload script. */
  preload: string;
  platform: NodeJS.Platform;
  log: Log;
}

export interface Surfaces {
  open: TrayActions['open'];
  /** Before the process ends. */
  close(): void;
}

/** Joins the window, the tray and the notifications to the services. After `ready`. */
export function openSurfaces({ services, dataDir, stores, preload, platform, log }: SurfacesDeps): Surfaces {
  const { state } = services;
  const window = new MainWindow({ preload, bounds: openBoundsStore(stores, dataDir, log), log });
  const link = registerIpc({
    window: () => window.webContents,
    dispatch: (channel, payload) => dispatch(services.handlers, channel, payload, log),
    current: () => state.current(),
    subscribe: (listener) => services.subscribe(listener),
    log,
  });
  const open: TrayActions['open'] = (to) => {
    window.show();
    if (to) link.navigate(to);
  };
  const actions = createTrayActions({ jobs: () => services.jobs(), open, quit: () => app.quit(), log });
  const content = () => {
    const [now, current] = [Date.now(), state.current()];
    return { menu: trayMenu(current, actions, now), tip: trayTip(current, now) };
  };
  const tray = new AppTray({ image: trayImage(platform), content, open: () => open(), platform });
  state.subscribe(() => tray.update());
  notifyOfTrouble({ subscribe: (listener) => state.subscribe(listener), openHistory: () => open('history') });
  watchPower(() => services.replan());
  return { open, close: () => window.remember() };
}
