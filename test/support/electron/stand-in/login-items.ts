import type { LoginItemSettings, Settings } from 'electron';

/** Windows' registry and macOS's list, as the user may have changed them elsewhere: what tests set. */
export const loginItems = {
  /** HKCU\…\Run: the command line by name. */
  run: new Map<string, string>(),
  /** HKCU\…\StartupApproved\Run: names that are switched off in the Task Manager. */
  disapproved: new Set<string>(),
  mac: 'not-registered' as 'not-registered' | 'enabled' | 'requires-approval' | 'not-found',
  /** How macOS answers a registration. */
  macGrants: 'enabled' as 'not-registered' | 'enabled' | 'requires-approval' | 'not-found',
};

/** Browser::SetLoginItemSettings of shell/browser/browser_win.cc, browser_mac.mm and browser_linux.cc, where it is empty. */
export function setLoginItemSettings(settings: Settings, appId: string): void {
  const { openAtLogin = false, enabled = true, path, args = [], name = appId } = settings;
  if (process.platform === 'darwin') loginItems.mac = openAtLogin ? loginItems.macGrants : 'not-registered';
  if (process.platform !== 'win32') return;
  // Either way the user's choice in the Task Manager is forgotten.
  loginItems.disapproved.delete(name);
  if (!openAtLogin) {
    loginItems.run.delete(name);
    return;
  }
  loginItems.run.set(name, commandLine(path, args));
  if (!enabled) loginItems.disapproved.add(name);
}

export function getLoginItemSettings({ path, args = [] }: Partial<Settings>, appId: string): LoginItemSettings {
  const status = '' as LoginItemSettings['status'];
  const nothing = { openAtLogin: false, wasOpenedAtLogin: false, status, executableWillLaunchAtLogin: false };
  if (process.platform === 'darwin')
    return { ...nothing, openAtLogin: loginItems.mac === 'enabled', status: loginItems.mac, launchItems: [] };
  if (process.platform !== 'win32') return { ...nothing, launchItems: [] };
  const program = (path || process.execPath).replace(/^"(.*)"$/, '$1').toLowerCase();
  const launchItems = [...loginItems.run]
    .filter(([, line]) => programOf(line).toLowerCase() === program)
    .map(([name, line]) => ({
      name,
      path: programOf(line),
      args: [],
      scope: 'user' as const,
      enabled: !loginItems.disapproved.has(name),
    }));
  const openAtLogin = loginItems.run.get(appId) === commandLine(path, args);
  return {
    ...nothing,
    openAtLogin,
    executableWillLaunchAtLogin: launchItems.some(({ enabled }) => enabled),
    launchItems,
  };
}

/** FormatCommandLineString: the path's own quotes are taken away, and each part is quoted. */
function commandLine(path: string | undefined, args: readonly string[]): string {
  return [(path || process.execPath).replace(/^"(.*)"$/, '$1'), ...args].map(quoted).join(' ');
}

/** AddQuoteForArg of shell/common: the rules of CommandLineToArgvW. */
function quoted(argument: string): string {
  if (!/[ \\"]/.test(argument)) return argument;
  const escaped = argument.replace(/(\\*)("|$)/g, (_all, slashes: string, quote: string) =>
    quote ? `${slashes}${slashes}\\"` : `${slashes}${slashes}`,
  );
  return `"${escaped}"`;
}

/** The first part of what CommandLineToArgvW reads. */
function programOf(line: string): string {
  return /^"([^"]*)"/.exec(line)?.[1] ?? line.split(' ')[0] ?? '';
}
