import { EventEmitter } from 'node:events';
import type { WebContents, WindowOpenHandlerResponse } from 'electron';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { guardWebContents } from '../../../main/shell/window-security.ts';

type Answer = (isGranted: boolean) => void;

const electron = vi.hoisted(() => ({
  opened: [] as string[],
  onRequest: (_contents: unknown, _permission: string, _answer: Answer): void => {},
  onCheck: (_contents: unknown, _permission: string): boolean => true,
  onDevice: (): boolean => true,
  created: (_event: unknown, _contents: unknown): void => {},
}));

vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: typeof electron.created) => {
      if (name === 'web-contents-created') electron.created = listener;
    },
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: typeof electron.onRequest) =>
        Object.assign(electron, { onRequest: handler }),
      setPermissionCheckHandler: (handler: typeof electron.onCheck) => Object.assign(electron, { onCheck: handler }),
      setDevicePermissionHandler: (handler: typeof electron.onDevice) => Object.assign(electron, { onDevice: handler }),
    },
  },
  shell: { openExternal: async (url: string) => void electron.opened.push(url) },
}));

/** A page as Electron would tell of it, of whichever window. */
class Contents extends EventEmitter {
  open = (_details: { url: string }): WindowOpenHandlerResponse => ({ action: 'allow' });
  setWindowOpenHandler(handler: Contents['open']) {
    this.open = handler;
  }
  /** Whether what the event tells of was prevented. */
  prevents(name: string): boolean {
    const event = { isPrevented: false, preventDefault: () => Object.assign(event, { isPrevented: true }) };
    this.emit(name, event, 'https://example.com/');
    return event.isPrevented;
  }
}

const contents = new Contents();

beforeAll(() => {
  guardWebContents({ debug() {}, info() {}, warn() {}, error() {} });
  electron.created({}, contents as unknown as WebContents);
});

describe('permissions', () => {
  const wishes = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'display-capture',
    'openExternal',
    'usb',
    'unknown',
  ];

  test.each(wishes)('%s is refused, asked for or looked up', (permission) => {
    const answers: boolean[] = [];
    electron.onRequest(contents, permission, (isGranted) => answers.push(isGranted));
    expect([...answers, electron.onCheck(contents, permission)]).toEqual([false, false]);
  });

  test('no device is granted', () => {
    expect(electron.onDevice()).toBe(false);
  });
});

test.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('%s of any page is prevented', (name) => {
  expect(contents.prevents(name)).toBe(true);
});

test('a new window never opens; https goes to the browser, anything else nowhere', () => {
  for (const url of ['https://t.me/BotFather', 'http://t.me/', 'file:///etc/passwd', 'javascript:alert(1)'])
    expect(contents.open({ url })).toEqual({ action: 'deny' });
  expect(electron.opened).toEqual(['https://t.me/BotFather']);
});
