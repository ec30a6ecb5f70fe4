export interface SuiteOptions {
  /** Makes the choices of a run repeatable. */
  seed: number;
  /** How often: kills, calls, phrases. Left out: as often as is fit for the long run. */
  times?: number | undefined;
}

/** What one suite of the long run came to. */
export interface Outcome {
  /** Figures for the summary, by their names. */
  counts: Record<string, number>;
  /** One line each; none is the only good outcome. */
  problems: readonly string[];
}

export type Suite = (options: SuiteOptions) => Promise<Outcome>;
