import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names of the files below the folder that hold the text, as they lie on the disk. There has to be at least one to look at. */
export function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length === 0) throw new Error(`There is no file in ${folder}.`);
  return files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(text)).map(({ name }) => name);
}
