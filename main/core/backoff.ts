/**
 * How long to wait before try `attempt` (1 is the first retry): doubling from `firstMs` to `mostMs`, of which a random
 * half to whole is waited, so that many who failed together do not come back together.
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number, firstMs = 1_000, mostMs = 60_000): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (0.5 + random / 2));
}
