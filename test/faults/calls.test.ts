import { expect, test } from 'vitest';
import { samples } from '../support/samples.ts';
import { testSeed } from '../support/seed.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { fuzzBodies, fuzzCalls } from '../torture/fuzz/calls.ts';
import { openProcess } from '../torture/fuzz/targets.ts';

const CALLS = samples(2_500);

test('whatever is posted to whichever call is done or refused in words, and the process ends well after it', async () => {
  const seed = testSeed();
  const target = await openProcess(tempFolder());
  try {
    const { accepted, refused } = await fuzzCalls(target, { times: CALLS, seed, exotic: false });
    expect(accepted).toBeGreaterThan(CALLS / 20);
    expect(refused).toBeGreaterThan(CALLS / 20);
    await fuzzBodies(target.post, 100, seed);
  } finally {
    await target.close();
  }
});
