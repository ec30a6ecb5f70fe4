import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { JobDraft } from '../../../main/contract/job.ts';
import { ANN, freshFolder, openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const HOUR = 3_600_000;

test('two taps on Run under /list send once, and both are answered with words', async () => {
  const { telegram, ask, botMessages } = await openStory();
  await ask('/every 9h Hello');
  const list = await ask('/list');
  const run = list.buttons.flat().find(({ text }) => text.startsWith('Run'))?.data ?? '';
  telegram.userTaps(list.id, run);
  telegram.userTaps(list.id, run);
  const told = () =>
    telegram.requests.filter(({ method }) => method === 'answerCallbackQuery').map(({ params }) => params.text);
  await until(() => told().length === 2, 'both answers');
  expect(told()).toEqual(['Sending “Hello” to Ann now. Its times stay as they are.', '“Hello” is being sent already.']);
  await until(() => botMessages(ANN.id).some(({ text }) => text === 'Hello'), 'the message');
  expect(await ask('/status')).toBeDefined();
  expect(botMessages(ANN.id).filter(({ text }) => text === 'Hello')).toHaveLength(1);
  // The button is there for the next time.
  expect(JSON.stringify(botMessages(ANN.id).find(({ id }) => id === list.id)?.buttons)).toContain(run);
});

test('/run and the window at the same time send once; /once twice in a row says so', async () => {
  const { ask, botMessages, jobs, workspace } = await openStory();
  await ask('/every 9h Hello');
  const id = jobs()[0]?.id ?? '';
  workspace.jobs.run(id, 'window');
  expect((await ask(`/run ${id}`)).text).toContain('“Hello” is being sent already.');
  await ask('/once Lunch!');
  await until(() => botMessages(ANN.id).some(({ text }) => text === 'Lunch!'), 'the message');
  expect((await ask('/once Lunch!')).text).toContain('“Lunch!” is being sent already.');
  expect(botMessages(ANN.id).filter(({ text }) => text === 'Lunch!')).toHaveLength(1);
});

test('a missed message that is sent by hand in its quiet hours is asked about, and the second button sends it', async () => {
  const folder = freshFolder();
  const now = Date.now();
  const at = (ms: number) => new Date(now + ms).toISOString().slice(0, 19);
  const clock = (ahead: number) => ({ ...systemClock, now: () => Date.now() + ahead, timeZone: () => 'UTC' });
  const first = await openStory({ folder, clock: clock(0) });
  first.workspace.jobs.create(
    JobDraft.parse({
      chatId: ANN.id,
      message: { text: 'Stand up' },
      schedule: { kind: 'once', at: at(HOUR) },
      timeZone: 'UTC',
      missed: { policy: 'skip', maxLatenessMs: HOUR },
    }),
    'window',
  );
  await first.workspace.stop();
  // Three hours later, when its quiet hours have begun.
  const stored = JSON.parse(readFileSync(join(folder, 'jobs.json'), 'utf8'));
  stored.jobs[0].quiet = { from: at(2 * HOUR).slice(11, 16), to: at(5 * HOUR).slice(11, 16), mode: 'wait' };
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(stored));
  const { ask, tap, telegram } = await openStory({ folder, clock: clock(3 * HOUR) });
  const missed = await ask('/missed');
  const question = await tap(missed.id, 'Send “Stand up”');
  expect(question.text).toMatch(/\n\nIt may not be sent before \d\d:\d\d: quiet hours\.\nSend it now anyway\?$/);
  // The list is still there, and what may be left undone is.
  expect(question.text.startsWith(missed.text)).toBe(true);
  expect(question.buttons.flat().map(({ text }) => text)).toEqual([
    'Send anyway',
    'Cancel',
    ...missed.buttons.flat().map(({ text }) => text),
  ]);
  const back = await tap(missed.id, 'Cancel');
  expect(back).toMatchObject({ text: missed.text, buttons: missed.buttons });
  // An impatient finger: Telegram refuses a change that changes nothing, so none is asked for.
  const send = missed.buttons.flat()[0]?.data ?? '';
  const edits = () => telegram.requests.filter(({ method }) => method === 'editMessageText');
  const before = edits().length;
  for (let n = 0; n < 3; n++) telegram.userTaps(missed.id, send);
  await ask('/status');
  expect(edits().slice(before)).toHaveLength(1);
  expect(edits().every(({ status }) => status === 200)).toBe(true);
  const texts = () => telegram.messages(ANN.id).map(({ text }) => text);
  expect(texts()).not.toContain('Stand up');
  await tap(missed.id, 'Send anyway');
  await until(() => texts().includes('Stand up'), 'the message');
});
