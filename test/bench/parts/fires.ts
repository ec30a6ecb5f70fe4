import type { FireDepth, Fires } from '../measure.ts';
import { median, type Part } from '../part.ts';
import type { Row } from '../report.ts';
import { measure } from '../run-child.ts';

/** What of the app takes part in a fire. */
const DEPTHS: Record<FireDepth, string> = {
  scheduler: 'the scheduler alone',
  shown: 'and what the window is shown',
  recorded: 'and its record on disk, as in the app',
};

/** One fire, next time included, among few jobs and among many. */
export const fires: Part = {
  title: 'One fire, next time included',
  async run(bench) {
    const rows: Row[] = [];
    for (const [depth, words] of Object.entries(DEPTHS)) {
      const perFire = async (jobs: number) => {
        const run = () => measure<Fires>('fires', { jobs, fires: 3_000, depth });
        return (await median(5, run, (it) => it.perFire)).perFire;
      };
      bench.say(words);
      const few = await perFire(100);
      const many = await perFire(100_000);
      const ratio = many / few;
      const goal = { words: 'at most 1.5 times as long', met: ratio <= 1.5, got: `${ratio.toFixed(2)}×` };
      rows.push({
        what: `Among 100,000 jobs, µs: ${words}`,
        ours: many.toFixed(1),
        beside: { 'among 100:': few.toFixed(1) },
        ...(depth === 'recorded' && { goal }),
      });
    }
    return rows;
  },
};
