// What takes long: `npm run torture -- [--minutes N] [--only crash,calls] [--seed N] [--times N]`.
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../main/start/build-if-stale.mjs';
import { Progress } from '../support/progress.ts';
import { Budget } from './budget.ts';
import { calls } from './calls.ts';
import { changes } from './changes.ts';
import { crash } from './crash.ts';
import { phrases } from './phrases.ts';
import { stores } from './stores.ts';
import { type Outcome, type Suite, sayFailure } from './suite.ts';
import { faults, properties } from './test-runs.ts';

/** In parts of the time that there is. */
const suites: Record<string, { run: Suite; parts: number }> = {
  crash: { run: crash, parts: 8 },
  changes: { run: changes, parts: 3 },
  stores: { run: stores, parts: 3 },
  faults: { run: faults, parts: 3 },
  calls: { run: calls, parts: 3 },
  phrases: { run: phrases, parts: 2 },
  properties: { run: properties, parts: 2 },
};
const MAX_SHOWN = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string' },
    times: { type: 'string' },
  },
});
const minutes = positive('--minutes', values.minutes ?? '10');
const times = values.times === undefined ? undefined : positive('--times', values.times);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : positive('--seed', values.seed);
const wanted = values.only?.split(',') ?? Object.keys(suites);
const unknown = wanted.find((name) => !Object.hasOwn(suites, name));
if (unknown !== undefined) complain(`There is no suite "${unknown}". There are: ${Object.keys(suites).join(', ')}.`);

buildIfStale();
console.log(`Seed ${seed}: npm run torture -- --seed ${seed} makes the same choices again.`);
const partsOf = (name: string) => suites[name]?.parts ?? 0;
const allParts = wanted.reduce((sum, name) => sum + partsOf(name), 0);
const outcomes = new Map<string, Outcome>();
for (const name of wanted) outcomes.set(name, await go(name, (minutes * 60_000 * partsOf(name)) / allParts));
process.exit(summarise() === 0 ? 0 : 1);

async function go(name: string, ms: number): Promise<Outcome> {
  const { run } = suites[name] as (typeof suites)[string];
  const budget = new Budget(ms, times);
  const progress = new Progress(name.padEnd(10));
  const show = (done: number, note: string) => progress.show(budget.spent(done), note);
  try {
    return await run({ seed, budget, show });
  } catch (error) {
    return { counts: {}, problems: [sayFailure(error)] };
  } finally {
    progress.end();
  }
}

/** How many problems there were. */
function summarise(): number {
  for (const [name, { counts, problems }] of outcomes) {
    console.log(`\n${name}`);
    for (const [what, count] of Object.entries(counts))
      console.log(`  ${count.toLocaleString('en').padStart(9)} ${what}`);
    for (const problem of problems.slice(0, MAX_SHOWN)) console.log(`  PROBLEM  ${problem}`);
    if (problems.length > MAX_SHOWN) console.log(`  … and ${problems.length - MAX_SHOWN} more.`);
  }
  const all = [...outcomes.values()].reduce((sum, { problems }) => sum + problems.length, 0);
  console.log(all === 0 ? '\nNothing was found.' : `\n${all} problems were found: seed ${seed}.`);
  return all;
}

function positive(flag: string, given: string): number {
  const value = Number(given);
  if (!(value > 0)) complain(`${flag} takes a number above 0, such as 10.`);
  return value;
}

function complain(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
