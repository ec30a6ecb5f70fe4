import { once } from 'node:events';
import { type Api, GrammyError, HttpError } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { Connection } from '../contract/state.ts';
import type { Clock, Ledger, Log, Timers } from '../core/ports.ts';
import { backoffMs } from '../core/retry-with-backoff.ts';
import { abortablePause, within } from '../core/timers.ts';
import { msg } from '../i18n/msg.ts';
import { type ApiFailure, meaningOf, readApiError, sayCause, WebhookInPlace } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { RequestBroke } from './network/transport.ts';

export interface PollingLoopDeps {
  api: Pick<Api, 'getMe' | 'getUpdates' | 'getWebhookInfo' | 'deleteWebhook'>;
  ledger: Pick<Ledger, 'lastUpdateId' | 'setLastUpdateId'>;
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1). */
  random: () => number;
  /** Told once, when Telegram has said who the bot is. */
  onBot: (me: UserFromGetMe) => void;
  onConnection: (connection: Connection) => void;
  /**
   * Handles one update to its end. What it throws is logged; the next update comes all the same. `isFromAbsence`: it may have
   * waited at Telegram for hours, for nobody asked for updates.
   */
  onUpdate: (update: Update, isFromAbsence: boolean) => Promise<void>;
  /** An absence that is shorter than this, in ms, is none. */
  absenceMs: () => number;
}

/** An answer that is this late will not come: the connection died without a word, as over a sleep. */
const ANSWER_WITHIN_MS = 15_000;
/** Telegram answers an idle poll after this long. */
const POLL_SECONDS = 30;
/**
 * Two programs that poll in turn each succeed for a moment: the conflict is over only when a poll stands this long. After
 * any other trouble an answer at once says that all is well.
 */
const CONFLICT_POLL_SECONDS = 10;
/** A server or a proxy that does not wait for news, as it is asked to, is asked no more often than this. */
const LEAST_POLL_MS = 1_000;
/** Where nobody is bothered by trying often, the end of the trouble is to be noticed soon. */
const MAX_WAIT_MS: Partial<Record<ApiFailure['kind'], number>> = {
  unreachable: 10_000,
  conflict: 10_000,
  webhook: 10_000,
};
/** Telegram numbers updates upwards, but starts over at random after a quiet week: far below the last is new, not old. */
const SAME_SERIES = 100_000;
/** Telegram's own bound: when so many come, there may be more of them. */
const MAX_UPDATES = 100;
/** Posts of channels are asked for so that their ids are known: see MessageIds. */
const ALLOWED_UPDATES = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/**
 * The talk with Telegram: says who the bot is, fetches updates one after the other, and outlives whatever the network
 * does. grammY's own loop ends for good at a second poller or a failing handler, and does not say when it is offline.
 */
export class PollingLoop {
  readonly #deps: PollingLoopDeps;
  readonly #end = new AbortController();
  /** Ends the present poll or wait, to try again at once. */
  #hurry = new AbortController();
  #running: Promise<void> | null = null;
  #failures = 0;
  #connection: Connection = { state: 'connecting' };
  #offset: number | undefined;
  /** Epoch ms at which Telegram last answered a poll; null before the first. Not monotonic: a sleep counts. */
  #heardAt: number | null = null;
  /** The user wants the bot here, whoever else has it. */
  #mayTakeOver = false;
  /** Another computer fetches the updates; null: this one does. Resolved when that changes. */
  #silence: PromiseWithResolvers<void> | null = null;

  constructor(deps: PollingLoopDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** The network or the computer came back: try now, on a fresh connection. */
  wake(): void {
    this.#failures = 0;
    this.#hurry.abort();
  }

  /** Takes the bot back from a service that has its updates sent there. */
  takeOver(): void {
    this.#mayTakeOver = true;
    this.wake();
  }

  /** Whether this computer fetches the updates, or another one. */
  setListening(isListening: boolean): void {
    if (isListening === (this.#silence === null)) return;
    this.#silence?.resolve();
    this.#silence = isListening ? null : Promise.withResolvers();
    this.wake();
  }

  /** Ends polling; an update that is being handled gets `withinMs` to finish. Never rejects. */
  async stop(withinMs: number): Promise<void> {
    this.#end.abort();
    if (!this.#running) return;
    await within(this.#deps.timers, withinMs, this.#running);
  }

  async #run(): Promise<void> {
    this.#tell(this.#connection);
    const hasBegun = await this.#untilDone(async () => {
      const { api, onBot } = this.#deps;
      const me = await this.#within(ANSWER_WITHIN_MS, (signal) => api.getMe(signal));
      await this.#makeWay();
      onBot(me);
    });
    if (!hasBegun) return;
    while (!this.#end.signal.aborted) {
      if (!(await this.#untilDone(() => this.#poll()))) return;
    }
  }

  /** Tries until it succeeds. False: there is no point in going on (stopped, or the token is refused). */
  async #untilDone(attempt: () => Promise<void>): Promise<boolean> {
    while (!this.#end.signal.aborted) {
      this.#hurry = new AbortController();
      try {
        await attempt();
        this.#failures = 0;
        return true;
      } catch (error) {
        if (this.#end.signal.aborted) return false;
        if (this.#hurry.signal.aborted) continue;
        const failure = readApiError(error);
        this.#report(failure, error);
        if (failure.kind === 'unauthorised') return false;
        await this.#wait(this.#waitAfter(failure));
      }
    }
    return false;
  }

  async #poll(): Promise<void> {
    if (this.#silence) {
      this.#tell({ state: 'online' });
      await Promise.race([this.#silence.promise, once(this.#end.signal, 'abort')]);
      return;
    }
    const { api, ledger, clock, absenceMs } = this.#deps;
    // Updates that have waited at Telegram come at once; those that come to a poll that stands were only just sent.
    const isAfterAbsence = this.#heardAt === null || clock.now() - this.#heardAt > absenceMs();
    const isConflict = this.#connection.state === 'conflict';
    const seconds = isAfterAbsence && !isConflict ? 0 : pollSeconds(this.#connection.state);
    if (isConflict) await this.#makeWay();
    const askedAt = clock.monotonic();
    const query = {
      timeout: seconds,
      allowed_updates: ALLOWED_UPDATES,
      ...(this.#offset === undefined ? {} : { offset: this.#offset }),
    };
    const updates = await this.#within(seconds * 1_000 + ANSWER_WITHIN_MS, (signal) => api.getUpdates(query, signal));
    this.#tell({ state: 'online' });
    if (updates.length < MAX_UPDATES) this.#heardAt = clock.now();
    for (const update of updates) {
      // What is left of the batch was not confirmed to Telegram: the next start gets it again.
      if (this.#end.signal.aborted) return;
      if (!isHandled(update.update_id, ledger.lastUpdateId())) {
        // Before it is handled: after a crash in between, a command is lost and its sender sees no answer. The other way
        // round it would be carried out twice.
        ledger.setLastUpdateId(update.update_id);
        await this.#handle(update, isAfterAbsence);
      }
      this.#offset = update.update_id + 1;
    }
    const took = clock.monotonic() - askedAt;
    if (updates.length === 0 && seconds > 0 && took < LEAST_POLL_MS) await this.#wait(LEAST_POLL_MS - took);
  }

  /** A webhook keeps all updates to itself. It is another service's, and goes only when the user says so. @throws WebhookInPlace */
  async #makeWay(): Promise<void> {
    const { api } = this.#deps;
    const { url = '' } = await this.#within(ANSWER_WITHIN_MS, (signal) => api.getWebhookInfo(signal)).catch(noWebhooks);
    if (url === '') return;
    if (!this.#mayTakeOver) throw new WebhookInPlace(url);
    await this.#within(ANSWER_WITHIN_MS, (signal) => api.deleteWebhook({}, signal));
    this.#mayTakeOver = false;
  }

  async #handle(update: Update, isFromAbsence: boolean): Promise<void> {
    try {
      await this.#deps.onUpdate(update, isFromAbsence);
    } catch (error) {
      this.#deps.log.error(`Update ${update.update_id} could not be handled`, error);
    }
  }

  #waitAfter(failure: ApiFailure): number {
    this.#failures++;
    if (failure.kind === 'flood') return failure.afterMs;
    return backoffMs(this.#failures, this.#deps.random(), 1_000, MAX_WAIT_MS[failure.kind]);
  }

  #report(failure: ApiFailure, error: unknown): void {
    const { clock, log } = this.#deps;
    const before = this.#connection;
    const meaning = isOfTelegram(error)
      ? meaningOf(failure).connection
      : { state: 'reconnecting' as const, reason: INTERNAL };
    const { state, reason } = meaning;
    const since = before.state === state ? before.since : clock.now();
    // Once a trouble, not once a try: a night offline is one line.
    if (before.state !== state || before.reason !== reason) log.warn(`Telegram: ${failure.kind}. ${sayCause(error)}`);
    this.#tell({ ...meaning, since } as Connection);
  }

  #tell(connection: Connection): void {
    const before = this.#connection;
    const isNews = JSON.stringify(connection) !== JSON.stringify(before) || connection.state === 'connecting';
    if (!isNews || this.#end.signal.aborted) return;
    this.#connection = connection;
    if (connection.state === 'online') this.#deps.log.info('Telegram: online.');
    try {
      this.#deps.onConnection(connection);
    } catch (error) {
      // Whoever listens must not end the polling.
      this.#deps.log.error('The state of the connection could not be shown', error);
    }
  }

  #wait(ms: number): Promise<void> {
    return abortablePause(this.#deps.timers, ms, AbortSignal.any([this.#end.signal, this.#hurry.signal]));
  }

  /** A request that ends with stop(), with wake(), and after `ms` at the latest. */
  async #within<T>(ms: number, request: (signal: ApiSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const cancel = this.#deps.timers.after(ms, () => late.abort());
    try {
      return await request(AbortSignal.any([this.#end.signal, this.#hurry.signal, late.signal]) as ApiSignal);
    } finally {
      cancel();
    }
  }
}

const INTERNAL = msg('notice.somethingWentWrongInside');

function pollSeconds(state: Connection['state']): number {
  if (state === 'online') return POLL_SECONDS;
  return state === 'conflict' ? CONFLICT_POLL_SECONDS : 0;
}

/** Whatever else is thrown on the way is our own: a full disk under the ledger, say. */
function isOfTelegram(error: unknown): boolean {
  return error instanceof GrammyError || error instanceof HttpError || error instanceof WebhookInPlace;
}

/** A server that knows no webhooks has none. Should there be one all the same, the poll is refused and says so. */
function noWebhooks(error: unknown): { url?: string } {
  const isUnknown = error instanceof GrammyError && error.error_code === 404;
  const cause = error instanceof HttpError ? error.error : undefined;
  if (isUnknown || (cause instanceof RequestBroke && cause.status !== undefined)) return {};
  throw error;
}

function isHandled(updateId: number, last: number | undefined): boolean {
  return last !== undefined && updateId <= last && updateId > last - SAME_SERIES;
}
