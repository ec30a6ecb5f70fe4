import '../main/start/need-node-24.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium, installChromium } from './support/find-chromium.mjs';
import { outOfMemoryKills, Supervisor } from './support/supervise.mjs';

// Lint, types, build, then every test; goes on after a failure, so that one run says all, and ends with one plain line.
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const REPORT = '.cache/vitest.json';
const RUNNING = '.cache/running.txt';
const env = { ...seeds(), CHROMIUM_PATH: chromium(), CARILLON_RUNNING_TESTS: RUNNING };

let passed = 0;
let failed = 0;
mkdirSync('.cache', { recursive: true });
for (const file of [REPORT, RUNNING]) rmSync(file, { force: true });
const supervisor = new Supervisor(() => read(RUNNING) || 'lint, types and build');
await Promise.all([
  check('Lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  check('Types', 'typescript/bin/tsc', '--noEmit'),
  check('Build', 'electron-vite/bin/electron-vite.js', 'build'),
]);
await runTests();
console.log(`\nThe whole run took ${supervisor.elapsed()}.\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The seed that was asked for; else the usual one, and a new one for some files. @returns {Record<string, string>} */
function seeds() {
  const options = /** @type {const} */ ({ seed: { type: 'string' }, thorough: { type: 'boolean' } });
  const { seed = process.env.CARILLON_TEST_SEED, thorough } = parseArgs({ options }).values;
  if (thorough) process.env.CARILLON_THOROUGH = '1';
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) {
    console.error('The seed has to be a whole number of at most 9 digits: npm test -- --seed 1');
    process.exit(1);
  }
  if (seed) {
    console.log(`Seed ${seed}`);
    return { CARILLON_TEST_SEED: seed };
  }
  const fresh = String(Date.now() % 1_000_000);
  console.log(`Seed 1, and for one file in eight ${fresh}: npm test -- --seed ${fresh} makes the same choices again.`);
  return { CARILLON_NEW_SEED: fresh };
}

function chromium() {
  const found = findChromium() ?? (installChromium() ? findChromium() : null);
  if (found) return found;
  console.error(
    'The tests need Chromium: run sudo apt-get install chromium-headless-shell, or set CHROMIUM_PATH to one.',
  );
  process.exit(1);
}

/** Says what came of it when it is over: these run side by side. @param {string} name @param {string} script @param {string[]} args */
async function check(name, script, ...args) {
  const { code, signal, said } = await supervisor.run([`node_modules/${script}`, ...args], { say: 'in the end', env });
  if (code === 0) passed++;
  else failed++;
  console.log(`${name}: ${code === 0 ? 'passed' : `failed (${signal ?? `code ${code}`})`}`);
  if (code !== 0) console.log(said.trimEnd());
}

async function runTests() {
  const killsBefore = outOfMemoryKills(read('/proc/vmstat'));
  const reporters = ['--reporter=minimal', '--reporter=./test/support/run-reporter.ts', '--reporter=json'];
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, `--outputFile.json=${REPORT}`];
  const { code, signal } = await supervisor.run(command, { say: 'at once', env });
  const report = read(REPORT);
  if (report) {
    const { numPassedTests, numFailedTests } = JSON.parse(report);
    passed += Number(numPassedTests);
    // A file that does not even load has no failed test in it, and an unhandled error belongs to none.
    failed += code === 0 ? Number(numFailedTests) : Math.max(Number(numFailedTests), 1);
    return;
  }
  failed++;
  const why = outOfMemoryKills(read('/proc/vmstat')) > killsBefore ? ': the system ran out of memory' : '';
  const where = read(RUNNING) || 'no file of tests';
  console.log(`\nThe tests ended without a report (${signal ?? `code ${code}`})${why}. Under way: ${where}.`);
}

/** Empty where there is no such file. @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
