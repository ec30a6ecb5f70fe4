import { GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { meaningOf, readApiError, sayUnreachable } from '../../../main/bot/api-errors.ts';
import { RequestBroke, type Stage } from '../../../main/bot/network/transport.ts';
import type { SendOutcome } from '../../../main/core/ports.ts';
import { ANN, openTelegram, TOKEN } from '../../support/bot/carillon.ts';
import { openMessengerTo } from '../../support/bot/messenger.ts';
import { closedPort, json, openHttp, openTcp } from '../../support/bot/raw-server.ts';
import type { TestTelegram } from '../../support/practice/test-telegram.ts';

const HELLO = { chatId: ANN.id, message: { text: 'hello' } };
const GROUP = -500;

function messengerTo(apiRoot: string, token = TOKEN, connectMs = 2_000) {
  return openMessengerTo(apiRoot, { token, limits: { connectMs } }).messenger;
}

function send(apiRoot: string, request: { chatId: number; threadId?: number; message: { text: string } } = HELLO) {
  return messengerTo(apiRoot).send(request, new AbortController().signal);
}

describe('what Telegram answers', () => {
  interface Case {
    name: string;
    arrange?: (telegram: TestTelegram) => void;
    request?: Parameters<typeof send>[1];
    outcome: Partial<SendOutcome>;
    /** Whether the message stands in the chat afterwards. */
    arrived?: boolean;
  }
  const status = (code: number, description?: string) => (telegram: TestTelegram) =>
    telegram.faults.next('sendMessage', { kind: 'status', code, ...(description && { description }) });
  const refused = (reason: string) => ({ kind: 'failed' as const, reason: expect.stringContaining(reason) });

  const cases: Case[] = [
    { name: 'the message', outcome: { kind: 'sent', messageId: expect.any(Number) }, arrived: true },
    {
      name: '429 with a wait',
      arrange: (telegram) => telegram.faults.next('sendMessage', { kind: 'status', code: 429, retryAfter: 17 }),
      outcome: { kind: 'retry', scope: 'chat', afterMs: 17_000 },
    },
    {
      name: '429 without one',
      arrange: status(429, 'Too Many Requests'),
      outcome: { kind: 'retry', scope: 'chat', afterMs: 1_000 },
    },
    {
      name: '500',
      arrange: status(500),
      outcome: { kind: 'unsure', reason: expect.stringContaining('Telegram’s server') },
    },
    { name: '502 as JSON', arrange: status(502), outcome: { kind: 'unsure' } },
    { name: '504 as JSON', arrange: status(504), outcome: { kind: 'unsure' } },
    {
      name: '500 after the message was there and was deleted',
      arrange: status(500, 'Internal Server Error: sent message was immediately deleted'),
      outcome: refused('deletes what the bot writes'),
    },
    { name: '401', arrange: status(401), outcome: { kind: 'unauthorised' } },
    { name: '404, as to a token without form', arrange: status(404), outcome: { kind: 'unauthorised' } },
    { name: '409', arrange: status(409), outcome: { kind: 'failed' } },
    {
      name: 'an unknown chat',
      request: { ...HELLO, chatId: 999_999 },
      outcome: refused('Telegram does not know that chat'),
    },
    {
      name: 'a person who blocked the bot',
      arrange: (telegram) => telegram.block(ANN.id),
      outcome: refused('blocked the bot'),
    },
    {
      name: 'a group that threw the bot out',
      arrange(telegram) {
        telegram.addChat({ id: GROUP, type: 'group', title: 'Choir' });
        telegram.block(GROUP);
      },
      request: { ...HELLO, chatId: GROUP },
      outcome: refused('not in that chat any more'),
    },
    {
      name: 'a group that became a supergroup',
      arrange(telegram) {
        telegram.addChat({ id: GROUP, type: 'group', title: 'Choir' });
        telegram.migrate(GROUP, -1_000_500);
      },
      request: { ...HELLO, chatId: GROUP },
      outcome: { kind: 'migrated', chatId: -1_000_500 },
    },
    {
      name: 'too long a text',
      request: { ...HELLO, message: { text: 'x'.repeat(4_097) } },
      outcome: refused('too long'),
    },
    { name: 'an empty text', request: { ...HELLO, message: { text: ' ' } }, outcome: refused('empty') },
    { name: 'an unknown topic', request: { ...HELLO, threadId: 77 }, outcome: { kind: 'failed' } },
    ...(
      [
        ['Forbidden: user is deactivated', 'no longer exists'],
        ["Forbidden: bot can't initiate conversation with a user", 'must send it /start once'],
        ['Forbidden: bot is not a member of the channel chat', 'not in that chat any more'],
        ['Bad Request: not enough rights to send text messages to the chat', 'may not write in that chat'],
        ['Bad Request: need administrator rights in the channel chat', 'may not write in that chat'],
        ['Bad Request: CHAT_WRITE_FORBIDDEN', 'may not write in that chat'],
        ['Bad Request: message thread not found', 'topic no longer exists'],
        ['Bad Request: TOPIC_CLOSED', 'topic is closed'],
        ['Bad Request: something new', 'Telegram refused it: Bad Request: something new.'],
      ] as const
    ).map(([description, reason]) => ({
      name: description,
      arrange: status(description.startsWith('Forbidden') ? 403 : 400, description),
      outcome: refused(reason),
    })),
    {
      name: 'a break before it read the request',
      arrange: (telegram) => telegram.faults.next('sendMessage', { kind: 'resetBeforeRead' }),
      outcome: { kind: 'unsure' },
    },
    {
      name: 'a break after it carried the request out',
      arrange: (telegram) => telegram.faults.next('sendMessage', { kind: 'resetAfterRead' }),
      outcome: { kind: 'unsure' },
      arrived: true,
    },
    {
      name: 'a connection that is taken and dropped',
      arrange(telegram) {
        telegram.faults.offline = true;
      },
      outcome: { kind: 'unsure' },
    },
  ];

  test.each(cases)('$name', async ({ arrange, request = HELLO, outcome, arrived = false }) => {
    const telegram = await openTelegram();
    arrange?.(telegram);
    expect(await send(telegram.apiRoot, request)).toMatchObject(outcome);
    expect(telegram.messages(request.chatId).some(({ from }) => from === 'bot')).toBe(arrived);
    expect(telegram.requests.filter(({ method }) => method === 'sendMessage').length).toBeLessThanOrEqual(1);
  });

  test('a wrong token', async () => {
    const telegram = await openTelegram();
    const signal = new AbortController().signal;
    const wrong = await messengerTo(telegram.apiRoot, '4242:wrong').send(HELLO, signal);
    expect(wrong).toMatchObject({ kind: 'unauthorised', reason: expect.stringContaining('@BotFather') });
    expect(await messengerTo(telegram.apiRoot, 'no-token').send(HELLO, signal)).toMatchObject({ kind: 'unauthorised' });
  });

  test('nothing, until the sender gives up', async () => {
    const telegram = await openTelegram();
    telegram.faults.next('sendMessage', { kind: 'hang' });
    const giveUp = new AbortController();
    const sending = messengerTo(telegram.apiRoot).send(HELLO, giveUp.signal);
    await expect.poll(() => telegram.requests.at(-1)?.method).toBe('sendMessage');
    giveUp.abort();
    expect(await sending).toMatchObject({ kind: 'unsure' });
    await expect.poll(() => telegram.requests.at(-1)?.open).toBe(false);
  });
});

describe('what stands between', () => {
  test.each([
    ['an HTML page with 502', (answer: string) => answer, 502],
    ['an HTML page with 200', (answer: string) => answer, 200],
    ['nothing at all', () => '', 200],
    ['half an answer', () => '{"ok":true,"resu', 200],
  ])('%s leaves it in doubt', async (_name, body, code) => {
    const proxy = await openHttp((_request, response) => response.writeHead(code).end(body('<h1>Bad Gateway</h1>')));
    expect(await send(proxy.url)).toMatchObject({ kind: 'unsure' });
  });

  test('an answer that breaks off leaves it in doubt', async () => {
    const proxy = await openHttp((_request, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"ok":true', () => response.socket?.resetAndDestroy());
    });
    expect(await send(proxy.url)).toMatchObject({ kind: 'unsure' });
  });

  test('a redirect is not followed: the token and the message stay here', async () => {
    let followed = 0;
    const elsewhere = await openHttp((_request, response) => {
      followed++;
      json(response, { ok: true, result: { message_id: 1 } });
    });
    const proxy = await openHttp((_request, response) => response.writeHead(307, { location: elsewhere.url }).end());
    expect(await send(proxy.url)).toMatchObject({ kind: 'unsure' });
    expect(followed).toBe(0);
  });
});

describe('where no connection comes about, the message has certainly not arrived', () => {
  const notHeard = { kind: 'retry', scope: 'all', reason: sayUnreachable('') };

  test('a refused connection', async () => {
    expect(await send(`http://127.0.0.1:${await closedPort()}`)).toEqual(notHeard);
  });

  test('a name that does not exist', async () => {
    expect(await send('http://telegram.invalid')).toEqual({ ...notHeard, reason: sayUnreachable('ENOTFOUND') });
  });

  test('a handshake that breaks', async () => {
    const { port } = await openTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await send(`https://127.0.0.1:${port}`)).toEqual(notHeard);
  });

  test('a handshake that ends politely', async () => {
    const { port } = await openTcp((socket) => socket.once('data', () => socket.end()));
    expect(await send(`https://127.0.0.1:${port}`)).toEqual(notHeard);
  });

  test('something that does not speak TLS, as a hotel’s sign-in page', async () => {
    const { port } = await openTcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 302 Found\r\n\r\n')));
    expect(await send(`https://127.0.0.1:${port}`)).toEqual({ ...notHeard, reason: sayUnreachable('EPROTO') });
  });

  test('a handshake that never ends', async () => {
    const { port } = await openTcp(() => {});
    const messenger = messengerTo(`https://127.0.0.1:${port}`, TOKEN, 60);
    expect(await messenger.send(HELLO, new AbortController().signal)).toEqual(notHeard);
  });
});

test('an error of our own is no word from Telegram', () => {
  expect(readApiError(new TypeError('oops'))).toEqual({ kind: 'noAnswer', why: 'TypeError' });
  expect(readApiError('oops')).toEqual({ kind: 'noAnswer', why: 'unknown' });
});

test('how far the request had come decides, and not what the system calls the break', () => {
  const outcomeOf = (stage: Stage, code: string, status?: number) =>
    meaningOf(readApiError(new HttpError('x', new RequestBroke(stage, code, status)))).outcome;
  for (const code of [
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
    'ENETDOWN',
    'ECONNREFUSED',
    'ECONNRESET',
    'ABORTED',
  ]) {
    expect(outcomeOf('connecting', code)).toMatchObject({ kind: 'retry', scope: 'all' });
    expect(outcomeOf('sending', code)).toMatchObject({ kind: 'retry', scope: 'chat' });
    expect(outcomeOf('sent', code)).toMatchObject({ kind: 'unsure' });
  }
  expect(outcomeOf('sent', 'NOT_JSON', 502)).toMatchObject({ reason: expect.stringContaining('in front of Telegram') });
  expect(outcomeOf('sending', 'NOT_JSON', 413)).toMatchObject({ reason: expect.stringContaining('too large') });
});

test('where a group went counts more than the code that says so', () => {
  const answer = { ok: false as const, error_code: 400, description: 'x', parameters: { migrate_to_chat_id: -9 } };
  expect(readApiError(new GrammyError('x', answer, 'sendMessage', {}))).toEqual({ kind: 'migrated', chatId: -9 });
});
