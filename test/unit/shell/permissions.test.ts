import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { isPermitted } from '../../../main/shell/permissions.ts';

type Asked = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1];
type Checked = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

test('the window may copy text at a click; whatever else a page can ask for is refused', () => {
  const refused: (Asked | Checked)[] = [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'window-management',
    'display-capture',
    'hid',
    'serial',
    'usb',
    'unknown',
  ];
  expect(isPermitted('clipboard-sanitized-write' satisfies Asked)).toBe(true);
  expect(refused.filter(isPermitted)).toEqual([]);
});
