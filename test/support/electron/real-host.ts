import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { tempFolder } from '../temp-folder.ts';
import type { Host } from './desktop.ts';

const ENTRY = fileURLToPath(new URL('./real-entry.mjs', import.meta.url));
const APP = fileURLToPath(new URL('../../..', import.meta.url));
const PROBE = new URL('./probe.ts', import.meta.url);

/** The app in Electron, through Playwright. */
export class RealHost implements Host {
  readonly #binary: string;
  #app: ElectronApplication | null = null;

  constructor(binary: string) {
    this.#binary = binary;
  }

  command(args: string[]): [string, string[]] {
    return [this.#binary, [APP, ...sandbox(), ...args]];
  }

  async start(args: string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> {
    const probe = join(tempFolder(), 'probe.mjs');
    writeFileSync(probe, stripTypeScriptTypes(readFileSync(PROBE, 'utf8')));
    this.#app = await _electron.launch({
      executablePath: this.#binary,
      args: [ENTRY, ...sandbox(), ...args],
      env: { ...(env as Record<string, string>), CARILLON_PROBE: pathToFileURL(probe).href },
    });
    return this.#app.process();
  }

  async ask(verb: string, args: unknown[]): Promise<unknown> {
    const call = (_electron: unknown, [name, values]: [string, unknown[]]) => {
      const probe = Reflect.get(globalThis, 'carillonProbe') as Record<string, (...args: unknown[]) => unknown>;
      return probe[name]?.(...values);
    };
    return this.#app?.evaluate(call, [verb, args] as [string, unknown[]]);
  }

  abandon(): void {
    this.#app?.process().kill('SIGKILL');
  }

  async page(): Promise<Page> {
    if (!this.#app) throw new Error('The app was not started.');
    return this.#app.firstWindow();
  }
}

/** Chromium's sandbox does not work for root, as in a container. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
