import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzBodies, fuzzCalls } from './fuzz/calls.ts';
import { type HttpTarget, type OpenTarget, openInProcess, openProcess } from './fuzz/targets.ts';
import { Progress } from './progress.ts';
import { type Suite, sayFailure } from './suite.ts';

/** Random payloads at every channel, over HTTP and as IPC hands them in. */
export const calls: Suite = async ({ seed, times = 10_000 }) => {
  const parent = mkdtempSync(join(tmpdir(), 'carillon-torture-'));
  const counts: Record<string, number> = {};
  const problems: string[] = [];
  const run = async (what: string, open: (folder: string) => Promise<OpenTarget | HttpTarget>, exotic: boolean) => {
    const folder = join(parent, what);
    mkdirSync(folder);
    const progress = new Progress(what, times);
    const target = await open(folder);
    try {
      const onCall = (done: number) => progress.show(Math.min(done, times));
      const { accepted, refused } = await fuzzCalls(target, { times, seed, exotic, onCall });
      counts[`calls over ${what} that were carried out`] = accepted;
      counts[`calls over ${what} that were refused in words`] = refused;
      if ('post' in target) await fuzzBodies(target.post, Math.ceil(times / 20), seed);
      await target.close();
    } catch (error) {
      problems.push(`${what}: ${sayFailure(error)}`);
      await target.close().catch(() => {});
    }
  };
  await run('HTTP', openProcess, false);
  await run('IPC', openInProcess, true);
  rmSync(parent, { recursive: true, force: true });
  return { counts, problems };
};
