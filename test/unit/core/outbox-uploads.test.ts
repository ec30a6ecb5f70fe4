import { describe, expect, test } from 'vitest';
import type { Upload } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { Uploading } from '../../../main/core/upload-progress.ts';
import { openWorld, sendNow } from '../../support/core-world.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const CUT = { kind: 'retry', scope: 'chat', reason: verbatim('It did not arrive.') } as const;

describe('a message whose file is on its way', () => {
  test('is broken off at once when it is stopped, and not tried again', async () => {
    const world = openWorld();
    world.messenger.hold();
    const id = sendNow(world, 'Holiday film');
    await world.clock.settle();
    const [held] = world.messenger.held;
    expect(held?.cancel?.aborted).toBe(false);
    world.jobs.stop(id, 'window');
    expect(held?.cancel?.aborted).toBe(true);
    held?.answer(CUT);
    await world.clock.advance(600_000);
    expect(world.deliveries()).toMatchObject([{ state: 'skipped', attempts: 1 }]);
    expect(world.messenger.requests).toHaveLength(1);
  });

  test('that had gone out whole when it was stopped is what Telegram says it is', async () => {
    const world = openWorld();
    world.messenger.hold();
    const id = sendNow(world, 'Holiday film');
    await world.clock.settle();
    world.jobs.stop(id, 'window');
    world.messenger.held[0]?.answer(world.messenger.sent());
    await world.clock.settle();
    expect(world.states()).toEqual(['sent']);
  });
});

describe('what is shown of it', () => {
  function open() {
    const clock = new ManualClock();
    const shown: Upload[][] = [];
    return { clock, shown, uploading: new Uploading(clock, (uploads) => shown.push(uploads)) };
  }

  test('its beginning and its end at once, and not each piece in between', async () => {
    const { clock, shown, uploading } = open();
    for (let sentBytes = 1; sentBytes <= 100; sentBytes++) {
      uploading.note('film', { sentBytes, totalBytes: 100 });
      await clock.advance(20);
    }
    uploading.note('film', null);
    expect(shown[0]).toEqual([{ key: 'film', sentBytes: 1, totalBytes: 100 }]);
    expect(shown.at(-1)).toEqual([]);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.length).toBeLessThan(8);
  });

  test('nothing of a message without files', () => {
    const { shown, uploading } = open();
    uploading.note('words', null);
    expect(shown).toEqual([]);
  });
});
