import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const TEAM = -1_000_700;

async function openWithTeam() {
  const story = await openStory();
  story.telegram.addChat({ id: TEAM, type: 'group', title: 'Team' });
  await until(
    () => story.telegram.messages(ANN.id).some(({ buttons }) => /useChat/.test(JSON.stringify(buttons))),
    'the offer',
  );
  const shown = (messageId: number, chatId = ANN.id) =>
    story.telegram.messages(chatId).find(({ id }) => id === messageId);
  return { ...story, shown };
}

describe('a question that was asked in a group', () => {
  test('is answered there, in reply to it; a yes or no in the private chat is about something else', async () => {
    const { ask, telegram, jobs, shown } = await openWithTeam();
    const before = JSON.stringify(telegram.messages(ANN.id));
    const question = await ask('/new every day at 9 SECRET', TEAM);
    // People talk in groups: a bare yes may be for a colleague.
    telegram.userSends('yes', { chatId: TEAM });
    const answers = [await ask('yes'), await ask('no')].map(({ text }) => text);
    expect(answers).toEqual(Array(2).fill('I understand commands only. /help shows them.'));
    expect((await ask('/cancel')).text).toBe('There is nothing to cancel.');
    expect(JSON.stringify(telegram.messages(ANN.id))).toContain(before.slice(1, -1));
    expect(jobs()).toEqual([]);
    expect(shown(question.id, TEAM)?.text).toContain('Schedule this?');
    telegram.userSends('yes', { chatId: TEAM, replyTo: question.id });
    await until(() => shown(question.id, TEAM)?.text.startsWith('Scheduled “SECRET”'), 'the result');
    expect(jobs()).toMatchObject([{ chatId: TEAM }]);
  });

  test('is cancelled there', async () => {
    const { ask, telegram, jobs, shown } = await openWithTeam();
    const question = await ask('/new every day at 9 SECRET', TEAM);
    telegram.userSends('/cancel', { chatId: TEAM });
    await until(() => shown(question.id, TEAM)?.text === 'Not scheduled.', 'the result');
    expect(jobs()).toEqual([]);
  });
});

describe('a word in the private chat', () => {
  test('answers what was asked last, and never what was left behind before it', async () => {
    const { ask, telegram, jobs, shown } = await openWithTeam();
    await ask('/new every day at 9 to Ann: old');
    const question = await ask('/new every day at 10 to Ann: new');
    telegram.userSends('👍🏽');
    await until(() => shown(question.id)?.text.startsWith('Scheduled “new”'), 'the result');
    expect((await ask('Sure!')).text).toContain('commands only');
    expect(jobs().map(({ message }) => message.text)).toEqual(['new']);
  });

  test.each(['/new every 10 minutes', '/daily 9am', '/weekly mon 10:00', '/every 10m'])(
    'is the message, after %s without one',
    async (line) => {
      const { ask, telegram, jobs, shown } = await openWithTeam();
      const question = await ask(line);
      expect(question.text).toBe('What should I send? Write it here as a message.');
      telegram.userSends('drink water');
      await until(
        () =>
          shown(question.id)
            ?.buttons.flat()
            .some(({ text }) => text === 'You' || text === 'Confirm'),
        'the next',
      );
      if (line.startsWith('/new')) telegram.userTaps(question.id, shown(question.id)?.buttons.flat()[0]?.data ?? '');
      await until(() => shown(question.id)?.text.startsWith('“drink water”'), 'the read-back');
      await until(() => shown(question.id)?.buttons.flat()[0]?.text === 'Confirm', 'the read-back');
      telegram.userSends('ok');
      await until(() => jobs().length === 1, 'the message');
    },
  );

  test.each(['Ja, bitte', 'passt', 'Genau!', 'in Ordnung'])('“%s” is a yes', async (word) => {
    const { ask, telegram, jobs } = await openStory({ preferences: { ...DEFAULT_PREFERENCES, language: 'de' } });
    await ask('/new every day at 9 Tee');
    telegram.userSends(word);
    await until(() => jobs().length === 1, 'the message');
  });

  test.each(['Nein danke', 'Abbruch', 'Lieber nicht.'])('“%s” is a no', async (word) => {
    const { ask, telegram, jobs, botMessages } = await openStory({
      preferences: { ...DEFAULT_PREFERENCES, language: 'de' },
    });
    const { id } = await ask('/new every day at 9 Tee');
    telegram.userSends(word);
    await until(
      () => botMessages(ANN.id).some((each) => each.id === id && each.text === 'Nicht geplant.'),
      'the result',
    );
    expect(jobs()).toEqual([]);
  });

  test('chooses among several ways by number or by name; a bare yes chooses none', async () => {
    const { ask, telegram, jobs } = await openWithTeam();
    await ask('/daily 09:00 xmas one');
    await ask('/daily 10:00 xmas two');
    await ask('/daily 11:00 xmas three');
    await ask('/stop xmas');
    expect((await ask('yes')).text).toContain('Choose one of these');
    telegram.userSends('2');
    await until(() => jobs().length === 2, 'one to be stopped');
    await ask('/stop xmas');
    telegram.userSends('xmas three');
    await until(() => jobs().length === 1, 'another to be stopped');
  });
});

test('/stop all asks first; /resume all goes on; /snooze and /pause take words of a message, days and weeks', async () => {
  const { ask, tap, jobs, state } = await openStory();
  await ask('/every 2h drink some water');
  await ask('/every 3h stretch');
  expect((await ask('/snooze drink 10 minutes')).text).toMatch(/^“drink some water” comes /);
  await ask('/pause all');
  expect((await ask('/resume all')).text).toBe('All messages go on.');
  const day = await ask('/pause 3 jan');
  expect(day.buttons.flat().map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Everything, until /),
    expect.stringMatching(/^Everything from /),
    'Cancel',
  ]);
  await tap(day.id, 'Cancel');
  expect((await ask('/pause next week')).text).toMatch(/^All recurring messages will be paused from Mon /);
  const question = await ask('/stop all');
  expect(question.text).toBe('Stop all 2 messages?');
  expect(jobs()).toHaveLength(2);
  await tap(question.id, 'Stop all');
  expect(jobs()).toEqual([]);
  expect(state.rest.pausedAll).toBe(false);
  await ask('/undo');
  expect(jobs()).toHaveLength(2);
});

test('three quick taps on Confirm schedule once, and leave the buttons of the result', async () => {
  const { ask, telegram, jobs, shown } = await openWithTeam();
  const question = await ask('/new every day at 9 to Ann: tea');
  const data = question.buttons.flat().find(({ text }) => text === 'Confirm')?.data ?? '';
  for (let n = 0; n < 3; n++) telegram.userTaps(question.id, data);
  await until(
    () => telegram.requests.filter(({ method }) => method === 'answerCallbackQuery').length === 3,
    'three answers',
  );
  expect((await ask('/status')).text).toContain('1 message');
  expect(
    shown(question.id)
      ?.buttons.flat()
      .map(({ text }) => text),
  ).toEqual(['Stop']);
  expect(jobs()).toHaveLength(1);
});
