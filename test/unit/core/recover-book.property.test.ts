import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '../../../main/contract/job.ts';
import { UserError } from '../../../main/core/errors.ts';
import { draft, openWorld, type World } from '../../support/core-world.ts';
import { MINUTE } from '../../support/manual-clock.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

const pick = (world: World, n: number) => world.jobs.list()[n % Math.max(1, world.jobs.list().length)]?.id ?? 'none';

/** What a person does, as `[what, which]`. */
const ACTS: ((world: World, n: number) => unknown)[] = [
  ({ jobs }, n) => jobs.create(draft({ text: `message ${n}` }), 'window'),
  (world, n) => world.jobs.edit(pick(world, n), draft({ text: `edited ${n}` }), 'window'),
  (world, n) => world.jobs.pause(pick(world, n), 'window'),
  (world, n) => world.jobs.resume(pick(world, n), 'window'),
  (world, n) => world.jobs.stop(pick(world, n), 'window'),
  (world, n) => world.jobs.skipNext(pick(world, n), 'window'),
  ({ jobs }) => jobs.pauseAll('window'),
  ({ jobs }) => jobs.resumeAll('window'),
  ({ jobs }) => jobs.undo(),
  ({ jobs }) => jobs.redo(),
];

/** When a series was last changed may differ: what an undo brought back owes nothing. */
const asDecided = (jobs: readonly Job[]) => Object.fromEntries(jobs.map(({ since, ...job }) => [job.id, job]));

test('whatever was done, an emptied or missing jobs.json comes back as the last change left it, and nothing is in doubt', async () => {
  const acts = fc.array(fc.tuple(fc.nat(ACTS.length - 1), fc.nat(9)), { minLength: 2, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), async (done, isMissing) => {
      const world = openWorld();
      for (const [what, n] of [[0, 100] as const, ...done]) {
        try {
          ACTS[what]?.(world, n);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
        await world.clock.advance(MINUTE);
      }
      const last = world.store.read();
      world.close();
      const copy = join(memoryFolder(), 'copy');
      cpSync(world.folder, copy, { recursive: true });
      if (isMissing) rmSync(join(copy, 'jobs.json'));
      else writeFileSync(join(copy, 'jobs.json'), '');
      // Only the copies and the journal are left.
      const next = openWorld({ folder: copy, clock: world.clock });
      const { jobs, pausedAll } = next.store.read();
      expect(asDecided(jobs)).toEqual(asDecided(last.jobs));
      expect(pausedAll).toBe(last.pausedAll);
      const isFirstChange = next.notices.length === 0;
      if (!isFirstChange) expect(next.notices).toEqual([expect.stringContaining('as the last change left them')]);
      next.close();
    }),
    { numRuns: 40, seed: 14 },
  );
});
