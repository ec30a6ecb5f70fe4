export type Unit = 'week' | 'day' | 'hour' | 'minute' | 'second' | 'ms';
/** A length of time by its units, the largest first; never empty. */
export type Length = readonly (readonly [count: number, unit: Unit])[];

const UNITS: readonly (readonly [ms: number, unit: Unit])[] = [
  [7 * 86_400_000, 'week'],
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** 90 minutes are an hour and 30 minutes. */
export function lengthOf(ms: number): Length {
  const length: [number, Unit][] = [];
  let rest = ms;
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) length.push([count, unit]);
  }
  if (rest > 0 || length.length === 0) length.push([rest, 'ms']);
  return length;
}
