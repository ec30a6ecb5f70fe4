import { InputFile } from 'grammy';
import type { File, Message, Update } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import type { PracticeEvent } from '../../../main/contract/practice.ts';
import { png } from '../../support/pictures.ts';
import { ANN, openPractice, START, TOKEN } from './harness.ts';

const TO_ANN = { chat_id: ANN.id };
const keyboard = (data: string) => ({ inline_keyboard: [[{ text: 'Tap', callback_data: data }]] });

describe('the bot writes', () => {
  test('a message appears in the practice chat and is answered as Telegram does', async () => {
    const { server, api } = await openPractice();
    const events: PracticeEvent[] = [];
    server.onEvent((event) => events.push(event));
    const sent = await api().sendMessage(ANN.id, '  Stand-up in 5 minutes\n');
    expect(sent).toEqual({
      message_id: 1,
      date: START / 1_000,
      chat: { id: ANN.id, type: 'private', first_name: 'Ann' },
      from: { id: 4242, is_bot: true, first_name: 'Bell', username: 'bell_bot' },
      text: 'Stand-up in 5 minutes',
    });
    const message = { id: 1, from: 'bot', at: START, text: 'Stand-up in 5 minutes', buttons: [], edited: false };
    expect(server.messages()).toEqual([message]);
    expect(events).toEqual([{ type: 'message', message }]);
  });

  test('a listener that was taken off hears nothing more', async () => {
    const { server, result } = await openPractice();
    const events: PracticeEvent[] = [];
    server.onEvent((event) => events.push(event))();
    await result('sendMessage', { ...TO_ANN, text: 'hi' });
    expect(events).toEqual([]);
  });

  test('a reply carries what it replies to; a missing original is refused unless that is allowed', async () => {
    const { server, result, refusal } = await openPractice();
    const { id } = server.userSends('question');
    const reply = await result<Message>('sendMessage', {
      ...TO_ANN,
      text: 'answer',
      reply_parameters: { message_id: id },
    });
    expect(reply.reply_to_message).toMatchObject({ message_id: id, text: 'question' });
    const toNothing = { ...TO_ANN, text: 'answer', reply_parameters: { message_id: 99 } };
    expect(await refusal('sendMessage', toNothing)).toMatchObject({
      description: 'Bad Request: message to be replied not found',
    });
    const tolerant = { ...toNothing, reply_parameters: { message_id: 99, allow_sending_without_reply: true } };
    expect(await result<Message>('sendMessage', tolerant)).not.toHaveProperty('reply_to_message');
  });

  test.each([
    ['message text is empty', { ...TO_ANN }],
    ['text must be non-empty', { ...TO_ANN, text: ' \n ' }],
    ['message is too long', { ...TO_ANN, text: 'x'.repeat(4_097) }],
    // Two UTF-16 units each: 4,098 in all.
    ['message is too long', { ...TO_ANN, text: '😀'.repeat(2_049) }],
    ['chat not found', { chat_id: 5, text: 'hi' }],
    ['chat not found', { chat_id: '@nobody', text: 'hi' }],
    ['chat_id is empty', { text: 'hi' }],
    ['message thread not found', { ...TO_ANN, text: 'hi', message_thread_id: 3 }],
    ['BUTTON_DATA_INVALID', { ...TO_ANN, text: 'hi', reply_markup: keyboard('é'.repeat(33)) }],
    ["can't parse reply keyboard markup JSON object", { ...TO_ANN, text: 'hi', reply_markup: '{' }],
    ['object expected as reply markup', { ...TO_ANN, text: 'hi', reply_markup: '3' }],
  ])('is refused: %s', async (description, params) => {
    const { refusal, server } = await openPractice();
    expect(await refusal('sendMessage', params)).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    });
    expect(server.messages()).toEqual([]);
  });

  test('the longest text and the longest button data pass', async () => {
    const { result } = await openPractice();
    const longest = { ...TO_ANN, text: '😀'.repeat(2_048), reply_markup: keyboard('é'.repeat(32)) };
    expect((await result<Message>('sendMessage', longest)).text).toHaveLength(4_096);
  });
});

describe('the bot edits and deletes', () => {
  test('two edits: each shows as edited, and what it lacks of a keyboard is taken away', async () => {
    const { server, api, clock } = await openPractice();
    const { message_id: id } = await api().sendMessage(ANN.id, 'one', { reply_markup: keyboard('k') });
    const events: PracticeEvent[] = [];
    server.onEvent((event) => events.push(event));
    clock.ms += 5_000;
    expect(await api().editMessageText(ANN.id, id, 'two', { reply_markup: keyboard('k') })).toMatchObject({
      text: 'two',
      edit_date: START / 1_000 + 5,
    });
    await api().editMessageText(ANN.id, id, 'three');
    const seen = events.map(
      (event) => event.type === 'message' && [event.message.text, event.message.buttons.length, event.message.edited],
    );
    expect(seen).toEqual([
      ['two', 1, true],
      ['three', 0, true],
    ]);
    expect(server.messages()).toHaveLength(1);
  });

  test('an edit to the same is refused, one of the keyboard alone is not', async () => {
    const { api, refusal } = await openPractice();
    const { message_id } = await api().sendMessage(ANN.id, 'same', { reply_markup: keyboard('a') });
    const same = { ...TO_ANN, message_id, text: 'same', reply_markup: keyboard('a') };
    const notModified =
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a ' +
      'current content and reply markup of the message';
    expect(await refusal('editMessageText', same)).toMatchObject({ description: notModified });
    expect(await refusal('editMessageReplyMarkup', { ...same, text: '' })).toMatchObject({ description: notModified });
    expect(await api().editMessageReplyMarkup(ANN.id, message_id, { reply_markup: keyboard('b') })).toMatchObject({
      text: 'same',
      reply_markup: keyboard('b'),
    });
  });

  test('the caption of a photo is edited as a text is; given none it goes, and a text has none', async () => {
    const { api, refusal } = await openPractice();
    const photo = new InputFile(Buffer.from('GIF89a'), 'cat.gif');
    const { message_id } = await api().sendPhoto(ANN.id, photo, { caption: 'Cat', reply_markup: keyboard('k') });
    expect(
      await api().editMessageCaption(ANN.id, message_id, { caption: '*Dog*', parse_mode: 'MarkdownV2' }),
    ).toMatchObject({ caption: 'Dog', caption_entities: [{ type: 'bold', offset: 0, length: 3 }] });
    const again = { ...TO_ANN, message_id, caption: '*Dog*', parse_mode: 'MarkdownV2' };
    expect(await refusal('editMessageCaption', again)).toMatchObject({
      description: expect.stringMatching(/^Bad Request: message is not modified: /),
    });
    const bare = await api().editMessageCaption(ANN.id, message_id);
    expect(bare).not.toHaveProperty('caption');
    expect(bare).toHaveProperty('photo');
    const text = await api().sendMessage(ANN.id, 'no picture');
    expect(await refusal('editMessageCaption', { ...TO_ANN, message_id: text.message_id, caption: 'x' })).toMatchObject(
      {
        description: 'Bad Request: there is no caption in the message to edit',
      },
    );
    expect(await refusal('editMessageCaption', { ...TO_ANN, message_id, caption: 'x'.repeat(1_025) })).toMatchObject({
      description: 'Bad Request: message caption is too long',
    });
  });

  test('a deleted message is gone, and cannot be edited or deleted again', async () => {
    const { server, api, refusal } = await openPractice();
    const { message_id } = await api().sendMessage(ANN.id, 'soon gone');
    const events: PracticeEvent[] = [];
    server.onEvent((event) => events.push(event));
    await api().deleteMessage(ANN.id, message_id);
    expect(events).toEqual([{ type: 'deleted', id: message_id }]);
    expect(server.messages()).toEqual([]);
    expect(await refusal('deleteMessage', { ...TO_ANN, message_id })).toMatchObject({
      description: 'Bad Request: message to delete not found',
    });
    expect(await refusal('editMessageText', { ...TO_ANN, message_id, text: 'x' })).toMatchObject({
      description: 'Bad Request: message to edit not found',
    });
  });

  test('what the user wrote cannot be edited, what is over two days old cannot be deleted', async () => {
    const { server, refusal, clock } = await openPractice();
    const { id: message_id } = server.userSends('mine');
    expect(await refusal('editMessageText', { ...TO_ANN, message_id, text: 'yours' })).toMatchObject({
      description: "Bad Request: message can't be edited",
    });
    clock.ms += 49 * 3_600_000;
    expect(await refusal('deleteMessage', { ...TO_ANN, message_id })).toMatchObject({
      description: "Bad Request: message can't be deleted",
    });
  });
});

describe('the bot sends files', () => {
  test('an uploaded document can be sent again by its id', async () => {
    const { server, api } = await openPractice();
    const upload = new InputFile(Buffer.from('a;b\n1;2\n'), 'my report.csv');
    const { document } = await api().sendDocument(ANN.id, upload, { caption: 'As asked: /report' });
    expect(document).toMatchObject({ file_name: 'my report.csv', file_size: 8 });
    const again = await api().sendDocument(ANN.id, document.file_id);
    expect(again.document).toEqual(document);
    expect(server.messages()).toMatchObject([
      { attachment: 'my report.csv', text: 'As asked: /report' },
      { attachment: 'my report.csv', text: '' },
    ]);
    expect(server.requests[0]?.params).toMatchObject({ caption: 'As asked: /report' });
  });

  test('a photo comes as an upload or an address; its caption is bounded, its id is no document’s', async () => {
    const { server, api, refusal } = await openPractice();
    const { photo } = await api().sendPhoto(ANN.id, new InputFile(Buffer.from('pixels'), 'cat.png'));
    await api().sendPhoto(ANN.id, 'https://example.com/pictures/dog.jpg');
    expect(server.messages().map(({ attachment }) => attachment)).toEqual(['cat.png', 'dog.jpg']);
    const tooLong = { ...TO_ANN, photo: 'https://example.com/a.jpg', caption: 'x'.repeat(1_025) };
    expect(await refusal('sendPhoto', tooLong)).toMatchObject({
      description: 'Bad Request: message caption is too long',
    });
    expect(await refusal('sendDocument', { ...TO_ANN, document: photo[0]?.file_id })).toMatchObject({
      description: 'Bad Request: type of file mismatch',
    });
    expect(await refusal('sendPhoto', { ...TO_ANN, photo: 'nonsense' })).toMatchObject({
      description: 'Bad Request: wrong file identifier/HTTP URL specified',
    });
    expect(await refusal('sendPhoto', TO_ANN)).toMatchObject({
      description: 'Bad Request: there is no photo in the request',
    });
  });
});

describe('the user writes and taps', () => {
  test.each([
    ['/list', [[0, 5]]],
    ['/list@bell_bot please', [[0, 14]]],
    // The emoji counts for two units.
    [
      '😀 /stop k7pd and /list',
      [
        [3, 5],
        [18, 5],
      ],
    ],
    ['and/or, http://a/b, //x', []],
  ])('commands in %j are marked where they stand', async (text, places) => {
    const { server, updates } = await openPractice();
    server.userSends(text);
    const [update] = await updates();
    const entities = update?.message?.entities ?? [];
    expect(entities.map(({ offset, length }) => [offset, length])).toEqual(places);
    expect(entities.every(({ type }) => type === 'bot_command')).toBe(true);
  });

  test('a tap reaches the bot with the message, and the answer to it shows as a notice, once', async () => {
    const { server, api, updates, refusal } = await openPractice();
    const events: PracticeEvent[] = [];
    const sent = await api().sendMessage(ANN.id, 'Stop it?', { reply_markup: keyboard('stop:k7pd') });
    server.onEvent((event) => events.push(event));
    expect(server.messages()[0]?.buttons).toEqual([[{ text: 'Tap', data: 'stop:k7pd' }]]);
    server.userTaps(sent.message_id, 'stop:k7pd');
    const query = (await updates())[0]?.callback_query;
    expect(query).toMatchObject({ data: 'stop:k7pd', from: { id: ANN.id }, message: sent });
    await api().answerCallbackQuery(query?.id ?? '', { text: 'Stopped' });
    expect(events).toEqual([{ type: 'toast', text: 'Stopped' }]);
    expect(await refusal('answerCallbackQuery', { callback_query_id: query?.id })).toMatchObject({
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
  });

  test('a tap that waited too long cannot be answered', async () => {
    const { server, api, updates, refusal, clock } = await openPractice();
    const { message_id } = await api().sendMessage(ANN.id, 'Tap', { reply_markup: keyboard('x') });
    server.userTaps(message_id, 'x');
    const [update] = await updates();
    clock.ms += 61_000;
    expect(await refusal('answerCallbackQuery', { callback_query_id: update?.callback_query?.id })).toMatchObject({
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
  });

  test('a button that is not there cannot be tapped', async () => {
    const { server, api } = await openPractice();
    const { message_id } = await api().sendMessage(ANN.id, 'Tap', { reply_markup: keyboard('x') });
    expect(() => server.userTaps(message_id, 'y')).toThrow('no button that sends "y"');
    expect(() => server.userTaps(99, 'x')).toThrow('Message 99 has no button');
    await api().editMessageReplyMarkup(ANN.id, message_id);
    expect(() => server.userTaps(message_id, 'x')).toThrow('no button');
  });

  test('an update keeps the message as it was when the button was tapped', async () => {
    const { server, api, updates } = await openPractice();
    const { message_id } = await api().sendMessage(ANN.id, 'before', { reply_markup: keyboard('x') });
    server.userTaps(message_id, 'x');
    await api().editMessageText(ANN.id, message_id, 'after');
    const [update] = (await updates()) as [Update];
    expect(update.callback_query?.message).toMatchObject({ text: 'before' });
  });

  test('a stranger writes in a chat of their own', async () => {
    const { server, updates } = await openPractice();
    server.userSends('let me in', { from: { id: 666, name: 'Eve' } });
    expect((await updates())[0]?.message).toMatchObject({ chat: { id: 666 }, from: { id: 666, first_name: 'Eve' } });
    expect(server.messages()).toEqual([]);
    expect(server.messages(666)).toHaveLength(1);
  });
});

test('a photo can be downloaded again as it was sent, by those who know the token alone', async () => {
  const { api, server, result } = await openPractice();
  const content = png(64, 48);
  const { photo } = await api().sendPhoto(ANN.id, new InputFile(content, 'cat.png'));
  expect(photo.at(-1)).toMatchObject({ width: 64, height: 48, file_size: content.length });
  const file = await result<File>('getFile', { file_id: photo.at(-1)?.file_id });
  const at = (token: string) => fetch(`${server.apiRoot}/file/bot${token}/${file.file_path}`);
  expect(Buffer.from(await (await at(TOKEN)).arrayBuffer())).toEqual(content);
  expect((await at('4242:guessed')).status).toBe(404);
  expect(server.messages().at(-1)?.picture).toMatch(/^[0-9a-f]{64}\.png$/);
});

test('a file over 20 MB can be sent and not be downloaded, as with Telegram', async () => {
  const { api, refusal } = await openPractice();
  const { document } = await api().sendDocument(
    ANN.id,
    new InputFile(Buffer.alloc(20 * 1_024 * 1_024 + 1), 'film.mp4'),
  );
  expect(await refusal('getFile', { file_id: document.file_id })).toMatchObject({
    error_code: 400,
    description: 'Bad Request: file is too big',
  });
});
