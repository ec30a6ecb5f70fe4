import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Suite, SuiteOptions } from './suite.ts';

interface Report {
  numPassedTests: number;
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

const GIVE_UP_MS = 300_000;
/** So many samples for each that `npm test` takes. */
const TIMES = '4';

/** The faults that a test brings about, again and again: disk, clock, network, a chat across a kill. */
export const faults: Suite = (options) => repeat(['--project', 'e2e', 'test/faults'], options);

/** The tests of properties, each round with values of another chance; what fails names the seed of its own. */
export const properties: Suite = (options) => repeat(['--project', 'unit', 'property.test', 'fuzz.test'], options);

/** Rounds of the test runner; one that has begun is finished. */
async function repeat(args: readonly string[], { budget, show }: SuiteOptions): Promise<Outcome> {
  const counts = { rounds: 0, 'tests that passed': 0 };
  const problems: string[] = [];
  const tell = () => show(counts.rounds, `round ${counts.rounds + 1}`);
  const telling = setInterval(tell, 1_000);
  try {
    while (!budget.isSpent(counts.rounds) && problems.length === 0) {
      tell();
      const { numPassedTests, testResults } = await runTests(args);
      counts.rounds++;
      counts['tests that passed'] += numPassedTests;
      problems.push(...testResults.flatMap(failuresOf));
    }
  } catch (error) {
    problems.push((error as Error).message);
  } finally {
    clearInterval(telling);
  }
  return { counts, problems };
}

function failuresOf({ message, assertionResults }: Report['testResults'][number]): string[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const said = failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(' ')}`);
  // A file that could not be run has no tests, and says why.
  return [...said, ...(failed.length === 0 && message ? [message] : [])].map((it) =>
    it.replace(/\s+/g, ' ').slice(0, 600),
  );
}

/** @throws when the runner ended without a report */
async function runTests(args: readonly string[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-torture-'));
  const file = join(folder, 'report.json');
  try {
    const command = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${file}`, ...args];
    const env = { ...process.env, CARILLON_RUNS_TIMES: TIMES };
    const child = spawn(process.execPath, command, { stdio: 'ignore', timeout: GIVE_UP_MS, env });
    await once(child, 'close');
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    throw new Error(`The test runner ended without a report: vitest ${args.join(' ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
