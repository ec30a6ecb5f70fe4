import { expect, test } from 'vitest';
import { isMessageThere } from '../../../main/bot/probe-message.ts';
import { Message } from '../../../main/contract/message.ts';
import type { SendOptions } from '../../../main/practice/person.ts';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { openMessengerTo } from '../../support/bot/messenger.ts';
import { until } from '../../support/bot/until.ts';
import { openPractice, TOKEN } from '../practice/harness.ts';

const GAME = { extra: { game: { title: 'Snake', description: 'Eat', photo: [] } as never } };

async function openCopyStory() {
  const story = await openStory();
  const { telegram, botMessages } = story;
  /** Ann sends something and schedules it by a reply; the bot reads it back. */
  const schedule = async (text: string, options: SendOptions = {}) => {
    const { id } = telegram.userSends(text, options);
    telegram.userSends('/new tomorrow 9', { replyTo: id });
    const question = await until(
      () => botMessages(ANN.id).find(({ buttons }) => buttons.flat().some((button) => button.text === 'Confirm')),
      'the question',
    );
    return { original: id, question };
  };
  const requests = (method: string) =>
    telegram.requests.filter((each) => each.method === method && each.status === 200);
  return { ...story, schedule, requests };
}

test('what the bot cannot take apart is copied from where it stands, at its time', async () => {
  const { schedule, tap, jobs, workspace, requests } = await openCopyStory();
  const { original, question } = await schedule('', GAME);
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message).toEqual({
    text: '',
    copy: { chatId: ANN.id, messageIds: [original], about: 'a message' },
  });
  workspace.jobs.run(jobs()[0]?.id as string, 'chat');
  const copied = await until(() => requests('copyMessage')[0], 'the copy');
  expect(copied.params).toMatchObject({ chat_id: ANN.id, from_chat_id: ANN.id, message_id: original });
});

test('a text is the bot’s own, or shown as forwarded, as one chooses', async () => {
  const { schedule, tap, jobs, workspace, telegram, requests } = await openCopyStory();
  const { original, question } = await schedule('Lunch at 12');
  await tap(question.id, 'Show as forwarded');
  const own = await tap(question.id, 'Don’t show as forwarded');
  expect(own.text).toMatch(/^“Lunch at 12”/);
  await tap(question.id, 'Show as forwarded');
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message.copy).toEqual({
    chatId: ANN.id,
    messageIds: [original],
    about: 'Lunch at 12',
    forward: true,
  });
  workspace.jobs.run(jobs()[0]?.id as string, 'chat');
  await until(() => requests('forwardMessage')[0], 'what is forwarded');
  await until(() => telegram.messages().filter(({ from, text }) => from === 'bot' && text === 'Lunch at 12')[0], 'it');
});

test('whether a message still stands there is seen without a trace, and a copy of one that is gone says so', async () => {
  const { server, api, result } = await openPractice();
  const { message_id: id } = await api().sendMessage(ANN.id, 'Here');
  const before = server.messages().length;
  const { api: plain, messenger } = openMessengerTo(server.apiRoot, { token: TOKEN });
  expect(await isMessageThere(plain, ANN.id, id)).toBe(true);
  expect(await isMessageThere(plain, 999, id)).toBeNull();
  await result('deleteMessage', { chat_id: ANN.id, message_id: id });
  expect(await isMessageThere(plain, ANN.id, id)).toBe(false);
  expect(server.messages().length).toBe(before - 1);
  const message = Message.parse({ text: '', copy: { chatId: ANN.id, messageIds: [id], about: 'Here' } });
  expect(await messenger.send({ chatId: ANN.id, message }, new AbortController().signal)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('was deleted'),
  });
});

test('of several, those that are gone are left out, and the history says so', async () => {
  const { server, api, result } = await openPractice();
  const ids: number[] = [];
  for (const text of ['one', 'two', 'three']) ids.push((await api().sendMessage(ANN.id, text)).message_id);
  await result('deleteMessage', { chat_id: ANN.id, message_id: ids[1] });
  const { messenger } = openMessengerTo(server.apiRoot, { token: TOKEN });
  for (const forward of [undefined, true]) {
    const message = Message.parse({ text: '', copy: { chatId: ANN.id, messageIds: ids, about: 'x', forward } });
    const outcome = await messenger.send({ chatId: ANN.id, message }, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'sent', note: expect.stringContaining('no longer exist') });
    expect(
      server
        .messages()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(['one', 'three']);
  }
});
