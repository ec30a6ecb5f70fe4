import { expect, test } from 'vitest';
import { botApiRequestCheck } from '../../support/bot-api-requests.ts';

/** Every request of the bot's tests goes through this check: see openTelegram. */
const check = await botApiRequestCheck();

test('what the Bot API takes passes', () => {
  check('sendMessage', { chat_id: 1, text: 'x', link_preview_options: { is_disabled: true } });
  check('setMyCommands', { commands: [{ command: 'list', description: 'All' }], scope: { type: 'chat', chat_id: 1 } });
  check('getMe', {});
});

test.each([
  ['a missing parameter', 'sendMessage', { chat_id: 1 }],
  ['one that does not exist', 'sendMessage', { chat_id: 1, text: 'x', colour: 'red' }],
  ['one deep inside', 'sendMessage', { chat_id: 1, text: 'x', reply_markup: { inline_keyboard: [[{ txt: 'x' }]] } }],
  ['one of another type', 'editMessageText', { chat_id: 1, message_id: '7', text: 'x' }],
  ['a scope that is none', 'setMyCommands', { commands: [], scope: { type: 'everyone' } }],
  ['a method that does not exist', 'sendTelepathy', {}],
])('%s is found', (_what, method, params) => {
  expect(() => check(method, params)).toThrow();
});
