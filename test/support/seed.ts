import { expect } from 'vitest';

/** What every run tries; `npm test` lets one file in eight have a new seed, and says which that is. */
const USUAL = 1;
const ONE_IN = 8;

const { CARILLON_TEST_SEED: chosen, CARILLON_NEW_SEED: fresh } = process.env;

/**
 * Decides every random choice in the running file of tests. `CARILLON_TEST_SEED=N`, or `npm test -- --seed N`, makes the same
 * choices again.
 */
export function testSeed(): number {
  if (chosen) return Number(chosen);
  return fresh && hash(`${fresh} ${testFile()}`) % ONE_IN === 0 ? Number(fresh) : USUAL;
}

/**
 * Whether this run looks at a thing from every side: each run does so at one in three, another third each time, and at all with
 * `npm test -- --thorough`, or where vitest is started by hand.
 */
export function isThorough(name: string): boolean {
  const run = chosen ?? fresh;
  return run === undefined || process.env.CARILLON_THOROUGH === '1' || hash(`${run} ${name}`) % 3 === 0;
}

/** The running file of tests, from the folder of tests on. */
export function testFile(): string {
  return (
    expect
      .getState()
      .testPath?.split(/[\\/]test[\\/]/)
      .at(-1) ?? ''
  );
}

/** FNV-1a. */
function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (const character of text) hashed = Math.imul(hashed ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hashed;
}
