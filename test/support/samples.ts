/**
 * How many samples a test of chance takes: as many as `npm test` has time for, and so many times more where
 * CARILLON_RUNS_TIMES says so, as `npm run torture` does.
 */
export function samples(usual: number): number {
  return Math.round(usual * Number(process.env.CARILLON_RUNS_TIMES ?? 1));
}
