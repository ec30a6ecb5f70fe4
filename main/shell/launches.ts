import { app } from 'electron';
import { type Destination, isLink, LINK_SCHEME, readLink } from './links.ts';
import { ownProgram } from './login-command.ts';

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
