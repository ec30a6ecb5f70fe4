import { renameSync, rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import electronLog from 'electron-log/node.js';
import type { Log, LogLevel } from '../core/ports.ts';

const MOST_BYTES = 1_000_000;
/** carillon.1.log is the newest of them. */
const OLD_FILES = 3;

/**
 * `logs/carillon.log` in the data folder, which only this account can read. At 1 MB a fresh one begins, and three old ones
 * are kept. A line is on its way to the disk when the call returns: the last words of a process that dies are there.
 * @param redact takes secrets out of every line before it is written anywhere
 * @param level what is less important is left out
 */
export function createLog(folder: string, redact: (text: string) => string, level: LogLevel = 'info'): Log {
  const logger = electronLog.create({ logId: folder });
  const { file, console } = logger.transports;
  file.resolvePathFn = () => join(folder, 'logs', 'carillon.log');
  file.format = '{y}-{m}-{d}T{h}:{i}:{s}.{ms}{z} {level} {text}';
  file.level = level;
  file.maxSize = MOST_BYTES;
  file.writeOptions = { ...file.writeOptions, mode: 0o600 };
  file.archiveLogFn = (full) => rotate(full.toString());
  console.level = false;
  return {
    debug: (text) => logger.debug(redact(text)),
    info: (text) => logger.info(redact(text)),
    warn: (text) => logger.warn(redact(text)),
    error: (text, cause) => logger.error(redact(cause === undefined ? text : `${text}: ${describe(cause)}`)),
  };
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

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
