import type { Budget } from './budget.ts';

export interface SuiteOptions {
  /** Makes the choices of a run repeatable. */
  seed: number;
  budget: Budget;
  /** Tells how far it is. @param done kills, calls, phrases or rounds */
  show: (done: number, note: string) => void;
}

/** What one suite of the long run came to. */
export interface Outcome {
  /** Figures for the summary, by their names. */
  counts: Record<string, number>;
  /** One line each; none is the only good outcome. */
  problems: readonly string[];
}

export type Suite = (options: SuiteOptions) => Promise<Outcome>;

/** What fast-check found, and in which payload, in one line. */
export function sayFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `${error.cause.message} ` : '';
  return `${cause}${error.message}`.replace(/\s+/g, ' ').slice(0, 600);
}
