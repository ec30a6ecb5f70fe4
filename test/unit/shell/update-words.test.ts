import { expect, test } from 'vitest';
import { newsInWords, type Package, whyNotUpdated } from '../../../main/shell/update-words.ts';
import { english } from '../../support/english.ts';

const APPIMAGE: Package = { isPackaged: true, hasSource: true, platform: 'linux', env: { APPIMAGE: '/x.AppImage' } };

test('an AppImage, the installer of Windows and the Mac’s app are kept up to date; other packages are not', () => {
  expect(whyNotUpdated(APPIMAGE)).toBeNull();
  expect(whyNotUpdated({ ...APPIMAGE, platform: 'win32', env: {} })).toBeNull();
  expect(whyNotUpdated({ ...APPIMAGE, platform: 'darwin', env: {} })).toBeNull();
  expect(whyNotUpdated({ ...APPIMAGE, env: {} })).toMatch('deb and rpm');
  expect(whyNotUpdated({ ...APPIMAGE, platform: 'win32', env: { PORTABLE_EXECUTABLE_FILE: 'C:\\x.exe' } })).toMatch(
    'portable',
  );
  expect(whyNotUpdated({ ...APPIMAGE, hasSource: false })).toMatch('no place');
  expect(whyNotUpdated({ ...APPIMAGE, isPackaged: false })).toMatch('no package');
});

test('the release notes are told as plain text, and cut', () => {
  expect(newsInWords({ version: '1.2.0', releaseNotes: '<h2>New</h2>\n<ul><li>Tags &amp; more</li></ul>' })).toEqual(
    'Carillon 1.2.0 is ready, and is put in place when you quit. What is new: New Tags & more',
  );
  expect(newsInWords({ version: '1.2.0', releaseNotes: null })).not.toContain('What is new');
  const several = [
    { version: '1.2.0', note: 'B' },
    { version: '1.1.0', note: 'A' },
  ];
  expect(english(newsInWords({ version: '1.2.0', releaseNotes: several }))).toMatch(/What is new: B A$/);
  expect(english(newsInWords({ version: '1.2.0', releaseNotes: 'x'.repeat(5_000) })).length).toBeLessThan(600);
});
