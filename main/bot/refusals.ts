import type { Translatable } from '../contract/translatable.ts';
import type { FinalFor } from '../core/ports.ts';
import { type MessageKey, msg } from '../i18n/msg.ts';

export interface Refusal {
  /** What it means and what to do, for somebody who has never heard of the Bot API. */
  advice: Translatable;
  finalFor: FinalFor;
}

type Row = readonly [telling: string, finalFor: FinalFor, advice: Translatable];

const NOT_THERE = msg('telegram.botNotChatAny');
const MAY_NOT_WRITE = msg('telegram.botMayNotWrite');
const UNKNOWN_CHAT = msg('telegram.telegramDoesNotKnow');
const BLOCKED = msg('telegram.personBlockedBotThey');
const NO_ACCOUNT = msg('telegram.telegramAccountNoLonger');
const WRITE_FIRST = msg('telegram.botCannotWriteFirst');
const COPIED_GONE = msg('input.messageCopyDeletedReply');
const NO_COPY = msg('input.telegramDoesNotLet');
const NO_TOPIC = msg('telegram.topicNoLongerExists');
const NO_KIND = (what: Extract<MessageKey, `content.${string}`>) =>
  msg('telegram.chatDoesNotAllow', { what: msg(what) });
const EMPTY = msg('telegram.messageEmptyTelegramWrite');
const TOO_LONG = msg('telegram.messageTooLongTelegram');
const FORMAT = msg('telegram.telegramCannotReadFormatting');
const BUTTON_LINK = msg('telegram.telegramDoesNotAccept');
const BUTTONS = msg('telegram.telegramDoesNotAcceptButtons');
const PICTURE = msg('telegram.telegramCannotUsePicture');
const PICTURE_SIZE = msg('telegram.pictureTooLargeOr');
const FILE = msg('telegram.telegramCannotUseFile');
const TOO_LARGE = msg('telegram.filesTooLargeTelegram');
const ALBUM = msg('telegram.telegramCannotSendThese');
const POLL_ANSWERS = msg('telegram.telegramDoesNotAcceptAnswers');
const POLL_OPEN = msg('telegram.channelAllowsAnonymousPolls');
const POLL_NOT_HERE = msg('telegram.pollsCannotSentChat');
const PAID = msg('telegram.messagesChatCostTelegram');
const SLOW = msg('telegram.chatSlowModeTakes');
const BOT_LIMITED = msg('telegram.telegramLimitedBotAsk');

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
  ["can't send messages to bots", 'chat', msg('telegram.botCannotWriteAnother')],
  ["can't send messages to the bot", 'chat', msg('telegram.botCannotWriteAnother')],
  ['USER_IS_BOT', 'chat', msg('telegram.botCannotWriteAnother')],
  ['PRIVACY_PREMIUM_REQUIRED', 'chat', msg('telegram.personTakesMessagesFrom')],
  ['VOICE_MESSAGES_FORBIDDEN', 'message', msg('telegram.personDoesNotAllow')],
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
  ['group chat was deleted', 'chat', msg('telegram.groupDeletedChooseAnother')],
  ['chat was deleted', 'chat', msg('telegram.groupDeletedChooseAnother')],
  ['chat is deactivated', 'chat', msg('telegram.groupClosedOrMoved')],
  ['group chat was upgraded', 'chat', msg('telegram.groupClosedOrMoved')],
  ['CHAT_RESTRICTED', 'chat', msg('telegram.telegramClosedChatMessages')],
  ['CHAT_SEND_PLAIN_FORBIDDEN', 'chat', NO_KIND('content.texts')],
  ['CHAT_SEND_PHOTOS_FORBIDDEN', 'message', NO_KIND('content.photos')],
  ['CHAT_SEND_VIDEOS_FORBIDDEN', 'message', NO_KIND('content.videos')],
  ['CHAT_SEND_DOCS_FORBIDDEN', 'message', NO_KIND('content.documents')],
  ['CHAT_SEND_AUDIOS_FORBIDDEN', 'message', NO_KIND('content.audio')],
  ['CHAT_SEND_VOICES_FORBIDDEN', 'message', NO_KIND('content.voice')],
  ['CHAT_SEND_ROUNDVIDEOS_FORBIDDEN', 'message', NO_KIND('content.videoNotes')],
  ['CHAT_SEND_STICKERS_FORBIDDEN', 'message', NO_KIND('content.stickers')],
  ['CHAT_SEND_GIFS_FORBIDDEN', 'message', NO_KIND('content.gifs')],
  ['CHAT_SEND_GAME_FORBIDDEN', 'message', NO_KIND('content.games')],
  ['CHAT_SEND_INLINE_FORBIDDEN', 'message', NO_KIND('content.thisKind')],
  ['CHAT_SEND_MEDIA_FORBIDDEN', 'message', NO_KIND('content.media')],
  ['CHAT_SEND_POLL_FORBIDDEN', 'message', NO_KIND('content.polls')],
  ['not enough rights to send text messages', 'chat', MAY_NOT_WRITE],
  ['not enough rights to send photos', 'message', NO_KIND('content.photos')],
  ['not enough rights to send videos', 'message', NO_KIND('content.videos')],
  ['not enough rights to send documents', 'message', NO_KIND('content.documents')],
  ['not enough rights to send music', 'message', NO_KIND('content.audio')],
  ['not enough rights to send animations', 'message', NO_KIND('content.gifs')],
  ['not enough rights to send polls', 'message', NO_KIND('content.polls')],
  ['not enough rights to send', 'message', NO_KIND('content.thisKind')],
  ['not enough rights', 'chat', MAY_NOT_WRITE],
  ['have no rights', 'chat', MAY_NOT_WRITE],
  ['have no write access', 'chat', MAY_NOT_WRITE],
  ['CHAT_WRITE_FORBIDDEN', 'chat', MAY_NOT_WRITE],
  ['need administrator rights', 'chat', MAY_NOT_WRITE],
  ['CHAT_ADMIN_REQUIRED', 'chat', MAY_NOT_WRITE],
  ['CHAT_GUEST_SEND_FORBIDDEN', 'chat', msg('telegram.onlyMembersMayWrite')],
  ['USER_BANNED_IN_CHANNEL', 'chat', msg('telegram.botBannedFromChat')],
  ['USER_RESTRICTED', 'bot', BOT_LIMITED],
  ['SLOWMODE_WAIT', 'message', SLOW],
  ['SLOWMODE_MULTI_MSGS_DISABLED', 'message', SLOW],
  ['direct messages topic must be specified', 'chat', msg('telegram.botCannotScheduleMessages')],

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
  ['TOPIC_CLOSED', 'message', msg('telegram.topicClosedOpenAgain')],
  ['chat is not a forum', 'message', NO_TOPIC],

  // What the message says.
  ['message is too long', 'message', TOO_LONG],
  ['MESSAGE_TOO_LONG', 'message', TOO_LONG],
  ['caption is too long', 'message', msg('telegram.textBelowFilesToo')],
  ['MEDIA_CAPTION_TOO_LONG', 'message', msg('telegram.textBelowFilesToo')],
  ['text must be non-empty', 'message', EMPTY],
  ['text is empty', 'message', EMPTY],
  ['MESSAGE_EMPTY', 'message', EMPTY],
  ["can't parse entities", 'message', FORMAT],
  ['ENTITY_BOUNDS_INVALID', 'message', FORMAT],
  ['ENTITIES_TOO_LONG', 'message', FORMAT],
  ['ENTITY_MENTION_USER_INVALID', 'message', msg('telegram.messageMentionsSomebodyWhom')],
  ['must be encoded in UTF-8', 'message', msg('telegram.messageHoldsCharactersTelegram')],
  ['invalid custom emoji', 'message', msg('telegram.messageEmojiBotMay')],
  ['DOCUMENT_INVALID', 'message', msg('telegram.messageEmojiBotMay')],
  ['MESSAGE_NOT_MODIFIED', 'message', msg('telegram.messageSaysAlready')],
  ['message is not modified', 'message', msg('telegram.messageSaysAlready')],
  ['CHAT_FORWARDS_RESTRICTED', 'message', msg('telegram.chatDoesNotAllowMessages')],
  ['sent message was immediately deleted', 'chat', msg('telegram.somethingChatDeletesWhat')],

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
  ['file must be non-empty', 'message', msg('telegram.fileEmptyAttachOne')],
  ['must be non-empty', 'message', msg('telegram.fileEmptyAttachOne')],
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
  ['group send failed', 'message', msg('telegram.telegramCouldNotTake')],

  // A poll.
  ['POLL_OPTION_DUPLICATE', 'message', POLL_ANSWERS],
  ['POLL_OPTION_INVALID', 'message', POLL_ANSWERS],
  ['POLL_ANSWERS_INVALID', 'message', POLL_ANSWERS],
  ['POLL_ANSWER_INVALID', 'message', POLL_ANSWERS],
  ['POLL_QUESTION_INVALID', 'message', msg('telegram.telegramDoesNotAcceptQuestion')],
  ['POLL_UNSUPPORTED', 'message', POLL_NOT_HERE],
  ['BROADCAST_PUBLIC_VOTERS_FORBIDDEN', 'message', POLL_OPEN],
  ["non-anonymous polls can't be sent to channel chats", 'message', POLL_OPEN],
  ["polls can't be sent to", 'message', POLL_NOT_HERE],
  ['QUIZ_', 'message', msg('telegram.telegramDoesNotAcceptRight')],

  // The bot.
  ['FROZEN_METHOD_INVALID', 'bot', BOT_LIMITED],
  ['FROZEN_PARTICIPANT_MISSING', 'bot', BOT_LIMITED],
  ['PEER_FLOOD', 'bot', BOT_LIMITED],
  ['BOT_ACCESS_FORBIDDEN', 'bot', BOT_LIMITED],
  ['bot is deleted', 'bot', BOT_LIMITED],
  ['logged out', 'bot', msg('telegram.botMovedBotApi')],
];

const READ_ROWS = ROWS.map(([telling, finalFor, advice]) => ({ telling: telling.toLowerCase(), finalFor, advice }));

/** What a description of Telegram's means. One that is not known is final for the message, and quoted. */
export function explainRefusal(description: string): Refusal {
  const text = description.toLowerCase();
  const known = READ_ROWS.find(({ telling }) => text.includes(telling));
  if (known) return { advice: known.advice, finalFor: known.finalFor };
  return { advice: msg('telegram.refusedIt', { description: description.replace(/\.$/, '') }), finalFor: 'message' };
}

/** How many refusals are explained. */
export const EXPLAINED = ROWS.length;
