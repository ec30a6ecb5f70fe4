import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFileSync } from '../adapters/write-file.ts';

export interface RunningMark {
  /** The last session of this folder did not come to its end: a crash, a kill, a power cut. */
  wasUnclean: boolean;
  /** This one did. */
  end(): void;
}

/** A file that lies in the data folder while Carillon runs. The folder is held by this process alone. */
export function detectUncleanShutdown(folder: string): RunningMark {
  const file = join(folder, 'running');
  const wasUnclean = existsSync(file);
  replaceFileSync(file, '');
  return { wasUnclean, end: () => rmSync(file, { force: true }) };
}
