import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzBodies, fuzzCalls } from './fuzz/calls.ts';
import { type HttpTarget, type OpenTarget, openInProcess, openProcess } from './fuzz/targets.ts';
import { type Suite, sayFailure } from './suite.ts';

const TRANSPORTS = {
  HTTP: { open: openProcess, exotic: false },
  IPC: { open: openInProcess, exotic: true },
};
/** So many calls have one Carillon; then comes a fresh one, for messages that were made by chance heap up. */
const A_ROUND = 2_500;

/** Random payloads at every channel, over HTTP and as IPC hands them in by turns. */
export const calls: Suite = async ({ seed, budget, show }) => {
  const parent = mkdtempSync(join(tmpdir(), 'carillon-torture-'));
  const counts: Record<string, number> = {};
  const problems: string[] = [];
  let done = 0;
  const count = (what: string, more: number) => {
    counts[what] = (counts[what] ?? 0) + more;
  };
  const run = async (what: keyof typeof TRANSPORTS, round: number) => {
    const { open, exotic } = TRANSPORTS[what];
    const folder = join(parent, `${what}-${round}`);
    mkdirSync(folder);
    const target: OpenTarget | HttpTarget = await open(folder);
    try {
      const fuzz = { times: Math.min(A_ROUND, budget.left(done)), seed: seed + round };
      const onCall = () => show(++done, `${done.toLocaleString('en')} calls, over ${what}`);
      const isOver = () => budget.isSpent(done);
      const { accepted, refused } = await fuzzCalls(target, { ...fuzz, exotic, onCall, isOver });
      count(`calls over ${what} that were carried out`, accepted);
      count(`calls over ${what} that were refused in words`, refused);
      if ('post' in target) await fuzzBodies(target.post, Math.ceil(fuzz.times / 20), fuzz.seed);
      await target.close();
    } catch (error) {
      problems.push(`${what}, round ${round}: ${sayFailure(error)}`);
      await target.close().catch(() => {});
    }
  };
  for (let round = 0; !budget.isSpent(done) && problems.length === 0; round++) {
    await run(round % 2 === 0 ? 'HTTP' : 'IPC', round);
  }
  rmSync(parent, { recursive: true, force: true });
  return { counts, problems };
};
