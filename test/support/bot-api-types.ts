import type {
  Animation,
  ApiError,
  ApiMethods,
  ApiSuccess,
  Audio,
  BotCommand,
  ChatFullInfo,
  ChatMember,
  Contact,
  Dice,
  Document,
  File,
  Location,
  Message,
  MessageId,
  PhotoSize,
  Poll,
  Sticker,
  Update,
  UserFromGetMe,
  Venue,
  Video,
  VideoNote,
  Voice,
  WebhookInfo,
} from '@grammyjs/types';

/**
 * What each method answers, as whole HTTP bodies: the entry from which the schemas are generated. Spelled out, for the
 * generator does not infer return types; {@link everyAnswerAgrees} lets the compiler compare each with the declared method.
 */
export interface Answers {
  getMe: ApiSuccess<UserFromGetMe>;
  getUpdates: ApiSuccess<Update[]>;
  deleteWebhook: ApiSuccess<true>;
  getWebhookInfo: ApiSuccess<WebhookInfo>;
  sendMessage: ApiSuccess<MessageWith<'text', string>>;
  sendPhoto: ApiSuccess<MessageWith<'photo', PhotoSize[]>>;
  sendDocument: ApiSuccess<MessageWith<'document', Document>>;
  sendVideo: ApiSuccess<MessageWith<'video', Video>>;
  sendAnimation: ApiSuccess<Omit<Message, 'animation' | 'document'> & { animation: Animation; document: Document }>;
  sendAudio: ApiSuccess<MessageWith<'audio', Audio>>;
  sendVoice: ApiSuccess<MessageWith<'voice', Voice>>;
  sendVideoNote: ApiSuccess<MessageWith<'video_note', VideoNote>>;
  sendSticker: ApiSuccess<MessageWith<'sticker', Sticker>>;
  sendLocation: ApiSuccess<MessageWith<'location', Location>>;
  sendVenue: ApiSuccess<Omit<Message, 'venue' | 'location'> & { venue: Venue; location: Location }>;
  sendContact: ApiSuccess<MessageWith<'contact', Contact>>;
  sendDice: ApiSuccess<MessageWith<'dice', Dice>>;
  sendPoll: ApiSuccess<MessageWith<'poll', Poll>>;
  sendMediaGroup: ApiSuccess<AlbumPart[]>;
  copyMessage: ApiSuccess<MessageId>;
  copyMessages: ApiSuccess<MessageId[]>;
  forwardMessage: ApiSuccess<Message>;
  forwardMessages: ApiSuccess<MessageId[]>;
  pinChatMessage: ApiSuccess<true>;
  unpinChatMessage: ApiSuccess<true>;
  stopPoll: ApiSuccess<Poll>;
  sendChatAction: ApiSuccess<true>;
  editMessageText: ApiSuccess<Update.Edited & MessageWith<'text', string>>;
  editMessageCaption: ApiSuccess<Update.Edited & Message>;
  editMessageReplyMarkup: ApiSuccess<Update.Edited & Message>;
  deleteMessage: ApiSuccess<true>;
  answerCallbackQuery: ApiSuccess<true>;
  setMyCommands: ApiSuccess<true>;
  getMyCommands: ApiSuccess<BotCommand[]>;
  deleteMyCommands: ApiSuccess<true>;
  getFile: ApiSuccess<File>;
  getChat: ApiSuccess<ChatFullInfo>;
  getChatMember: ApiSuccess<ChatMember>;
}

type AlbumPart =
  | MessageWith<'photo', PhotoSize[]>
  | MessageWith<'video', Video>
  | MessageWith<'audio', Audio>
  | MessageWith<'document', Document>;

/** Not Message.TextMessage and its like: where they say `NonNullable<T[]>` the generator makes an object of the array. */
type MessageWith<K extends keyof Message, V> = Omit<Message, K> & Record<K, V>;

/** Any refusal. */
export type Refusal = ApiError;

type Declared<M extends keyof Answers> = ApiSuccess<ReturnType<ApiMethods<string>[M]>>;
type Disagreeing = { [M in keyof Answers]: Answers[M] extends Declared<M> ? never : M }[keyof Answers];
export const everyAnswerAgrees: [Disagreeing] extends [never] ? true : Disagreeing = true;
