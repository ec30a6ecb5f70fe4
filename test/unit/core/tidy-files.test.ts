import { expect, test } from 'vitest';
import { filesNamedIn, tidyFiles } from '../../../main/core/tidy-files.ts';
import { DAY, HOUR, ManualClock } from '../../support/manual-clock.ts';

function openTidying(sweep: (before: number) => Promise<number>) {
  const clock = new ManualClock();
  const logged: string[] = [];
  const note = (text: string) => void logged.push(text);
  const log = { debug: note, info: note, warn: note, error: note };
  const end = tidyFiles({ clock, timers: clock, log, sweep });
  return { clock, logged, end };
}

test('soon after the start and then daily, files that nothing has named for seven days go', async () => {
  const swept: number[] = [];
  const { clock, logged, end } = openTidying(async (before) => swept.push(clock.now() - before));
  await clock.advance(HOUR);
  expect(swept).toEqual([7 * DAY]);
  await clock.advance(2 * DAY);
  expect(swept).toEqual([7 * DAY, 7 * DAY, 7 * DAY]);
  expect(logged.at(-1)).toBe('Removed 3 files that no message refers to any more.');
  end();
  await clock.advance(3 * DAY);
  expect(swept).toHaveLength(3);
});

test('what fails today is tried again tomorrow', async () => {
  let tries = 0;
  const { clock, logged } = openTidying(async () => {
    tries++;
    throw new Error('EACCES');
  });
  await clock.advance(2 * DAY);
  expect(tries).toBe(2);
  expect(logged).toHaveLength(2);
});

test('a file is named wherever it stands in a message, a draft or a change', () => {
  const [photo, paper] = [`${'a'.repeat(64)}.jpg`, 'b'.repeat(64)];
  const json = JSON.stringify({
    attachments: [{ file: photo }],
    before: { attachments: [{ file: paper }] },
    file: 'x',
  });
  expect(filesNamedIn(json)).toEqual([photo, paper]);
});
