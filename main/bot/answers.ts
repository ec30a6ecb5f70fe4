import { type Api, type Context, InlineKeyboard } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import { truncate } from '../contract/truncate.ts';
import type { Log, Timers } from '../core/ports.ts';
import { abortablePause } from '../core/timers.ts';
import { type ApiFailure, readApiError, sayCause } from './api-errors.ts';
import { encodeCallbackData } from './callback-data.ts';
import type { ApiSignal } from './client.ts';
import { type Reply, splitText } from './replies.ts';

export interface AnswersDeps {
  timers: Timers;
  log: Log;
  /** Aborted when the bot stops: nobody waits for an answer then. */
  closing: AbortSignal;
}

/** The next update waits for the answer to this one. */
const ANSWER_WITHIN_MS = 15_000;
/** Telegram asks for longer only when there is a flood; the answer is then not worth holding up everything. */
const LONGEST_WAIT_MS = 10_000;
/** Telegram's limit for the notice that a tap brings up. */
const MAX_TOAST = 200;
/** Of messages whose buttons are remembered; taps come within seconds of each other. */
const MAX_SHOWN = 200;
/** More of a label is seen on no phone; Telegram's own limit is not told. */
const MAX_LABEL = 64;
type Options = typeof PLAIN & { reply_markup?: InlineKeyboardMarkup };
const PLAIN = { link_preview_options: { is_disabled: true } };

/** Says in chats what came of a command. What fails is logged and never thrown: the command itself has been carried out. */
export class Answers {
  readonly #deps: AnswersDeps;
  /** Each message as the bot last changed it, and its buttons alone: a tap carries the ones that the user saw. */
  readonly #shown = new Map<string, { buttons: string; whole: string }>();

  constructor(deps: AnswersDeps) {
    this.#deps = deps;
  }

  /** A message of its own, in the chat and topic where the command was. @returns its id; undefined when it did not get there */
  say(ctx: Context, reply: Reply): Promise<number | undefined> {
    return this.#send(reply, (text, options, signal) => ctx.reply(text, options, signal));
  }

  /** A message that nobody asked for. */
  async tell(api: Api, chatId: number, reply: Reply): Promise<void> {
    await this.#send(reply, (text, options, signal) => api.sendMessage(chatId, text, options, signal));
  }

  /** In place of the message whose button was tapped; beside it where Telegram does not let it be changed any more. */
  async replace(ctx: Context, reply: Reply): Promise<void> {
    // A second tap on the same button: Telegram refuses a change that changes nothing.
    if (this.#shown.get(placeOf(ctx))?.whole === wholeIn(reply)) return;
    const isDone = await this.#edit(ctx, reply, (text, options, signal) => ctx.editMessageText(text, options, signal));
    if (isDone) this.#noteShown(placeOf(ctx), reply);
  }

  /** In place of an earlier message of the bot in this chat. */
  async replaceAt(ctx: Context, messageId: number, reply: Reply): Promise<void> {
    const chatId = ctx.chat?.id ?? 0;
    const isDone = await this.#edit(ctx, reply, (text, options, signal) =>
      ctx.api.editMessageText(chatId, messageId, text, options, signal),
    );
    if (isDone) this.#noteShown(`${chatId}:${messageId}`, reply);
  }

  /** Takes away what was typed. Where Telegram does not let the bot, it stays. */
  async remove(ctx: Context): Promise<void> {
    await this.#ask((signal) => ctx.deleteMessage(signal));
  }

  /** A change of a message that is there already. Where Telegram does not let it be changed any more, it stays as it is. */
  async change(request: (signal: ApiSignal) => Promise<unknown>): Promise<boolean> {
    return (await this.#ask(request)) === null;
  }

  /** Ends the wait that the tapped button shows. @param alert why nothing was done, or what must not be overlooked */
  async endTap(ctx: Context, alert?: string): Promise<void> {
    await this.#answerTap(ctx, alert === undefined ? {} : { text: truncate(alert, MAX_TOAST), show_alert: true });
  }

  /** The same with a word over the chat, which goes by itself. */
  async toast(ctx: Context, text: string): Promise<void> {
    await this.#answerTap(ctx, { text: truncate(text, MAX_TOAST) });
  }

  async #answerTap(ctx: Context, options: { text?: string; show_alert?: boolean }): Promise<void> {
    await this.#ask((signal) => ctx.answerCallbackQuery(options, signal));
  }

  /** Takes the tapped button away, and leaves its neighbours. What was put in its place since, by a tap before this one, stays. */
  async removeButton(ctx: Context): Promise<void> {
    const message = ctx.callbackQuery?.message;
    const rows = message && 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
    const shown = this.#shown.get(placeOf(ctx));
    if (shown !== undefined && shown.buttons !== dataIn(rows)) return;
    this.#shown.delete(placeOf(ctx));
    const isTapped = (button: object) => 'callback_data' in button && button.callback_data === ctx.callbackQuery?.data;
    const kept = rows.map((row) => row.filter((button) => !isTapped(button))).filter((row) => row.length > 0);
    await this.#ask((signal) => ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: kept } }, signal));
  }

  #noteShown(place: string, reply: Reply): void {
    this.#shown.delete(place);
    const buttons = dataIn(keyboardOf(reply).reply_markup?.inline_keyboard ?? []);
    this.#shown.set(place, { buttons, whole: wholeIn(reply) });
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MAX_SHOWN && oldest !== undefined) this.#shown.delete(oldest);
  }

  async #send(
    reply: Reply,
    send: (text: string, options: Options, signal: ApiSignal) => Promise<{ message_id: number }>,
  ): Promise<number | undefined> {
    const parts = splitText(reply.text);
    let sentId: number | undefined;
    for (const [index, part] of parts.entries()) {
      const options = { ...PLAIN, ...(index === parts.length - 1 ? keyboardOf(reply) : {}) };
      const sendAs = (text: string, options: Options) =>
        this.#ask(async (signal) => {
          sentId = (await send(text, options, signal)).message_id;
        });
      const failure = await sendAs(part, options);
      // What is refused, by its buttons or its characters, is said plainly: a command is never answered with silence.
      const isRefused = failure?.kind === 'refused' && !(await sendAs(plainly(part), PLAIN));
      if (failure && !isRefused) return undefined;
    }
    return sentId;
  }

  async #edit(
    ctx: Context,
    reply: Reply,
    edit: (text: string, options: Options, signal: ApiSignal) => Promise<unknown>,
  ): Promise<boolean> {
    const failure = await this.#ask((signal) => edit(reply.text, { ...PLAIN, ...keyboardOf(reply) }, signal));
    // It shows that already: a second tap on the same button, say.
    const isThere = failure?.kind === 'refused' && /message is not modified/.test(failure.description);
    if (failure?.kind === 'refused' && !isThere) await this.say(ctx, reply);
    return failure === null;
  }

  /** One request; a second, when Telegram asks for a short wait. Null: it went through. */
  async #ask(request: (signal: ApiSignal) => Promise<unknown>): Promise<ApiFailure | null> {
    const { closing, log } = this.#deps;
    for (let isSecond = false; ; isSecond = true) {
      try {
        await request(AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]) as ApiSignal);
        return null;
      } catch (error) {
        const failure = readApiError(error);
        if (!isSecond && failure.kind === 'flood' && failure.afterMs <= LONGEST_WAIT_MS) {
          await abortablePause(this.#deps.timers, failure.afterMs, this.#deps.closing);
        } else {
          log.warn(`An answer in the chat failed: ${sayCause(error)}`);
          return failure;
        }
      }
    }
  }
}

function placeOf({ callbackQuery }: Context): string {
  const message = callbackQuery?.message;
  return message ? `${message.chat.id}:${message.message_id}` : '';
}

function wholeIn({ text, buttons }: Reply): string {
  return JSON.stringify([text, buttons ?? []]);
}

/** The data of these buttons, as one string. */
function dataIn(rows: readonly (readonly object[])[]): string {
  return rows
    .flat()
    .map((button) => ('callback_data' in button ? button.callback_data : ''))
    .join('\n');
}

/** Without what Telegram could refuse in a text: halves of characters, and what steers but is not seen. Never empty. */
function plainly(text: string): string {
  const plain = text.toWellFormed().replace(/(?![\n\t])\p{Cc}/gu, '');
  return plain.trim() === '' ? '…' : plain;
}

function keyboardOf({ buttons }: Reply): { reply_markup?: InlineKeyboardMarkup } {
  if (!buttons) return {};
  return {
    reply_markup: InlineKeyboard.from(
      buttons.map((row) =>
        row.map(({ text, action }) => InlineKeyboard.text(truncate(text, MAX_LABEL), encodeCallbackData(action))),
      ),
    ),
  };
}
