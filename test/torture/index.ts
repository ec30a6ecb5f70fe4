// The suites that take long: `npm run torture -- [--only crash,calls,phrases] [--seed N] [--times N]`.
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../main/start/build-if-stale.mjs';
import { calls } from './calls.ts';
import { crash } from './crash.ts';
import { phrases } from './phrases.ts';
import type { Suite } from './suite.ts';

const suites: Record<string, Suite> = { crash, calls, phrases };
const MOST_SHOWN = 20;

const { values } = parseArgs({
  options: { only: { type: 'string' }, seed: { type: 'string' }, times: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const times = values.times === undefined ? undefined : Number(values.times);
const wanted = values.only?.split(',') ?? Object.keys(suites);

buildIfStale();
console.log(`Seed ${seed}: npm run torture -- --seed ${seed} makes the same choices again.`);
let problems = 0;
for (const name of wanted) {
  const suite = suites[name];
  if (!suite) throw new Error(`There is no suite "${name}": ${Object.keys(suites).join(', ')}.`);
  console.log(`\n${name}`);
  problems += report(await suite({ seed, times }));
}
console.log(problems === 0 ? '\nNothing was found.' : `\n${problems} problems were found.`);
process.exit(problems === 0 ? 0 : 1);

function report({ counts, problems }: Awaited<ReturnType<Suite>>): number {
  for (const [what, count] of Object.entries(counts))
    console.log(`  ${count.toLocaleString('en').padStart(9)} ${what}`);
  for (const problem of problems.slice(0, MOST_SHOWN)) console.log(`  PROBLEM  ${problem}`);
  if (problems.length > MOST_SHOWN) console.log(`  … and ${problems.length - MOST_SHOWN} more.`);
  return problems.length;
}
