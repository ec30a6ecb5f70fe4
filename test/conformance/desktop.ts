import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, type Electron, follow, next, PNG, throws, UNREADABLE, wrong } from './check.ts';

/** One that is cancelled before it could be seen: only what Electron checks before is checked. */
function cancelled({ dialog }: Electron, options: object): Promise<unknown> {
  return dialog.showMessageBox({ message: 'x', ...options, signal: AbortSignal.abort() });
}

/** What came of showing it; null where the system has no notifications. */
async function shown({ Notification }: Electron, options: object): Promise<unknown[] | null> {
  if (!Notification.isSupported()) return null;
  const notification = new Notification({ title: 'x', ...options });
  const ended = Promise.race([
    next(notification, 'show').then((args) => ['show', ...args]),
    next(notification, 'failed').then((args) => ['failed', ...args]),
  ]);
  notification.show();
  const how = await ended;
  notification.close();
  return how;
}

export const desktop: Check[] = [
  ...follow('lib/browser/api/dialog.ts, messageBox', [
    [
      'a kind of message box that nobody knows throws at once',
      (electron) => throws(() => cancelled(electron, { type: 'nonsense' }), /^Invalid message box type$/, TypeError),
    ],
    [
      'buttons are a list',
      (electron) => throws(() => cancelled(electron, { buttons: 'OK' }), /^Buttons must be an array$/, TypeError),
    ],
    [
      'the title is a text',
      (electron) => throws(() => cancelled(electron, { title: 1 }), /^Title must be a string$/, TypeError),
    ],
    [
      'the message is a text',
      (electron) => throws(() => cancelled(electron, { message: null }), /^Message must be a string$/, TypeError),
    ],
    [
      'the detail is a text',
      (electron) => throws(() => cancelled(electron, { detail: {} }), /^Detail must be a string$/, TypeError),
    ],
    [
      'noLink is yes or no',
      (electron) => throws(() => cancelled(electron, { noLink: 'yes' }), /^noLink must be a boolean$/, TypeError),
    ],
    [
      'the label of the check box is a text',
      (electron) =>
        throws(() => cancelled(electron, { checkboxLabel: 1 }), /^checkboxLabel must be a string$/, TypeError),
    ],
    [
      'there is no check mark without its label',
      (electron) =>
        throws(
          () => cancelled(electron, { checkboxChecked: true }),
          /^checkboxChecked requires that checkboxLabel also be passed$/,
        ),
    ],
    [
      'one that was cancelled already answers with its cancel button, and without a response',
      async (electron) =>
        assert.deepEqual(await cancelled(electron, { buttons: ['OK'] }), { cancelId: 0, checkboxChecked: false }),
    ],
    [
      '“Cancel” is that button wherever it stands',
      async (electron) =>
        assert.deepEqual(await cancelled(electron, { buttons: ['Yes', 'Later', 'Cancel'] }), {
          cancelId: 2,
          checkboxChecked: false,
        }),
    ],
    [
      'beside a default of 0 it is the second',
      async (electron) =>
        assert.deepEqual(await cancelled(electron, { buttons: ['Yes', 'Later'], defaultId: 0 }), {
          cancelId: 1,
          checkboxChecked: false,
        }),
    ],
    [
      'unless it is said',
      async (electron) =>
        assert.deepEqual(await cancelled(electron, { buttons: ['a', 'b', 'c'], cancelId: 2 }), {
          cancelId: 2,
          checkboxChecked: false,
        }),
    ],
  ]),
  ...follow('spec/api-notification-spec.ts', [
    [
      'whether there are notifications is yes or no',
      ({ Notification }) => assert.equal(typeof Notification.isSupported(), 'boolean'),
    ],
    [
      'what it says is what was given',
      ({ Notification }) => {
        const { title, body, silent } = new Notification({ title: 'a', body: 'b', silent: true, urgency: 'low' });
        assert.deepEqual([title, body, silent], ['a', 'b', true]);
      },
    ],
    ['it is loud by itself', ({ Notification }) => assert.equal(new Notification({ title: 'x' }).silent, false)],
    ['and has no body', ({ Notification }) => assert.equal(new Notification({ title: 'x' }).body, '')],
    [
      'its words can be changed',
      ({ Notification }) => {
        const notification = new Notification({ title: 'x' });
        Object.assign(notification, { title: 'y', body: 'z', silent: true });
        assert.deepEqual([notification.title, notification.body, notification.silent], ['y', 'z', true]);
      },
    ],
    ['it tells of events', ({ Notification }) => assert.equal(typeof new Notification({ title: 'x' }).on, 'function')],
    [
      'the urgency is kept',
      ({ Notification }) => assert.equal(new Notification({ title: 'x', urgency: 'low' }).urgency, 'low'),
      ['linux'],
    ],
    [
      'buttons are kept',
      ({ Notification }) =>
        assert.deepEqual(
          new Notification({ title: 'x', actions: [{ type: 'button', text: 'y' }] }).actions.map(({ text }) => text),
          ['y'],
        ),
      ['win32', 'darwin'],
    ],
  ]),
  ...follow('shell/browser/api/electron_api_notification.cc', [
    [
      'closing one that was never shown does nothing',
      ({ Notification }) => {
        const told: string[] = [];
        const notification = new Notification({ title: 'x' });
        notification.on('close', () => void told.push('close'));
        notification.close();
        assert.deepEqual(told, []);
      },
    ],
    [
      'one that is shown tells of it, or that it failed and why',
      async (electron) => {
        const [how, event, why] = (await shown(electron, {})) ?? ['show', {}];
        assert.ok(how === 'show' || (how === 'failed' && typeof why === 'string'), String(how));
        assert.equal(typeof event, 'object');
      },
      // Elsewhere the system may ask the user first.
      ['linux'],
    ],
    [
      'a silent one, too',
      async (electron) =>
        assert.match(
          String((await shown(electron, { silent: true, urgency: 'low' }))?.[0] ?? 'show'),
          /^(show|failed)$/,
        ),
      ['linux'],
    ],
  ]),
  ...follow('spec/api-native-image-spec.ts', [
    ['what is no image is an empty one', ({ nativeImage }) => assert.ok(nativeImage.createFromDataURL('x').isEmpty())],
    ['nothing is, too', ({ nativeImage }) => assert.ok(nativeImage.createFromDataURL('').isEmpty())],
    [
      'and what is said to be a PNG and is none',
      ({ nativeImage }) => assert.ok(nativeImage.createFromDataURL('data:image/png;base64,AAAA').isEmpty()),
    ],
    ['a PNG is not empty', ({ nativeImage }) => assert.equal(nativeImage.createFromDataURL(PNG).isEmpty(), false)],
    [
      'it has its size',
      ({ nativeImage }) => assert.deepEqual(nativeImage.createFromDataURL(PNG).getSize(), { width: 1, height: 1 }),
    ],
    [
      'an empty one has none',
      ({ nativeImage }) => assert.deepEqual(nativeImage.createFromDataURL('').getSize(), { width: 0, height: 0 }),
    ],
    [
      'a representation for other screens is added',
      ({ nativeImage }) => {
        const image = nativeImage.createFromDataURL(PNG);
        image.addRepresentation({ scaleFactor: 2, dataURL: PNG });
        assert.equal(image.isEmpty(), false);
      },
    ],
    [
      'the first one makes an empty image an image',
      ({ nativeImage }) => {
        const image = nativeImage.createFromDataURL('');
        image.addRepresentation({ scaleFactor: 1, dataURL: PNG });
        assert.equal(image.isEmpty(), false);
      },
    ],
    [
      'templates are macOS’s alone',
      ({ nativeImage }) => {
        const image = nativeImage.createFromDataURL(PNG);
        image.setTemplateImage(true);
        assert.equal(image.isTemplateImage(), false);
      },
      ['linux', 'win32'],
    ],
    [
      'and are kept there',
      ({ nativeImage }) => {
        const image = nativeImage.createFromDataURL(PNG);
        image.setTemplateImage(true);
        assert.equal(image.isTemplateImage(), true);
      },
      ['darwin'],
    ],
  ]),
  ...follow('spec/api-tray-spec.ts', [
    [
      'its menu is a menu or none',
      (electron) =>
        withTray(electron, (tray) => {
          throws(() => tray.setContextMenu(wrong({})), /^Must pass Menu or null$/, TypeError);
          tray.setContextMenu(electron.Menu.buildFromTemplate([{ label: 'x' }]));
          tray.setContextMenu(null);
        }),
    ],
    [
      'its tool tip is a text',
      (electron) => withTray(electron, (tray) => throws(() => tray.setToolTip(wrong(42)), UNREADABLE, TypeError)),
    ],
    [
      'it is there until it is destroyed',
      (electron) => withTray(electron, (tray) => assert.equal(tray.isDestroyed(), false)),
    ],
    [
      'a destroyed one says so',
      (electron) =>
        withTray(electron, (tray) => {
          tray.destroy();
          assert.equal(tray.isDestroyed(), true);
        }),
    ],
    ...(['setToolTip', 'setContextMenu', 'setImage'] as const).map(
      (method) =>
        [
          `and ${method}() throws then`,
          (electron: Electron) =>
            withTray(electron, (tray) => {
              const given = {
                setToolTip: 'x',
                setContextMenu: null,
                setImage: electron.nativeImage.createFromDataURL(PNG),
              };
              tray.destroy();
              throws(() => (tray[method] as (value: unknown) => void)(given[method]), /^Tray is destroyed$/);
            }),
        ] as const,
    ),
    [
      'destroying it again is no offence',
      (electron) =>
        withTray(electron, (tray) => {
          tray.destroy();
          tray.destroy();
        }),
    ],
  ]),
  ...follow('spec/api-screen-spec.ts', [
    ['there is a display', ({ screen }) => assert.ok(screen.getAllDisplays().length > 0)],
    [
      'with an area for windows',
      ({ screen }) => {
        const { workArea } = screen.getAllDisplays()[0] ?? {};
        assert.ok(workArea && workArea.width > 0 && workArea.height > 0);
        assert.ok(Number.isFinite(workArea.x) && Number.isFinite(workArea.y));
      },
    ],
  ]),
  ...follow('shell/browser/api/electron_api_power_save_blocker.cc', [
    [
      'a kind that nobody knows throws',
      ({ powerSaveBlocker }) => throws(() => powerSaveBlocker.start(wrong('nonsense')), UNREADABLE, TypeError),
    ],
    [
      'what was begun is under way until it is ended',
      ({ powerSaveBlocker }) => {
        const id = powerSaveBlocker.start('prevent-app-suspension');
        assert.ok(Number.isInteger(id) && id >= 0);
        assert.equal(powerSaveBlocker.isStarted(id), true);
        assert.equal(powerSaveBlocker.stop(id), true);
        assert.equal(powerSaveBlocker.isStarted(id), false);
      },
    ],
    [
      'ending it again says no',
      ({ powerSaveBlocker }) => {
        const id = powerSaveBlocker.start('prevent-app-suspension');
        powerSaveBlocker.stop(id);
        assert.equal(powerSaveBlocker.stop(id), false);
      },
    ],
    ['so does one that never was', ({ powerSaveBlocker }) => assert.equal(powerSaveBlocker.stop(9_999), false)],
    ['which is not under way', ({ powerSaveBlocker }) => assert.equal(powerSaveBlocker.isStarted(9_999), false)],
    [
      'no number is given twice',
      ({ powerSaveBlocker }) => {
        const first = powerSaveBlocker.start('prevent-app-suspension');
        powerSaveBlocker.stop(first);
        const second = powerSaveBlocker.start('prevent-display-sleep');
        powerSaveBlocker.stop(second);
        assert.notEqual(first, second);
      },
    ],
    [
      'a number is asked for by a number',
      ({ powerSaveBlocker }) => throws(() => powerSaveBlocker.stop(wrong('x')), UNREADABLE, TypeError),
    ],
  ]),
  ...follow('shell/common/api/electron_api_shell.cc', [
    ['an address is a text', ({ shell }) => throws(() => shell.openExternal(wrong(42)), UNREADABLE, TypeError)],
    ['a path is a text', ({ shell }) => throws(() => shell.openPath(wrong(42)), UNREADABLE, TypeError)],
    [
      'a path that is not there is told in words, and rejects nothing',
      async ({ shell }) => assert.equal(typeof (await shell.openPath(join(tmpdir(), 'no', 'such', 'file'))), 'string'),
      ['linux', 'darwin'],
    ],
  ]),
  ...follow('docs/api/clipboard.md (promises since 45)', [
    [
      'what was written is what is read',
      async ({ clipboard }) => {
        await clipboard.writeText('carillon');
        assert.equal(await clipboard.readText(), 'carillon');
      },
    ],
    [
      'both are promises',
      async ({ clipboard }) => {
        const answers = [clipboard.readText(), clipboard.writeText('x')];
        assert.ok(answers.every((answer) => answer instanceof Promise));
        await Promise.all(answers);
      },
    ],
    [
      'what is written is a text',
      ({ clipboard }) => throws(() => clipboard.writeText(wrong(42)), UNREADABLE, TypeError),
    ],
  ]),
  ...follow('spec/api-native-theme-spec.ts', [
    ['dark is yes or no', ({ nativeTheme }) => assert.equal(typeof nativeTheme.shouldUseDarkColors, 'boolean')],
    [
      'also for the parts of the system',
      ({ nativeTheme }) => assert.equal(typeof nativeTheme.shouldUseDarkColorsForSystemIntegratedUI, 'boolean'),
    ],
    ['it tells of changes', ({ nativeTheme }) => assert.equal(typeof nativeTheme.on, 'function')],
    ['the system’s own is followed by itself', ({ nativeTheme }) => assert.equal(nativeTheme.themeSource, 'system')],
    [
      'another can be asked for, and is told of',
      async ({ nativeTheme }) => {
        const updated = next(nativeTheme, 'updated');
        nativeTheme.themeSource = nativeTheme.shouldUseDarkColors ? 'light' : 'dark';
        const isDark = nativeTheme.themeSource === 'dark';
        assert.equal(nativeTheme.shouldUseDarkColors, isDark);
        await updated;
        nativeTheme.themeSource = 'system';
      },
    ],
    [
      'there are three',
      ({ nativeTheme }) => throws(() => Object.assign(nativeTheme, { themeSource: 'nonsense' }), UNREADABLE, TypeError),
    ],
  ]),
  ...follow('lib/browser/api/power-monitor.ts', [
    ['the power monitor tells of events', ({ powerMonitor }) => assert.ok(powerMonitor instanceof EventEmitter)],
    [
      'listening for a shutdown is no offence',
      ({ powerMonitor }) => {
        const listener = () => {};
        powerMonitor.on('shutdown', listener);
        powerMonitor.off('shutdown', listener);
      },
    ],
  ]),
];

function withTray(electron: Electron, use: (tray: Electron['Tray']['prototype']) => void): void {
  const tray = new electron.Tray(electron.nativeImage.createFromDataURL(PNG));
  try {
    use(tray);
  } finally {
    tray.destroy();
  }
}
