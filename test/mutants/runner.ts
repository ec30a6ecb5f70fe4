// Runs tests on one changed source after another, in a process that keeps what it has compiled: started by ./index.ts.
import { join, relative } from 'node:path';
import { createVitest } from 'vitest/node';
import type { Mutant } from './mutate.ts';

/** What is to be run. */
export interface Run {
  /** Null: the sources as they are. */
  mutant: Mutant | null;
  /** Paths below the repository's root. */
  tests: readonly string[];
  /** Ends with the first failure. */
  bail: boolean;
}

/** What came of it. */
export interface Ran {
  failed: readonly string[];
  /** Each test file, in ms. */
  took: Readonly<Record<string, number>>;
  crashed: boolean;
}

const root = join(import.meta.dirname, '../..');
const config = join(import.meta.dirname, 'vitest.config.ts');
const vitest = await createVitest('test', { config, project: ['unit'], watch: false, maxWorkers: 1, reporters: [{}] });
let changed: string | null = null;
const specifications = await vitest.getRelevantTestSpecifications();

process.on('message', async ({ mutant, tests, bail }: Run) => {
  change(mutant);
  vitest.config.bail = bail ? 1 : 0;
  const wanted = tests.flatMap((test) => specifications.filter(({ moduleId }) => moduleId === join(root, test)));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted);
  // The modules of former runs are told as well.
  const isOfThese = new Set(wanted.map(({ moduleId }) => moduleId));
  const ran = testModules.filter((each) => isOfThese.has(each.moduleId));
  const failed = ran.filter((each) => each.state() === 'failed');
  const reply: Ran = {
    failed: failed.map(({ moduleId }) => relative(root, moduleId)),
    took: Object.fromEntries(ran.map((each) => [relative(root, each.moduleId), each.diagnostic().duration])),
    crashed: unhandledErrors.length > 0,
  };
  process.send?.(reply);
});
process.send?.({ ready: true });

/** Has the source loaded anew, as it is now, and the one that was another before. */
function change(mutant: Mutant | null): void {
  process.env.CARILLON_MUTANT = JSON.stringify(mutant);
  const file = mutant && join(root, mutant.file);
  for (const each of new Set([changed, file])) if (each) vitest.invalidateFile(each);
  changed = file;
}
