import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { UserError } from '../core/errors.ts';
import { isOfLaterVersion, type MigrationSteps, migrate } from './migrate.ts';

/** The two calls that Carillon makes of electron-store (in the app) and of conf, its base (in `serve`). */
export interface JsonFile {
  store: Record<string, unknown>;
}

/** Opens `<folder>/<name>.json`. The file must be absent or hold a JSON object. */
export type StoreFactory = (folder: string, name: string) => JsonFile;

/** For both factories. Without line breaks: thousands of jobs are written whole at each change. */
export const serialize = (value: Record<string, unknown>): string => JSON.stringify(value);

export interface JsonStore<T> {
  read(): Readonly<T>;
  /** Atomic. @throws UserError when the disk refuses; {@link read} then still gives the former value */
  write(value: T): void;
}

export interface JsonStoreOptions<S extends z.ZodType<Record<string, unknown>>> {
  open: StoreFactory;
  folder: string;
  name: string;
  schema: S;
  /** What leads from the files of earlier versions to the schema. */
  steps: MigrationSteps;
  empty: z.infer<S>;
  /** Epoch ms, for the name of a damaged file. */
  now: () => number;
  onDamage: (text: string) => void;
}

/**
 * A JSON file held in memory: read once, written once a change. A file that does not parse or does not fit its schema is
 * set aside as `<name>.corrupt-<time>.json`, the backup of the last good start is taken, and `onDamage` hears of it; so
 * too of a file that is gone while its backup is there.
 * @throws UserError when the file is of a later version: it is good, but not for us, and stays as it is
 */
export function openJsonStore<S extends z.ZodType<Record<string, unknown>>>(
  options: JsonStoreOptions<S>,
): JsonStore<z.infer<S>> {
  const { folder, name, empty } = options;
  const file = join(folder, `${name}.json`);
  const backup = join(folder, `${name}.backup.json`);
  const good = readGood(file, options);
  const rescued = good ? null : readGood(backup, options);
  if (good) {
    keepCopy(file, backup);
  } else if (existsSync(file)) {
    const kept = `${name}.corrupt-${options.now()}.json`;
    renameSync(file, join(folder, kept));
    const rescue = rescued
      ? 'the state of the last good start was taken instead'
      : 'there was no backup, so it starts empty';
    options.onDamage(`${name}.json was damaged. It was kept as ${kept}; ${rescue}.`);
  } else if (rescued) {
    options.onDamage(`${name}.json was gone. The state of the last good start was taken instead.`);
  }
  const json = options.open(folder, name);
  if (rescued) json.store = rescued;
  let current: z.infer<S> = good ?? rescued ?? empty;
  return {
    read: () => current,
    write(next) {
      try {
        json.store = next;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new UserError('internal', `The change could not be saved, so nothing was changed: ${why}`);
      }
      current = next;
    },
  };
}

/** Whole or not at all: a copy that a power cut ends halfway would be no rescue. */
function keepCopy(file: string, backup: string): void {
  const fresh = `${backup}.new`;
  try {
    copyFileSync(file, fresh);
    renameSync(fresh, backup);
  } catch {
    // A full disk: the former backup stays, and Carillon starts all the same.
  }
}

/** Null when there is none, or it is damaged. @throws UserError */
function readGood<S extends z.ZodType<Record<string, unknown>>>(
  file: string,
  { name, schema, steps }: JsonStoreOptions<S>,
): z.infer<S> | null {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  if (isOfLaterVersion(content, steps)) {
    throw new UserError(
      'conflict',
      `${name}.json was written by a later version of Carillon. Install that version again, or choose another --data-dir.`,
    );
  }
  try {
    return schema.parse(migrate(content, steps));
  } catch {
    return null;
  }
}
