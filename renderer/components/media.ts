import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';

/** A media query as a signal. For one that lives as long as the window. */
export function mediaQuery(query: string): ReadonlySignal<boolean> {
  const list = window.matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', (event) => {
    matches.value = event.matches;
  });
  return matches;
}
