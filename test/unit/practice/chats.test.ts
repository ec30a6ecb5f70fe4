import type { Message } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { ANN, openPractice } from './harness.ts';

const TEAM = { id: -100_200, type: 'supergroup', title: 'Team', username: 'team_chat' } as const;
const FAMILY = { id: -300, type: 'group', title: 'Family' } as const;
const NEWS = { id: -100_400, type: 'channel', title: 'News' } as const;

describe('groups and channels', () => {
  test('the bot hears that it was added, and can look the chat up and write there', async () => {
    const { server, api, updates } = await openPractice();
    server.addChat(TEAM);
    expect((await updates())[0]?.my_chat_member).toMatchObject({
      chat: TEAM,
      from: { id: ANN.id },
      old_chat_member: { status: 'left' },
      new_chat_member: { status: 'member', user: { id: 4242 } },
    });
    expect(await api().getChat('@Team_Chat')).toMatchObject(TEAM);
    const sent = await api().sendMessage(TEAM.id, 'hello all', { message_thread_id: 7 });
    expect(sent).toMatchObject({ message_id: 1, chat: TEAM, message_thread_id: 7, is_topic_message: true });
    expect(server.messages(TEAM.id)).toHaveLength(1);
    expect(server.messages()).toEqual([]);
    expect(() => server.addChat(TEAM)).toThrow('There is a chat -100200 already.');
  });

  test('the practice chat is told nothing of what happens elsewhere', async () => {
    const { server, api } = await openPractice();
    server.addChat(FAMILY);
    const events: unknown[] = [];
    server.onEvent((event) => events.push(event));
    const { message_id } = await api().sendMessage(FAMILY.id, 'hello');
    await api().deleteMessage(FAMILY.id, message_id);
    expect(events).toEqual([]);
  });

  test('people write in a group, and the bot may not delete what they wrote', async () => {
    const { server, updates, refusal } = await openPractice();
    server.addChat(FAMILY);
    const { id: message_id } = server.userSends('/list', { chatId: FAMILY.id, from: { id: 7, name: 'Bob' } });
    expect((await updates())[1]?.message).toMatchObject({ chat: FAMILY, from: { first_name: 'Bob' }, text: '/list' });
    expect(await refusal('deleteMessage', { chat_id: FAMILY.id, message_id })).toMatchObject({
      description: "Bad Request: message can't be deleted",
    });
    expect(() => server.userSends('hi', { chatId: -9 })).toThrow('There is no chat -9.');
  });

  test('in a channel posts come from the channel', async () => {
    const { server, api, updates } = await openPractice();
    server.addChat(NEWS);
    server.userSends('first post', { chatId: NEWS.id });
    expect((await updates())[1]?.channel_post).toMatchObject({ sender_chat: NEWS, text: 'first post' });
    const post = await api().sendMessage(NEWS.id, 'second post');
    expect(post).toMatchObject({ sender_chat: NEWS });
    expect(post).not.toHaveProperty('from');
  });

  test('who is a member of what', async () => {
    const { server, api, refusal } = await openPractice();
    server.addChat(TEAM);
    server.addChat(NEWS);
    server.userSends('hi', { chatId: TEAM.id, from: { id: 7, name: 'Bob' } });
    const status = async (chat: number, user: number) => (await api().getChatMember(chat, user)).status;
    expect(await status(TEAM.id, ANN.id)).toBe('creator');
    expect(await status(TEAM.id, 7)).toBe('member');
    expect(await status(TEAM.id, 4242)).toBe('member');
    expect(await status(NEWS.id, 4242)).toBe('administrator');
    expect(await status(ANN.id, ANN.id)).toBe('member');
    expect(await refusal('getChatMember', { chat_id: TEAM.id, user_id: 8 })).toMatchObject({
      description: 'Bad Request: user not found',
    });
  });
});

describe('the bot is not wanted', () => {
  test('a user who blocks the bot gets nothing until unblocking it', async () => {
    const { server, api, updates, refusal } = await openPractice();
    server.block(ANN.id);
    expect(await refusal('sendMessage', { chat_id: ANN.id, text: 'hi' })).toEqual({
      ok: false,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect(() => server.userSends('hi')).toThrow('The bot is blocked here.');
    server.unblock(ANN.id);
    const changes = (await updates()).map((update) => update.my_chat_member?.new_chat_member.status);
    expect(changes).toEqual(['kicked', 'member']);
    await api().sendMessage(ANN.id, 'back again');
    expect(server.messages().map(({ text }) => text)).toEqual(['back again']);
  });

  test('thrown out of a group, it is told which kind', async () => {
    const { server, refusal, updates } = await openPractice();
    server.addChat(TEAM);
    server.block(TEAM.id);
    expect(await refusal('sendMessage', { chat_id: TEAM.id, text: 'hi' })).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    });
    server.userSends('nobody listens', { chatId: TEAM.id });
    expect((await updates()).filter((update) => update.message)).toEqual([]);
  });
});

describe('a group becomes a supergroup', () => {
  test('the old id answers with the new one, which works', async () => {
    const { server, refusal, result, updates } = await openPractice();
    server.addChat(FAMILY);
    server.migrate(FAMILY.id, -100_300);
    expect(await refusal('sendMessage', { chat_id: FAMILY.id, text: 'hi' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -100_300 },
    });
    const sent = await result<Message>('sendMessage', { chat_id: -100_300, text: 'hi' });
    expect(sent.chat).toEqual({ id: -100_300, type: 'supergroup', title: 'Family' });
    const notices = (await updates()).map(({ message }) => [
      message?.migrate_to_chat_id,
      message?.migrate_from_chat_id,
    ]);
    expect(notices.slice(1)).toEqual([
      [-100_300, undefined],
      [undefined, FAMILY.id],
    ]);
    expect(() => server.migrate(-100_300, -5)).toThrow('Only a basic group can be upgraded.');
  });
});
