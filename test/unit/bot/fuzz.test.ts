import fc from 'fast-check';
import type { Update } from 'grammy/types';
import { expect, test } from 'vitest';
import { commands } from '../../../main/bot/commands/index.ts';
import { en } from '../../../main/bot/words/en.ts';
import { ANN, BOB, startCarillon } from '../../support/bot/carillon.ts';
import { openScriptedTelegram } from '../../support/bot/scripted-telegram.ts';
import { until } from '../../support/bot/until.ts';
import { samples } from '../../support/samples.ts';
import { testSeed } from '../../support/seed.ts';

/** Telegram's own time, in seconds. */
const NOW_S = Math.floor(Date.now() / 1_000);

type News = Omit<Update, 'update_id'>;
type Json = Record<string, unknown>;

const ANNS = samples(1_500);
const OTHERS = samples(4_000);
const AT_ONCE = 100;

const ann = { id: ANN.id, is_bot: false, first_name: 'Ann', language_code: 'en' };
const bob = { id: BOB.id, is_bot: false, first_name: 'Bob', language_code: 'de' };
const bot = { id: 4242, is_bot: true, first_name: 'Bell', username: 'bell_bot' };
const news = { id: -7, type: 'channel', title: 'News' };

const chat = fc.constantFrom<Json>(
  { id: ANN.id, type: 'private', first_name: 'Ann' },
  { id: BOB.id, type: 'private', first_name: 'Bob' },
  { id: -500, type: 'group', title: 'Choir' },
  { id: -1_000_700, type: 'supergroup', title: 'Forum', is_forum: true },
);
const line = fc.oneof(
  fc.constantFrom(...commands.map(({ name }) => en.commands[name].example)),
  fc.constantFrom('/list', '/stop', '/pause', '/undo', '/new', '/edit 2', '/run 2', '/cancel', '/start ABCDEFGH'),
  fc.constantFrom('/list@bell_bot', '/list@other_bot', 'tomorrow at 9', 'Hello', '/every 2h One', '/tz nowhere'),
  fc.tuple(fc.constantFrom(...commands.map(({ name }) => name)), fc.string()).map(([name, rest]) => `/${name} ${rest}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const data = fc.oneof(
  fc.constantFrom('1:stop:k7pd', '1:seen', '1:list:0', '1:list:99999', '1:confirm:1', '1:change:2', '1:part:3:text'),
  fc.constantFrom('1:when:1:0', '1:where:1:1001', '1:cancel:4', '1:undo:1', '1:undo:2', '1:useChat:-7', '1:older:x'),
  fc.constantFrom('0:stop:k7pd', '1:stop:k7pd:0', '1:stop', '2:seen', '1:listStop:k7pd:0', '1:computersZone', ''),
  fc.string({ maxLength: 64 }),
);

const messageOf = (from: Json) =>
  fc.tuple(line, chat, fc.boolean()).map(
    ([text, chat, isReply]): Json => ({
      message_id: 5,
      date: NOW_S,
      from,
      chat,
      text,
      ...(isReply && { reply_to_message: { message_id: 4, date: NOW_S, chat, from, text: 'Earlier' } }),
    }),
  );
const tapOf = (from: Json) =>
  fc.tuple(data, chat).map(([data, chat]): Json => {
    const markup = { inline_keyboard: [[{ text: 'Stop', callback_data: data }]] };
    return {
      id: '1',
      from,
      chat_instance: '1',
      data,
      message: { message_id: 5, date: NOW_S, chat, from: bot, text: 'x', reply_markup: markup },
    };
  });
const statuses = ['member', 'left', 'kicked', 'restricted', 'administrator'];
const membershipOf = (from: Json) =>
  fc.tuple(chat, fc.constantFrom(...statuses), fc.constantFrom(...statuses)).map(([chat, before, now]): Json => {
    const member = (status: string) => ({ status, user: bot, is_member: true, can_send_messages: false });
    return { chat, from, date: NOW_S, old_chat_member: member(before), new_chat_member: member(now) };
  });
const updateOf = (from: Json): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 5, arbitrary: messageOf(from).map((message) => ({ message })) },
    { weight: 4, arbitrary: tapOf(from).map((callback_query) => ({ callback_query })) },
    membershipOf(from).map((my_chat_member) => ({ my_chat_member })),
    messageOf(from).map((edited_message) => ({ edited_message })),
    line.map((query) => ({ inline_query: { id: '1', from, query, offset: '' } })),
  );

/** What bears the owner's name and was not typed to the bot just now. */
const notTyped = fc
  .tuple(
    messageOf(ann),
    fc.constantFrom<Json>(
      { forward_origin: { type: 'user', date: NOW_S, sender_user: ann } },
      { sender_chat: news },
      { via_bot: { id: 9, is_bot: true, first_name: 'Other' } },
      { from: { id: 1087968824, is_bot: true, first_name: 'Group' }, sender_chat: { id: -500, type: 'group' } },
    ),
  )
  .map(([message, mark]): Json => ({ message: { ...message, ...mark } }));
const channelPost = line.map((text): Json => ({ channel_post: { message_id: 5, date: NOW_S, chat: news, text } }));

const junk = fc.constantFrom<unknown>(null, '', 0, -1, 2 ** 53, Number.NaN, true, [], {}, [[]], 'x'.repeat(5_000), {
  id: 7,
});

/** An update with one thing in it gone or replaced by junk, somewhere. */
function mutated(update: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.tuple(update, fc.nat(), fc.option(junk)).map(([update, seed, value]) => {
    const copy = structuredClone(update);
    const places: [Json, string][] = [];
    const walk = (node: unknown) => {
      if (typeof node !== 'object' || node === null) return;
      for (const key of Object.keys(node)) {
        places.push([node as Json, key]);
        walk((node as Json)[key]);
      }
    };
    walk(copy);
    const [node, key] = places[seed % places.length] as [Json, string];
    if (value === null) delete node[key];
    else node[key] = value;
    return copy;
  });
}

/** Fed to a real bot by a Bot API server of our own, in the batches that Telegram makes. */
async function feed(updates: readonly Json[]) {
  const telegram = await openScriptedTelegram({ isChecked: false });
  const carillon = startCarillon({ apiRoot: telegram.apiRoot });
  await carillon.online();
  for (let at = 0; at < updates.length; at += AT_ONCE) {
    const batch = updates.slice(at, at + AT_ONCE) as unknown as News[];
    telegram.push(...batch);
    await until(() => telegram.confirmed() === at + batch.length, `the end of batch ${at}`, 20_000);
  }
  return { telegram, ...carillon };
}

const seed = testSeed();

test(`${OTHERS} updates of others, forged and broken: nothing is done and nobody is answered`, {
  timeout: 120_000,
}, async () => {
  const others = fc.oneof(
    { weight: 3, arbitrary: updateOf(bob) },
    { weight: 3, arbitrary: mutated(updateOf(bob)) },
    notTyped,
    channelPost,
  );
  const { telegram, workspace, state } = await feed(fc.sample(others, { numRuns: OTHERS, seed }));
  expect(workspace.jobs.list(), `seed ${seed}`).toEqual([]);
  expect(workspace.ledger.lastChange(), `seed ${seed}`).toBeUndefined();
  expect(state.rest.pausedAll).toBe(false);
  // That somebody adds the bot to a group is told to the owner, and so is what they forward; neither without end.
  const deeds = telegram.deeds();
  expect(deeds.filter(({ method, params }) => method !== 'sendMessage' || params.chat_id !== ANN.id)).toEqual([]);
  expect(deeds.length, `seed ${seed}`).toBeLessThanOrEqual(60);
  expect(state.rest.chats.map(({ id }) => id)).toEqual([ANN.id]);
});

test(`${ANNS} of the owner’s, whole and broken: the bot lives, and answers the next`, {
  timeout: 120_000,
}, async () => {
  const hers = fc.oneof(updateOf(ann), mutated(updateOf(ann)));
  const { telegram, connections } = await feed(fc.sample(hers, { numRuns: ANNS, seed }));
  const before = telegram.deeds().length;
  expect(before, `seed ${seed}`).toBeGreaterThan(ANNS / 3);
  telegram.push({
    message: { message_id: 9, date: NOW_S, from: ann, chat: { ...ann, type: 'private' }, text: '/status' } as never,
  });
  await until(() => telegram.deeds().length > before, 'the answer');
  expect(connections.map(({ state }) => state)).toEqual(['connecting', 'online']);
});
