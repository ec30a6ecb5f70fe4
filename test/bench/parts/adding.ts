import type { Added } from '../measure.ts';
import { type Bench, best, CARILLON, median, number, type Part, repeatsOf } from '../part.ts';
import type { Row } from '../report.ts';
import { measure } from '../run-child.ts';

const LIMIT_MS = 8_000;

type Results = Map<string, Added | null>;

/** Adding jobs by cron line, what each then takes, and what all of them cost while nothing is due. */
export const adding: Part = {
  title: 'Adding jobs by cron line',
  async run(bench) {
    const thousand: Results = new Map();
    const ten: Results = new Map();
    const hundred: Results = new Map();
    for (const who of [CARILLON, ...bench.peers]) {
      thousand.set(who, await added(bench, who, 1_000));
      const result = await added(bench, who, 10_000, bench.idleMs);
      ten.set(who, result);
      if (result) bench.msToAdd.set(who, result.ms / result.added);
      const manages = result?.added === 10_000 && result.ms < LIMIT_MS / 12 && result.bytesPerJob < 10_000;
      hundred.set(who, manages ? await added(bench, who, 100_000) : null);
    }
    const rate = (who: string) => perJob(ten.get(who));
    const ratio = best(bench.peers.map(rate)) / rate(CARILLON);
    const bytes = ten.get(CARILLON)?.bytesPerJob ?? Number.NaN;
    const goal = { words: 'at least 5 times as fast as the best', met: ratio >= 5, got: `${ratio.toFixed(1)}×` };
    const bytesOf = (result: Added) => `${number(result.bytesPerJob)}`;
    return [
      rowOf('1,000 added, ms', thousand, (result) => howLong(result, 1_000)),
      { ...rowOf('10,000 added, ms', ten, (result) => howLong(result, 10_000)), goal },
      rowOf('100,000 added, ms', hundred, (result) => howLong(result, 100_000)),
      { ...rowOf('Bytes a job', ten, bytesOf), goal: { words: 'at most 1 kB', met: bytes <= 1_000 } },
      rowOf(
        `CPU with 10,000, none due, over ${bench.idleMs / 1_000} s`,
        ten,
        (it) => `${it.idlePercent?.toFixed(2)} %`,
      ),
    ];
  },
};

async function added(bench: Bench, who: string, count: number, idleMs = 0): Promise<Added | null> {
  bench.say(`${who}, ${number(count)}`);
  const options = { who, count, limitMs: LIMIT_MS, idleMs };
  const run = () => measure<Added>('add', options);
  try {
    return await median(idleMs > 0 || count > 10_000 ? 1 : repeatsOf(who), run, ({ ms }) => ms);
  } catch {
    // It ran out of memory or of time.
    return null;
  }
}

function rowOf(what: string, results: Results, figure: (result: Added) => string): Row {
  const { [CARILLON]: ours = '–', ...beside } = Object.fromEntries(
    [...results].map(([who, result]) => [who, result ? figure(result) : 'not tried']),
  );
  return { what, ours, beside };
}

function howLong({ added: count, ms }: Added, wanted: number): string {
  return count === wanted ? number(ms) : `only ${number(count)} in ${number(ms)}`;
}

function perJob(result: Added | null | undefined): number {
  return result ? result.ms / result.added : Number.POSITIVE_INFINITY;
}
