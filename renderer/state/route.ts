import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';

export const SCREENS = ['upcoming', 'messages', 'ahead', 'history', 'chats', 'practice', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  screen: Screen;
  /** What follows `?` in the hash. */
  query: URLSearchParams;
}

export interface Router {
  route: ReadonlySignal<Route>;
  go(screen: Screen, query?: Record<string, string>): void;
}

/** The screen that a hash such as `#/history?state=unsure` names; Upcoming when it names none. */
export function routeOfHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const screen = SCREENS.find((name) => name === path) ?? 'upcoming';
  return { screen, query: new URLSearchParams(query) };
}

export function hashOf(screen: Screen, query: Record<string, string> = {}): string {
  const text = new URLSearchParams(query).toString();
  return `#/${screen}${text ? `?${text}` : ''}`;
}

export function createRouter(): Router {
  const route = signal(routeOfHash(window.location.hash));
  window.addEventListener('hashchange', () => {
    route.value = routeOfHash(window.location.hash);
  });
  return {
    route,
    go(screen, query) {
      window.location.hash = hashOf(screen, query);
    },
  };
}
