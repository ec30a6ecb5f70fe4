import type { Row } from './report.ts';

export const CARILLON = 'Carillon';

/** What every part is given. */
export interface Bench {
  /** The schedulers beside ours that are there. */
  peers: readonly string[];
  /** How long to look at what does nothing. */
  idleMs: number;
  /** Ms to add one job, by scheduler, once that was measured: those that are due together must be added ahead. */
  msToAdd: Map<string, number>;
  /** What is being measured now, for the one who waits. */
  say: (note: string) => void;
}

/** One question that the bench answers. */
export interface Part {
  title: string;
  /** @throws when it cannot be measured */
  run: (bench: Bench) => Promise<Row[]>;
}

/** The middle one of several runs, by a figure of theirs. */
export async function median<T>(times: number, run: () => Promise<T>, figure: (result: T) => number): Promise<T> {
  const results: T[] = [];
  for (let n = 0; n < times; n++) results.push(await run());
  results.sort((a, b) => figure(a) - figure(b));
  return results[Math.floor(times / 2)] as T;
}

/** The ones that are near each other are measured oftener than those that take minutes. */
export function repeatsOf(who: string): number {
  return who.startsWith(CARILLON) || who === 'croner' ? 3 : 1;
}

/** The smallest; infinity when there is none. */
export function best(figures: Iterable<number | undefined>): number {
  return Math.min(...[...figures].filter((figure) => figure !== undefined));
}

export const number = (value: number) => Math.round(value).toLocaleString('en');
