import { describe, expect, test } from 'vitest';
import { verbatim } from '../../../main/contract/translatable.ts';
import { draft, everyMinute, openWorld, sendNow } from '../../support/core-world.ts';
import { HOUR, MINUTE } from '../../support/manual-clock.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const atNoon = { kind: 'once', at: '2026-03-27T12:00' } as const;

describe('too late, stopped, closed', () => {
  test('what cannot be sent within its time is skipped, with the reason in words', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    world.jobs.create(draft({ schedule: atNoon, missed: { policy: 'latest', maxLatenessMs: HOUR } }), 'window');
    await world.clock.advanceTo('2026-03-27T12:02:00Z');
    expect(world.deliveries()).toMatchObject([
      {
        state: 'skipped',
        reason: verbatim('It could not be sent within 1 hour of its time (Telegram cannot be reached).'),
      },
    ]);
    const asked = world.messenger.requests.length;
    await world.clock.advance(HOUR);
    expect(world.messenger.requests).toHaveLength(asked);
  });

  test('a disk that is full when it is given up holds up no later run', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    world.jobs.create(draft({ missed: { policy: 'latest', maxLatenessMs: HOUR } }), 'window');
    await world.clock.advanceTo('2026-03-27T11:55:00Z');
    const update = world.ledger.update.bind(world.ledger);
    world.ledger.update = () => {
      throw new Error('database or disk is full');
    };
    await world.clock.advance(HOUR);
    world.ledger.update = update;
    world.messenger.answer();
    await world.clock.advanceTo('2026-03-28T11:01:00Z');
    expect(world.states()).toEqual(['skipped', 'sent']);
  });

  test('lateness counts from the last occurrence that a message stands for', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    world.jobs.create(draft({ schedule: everyMinute, missed: { policy: 'latest', maxLatenessMs: HOUR } }), 'window');
    await world.clock.advance(3 * HOUR);
    expect(world.states()).toEqual(['pending']);
  });

  test('stopping a message drops what waits of it, and not what is on its way', async () => {
    const world = openWorld();
    world.messenger.hold();
    const missed = { policy: 'all', maxLatenessMs: HOUR } as const;
    const { id } = world.jobs.create(draft({ schedule: everyMinute, missed }), 'window');
    await world.clock.advance(2 * MINUTE);
    world.jobs.stop(id, 'window');
    expect(world.states()).toEqual(['sending', 'skipped']);
    world.messenger.held[0]?.answer({ kind: 'sent', messageId: 1 });
    await world.clock.settle();
    expect(world.states()).toEqual(['sent', 'skipped']);
  });

  test('stopped while it was on its way, and it comes back unsent: it is not tried again', async () => {
    const world = openWorld();
    world.messenger.hold();
    const id = sendNow(world, 'Hello');
    await world.clock.settle();
    world.jobs.stop(id, 'window');
    world.messenger.held[0]?.answer(OFFLINE);
    await world.clock.advance(HOUR);
    expect(world.deliveries()).toMatchObject([
      { state: 'skipped', reason: verbatim('The message was stopped.'), attempts: 1 },
    ]);
  });

  test('closing waits for the answer to what is on its way', async () => {
    const world = openWorld();
    world.messenger.hold();
    sendNow(world, 'Hello');
    await world.clock.settle();
    const stopped = world.outbox.stop(2_000);
    world.messenger.held[0]?.answer({ kind: 'sent', messageId: 9 });
    await stopped;
    expect(world.deliveries()).toMatchObject([{ state: 'sent', messageId: 9 }]);
  });

  test('closing gives up after its time: in doubt, and nothing new is begun', async () => {
    const world = openWorld();
    world.messenger.answerBy(
      (_, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () =>
            resolve({ kind: 'unsure', reason: verbatim('The connection broke.') }),
          ),
        ),
    );
    sendNow(world, 'Hello');
    sendNow(world, 'behind it');
    await world.clock.settle();
    const stopped = world.outbox.stop(2_000);
    await world.clock.advance(2_000);
    await stopped;
    expect(world.deliveries()).toMatchObject([
      { state: 'unsure', reason: verbatim('Carillon was closed before Telegram answered: it may have arrived.') },
      { state: 'pending' },
    ]);
    await world.clock.advance(HOUR);
    expect(world.messenger.requests).toHaveLength(1);
  });
});
