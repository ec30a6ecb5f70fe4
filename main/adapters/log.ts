import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { Log, LogLevel } from '../core/ports.ts';

const MAX_BYTES = 1_000_000;
/** carillon.1.log is the newest of them. */
const OLD_FILES = 3;
const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/**
 * `logs/carillon.log` in the data folder, which only this account can read. At 1 MB a fresh one begins, and three old ones
 * are kept. The system has a line when the call returns: the last words of a process that dies are there. Lines that cannot be
 * written are never dropped in silence.
 * @param redact takes secrets out of every line before it is written anywhere
 * @param level what is less important is left out
 * @param complain is told when lines are lost, once until they can be written again
 */
export function createLog(
  folder: string,
  redact: (text: string) => string,
  level: LogLevel = 'info',
  complain: (text: string) => void = (text) => console.error(text),
): Log {
  const file = join(folder, 'logs', 'carillon.log');
  let lost = 0;
  const write = (at: LogLevel, text: string) => {
    if (LEVELS.indexOf(at) > LEVELS.indexOf(level)) return;
    const line = `${localStamp(new Date())} ${at} ${redact(text)}\n`;
    try {
      append(
        file,
        lost === 0 ? line : `${localStamp(new Date())} warn Lines that could not be written: ${lost}\n${line}`,
      );
      lost = 0;
    } catch (error) {
      if (lost++ === 0)
        complain(`Carillon cannot write its log: ${(error as Error).message}. It keeps running without one.`);
    }
  };
  return {
    debug: (text) => write('debug', text),
    info: (text) => write('info', text),
    warn: (text) => write('warn', text),
    error: (text, cause) => write('error', cause === undefined ? text : `${text}: ${describe(cause)}`),
  };
}

function append(file: string, line: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (size !== undefined && size > MAX_BYTES) rotate(file);
  appendFileSync(file, line, { mode: 0o600 });
}

/** Each old file grows a number older; the oldest goes. */
function rotate(file: string): void {
  const { dir, name, ext } = parse(file);
  const nth = (n: number) => (n === 0 ? file : join(dir, `${name}.${n}${ext}`));
  rmSync(nth(OLD_FILES), { force: true });
  for (let n = OLD_FILES - 1; n >= 0; n--) {
    try {
      renameSync(nth(n), nth(n + 1));
    } catch {
      // There are fewer as yet; or the disk refuses, and the file grows on until it does not.
    }
  }
}

/** Local time with its offset from UTC: `2026-03-29T03:00:00.000+02:00`. */
function localStamp(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const wall = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const clock = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  return `${wall}${offset < 0 ? '-' : '+'}${clock.join(':')}`;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
