import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChannelInput, ChannelName, ChannelOutput, Reply } from '../../main/contract/ipc.ts';
import type { AppState } from '../../main/contract/state.ts';
import { chanceForChild } from './chance.mjs';
import { english } from './english.ts';

const ENTRY = fileURLToPath(new URL('../../out/main/serve.js', import.meta.url));
const CHANCE = new URL('./chance.mjs', import.meta.url).href;
const KILL_AT = new URL('./kill-at.mjs', import.meta.url).href;
const SHIFTED_CLOCK = new URL('./shifted-clock.mjs', import.meta.url).href;
const STARTS_WITHIN_MS = 20_000;

/** How a process came to its end. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** From the signal that asked for the end, or else from the start. */
  tookMs: number;
}

/** The built `serve` entry as a process of its own. Whoever starts it sees to its end. */
export class ServeChild {
  /** The address with its token, as printed. */
  url = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<[number | null, NodeJS.Signals | null]>;
  #stdout = '';
  #stderr = '';
  #asked = performance.now();

  /**
   * Starts it, and waits for nothing.
   * @param through a command that runs the rest of its line, such as one that gives up root's rights
   */
  constructor(args: string[], env: NodeJS.ProcessEnv = {}, through: string[] = []) {
    const preload = [
      '--import',
      CHANCE,
      ...(env.SHIFTED_CLOCK ? ['--import', SHIFTED_CLOCK] : []),
      ...(env.KILL_AT ? ['--import', KILL_AT] : []),
    ];
    const [command = process.execPath, ...line] = [...through, process.execPath, ...preload, ENTRY, ...args];
    this.#child = spawn(command, line, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: process.env.TZ ?? 'UTC', ...chanceForChild(), ...env },
    });
    this.#ended = once(this.#child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
    this.#child.stdout?.on('data', (chunk) => {
      this.#stdout += chunk;
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr += chunk;
    });
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /**
   * One call over the loopback API, as the window makes it; on a connection of its own, for an idle one may be closed by the server
   * just as the next request goes out on it.
   */
  async call<N extends ChannelName>(channel: N, input?: ChannelInput<N>): Promise<Reply<ChannelOutput<N>>> {
    const response = await fetch(`${this.origin}/api/${channel}`, {
      method: 'POST',
      headers: {
        ...this.key,
        origin: this.origin,
        'content-type': 'application/json',
        connection: 'close',
      },
      body: JSON.stringify(input ?? null),
    });
    return (await response.json()) as Reply<ChannelOutput<N>>;
  }

  /** Like {@link call}, for calls that must succeed. */
  async ask<N extends ChannelName>(channel: N, input?: ChannelInput<N>): Promise<ChannelOutput<N>> {
    const reply = await this.call(channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${english(reply.error)}`);
    return reply.value;
  }

  state(): Promise<AppState> {
    return this.ask('state.get');
  }

  /** What lets a call in. */
  get key(): { 'x-carillon-key': string } {
    return { 'x-carillon-key': new URL(this.url).searchParams.get('token') ?? '' };
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.kill(signal);
    return this.ended();
  }

  async ended(): Promise<Ended> {
    const [code, signal] = await this.#ended;
    return { code, signal, stdout: this.#stdout, stderr: this.#stderr, tookMs: performance.now() - this.#asked };
  }

  /** Sends the signal. */
  kill(signal: NodeJS.Signals): void {
    this.#asked = performance.now();
    this.#child.kill(signal);
  }

  /** Until it accepts connections. @throws when it ends before, or takes too long */
  async ready(): Promise<void> {
    const limit = AbortSignal.timeout(STARTS_WITHIN_MS);
    const printed = new Promise<void>((resolve, reject) => {
      const look = () => {
        const match = /^Carillon is at (http:\S+)$/m.exec(this.#stdout);
        if (!match) return;
        this.url = match[1] as string;
        resolve();
      };
      this.#child.stdout?.on('data', look);
      limit.addEventListener('abort', () => reject(new Error(`serve did not start.\n${this.#stdout}${this.#stderr}`)));
      void this.#ended.then(() => reject(new Error(`serve ended at once.\n${this.#stdout}${this.#stderr}`)));
    });
    await printed;
  }
}
