import { describe, expect, test } from 'vitest';
import { ANN, openStory } from '../../support/bot/carillon.ts';

const TEAM = -1_000_700;

async function openWithTeam() {
  const story = await openStory();
  story.workspace.rememberChat({ id: TEAM, type: 'supergroup', title: 'Team' });
  const planned = () =>
    story.jobs().map(({ message, chatId, timeZone, inWords }) => ({ text: message.text, chatId, timeZone, inWords }));
  return { ...story, planned };
}

describe('a fixed form reads the zone and the chat as /new does', () => {
  test.each([
    ['/daily 09:00 in Tokyo hi', 'hi', 'Asia/Tokyo'],
    ['/at 2030-12-24 18:00 in Tokyo hi', 'hi', 'Asia/Tokyo'],
    ['/at 2030-12-24 18:00 Tokyo time hi', 'hi', 'Asia/Tokyo'],
    ['/weekly mon,fri 10:00 in Tokyo hi', 'hi', 'Asia/Tokyo'],
    ['/cron "0 9 * * *" in Tokyo hi', 'hi', 'Asia/Tokyo'],
    ['/daily 09:00 "hi in Tokyo"', 'hi in Tokyo', 'Europe/Berlin'],
    ['/daily 09:00\nhi in Tokyo', 'hi in Tokyo', 'Europe/Berlin'],
    ['/every 1d Water the plants', 'Water the plants', 'Europe/Berlin'],
    ['/daily 09:00 every day is a gift', 'every day is a gift', 'Europe/Berlin'],
  ])('%s', async (typed, text, timeZone) => {
    const { ask, planned } = await openWithTeam();
    await ask(typed);
    expect(planned()).toMatchObject([{ text, timeZone, chatId: ANN.id }]);
  });

  test.each([
    '/daily 9am to Team: hi',
    '/daily 09:00 to Team: hi',
    '/every 10 minutes to Team: hi',
    '/every 10m to Team: hi',
    '/weekly mon 10:00 in the Team: hi',
    '/cron "0 9 * * *" to Team: hi',
    '/at 2030-12-24 18:00 @Team hi',
  ])('%s', async (typed) => {
    const { ask, planned } = await openWithTeam();
    expect((await ask(typed)).text).toContain('Team');
    expect(planned()).toMatchObject([{ text: 'hi', chatId: TEAM }]);
  });

  test.each([
    ['/daily 09:00 hi in Tokyo', 'It means “in Tokyo”', { text: 'hi', timeZone: 'Asia/Tokyo' }],
    ['/daily 09:00 hi in Tokyo', 'The message is “hi in Tokyo”', { text: 'hi in Tokyo', timeZone: 'Europe/Berlin' }],
    ['/weekly mon 10:00 hi to Team', 'Send “hi” to “Team”', { text: 'hi', chatId: TEAM }],
    ['/cron "0 9 * * *" hi to Team', 'Send “hi” to “Team”', { text: 'hi', chatId: TEAM }],
    ['/cron "0 9 * * *" hi GMT', 'The message is “hi GMT”', { text: 'hi GMT', timeZone: 'Europe/Berlin' }],
    ['/every 10m in Springfield: hi', 'The message is “in Springfield: hi”', { text: 'in Springfield: hi' }],
    ['/at 2030-12-24 18:00 to @anna hi', 'The message is “to @anna hi”', { text: 'to @anna hi', chatId: ANN.id }],
  ])('%s → %s', async (typed, choice, made) => {
    const { ask, tap, planned } = await openWithTeam();
    const question = await ask(typed);
    expect(planned()).toEqual([]);
    await tap(question.id, choice);
    expect(planned()).toMatchObject([made]);
  });
});

describe('a chat that nobody knows is asked about', () => {
  test.each(['/new every monday at 9 to Foo: hello', '/daily 09:00 to Foo: hello', '/every 10m to @foo: hello'])(
    '%s',
    async (typed) => {
      const { ask, tap, planned } = await openWithTeam();
      const question = await ask(typed);
      expect(question.text).toMatch(/^“@?[Ff]oo” is no chat that I know\. What did you mean\?/);
      const sent = await tap(question.id, 'Send it to Team');
      if (planned().length === 0) await tap(sent.id, 'Confirm');
      expect(planned()).toMatchObject([{ text: 'hello', chatId: TEAM }]);
    },
  );

  test('it may be the message', async () => {
    const { ask, tap, planned } = await openWithTeam();
    const question = await ask('/daily 09:00 to Foo: hello');
    await tap(question.id, 'The message is “to Foo: hello”');
    expect(planned()).toMatchObject([{ text: 'to Foo: hello', chatId: ANN.id }]);
  });
});
