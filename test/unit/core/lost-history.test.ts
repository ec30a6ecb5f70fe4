import { expect, test } from 'vitest';
import { draft, openWorld } from '../../support/core-world.ts';

test('without a history the user is asked about one-offs whose time has passed, once each, and what is to come still comes', async () => {
  const world = openWorld({ start: '2026-03-27T09:00:00Z' });
  const once = (at: string) => world.jobs.create(draft({ text: at, schedule: { kind: 'once', at } }), 'window').id;
  const [past, toCome] = [once('2026-03-27T11:00:00'), once('2026-03-27T14:00:00')];
  // Carillon was closed at eleven.
  world.scheduler.clear();
  world.clock.set('2026-03-27T11:30:00Z');
  world.jobs.goOnFromNow();
  world.jobs.goOnFromNow();
  expect(world.deliveries()).toMatchObject([{ jobId: past, state: 'unsure', coalesced: 0, attempts: 0 }]);
  expect(world.deliveries()[0]?.reason).toBeDefined();
  expect(world.shown.filter(({ state }) => state === 'unsure')).toHaveLength(1);
  await world.clock.advanceTo('2026-03-27T13:00:01Z');
  expect(world.deliveries().map(({ jobId, state }) => [jobId, state])).toEqual([
    [past, 'unsure'],
    [toCome, 'sent'],
  ]);
});
