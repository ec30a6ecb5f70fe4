import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { chanceForChild } from '../chance.mjs';
import { until } from '../until.ts';
import type { Host } from './desktop.ts';

const REGISTER = fileURLToPath(new URL('./register.mjs', import.meta.url));
const ENTRY = fileURLToPath(new URL('../../../out/main/index.js', import.meta.url));

/** The app in Node, with the stand-in in the place of Electron. */
export class StandInHost implements Host {
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #child: ChildProcess | null = null;
  #lastId = 0;
  readonly #entry: string;

  /** @param entry the built index.js */
  constructor(entry = ENTRY) {
    this.#entry = entry;
  }

  command(args: string[]): [string, string[]] {
    return [process.execPath, ['--import', REGISTER, this.#entry, ...args]];
  }

  async start(args: string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> {
    const options = { env: { ...chanceForChild(), ...env, STAND_IN_PROFILE: browserProfile() } };
    const child = spawn(...this.command(args), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], ...options });
    child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
      const call = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
    });
    child.on('close', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`The app ended with code ${code}.`));
    });
    this.#child = child;
    return child;
  }

  ask(verb: string, args: unknown[]): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child?.send({ id, verb, args });
    });
  }

  abandon(): void {
    // Not killed: its end takes Chromium along, which would otherwise linger and write to its folder.
    this.#child?.send({ id: 0, verb: 'abandon', args: [] });
  }

  async page(): Promise<Page> {
    await until('a window', async () => ((await this.ask('windows', [])) as unknown[]).length > 0);
    const browser = await chromium.connectOverCDP((await this.ask('endpoint', [])) as string);
    onTestFinished(() => browser.close());
    return until('the window’s page', () =>
      browser
        .contexts()[0]
        ?.pages()
        .find((page) => page.url().startsWith('https://carillon.app.')),
    );
  }
}

/** A folder for Chromium, which may write to it until it is all gone: deleted after the test. */
function browserProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-stand-in-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}
