import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../main/bot/commands/index.ts';
import { ANN, openStory, startCarillon, TOKEN } from '../../support/bot/carillon.ts';
import { openScriptedTelegram } from '../../support/bot/scripted-telegram.ts';
import { until } from '../../support/bot/until.ts';
import { TestTelegram } from '../../support/practice/test-telegram.ts';

/** Its 39th code unit is the first half of the smiling face. */
const TORN = `${'x'.repeat(38)}😀 and more`;

describe('a text with an emoji where it is cut', () => {
  test('is listed, shown next, paused and stopped as any other', async () => {
    const { ask, tap, telegram } = await openStory();
    const created = await ask(`/every 2h ${TORN}`);
    expect(created.text).toContain(`“${'x'.repeat(38)}…”`);
    for (const command of ['/list', '/next', '/status', '/history', '/stop xxxx', '/undo']) {
      expect((await ask(command)).text, command).not.toBe('');
    }
    await ask(`/every 3h ${TORN}`);
    const which = await ask('/stop');
    expect((await tap(which.id, '“xxx')).text).toContain('Recurring task stopped.');
    expect(telegram.requests.filter(({ status }) => status === 400)).toEqual([]);
  });
});

test('the practice server refuses half a character as Telegram does', async () => {
  const telegram = new TestTelegram({
    token: TOKEN,
    bot: { username: 'bell_bot', name: 'Bell' },
    user: ANN,
    now: Date.now,
  });
  await telegram.start();
  onTestFinished(() => telegram.stop());
  const response = await fetch(`${telegram.apiRoot}/bot${TOKEN}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: ANN.id, text: 'half \ud83d' }),
  });
  expect(await response.json()).toMatchObject({
    ok: false,
    error_code: 400,
    description: 'Bad Request: strings must be encoded in UTF-8',
  });
});

test('an answer that Telegram refuses comes plainly, without its buttons', async () => {
  const { ask, telegram, botMessages } = await openStory();
  await ask('/every 2h Water');
  telegram.faults.next('sendMessage', { kind: 'status', code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' });
  const list = await ask('/list');
  expect(list.text).toContain('“Water”');
  expect(list.buttons).toEqual([]);
  expect(botMessages(ANN.id)).toHaveLength(2);
});

describe('whatever the owner sends to the bot gets an answer', () => {
  const from = { id: ANN.id, is_bot: false, first_name: 'Ann' };
  const chat = { ...from, type: 'private' as const };
  const file = { file_id: 'f', file_unique_id: 'u', duration: 3 };
  const video = { ...file, width: 320, height: 200 };

  async function sending(content: object) {
    const telegram = await openScriptedTelegram();
    const carillon = startCarillon({ apiRoot: telegram.apiRoot });
    await carillon.online();
    const told = () => telegram.deeds().map(({ params }) => params.text);
    const date = Math.floor(Date.now() / 1_000);
    telegram.push({ message: { message_id: 9, date, from, chat, ...content } as never });
    await until(() => told().length > 0, 'an answer');
    return { answer: String(told()[0]), ...carillon };
  }

  test.each<[kind: string, content: object]>([
    ['a story', { story: { chat, id: 1 } }],
    ['a game', { game: { title: 'x', description: 'x', photo: [] } }],
    ['a checklist', { checklist: { title: 'x', tasks: [] } }],
    ['paid media', { paid_media: { star_count: 1, paid_media: [] } }],
    [
      'an invoice',
      { invoice: { title: 'x', description: 'x', start_parameter: '', currency: 'EUR', total_amount: 1 } },
    ],
  ])('%s', async (_, content) => {
    expect((await sending(content)).answer).toBe('I understand commands only. /help shows them.');
  });

  const photo = [{ file_id: 'f', file_unique_id: 'u', width: 9, height: 9 }];
  const forwarded = { forward_origin: { type: 'user', date: 1, sender_user: from } };
  test.each<[kind: string, content: object, hint: RegExp]>([
    ['a voice message', { voice: file }, /^To send this later/],
    [
      'a sticker',
      { sticker: { ...video, type: 'regular', is_animated: false, is_video: false } },
      /^To send this later/,
    ],
    ['music', { audio: file }, /^To send this later/],
    ['a round video', { video_note: { ...file, length: 240 } }, /^To send this later/],
    ['a contact', { contact: { phone_number: '1', first_name: 'Bob' } }, /^To send this later/],
    ['a place', { location: { latitude: 52, longitude: 13 } }, /^To send this later/],
    ['a die', { dice: { emoji: '🎲', value: 3 } }, /^To send this later/],
    ['a video', { video }, /^To send this later/],
    ['a video that says something', { video, caption: 'hello' }, /^To send this later/],
    ['an animation', { animation: video, document: file }, /^To send this later/],
    [
      'a venue',
      { venue: { title: 'Café', address: 'x', location: { latitude: 52, longitude: 13 } } },
      /^To send this later/,
    ],
    ['a photo', { photo }, /^To send this later, reply to it with \/new/],
    ['a photo that says something', { photo, caption: 'hello' }, /^To send this later/],
    ['a document', { document: file }, /^To send this later/],
    ['a poll', { poll: { id: '1', question: 'x', options: [] } }, /^To send this later/],
    ['a forwarded text', { text: 'Lunch at 12', ...forwarded }, /^To send this later/],
    ['a forwarded command', { text: '/once hello', ...forwarded }, /^I carry out only commands that you type yourself/],
    [
      'a command through another bot',
      { text: '/once hello', via_bot: { ...from, id: 7, is_bot: true } },
      /^I carry out only/,
    ],
  ])('%s', async (_, content, hint) => {
    const { answer, workspace } = await sending(content);
    expect(answer).toMatch(hint);
    expect(workspace.jobs.list()).toEqual([]);
  });

  test('an album gets one answer, and what Telegram itself says gets none', async () => {
    const telegram = await openScriptedTelegram();
    const carillon = startCarillon({ apiRoot: telegram.apiRoot });
    await carillon.online();
    const date = Math.floor(Date.now() / 1_000);
    const push = (message_id: number, content: object) =>
      telegram.push({ message: { message_id, date, from, chat, ...content } as never });
    push(8, { message_auto_delete_timer_changed: { message_auto_delete_time: 1 } });
    for (let n = 0; n < 4; n++) push(9 + n, { photo, media_group_id: 'album' });
    push(20, { text: '/stop' });
    const told = () => telegram.deeds().map(({ params }) => String(params.text));
    await until(() => told().includes('No recurring task to stop.'), 'the last answer');
    expect(told()).toEqual([expect.stringMatching(/^To send this later/), 'No recurring task to stop.']);
  });

  test.each<[kind: string, content: object]>([
    ['a video', { video }],
    ['an animation', { animation: video, document: file }],
    ['music', { audio: file }],
    ['a voice message', { voice: file }],
  ])('/stop as the caption of %s stops', async (_, content) => {
    const { answer } = await sending({ ...content, caption: '/stop' });
    expect(answer).toBe('No recurring task to stop.');
  });

  test('paid media cannot be scheduled, and the bot says so', async () => {
    const paid = { paid_media: { star_count: 1, paid_media: [] } };
    const { answer, workspace } = await sending({ ...paid, caption: '/daily 09:00 Good morning' });
    expect(answer).toMatch(/^This kind of message can’t be scheduled\./);
    expect(workspace.jobs.list()).toEqual([]);
  });
});

test('every command answers whatever text there is in the list, and Telegram takes each answer', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
    fc
      .array(fc.constantFrom('👩‍👩‍👧‍👦', '🇩🇪', 'é', '\u202e', '\u200b', '𝕏', 'x'), { minLength: 30, maxLength: 120 })
      .map((x) => x.join('')),
    fc.constantFrom('`<b>&amp;*_[](', '\u0000', '\ufffe', 'a\u0301'.repeat(200), '/stop', '“”', '😀'.repeat(1_000)),
  );
  const { ask, telegram, workspace, jobs } = await openStory();
  const texts = fc.sample(hostile, { numRuns: 12, seed: 7 });
  for (const text of texts) await ask(`/every 2h ${text}`);
  const looks = commands.map(({ name }) => name).filter((name) => !['once', 'run', 'cancel'].includes(name));
  for (const name of looks) expect((await ask(`/${name}`)).text, name).not.toBe('');
  for (const { id } of jobs()) expect((await ask(`/next ${id}`)).text, id).not.toBe('');
  for (const text of texts) expect((await ask(`/next ${text}`)).text, text).not.toBe('');
  expect(telegram.requests.filter(({ status }) => status === 400)).toEqual([]);
  await workspace.stop();
});
