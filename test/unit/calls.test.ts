import { expect, onTestFinished, test } from 'vitest';
import { memoryFolder } from '../support/temp-folder.ts';
import { fuzzCalls } from '../torture/fuzz/calls.ts';
import { openInProcess } from '../torture/fuzz/targets.ts';

/** `npm run torture` makes ten thousand. */
const CALLS = 1_000;

test('whatever is handed in at whichever call is done or refused in words, and a refusal changes nothing', async () => {
  const target = await openInProcess(memoryFolder());
  onTestFinished(() => target.close());
  const { accepted, refused } = await fuzzCalls(target, { times: CALLS, seed: Date.now() % 1_000_000, exotic: true });
  expect(accepted).toBeGreaterThan(CALLS / 20);
  expect(refused).toBeGreaterThan(CALLS / 20);
});
