import type { DueAtOnce } from '../measure.ts';
import { type Bench, best, CARILLON, median, number, type Part, repeatsOf } from '../part.ts';
import type { Row } from '../report.ts';
import { measure } from '../run-child.ts';

const WITH_LEDGER = 'Carillon + ledger';
const COUNTS = [1_000, 5_000, 50_000];
/** The others take minutes to be given more. */
const MAX_OF_PEERS = 5_000;
const MAX_LATE_MS = 60;

/** Many jobs at the same second: how late the first, the middle and the last are. */
export const dueAtOnce: Part = {
  title: 'Due at the same second: ms late, first / median / last',
  async run(bench) {
    const rows: Row[] = [];
    for (const count of COUNTS) {
      const results = new Map<string, DueAtOnce | null>();
      const peers = count > MAX_OF_PEERS ? [] : bench.peers;
      for (const who of [CARILLON, WITH_LEDGER, ...peers]) results.set(who, await lateness(bench, who, count));
      rows.push(...rowsOf(count, results, peers));
    }
    return rows;
  },
};

function rowsOf(count: number, results: Map<string, DueAtOnce | null>, peers: readonly string[]): Row[] {
  const figure = (who: string) => said(results.get(who), count);
  const last = (who: string) => {
    const result = results.get(who);
    return result?.fired === count ? result.lastMs : undefined;
  };
  const what = `${number(count)} due at once`;
  const beside = Object.fromEntries(peers.map((who) => [who, figure(who)]));
  const alone = peers.length > 0 ? { beside } : {};
  const recorded = { what: `${what}, each on disk first`, ours: figure(WITH_LEDGER) };
  if (count !== MAX_OF_PEERS) return [{ what, ours: figure(CARILLON), ...alone }, recorded];
  const ours = last(CARILLON) ?? Number.POSITIVE_INFINITY;
  const theirs = best(peers.map(last));
  const met = ours <= MAX_LATE_MS && ours <= theirs;
  const words = `the last at most ${MAX_LATE_MS} ms, and never behind the best`;
  return [
    { what, ours: figure(CARILLON), ...alone, goal: { words, met, got: `${number(ours)} against ${number(theirs)}` } },
    recorded,
  ];
}

function said(result: DueAtOnce | null | undefined, count: number): string {
  if (!result) return '–';
  if (result.fired !== count) return `only ${number(result.fired)} came`;
  return [result.firstMs, result.medianMs, result.lastMs].map(number).join(' / ');
}

async function lateness(bench: Bench, who: string, count: number): Promise<DueAtOnce | null> {
  bench.say(`${who}, ${number(count)}`);
  const isOurs = who.startsWith(CARILLON);
  const unknown = isOurs ? 0.03 : who === 'node-schedule' ? 3 : 0.5;
  const perJobMs = bench.msToAdd.get(isOurs ? CARILLON : who) ?? unknown;
  const options = { who, count, leadMs: 1_000 + 2 * perJobMs * count };
  const run = () => measure<DueAtOnce>('dueAtOnce', options);
  try {
    return await median(count > MAX_OF_PEERS ? 1 : repeatsOf(who), run, ({ lastMs }) => lastMs);
  } catch {
    // A dash in the table: it was not ready in time.
    return null;
  }
}
