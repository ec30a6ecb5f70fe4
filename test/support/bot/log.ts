import type { Log } from '../../../main/core/ports.ts';

/** A log that the test can read. */
export class ListLog implements Log {
  readonly lines: string[] = [];

  debug(text: string): void {
    this.lines.push(`debug ${text}`);
  }

  info(text: string): void {
    this.lines.push(`info ${text}`);
  }

  warn(text: string): void {
    this.lines.push(`warn ${text}`);
  }

  error(text: string, cause?: unknown): void {
    this.lines.push(`error ${text}: ${cause instanceof Error ? cause.stack : cause}`);
  }

  /** @param level counts only these */
  count(level: 'debug' | 'info' | 'warn' | 'error'): number {
    return this.lines.filter((line) => line.startsWith(level)).length;
  }
}
