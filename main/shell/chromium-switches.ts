import { isLink } from './links.ts';

/**
 * Switches that belong to Chromium, Electron and Node, which act on them before this code runs. People need some of them
 * (`--no-sandbox`, `--ozone-platform`, `--password-store`), and tools add others (`--inspect`, `-psn_…` by the macOS Finder).
 */
const NOT_OURS = [
  /^--(no-sandbox|disable-setuid-sandbox|disable-dev-shm-usage|disable-gpu(-[a-z-]+)?|use-gl|use-angle|in-process-gpu)(=|$)/,
  /^--(ozone-platform(-hint)?|enable-wayland-ime|force-device-scale-factor|high-dpi-support|gtk-version)(=|$)/,
  /^--(password-store|proxy-server|proxy-bypass-list|proxy-pac-url|lang|enable-features|disable-features)(=|$)/,
  /^--(inspect(-brk)?|remote-debugging-port|remote-debugging-pipe|enable-logging|log-file|v|js-flags|trace-warnings)(=|$)/,
  /^-psn_/,
];

/**
 * What of the process's arguments are Carillon's own flags. A `carillon://` link is read elsewhere (see Launches).
 * @param isDefaultApp run as `electron <path> …`, so that the path comes first
 */
export function ownArguments(argv: readonly string[], isDefaultApp: boolean): string[] {
  return argv
    .slice(isDefaultApp ? 2 : 1)
    .filter((arg) => !isLink(arg) && !NOT_OURS.some((pattern) => pattern.test(arg)));
}
