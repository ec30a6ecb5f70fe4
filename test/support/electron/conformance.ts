import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Ending } from '../../conformance/endings.ts';
import { tempFolder } from '../temp-folder.ts';
import { until } from '../until.ts';
import { chooseHost } from './choose-host.ts';

const SOURCES = fileURLToPath(new URL('../../conformance/', import.meta.url));
const REGISTER = fileURLToPath(new URL('./register.mjs', import.meta.url));

const host = chooseHost(process.env);
console.log(`The checks of conformance run on ${host.name}.`);
/** The systems that they can be run as: the stand-in can be each. */
export const PLATFORMS: NodeJS.Platform[] = host.electron ? [process.platform] : ['linux', 'win32', 'darwin'];
/** Whether what no test can do to a real desktop can be done. */
export const onStandIn = host.electron === null;

export interface Outcome {
  name: string;
  follows: string;
  /** Null: it is so. */
  failed: string | null;
}

/** Runs the checks of a group in one process, and answers what came of each. */
export async function conformance(group: 'quick' | 'windows', env: NodeJS.ProcessEnv = {}): Promise<Outcome[]> {
  const report = join(tempFolder(), 'report');
  const child = start({ CONFORMANCE_GROUP: group, CONFORMANCE_REPORT: report, ...env });
  const [code] = await once(child, 'exit');
  const outcomes = linesOf(report) as Outcome[];
  if (code !== 0) throw new Error(`The checks ended with code ${code} after “${outcomes.at(-1)?.name ?? 'nothing'}”.`);
  return outcomes;
}

/** Runs an app to its end. @returns what it said, and its exit code */
export async function endOf(ending: Ending): Promise<{ says: unknown[]; code: number | null }> {
  const folder = tempFolder();
  const report = join(folder, 'report');
  const env = { CONFORMANCE_ENDING: ending.name, CONFORMANCE_REPORT: report, CONFORMANCE_FOLDER: folder };
  const child = start(env);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  for (const [word, act] of [
    ['signal me', () => child.kill(ending.signal)],
    ['start me again', () => start(env, ['--second'])],
  ] as const) {
    void actAtEach(word, act, report, child);
  }
  const [code] = await ended;
  return { says: linesOf(report).filter((line) => line !== 'signal me' && line !== 'start me again'), code };
}

async function actAtEach(word: string, act: () => void, report: string, child: ChildProcess): Promise<void> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  for (let count = 1; ; count++) {
    await until(
      'the app to be over',
      () => isOver() || linesOf(report).filter((line) => line === word).length >= count,
    );
    if (isOver()) return;
    act();
  }
}

function start(env: NodeJS.ProcessEnv, args: string[] = []): ChildProcess {
  const { PATH, HOME, XDG_RUNTIME_DIR, CHROMIUM_PATH } = process.env;
  const own = { PATH, HOME, XDG_RUNTIME_DIR, CHROMIUM_PATH, DISPLAY: host.display, STAND_IN_BARE: '1', ...env };
  const [program, line] = command();
  const child = spawn(program, [...line, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: own });
  onTestFinished(() => void (child.exitCode ?? child.signalCode ?? child.kill('SIGKILL')));
  return child;
}

function command(): [string, string[]] {
  if (!host.electron) return [process.execPath, ['--import', REGISTER, join(SOURCES, 'entry.ts')]];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [host.electron, [...asRoot, plainEntry()]];
}

/** The same files in plain JavaScript: Electron need not understand types. */
function plainEntry(): string {
  const folder = join(tempFolder(), 'conformance');
  mkdirSync(folder);
  for (const name of readdirSync(SOURCES)) {
    const code = stripTypeScriptTypes(readFileSync(join(SOURCES, name), 'utf8'));
    writeFileSync(join(folder, name.replace(/\.ts$/, '.mjs')), code.replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.mjs'"));
  }
  return join(folder, 'entry.mjs');
}

/** Whole lines alone. */
function linesOf(file: string): unknown[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as unknown);
}
