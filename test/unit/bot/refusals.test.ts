import { describe, expect, test } from 'vitest';
import { EXPLAINED, explainRefusal } from '../../../main/bot/refusals.ts';
import { de } from '../../../main/i18n/index.ts';

// Descriptions as telegram-bot-api gives them: its own prefix, and a small first letter unless the second is a capital or "_".
const SEEN = [
  ['Forbidden: bot was blocked by the user', 'chat', 'must unblock it'],
  ['Forbidden: user is deactivated', 'chat', 'no longer exists'],
  ["Forbidden: bot can't initiate conversation with a user", 'chat', '/start once'],
  ["Forbidden: bot can't send messages to bots", 'chat', 'another bot'],
  ['Forbidden: bot was kicked from the supergroup chat', 'chat', 'Add it again'],
  ['Forbidden: bot is not a member of the channel chat', 'chat', 'Add it again'],
  ['Forbidden: the group chat was deleted', 'chat', 'was deleted'],
  ['Bad Request: chat not found', 'chat', 'does not know that chat'],
  ['Bad Request: chat is deactivated', 'chat', 'closed or moved'],
  ['Bad Request: have no write access to the chat', 'chat', 'may not write'],
  ['Bad Request: not enough rights to send text messages to the chat', 'chat', 'may not write'],
  ['Bad Request: not enough rights to send photos to the chat', 'message', 'does not allow photos'],
  ['Bad Request: not enough rights to send polls to the chat', 'message', 'does not allow polls'],
  ['Bad Request: need administrator rights in the channel chat', 'chat', 'may not write'],
  ['Bad Request: CHAT_RESTRICTED', 'chat', 'closed that chat'],
  ['Bad Request: CHAT_SEND_VIDEOS_FORBIDDEN', 'message', 'does not allow videos'],
  ['Bad Request: TOPIC_CLOSED', 'message', 'topic is closed'],
  ['Bad Request: message thread not found', 'message', 'topic no longer exists'],
  ['Bad Request: USER_BANNED_IN_CHANNEL', 'chat', 'was banned'],
  ['Bad Request: message is too long', 'message', 'too long'],
  ['Bad Request: message caption is too long', 'message', 'below the files'],
  ['Bad Request: message text is empty', 'message', 'can be seen'],
  ["Bad Request: can't parse entities: Character '!' is reserved", 'message', 'plain text'],
  ['Bad Request: strings must be encoded in UTF-8', 'message', 'cannot read'],
  ['Bad Request: BUTTON_URL_INVALID', 'message', 'link of a button'],
  [
    "Bad Request: inline keyboard button URL 'http://nas/page' is invalid: Wrong HTTP URL",
    'message',
    'link of a button',
  ],
  ['Bad Request: PHOTO_INVALID_DIMENSIONS', 'message', 'as a document'],
  ['Bad Request: IMAGE_PROCESS_FAILED', 'message', 'as a document'],
  ['Bad Request: file must be non-empty', 'message', 'empty'],
  ['Request Entity Too Large', 'message', 'too large'],
  ["Bad Request: can't use the media of the specified type in the album", 'message', 'separate messages'],
  ['Bad Request: group send failed', 'message', 'sent none'],
  ['Bad Request: POLL_OPTION_DUPLICATE', 'message', 'has to be different'],
  ["Bad Request: non-anonymous polls can't be sent to channel chats", 'message', 'anonymous'],
  ["Bad Request: polls can't be sent to private chats", 'message', 'group or a channel'],
  ['Bad Request: FROZEN_METHOD_INVALID', 'bot', 'limited this bot'],
  [
    "Internal Server Error: sent message was immediately deleted and can't be returned",
    'chat',
    'deletes what the bot writes',
  ],
] as const;

describe('what Telegram refuses', () => {
  test.each(SEEN)('%s', (description, finalFor, advice) => {
    expect(explainRefusal(description)).toEqual({ finalFor, advice: expect.stringContaining(advice) });
  });

  test('is said in German, too', () => {
    for (const [description] of SEEN) {
      const { advice } = explainRefusal(description);
      expect(de.say(advice)).not.toBe(advice);
    }
  });

  test('is explained for more than a hundred refusals; any other is quoted', () => {
    expect(EXPLAINED).toBeGreaterThan(100);
    const unknown = explainRefusal('Bad Request: something new.');
    expect(unknown).toEqual({ advice: 'Telegram refused it: Bad Request: something new.', finalFor: 'message' });
  });
});
