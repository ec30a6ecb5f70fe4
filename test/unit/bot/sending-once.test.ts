import { expect, test } from 'vitest';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

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
