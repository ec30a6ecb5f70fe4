import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

const ENDS_WITHIN_MS = 5_000;
const isWindows = process.platform === 'win32';

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, said: string }} Ended
 * @typedef {{ say: 'at once' | 'in the end', env?: NodeJS.ProcessEnv }} PartOptions
 */

/**
 * Runs parts of a whole, each with a process group of its own: what ends one of them, or its group, ends nothing else.
 * Asked to end, it ends all of them, says so and exits with the signal's code.
 */
export class Supervisor {
  /** @type {Set<import('node:child_process').ChildProcess>} */
  #running = new Set();
  /** @type {NodeJS.Signals | null} */
  #endedBy = null;
  #startedAt = performance.now();

  /** @param {() => string} underWay says what runs, for the last line */
  constructor(underWay) {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => this.#end(signal, underWay));
    }
  }

  /** Runs a Node script to its end. @param {string[]} command @param {PartOptions} options @returns {Promise<Ended>} */
  run(command, { say, env }) {
    // Nothing begins any more; the process exits soon.
    if (this.#endedBy) return new Promise(() => {});
    const output = say === 'at once' ? 'inherit' : 'pipe';
    // A part with a channel notices when this process is killed.
    const channel = say === 'at once' ? ['ipc'] : [];
    const stdio = /** @type {import('node:child_process').StdioOptions} */ (['ignore', output, output, ...channel]);
    const child = spawn(process.execPath, command, { stdio, detached: !isWindows, env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        said += text;
      });
    }
    this.#running.add(child);
    return new Promise((resolve) => {
      const close = (/** @type {Ended} */ ended) => {
        this.#running.delete(child);
        if (!this.#endedBy) resolve(ended);
      };
      child.on('error', (error) => close({ code: 1, signal: null, said: error.message }));
      child.on('close', (code, signal) => close({ code, signal, said }));
    });
  }

  /** Since the start, as 4:05. */
  elapsed() {
    const seconds = Math.round((performance.now() - this.#startedAt) / 1_000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  /** @param {NodeJS.Signals} signal @param {() => string} underWay */
  async #end(signal, underWay) {
    if (this.#endedBy) return;
    this.#endedBy = signal;
    console.log(`\nEnded by ${signal} after ${this.elapsed()}. Under way: ${underWay()}.`);
    const ends = [...this.#running].map((child) => new Promise((resolve) => child.once('close', resolve)));
    for (const child of this.#running) signalGroup(child, signal);
    const limit = new Promise((resolve) => setTimeout(resolve, ENDS_WITHIN_MS));
    await Promise.race([Promise.all(ends), limit]);
    for (const child of this.#running) signalGroup(child, 'SIGKILL');
    process.exit(128 + constants.signals[signal]);
  }
}

/**
 * Only a child that runs leads its group: later, the number may be another's.
 * @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (isWindows) child.kill(signal);
  else process.kill(-child.pid, signal);
}

/** How often the kernel killed something for want of memory, in a container's own limit too; 0 where that is not told. */
export function outOfMemoryKills(/** @type {string} */ vmstat) {
  return Number(/^oom_kill (\d+)$/m.exec(vmstat)?.[1] ?? 0);
}
