import { expect, test } from 'vitest';
import { draft, openWorld } from '../../support/core-world.ts';

test('smoke', async () => {
  const { jobs, clock, messenger, states } = openWorld();
  jobs.create(draft(), 'window');
  await clock.advanceTo('2026-03-27T11:00:00Z');
  expect(messenger.texts).toEqual(['Stand up!']);
  expect(states()).toEqual(['sent']);
});
