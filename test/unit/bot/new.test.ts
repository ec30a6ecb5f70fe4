import { describe, expect, test } from 'vitest';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

describe('/new in plain words', () => {
  test('reads back the rule and the next five runs, and schedules on a tap', async () => {
    const { ask, tap, jobs } = await openStory();
    const question = await ask('/new every weekday at 9 Stand-up');
    expect(question.text).toMatch(
      /^“Stand-up”\nTo Ann\nEvery weekday at 09:00 \(Europe\/Berlin\)\n(• .*, 09:00\n){5}\nSchedule this\?$/,
    );
    expect(jobs()).toEqual([]);
    const answer = await tap(question.id, 'Confirm');
    expect(answer.text).toMatch(/^Scheduled “Stand-up”, id /);
    expect(jobs()).toMatchObject([
      { message: { text: 'Stand-up' }, inWords: 'Every weekday at 09:00', chatId: ANN.id },
    ]);
  });

  test('a second tap on the same question schedules nothing more', async () => {
    const { telegram, ask, tap, jobs } = await openStory();
    const question = await ask('/new every weekday at 9 Stand-up');
    const data = question.buttons.flat()[0]?.data ?? '';
    telegram.userTaps(question.id, data);
    await tap(question.id, 'Confirm').catch(() => undefined);
    await ask('/list');
    expect(jobs()).toHaveLength(1);
  });

  test('cancelling leaves nothing behind', async () => {
    const { ask, tap, jobs } = await openStory();
    const question = await ask('/new tomorrow at 6pm Call mum');
    expect((await tap(question.id, 'Cancel')).text).toBe('Not scheduled.');
    expect(jobs()).toEqual([]);
  });

  test.each([['/new bananas', /says no time/]])('%s is explained, not guessed', async (typed, why) => {
    const { ask, jobs } = await openStory();
    const { text, buttons } = await ask(typed);
    expect(text).toMatch(why);
    expect(text).toContain('Example: /new every weekday at 9 Stand-up');
    expect(buttons).toEqual([]);
    expect(jobs()).toEqual([]);
  });
});

describe('nothing of what is confirmed is hidden', () => {
  test('all lines of the message are read back, and told once more when it is scheduled', async () => {
    const { ask, tap, jobs } = await openStory();
    const question = await ask('/new tomorrow at 9: a\nwire 500 EUR');
    expect(question.text).toMatch(/^“a\nwire 500 EUR”\nTo Ann\n/);
    expect((await tap(question.id, 'Confirm')).text).toMatch(/^Scheduled “a”, id .*\n“a\nwire 500 EUR”\nTo Ann/);
    expect(jobs()[0]?.message.text).toBe('a\nwire 500 EUR');
    expect((await ask('/every 2h Stretch\nand drink')).text).toMatch(
      /^Scheduled “Stretch”, id .*\n“Stretch\nand drink”\nTo Ann/,
    );
    // A very long one as far as one reads.
    const long = await ask(`/new tomorrow at 9: ${'word '.repeat(700)}`);
    expect(long.text).toMatch(/^“(word ){199}word…”\nTo Ann/);
    // Last, for what it sends comes as the bot's next message.
    expect((await ask('/once one\ntwo')).text).toBe('Sending “one\ntwo” to Ann now.');
  });

  test('lines that each read as a message are offered as several, with one undo, or as one', async () => {
    const { ask, tap, jobs, telegram, workspace } = await openStory();
    workspace.rememberChat({ id: -1_000_700, type: 'supergroup', title: 'Team' });
    const typed = '/new tomorrow at 9: a\nevery friday at 10:00 to Team: wire 500 EUR';
    const question = await ask(typed);
    expect(question.text).toMatch(
      /^These lines read as 2 messages:\n1\. “a”\n {4}To Ann\n {4}.*09:00.*\n2\. “wire 500 EUR”\n {4}To Team\n {4}Every Friday at 10:00/,
    );
    expect(jobs()).toEqual([]);
    const made = await tap(question.id, 'Confirm');
    expect(made.text).toMatch(/^Scheduled 2 messages\.\n.*“a”/);
    expect(jobs().map(({ message, chatId }) => [message.text, chatId])).toEqual(
      expect.arrayContaining([
        ['a', ANN.id],
        ['wire 500 EUR', -1_000_700],
      ]),
    );
    await tap(question.id, 'Undo');
    expect(jobs()).toEqual([]);
    const again = await ask(typed);
    const one = await tap(again.id, 'As one message');
    expect(one.text).toMatch(/^“a\nevery friday at 10:00 to Team: wire 500 EUR”\n/);
    await ask(typed);
    telegram.userSends('yes');
    await until(() => jobs().length === 2, 'both');
  });

  test('a line that is no message of its own is asked about, and all lines can be one message', async () => {
    const { ask, tap } = await openStory();
    const question = await ask('/new tomorrow at 9: a\ntomorrow at 25:00 b');
    expect(question.text).toMatch(/“tomorrow at 25:00 b” in line 2 is no message of its own/);
    const one = await tap(question.id, 'One message of all lines');
    expect(one.text).toMatch(/^“a\ntomorrow at 25:00 b”\n/);
  });
});

describe('what could be part of the time never ends in the message unasked', () => {
  test.each([
    ['/new every monday Stand-up', '09:00', 'Every Monday at 09:00', 'Stand-up'],
    ['/new every day 10 pushups', 'at 10', 'Every day at 10:00', 'pushups'],
    ['/new every day 10 pushups', '12:00', 'Every day at 12:00', '10 pushups'],
    [
      '/new mondays at 9 and fridays at 15:00 Hello',
      'The message is “and fridays at 15:00 Hello”',
      'Every Monday at 09:00',
      'and fridays at 15:00 Hello',
    ],
    ['/daily 9am until further notice Hi', 'The message is “until further notice Hi”', 'Every day at 09:00', /^until/],
  ])('%s → %s', async (typed, choice, inWords, text) => {
    const { ask, tap, jobs } = await openStory();
    const question = await ask(typed);
    expect(jobs()).toEqual([]);
    const answer = await tap(question.id, choice);
    if (answer.buttons.flat().some((button) => button.text === 'Confirm')) await tap(answer.id, 'Confirm');
    expect(jobs()).toMatchObject([{ inWords }]);
    expect(jobs()[0]?.message.text).toMatch(text);
  });

  test('nor what stands between the time and the chat', async () => {
    const { ask, tap, workspace, jobs } = await openStory();
    workspace.rememberChat({ id: -1_000_700, type: 'supergroup', title: 'Team' });
    const question = await ask('/new every day at 9 sharpish to Team: Hi');
    expect(question.text).toMatch(/^“sharpish” stands between the time and the chat\./);
    await tap((await tap(question.id, 'Without “sharpish”')).id, 'Confirm');
    expect(jobs()).toMatchObject([{ chatId: -1_000_700, message: { text: 'Hi' } }]);
  });
});

describe('/new names the chat', () => {
  const TEAM = { id: -1_000_700, type: 'supergroup', title: 'Team' } as const;
  const TEA = { id: -1_000_701, type: 'supergroup', title: 'Tea circle' } as const;

  async function openWithChats() {
    const story = await openStory();
    for (const chat of [TEAM, TEA]) story.workspace.rememberChat(chat);
    return story;
  }

  test('as the window does: it goes there, and is read back before', async () => {
    const { ask, tap, jobs } = await openWithChats();
    const question = await ask('/new every weekday at 9 to Team: Stand-up');
    expect(question.text).toContain('Team');
    expect(question.text).toMatch(/^“Stand-up”\n/);
    await tap(question.id, 'Confirm');
    expect(jobs()).toMatchObject([{ chatId: TEAM.id, message: { text: 'Stand-up' } }]);
  });

  test('a name that two chats have is asked about; one that none has is part of the message', async () => {
    const { ask, tap, jobs } = await openWithChats();
    const question = await ask('/new every weekday at 9 to Tea: Kettle on');
    const readBack = await tap(question.id, 'Tea circle');
    expect(readBack.text).toContain('Tea circle');
    await tap(question.id, 'Confirm');
    expect((await ask('/new every weekday at 9 to do: buy milk')).text).toMatch(/^“to do: buy milk”\n/);
    expect(jobs()).toMatchObject([{ chatId: TEA.id, message: { text: 'Kettle on' } }]);
  });
});
