import type { FinalFor } from '../core/ports.ts';

export interface Refusal {
  /** What it means and what to do, for somebody who has never heard of the Bot API. */
  advice: string;
  finalFor: FinalFor;
}

type Row = readonly [telling: string, finalFor: FinalFor, advice: string];

const NOT_THERE = 'The bot is not in that chat any more. Add it again, or choose another chat.';
const MAY_NOT_WRITE = 'The bot may not write in that chat. Let an administrator allow it to.';
const UNKNOWN_CHAT =
  'Telegram does not know that chat, or the bot was never in it. Add the bot there, or choose another chat.';
const BLOCKED = 'The person blocked the bot. They must unblock it in their chat with it.';
const NO_ACCOUNT = 'That Telegram account no longer exists. Choose another chat.';
const WRITE_FIRST = 'A bot cannot write first. The person must send it /start once.';
const COPIED_GONE = 'The message to copy was deleted. Reply /new to another one, or write it anew.';
const NO_COPY = 'Telegram does not let this message be copied or forwarded. Write it anew.';
const NO_TOPIC = 'The topic no longer exists. Choose another.';
const NO_KIND = (what: string) =>
  `That chat does not allow ${what}. Let an administrator allow them, or send it elsewhere.`;
const EMPTY = 'The message is empty for Telegram. Write something that can be seen.';
const TOO_LONG = 'The message is too long for Telegram. Shorten it.';
const FORMAT = 'Telegram cannot read the formatting of the message. Check it, or send the message as plain text.';
const BUTTON_LINK =
  'Telegram does not accept the link of a button. Check it: it needs an address that anyone can reach.';
const BUTTONS = 'Telegram does not accept the buttons of the message. Use fewer of them, or shorter ones.';
const PICTURE = 'Telegram cannot use that picture as a photo. Send it as a document instead.';
const PICTURE_SIZE = 'The picture is too large or too narrow for a photo. Send it as a document instead.';
const FILE = 'Telegram cannot use that file. Attach it again, or send another one.';
const TOO_LARGE = 'The files are too large for Telegram. Send fewer or smaller ones.';
const ALBUM = 'Telegram cannot send these files together. Send them as separate messages.';
const POLL_ANSWERS =
  'Telegram does not accept the answers of the poll. Each has to be different, and none may be empty.';
const POLL_OPEN = 'A channel allows anonymous polls only. Make the poll anonymous.';
const POLL_NOT_HERE = 'Polls cannot be sent to that chat. Choose a group or a channel.';
const PAID = 'Messages to that chat cost Telegram Stars, which the bot does not have. Choose another chat.';
const SLOW = 'That chat is in slow mode and takes one message at a time. Let an administrator exempt the bot.';
const BOT_LIMITED =
  'Telegram has limited this bot. Ask @SpamBot or Telegram’s support why, or make another bot at @BotFather.';

/**
 * Telegram's refusals, taken from its own sources: telegram-bot-api (Client.cpp: fail_query_with_error, check_chat_access), td
 * (MessagesManager, MessageContent, DialogManager, ReplyMarkup, MessageEntity, LinkManager, PollManager) and the errors that
 * core.telegram.org lists for messages.sendMessage, sendMedia and sendMultiMedia. The first row that is found in the
 * description counts; case does not matter.
 */
const ROWS: readonly Row[] = [
  // The person.
  ['blocked by the user', 'chat', BLOCKED],
  ['USER_IS_BLOCKED', 'chat', BLOCKED],
  ['YOU_BLOCKED_USER', 'chat', BLOCKED],
  ['user is deactivated', 'chat', NO_ACCOUNT],
  ['INPUT_USER_DEACTIVATED', 'chat', NO_ACCOUNT],
  ['USER_DEACTIVATED', 'chat', NO_ACCOUNT],
  ['user not found', 'chat', UNKNOWN_CHAT],
  ["can't initiate conversation", 'chat', WRITE_FIRST],
  ['PEER_ID_INVALID', 'chat', WRITE_FIRST],
  ['USER_ID_INVALID', 'chat', UNKNOWN_CHAT],
  ["can't send messages to bots", 'chat', 'A bot cannot write to another bot. Choose another chat.'],
  ["can't send messages to the bot", 'chat', 'A bot cannot write to another bot. Choose another chat.'],
  ['USER_IS_BOT', 'chat', 'A bot cannot write to another bot. Choose another chat.'],
  ['PRIVACY_PREMIUM_REQUIRED', 'chat', 'That person takes messages from Premium accounts only. Choose another chat.'],
  ['VOICE_MESSAGES_FORBIDDEN', 'message', 'That person does not allow voice and video messages. Send something else.'],
  ['ALLOW_PAYMENT_REQUIRED', 'chat', PAID],
  ['BALANCE_TOO_LOW', 'chat', PAID],
  ['not enough telegram stars', 'chat', PAID],

  // The chat.
  ['chat not found', 'chat', UNKNOWN_CHAT],
  ['CHANNEL_INVALID', 'chat', UNKNOWN_CHAT],
  ['CHAT_ID_INVALID', 'chat', UNKNOWN_CHAT],
  ['USERNAME_NOT_OCCUPIED', 'chat', UNKNOWN_CHAT],
  ['USERNAME_INVALID', 'chat', UNKNOWN_CHAT],
  ['was kicked', 'chat', NOT_THERE],
  ['not a member', 'chat', NOT_THERE],
  ['USER_NOT_PARTICIPANT', 'chat', NOT_THERE],
  ['CHANNEL_PRIVATE', 'chat', NOT_THERE],
  ['have no access to the chat', 'chat', NOT_THERE],
  ['chat is not accessible', 'chat', NOT_THERE],
  ["can't access the chat", 'chat', NOT_THERE],
  ['group chat was deleted', 'chat', 'That group was deleted. Choose another chat.'],
  ['chat was deleted', 'chat', 'That group was deleted. Choose another chat.'],
  [
    'chat is deactivated',
    'chat',
    'That group was closed or moved. Add the bot to the new one, or choose another chat.',
  ],
  [
    'group chat was upgraded',
    'chat',
    'That group was closed or moved. Add the bot to the new one, or choose another chat.',
  ],
  ['CHAT_RESTRICTED', 'chat', 'Telegram has closed that chat for messages. Choose another chat.'],
  ['CHAT_SEND_PLAIN_FORBIDDEN', 'chat', NO_KIND('text messages')],
  ['CHAT_SEND_PHOTOS_FORBIDDEN', 'message', NO_KIND('photos')],
  ['CHAT_SEND_VIDEOS_FORBIDDEN', 'message', NO_KIND('videos')],
  ['CHAT_SEND_DOCS_FORBIDDEN', 'message', NO_KIND('documents')],
  ['CHAT_SEND_AUDIOS_FORBIDDEN', 'message', NO_KIND('audio files')],
  ['CHAT_SEND_VOICES_FORBIDDEN', 'message', NO_KIND('voice messages')],
  ['CHAT_SEND_ROUNDVIDEOS_FORBIDDEN', 'message', NO_KIND('video messages')],
  ['CHAT_SEND_STICKERS_FORBIDDEN', 'message', NO_KIND('stickers')],
  ['CHAT_SEND_GIFS_FORBIDDEN', 'message', NO_KIND('GIFs')],
  ['CHAT_SEND_GAME_FORBIDDEN', 'message', NO_KIND('games')],
  ['CHAT_SEND_INLINE_FORBIDDEN', 'message', NO_KIND('messages of this kind')],
  ['CHAT_SEND_MEDIA_FORBIDDEN', 'message', NO_KIND('photos and files')],
  ['CHAT_SEND_POLL_FORBIDDEN', 'message', NO_KIND('polls')],
  ['not enough rights to send text messages', 'chat', MAY_NOT_WRITE],
  ['not enough rights to send photos', 'message', NO_KIND('photos')],
  ['not enough rights to send videos', 'message', NO_KIND('videos')],
  ['not enough rights to send documents', 'message', NO_KIND('documents')],
  ['not enough rights to send music', 'message', NO_KIND('audio files')],
  ['not enough rights to send animations', 'message', NO_KIND('GIFs')],
  ['not enough rights to send polls', 'message', NO_KIND('polls')],
  ['not enough rights to send', 'message', NO_KIND('messages of this kind')],
  ['not enough rights', 'chat', MAY_NOT_WRITE],
  ['have no rights', 'chat', MAY_NOT_WRITE],
  ['have no write access', 'chat', MAY_NOT_WRITE],
  ['CHAT_WRITE_FORBIDDEN', 'chat', MAY_NOT_WRITE],
  ['need administrator rights', 'chat', MAY_NOT_WRITE],
  ['CHAT_ADMIN_REQUIRED', 'chat', MAY_NOT_WRITE],
  ['CHAT_GUEST_SEND_FORBIDDEN', 'chat', 'Only members may write in that group. Add the bot to it.'],
  ['USER_BANNED_IN_CHANNEL', 'chat', 'The bot was banned from that chat. Let an administrator take that back.'],
  ['USER_RESTRICTED', 'bot', BOT_LIMITED],
  ['SLOWMODE_WAIT', 'message', SLOW],
  ['SLOWMODE_MULTI_MSGS_DISABLED', 'message', SLOW],
  [
    'direct messages topic must be specified',
    'chat',
    'A bot cannot schedule messages into a channel’s direct messages. Choose another chat.',
  ],

  // What is copied.
  ['message to copy not found', 'message', COPIED_GONE],
  ['message to forward not found', 'message', COPIED_GONE],
  ["message can't be copied", 'message', NO_COPY],
  ["message can't be forwarded", 'message', NO_COPY],
  ['CHAT_FORWARDS_RESTRICTED', 'message', NO_COPY],

  // The topic.
  ['thread not found', 'message', NO_TOPIC],
  ['TOPIC_DELETED', 'message', NO_TOPIC],
  ['TOPIC_ID_INVALID', 'message', NO_TOPIC],
  ['invalid message thread', 'message', NO_TOPIC],
  ['invalid forum topic', 'message', NO_TOPIC],
  ['TOPIC_CLOSED', 'message', 'The topic is closed. Open it again, or choose another.'],
  ['chat is not a forum', 'message', NO_TOPIC],

  // What the message says.
  ['message is too long', 'message', TOO_LONG],
  ['MESSAGE_TOO_LONG', 'message', TOO_LONG],
  ['caption is too long', 'message', 'The text below the files is too long for Telegram. Shorten it.'],
  ['MEDIA_CAPTION_TOO_LONG', 'message', 'The text below the files is too long for Telegram. Shorten it.'],
  ['text must be non-empty', 'message', EMPTY],
  ['text is empty', 'message', EMPTY],
  ['MESSAGE_EMPTY', 'message', EMPTY],
  ["can't parse entities", 'message', FORMAT],
  ['ENTITY_BOUNDS_INVALID', 'message', FORMAT],
  ['ENTITIES_TOO_LONG', 'message', FORMAT],
  [
    'ENTITY_MENTION_USER_INVALID',
    'message',
    'The message mentions somebody whom the bot does not know. Write their @name instead.',
  ],
  [
    'must be encoded in UTF-8',
    'message',
    'The message holds characters that Telegram cannot read. Write that part anew.',
  ],
  ['invalid custom emoji', 'message', 'The message has an emoji that the bot may not use. Choose another.'],
  ['DOCUMENT_INVALID', 'message', 'The message has an emoji that the bot may not use. Choose another.'],
  ['MESSAGE_NOT_MODIFIED', 'message', 'The message says that already.'],
  ['message is not modified', 'message', 'The message says that already.'],
  [
    'CHAT_FORWARDS_RESTRICTED',
    'message',
    'That chat does not allow its messages to be copied. Write the message anew.',
  ],
  [
    'sent message was immediately deleted',
    'chat',
    'Something in that chat deletes what the bot writes. Look for another bot that moderates it.',
  ],

  // Its buttons.
  ['BUTTON_URL_INVALID', 'message', BUTTON_LINK],
  ['BUTTON_INVALID', 'message', BUTTONS],
  ['button URL', 'message', BUTTON_LINK],
  ['BUTTON_DATA_INVALID', 'message', BUTTONS],
  ['REPLY_MARKUP_TOO_LONG', 'message', BUTTONS],
  ['reply markup is too long', 'message', BUTTONS],
  ['REPLY_MARKUP_INVALID', 'message', BUTTONS],
  ['button text must be non-empty', 'message', BUTTONS],
  ['BUTTON_COPY_TEXT_INVALID', 'message', BUTTONS],

  // Its files.
  ['Request Entity Too Large', 'message', TOO_LARGE],
  ['file is too big', 'message', TOO_LARGE],
  ['FILE_PARTS_INVALID', 'message', TOO_LARGE],
  ['PHOTO_INVALID_DIMENSIONS', 'message', PICTURE_SIZE],
  ['PHOTO_SAVE_FILE_INVALID', 'message', PICTURE],
  ['PHOTO_EXT_INVALID', 'message', PICTURE],
  ['PHOTO_INVALID', 'message', PICTURE],
  ['PHOTO_CONTENT_TYPE_INVALID', 'message', PICTURE],
  ['IMAGE_PROCESS_FAILED', 'message', PICTURE],
  ['file must be non-empty', 'message', 'The file is empty. Attach one with something in it.'],
  ['must be non-empty', 'message', 'The file is empty. Attach one with something in it.'],
  ['FILE_PART_', 'message', FILE],
  ['MEDIA_EMPTY', 'message', FILE],
  ['MEDIA_INVALID', 'message', FILE],
  ['failed to upload file', 'message', FILE],
  ['wrong file identifier', 'message', FILE],
  ['wrong remote file identifier', 'message', FILE],
  ['FILE_REFERENCE_', 'message', FILE],
  ['VIDEO_CONTENT_TYPE_INVALID', 'message', FILE],
  ['VIDEO_FILE_INVALID', 'message', FILE],
  ['STICKER_ID_INVALID', 'message', FILE],
  ["can't use the media of the specified type in the album", 'message', ALBUM],
  ['MEDIA_GROUPED_INVALID', 'message', ALBUM],
  ['MULTI_MEDIA_TOO_LONG', 'message', ALBUM],
  ['group send failed', 'message', 'Telegram could not take one of the files, and sent none. Attach them again.'],

  // A poll.
  ['POLL_OPTION_DUPLICATE', 'message', POLL_ANSWERS],
  ['POLL_OPTION_INVALID', 'message', POLL_ANSWERS],
  ['POLL_ANSWERS_INVALID', 'message', POLL_ANSWERS],
  ['POLL_ANSWER_INVALID', 'message', POLL_ANSWERS],
  ['POLL_QUESTION_INVALID', 'message', 'Telegram does not accept the question of the poll. Write another.'],
  ['POLL_UNSUPPORTED', 'message', POLL_NOT_HERE],
  ['BROADCAST_PUBLIC_VOTERS_FORBIDDEN', 'message', POLL_OPEN],
  ["non-anonymous polls can't be sent to channel chats", 'message', POLL_OPEN],
  ["polls can't be sent to", 'message', POLL_NOT_HERE],
  ['QUIZ_', 'message', 'Telegram does not accept the right answer of the quiz. Choose it again.'],

  // The bot.
  ['FROZEN_METHOD_INVALID', 'bot', BOT_LIMITED],
  ['FROZEN_PARTICIPANT_MISSING', 'bot', BOT_LIMITED],
  ['PEER_FLOOD', 'bot', BOT_LIMITED],
  ['BOT_ACCESS_FORBIDDEN', 'bot', BOT_LIMITED],
  ['bot is deleted', 'bot', BOT_LIMITED],
  [
    'logged out',
    'bot',
    'This bot moved to a Bot API server of its own. Start Carillon with --api-root for that server.',
  ],
];

const READ_ROWS = ROWS.map(([telling, finalFor, advice]) => ({ telling: telling.toLowerCase(), finalFor, advice }));

/** What a description of Telegram's means. One that is not known is final for the message, and quoted. */
export function explainRefusal(description: string): Refusal {
  const text = description.toLowerCase();
  const known = READ_ROWS.find(({ telling }) => text.includes(telling));
  if (known) return { advice: known.advice, finalFor: known.finalFor };
  return { advice: `Telegram refused it: ${description.replace(/\.$/, '')}.`, finalFor: 'message' };
}

/** How many refusals are explained. */
export const EXPLAINED = ROWS.length;
