import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, follow, PNG, rejects, throws, UNREADABLE, wrong } from './check.ts';

/** In this order, for what they set up is asked for after `ready`. */
export const beforeReady: Check[] = [
  ...follow('spec/api-app-spec.ts, app.whenReady() and app.isReady()', [
    ['the app is not ready while its entry runs', ({ app }) => assert.equal(app.isReady(), false)],
    ['whenReady() is a promise', ({ app }) => assert.ok(app.whenReady() instanceof Promise)],
    ['its promise is one and the same', ({ app }) => assert.equal(app.whenReady(), app.whenReady())],
  ]),
  ...follow('shell/browser/api/electron_api_browser_window.cc, New', [
    [
      'no window before ready',
      ({ BrowserWindow }) =>
        throws(() => new BrowserWindow({ show: false }), /^Cannot create BrowserWindow before app is ready$/),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_tray.cc, New', [
    [
      'no tray before ready',
      ({ Tray, nativeImage }) =>
        throws(() => new Tray(nativeImage.createFromDataURL(PNG)), /^Cannot create Tray before app is ready$/),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_notification.cc, New', [
    [
      'not even the constructor of a notification before ready',
      ({ Notification }) =>
        throws(() => new Notification({ title: 'x' }), /^Cannot create Notification before app is ready$/),
    ],
  ]),
  ...follow('lib/browser/api/dialog.ts, checkAppInitialized', [
    [
      'a dialog before ready throws at once, and rejects nothing',
      ({ dialog }) =>
        throws(() => dialog.showMessageBox({ message: 'x' }), /^dialog module can only be used after app is ready$/),
    ],
    [
      'not even one that was cancelled already',
      ({ dialog }) =>
        throws(
          () => dialog.showMessageBox({ message: 'x', signal: AbortSignal.abort() }),
          /^dialog module can only be used after app is ready$/,
        ),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_session.cc, FromPartition', [
    [
      'no session before ready',
      ({ session }) =>
        throws(() => session.defaultSession, /^Session can only be received when app is ready$/, TypeError),
    ],
    [
      'and so no handler of a scheme (lib/browser/api/protocol.ts)',
      ({ protocol }) =>
        throws(
          () => protocol.handle('app', () => new Response()),
          /^Session can only be received when app is ready$/,
          TypeError,
        ),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_screen.cc, Create', [
    [
      'no screen before ready',
      ({ screen }) =>
        throws(() => screen.getAllDisplays(), /^The 'screen' module can't be used before the app 'ready' event$/),
    ],
    [
      'not even a property of it (lib/browser/api/screen.ts)',
      ({ screen }) =>
        throws(() => screen.getPrimaryDisplay, /^The 'screen' module can't be used before the app 'ready' event$/),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_global_shortcut.cc', [
    [
      'no key is registered before ready',
      ({ globalShortcut }) =>
        throws(
          () => globalShortcut.register('Alt+N', () => {}),
          /^globalShortcut cannot be used before the app is ready$/,
        ),
    ],
    [
      'none is unregistered',
      ({ globalShortcut }) =>
        throws(() => globalShortcut.unregister('Alt+N'), /^globalShortcut cannot be used before the app is ready$/),
    ],
    [
      'nor are all of them',
      ({ globalShortcut }) =>
        throws(() => globalShortcut.unregisterAll(), /^globalShortcut cannot be used before the app is ready$/),
    ],
    [
      'asking whether one is registered is no offence',
      ({ globalShortcut }) => assert.equal(globalShortcut.isRegistered('Alt+N'), false),
    ],
    [
      'keys that cannot be read are refused first of all',
      ({ globalShortcut }) => throws(() => globalShortcut.register('Hocus+Pocus', () => {}), UNREADABLE, TypeError),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_safe_storage.cc', [
    [
      'which keyring it will be is unknown before ready',
      ({ safeStorage }) => assert.equal(safeStorage.getSelectedStorageBackend(), 'unknown'),
      ['linux'],
    ],
    [
      'that question is there on Linux alone',
      ({ safeStorage }) => assert.equal(safeStorage.getSelectedStorageBackend, undefined),
      ['win32', 'darwin'],
    ],
    [
      'encryption is not available before ready',
      async ({ safeStorage }) => assert.equal(await safeStorage.isAsyncEncryptionAvailable(), false),
    ],
    [
      'what is to be encrypted is refused by a promise',
      ({ safeStorage }) =>
        rejects(() => safeStorage.encryptStringAsync('x'), /^safeStorage cannot be used before app is ready$/),
    ],
    [
      'what is to be decrypted, too',
      ({ safeStorage }) =>
        rejects(
          () => safeStorage.decryptStringAsync(Buffer.from('x')),
          /^safeStorage cannot be used before app is ready$/,
        ),
    ],
    [
      'what is no text throws at once',
      ({ safeStorage }) => throws(() => safeStorage.encryptStringAsync(wrong(42)), UNREADABLE, TypeError),
    ],
  ]),
  ...follow('shell/browser/api/electron_api_protocol.cc, RegisterSchemesAsPrivileged', [
    [
      'privileges are asked for in a list',
      ({ protocol }) =>
        throws(
          () => protocol.registerSchemesAsPrivileged(wrong({ scheme: 'app' })),
          /^Argument must be an array of custom schemes\.$/,
        ),
    ],
    [
      'a scheme without its name is no scheme',
      ({ protocol }) =>
        throws(
          () => protocol.registerSchemesAsPrivileged([wrong({ privileges: { standard: true } })]),
          /^Argument must be an array of custom schemes\.$/,
        ),
    ],
    [
      'a code cache is for standard schemes',
      ({ protocol }) =>
        throws(
          () => protocol.registerSchemesAsPrivileged([{ scheme: 'cached', privileges: { codeCache: true } }]),
          /^Code cache can only be enabled when the custom scheme is registered as standard scheme\.$/,
        ),
    ],
    [
      'a standard, secure scheme is taken',
      ({ protocol }) =>
        protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]),
    ],
  ]),
  ...follow('spec/api-app-spec.ts, app.setPath() and app.getPath()', [
    ['a relative path is refused', ({ app }) => throws(() => app.setPath('userData', 'x'), /^Path must be absolute$/)],
    [
      'a name that nobody knows is refused',
      ({ app }) => throws(() => app.setPath('nonsense', tmpdir()), /^Failed to set path$/),
    ],
    ['and has no path', ({ app }) => throws(() => app.getPath(wrong('nonsense')), /^Failed to get 'nonsense' path$/)],
    [
      'what was set is what is read',
      ({ app }) => {
        const folder = realpathSync(mkdtempSync(join(tmpdir(), 'carillon-conformance-')));
        app.setPath('userData', folder);
        assert.equal(app.getPath('userData'), folder);
      },
    ],
  ]),
  ...follow('spec/api-app-spec.ts, app.requestSingleInstanceLock', [
    ['the first of a folder gets its lock', ({ app }) => assert.equal(app.requestSingleInstanceLock(), true)],
    ['and gets it again', ({ app }) => assert.equal(app.requestSingleInstanceLock(), true)],
    ['it knows that it has it', ({ app }) => assert.equal(app.hasSingleInstanceLock(), true)],
    [
      'until it gives it up',
      ({ app }) => {
        app.releaseSingleInstanceLock();
        assert.equal(app.hasSingleInstanceLock(), false);
        assert.equal(app.requestSingleInstanceLock(), true);
      },
    ],
  ]),
  ...follow('docs/api/app.md', [
    ['what runs from its sources is not packaged', ({ app }) => assert.equal(app.isPackaged, false)],
    ['the version is a text', ({ app }) => assert.equal(typeof app.getVersion(), 'string')],
    ['the app’s path is a text', ({ app }) => assert.equal(typeof app.getAppPath(), 'string')],
    ['the sandbox can be turned on for all', ({ app }) => app.enableSandbox()],
    [
      'an id for Windows does no harm elsewhere (lib/browser/api/app.ts)',
      ({ app }) => app.setAppUserModelId('app.carillon.conformance'),
    ],
    [
      'a policy of activation is there on macOS alone',
      ({ app }) => assert.equal(app.setActivationPolicy, undefined),
      ['linux', 'win32'],
    ],
    [
      'and has three values (spec/api-app-spec.ts)',
      ({ app }) =>
        throws(
          () => app.setActivationPolicy(wrong('terrible')),
          /^Invalid activation policy: must be one of 'regular', 'accessory', or 'prohibited'$/,
        ),
      ['darwin'],
    ],
    ['a scheme without a name cannot be claimed', ({ app }) => assert.equal(app.setAsDefaultProtocolClient(''), false)],
    ['nor one that begins with a digit', ({ app }) => assert.equal(app.setAsDefaultProtocolClient('1carillon'), false)],
    ['nor one with a space', ({ app }) => assert.equal(app.setAsDefaultProtocolClient('a b'), false)],
  ]),
  ...follow('spec/api-menu-spec.ts', [
    [
      'menus are made before ready, too',
      ({ Menu }) => assert.equal(Menu.buildFromTemplate([{ label: 'x' }]).items.length, 1),
    ],
    [
      'and none can be open without a window',
      ({ Menu }) =>
        throws(
          () => Menu.buildFromTemplate([{ label: 'x' }]).popup(),
          /^Cannot open Menu without a BaseWindow present$/,
        ),
    ],
  ]),
  ...follow('lib/browser/ipc-main-impl.ts', [
    ['a channel can be handled before ready', ({ ipcMain }) => ipcMain.handle('early', () => 'early')],
  ]),
];
