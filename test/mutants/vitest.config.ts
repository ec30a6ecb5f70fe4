import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';
import type { Mutant } from './mutate.ts';

const root = join(import.meta.dirname, '../..');

/** The tests as ever, on the sources with one of them changed as it is loaded: no file is written. */
export default mergeConfig(
  base,
  defineConfig({
    root,
    // It knows a module by its file, which stays as it is.
    test: { fsModuleCache: false },
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load(id) {
          // Set by ./runner.ts, which is this process.
          const mutant = JSON.parse(process.env.CARILLON_MUTANT ?? 'null') as Mutant | null;
          if (!mutant || id !== join(root, mutant.file)) return null;
          const source = readFileSync(id, 'utf8');
          return source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
        },
      },
    ],
  }),
);
