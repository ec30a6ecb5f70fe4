// Whether the unit tests notice small changes: `npm run mutants -- [--folder main/core] [--count 150] [--seed 1] [--ms 4000]`.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../torture/random.ts';
import { type Mutant, mutantsOf } from './mutate.ts';
import { RelatedTests } from './related-tests.ts';
import type { Ran, Run } from './runner.ts';

/** A change that makes a loop endless is noticed, too. */
const MOST_MS = 120_000;
const BASELINE_MS = 1_200_000;
const NEAREST = 16;
/** Languages are tables, and a whole corpus of phrases stands against them. */
const TABLES = /\/(?:languages|words)\//;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true, default: ['main/core', 'main/bot', 'main/adapters'] },
    count: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    ms: { type: 'string', default: '4000' },
  },
});
const [count, seed, budgetMs] = [wholeNumber('count'), wholeNumber('seed'), wholeNumber('ms')];
const related = new RelatedTests();
/** The process that runs the tests; null until it is needed, and after it hung. */
let runner: ChildProcess | null = null;

const samples = values.folder.map((folder) => ({ folder, mutants: sampleOf(folder, new Random(seed)) }));
const { failed: broken, took } = await runAsItIs(samples.flatMap(({ mutants }) => mutants));
if (broken.length > 0) console.log(`Left out, for they fail without any change: ${broken.join(', ')}`);
const scores: string[] = [];
for (const { folder, mutants } of samples) scores.push(await scoreOf(folder, mutants));
console.log(`\n${scores.join('\n')}`);
endRunner();

function sampleOf(folder: string, random: Random): Mutant[] {
  const all = globSync(`${folder}/**/*.ts`)
    .toSorted()
    .filter((file) => !TABLES.test(file))
    .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
  return Array.from({ length: Math.min(count, all.length) }, () => {
    return all.splice(random.between(0, all.length - 1), 1)[0] as Mutant;
  });
}

/** The nearest tests that together take no longer than the budget, and then the other near ones. */
function roundsFor({ file }: Mutant): [string[], string[]] {
  const near = related.of(file).slice(0, NEAREST);
  const sound = near.filter((test) => !broken.includes(test));
  let left = budgetMs;
  const quick = sound.filter((test) => {
    const fits = (took[test] ?? 0) <= left;
    if (fits) left -= took[test] ?? 0;
    return fits;
  });
  return [quick, sound.filter((test) => !quick.includes(test))];
}

async function isNoticed(mutant: Mutant): Promise<boolean> {
  for (const tests of roundsFor(mutant)) {
    if (tests.length === 0) continue;
    const reply = await run({ mutant, tests, bail: true }, MOST_MS);
    if (reply === null || reply.crashed || reply.failed.length > 0) return true;
  }
  return false;
}

async function runAsItIs(mutants: readonly Mutant[]): Promise<Ran> {
  const tests = [...new Set(mutants.flatMap(({ file }) => related.of(file).slice(0, NEAREST)))];
  const reply = await run({ mutant: null, tests, bail: false }, BASELINE_MS);
  if (!reply) throw new Error('The tests do not come to an end.');
  return reply;
}

async function scoreOf(folder: string, mutants: readonly Mutant[]): Promise<string> {
  const survivors: string[] = [];
  for (const [nth, mutant] of mutants.entries()) {
    const noticed = await isNoticed(mutant);
    const line = `${noticed ? 'killed  ' : 'SURVIVED'} ${describe(mutant)}`;
    console.log(`${nth + 1}/${mutants.length} ${line}`);
    if (!noticed) survivors.push(line);
  }
  const killed = mutants.length - survivors.length;
  const share = ((100 * killed) / mutants.length).toFixed(1);
  return [`${folder}: ${killed} of ${mutants.length} killed, ${share} %`, ...survivors].join('\n');
}

/** Null: it did not end in time. */
async function run(what: Run, withinMs: number): Promise<Ran | null> {
  runner ??= await startRunner();
  const answered = once(runner, 'message').then(([reply]) => reply as Ran);
  runner.send(what);
  const limit = new AbortController();
  const late = setTimeout(withinMs, null, { signal: limit.signal }).catch(() => null);
  const reply = await Promise.race([answered, late]);
  limit.abort();
  // A worker in an endless loop.
  if (reply === null) endRunner();
  return reply;
}

async function startRunner(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'runner.ts');
  const child = fork(script, { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

/** With its workers, which would outlive it. */
function endRunner(): void {
  if (runner?.pid !== undefined) process.kill(-runner.pid, 'SIGKILL');
  runner = null;
}

function describe({ file, start, end, text }: Mutant): string {
  const source = readFileSync(file, 'utf8');
  const line = source.slice(0, start).split('\n').length;
  const from = source.lastIndexOf('\n', start) + 1;
  const to = source.indexOf('\n', end);
  const shown = `${source.slice(from, start)}⟦${source.slice(start, end)} → ${text}⟧${source.slice(end, to)}`;
  return `${file}:${line} ${shown.trim().replace(/\s+/g, ' ').slice(0, 160)}`;
}

function wholeNumber(name: 'count' | 'seed' | 'ms'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name} takes a whole number, such as 150.`);
  process.exit(2);
}
