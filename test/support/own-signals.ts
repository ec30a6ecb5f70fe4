import { ChildProcess } from 'node:child_process';

/**
 * A test may signal nothing but what it started itself and what still runs. A signal to anything else once ended whole test
 * runs without a word: after a failed spawn, kill() in the same tick signals whatever process id is in that memory.
 */
export function guardSignals(): void {
  const { kill, spawn } = ChildProcess.prototype as ChildProcess & { spawn(...args: unknown[]): unknown };
  if (Reflect.has(kill, GUARDED)) return;
  const running = new Set<number>();

  Object.assign(ChildProcess.prototype, {
    spawn(this: ChildProcess, ...args: unknown[]): unknown {
      const result = spawn.apply(this, args);
      const { pid } = this;
      if (pid !== undefined) {
        running.add(pid);
        this.prependOnceListener('exit', () => running.delete(pid));
      }
      return result;
    },
    kill: Object.assign(
      function (this: ChildProcess, signal?: NodeJS.Signals | number): boolean {
        if (this.pid === undefined) throw new Error('kill() of a process that never started: it could hit any other.');
        return kill.call(this, signal);
      },
      { [GUARDED]: true },
    ),
  });

  const send = process.kill.bind(process);
  process.kill = (pid, signal) => {
    // Signal 0 only asks whether a process is there; a negative id means the group that the child leads.
    if (signal === 0 || pid === process.pid || running.has(Math.abs(pid))) return send(pid, signal);
    throw new Error(`process.kill(${pid}, ${signal}): this is no process that the test started, or it has ended.`);
  };
}

const GUARDED = Symbol.for('carillon.guardSignals');
