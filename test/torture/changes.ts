import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChangeName, killInChange, changes as kinds } from './changes/killed-change.ts';
import { Random } from './random.ts';
import { type Suite, sayFailure } from './suite.ts';

/** A change asks for something about so often; a kill that comes later does not come. */
const MAX_CALLS = 28;

/** Kills the real process inside changes, at the nth call to the disk, and holds what is sent afterwards against the change. */
export const changes: Suite = async ({ seed, budget, show }) => {
  const parent = mkdtempSync(join(tmpdir(), 'carillon-torture-'));
  const random = new Random(seed);
  const names = Object.keys(kinds) as ChangeName[];
  const counts = { 'kills inside a change': 0, 'changes that came through first': 0 };
  const problems: string[] = [];
  let done = 0;
  while (!budget.isSpent(done) && problems.length === 0) {
    const [name, nth] = [random.pick(names), random.between(1, MAX_CALLS)];
    const folder = join(parent, String(done));
    mkdirSync(folder);
    try {
      const found = await killInChange(folder, name, nth);
      counts[found.wasKilled ? 'kills inside a change' : 'changes that came through first']++;
      problems.push(...found.problems);
    } catch (error) {
      problems.push(`${name}, killed at ${nth}: ${sayFailure(error)}`);
    }
    if (problems.length === 0) rmSync(folder, { recursive: true, force: true });
    show(++done, `${done} changes, ${name}`);
  }
  if (problems.length === 0) rmSync(parent, { recursive: true, force: true });
  return { counts, problems };
};
