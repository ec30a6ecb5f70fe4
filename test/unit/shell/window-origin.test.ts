import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session, WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../../main/loopback/static-files.ts';
import {
  answerWindowRequest,
  isExternalLink,
  isOwnUrl,
  isPermitted,
  isTrustedSender,
  WINDOW_URL,
} from '../../../main/shell/window-origin.ts';
import { png } from '../../support/pictures.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('app://carillon/', () => {
  test('serves the window’s files with the security headers', async () => {
    const answer = await get(windowFolder(), WINDOW_URL);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<p>window</p>');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...SECURITY_HEADERS,
      'content-type': 'text/html; charset=utf-8',
    });
  });

  test.each([
    ['app://carillon/../secret.txt', 404],
    ['app://carillon/%2e%2e/secret.txt', 404],
    ['app://carillon/..%2fsecret.txt', 404],
    ['app://carillon/..%5csecret.txt', 404],
    ['app://carillon/assets/%2e%2e/%2e%2e/secret.txt', 404],
    ['app://carillon/%00', 404],
    ['app://carillon/%zz', 404],
    ['app://carillon/missing.js', 404],
    ['app://carillon/assets', 404],
    ['app://elsewhere/index.html', 403],
    ['https://carillon/index.html', 403],
  ])('%s is refused with %d', async (url, status) => {
    const answer = await get(windowFolder(), url);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe('');
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
  });

  test('shows a picture that goes with messages as what its name says, and nothing else by that way', async () => {
    const folder = windowFolder();
    const hash = 'a'.repeat(64);
    writeFileSync(join(folder, 'kept'), png(2, 3));
    const picture = async (file: string) => (file === `${hash}.png` ? join(folder, 'kept') : null);
    const answer = await get(folder, `app://carillon/files/${hash}.png`, picture);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png(2, 3));
    expect((await get(folder, 'app://carillon/files/index.html', picture)).status).toBe(404);
  });

  test('only GET is answered', async () => {
    expect((await answerWindowRequest(windowFolder(), noPicture, { method: 'POST', url: WINDOW_URL })).status).toBe(
      403,
    );
  });
});

test.each([
  [WINDOW_URL, true],
  ['app://carillon/index.html#/history', true],
  ['app://carillon.example/index.html', false],
  ['app://carillon:1/index.html', false],
  ['https://carillon/index.html', false],
  ['file:///app://carillon/', false],
  ['about:blank', false],
  ['', false],
])('%j is the window’s own: %s', (url, own) => {
  expect(isOwnUrl(url)).toBe(own);
});

const noPicture = async () => null;

function get(
  folder: string,
  url: string,
  picture: (file: string) => Promise<string | null> = noPicture,
): Promise<Response> {
  return answerWindowRequest(folder, picture, { method: 'GET', url });
}

function windowFolder(): string {
  const outside = tempFolder();
  const folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>window</p>');
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  return folder;
}

const frame = (url: string) => ({ url }) as WebFrameMain;
const windowAt = (url: string) => ({ mainFrame: frame(url) }) as WebContents;
const OWN = windowAt('app://carillon/index.html#/history');

test('the main frame of the window, at the window’s address, is heard', () => {
  expect(isTrustedSender({ sender: OWN, senderFrame: OWN.mainFrame }, OWN)).toBe(true);
});

test.each<[string, WebContents, WebFrameMain | null, WebContents | null]>([
  ['no window is open', OWN, OWN.mainFrame, null],
  ['another window at the same address', windowAt('app://carillon/index.html'), OWN.mainFrame, OWN],
  ['a frame inside of the page', OWN, frame('app://carillon/index.html'), OWN],
  ['a frame that is gone', OWN, null, OWN],
])('%s is not', (_what, sender, senderFrame, window) => {
  expect(isTrustedSender({ sender, senderFrame }, window)).toBe(false);
});

test('another page in the window’s place is not', () => {
  const taken = windowAt('https://carillon.example/index.html');
  expect(isTrustedSender({ sender: taken, senderFrame: taken.mainFrame }, taken)).toBe(false);
});

test.each([
  ['https://t.me/BotFather', true],
  ['https://t.me/olgas_bot?start=CODE', true],
  ['http://t.me/BotFather', false],
  ['https://someone:secret@t.me/', false],
  ['https://t.me@evil.example/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['smb://host/share', false],
  ['app://carillon/index.html', false],
  ['not a link', false],
])('%s may be opened outside: %s', (url, allowed) => {
  expect(isExternalLink(url)).toBe(allowed);
});

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
