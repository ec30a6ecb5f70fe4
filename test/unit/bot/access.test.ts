import type { CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update, User } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { readMembership } from '../../../main/bot/find-chat.ts';
import { ANN, BOB, openStory, openTelegram, startCarillon } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { openScriptedTelegram } from '../../support/bot/scripted-telegram.ts';
import { until } from '../../support/bot/until.ts';

/** Telegram's own time, in seconds. */
const NOW_S = Math.floor(Date.now() / 1_000);

const GROUP = -1_000_700;
const LINE = '/every 2h Mine';

describe('pairing', () => {
  async function openUnpaired() {
    const telegram = await openTelegram();
    const carillon = startCarillon({ apiRoot: telegram.apiRoot, owner: null });
    await carillon.online();
    const answers = (id: number) => telegram.messages(id).filter(({ from }) => from === 'bot');
    async function say(text: string, from = ANN) {
      const before = answers(from.id).length;
      telegram.userSends(text, { from });
      return (await until(() => answers(from.id)[before], `an answer to ${text}`)).text;
    }
    return { ...carillon, telegram, say, answers };
  }

  test('the first to say the code in private owns the bot, and it obeys at once', async () => {
    const { say, pairing, owner, workspace } = await openUnpaired();
    const { code } = pairing.issue();
    expect(await say(`/start ${code.toLowerCase()}`, BOB)).toContain('You are the owner of this bot now');
    expect(owner()).toEqual(BOB);
    expect(await say(LINE, BOB)).toContain('Scheduled “Mine”');
    expect(workspace.jobs.list()).toHaveLength(1);
  });

  test('a wrong code is told so, five times; the sixth cannot be right any more', async () => {
    const { say, pairing, owner } = await openUnpaired();
    const { code } = pairing.issue();
    for (let n = 0; n < 4; n++) expect(await say('/start WRONG')).toContain('That is not the code.');
    expect(await say('/start WRONG')).toContain('not good any more');
    expect(await say(`/start ${code}`)).toContain('not good any more');
    expect(owner()).toBeNull();
  });

  test('who keeps guessing gets ten answers in ten minutes, and no more', async () => {
    const { telegram, say, answers } = await openUnpaired();
    for (let n = 0; n < 10; n++) await say('/start');
    for (let n = 0; n < 20; n++) telegram.userSends('/start');
    // Another person is answered still.
    await say('/start', BOB);
    expect(answers(ANN.id)).toHaveLength(10);
  });

  test('a second person is too late', async () => {
    const { telegram, say, pairing, answers, owner } = await openUnpaired();
    const { code } = pairing.issue();
    await say(`/start ${code}`);
    telegram.userSends(`/start ${code}`, { from: BOB });
    await say('/list');
    expect(answers(BOB.id)).toEqual([]);
    expect(owner()).toEqual(ANN);
  });

  test('another account that is invited takes the bot over, and the former owner is a stranger then', async () => {
    const { say, pairing, owner } = await openUnpaired();
    await say(`/start ${pairing.issue().code}`);
    const { code } = pairing.issue();
    expect(await say(`/start ${code}`, BOB)).toContain('You are the owner of this bot now');
    expect(owner()).toEqual(BOB);
  });

  test('says what to do to somebody who just opens the bot', async () => {
    const { say } = await openUnpaired();
    expect(await say('/start')).toContain('send the /start line that Carillon’s window shows');
    expect(await say('/start ABCDEFGH')).toContain('Nobody owns this bot yet.');
  });

  test('before it nothing else is done or answered, and no group pairs', async () => {
    const { telegram, say, pairing, answers, owner, workspace } = await openUnpaired();
    const { code } = pairing.issue();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    for (const text of [LINE, '/list', '/help', code, `/start@other_bot ${code}`]) telegram.userSends(text);
    telegram.userSends(`/start@bell_bot ${code}`, { chatId: GROUP });
    await say('/start WRONG');
    expect(answers(ANN.id)).toHaveLength(1);
    expect(answers(GROUP)).toEqual([]);
    expect(owner()).toBeNull();
    expect(pairing.current()?.triesLeft).toBe(4);
    expect(workspace.jobs.list()).toEqual([]);
  });
});

describe('a stranger', () => {
  test('gets nothing done and no answer, in private or in a group, and is counted in the log', async () => {
    const log = new ListLog();
    const { telegram, ask, botMessages, jobs, state } = await openStory({ log });
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    await until(() => state.rest.chats.some(({ id }) => id === GROUP));
    for (let n = 0; n < 12; n++) telegram.userSends(LINE, { from: BOB });
    for (const text of ['/stop', '/list', '/start', '/help@bell_bot', '/start ABCDEFGH']) {
      telegram.userSends(text, { from: BOB, chatId: GROUP });
    }
    expect((await ask('/list')).text).toContain('Nothing is scheduled.');
    expect(jobs()).toEqual([]);
    expect(botMessages(BOB.id)).toEqual([]);
    expect(botMessages(GROUP)).toEqual([]);
    expect(log.lines.filter((line) => line.includes('2002'))).toEqual([
      'warn Ignored 1 message(s) of Telegram user 2002, who is not the owner.',
      'warn Ignored 10 message(s) of Telegram user 2002, who is not the owner.',
    ]);
  });

  test('taps in a group in vain: nothing stops, and Telegram is asked for nothing', async () => {
    const { telegram, ask, jobs } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    const { id, buttons } = await ask(LINE, GROUP);
    telegram.userTaps(id, buttons[0]?.[0]?.data ?? '', { chatId: GROUP, from: BOB });
    await ask('/list');
    expect(jobs()).toHaveLength(1);
    expect(telegram.requests.some(({ method }) => /answerCallbackQuery|editMessage/.test(method))).toBe(false);
  });

  test('who adds the bot to a group does not put it in the list of chats', async () => {
    const telegram = await openScriptedTelegram();
    const { state, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.push(joined(GROUP, BOB), joined(GROUP - 1, ANN), joined(GROUP - 2, ANN), left(GROUP - 2, BOB));
    await until(() => telegram.confirmed() === 4);
    expect(state.rest.chats.map(({ id }) => id)).toEqual([ANN.id, GROUP - 1]);
  });
});

describe('what the owner did not type to the bot just now', () => {
  const ann = { id: ANN.id, is_bot: false, first_name: 'Ann' };
  const base = {
    message_id: 5,
    date: NOW_S,
    chat: { id: ANN.id, type: 'private', first_name: 'Ann' },
    from: ann,
    text: LINE,
  } as const;
  const group = { id: GROUP, type: 'supergroup', title: 'Choir' } as const;
  const message = (part: object) => ({ message: { ...base, ...part } as unknown as Message & Update.NonChannel });
  const cases: [string, object][] = [
    ['edited', { edited_message: { ...base, edit_date: 2 } }],
    [
      'posted in a channel',
      { channel_post: { ...base, from: undefined, chat: { id: -7, type: 'channel', title: 'News' } } },
    ],
    ['edited in a channel', { edited_channel_post: { ...base, chat: { id: -7, type: 'channel', title: 'News' } } }],
    [
      'said as an anonymous administrator',
      message({ chat: group, sender_chat: group, from: { id: 1087968824, is_bot: true, first_name: 'Group' } }),
    ],
    [
      'said in the name of a channel',
      message({ chat: group, sender_chat: { id: -7, type: 'channel', title: 'News' } }),
    ],
    ['said by a bot', message({ from: { ...ann, is_bot: true } })],
    ['said by nobody', message({ from: undefined })],
    ['a tap by somebody else', { callback_query: tap({ id: BOB.id, is_bot: false, first_name: 'Bob' }) }],
    ['an inline query', { inline_query: { id: '1', from: ann, query: LINE, offset: '' } }],
  ];
  test.each(cases)('%s: nothing is done or answered', async (_name, update) => {
    const telegram = await openScriptedTelegram();
    const { workspace, log, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.push(update);
    await until(() => telegram.confirmed() === 1, 'the update’s end');
    expect(telegram.deeds()).toEqual([]);
    expect(workspace.jobs.list()).toEqual([]);
    expect((log as ListLog).count('error')).toBe(0);
  });

  const told: [string, object][] = [
    ['forwarded', message({ forward_origin: { type: 'user', date: NOW_S, sender_user: ann } })],
    ['put in by another bot', message({ via_bot: { id: 9, is_bot: true, first_name: 'Other' } })],
  ];
  test.each(told)('%s: nothing is done, and the owner is told why', async (_name, update) => {
    const telegram = await openScriptedTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.push(update);
    await until(() => telegram.confirmed() === 1, 'the update’s end');
    expect(telegram.deeds().map(({ params }) => params.text)).toEqual([
      'I carry out only commands that you type yourself, not forwarded ones.',
    ]);
    expect(workspace.jobs.list()).toEqual([]);
  });

  test('as an anonymous administrator of a group in use: the owner is told in private each time, and nothing is done', async () => {
    const telegram = await openScriptedTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    const anonymous = { sender_chat: group, from: { id: 1087968824, is_bot: true, first_name: 'Group' } };
    // The owner has typed there before, under their own name.
    telegram.push(message({ chat: group, text: '/list' }));
    await until(() => telegram.confirmed() === 1);
    const before = telegram.deeds().length;
    const photo = [{ file_id: 'p', file_unique_id: 'p', width: 1, height: 1 }];
    telegram.push(message({ chat: group, ...anonymous, text: undefined, photo, caption: LINE }));
    for (const text of [LINE, LINE, 'Hello all', '/another_bots_command']) {
      telegram.push(message({ chat: group, ...anonymous, text }));
    }
    await until(() => telegram.confirmed() === 6);
    const said = telegram.deeds().slice(before);
    expect(said).toHaveLength(3);
    for (const { params } of said) {
      expect(params).toMatchObject({
        chat_id: ANN.id,
        text: expect.stringMatching(
          /^Somebody wrote \/\w+ in “Choir” as an anonymous administrator or as a channel\. I did nothing/,
        ),
      });
    }
    expect(workspace.jobs.list()).toEqual([]);
  });

  test('the same, typed, is done', async () => {
    const telegram = await openScriptedTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.push(message({}));
    await until(() => telegram.deeds().length > 0);
    expect(workspace.jobs.list()).toHaveLength(1);
  });

  test('nor does any of it pair', async () => {
    const telegram = await openScriptedTelegram();
    const { pairing, owner, online } = startCarillon({ apiRoot: telegram.apiRoot, owner: null });
    await online();
    const { code } = pairing.issue();
    for (const [, update] of [...cases, ...told]) {
      telegram.push(JSON.parse(JSON.stringify(update).replaceAll(LINE, `/start ${code}`)));
    }
    await until(() => telegram.confirmed() === cases.length + told.length);
    expect(telegram.deeds()).toEqual([]);
    expect(owner()).toBeNull();
    telegram.push(message({ text: `/start ${code}` }));
    await until(() => owner()?.id === ANN.id);
  });
});

describe('a topic of a forum', () => {
  const forum = { id: GROUP, type: 'supergroup', title: 'Choir', is_forum: true } as const;
  const inTopic = (text: string, thread?: number) => ({
    message: {
      message_id: 5,
      date: NOW_S,
      chat: forum,
      from: { id: ANN.id, is_bot: false, first_name: 'Ann' },
      text,
      ...(thread && { message_thread_id: thread, is_topic_message: true }),
    } as unknown as Message & Update.NonChannel,
  });

  test('has its own messages; /stop is about the topic where it is typed', async () => {
    const telegram = await openScriptedTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    const jobs = () => workspace.jobs.list().map(({ message, threadId }) => [message.text, threadId]);
    telegram.push(inTopic('/every 2h One', 11), inTopic('/every 3h Two', 12), inTopic('/every 4h General'));
    await until(() => telegram.deeds().length === 3);
    expect(jobs()).toEqual([
      ['One', 11],
      ['Two', 12],
      ['General', undefined],
    ]);
    expect(telegram.deeds().map(({ params }) => params.message_thread_id)).toEqual([11, 12, undefined]);
    telegram.push(inTopic('/stop', 13), inTopic('/stop'), inTopic('/stop', 11));
    await until(() => telegram.deeds().length === 6);
    expect(
      telegram
        .deeds()
        .slice(3)
        .map(({ params }) => params.text),
    ).toEqual(['No recurring task to stop.', 'Recurring task stopped.', 'Recurring task stopped.']);
    expect(jobs()).toEqual([['Two', 12]]);
  });
});

describe('a tap', () => {
  const ann = { id: ANN.id, is_bot: false, first_name: 'Ann' };

  test('on a button of an older version is answered kindly, and the button goes', async () => {
    const telegram = await openScriptedTelegram();
    const { online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.push({ callback_query: tap(ann, '0:halt:k7pd') });
    await until(() => telegram.deeds().length === 2);
    expect(telegram.deeds()).toMatchObject([
      {
        method: 'answerCallbackQuery',
        params: { text: 'This button is from another version of Carillon. Use /list instead.', show_alert: true },
      },
      { method: 'editMessageReplyMarkup', params: { reply_markup: { inline_keyboard: [[{ text: 'Keep' }]] } } },
    ]);
  });

  test('on a message that Telegram has put away is carried out and answered', async () => {
    const telegram = await openScriptedTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    const schedule = { kind: 'interval' as const, everyMs: 7_200_000, anchor: Date.now() };
    const missed = { policy: 'latest' as const, maxLatenessMs: 1 };
    const draft = { name: '', chatId: ANN.id, message: { text: 'x' }, schedule, timeZone: 'UTC', missed };
    const { id } = workspace.jobs.create({ ...draft, ifUnsure: 'ask' }, 'window');
    const { message, ...rest } = tap(ann, `1:stop:${id}`);
    const putAway = { chat: message.chat, message_id: 5, date: 0 as const };
    telegram.push({ callback_query: { ...rest, message: putAway } });
    await until(() => telegram.deeds().length === 2);
    expect(telegram.deeds()).toMatchObject([
      { method: 'answerCallbackQuery' },
      { method: 'editMessageText', params: { text: 'Recurring task stopped.\n“x”' } },
    ]);
    expect(workspace.jobs.list()).toEqual([]);
  });
});

describe('membership', () => {
  const change = (new_chat_member: object) => ({ new_chat_member }) as ChatMemberUpdated;
  test.each([
    [{ status: 'member' }, 'joined'],
    [{ status: 'administrator' }, 'joined'],
    [{ status: 'restricted', is_member: true }, 'joined'],
    [{ status: 'restricted', is_member: false }, 'left'],
    [{ status: 'left' }, 'left'],
    [{ status: 'kicked' }, 'left'],
  ])('%j', (member, means) => expect(readMembership(change(member))).toBe(means));
});

function tap(from: User, data = '1:stop:k7pd'): CallbackQuery & { message: Message } {
  return {
    id: '1',
    from,
    chat_instance: '1',
    data,
    message: {
      message_id: 5,
      date: NOW_S,
      chat: { id: ANN.id, type: 'private' as const, first_name: 'Ann' },
      text: 'x',
      reply_markup: {
        inline_keyboard: [[{ text: 'Stop', callback_data: data }], [{ text: 'Keep', callback_data: 'other' }]],
      },
    },
  };
}

function membership(chatId: number, by: { id: number; name: string }, from: string, to: string) {
  const user = { id: 4242, is_bot: true, first_name: 'Bell' };
  return {
    my_chat_member: {
      chat: { id: chatId, type: 'supergroup' as const, title: `Group ${chatId}` },
      from: { id: by.id, is_bot: false, first_name: by.name },
      date: NOW_S,
      old_chat_member: { status: from, user } as ChatMember,
      new_chat_member: { status: to, user } as ChatMember,
    },
  };
}

function joined(chatId: number, by: { id: number; name: string }) {
  return membership(chatId, by, 'left', 'member');
}

function left(chatId: number, by: { id: number; name: string }) {
  return membership(chatId, by, 'member', 'kicked');
}
