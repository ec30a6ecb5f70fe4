import { InputFile } from 'grammy';
import { describe, expect, test } from 'vitest';
import { botApiCheck } from '../../support/bot-api-schema.ts';
import { ANN, openPractice } from './harness.ts';

const check = await botApiCheck();

describe('the check itself', () => {
  const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'A' }, text: 'x' };
  const answer = (change: object) => ({ ok: true, result: { ...message, ...change } });

  test('passes what Telegram answers', () => {
    check('sendMessage', answer({}));
    check('sendMessage', { ok: false, error_code: 400, description: 'Bad Request' });
  });

  test.each([
    'sendMessage',
    'editMessageText',
    'editMessageCaption',
    'editMessageReplyMarkup',
    'sendDocument',
    'getUpdates',
  ])('refuses an unknown property of a message that %s answers', (method) => {
    const document = { file_id: 'a', file_unique_id: 'b' };
    const from = { id: 1, is_bot: false, first_name: 'A' };
    const wrap = (change: object) => {
      const result = { ...message, from, ...(method === 'sendDocument' && { document }), ...change };
      if (method.startsWith('edit')) Object.assign(result, { edit_date: 1 });
      return { ok: true, result: method === 'getUpdates' ? [{ update_id: 1, message: result }] : result };
    };
    check(method, wrap({}));
    expect(() => check(method, wrap({ colour: 'red' }))).toThrow('answered what the Bot API does not');
    expect(() => check(method, wrap({ from: { ...from, colour: 'red' } }))).toThrow(
      'answered what the Bot API does not',
    );
  });

  test.each([
    ['a property that does not exist', answer({ colour: 'red' })],
    ['a property that does not exist, deep inside', answer({ chat: { ...message.chat, colour: 'red' } })],
    ['a missing property', answer({ date: undefined })],
    ['a property of another type', answer({ message_id: '1' })],
    ['a title on a private chat', answer({ chat: { ...message.chat, title: 'x' } })],
    ['an entity of no known type', answer({ entities: [{ type: 'x', offset: 0, length: 1 }] })],
    ['the result of another method', { ok: true, result: true }],
    ['an error without a code', { ok: false, description: 'Bad Request' }],
    ['an error with more than there is', { ok: false, error_code: 400, description: '', retry_after: 3 }],
  ])('refuses %s', (_, body) => {
    expect(() => check('sendMessage', JSON.parse(JSON.stringify(body)))).toThrow('answered what the Bot API does not');
  });
});

describe('every kind of answer is one of the Bot API', () => {
  // Each call below checks its answer against the generated schemas: see the harness.
  const buttons = {
    inline_keyboard: [
      [
        { text: 'Tap', callback_data: 'x' },
        { text: 'Read', url: 'example.com/a' },
      ],
    ],
  };

  test('messages in every kind of chat, with all that they can carry', async () => {
    const { server, api, result } = await openPractice();
    server.addChat({ id: -5, type: 'group', title: 'Family' });
    server.addChat({ id: -100_6, type: 'supergroup', title: 'Team', username: 'team' });
    server.addChat({ id: -100_7, type: 'channel', title: 'News' });
    for (const chat of [ANN.id, -5, -100_6, -100_7]) {
      const { message_id } = await api().sendMessage(chat, 'see /list', { reply_markup: buttons });
      await api().editMessageText(chat, message_id, 'see /help', { reply_markup: buttons });
      await api().editMessageReplyMarkup(chat, message_id);
      const reply = { reply_parameters: { message_id }, caption: 'see /list', reply_markup: buttons };
      const { photo } = await api().sendPhoto(chat, new InputFile(Buffer.from('pixels'), 'a.png'), reply);
      await api().sendPhoto(chat, photo[0]?.file_id ?? '');
      const { document } = await api().sendDocument(chat, new InputFile(Buffer.from('text'), 'a.txt'), reply);
      await api().sendDocument(chat, document.file_id);
      await api().sendDocument(chat, 'https://example.com/b.pdf');
      await api().sendMessage(chat, 'a reply', { reply_parameters: { message_id: message_id + 1 } });
      await api().sendChatAction(chat, 'typing');
      await api().getChat(chat);
      await api().getChatMember(chat, 4242);
      await api().getChatMember(chat, ANN.id);
      await api().deleteMessage(chat, message_id);
    }
    await api().sendMessage(-100_6, 'in a topic', { message_thread_id: 3 });
    await result('sendMessage', { chat_id: ANN.id, text: 'x', reply_markup: { keyboard: [[{ text: 'A' }]] } });
    server.block(-5);
    expect(await api().getChatMember(-5, 4242)).toMatchObject({ status: 'kicked' });
  });

  test('updates of every kind that there is', async () => {
    const { server, api, updates } = await openPractice();
    server.addChat({ id: -5, type: 'group', title: 'Family' });
    server.addChat({ id: -100_7, type: 'channel', title: 'News' });
    server.userSends('/start code');
    server.userSends('hi', { chatId: -5, from: { id: 7, name: 'Bob' } });
    server.userSends('/post', { chatId: -100_7 });
    const { message_id } = await api().sendMessage(ANN.id, 'tap', { reply_markup: buttons });
    server.userTaps(message_id, 'x');
    const { photo, message_id: inGroup } = await api().sendPhoto(-5, 'https://example.com/a.jpg', {
      reply_markup: buttons,
    });
    expect(photo).toHaveLength(1);
    server.userTaps(inGroup, 'x', { chatId: -5 });
    server.migrate(-5, -100_5);
    server.block(ANN.id);
    server.unblock(ANN.id);
    const kinds = (await updates()).map((update) => Object.keys(update)[1]);
    expect(new Set(kinds)).toEqual(new Set(['my_chat_member', 'message', 'channel_post', 'callback_query']));
    expect(kinds).toHaveLength(11);
  });

  test('the bot and its menus', async () => {
    const { api, result, refusal } = await openPractice();
    expect(await api().getMe()).toMatchObject({ id: 4242, username: 'bell_bot', first_name: 'Bell' });
    await result('getUpdates', { allowed_updates: ['message', 'callback_query'] });
    expect(await api().getWebhookInfo()).toMatchObject({ url: '', allowed_updates: ['message', 'callback_query'] });
    const all = [{ command: 'list', description: 'Your jobs' }];
    const own = [{ command: 'stop', description: 'Stop a job' }];
    const scope = { type: 'chat', chat_id: ANN.id } as const;
    await api().setMyCommands(all);
    await api().setMyCommands(own, { scope });
    expect(await api().getMyCommands()).toEqual(all);
    expect(await api().getMyCommands({ scope })).toEqual(own);
    expect(await api().getMyCommands({ language_code: 'de' })).toEqual([]);
    await api().deleteMyCommands({ scope });
    expect(await api().getMyCommands({ scope })).toEqual([]);
    expect(await refusal('setMyCommands', { commands: [{ command: 'No!', description: 'x' }] })).toMatchObject({
      description: 'Bad Request: BOT_COMMAND_INVALID',
    });
  });
});
