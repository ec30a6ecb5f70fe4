import type { ChatMember } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { JobDraft } from '../../../main/contract/job.ts';
import { ANN, BOB, openStory, startCarillon, ZONE } from '../../support/bot/carillon.ts';
import { openScriptedTelegram } from '../../support/bot/scripted-telegram.ts';
import { until } from '../../support/bot/until.ts';

/** Telegram's own time, in seconds. */
const NOW_S = Math.floor(Date.now() / 1_000);

const GROUP = -1_000_700;
const user = { id: 4242, is_bot: true, first_name: 'Bell' };
const member = (status: string, rights: object = {}) => ({ status, user, ...rights }) as ChatMember;

function change(by: { id: number; name: string }, before: ChatMember, now: ChatMember, type = 'supergroup') {
  return {
    my_chat_member: {
      chat: { id: GROUP, type: type as 'supergroup', title: 'Choir' },
      from: { id: by.id, is_bot: false, first_name: by.name },
      date: NOW_S,
      old_chat_member: before,
      new_chat_member: now,
    },
  };
}

async function openScripted() {
  const telegram = await openScriptedTelegram();
  const carillon = startCarillon({ apiRoot: telegram.apiRoot });
  await carillon.online();
  const told = () => telegram.deeds().map(({ params }) => [params.chat_id, params.text]);
  return { telegram, told, ...carillon };
}

describe('a group that the owner adds the bot to', () => {
  test('is offered at once; the owner is asked in private and may decline', async () => {
    const { telegram, state, tap } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    const question = await until(() => telegram.messages(ANN.id).at(-1));
    expect(question.text).toBe('I am in “Choir” now. Shall I offer it for your messages?');
    expect(state.rest.chats.map(({ title }) => title)).toEqual(['Ann', 'Choir']);
    expect((await tap(question.id, 'Do not use')).text).toBe('That chat is not in the list of chats.');
    expect(state.rest.chats.map(({ title }) => title)).toEqual(['Ann']);
    expect(telegram.messages(GROUP)).toHaveLength(0);
  });

  test('is listed with what goes there; when it throws the bot out, the owner hears what that means', async () => {
    const { telegram, ask } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    await ask('/every 2h Sing', GROUP);
    expect((await ask('/chats')).text).toContain('• Ann (our chat): 0 messages\n• Choir (group): 1 message\n');
    telegram.block(GROUP);
    await until(() =>
      telegram.messages(ANN.id).some(({ text }) => text.startsWith('I am not in “Choir” any more. 1 message')),
    );
    expect((await ask('/chats')).text).not.toContain('Choir');
  });
});

test('one that a stranger adds the bot to is used when the owner says so', async () => {
  const { telegram, told, state, workspace } = await openScripted();
  telegram.push(change(BOB, member('left'), member('member')));
  await until(() => told().length === 1);
  expect(told()).toEqual([[ANN.id, 'Bob added me to “Choir”. Shall I offer it for your messages?']]);
  expect(state.rest.chats.map(({ id }) => id)).toEqual([ANN.id]);
  expect(workspace.jobs.list()).toEqual([]);
});

test('a stranger who moves the bot in and out without end does not flood the owner', async () => {
  const { telegram, told } = await openScripted();
  for (let n = 0; n < 40; n++) {
    telegram.push(change(BOB, member('left'), member('member')), change(BOB, member('member'), member('left')));
  }
  await until(() => telegram.confirmed() === 80);
  expect(told()).toHaveLength(10);
});

describe('the right to write', () => {
  test('lost in a group, and given again, is told with what to do', async () => {
    const { telegram, told } = await openScripted();
    const silent = member('restricted', { is_member: true, can_send_messages: false });
    telegram.push(change(ANN, member('left'), member('member')));
    telegram.push(change(BOB, member('member'), silent), change(BOB, silent, member('member')));
    await until(() => told().length === 3);
    expect(told().map(([, text]) => text)).toEqual([
      expect.stringContaining('I am in “Choir” now.'),
      'I may not write in “Choir” any more. Ask an administrator to let me send messages: group, Permissions.',
      'I may write in “Choir” again.',
    ]);
  });

  test('missing in a channel from the start is said with the question', async () => {
    const { telegram, told } = await openScripted();
    telegram.push(change(ANN, member('left'), member('administrator', { can_post_messages: false }), 'channel'));
    await until(() => told().length === 1);
    expect(told()[0]?.[1]).toContain('Let me post messages: channel, Administrators, my name.');
  });
});

test('a chat that refuses everything is told of once, with a button that resumes what was paused', async () => {
  const { telegram, tap, workspace, jobs, state } = await openStory();
  telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
  await until(() => state.rest.chats.some(({ id }) => id === GROUP), 'the group');
  // The fault is for the message, and not for the question whether to use the group.
  await until(() => /useChat/.test(JSON.stringify(telegram.messages(ANN.id))), 'the question whether to use it');
  const schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] } as const;
  const make = (text: string) =>
    workspace.jobs.create(JobDraft.parse({ chatId: GROUP, message: { text }, schedule, timeZone: ZONE }), 'window');
  const [first] = [make('One'), make('Two')];
  telegram.faults.next('sendMessage', {
    kind: 'status',
    code: 403,
    description: 'Forbidden: bot was kicked from the supergroup chat',
  });
  workspace.jobs.run(first?.id ?? '', 'chat');
  const told = await until(
    () => telegram.messages(ANN.id).find(({ text }) => text.includes('refuses what I send')),
    'the word',
  );
  expect(told.text).toMatch(/^“Choir” refuses what I send\. .*\nThe 2 messages that recur there are paused\.$/);
  expect(jobs().map(({ status }) => status)).toEqual(['paused', 'paused']);
  expect((await tap(told.id, 'Resume')).text).toBe('Resumed 2 messages to “Choir”.');
  expect(jobs().map(({ status }) => status)).toEqual(['active', 'active']);
  expect(telegram.messages(ANN.id).filter(({ text }) => text.includes('was not sent'))).toEqual([]);
});

describe('the menus of commands', () => {
  const scopes = (calls: { method: string; params: Record<string, unknown> }[], method: string) =>
    calls.filter((call) => call.method === method).map(({ params }) => params.scope);

  test('a group that becomes a supergroup has its menu at once', async () => {
    const { telegram, workspace } = await openScripted();
    workspace.rememberChat({ id: -700, type: 'group', title: 'Choir' });
    const chat = { id: -700, type: 'group', title: 'Choir' } as const;
    const from = { id: ANN.id, is_bot: false, first_name: 'Ann' };
    telegram.push({ message: { message_id: 9, date: NOW_S, from, chat, migrate_to_chat_id: GROUP } as never });
    const menu = { type: 'chat_member', chat_id: GROUP, user_id: ANN.id };
    await until(() =>
      scopes(telegram.calls, 'setMyCommands').some((scope) => JSON.stringify(scope) === JSON.stringify(menu)),
    );
  });

  test('another owner takes over: the former one sees none any more', async () => {
    const { telegram, workspace, pairing } = await openScripted();
    workspace.rememberChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    const { code } = pairing.issue();
    const bob = { id: BOB.id, is_bot: false, first_name: 'Bob' };
    const chat = { ...bob, type: 'private' as const };
    telegram.push({ message: { message_id: 9, date: NOW_S, from: bob, chat, text: `/start ${code}` } as never });
    await until(() =>
      scopes(telegram.calls, 'setMyCommands').some((scope) => JSON.stringify(scope).includes(String(BOB.id))),
    );
    expect(scopes(telegram.calls, 'deleteMyCommands')).toEqual(
      expect.arrayContaining([
        { type: 'chat', chat_id: ANN.id },
        { type: 'chat_member', chat_id: GROUP, user_id: ANN.id },
      ]),
    );
  });
});

describe('/new in reply to a message', () => {
  const ann = { id: ANN.id, is_bot: false, first_name: 'Ann' };
  const chat = { ...ann, type: 'private' as const };
  const replying = (text: string, quoted: object) => ({
    message: {
      message_id: 9,
      date: NOW_S,
      from: ann,
      chat,
      text,
      reply_to_message: { message_id: 4, date: NOW_S, chat, ...quoted },
    } as never,
  });

  test('schedules its text', async () => {
    const { telegram, told } = await openScripted();
    telegram.push(replying('/new tomorrow 9', { from: ann, text: 'Feed the cat' }));
    await until(() => told().length === 1);
    expect(told()[0]?.[1]).toMatch(/^“Feed the cat”\nTo Ann\nOnce, .* 09:00 .*\n• .*, 09:00\n\nSchedule this\?$/s);
  });

  test('says what it cannot when it is paid media or the like', async () => {
    const { telegram, told } = await openScripted();
    telegram.push(replying('/new tomorrow 9', { from: ann, paid_media: { star_count: 1, paid_media: [] } }));
    await until(() => told().length === 1);
    expect(told()[0]?.[1]).toMatch(/^This kind of message can’t be scheduled\./);
  });

  test('in a topic is no reply to the topic’s first message', async () => {
    const { telegram, told } = await openScripted();
    const forum = { id: GROUP, type: 'supergroup', title: 'Choir', is_forum: true };
    telegram.push({
      message: {
        message_id: 9,
        date: NOW_S,
        from: ann,
        chat: forum,
        text: '/new tomorrow at 9 Sing',
        message_thread_id: 11,
        is_topic_message: true,
        reply_to_message: {
          message_id: 11,
          date: NOW_S,
          chat: forum,
          from: ann,
          forum_topic_created: { name: 'T', icon_color: 7322096 },
        },
      } as never,
    });
    await until(() => told().length === 1);
    expect(told()[0]?.[1]).toMatch(/^“Sing”\n/);
  });
});

test('a chat leaves the list at the window’s word, but not while messages go there, and never the owner’s own', async () => {
  const { workspace, state, jobs } = await openStory();
  const team = { id: -1_000_700, type: 'supergroup', title: 'Team' } as const;
  workspace.rememberChat(team);
  workspace.jobs.create(
    {
      chatId: team.id,
      message: { text: 'x' },
      timeZone: ZONE,
      schedule: { kind: 'once', at: '2099-01-01T09:00' },
    } as never,
    'window',
  );
  expect(() => workspace.forgetChat(team.id)).toThrow('1 message goes to this chat.');
  expect(() => workspace.forgetChat(ANN.id)).toThrow('Your own chat with the bot stays.');
  workspace.jobs.stop(jobs()[0]?.id ?? '', 'window');
  workspace.forgetChat(team.id);
  expect(state.rest.chats.map(({ id }) => id)).toEqual([ANN.id]);
});
