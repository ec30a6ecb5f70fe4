import { describe, expect, onTestFinished, test } from 'vitest';
import { PracticeServer } from '../../../main/practice/server.ts';
import { ANN, openStory, TOKEN } from '../../support/bot/carillon.ts';

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
  const telegram = new PracticeServer({
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
