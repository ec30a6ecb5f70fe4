import { cutAt } from '../../contract/truncate.ts';

const MAX_LENGTH = 120;

/** The name of a file as it can be shown and sent: without folders, and without what steers a terminal or the eye. */
export function safeFileName(given: string): string {
  const bare = (given.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    // Invisible signs among them, for they can make “gpj.exe” look like “exe.jpg”; and what no file system takes.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*\ufffd]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const ending = /\.[^.]{1,12}$/.exec(bare)?.[0] ?? '';
  const stem = cutAt(bare.slice(0, bare.length - ending.length), MAX_LENGTH - ending.length);
  return `${stem.trim()}${ending}` || 'file';
}

/** `.jpg` and its like, as a stored file is named by; empty when the name has none that is plain. */
export function plainEnding(name: string): string {
  return /\.[a-z0-9]{1,10}$/.exec(name.toLowerCase())?.[0] ?? '';
}
