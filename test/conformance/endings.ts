import type { Electron } from './check.ts';

/** How an app that does one thing comes to its end. */
export interface Ending {
  name: string;
  follows: string;
  /** Run as the app's entry. What it says is what the test sees. */
  begin(electron: Electron, say: (what: string) => void): void | Promise<void>;
  /** Sent each time that it has said “signal me”. */
  signal?: NodeJS.Signals;
  /** Started a second time, once it has said so. */
  isStartedTwice?: boolean;
  says: string[];
  code: number | null;
}

const SIGNALS = 'shell/browser/electron_browser_main_parts_posix.cc';

function tellOfEnd({ app }: Electron, say: (what: string) => void): void {
  app.on('before-quit', () => say('before-quit'));
  app.on('will-quit', () => say('will-quit'));
  app.on('quit', (_event, code) => say(`quit ${code}`));
}

export const endings: Ending[] = [
  {
    name: 'a signal asks the app to quit',
    follows: 'spec/api-app-spec.ts, app.exit(exitCode): “exits gracefully”',
    begin(electron, say) {
      tellOfEnd(electron, say);
      void electron.app.whenReady().then(() => say('signal me'));
    },
    signal: 'SIGTERM',
    says: ['before-quit', 'will-quit', 'quit 0'],
    code: 0,
  },
  {
    name: 'of a second signal Electron dies half-way',
    follows: SIGNALS,
    begin({ app }, say) {
      app.on('before-quit', (event) => {
        event.preventDefault();
        say('before-quit');
        setTimeout(() => say('signal me'));
      });
      void app.whenReady().then(() => say('signal me'));
    },
    signal: 'SIGTERM',
    says: ['before-quit'],
    code: null,
  },
  {
    name: 'a listener from before ready hears no signal',
    follows: SIGNALS,
    begin(electron, say) {
      process.on('SIGTERM', () => say('heard'));
      tellOfEnd(electron, say);
      void electron.app.whenReady().then(() => say('signal me'));
    },
    signal: 'SIGTERM',
    says: ['before-quit', 'will-quit', 'quit 0'],
    code: 0,
  },
  {
    name: 'one from after ready hears each, in Electron’s place',
    follows: SIGNALS,
    begin({ app }, say) {
      let count = 0;
      app.on('before-quit', () => say('before-quit'));
      void app.whenReady().then(() => {
        process.on('SIGTERM', () => {
          say('heard');
          if (++count === 2) app.exit(0);
          else say('signal me');
        });
        say('signal me');
      });
    },
    signal: 'SIGTERM',
    says: ['heard', 'heard'],
    code: 0,
  },
  {
    name: 'exit() asks nobody, and tells the code',
    follows: 'spec/api-app-spec.ts, app.exit(exitCode)',
    begin(electron, say) {
      tellOfEnd(electron, say);
      void electron.app.whenReady().then(() => electron.app.exit(3));
    },
    says: ['quit 3'],
    code: 3,
  },
  {
    name: 'the end of the process is that of the app',
    follows: 'lib/browser/init.ts, process.exit',
    begin(electron, say) {
      tellOfEnd(electron, say);
      process.on('exit', (code) => say(`exit ${code}`));
      void electron.app.whenReady().then(() => process.exit(4));
    },
    says: ['exit 4', 'quit 4'],
    code: 4,
  },
  {
    name: 'quitting twice is quitting once',
    follows: 'shell/browser/browser.cc, Quit',
    begin(electron, say) {
      tellOfEnd(electron, say);
      void electron.app.whenReady().then(() => {
        electron.app.quit();
        electron.app.quit();
      });
    },
    says: ['before-quit', 'will-quit', 'quit 0'],
    code: 0,
  },
  {
    name: 'without a listener for it, the end of the last window is that of the app',
    follows: 'lib/browser/init.ts, window-all-closed',
    begin(electron, say) {
      tellOfEnd(electron, say);
      void electron.app.whenReady().then(() => new electron.BaseWindow({ show: false }).destroy());
    },
    says: ['before-quit', 'will-quit', 'quit 0'],
    code: 0,
  },
  {
    name: 'the app is ready once its entry has been run to its end',
    follows: 'lib/browser/init.ts, appCodeLoaded',
    async begin({ app }, say) {
      app.on('ready', () => {
        say('ready');
        app.exit(0);
      });
      await new Promise((resolve) => setTimeout(resolve, 30));
      say('entry');
    },
    says: ['entry', 'ready'],
    code: 0,
  },
  {
    name: 'a second start gets no lock, and the first hears of its arguments',
    follows: 'spec/api-app-spec.ts, app.requestSingleInstanceLock',
    begin({ app }, say) {
      app.setPath('userData', process.env.CONFORMANCE_FOLDER ?? '');
      if (!app.requestSingleInstanceLock()) return app.exit(0);
      app.on('second-instance', (event, argv, folder) => {
        say(`${typeof event} ${argv.includes('--second')} ${folder !== ''}`);
        app.exit(0);
      });
      void app.whenReady().then(() => say('start me again'));
    },
    isStartedTwice: true,
    says: ['object true true'],
    code: 0,
  },
];
