import assert from 'node:assert/strict';
import type * as ElectronModule from 'electron';

export type Electron = typeof ElectronModule;

/** One thing that Electron does, checked alike on Electron itself and on the stand-in. */
export interface Check {
  name: string;
  /** Electron's own spec, documentation or source that says so, by its path in github.com/electron/electron. */
  follows: string;
  /** The systems that it holds on; all of them where it is left out. */
  on?: readonly NodeJS.Platform[];
  run(electron: Electron): void | Promise<void>;
}

type Row = readonly [name: string, run: Check['run'], on?: Check['on']];

/** A table of checks that follow the same page of Electron's. */
export function follow(follows: string, rows: readonly Row[]): Check[] {
  return rows.map(([name, run, on]) => ({ name, follows, run, ...(on ? { on } : {}) }));
}

/** In the very call: a promise that rejects later is something else. */
export function throws(call: () => unknown, message: RegExp, type: ErrorConstructor = Error): void {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    assert.ok(error instanceof Error, `It threw ${String(error)}, which is no error.`);
    assert.match(error.message, message);
    if (type !== Error) assert.equal(error.name, type.name);
    return;
  }
  if (answer instanceof Promise) answer.catch(() => {});
  assert.fail(`It did not throw, and answered ${String(answer)}.`);
}

/** In a promise, and not in the call. */
export async function rejects(call: () => unknown, message: RegExp): Promise<void> {
  const answer = call();
  assert.ok(answer instanceof Promise, 'It answers no promise.');
  await assert.rejects(answer, { message });
}

/** What gin says of an argument that it cannot convert. */
export const UNREADABLE = /^Error processing argument at index \d+, conversion failure/;

/** For calls with arguments that Electron's declarations rule out. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point.
export function wrong(value: unknown): any {
  return value;
}

/** As long as it takes, which is short: whoever runs the checks ends them when it never comes. */
export function next(emitter: NodeJS.EventEmitter, event: string): Promise<unknown[]> {
  return new Promise((resolve) => emitter.once(event, (...args) => resolve(args)));
}

export const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
