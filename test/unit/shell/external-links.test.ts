import { expect, test } from 'vitest';
import { isExternalLink } from '../../../main/shell/external-links.ts';

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
