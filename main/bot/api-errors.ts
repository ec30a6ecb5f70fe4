import { GrammyError, HttpError } from 'grammy';
import type { Translatable } from '../contract/translatable.ts';
import type { SendOutcome } from '../core/ports.ts';
import { duration, msg } from '../i18n/msg.ts';
import { RequestBroke } from './network/transport.ts';
import { explainRefusal } from './refusals.ts';

/** What went wrong with one request to the Bot API, as far as it matters to anyone who made it. */
export type ApiFailure =
  | { kind: 'unauthorised' }
  | { kind: 'conflict' }
  /** Another service has Telegram send it what is written to the bot. `host` is '' when it is not known. */
  | { kind: 'webhook'; host: string }
  | { kind: 'flood'; afterMs: number }
  | { kind: 'migrated'; chatId: number }
  /** Telegram said no, and will again. */
  | { kind: 'refused'; description: string }
  /** Some parts of an album may stand in the chat, though Telegram said no. */
  | { kind: 'partlyRefused'; description: string }
  /**
   * Telegram had the request and answered with an error of its own. It says so too of messages that are under way while its
   * server restarts, and that arrive all the same (telegram-bot-api, Client::on_closed).
   */
  | { kind: 'serverError'; code: number }
  /** No connection was made: the request has certainly not been heard. */
  | { kind: 'unreachable'; code: string }
  /** The connection broke before all of the request was out: Telegram carries out nothing by halves. */
  | { kind: 'cut'; why: string }
  /** Something in front of Telegram answered, after it had all of the request. */
  | { kind: 'gatewayError'; status: number }
  /** The request went out, and no answer that can be read came back. */
  | { kind: 'noAnswer'; why: string };

/** Telegram was asked, and sends the bot's updates to another service. */
export class WebhookInPlace extends Error {
  readonly host: string;

  constructor(url: string) {
    super('webhook');
    this.host = URL.parse(url)?.host ?? '';
  }
}

/** Reads any error that a grammY call over our transport rejects with. */
export function readApiError(error: unknown): ApiFailure {
  if (error instanceof WebhookInPlace) return { kind: 'webhook', host: error.host };
  if (error instanceof GrammyError) return readAnswer(error);
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof RequestBroke) return readBreak(cause);
  return { kind: 'noAnswer', why: cause instanceof Error ? cause.name : 'unknown' };
}

function readAnswer({ method, error_code: code, description, parameters }: GrammyError): ApiFailure {
  if (parameters.migrate_to_chat_id !== undefined) return { kind: 'migrated', chatId: parameters.migrate_to_chat_id };
  // 404 is what Telegram says to a token that has not even the form of one; every method that we call exists.
  if (code === 401 || code === 404) return { kind: 'unauthorised' };
  if (code === 409) return /webhook/i.test(description) ? { kind: 'webhook', host: '' } : { kind: 'conflict' };
  if (method === 'sendMediaGroup' && (code === 429 || PART_FAILED.test(description))) {
    return { kind: 'partlyRefused', description };
  }
  if (code === 429) return { kind: 'flood', afterMs: (parameters.retry_after ?? 1) * 1_000 };
  // The one 5xx that says what became of the message: it was there, and is gone.
  if (code >= 500 && !DELETED_AT_ONCE.test(description)) return { kind: 'serverError', code };
  return { kind: 'refused', description };
}

/** How telegram-bot-api (Client::on_message_send_failed) words that a part of an album failed. */
const PART_FAILED = /failed to send message #\d/i;

const BODY_TOO_LARGE = 413;

function readBreak({ stage, code, status }: RequestBroke): ApiFailure {
  if (stage === 'connecting') return { kind: 'unreachable', code };
  if (status === BODY_TOO_LARGE) return { kind: 'refused', description: 'Request Entity Too Large' };
  if (stage === 'sending') return { kind: 'cut', why: code };
  return status !== undefined && status >= 400 ? { kind: 'gatewayError', status } : { kind: 'noAnswer', why: code };
}

/** Whether a request was refused, before anything was sent, because Telegram does not know a file by its id any more. */
export function isFileIdRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && FILE_ID_REFUSED.test(error.description);
}

const FILE_ID_REFUSED =
  /wrong (remote )?file (id|identifier)|FILE_REFERENCE_|FILE_ID_INVALID|wrong type of file|can't use file of type/i;

/** For the log, which takes the token out: what a network error was about is in the error inside it. */
export function sayCause(error: unknown): string {
  const cause = error instanceof HttpError ? error.error : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** What each trouble means: for the message that a request carried, and for the connection where it was a poll. */
const MEANING: { [K in ApiFailure['kind']]: (failure: Extract<ApiFailure, { kind: K }>) => Meaning } = {
  // Nothing goes out until there is another token; what waits is kept.
  unauthorised: () => ({
    outcome: { kind: 'unauthorised', reason: UNAUTHORISED },
    connection: { state: 'unauthorised', reason: UNAUTHORISED },
  }),
  // Of those who poll only; sending is everybody's.
  conflict: () => ({
    outcome: { kind: 'failed', reason: explainRefusal('Conflict').advice },
    connection: { state: 'conflict', reason: CONFLICT },
  }),
  webhook: ({ host }) => ({
    outcome: { kind: 'failed', reason: explainRefusal('Conflict').advice },
    connection: { state: 'conflict', reason: sayWebhook(host), webhook: host },
  }),
  // This chat waits, and no other.
  flood: ({ afterMs }) => ({
    outcome: { kind: 'retry', scope: 'chat', afterMs, reason: sayWait(afterMs) },
    connection: { state: 'reconnecting', reason: sayWait(afterMs) },
  }),
  // The message, those behind it and the jobs move along.
  migrated: ({ chatId }) => ({
    outcome: { kind: 'migrated', chatId },
    connection: { state: 'reconnecting', reason: NO_ANSWER },
  }),
  // It may have arrived: again could be twice, so the user decides.
  serverError: ({ code }) => ({
    outcome: {
      kind: 'unsure',
      reason: msg('delivery.telegramsServerAnsweredError', { code: String(code) }),
    },
    connection: { state: 'reconnecting', reason: sayServerError(code) },
  }),
  gatewayError: ({ status }) => ({
    outcome: {
      kind: 'unsure',
      reason: msg('delivery.serverFrontTelegramAnswered', { status: String(status) }),
    },
    connection: { state: 'reconnecting', reason: sayServerError(status) },
  }),
  partlyRefused: ({ description }) => ({
    outcome: {
      kind: 'unsure',
      reason: msg('delivery.telegramRefusedPartAlbum', { description: description.replace(/\.$/, '') }),
    },
    connection: { state: 'reconnecting', reason: NO_ANSWER },
  }),
  // It certainly did not arrive. Others may have a better line: a small message gets through where a video does not.
  cut: () => ({
    outcome: {
      kind: 'retry',
      scope: 'chat',
      reason: msg('delivery.connectionBrokeBeforeWhole'),
    },
    connection: { state: 'reconnecting', reason: NO_ANSWER },
  }),
  // It certainly did not arrive, and would not elsewhere: all wait, ever longer.
  unreachable: ({ code }) => ({
    outcome: { kind: 'retry', scope: 'all', reason: sayUnreachable(code) },
    connection: { state: 'reconnecting', reason: sayUnreachable(code) },
  }),
  // It may have arrived: again could be twice, so the user decides.
  noAnswer: () => ({
    outcome: { kind: 'unsure', reason: msg('delivery.connectionBrokeBeforeTelegram') },
    connection: { state: 'reconnecting', reason: NO_ANSWER },
  }),
  // Final: the user has to do something.
  refused: ({ description }) => ({
    outcome: failureOf(description),
    connection: { state: 'reconnecting', reason: msg('telegram.refused', { description }) },
  }),
};

function failureOf(description: string): Extract<SendOutcome, { kind: 'failed' }> {
  const { advice, finalFor } = explainRefusal(description);
  return { kind: 'failed', reason: advice, finalFor };
}

interface Meaning {
  outcome: Exclude<SendOutcome, { kind: 'sent' }>;
  connection: { state: 'reconnecting' | 'conflict' | 'unauthorised'; reason: Translatable; webhook?: string };
}

export function meaningOf(failure: ApiFailure): Meaning {
  // Each kind has the entry of its name; TypeScript cannot follow that through a variable.
  return (MEANING[failure.kind] as (failure: ApiFailure) => Meaning)(failure);
}

const NO_ANSWER = msg('delivery.telegramDoesNotAnswer');
const CONFLICT = msg('delivery.anotherProgramFetchesBots');

function sayWebhook(host: string): Translatable {
  return host === ''
    ? msg('delivery.anotherServiceReceivesWhat')
    : msg('delivery.anotherServiceReceivesWhatWritten', { host });
}

function sayWait(ms: number): Translatable {
  return msg('delivery.telegramAskedWait', { wait: duration(ms) });
}

function sayServerError(code: number): Translatable {
  return msg('delivery.telegramProblemOwn', { code: String(code) });
}

const UNAUTHORISED = msg('delivery.telegramDoesNotAccept');

/** TLS has its say before the connection stands. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Why nothing gets through to Telegram, and what to do. */
export function sayUnreachable(code: string): Translatable {
  // 401 is what tinyproxy says to a wrong password.
  if (code === 'PROXY_407' || code === 'PROXY_401') return msg('delivery.proxyAsksUserName');
  if (code === 'PROXY_UNREADABLE') return msg('delivery.proxysAddressCannotRead');
  if (code.startsWith('PROXY_')) return msg('delivery.proxyDoesNotLet', { code: code.slice('PROXY_'.length) });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return msg('delivery.telegramsAddressCannotLooked');
  if (CERTIFICATE.test(code)) return msg('delivery.somethingBetweenComputerTelegram');
  return msg('delivery.telegramCannotReachedCheck');
}

const DELETED_AT_ONCE = /sent message was immediately deleted/;
