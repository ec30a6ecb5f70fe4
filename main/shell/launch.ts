import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { lockFolder } from '../adapters/data-folder.ts';
import { UsageError } from '../app/flags.ts';
import { UserError } from '../core/errors.ts';
import { type Destination, isLink, LINK_SCHEME, readLink } from './launch-arguments.ts';
import { ownProgram } from './login-command.ts';

/** The folder is held by something that cannot be asked to show its window: `serve`. */
export class HeldElsewhere extends UsageError {}

/**
 * Holds the folder for this process, against other launches of the app and against `serve`, and makes it Electron's. Before `ready`.
 * @returns the function that releases it; null when the app runs with it already, and was told to show its window
 * @throws UsageError
 */
export function claimFolder(folder: string): (() => void) | null {
  const release = lock(folder);
  // Chromium's caches and the like stay apart from what is the user's.
  const chromium = join(folder, 'chromium');
  mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', chromium);
  const isFirst = isFirstOfElectron(folder);
  if (release && isFirst) return release;
  release?.();
  // Who holds the folder's own lock is the only one, whatever Electron made of its lock.
  if (!isFirst && release)
    throw new UsageError(`Electron cannot lock ${folder} for this app. Choose another --data-dir.`);
  if (!isFirst) return null;
  throw new HeldElsewhere(`Carillon is running already with ${folder}. Quit it first, or choose another --data-dir.`);
}

function lock(folder: string): (() => void) | null {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw new UsageError(`${folder} cannot be used: ${(error as Error).message}. Choose another --data-dir.`);
  }
}

/** Electron's lock, which lies in the userData folder. It tells the holder of this launch. */
function isFirstOfElectron(folder: string): boolean {
  app.setPath('userData', canLink(folder) ? folder : folderForLinks(folder));
  const isFirst = app.requestSingleInstanceLock();
  app.setPath('userData', folder);
  return isFirst;
}

/**
 * Except on Windows the lock is made of symbolic links. Where the file system has none (FAT, exFAT, some shares), Electron
 * answers as if another had it (LOCK_ERROR in App::RequestSingleInstanceLock).
 */
function canLink(folder: string): boolean {
  if (process.platform === 'win32') return true;
  const link = join(folder, `.link-${process.pid}`);
  try {
    symlinkSync('nowhere', link);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(link, { force: true });
  }
}

/**
 * The same for each launch with this folder, and this account's own. Where everybody may write, another account can have been there
 * first, and would hold the lock: then it is the folder itself, which cannot be locked either.
 */
function folderForLinks(folder: string): string {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16);
  const own = join(process.env.XDG_RUNTIME_DIR || tmpdir(), `carillon-${process.getuid?.() ?? 0}-${name}`);
  try {
    mkdirSync(own, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return folder;
  }
  const found = lstatSync(own);
  return found.isDirectory() && found.uid === process.getuid?.() ? own : folder;
}

type Show = (to?: Destination) => void;

/**
 * Everything that asks for the window from outside: this launch, a later one, a click in the Dock, a `carillon://` link.
 * macOS hands a link over before `ready`, so they are listened for from the start and wait until there is a window to show.
 */
export class Launches {
  #show: Show | null = null;
  #waiting: { to: Destination; isLink: boolean } | null = null;

  /** @param argv this launch's own */
  constructor(argv: readonly string[]) {
    app.on('second-instance', (_event, args) => this.#launched(args));
    app.on('activate', () => this.#ask(undefined, false));
    app.on('open-url', (event, address) => {
      event.preventDefault();
      this.#follow(address);
    });
    this.#launched(argv);
  }

  /**
   * From now on, and at once when something waits.
   * @param isHidden the start was to open no window: a link that came with it opens one all the same
   */
  answer(show: Show, isHidden: boolean): void {
    this.#show = show;
    if (this.#waiting && (this.#waiting.isLink || !isHidden)) show(this.#waiting.to);
    this.#waiting = null;
  }

  /** A launch for a link that leads nowhere shows nothing: nobody but a web page asked for it. */
  #launched(argv: readonly string[]): void {
    const address = argv.find(isLink);
    if (address !== undefined) this.#follow(address);
    else if (!argv.includes('--hidden')) this.#ask(undefined, false);
  }

  #follow(address: string): void {
    const link = readLink(address);
    if (link) this.#ask(link.to, true);
  }

  #ask(to: Destination, isLink: boolean): void {
    if (this.#show) this.#show(to);
    // A link says more than the launch that it came with.
    else if (isLink || !this.#waiting) this.#waiting = { to, isLink };
  }
}

/** The packages of Linux and macOS say it themselves; Windows is told by the app. */
export function claimLinks(platform: NodeJS.Platform): void {
  if (platform !== 'win32' || !app.isPackaged) return;
  // The portable program runs from a folder that is gone after it.
  app.setAsDefaultProtocolClient(LINK_SCHEME, ownProgram(process.execPath, process.env));
}

/** Long enough to read; a start by a script must come to an end without a click. */
const DIALOG_MS = 15_000;

/** Ends a start that cannot be: what to do on stderr and, unless the command line itself was wrong, in a dialog. */
export async function endStart(error: unknown): Promise<void> {
  const isUsage = error instanceof UsageError || error instanceof UserError;
  console.error(isUsage ? error.message : error);
  const isMistyped = error instanceof UsageError && !(error instanceof HeldElsewhere);
  // Where there is a terminal the line is seen; a launch from the desktop has none.
  if (!isMistyped && !process.stderr.isTTY) await showProblem(error instanceof Error ? error.message : String(error));
  app.exit(isUsage ? 2 : 1);
}

async function showProblem(message: string): Promise<void> {
  await app.whenReady();
  const signal = AbortSignal.timeout(DIALOG_MS);
  const options = { type: 'error' as const, title: 'Carillon', message: 'Carillon cannot start', detail: message };
  await dialog.showMessageBox({ ...options, buttons: ['OK'], signal }).catch(() => {});
}
