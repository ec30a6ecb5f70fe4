import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Attachment, Message } from '../../../main/contract/message.ts';
import { freshFolder } from '../../support/bot/carillon.ts';
import { openMessengerTo } from '../../support/bot/messenger.ts';
import { botApiCheck } from '../../support/bot-api-schema.ts';
import { ANN, openPractice, TOKEN } from '../practice/harness.ts';

const check = await botApiCheck();

function attachment(kind: Attachment['kind'], digit: string, name: string): Attachment {
  return { kind, file: `${digit.repeat(64)}.bin`, name, size: 5 };
}

/** A messenger to a practice server, over HTTP; every answer is one that Telegram could give. */
async function openMessenger() {
  const { server } = await openPractice();
  const folder = freshFolder();
  for (const digit of 'abc') writeFileSync(join(folder, `${digit.repeat(64)}.bin`), 'bytes');
  const { api, messenger } = openMessengerTo(server.apiRoot, { token: TOKEN, files: folder });
  const answers: unknown[] = [];
  api.config.use(async (previous, method, payload, signal) => {
    const answer = await previous(method, payload, signal);
    check(method, answer);
    if (answer.ok) answers.push(answer.result);
    return answer;
  });
  /** What arrived, as Telegram tells of it, and the outcome. */
  const send = async (input: object) => {
    const outcome = await messenger.send(
      { chatId: ANN.id, message: Message.parse(input) },
      new AbortController().signal,
    );
    return { outcome, arrived: answers.at(-1), asked: server.requests.at(-1) };
  };
  return { send, server };
}

test('formatted text arrives as text with entities', async () => {
  const { send } = await openMessenger();
  const markdown = await send({ text: '*Bold* and [a link](https://example.com)', format: 'markdown' });
  expect(markdown.outcome).toMatchObject({ kind: 'sent' });
  expect(markdown.arrived).toMatchObject({
    text: 'Bold and a link',
    entities: [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'text_link', offset: 9, length: 6, url: 'https://example.com/' },
    ],
  });
  const html = await send({ text: '1 &lt; 2 <code>x</code>', format: 'html' });
  expect(html.arrived).toMatchObject({ text: '1 < 2 x', entities: [{ type: 'code', offset: 6, length: 1 }] });
  const plain = await send({ text: '*as it is* <b>' });
  expect(plain.arrived).toMatchObject({ text: '*as it is* <b>' });
  expect(plain.arrived).not.toHaveProperty('entities');
});

test('silently, protected, without a preview, and with buttons that lead somewhere', async () => {
  const { send, server } = await openMessenger();
  const buttons = [[{ text: 'Open', url: 'https://example.com/a' }], [{ text: 'Also', url: 'tg://settings' }]];
  const { arrived, asked } = await send({ text: 'x', silent: true, protect: true, linkPreview: false, buttons });
  expect(arrived).toMatchObject({ has_protected_content: true, reply_markup: { inline_keyboard: buttons } });
  expect(asked?.params).toMatchObject({ disable_notification: true, link_preview_options: { is_disabled: true } });
  expect(server.messages().at(-1)?.buttons).toEqual(buttons);
});

test('a photo and a document arrive under their names, with a formatted caption', async () => {
  const { send, server } = await openMessenger();
  const attachments = [attachment('photo', 'a', 'cat.jpg')];
  const photo = await send({ text: '*Meow*', format: 'markdown', attachments });
  expect(photo.arrived).toMatchObject({ caption: 'Meow', caption_entities: [{ type: 'bold', offset: 0, length: 4 }] });
  const document = await send({ text: '', attachments: [attachment('document', 'b', 'Tax return.pdf')] });
  expect(document.arrived).toMatchObject({ document: { file_name: 'Tax return.pdf', file_size: 5 } });
  expect(server.messages().map((message) => message.attachment)).toEqual(['cat.jpg', 'Tax return.pdf']);
});

test('an album arrives as one, its caption under the first', async () => {
  const { send } = await openMessenger();
  const attachments = ['a', 'b', 'c'].map((digit, n) => attachment('photo', digit, `${n}.jpg`));
  const { outcome, arrived } = await send({ text: 'Holidays', attachments });
  const parts = arrived as { media_group_id: string; caption?: string; message_id: number }[];
  expect(parts.map(({ caption }) => caption)).toEqual(['Holidays', undefined, undefined]);
  expect(new Set(parts.map((part) => part.media_group_id)).size).toBe(1);
  expect(outcome).toEqual({
    kind: 'sent',
    messageIds: parts.map((part) => part.message_id),
    messageId: parts[0]?.message_id,
  });
});

test('a poll arrives with its answers', async () => {
  const { send } = await openMessenger();
  const { arrived } = await send({ text: 'Pizza?', poll: { options: ['Yes', 'No'], anonymous: false, several: true } });
  expect(arrived).toMatchObject({
    poll: {
      question: 'Pizza?',
      options: [{ text: 'Yes' }, { text: 'No' }],
      is_anonymous: false,
      allows_multiple_answers: true,
    },
  });
});

test('a file that is gone from the disk fails for good, and says what to do', async () => {
  const { send } = await openMessenger();
  const { outcome } = await send({ text: '', attachments: [attachment('document', 'd', 'gone.pdf')] });
  expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('gone.pdf') });
});
