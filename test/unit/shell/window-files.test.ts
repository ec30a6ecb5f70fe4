import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../../main/core/web-security.ts';
import { answerWindowRequest, isOwnUrl, WINDOW_URL } from '../../../main/shell/window-files.ts';
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

  test('only GET is answered', async () => {
    expect((await answerWindowRequest(windowFolder(), { method: 'POST', url: WINDOW_URL })).status).toBe(403);
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

function get(folder: string, url: string): Promise<Response> {
  return answerWindowRequest(folder, { method: 'GET', url });
}

function windowFolder(): string {
  const outside = tempFolder();
  const folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>window</p>');
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  return folder;
}
