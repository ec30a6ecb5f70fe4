import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** The two calls that Carillon makes of electron-store (in the app) and of conf, its base (in `serve`). */
export interface JsonFile {
  store: Record<string, unknown>;
}

/** Opens `<folder>/<name>.json`. The file must be absent or hold a JSON object. */
export type StoreFactory = (folder: string, name: string) => JsonFile;

export interface JsonStore<T> {
  read(): Readonly<T>;
  /** Atomic. @throws what the file system says; {@link read} then still gives the former value */
  write(value: T): void;
}

/**
 * A JSON file held in memory: read once, written once a change. A file that does not parse or does not fit its schema is
 * set aside as `<name>.corrupt-<time>.json`, the backup of the last good start is taken, and `onDamage` hears of it.
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
  let value = readGood(file, schema);
  if (value) {
    copyFileSync(file, backup);
  } else if (existsSync(file)) {
    const kept = `${name}.corrupt-${options.now()}.json`;
    renameSync(file, join(folder, kept));
    value = readGood(backup, schema);
    const rescue = value ? 'the state of the last good start was taken instead' : 'there was no backup, so it starts empty';
    options.onDamage(`${name}.json was damaged. It was kept as ${kept}; ${rescue}.`);
    if (value) options.open(folder, name).store = value;
  }
  const json = options.open(folder, name);
  let current: z.infer<S> = value ?? empty;
  return {
    read: () => current,
    write(next) {
      json.store = next;
      current = next;
    },
  };
}

function readGood<S extends z.ZodType>(file: string, schema: S): z.infer<S> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
