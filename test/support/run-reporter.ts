import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** A log without a terminal gets a line this often, so that it always shows where the run was. */
const BEAT_MS = 15_000;
const LONGEST = 10;

/** Tells what runs, which tests took longest and how much memory all of them took. */
export default class RunReporter implements Reporter {
  readonly #running = new Set<string>();
  readonly #startedAt = performance.now();
  #beats: NodeJS.Timeout | undefined;
  #done = 0;
  #failed = 0;
  #peakBytes = 0;

  onTestRunStart(): void {
    this.#beats = setInterval(() => this.#beat(), BEAT_MS);
    this.#beats.unref();
    // Whoever started this run may be killed: it then ends as well.
    process.once('disconnect', () => process.exit(1));
    process.channel?.unref();
  }

  onTestModuleStart(module: TestModule): void {
    this.#running.add(relative('', module.moduleId));
    this.#write();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#running.delete(relative('', module.moduleId));
    this.#write();
  }

  onTestCaseResult(test: TestCase): void {
    this.#done++;
    if (test.result().state === 'failed') this.#failed++;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    clearInterval(this.#beats);
    this.#measure();
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const timed = tests.map((test) => ({ test, ms: test.diagnostic()?.duration ?? 0 })).sort((a, b) => b.ms - a.ms);
    console.log(`\nThe longest ${LONGEST}:`);
    for (const { test, ms } of timed.slice(0, LONGEST)) {
      const file = test.module.relativeModuleId.replace(/^test\//, '');
      console.log(`${(ms / 1_000).toFixed(1).padStart(6)} s  ${file}: ${test.name}`);
    }
    if (this.#peakBytes > 0)
      console.log(`At most ${(this.#peakBytes / 2 ** 30).toFixed(1)} GB of memory were in use at once.`);
  }

  #beat(): void {
    this.#measure();
    if (process.stdout.isTTY) return;
    const failed = this.#failed > 0 ? `, ${this.#failed} failed` : '';
    console.log(`${clock(performance.now() - this.#startedAt)}  ${this.#done} tests done${failed}; now ${this.#now()}`);
  }

  #now(): string {
    return [...this.#running].map((file) => file.replace(/^test\//, '')).join(', ');
  }

  /** For the runner, which says so should this process end without a word. */
  #write(): void {
    const file = process.env.CARILLON_RUNNING_TESTS;
    if (file) writeFileSync(file, this.#now());
  }

  #measure(): void {
    this.#peakBytes = Math.max(this.#peakBytes, memoryOf(process.pid));
  }
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Bytes that a process and all below it have for themselves; 0 where there is no /proc. */
function memoryOf(root: number): number {
  if (!existsSync('/proc/self/statm')) return 0;
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc').map(Number)) {
    const parent = pid > 0 ? parentOf(pid) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((all, child) => all + sum(child), ownBytes(pid));
  return sum(root);
}

function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name may hold spaces and brackets; what follows its last bracket does not.
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : null;
}

function ownBytes(pid: number): number {
  const [, resident = 0, shared = 0] = read(`/proc/${pid}/statm`).split(' ').map(Number);
  return (resident - shared) * 4_096;
}

/** Empty for a process that is gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
