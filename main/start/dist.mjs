import './need-node-24.mjs';
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Of the targets in electron-builder.yml, those of Linux that need a program which is not there. */
const NEEDS = [{ target: 'rpm', program: 'rpmbuild', install: 'sudo apt install rpm' }];
const LINUX = ['AppImage', 'deb', 'rpm', 'tar.gz'];

// `npm run dist`: builds, then packs what can be packed on this system. What is left out is said first and last.
const args = process.argv.slice(2);
run('node_modules/electron-vite/bin/electron-vite.js', ['build']);
const isChosen = args.some((arg) => /^(--linux|--mac|--win|--dir|-[lmw])$/.test(arg));
const missing = process.platform === 'linux' && !isChosen ? NEEDS.filter(({ program }) => !isThere(program)) : [];
const left = LINUX.filter((target) => !missing.some((each) => each.target === target));
sayLeftOut();
run('node_modules/electron-builder/cli.js', missing.length > 0 ? ['--linux', ...left, ...args] : args);
sayLeftOut();

function sayLeftOut() {
  for (const { target, program, install } of missing) {
    console.error(`Left out: the ${target} package. It needs ${program}: ${install}, then npm run dist again.`);
  }
}

/** @param {string} program */
function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Ends the process where it fails. @param {string} script @param {readonly string[]} argv */
function run(script, argv) {
  const { status } = spawnSync(process.execPath, [script, ...argv], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
