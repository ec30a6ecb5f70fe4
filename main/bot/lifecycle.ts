import type { Api } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { Connection } from '../contract/state.ts';
import { backoffMs } from '../core/backoff.ts';
import type { Clock, Ledger, Log, Timers } from '../core/ports.ts';
import { type ApiTrouble, readApiError, sayUnreachable, UNAUTHORISED } from './api-errors.ts';
import type { ApiSignal } from './messenger.ts';

export interface LifecycleDeps {
  api: Pick<Api, 'getMe' | 'getUpdates' | 'deleteWebhook'>;
  ledger: Pick<Ledger, 'lastUpdateId' | 'setLastUpdateId'>;
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1). */
  random: () => number;
  /** Told once, when Telegram has said who the bot is. */
  onBot: (me: UserFromGetMe) => void;
  onConnection: (connection: Connection) => void;
  /** Handles one update to its end. What it throws is logged; the next update comes all the same. */
  onUpdate: (update: Update) => Promise<void>;
}

/** Telegram answers an idle poll after this long. */
const POLL_SECONDS = 30;
/** An answer that is this late will not come: the connection died without a word, as over a sleep. */
const POLL_ENDS_MS = (POLL_SECONDS + 15) * 1_000;
const ANSWER_WITHIN_MS = 15_000;
/** Telegram numbers updates upwards, but starts over at random after a quiet week: far below the last is new, not old. */
const SAME_SERIES = 100_000;
const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

/**
 * The talk with Telegram: says who the bot is, fetches updates one after the other, and outlives whatever the network
 * does. grammY's own loop ends for good at a second poller or a failing handler, and does not say when it is offline.
 */
export class Lifecycle {
  readonly #deps: LifecycleDeps;
  readonly #end = new AbortController();
  /** Ends the present poll or wait, to try again at once. */
  #hurry = new AbortController();
  #running: Promise<void> | null = null;
  #failures = 0;
  #connection: Connection = { state: 'connecting' };
  #offset: number | undefined;

  constructor(deps: LifecycleDeps) {
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

  /** Ends polling; an update that is being handled gets `withinMs` to finish. Never rejects. */
  async stop(withinMs: number): Promise<void> {
    this.#end.abort();
    if (!this.#running) return;
    let cancel = () => {};
    const limit = new Promise<void>((resolve) => {
      cancel = this.#deps.timers.after(withinMs, resolve);
    });
    await Promise.race([this.#running, limit]);
    cancel();
  }

  async #run(): Promise<void> {
    this.#tell(this.#connection);
    const hasBegun = await this.#untilDone(async () => {
      const me = await this.#deps.api.getMe(this.#signal(ANSWER_WITHIN_MS));
      // A webhook that another program once set would keep the updates to itself.
      await this.#deps.api.deleteWebhook({}, this.#signal(ANSWER_WITHIN_MS));
      this.#deps.onBot(me);
    });
    if (!hasBegun) return;
    this.#tell({ state: 'online' });
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
        const trouble = readApiError(error);
        this.#report(trouble, error);
        if (trouble.kind === 'unauthorised') return false;
        await this.#wait(this.#waitAfter(trouble));
      }
    }
    return false;
  }

  async #poll(): Promise<void> {
    const { api, ledger } = this.#deps;
    const updates = await api.getUpdates(
      {
        timeout: this.#connection.state === 'online' ? POLL_SECONDS : 0,
        allowed_updates: ALLOWED_UPDATES,
        ...(this.#offset === undefined ? {} : { offset: this.#offset }),
      },
      this.#signal(POLL_ENDS_MS),
    );
    this.#tell({ state: 'online' });
    for (const update of updates) {
      this.#offset = update.update_id + 1;
      if (this.#end.signal.aborted) return;
      if (isHandled(update.update_id, ledger.lastUpdateId())) continue;
      // Before it is handled: after a crash in between, a command is lost and its sender sees no answer. The other way
      // round it would be carried out twice.
      ledger.setLastUpdateId(update.update_id);
      await this.#handle(update);
    }
  }

  async #handle(update: Update): Promise<void> {
    try {
      await this.#deps.onUpdate(update);
    } catch (error) {
      this.#deps.log.error(`Update ${update.update_id} could not be handled`, error);
    }
  }

  #waitAfter(trouble: ApiTrouble): number {
    this.#failures++;
    if (trouble.kind === 'flood') return trouble.afterMs;
    return backoffMs(this.#failures, this.#deps.random());
  }

  #report(trouble: ApiTrouble, error: unknown): void {
    this.#deps.log.warn(`Telegram: ${trouble.kind}. ${error instanceof Error ? error.message : String(error)}`);
    if (trouble.kind === 'unauthorised') return this.#tellTrouble('unauthorised', UNAUTHORISED);
    if (trouble.kind === 'conflict') return this.#tellTrouble('conflict', CONFLICT);
    this.#tellTrouble('reconnecting', sayWhy(trouble));
  }

  #tellTrouble(state: 'unauthorised' | 'conflict' | 'reconnecting', reason: string): void {
    const before = this.#connection;
    const since = before.state === state ? before.since : this.#deps.clock.now();
    this.#tell({ state, since, reason });
  }

  #tell(connection: Connection): void {
    const isNews = JSON.stringify(connection) !== JSON.stringify(this.#connection) || connection.state === 'connecting';
    this.#connection = connection;
    if (isNews) this.#deps.onConnection(connection);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const signal = AbortSignal.any([this.#end.signal, this.#hurry.signal]);
      const done = () => {
        cancel();
        resolve();
      };
      const cancel = this.#deps.timers.after(ms, done);
      if (signal.aborted) done();
      else signal.addEventListener('abort', done, { once: true });
    });
  }

  #signal(withinMs: number): ApiSignal {
    return AbortSignal.any([this.#end.signal, this.#hurry.signal, AbortSignal.timeout(withinMs)]) as ApiSignal;
  }
}

const CONFLICT =
  'Another program fetches this bot’s messages. Close it, or make Carillon a bot of its own at @BotFather. Sending goes on.';

function sayWhy(trouble: ApiTrouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return sayUnreachable(trouble.code);
    case 'flood':
      return 'Telegram asked to wait.';
    case 'serverError':
      return `Telegram has a problem of its own (${trouble.code}).`;
    case 'refused':
      return `Telegram refused: ${trouble.description}.`;
    default:
      return 'Telegram does not answer. Check the internet connection.';
  }
}

function isHandled(updateId: number, last: number | undefined): boolean {
  return last !== undefined && updateId <= last && updateId > last - SAME_SERIES;
}
