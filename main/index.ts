import './app/v8-flags.ts';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, safeStorage, session } from 'electron';
import ElectronStore from 'electron-store';
import packageJson from '../package.json' with { type: 'json' };
import { defaultDataFolder, whyNotUsable } from './adapters/data-folder.ts';
import { serialize } from './adapters/json-store.ts';
import { createLog } from './adapters/log.ts';
import { guardAgainstCrash } from './app/crash-guard.ts';
import { type Flags, parseFlags, USAGE, UsageError } from './app/flags.ts';
import { createServices } from './app/services.ts';
import { createRedactor } from './bot/redact.ts';
import { en } from './i18n/en/index.ts';
import { ownLoginCommand, wasStartedAtLogin } from './shell/autostart.ts';
import { openDesktopUi } from './shell/desktop-ui.ts';
import { claimFolder, claimLinks, endStart, Launches } from './shell/launch.ts';
import { ownArguments } from './shell/launch-arguments.ts';
import { detectUncleanShutdown, Shutdown, watchSessionEnd } from './shell/quit.ts';
import { SealedSecrets } from './shell/safe-storage.ts';
import { guardWebContents, registerAppScheme, serveWindow } from './shell/window-security.ts';

/** The built window and preload lie beside the built entry: out/main/index.js, out/renderer/, out/preload/. */
const OUT = fileURLToPath(new URL('..', import.meta.url));
const READER_CODE = new URL('./reader.js', import.meta.url);
/** The same as in electron-builder.yml: Windows ties notifications to it. */
const APP_ID = 'app.carillon.desktop';

/** What Electron wants done before `ready`. */
function begin(): void {
  const flags = parseFlags(ownArguments(process.argv, process.defaultApp === true), process.env);
  if (flags.help || flags.version) {
    console.log(flags.help ? USAGE : packageJson.version);
    return app.exit(0);
  }
  const dataDir = resolve(flags.dataDir ?? defaultDataFolder(process.platform, process.env));
  const unusable = whyNotUsable(dataDir);
  if (unusable) throw new UsageError(en.say(unusable));
  // The updater runs the AppImage that it has just put in place, for what older ones did then.
  if (process.env.APPIMAGE_EXIT_AFTER_INSTALL) return app.exit(0);
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  registerAppScheme();
  const release = claimFolder(dataDir);
  if (!release) return app.exit(0);
  const shutdown = new Shutdown();
  shutdown.add(release);
  const launches = new Launches(process.argv);
  app
    .whenReady()
    .then(() => run(flags, dataDir, shutdown, launches))
    .catch(endStart);
}

async function run(flags: Flags, dataDir: string, shutdown: Shutdown, launches: Launches): Promise<void> {
  const { platform } = process;
  const redactor = createRedactor(flags.botToken);
  const log = createLog(dataDir, redactor, flags.logLevel);
  guardAgainstCrash({ log, stop: () => shutdown.runSteps(), exit: (code) => app.exit(code) });
  guardWebContents(log);
  claimLinks(platform);
  const stores = (cwd: string, name: string) => new ElectronStore<Record<string, unknown>>({ cwd, name, serialize });
  const sealed = { keyring: safeStorage, folder: dataDir, platform };
  const services = await createServices({
    flags,
    dataDir,
    host: 'desktop',
    version: packageJson.version,
    stores,
    secrets: new SealedSecrets(sealed),
    proxySecrets: new SealedSecrets({ ...sealed, name: 'proxy' }),
    proxyOfSystem: (target) => session.defaultSession.resolveProxy(target),
    log,
    readerCode: READER_CODE,
    onToken: redactor.learn,
  });
  serveWindow(join(OUT, 'renderer'), (file) => services.picture(file));
  shutdown.add(() => services.stop());
  const mark = detectUncleanShutdown(dataDir);
  shutdown.afterAll(() => mark.end());
  const preload = join(OUT, 'preload', 'index.cjs');
  const desktopUi = openDesktopUi({
    services,
    dataDir,
    stores,
    preload,
    loginCommand: ownLoginCommand(flags.dataDir && dataDir),
    wasUnclean: mark.wasUnclean,
    platform,
    log,
  });
  shutdown.add(() => desktopUi.close());
  const endAtOnce = () => {
    void desktopUi.close();
    shutdown.endAtOnce();
  };
  watchSessionEnd({ holdBack: (ms) => services.holdBack(ms), endAtOnce, platform });
  const isHidden = flags.hidden || wasStartedAtLogin(platform);
  if (isHidden) desktopUi.startHidden();
  launches.answer((to) => desktopUi.open(to), isHidden);
}

try {
  begin();
} catch (error) {
  void endStart(error);
}
