import type { AppState } from '../contract/state.ts';

/** What the tray's icon can say. From the most to the least urgent, but for `normal`. */
export const TRAY_STATUSES = ['normal', 'attention', 'offline', 'paused'] as const;
export type TrayStatus = (typeof TRAY_STATUSES)[number];

/** `light`: dark ink for a light panel; `template`: macOS colours it. */
export type TrayTheme = 'light' | 'dark' | 'template';

/** Pure: the most urgent thing that there is to say. What waits for the user's word comes before what ends by itself. */
export function trayStatus({ setup, connection, pausedAll, unsure, missed }: AppState): TrayStatus {
  if (setup.mode === 'none') return 'normal';
  const needsUser = connection.state === 'conflict' || connection.state === 'unauthorised';
  if (needsUser || unsure > 0 || missed.length > 0) return 'attention';
  if (connection.state === 'reconnecting') return 'offline';
  return pausedAll ? 'paused' : 'normal';
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
