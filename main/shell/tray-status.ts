import type { AppState } from '../contract/state.ts';
import { DAY_MS } from '../contract/units.ts';

/** What the tray's icon can say. From the most to the least urgent, but for `normal`. */
export const TRAY_STATUSES = ['normal', 'attention', 'offline', 'paused'] as const;
export type TrayStatus = (typeof TRAY_STATUSES)[number];

/** `light`: dark ink for a light panel; `template`: macOS colours it. */
export type TrayTheme = 'light' | 'dark' | 'template';

/** Pure: the most urgent thing that there is to say. What waits for the user's word comes before what ends by itself. @param now epoch ms */
export function trayStatus(state: AppState, now: number): TrayStatus {
  const { setup, connection, pausedAll, unsure, missed } = state;
  if (setup.mode === 'none') return 'normal';
  const needsUser = connection.state === 'conflict' || connection.state === 'unauthorised';
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
