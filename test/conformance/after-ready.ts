import assert from 'node:assert/strict';
import { type Check, type Electron, follow, rejects, throws, UNREADABLE, wrong } from './check.ts';

const KEYS = 'CommandOrControl+Alt+Shift+F9';
const isWayland =
  process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland' && Boolean(process.env.WAYLAND_DISPLAY);

/** What is told of so many tries to quit, none of which succeeds. */
function whileQuitting({ app }: Electron, heldUpBy: 'before-quit' | 'will-quit', times = 1): string[] {
  const told: string[] = [];
  const listen = (name: string, prevents: boolean) => (event: { preventDefault(): void }) => {
    told.push(name);
    if (prevents) event.preventDefault();
  };
  const before = listen('before-quit', heldUpBy === 'before-quit');
  const will = listen('will-quit', true);
  app.on('before-quit', before).on('will-quit', will);
  for (let i = 0; i < times; i++) app.quit();
  app.off('before-quit', before).off('will-quit', will);
  return told;
}

export const afterReady: Check[] = [
  ...follow('spec/api-app-spec.ts', [
    ['the app is ready', ({ app }) => assert.equal(app.isReady(), true)],
    ['and says so to whoever asks later', ({ app }) => app.whenReady()],
    [
      'the sandbox cannot be turned on any more',
      ({ app }) => throws(() => app.enableSandbox(), /^app\.enableSandbox\(\) can only be called before app is ready$/),
    ],
    [
      'registering a login item does nothing on Linux, and says nothing',
      ({ app }) => {
        app.setLoginItemSettings({ openAtLogin: true });
        assert.equal(app.getLoginItemSettings().openAtLogin, false);
      },
      ['linux'],
    ],
    ['a badge without a number is refused on Linux', ({ app }) => assert.equal(app.setBadgeCount(), false), ['linux']],
    ['whether a badge was shown is yes or no', ({ app }) => assert.equal(typeof app.setBadgeCount(0), 'boolean')],
    ['and so is one that is no number', ({ app }) => assert.equal(app.setBadgeCount(wrong('x')), false), ['linux']],
  ]),
  ...follow('shell/browser/browser.cc, Quit', [
    [
      'whoever holds up before-quit is asked nothing else',
      (electron) => assert.deepEqual(whileQuitting(electron, 'before-quit'), ['before-quit']),
    ],
    [
      'each try asks again',
      (electron) => assert.deepEqual(whileQuitting(electron, 'before-quit', 2), ['before-quit', 'before-quit']),
    ],
    [
      'will-quit comes after it, and can hold it up, too',
      (electron) => assert.deepEqual(whileQuitting(electron, 'will-quit'), ['before-quit', 'will-quit']),
    ],
    [
      'after which it can be tried again',
      (electron) =>
        assert.deepEqual(whileQuitting(electron, 'will-quit', 2), [
          'before-quit',
          'will-quit',
          'before-quit',
          'will-quit',
        ]),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_global_shortcut.cc', [
    [
      'keys are held from when they are registered',
      ({ globalShortcut }) => {
        assert.equal(
          globalShortcut.register(KEYS, () => {}),
          true,
        );
        assert.equal(globalShortcut.isRegistered(KEYS), true);
        globalShortcut.unregisterAll();
        assert.equal(globalShortcut.isRegistered(KEYS), false);
      },
    ],
    [
      'giving them up frees them, but for Wayland, where the desktop keeps them',
      ({ globalShortcut }) => {
        globalShortcut.register(KEYS, () => {});
        globalShortcut.unregister(KEYS);
        assert.equal(globalShortcut.isRegistered(KEYS), isWayland);
        globalShortcut.unregisterAll();
      },
    ],
    [
      'keys that are held cannot be had twice, but for Wayland, where it is always said that they are held',
      ({ globalShortcut }) => {
        globalShortcut.register(KEYS, () => {});
        assert.equal(
          globalShortcut.register(KEYS, () => {}),
          isWayland,
        );
        globalShortcut.unregisterAll();
      },
    ],
    ['giving up what was never held is no offence', ({ globalShortcut }) => globalShortcut.unregister(KEYS)],
    ...['Hocus+Pocus', '', 'Alt+', 'Alt'].map(
      (keys) =>
        [
          `“${keys}” are no keys: that is no silent refusal`,
          ({ globalShortcut }: Electron) =>
            throws(() => globalShortcut.register(keys, () => {}), UNREADABLE, TypeError),
        ] as const,
    ),
    [
      'what cannot be read cannot be asked about either',
      ({ globalShortcut }) => throws(() => globalShortcut.isRegistered('Hocus+Pocus'), UNREADABLE, TypeError),
    ],
    [
      'keys need something to call',
      ({ globalShortcut }) => throws(() => globalShortcut.register(KEYS, wrong(null)), UNREADABLE, TypeError),
    ],
  ]),
  ...follow('spec/api-safe-storage-spec.ts, the asynchronous calls', [
    [
      'encryption is always available after ready',
      async ({ safeStorage }) => assert.equal(await safeStorage.isAsyncEncryptionAvailable(), true),
    ],
    [
      'what was encrypted is decrypted',
      async ({ safeStorage }) => {
        const sealed = await safeStorage.encryptStringAsync('123:abc äöü 🔔');
        assert.ok(Buffer.isBuffer(sealed));
        assert.equal(sealed.includes('123:abc'), false);
        assert.equal((await safeStorage.decryptStringAsync(sealed)).result, '123:abc äöü 🔔');
      },
    ],
    [
      'it begins with the mark of whose key it is: 10 the one in Chromium’s source, 11 and 12 the keyring’s',
      async ({ safeStorage }) =>
        assert.match((await safeStorage.encryptStringAsync('x')).subarray(0, 3).toString(), /^v1[012]$/),
      ['linux'],
    ],
    [
      'what was just encrypted need not be encrypted again',
      async ({ safeStorage }) => {
        const sealed = await safeStorage.encryptStringAsync('x');
        assert.equal((await safeStorage.decryptStringAsync(sealed)).shouldReEncrypt, false);
      },
    ],
    [
      'nothing is nothing',
      async ({ safeStorage }) =>
        assert.deepEqual(await safeStorage.decryptStringAsync(Buffer.alloc(0)), { result: '', shouldReEncrypt: false }),
    ],
    [
      'what was never encrypted is refused by a promise',
      ({ safeStorage }) => rejects(() => safeStorage.decryptStringAsync(Buffer.from('plain text')), /./),
    ],
    [
      'so is what is no buffer',
      ({ safeStorage }) =>
        rejects(
          () => safeStorage.decryptStringAsync(wrong('text')),
          /^Expected the first argument of decryptStringAsync\(\) to be a buffer$/,
        ),
    ],
    [
      'several at once do not mix',
      async ({ safeStorage }) => {
        const texts = ['a', 'bb', 'ccc'];
        const sealed = await Promise.all(texts.map((text) => safeStorage.encryptStringAsync(text)));
        const opened = await Promise.all(sealed.map((each) => safeStorage.decryptStringAsync(each)));
        assert.deepEqual(
          opened.map(({ result }) => result),
          texts,
        );
      },
    ],
    [
      'the keyring has a name after ready',
      ({ safeStorage }) => assert.notEqual(safeStorage.getSelectedStorageBackend(), 'unknown'),
      ['linux'],
    ],
  ]),
  ...follow('shell/browser/api/electron_api_session.cc', [
    ['the session is one and the same', ({ session }) => assert.equal(session.defaultSession, session.defaultSession)],
    ...(['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler'] as const).map(
      (method) =>
        [
          `${method}() takes a function or null`,
          ({ session }: Electron) => {
            const set = session.defaultSession[method].bind(session.defaultSession) as (value: unknown) => void;
            throws(() => set('x'), /^Must pass null or function$/, TypeError);
            set(null);
            set(() => false);
          },
        ] as const,
    ),
    [
      'the way to an address is a promise of a text',
      async ({ session }) =>
        assert.equal(typeof (await session.defaultSession.resolveProxy('https://api.telegram.org')), 'string'),
    ],
  ]),
  ...follow('lib/browser/api/protocol.ts', [
    [
      'privileges come too late after ready',
      ({ protocol }) =>
        throws(
          () => protocol.registerSchemesAsPrivileged([]),
          /^protocol\.registerSchemesAsPrivileged should be called before app is ready$/,
        ),
    ],
    [
      'a scheme has one handler',
      ({ protocol }) => {
        protocol.handle('app', () => new Response());
        throws(() => protocol.handle('app', () => new Response()), /^Failed to register protocol: app$/);
      },
    ],
    [
      'and another after that',
      ({ protocol }) => {
        protocol.unhandle('app');
        protocol.handle('app', () => new Response());
        protocol.unhandle('app');
      },
    ],
    [
      'a scheme without a handler has none to lose',
      ({ protocol }) => throws(() => protocol.unhandle('other'), /^Failed to unhandle protocol: other$/),
    ],
  ]),
  ...follow('lib/browser/ipc-main-impl.ts', [
    [
      'a channel has one handler',
      ({ ipcMain }) => {
        ipcMain.handle('one', () => 1);
        throws(() => ipcMain.handle('one', () => 2), /^Attempted to register a second handler for 'one'$/);
      },
    ],
    [
      'those from before ready count',
      ({ ipcMain }) =>
        throws(() => ipcMain.handle('early', () => 2), /^Attempted to register a second handler for 'early'$/),
    ],
    [
      'another after it was removed',
      ({ ipcMain }) => {
        ipcMain.removeHandler('one');
        ipcMain.handle('one', () => 2);
        ipcMain.removeHandler('one');
      },
    ],
    ['removing none is no offence', ({ ipcMain }) => ipcMain.removeHandler('nobody')],
    [
      'a handler is a function',
      ({ ipcMain }) =>
        throws(
          () => ipcMain.handle('wrong', wrong('x')),
          /^Expected handler to be a function, but found type 'string'$/,
          TypeError,
        ),
    ],
    ['a channel called “error” ends nothing', ({ ipcMain }) => void ipcMain.emit('error', {}, 'x')],
  ]),
];
