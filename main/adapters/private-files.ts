import { chmodSync, closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 0o700;
const FILE = 0o600;
/** File systems without modes answer one of these. */
const NO_MODES = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** What Carillon itself puts into a data folder, at its top. Chromium keeps its own below `chromium`. */
const OWN_FOLDERS = ['backups', 'files', 'logs', 'practice', 'chat-files'];
const OWN_FILES =
  /^(?:(?:jobs|settings|window|practice-chat)\.(?:[\w-]+\.)?json(?:\.new)?|carillon\..+|token(?:\.sealed)?(?:\.new)?|running(?:\.new)?)$/;
/** What Electron and the system put there. */
const FOREIGN = /^(?:chromium|Singleton\w+|\.DS_Store|lost\+found)$/;

/**
 * Lets nobody but this account into the data folder, whatever its mode was: folders 0700, files 0600. A folder in which there
 * is something else as well was not made for Carillon, and keeps its own mode. Windows has no such modes: see access-list.ts.
 */
export function makeFolderPrivate(folder: string): void {
  if (process.platform === 'win32') return;
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && OWN_FILES.test(entry.name)) allow(path, FILE);
    else if (entry.isDirectory() && entry.name === 'practice') makeFolderPrivate(path);
    else if (entry.isDirectory() && OWN_FOLDERS.includes(entry.name)) makeAllPrivate(path);
    else if (entry.isDirectory() && entry.name === 'chromium') allow(path, FOLDER);
  }
  const isOurs = entries.every(({ name }) => OWN_FILES.test(name) || OWN_FOLDERS.includes(name) || FOREIGN.test(name));
  if (isOurs) allow(folder, FOLDER);
}

/** For what a library is going to write: the file is there, and nobody else may read it. */
export function makeFilePrivate(file: string): void {
  closeSync(openSync(file, 'a', FILE));
  allow(file, FILE);
}

function makeAllPrivate(folder: string): void {
  allow(folder, FOLDER);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) allow(join(folder, entry.name), FILE);
    else if (entry.isDirectory()) makeAllPrivate(join(folder, entry.name));
  }
}

/** Takes rights away and gives none; what belongs to somebody else stays as it is, for only its owner could change it. */
function allow(path: string, most: number): void {
  if (process.platform === 'win32') return;
  const { mode, uid } = lstatSync(path);
  if ((mode & 0o777 & ~most) === 0 || uid !== process.getuid?.()) return;
  try {
    chmodSync(path, mode & most);
  } catch (error) {
    // On FAT and the like a file has no mode of its own: who may read it was said when it was mounted.
    if (!NO_MODES.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
