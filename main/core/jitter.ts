/**
 * How late a run goes out on purpose: 0 to `mostMs`, spread evenly over jobs and runs. The same run always gets the same,
 * so that a restart in between neither sends it twice nor draws again.
 * @param at epoch ms
 */
export function jitterOf(jobId: string, at: number, mostMs: number): number {
  if (mostMs === 0) return 0;
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const char of `${jobId}@${at}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  // Its low bits differ little for numbers in a row; the high ones, mixed once more, do.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return Math.floor(((hash >>> 0) / 2 ** 32) * (mostMs + 1));
}
