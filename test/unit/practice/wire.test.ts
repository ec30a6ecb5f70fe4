import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { TestTelegram } from '../../support/practice/test-telegram.ts';
import { ANN, openPractice, read, TOKEN } from './harness.ts';

const METHODS = [
  'getMe',
  'getUpdates',
  'deleteWebhook',
  'getWebhookInfo',
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'sendChatAction',
  'editMessageText',
  'editMessageReplyMarkup',
  'deleteMessage',
  'answerCallbackQuery',
  'setMyCommands',
  'getMyCommands',
  'deleteMyCommands',
  'getChat',
  'getChatMember',
];

describe('addresses and tokens', () => {
  test.each([
    ['/bot1:other/getMe', 401, 'Unauthorized'],
    ['/bot4242/getMe', 404, 'Not Found'],
    ['/botabc:def/getMe', 404, 'Not Found'],
    ['/', 404, 'Not Found'],
    ['/%E0%A4%A', 404, 'Not Found'],
    [`/bot${TOKEN}/setWebhook`, 404, 'Not Found'],
    [`/bot${TOKEN}/__proto__`, 404, 'Not Found'],
  ])('%s answers %i', async (path, status, description) => {
    const { server } = await openPractice();
    const answer = await read('getMe', await fetch(server.apiRoot + path));
    expect(answer).toEqual({ status, body: { ok: false, error_code: status, description } });
  });

  test('the case of a method does not matter', async () => {
    const { call } = await openPractice();
    expect(await call('GETME')).toMatchObject({ status: 200 });
  });

  test('a token has a form', () => {
    const now = () => 0;
    const make = () => new TestTelegram({ token: 'secret', bot: { username: 'b', name: 'B' }, user: ANN, now });
    expect(make).toThrow('A token is');
  });

  test('the server is on loopback alone', async () => {
    const { server } = await openPractice();
    expect(server.apiRoot).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('parameters come in four ways', () => {
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'Tap', callback_data: 'x' }]] });
  const fields = { chat_id: String(ANN.id), text: 'grüße & more', reply_markup: markup };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  test.each<[string, string, RequestInit]>([
    ['a query', `?${new URLSearchParams(fields)}`, {}],
    ['an urlencoded form', '', { method: 'POST', body: new URLSearchParams(fields) }],
    ['a multipart form', '', { method: 'POST', body: form }],
    ['JSON', '', { method: 'POST', body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } }],
    [
      'both',
      `?chat_id=5&text=${encodeURIComponent(fields.text)}`,
      { method: 'POST', body: new URLSearchParams(fields) },
    ],
  ])('%s', async (_, query, init) => {
    const { server, methodUrl } = await openPractice();
    await read('sendMessage', await fetch(methodUrl('sendMessage') + query, init));
    expect(server.messages()).toMatchObject([{ text: 'grüße & more', buttons: [[{ text: 'Tap', data: 'x' }]] }]);
  });

  test('a file can stand under a name of its own', async () => {
    const { server, methodUrl } = await openPractice();
    const body = new FormData();
    body.set('chat_id', String(ANN.id));
    body.set('document', 'attach://one');
    body.set('one', new File(['\r\n--not the end\r\n'], 'a "b".txt'));
    const answer = await read('sendDocument', await fetch(methodUrl('sendDocument'), { method: 'POST', body }));
    expect(answer.body).toMatchObject({ ok: true, result: { document: { file_size: 17 } } });
    expect(server.messages()).toHaveLength(1);
  });
});

describe('bodies that are none', () => {
  test.each([
    ['application/json', '{"chat_id":', "can't parse JSON object"],
    ['application/json', '[1]', 'expected JSON object as request body'],
    ['multipart/form-data', 'x', "can't parse multipart/form-data"],
    ['multipart/form-data; boundary=b', '--b\r\nx', "can't parse multipart/form-data"],
    ['multipart/form-data; boundary=b', '--b\r\n\r\n\r\n\r\n--b--', "can't parse multipart/form-data"],
    ['text/plain', 'x', 'chat_id is empty'],
  ])('%s %j', async (type, body, description) => {
    const { methodUrl } = await openPractice();
    const init = { method: 'POST', headers: { 'content-type': type }, body };
    const answer = await read('getChat', await fetch(methodUrl('getChat'), init));
    expect(answer).toEqual({
      status: 400,
      body: { ok: false, error_code: 400, description: `Bad Request: ${description}` },
    });
  });

  test('a body over 51 MB is refused with 413', async () => {
    const { methodUrl, result } = await openPractice();
    const body = new Uint8Array(51_000_001);
    const answer = await read('sendDocument', await fetch(methodUrl('sendDocument'), { method: 'POST', body }));
    expect(answer).toMatchObject({ status: 413, body: { error_code: 413, description: 'Request Entity Too Large' } });
    await result('getMe');
  });

  test('a client that hangs up in the middle of a body leaves no message', async () => {
    const { server, result } = await openPractice();
    const socket = connect(Number(new URL(server.apiRoot).port), '127.0.0.1');
    const head = `POST /bot${TOKEN}/sendMessage?chat_id=${ANN.id}&text=hi HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf`;
    socket.write(head);
    await vi.waitFor(() => expect(server.requests).toMatchObject([{ method: 'sendMessage', open: true }]));
    socket.destroy();
    await vi.waitFor(() => expect(server.requests).toMatchObject([{ open: false, status: null }]));
    await result('getMe');
    expect(server.messages()).toEqual([]);
  });

  test('whatever comes, every request gets an answer that Telegram could give, and the server lives', async () => {
    const { methodUrl, result } = await openPractice();
    await result('sendMessage', { chat_id: ANN.id, text: 'to edit' });
    const type = fc.constantFrom(
      'application/json',
      'multipart/form-data; boundary=b',
      'application/x-www-form-urlencoded',
      '',
    );
    const names = [
      'chat_id',
      'text',
      'message_id',
      'reply_markup',
      'photo',
      'document',
      'caption',
      'commands',
      'scope',
    ];
    const name = fc.constantFrom(
      ...names,
      'user_id',
      'offset',
      'limit',
      'allowed_updates',
      'reply_parameters',
      '__proto__',
    );
    const value = fc.oneof(fc.constantFrom<unknown>(ANN.id, 1, '1', '@x', 'attach://f'), fc.jsonValue({ maxDepth: 3 }));
    const bytes = fc.uint8Array({ maxLength: 300 });
    const part = fc
      .string()
      .map((text) => `--b\r\ncontent-disposition:form-data;name="${text}"\r\n\r\n${text}\r\n--b--`);
    const body = fc.oneof(
      fc.dictionary(name, value).map((params) => JSON.stringify(params)),
      fc.string(),
      part,
      bytes,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...METHODS), type, body, async (method, contentType, content) => {
        const init = { method: 'POST', headers: { 'content-type': contentType }, body: content as BodyInit };
        const { status } = await read(method, await fetch(methodUrl(method), init));
        expect(status).not.toBe(500);
      }),
      { numRuns: 500 },
    );
    await result('getMe');
  });

  test('random bytes instead of HTTP end the connection and nothing else', async () => {
    const { server, result } = await openPractice();
    const port = Number(new URL(server.apiRoot).port);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined).resume();
        const closed = new Promise((resolve) => socket.on('close', resolve));
        socket.end(bytes);
        await closed;
      }),
      { numRuns: 100 },
    );
    await result('getMe');
  });
});
