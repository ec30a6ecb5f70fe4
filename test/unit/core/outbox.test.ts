import { describe, expect, test } from 'vitest';
import { verbatim } from '../../../main/contract/translatable.ts';
import { CHAT, openWorld, sendNow } from '../../support/core-world.ts';
import { HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { OFFLINE, ScriptedMessenger } from '../../support/scripted-messenger.ts';

const FREE = { perSecond: 1_000, perSecondInChat: 1_000, perMinuteInGroup: 1_000 };
const _atNoon = { kind: 'once', at: '2026-03-27T12:00' } as const;

describe('what comes of a request', () => {
  test('sent: the row has Telegram’s id of the message', async () => {
    const world = openWorld();
    sendNow(world, 'Hello');
    await world.clock.settle();
    expect(world.deliveries()).toMatchObject([{ state: 'sent', messageId: 1, attempts: 1 }]);
  });

  test('failed is final and keeps the advice', async () => {
    const world = openWorld();
    world.messenger.answer({ kind: 'failed', reason: verbatim('The person blocked the bot.') });
    sendNow(world, 'Hello');
    await world.clock.advance(HOUR);
    expect(world.deliveries()).toMatchObject([
      { state: 'failed', reason: verbatim('The person blocked the bot.'), attempts: 1 },
    ]);
    expect(world.messenger.texts).toHaveLength(1);
  });

  test('no network: it waits, is tried again, and is sent once', async () => {
    const world = openWorld();
    world.messenger.answer(OFFLINE, OFFLINE, OFFLINE);
    sendNow(world, 'Hello');
    await world.clock.settle();
    expect(world.deliveries()).toMatchObject([{ state: 'pending', reason: verbatim('Telegram cannot be reached.') }]);
    await world.clock.advance(MINUTE);
    expect(world.deliveries()).toMatchObject([{ state: 'sent', attempts: 4 }]);
    expect(world.deliveries()[0]).not.toHaveProperty('reason');
  });

  test('the network comes back: no need to sit out the backoff', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    sendNow(world, 'Hello');
    await world.clock.advance(10 * MINUTE);
    world.messenger.answer();
    world.outbox.wake();
    await world.clock.settle();
    expect(world.states()).toEqual(['sent']);
  });

  test('while a session may end nothing new goes out; where it does not end, messages go on by themselves', async () => {
    const world = openWorld();
    expect(world.outbox.holdBack(30 * SECOND)).toBe(false);
    sendNow(world, 'Later');
    await world.clock.advance(29 * SECOND);
    expect(world.states()).toEqual(['pending']);
    await world.clock.advance(2 * SECOND);
    expect(world.states()).toEqual(['sent']);
  });

  test('after a long outage is over, the next short one is waited out for a second and not for a minute', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const id = sendNow(world, 'one');
    await world.clock.advance(10 * MINUTE);
    world.messenger.answer();
    await world.clock.advance(2 * MINUTE);
    expect(world.states()).toEqual(['sent']);
    world.messenger.answer(OFFLINE);
    world.jobs.run(id, 'chat');
    await world.clock.advance(2 * SECOND);
    expect(world.states()).toEqual(['sent', 'sent']);
  });

  test('one cut of the network that many requests notice is one failure, not many', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.hold();
    for (let chatId = 1; chatId <= 20; chatId++) sendNow(world, `${chatId}`, { chatId });
    await world.clock.settle();
    for (const request of world.messenger.held) request.answer(OFFLINE);
    world.messenger.answer();
    await world.clock.advance(SECOND);
    expect(new Set(world.states())).toEqual(new Set(['sent']));
  });

  test('no answer: in doubt, never sent again by itself', async () => {
    const world = openWorld();
    world.messenger.answer({ kind: 'unsure', reason: verbatim('The connection broke.') });
    sendNow(world, 'Hello');
    await world.clock.advance(HOUR);
    expect(world.deliveries()).toMatchObject([{ state: 'unsure', reason: verbatim('The connection broke.') }]);
    expect(world.state.current().unsure).toBe(1);
  });

  test('no answer, and the message is one to be sent again: it is, with growing pauses', async () => {
    const world = openWorld({ random: undefined });
    world.messenger.answerBy(() => ({ kind: 'unsure', reason: verbatim('The connection broke.') }));
    sendNow(world, 'Hello', { ifUnsure: 'resend' });
    await world.clock.advance(30 * SECOND);
    expect(world.messenger.requests.length).toBeGreaterThan(2);
    expect(world.messenger.requests.length).toBeLessThan(8);
    world.messenger.answer();
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent']);
  });

  test('a messenger that throws, which none should: in doubt', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => {
      throw new Error('bug');
    });
    sendNow(world, 'Hello');
    await world.clock.settle();
    expect(world.states()).toEqual(['unsure']);
  });

  test('a refused token halts everything after one request; nothing is lost, and another token starts it again', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => ({ kind: 'unauthorised', reason: verbatim('Enter the current token.') }));
    sendNow(world, 'one');
    await world.clock.settle();
    sendNow(world, 'two', { chatId: 2 });
    await world.clock.advance(8 * MINUTE);
    expect(world.messenger.requests).toHaveLength(1);
    expect(world.deliveries()).toMatchObject([
      { state: 'pending', reason: verbatim('Enter the current token.') },
      { state: 'pending' },
    ]);
    // A new token makes a new workspace: new objects on the same files.
    const next = world.crash({ messenger: new ScriptedMessenger(() => world.clock.now()) });
    await next.clock.advance(2 * SECOND);
    expect(next.states()).toEqual(['sent', 'sent']);
  });

  test('a token that was refused by mistake is tried again once Telegram is reached', async () => {
    const world = openWorld();
    world.messenger.answer({ kind: 'unauthorised', reason: verbatim('Enter the current token.') });
    sendNow(world, 'one');
    await world.clock.settle();
    world.outbox.wake();
    await world.clock.advance(SECOND);
    expect(world.states()).toEqual(['sent']);
  });

  test('a group that became a supergroup: the message, those behind it and the jobs move; nothing is asked twice', async () => {
    const world = openWorld();
    world.store.write({ ...world.store.read(), chats: [{ id: -5, type: 'group', title: 'Family' }] });
    world.messenger.answerBy(({ chatId }) =>
      chatId === -5 ? { kind: 'migrated', chatId: -1005 } : world.messenger.sent(),
    );
    const id = sendNow(world, 'first', { chatId: -5 });
    sendNow(world, 'second', { chatId: -5 });
    await world.clock.advance(5 * SECOND);
    expect(world.messenger.requests.map(({ chatId, message }) => `${message.text} to ${chatId}`)).toEqual([
      'first to -5',
      'first to -1005',
      'second to -1005',
    ]);
    expect(world.deliveries().map(({ chatId, state }) => [chatId, state])).toEqual([
      [-1005, 'sent'],
      [-1005, 'sent'],
    ]);
    expect(world.state.job(id)?.chatId).toBe(-1005);
    expect(world.store.read().chats).toEqual([{ id: -1005, type: 'supergroup', title: 'Family' }]);
  });
});

describe('on record', () => {
  test('the intent is in the ledger before the request goes out', async () => {
    const world = openWorld();
    const seen: (string | undefined)[] = [];
    world.messenger.answerBy(() => {
      seen.push(world.deliveries()[0]?.state);
      return world.messenger.sent();
    });
    sendNow(world, 'Hello');
    await world.clock.settle();
    expect(seen).toEqual(['sending']);
  });

  test('a crash while it is being sent leaves it in doubt, and what waited goes on', async () => {
    const world = openWorld();
    world.messenger.hold();
    sendNow(world, 'asked');
    sendNow(world, 'resent', { ifUnsure: 'resend', chatId: 2 });
    sendNow(world, 'waiting');
    await world.clock.settle();
    expect(world.states()).toEqual(['sending', 'sending', 'pending']);
    const next = world.crash({ messenger: new ScriptedMessenger(() => world.clock.now()) });
    await next.clock.advance(3 * SECOND);
    expect(Object.fromEntries(next.deliveries().map(({ text, state }) => [text, state]))).toEqual({
      asked: 'unsure',
      resent: 'sent',
      waiting: 'sent',
    });
    expect(next.messenger.texts.sort()).toEqual(['resent', 'waiting']);
  });

  test('a disk that is full before the request: nothing goes out until the intent is on record', async () => {
    const world = openWorld();
    const update = world.ledger.update.bind(world.ledger);
    world.ledger.update = () => {
      throw new Error('database or disk is full');
    };
    sendNow(world, 'Hello');
    await world.clock.advance(5 * MINUTE);
    expect(world.messenger.requests).toEqual([]);
    expect(world.logged.join()).toContain('could not record');
    world.ledger.update = update;
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent']);
    expect(world.messenger.requests).toHaveLength(1);
  });

  test('a disk that is full after the request: the outcome is recorded later, and nothing is sent twice', async () => {
    const world = openWorld();
    const update = world.ledger.update.bind(world.ledger);
    world.messenger.answerBy(() => {
      world.ledger.update = () => {
        throw new Error('database or disk is full');
      };
      return world.messenger.sent();
    });
    sendNow(world, 'Hello');
    await world.clock.advance(5 * MINUTE);
    expect(world.states()).toEqual(['sending']);
    world.ledger.update = update;
    await world.clock.advance(MINUTE);
    expect(world.states()).toEqual(['sent']);
    expect(world.messenger.requests).toHaveLength(1);
  });

  test('a surface that fails to show a delivery stops nothing', async () => {
    const world = openWorld();
    world.state.subscribe((change) => {
      if (change.type === 'delivery' && change.delivery.state !== 'pending') throw new Error('tray');
    });
    sendNow(world, 'one');
    sendNow(world, 'two');
    await world.clock.advance(2 * SECOND);
    expect(world.states()).toEqual(['sent', 'sent']);
  });
});

describe('order and pace', () => {
  test('in a chat one after the other, in order, also when the first has to be tried again', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.answer(OFFLINE, OFFLINE);
    for (const text of ['one', 'two', 'three']) sendNow(world, text);
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['one', 'one', 'one', 'two', 'three']);
  });

  test('never two requests at a time in a chat', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.hold();
    sendNow(world, 'one');
    sendNow(world, 'two');
    sendNow(world, 'elsewhere', { chatId: 2 });
    await world.clock.settle();
    world.outbox.wake();
    await world.clock.settle();
    expect(world.messenger.texts).toEqual(['one', 'elsewhere']);
    world.messenger.held[0]?.answer({ kind: 'sent', messageId: 1 });
    await world.clock.settle();
    expect(world.messenger.texts).toEqual(['one', 'elsewhere', 'two']);
  });

  test('"too many requests" holds back that chat for as long as Telegram says, and no other', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.answerBy(({ chatId }) =>
      chatId === CHAT && world.messenger.requests.length === 1
        ? { kind: 'retry', scope: 'chat', afterMs: 30_000, reason: verbatim('Telegram asked to wait.') }
        : world.messenger.sent(),
    );
    sendNow(world, 'held back');
    sendNow(world, 'elsewhere', { chatId: 2 });
    await world.clock.advance(29 * SECOND);
    expect(world.messenger.texts).toEqual(['held back', 'elsewhere']);
    // The network coming back is no reason to break Telegram's word.
    world.outbox.wake();
    await world.clock.settle();
    expect(world.messenger.texts).toHaveLength(2);
    await world.clock.advance(SECOND);
    expect(world.messenger.texts).toEqual(['held back', 'elsewhere', 'held back']);
  });

  test('at most 30 requests are under way at once', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.hold();
    for (let chatId = 1; chatId <= 40; chatId++) sendNow(world, `${chatId}`, { chatId });
    await world.clock.settle();
    expect(world.messenger.held).toHaveLength(30);
    world.messenger.held[7]?.answer({ kind: 'sent', messageId: 1 });
    await world.clock.settle();
    expect(world.messenger.held).toHaveLength(31);
  });

  test('one chat with a long queue does not hold up the others', async () => {
    const world = openWorld({ limits: { ...FREE, perSecond: 4 } });
    for (let n = 1; n <= 30; n++) sendNow(world, `flood ${n}`, { chatId: 1 });
    for (const chatId of [2, 3, 4]) sendNow(world, `chat ${chatId}`, { chatId });
    await world.clock.advance(SECOND);
    expect(world.messenger.texts).toEqual(expect.arrayContaining(['chat 2', 'chat 3', 'chat 4']));
  });

  test('Telegram’s limits are kept by the requests that really go out', async () => {
    const world = openWorld();
    for (let n = 0; n <= 30; n++) for (const chatId of [-1, -2, -3]) sendNow(world, `to a group ${n}`, { chatId });
    for (let chatId = 1; chatId <= 32; chatId++) sendNow(world, 'to a person', { chatId });
    await world.clock.advance(5 * MINUTE);
    const stamps = world.messenger.requests.map(({ at, chatId }) => ({ at, chatId }));
    expect(stamps).toHaveLength(125);
    for (const { at } of stamps) {
      expect(stamps.filter((other) => other.at >= at && other.at < at + 1_000).length).toBeLessThanOrEqual(30);
    }
    for (const chatId of [-1, -2, -3]) {
      const ofChat = stamps.filter((each) => each.chatId === chatId).map((each) => each.at);
      for (const at of ofChat) expect(ofChat.filter((b) => b >= at && b < at + MINUTE).length).toBeLessThanOrEqual(20);
    }
  });
});
