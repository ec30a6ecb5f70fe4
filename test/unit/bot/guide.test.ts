import { describe, expect, test } from 'vitest';
import { ANN, openStory, startCarillon } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const GROUP = -1_000_700;

/** A story with a way to answer the guide: what is typed changes the guide's message, and goes. */
async function openGuide() {
  const story = await openStory();
  const { telegram } = story;
  async function type(text: string, messageId: number) {
    const shown = () => telegram.messages(ANN.id).find(({ id }) => id === messageId);
    const before = shown()?.text;
    const typed = telegram.userSends(text);
    await until(() => shown()?.text !== before, `a change after ${text}`);
    await until(() => !telegram.messages(ANN.id).some(({ id }) => id === typed.id), 'what was typed to go');
    return shown() as NonNullable<ReturnType<typeof shown>>;
  }
  const labels = (message: { buttons: { text: string }[][] }) => message.buttons.flat().map(({ text }) => text);
  return { ...story, type, labels };
}

describe('/new alone', () => {
  test('asks what, when and where in one message, and leaves nothing else in the chat', async () => {
    const { telegram, ask, tap, type, labels, jobs, state } = await openGuide();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    await until(() => state.rest.chats.length === 2);
    const guide = await ask('/new');
    expect(guide.text).toBe('What should I send? Write it here as a message.');
    const when = await type('Sing at last', guide.id);
    expect(when.text).toMatch(/^“Sing at last”\nWhen\?/);
    expect(labels(when)).toContain('Weekdays, 09:00');
    const where = await tap(guide.id, 'Weekdays, 09:00');
    expect(labels(where)).toEqual(['Ann', 'Choir', 'Cancel']);
    const question = await tap(guide.id, 'Choir');
    expect(question.text).toMatch(/^“Sing at last”\nTo Choir\nEvery weekday at 09:00 \(Europe\/Berlin\)\n(• .*\n){5}/);
    expect(labels(question)).toEqual(['Confirm', 'Change', 'Cancel']);
    expect(jobs()).toEqual([]);
    expect((await tap(guide.id, 'Confirm')).text).toMatch(/^Scheduled “Sing at last”/);
    expect(jobs()).toMatchObject([{ chatId: GROUP, inWords: 'Every weekday at 09:00' }]);
    const said = telegram.messages(ANN.id).filter(({ text }) => !text.includes('I am in “Choir”'));
    expect(said.map(({ text }) => text.split('\n')[0])).toEqual(['/new', expect.stringMatching(/^Scheduled/)]);
  });

  test.each([
    ['yes', 'Yes!'],
    ['yes', 'ok'],
    ['yes', 'Ja'],
    ['yes', '👍'],
    ['no', 'no'],
    ['no', 'Nein.'],
    ['no', 'cancel'],
  ])('a plain %s answers what was read back: %s', async (meant, typed) => {
    const { ask, type, jobs } = await openGuide();
    const question = await ask('/new every weekday at 9 Stand-up');
    expect((await type(typed, question.id)).text).toMatch(
      meant === 'yes' ? /^Scheduled “Stand-up”/ : /^Not scheduled\./,
    );
    expect(jobs()).toHaveLength(meant === 'yes' ? 1 : 0);
  });

  test('a plain no is the message where that is asked for, and help is help', async () => {
    const { ask, type } = await openGuide();
    const guide = await ask('/new');
    expect((await type('No', guide.id)).text).toMatch(/^“No”\nWhen\?/);
    await type('/cancel', guide.id);
    expect((await ask('help')).text).toContain('/every TIME TEXT');
  });

  test('with one chat does not ask where; a time that is unclear is asked about with buttons', async () => {
    const { ask, tap, type, labels, jobs } = await openGuide();
    const guide = await ask('/new');
    await type('Call mum', guide.id);
    const unclear = await type('every monday', guide.id);
    expect(unclear.text).toMatch(/^“every monday” needs a time of day\./);
    expect(labels(unclear)).toContain('every monday at 18:00');
    expect((await tap(guide.id, 'every monday at 18:00')).text).toContain('Every Monday at 18:00');
    await tap(guide.id, 'Confirm');
    expect(jobs()).toMatchObject([{ chatId: ANN.id, message: { text: 'Call mum' } }]);
  });

  test('Change goes back to one part, and comes back with the rest as it was', async () => {
    const { ask, tap, type, labels, jobs } = await openGuide();
    const { id } = await ask('/new every weekday at 9 Stand-up');
    expect(labels(await tap(id, 'Change'))).toEqual(['Text', 'Time', 'Chat', 'Cancel']);
    await tap(id, 'Text');
    expect((await type('Sit down', id)).text).toMatch(/^“Sit down”\nTo Ann\nEvery weekday at 09:00/);
    await tap(id, 'Change');
    await tap(id, 'Time');
    expect((await type('every day at 10', id)).text).toMatch(/^“Sit down”\nTo Ann\nEvery day at 10:00/);
    await tap(id, 'Confirm');
    expect(jobs()).toMatchObject([{ message: { text: 'Sit down' }, inWords: 'Every day at 10:00' }]);
  });

  test('/cancel leaves it, and what is typed then is no answer any more', async () => {
    const { ask, type, jobs } = await openGuide();
    const guide = await ask('/new');
    const cancelled = await type('/cancel', guide.id);
    expect(cancelled).toMatchObject({ text: 'Not scheduled.', buttons: [] });
    expect((await ask('Call mum')).text).toContain('I understand commands only.');
    expect((await ask('/cancel')).text).toBe('There is nothing to cancel.');
    expect(jobs()).toEqual([]);
  });

  test('a restart in the middle is said, and nothing is scheduled', async () => {
    const { ask, telegram, workspace, folder } = await openGuide();
    const { id, buttons } = await ask('/new every weekday at 9 Stand-up');
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    await workspace.stop();
    const again = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await again.online();
    telegram.userTaps(id, buttons[0]?.[0]?.data ?? '');
    await until(() => toasts.some((text) => text.includes('has expired')));
    expect(again.workspace.jobs.list()).toEqual([]);
  });

  test('a yes to a question from before a restart is none to the question that is open now', async () => {
    const { ask, telegram, workspace, folder, botMessages } = await openGuide();
    const { buttons } = await ask('/new every weekday at 9 Stand-up');
    await workspace.stop();
    const again = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await again.online();
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    const before = botMessages(ANN.id).length;
    telegram.userSends('/new every day at 8 Fire everybody', { chatId: ANN.id });
    const open = await until(() => botMessages(ANN.id)[before], 'the new question');
    const old = botMessages(ANN.id).find(({ text }) => text.includes('Stand-up'));
    telegram.userTaps(old?.id ?? 0, buttons[0]?.[0]?.data ?? '');
    await until(() => toasts.length > 0 || again.workspace.jobs.list().length > 0, 'what came of the tap');
    expect(again.workspace.jobs.list()).toEqual([]);
    expect(toasts[0]).toContain('has expired');
    telegram.userTaps(open.id, open.buttons[0]?.[0]?.data ?? '');
    await until(() => again.workspace.jobs.list().length === 1, 'its own yes');
  });
});

describe('/edit', () => {
  test('a new time, a new text, or both are read back beside what was, and count on a yes', async () => {
    const { ask, tap, jobs, idIn } = await openGuide();
    const id = idIn((await ask('/daily 09:00 Up')).text);
    const question = await ask(`/edit ${id} every weekday at 7`);
    expect(question.text).toMatch(/^Until now: “Up”, Every day at 09:00\.\n“Up”\nTo Ann\nEvery weekday at 07:00/);
    expect(jobs()[0]?.inWords).toBe('Every day at 09:00');
    expect((await tap(question.id, 'Confirm')).text).toMatch(/^Changed “Up”, id /);
    expect(jobs()).toMatchObject([{ id, inWords: 'Every weekday at 07:00', message: { text: 'Up' } }]);
    const both = await ask(`/edit ${id} every day at 8 Up and out`);
    await tap(both.id, 'Confirm');
    expect(jobs()).toMatchObject([{ id, inWords: 'Every day at 08:00', message: { text: 'Up and out' } }]);
    const text = await ask(`/edit ${id} Down again`);
    await tap(text.id, 'Confirm');
    expect(jobs()).toMatchObject([{ id, inWords: 'Every day at 08:00', message: { text: 'Down again' } }]);
    expect((await ask('/undo')).text).toMatch(/^Undone: Edited “Down again”\.\nNext: “Up and out”, /);
    expect(jobs()).toMatchObject([{ message: { text: 'Up and out' } }]);
  });

  test('Cancel changes nothing; a time that is unclear is asked about', async () => {
    const { ask, tap, jobs, idIn } = await openGuide();
    const id = idIn((await ask('/daily 09:00 Up')).text);
    const before = jobs();
    expect((await tap((await ask(`/edit ${id} Other`)).id, 'Cancel')).text).toBe('Nothing is changed.');
    const unclear = await ask(`/edit ${id} every monday`);
    expect(unclear.text).toMatch(/^“every monday” needs a time of day\./);
    expect(jobs()).toEqual(before);
    await tap((await tap(unclear.id, '09:00')).id, 'Confirm');
    expect(jobs()).toMatchObject([{ id, inWords: 'Every Monday at 09:00', message: { text: 'Up' } }]);
  });

  test('alone asks what should change', async () => {
    const { ask, tap, type, labels, jobs, idIn } = await openGuide();
    const id = idIn((await ask('/daily 09:00 Up')).text);
    const question = await ask(`/edit ${id}`);
    expect(labels(question)).toEqual(['Text', 'Time', 'Chat', 'Cancel']);
    await tap(question.id, 'Text');
    await type('Up now', question.id);
    await tap(question.id, 'Confirm');
    expect(jobs()).toMatchObject([{ id, message: { text: 'Up now' } }]);
  });
});
