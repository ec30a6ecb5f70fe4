import { execFile } from 'node:child_process';

// Windows has no modes: who may read the data folder stands in its access list. A profile's names the user, the
// administrators and the system; a folder elsewhere often lets all users in.

/** Everyone, anonymous, signed-in users, users, guests: https://learn.microsoft.com/windows/win32/secauthz/sid-strings */
const OTHERS = new Set([
  'WD',
  'AN',
  'AU',
  'BU',
  'BG',
  'IU',
  'S-1-1-0',
  'S-1-5-7',
  'S-1-5-11',
  'S-1-5-32-545',
  'S-1-5-32-546',
]);
/** FILE_READ_DATA, GENERIC_ALL and GENERIC_READ; the letters below hold it as well. */
const READS = 0x9000_0001;
const READING_LETTERS = ['FA', 'FR', 'GA', 'GR', 'CC'];
const WITHIN_MS = 30_000;

/**
 * Whether accounts beside the user's may read what has this access list.
 * @param sddl https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format
 */
export function letsOthersRead(sddl: string): boolean {
  const list = /D:([A-Z_]*)((?:\([^()]*\))*)/.exec(sddl);
  if (!list) return false;
  // No list at all: nobody is kept out.
  if (list[1]?.includes('NO_ACCESS_CONTROL')) return true;
  return [...(list[2] ?? '').matchAll(/\(([^()]*)\)/g)].some(([, entry = '']) => {
    const [type, , rights = '', , , account = ''] = entry.split(';');
    return type === 'A' && OTHERS.has(account) && maySee(rights);
  });
}

function maySee(rights: string): boolean {
  if (/^0x[0-9a-f]+$/i.test(rights)) return (Number(rights) & READS) !== 0;
  return (rights.match(/../g) ?? []).some((letters) => READING_LETTERS.includes(letters));
}

/** The folder's access list in SDDL; null where it cannot be had. PowerShell takes a second to start: nothing waits for it. */
export function accessListOf(folder: string): Promise<string | null> {
  const command = '(Get-Acl -LiteralPath $env:CARILLON_FOLDER).Sddl';
  const options = { windowsHide: true, timeout: WITHIN_MS, env: { ...process.env, CARILLON_FOLDER: folder } };
  return new Promise((resolve) => {
    execFile('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], options, (error, out) =>
      resolve(error ? null : out.trim()),
    );
  });
}
