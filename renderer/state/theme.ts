import type { Signal } from '@preact/signals';
import { effect, signal } from '@preact/signals';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'carillon.theme';

/** The chosen theme, remembered in this browser, and put on the page as `data-theme`. */
export function createTheme(): Signal<Theme> {
  const theme = signal<Theme>(THEMES.find((name) => name === stored()) ?? 'system');
  effect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
    store(theme.value);
  });
  return theme;
}

// Storage can be switched off, and then it throws: the theme is then simply not remembered.
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // See `stored`.
  }
}
