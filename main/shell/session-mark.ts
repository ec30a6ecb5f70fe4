import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFileSync } from '../adapters/write-file.ts';

export interface SessionMark {
  /** The last session of this folder did not come to its end: a crash, a kill, a power cut. */
  endedBadly: boolean;
  /** This one did. */
  end(): void;
}

/** A file that lies in the data folder while Carillon runs. The folder is held by this process alone. */
export function markSession(folder: string): SessionMark {
  const file = join(folder, 'running');
  const endedBadly = existsSync(file);
  replaceFileSync(file, '');
  return { endedBadly, end: () => rmSync(file, { force: true }) };
}
