import '../main/start/need-node-24.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './support/find-chromium.mjs';

// Lint, types, build, then every test; goes on after a failure, so that one run says all, and ends with one plain line.
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const REPORT = '.cache/vitest.json';

const browser = findChromium() ?? (installChromium() ? findChromium() : null);
if (!browser) {
  console.error('The tests need Chromium: run sudo apt-get install chromium, or set CHROMIUM_PATH to one.');
  process.exit(1);
}

let passed = 0;
let failed = 0;
check('Lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
check('Types', 'typescript/bin/tsc', '--noEmit');
check('Build', 'electron-vite/bin/electron-vite.js', 'build');
runTests();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** @param {string} name @param {string} script @param {string[]} args */
function check(name, script, ...args) {
  console.log(`\n${name}`);
  if (run(script, args)) passed++;
  else failed++;
}

function runTests() {
  console.log('\nTests');
  mkdirSync('.cache', { recursive: true });
  rmSync(REPORT, { force: true });
  const ok = run('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--reporter=./test/support/second-tries.ts',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ]);
  const report = readReport();
  passed += report.passed;
  // A file that does not even load has no failed test in it, and an unhandled error belongs to none.
  failed += ok ? report.failed : Math.max(report.failed, 1);
}

function readReport() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(REPORT, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} script @param {string[]} args @returns {boolean} */
function run(script, args) {
  const env = { ...process.env, CHROMIUM_PATH: browser ?? '' };
  return spawnSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit', env }).status === 0;
}
