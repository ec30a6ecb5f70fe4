import './need-node-24.mjs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { findElectron } from './electron-binary.mjs';
import { runElectron } from './run-electron.mjs';

// Builds what is not built, then runs the desktop app; or, where that cannot be, the same window in the browser.
// `--in-browser` (npm run serve) asks for the latter directly.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const invokedFrom = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);

const inBrowser = process.argv[2] === '--in-browser';
const flags = resolveDataDir(process.argv.slice(inBrowser ? 3 : 2));
buildIfStale();
if (inBrowser) await serve(flags);
else await startDesktop();

async function startDesktop() {
  const isQuestion = flags.includes('--help') || flags.includes('--version');
  const electron = isQuestion ? null : await findElectron();
  const outcome = electron && 'path' in electron ? await runElectron(electron.path, ['.', ...flags]) : electron;
  if (outcome && 'code' in outcome) process.exit(outcome.code);
  if (outcome) console.error(`${outcome.why}: Carillon is served to the browser instead.\n${outcome.advice}`);
  await serve(flags.includes('--hidden') || isQuestion ? flags : [...flags, '--open']);
}

/** In this process, so that signals and the exit code need no forwarding. @param {string[]} args */
async function serve(args) {
  const entry = resolve('out/main/serve.js');
  process.argv = [process.execPath, entry, ...args];
  // A URL: an absolute path of Windows, or one with # or % in it, is no module's name.
  await import(pathToFileURL(entry).href);
}

/** A relative folder is meant from where the command was typed, not from the project. @param {string[]} args */
function resolveDataDir(args) {
  return args.map((arg, i) => {
    if (args[i - 1] === '--data-dir' && arg !== '') return resolve(invokedFrom, arg);
    return arg.startsWith('--data-dir=') ? `--data-dir=${resolve(invokedFrom, arg.slice(11))}` : arg;
  });
}
