import type { CarillonApi } from '../../main/contract/ipc.ts';
import { createBrowserApi } from './browser.ts';
import { readKey } from './key.ts';

declare global {
  interface Window {
    /** Present in Electron, where the preload script puts it. */
    carillon?: CarillonApi;
  }
}

/** The way to Carillon from this window: the preload's bridge in Electron, loopback HTTP in a browser. */
export function pickApi(): CarillonApi {
  return (
    window.carillon ?? createBrowserApi({ fetch: window.fetch.bind(window), EventSource, origin: '', key: readKey() })
  );
}
