import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import type { Log } from '../core/ports.ts';

/**
 * `logs/carillon.log` in the data folder, rotated at 1 MB.
 * @param redact takes secrets out of every line before it is written anywhere
 */
export function createLog(folder: string, redact: (text: string) => string): Log {
  const logger = electronLog.create({ logId: folder });
  logger.transports.file.resolvePathFn = () => join(folder, 'logs', 'carillon.log');
  logger.transports.file.format = '{y}-{m}-{d}T{h}:{i}:{s}.{ms}{z} {level} {text}';
  logger.transports.console.level = false;
  return {
    info: (text) => logger.info(redact(text)),
    warn: (text) => logger.warn(redact(text)),
    error: (text, cause) => logger.error(redact(cause === undefined ? text : `${text}: ${describe(cause)}`)),
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
