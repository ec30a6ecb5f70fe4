import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import { DEFAULT_PREFERENCES } from '../../main/contract/preferences.ts';
import type { AppState } from '../../main/contract/state.ts';

/** One signal for each field of the state: a view wakes up only for the fields that it reads. */
export type Selectors = { readonly [K in keyof AppState]: ReadonlySignal<AppState[K]> };

/** What is shown before the first snapshot: nothing. */
export const EMPTY_STATE: AppState = {
  setup: { mode: 'none' },
  connection: { state: 'connecting' },
  jobs: [],
  pausedAll: false,
  pausedAllUntil: null,
  chats: [],
  recent: [],
  missed: [],
  unsure: 0,
  notices: [],
  home: { state: 'here' },
  uploads: [],
  held: [],
  undo: null,
  proxy: null,
  desktop: null,
  timeZone: 'UTC',
  preferences: DEFAULT_PREFERENCES,
  tokenStorage: 'keyring',
  host: 'browser',
  version: '',
};

export function createSelectors(app: ReadonlySignal<AppState>): Selectors {
  const entries = Object.keys(EMPTY_STATE).map((key) => [key, computed(() => app.value[key as keyof AppState])]);
  return Object.fromEntries(entries) as Selectors;
}
