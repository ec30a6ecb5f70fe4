import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

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
  /** Atomic. @throws what the file system says; {@link read} then still gives the former value */
  write(value: T): void;
}

/**
 * A JSON file held in memory: read once, written once a change. A file that does not parse or does not fit its schema is
 * set aside as `<name>.corrupt-<time>.json`, the backup of the last good start is taken, and `onDamage` hears of it; so
 * too of a file that is gone while its backup is there.
 */
export function openJsonStore<S extends z.ZodType<Record<string, unknown>>>(options: {
  open: StoreFactory;
  folder: string;
  name: string;
  schema: S;
  empty: z.infer<S>;
  /** Epoch ms, for the name of a damaged file. */
  now: () => number;
  onDamage: (text: string) => void;
}): JsonStore<z.infer<S>> {
  const { folder, name, schema, empty } = options;
  const file = join(folder, `${name}.json`);
  const backup = join(folder, `${name}.backup.json`);
  const good = readGood(file, schema);
  const rescued = good ? null : readGood(backup, schema);
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
      json.store = next;
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

function readGood<S extends z.ZodType>(file: string, schema: S): z.infer<S> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
