import { expect, test } from 'vitest';
import type { Message } from '../../../main/contract/message.ts';
import { type CopyWatchDeps, checkCopies } from '../../../main/core/copy-watch.ts';
import { ListLog } from '../../support/bot/log.ts';
import { english } from '../../support/english.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 27, 9);
const message: Message = { text: '', copy: { chatId: 5, messageIds: [7], about: 'x' } };

function openWatch(nextAt: number) {
  const at = { now: START };
  const there = { is: true as boolean | null };
  const told: string[] = [];
  let asked = 0;
  const deps: CopyWatchDeps = {
    jobs: () => [{ id: 'abcd', name: 'Song', message, nextAt, status: 'active' }],
    isThere: () => {
      asked++;
      return Promise.resolve(there.is);
    },
    clock: { now: () => at.now },
    timers: { after: () => () => {} },
    log: new ListLog(),
    tell: (text) => told.push(english(text)),
  };
  const checked = new Set<string>();
  /** A round at so many hours before the run. */
  const look = async (hoursBefore: number) => {
    at.now = nextAt - hoursBefore * HOUR;
    await checkCopies(deps, checked);
    return { asked, told: [...told] };
  };
  return { look, there };
}

test('what is to be copied is looked at a day and an hour before, once each', async () => {
  const { look } = openWatch(START + 72 * HOUR);
  expect(await look(60)).toMatchObject({ asked: 0 });
  expect(await look(23)).toMatchObject({ asked: 1 });
  expect(await look(12)).toMatchObject({ asked: 1 });
  expect(await look(0.9)).toMatchObject({ asked: 2 });
  expect(await look(0.5)).toMatchObject({ asked: 2, told: [] });
});

test('one that was deleted is told of; where that cannot be known, it is asked again', async () => {
  const { look, there } = openWatch(START + 72 * HOUR);
  there.is = null;
  expect(await look(23)).toMatchObject({ asked: 1, told: [] });
  there.is = false;
  expect((await look(22)).told).toEqual([
    'What “Song” copies was deleted from its chat. Choose another message before its next run.',
  ]);
});
