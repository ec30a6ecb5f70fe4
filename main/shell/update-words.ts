import type { UpdateInfo } from 'electron-updater';
import type { Translatable } from '../contract/translatable.ts';
import { truncate } from '../contract/truncate.ts';
import { msg } from '../i18n/msg.ts';

const LONGEST_NOTES = 400;
const LONGEST_REASON = 200;

export interface Package {
  isPackaged: boolean;
  /** Whether the package says where its releases are. */
  hasSource: boolean;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}

/** Pure: why this package is not kept up to date by itself, in words; null when it is. */
export function whyNotUpdated({ isPackaged, hasSource, platform, env }: Package): string | null {
  if (!isPackaged) return 'this is no package';
  if (!hasSource) return 'the package names no place of releases';
  if (platform === 'linux' && !env.APPIMAGE) return 'the system’s package manager does that for deb and rpm';
  if (platform === 'win32' && env.PORTABLE_EXECUTABLE_FILE) return 'a portable program has nothing to install';
  return null;
}

/** Pure: what the window says of an update that waits, with its release notes as plain text. */
export function newsInWords({ version, releaseNotes }: Pick<UpdateInfo, 'version' | 'releaseNotes'>): Translatable {
  const html = Array.isArray(releaseNotes)
    ? releaseNotes.map(({ note }) => note ?? '').join(' ')
    : (releaseNotes ?? '');
  const notes = plainText(html);
  const short = truncate(notes, LONGEST_NOTES);
  return short === ''
    ? msg('notice.carillonReadyPutPlace', { version })
    : msg('notice.carillonReadyPutPlaceWhen', { version, news: short });
}

/** Pure: what the window says of an update that could not be had or put in place. */
export function failureInWords(version: string, error: unknown): Translatable {
  const why = truncate(plainText(error instanceof Error ? error.message : String(error)), LONGEST_REASON);
  return msg('notice.carillonCouldNotInstalled', { version, why: why.replace(/[.\s]*$/, '') });
}

/** GitHub hands over HTML. The window shows text, so what is left of a tag is text as well and does nothing. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
