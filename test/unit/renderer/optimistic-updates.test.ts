import { expect, test } from 'vitest';
import type { CarillonApi, Reply } from '../../../main/contract/ipc.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { createLink } from '../../../renderer/state/link.ts';
import { createOptimisticUpdates } from '../../../renderer/state/optimistic-updates.ts';
import { FakeCarillon } from '../../support/window/fake-carillon.ts';
import { busyWorld } from '../../support/window/worlds.ts';

/** A window whose calls are answered when the test says so; what Carillon changes is told at once. */
function opened() {
  const fake = new FakeCarillon(busyWorld());
  const api: CarillonApi = {
    call: fake.call,
    subscribe(listener) {
      const end = fake.subscribe(listener);
      listener({ topic: 'state', change: { type: 'snapshot', state: fake.current() } });
      return end;
    },
  };
  const link = createLink(api);
  const expected = createOptimisticUpdates(link);
  link.start();
  const job = (id: string) => expected.jobs.value.find((each) => each.id === id);
  return { fake, link, expected, job };
}

/** An answer that is held back. */
function slow<T>() {
  const { promise, resolve } = Promise.withResolvers<Reply<T>>();
  return { promise, resolve };
}
const refused: Reply<never> = { ok: false, error: { code: 'internal', ...verbatim('The disk is full.') } };

test('a message is paused before Carillon has answered, and stays so when it agrees', async () => {
  const { fake, link, expected, job } = opened();
  const held = slow<void>();
  const done = expected.during('pause', ['k7pd'], () => held.promise);
  expect(job('k7pd')).toMatchObject({ status: 'paused', phase: 'paused', nextAt: null });
  expect([...expected.waiting.value]).toEqual(['k7pd']);
  await fake.call('jobs.pause', { id: 'k7pd' });
  held.resolve({ ok: true, value: undefined });
  await done;
  expect(expected.waiting.value.size).toBe(0);
  expect(expected.jobs.value).toBe(link.app.value.jobs);
  expect(job('k7pd')?.status).toBe('paused');
});

test('the answer may come before the change: in between nothing jumps back', async () => {
  const { fake, expected, job } = opened();
  await expected.during('stop', ['k7pd', 'r5nt'], async () => ({ ok: true, value: 2 }));
  expect([job('k7pd'), job('r5nt')]).toEqual([undefined, undefined]);
  await fake.call('jobs.many', { ids: ['k7pd', 'r5nt'], action: 'stop' });
  expect(expected.waiting.value.size).toBe(0);
  expect([job('k7pd'), job('r5nt')]).toEqual([undefined, undefined]);
});

test('what is refused is as it was, also where two things were asked at once', async () => {
  const { link, expected, job } = opened();
  const [pause, stop] = [slow<void>(), slow<void>()];
  const before = link.app.value.jobs;
  const both = [
    expected.during('pause', ['k7pd'], () => pause.promise),
    expected.during('stop', ['r5nt'], () => stop.promise),
  ];
  stop.resolve(refused);
  await both[1];
  expect(job('r5nt')).toBeDefined();
  expect(job('k7pd')?.phase).toBe('paused');
  pause.resolve(refused);
  await both[0];
  expect(expected.jobs.value).toBe(before);
});

test('a resumed message shows no next run until Carillon says when', async () => {
  const { fake, expected, job } = opened();
  await fake.call('jobs.pause', { id: 'k7pd' });
  const held = slow<void>();
  const done = expected.during('resume', ['k7pd'], () => held.promise);
  expect(job('k7pd')).toMatchObject({ status: 'active', phase: 'active', nextAt: null });
  await fake.call('jobs.resume', { id: 'k7pd' });
  held.resolve({ ok: true, value: undefined });
  await done;
  expect(job('k7pd')?.nextAt).toBeGreaterThan(fake.now);
});
