import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ApiFailure, tooManyRequests } from '../../../main/practice/failure.ts';
import type { Probe, WatchedRequest } from '../../../main/practice/gateway.ts';
import { type PracticeOptions, PracticeServer } from '../../../main/practice/server.ts';
import { type Fault, Faults } from './faults.ts';
import { SendLimits } from './limits.ts';
import { type NewChat, PeopleInGroups } from './people.ts';
import { RequestLog, type RequestRecord } from './request-log.ts';

const DEFAULT_DESCRIPTIONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export interface TestTelegramOptions extends Omit<PracticeOptions, 'limits' | 'probe'> {
  /** Keep Telegram's limits on sending strictly. */
  enforceLimits?: boolean;
}

/** The practice server in the place of Telegram, with what can go wrong there, and what else people do. */
export class TestTelegram extends PracticeServer {
  /** What goes wrong next. */
  readonly faults: Faults;
  readonly #log: RequestLog;
  readonly #people: PeopleInGroups;

  constructor({ enforceLimits = false, ...options }: TestTelegramOptions) {
    const log = new RequestLog();
    const faults = new Faults(() => this.breakConnections());
    const limits = enforceLimits ? new SendLimits(options.now) : undefined;
    super({ ...options, limits, probe: new FaultProbe(faults, log, options.now) });
    this.faults = faults;
    this.#log = log;
    this.#people = new PeopleInGroups(this.world);
  }

  /** The latest 10,000 requests, oldest first. */
  get requests(): readonly Readonly<RequestRecord>[] {
    return this.#log.records;
  }

  /** A group or channel that the bot is in from now on; the bot hears of it. @throws Error when the id is taken */
  addChat(chat: NewChat): void {
    this.changing(() => this.#people.addChat(chat));
  }

  /** What is in doubt stays so: nobody can be asked whose a message is. */
  keepDoubts(): void {
    this.faults.next(
      'editMessageReplyMarkup',
      { kind: 'status', code: 400, description: 'Bad Request: not now' },
      1_000,
    );
  }

  /** Another service has what is written to the bot sent to this address. */
  setWebhook(url: string): void {
    this.world.updates.webhook = url;
  }

  /** The bot is blocked, or thrown out of a group, and hears of it. @throws Error when there is no such chat */
  block(chatId: number): void {
    this.changing(() => this.#people.block(chatId, true));
  }

  unblock(chatId: number): void {
    this.changing(() => this.#people.block(chatId, false));
  }

  /** Upgrades a group to a supergroup with a new id. @throws Error when `fromId` is no basic group */
  migrate(fromId: number, toId: number): void {
    this.changing(() => this.#people.migrate(fromId, toId));
  }

  protected override connected(socket: Socket): void {
    if (this.faults.offline) socket.destroy();
  }
}

/** Notes each request, and lets go wrong what was planned. */
class FaultProbe implements Probe {
  readonly #faults: Faults;
  readonly #log: RequestLog;
  readonly #now: () => number;

  constructor(faults: Faults, log: RequestLog, now: () => number) {
    this.#faults = faults;
    this.#log = log;
    this.#now = now;
  }

  take(method: string, request: IncomingMessage, response: ServerResponse): WatchedRequest | null {
    const record = this.#log.add(method, this.#now());
    response.on('close', () => {
      record.open = false;
    });
    const fault = method === '' ? undefined : this.#faults.take(method);
    if (fault?.kind === 'resetBeforeRead') request.socket.resetAndDestroy();
    if (fault?.kind === 'hang') request.resume();
    if (fault?.kind === 'resetBeforeRead' || fault?.kind === 'hang') return null;
    return {
      read: (params) => {
        this.#log.describe(record, params);
        if (fault?.kind === 'status') throw failureOf(fault);
      },
      async mayAnswer(status) {
        if (fault?.kind === 'resetAfterRead') {
          request.socket.resetAndDestroy();
          return false;
        }
        if (fault?.kind === 'delay') await whileOpen(response, fault.ms);
        if (response.destroyed) return false;
        record.status = status;
        return true;
      },
    };
  }
}

/** So long, or until the connection ends. */
function whileOpen(response: ServerResponse, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function failureOf({ code, description, retryAfter }: Extract<Fault, { kind: 'status' }>): ApiFailure {
  if (retryAfter === undefined)
    return new ApiFailure(code, description ?? DEFAULT_DESCRIPTIONS[code] ?? `Error ${code}`);
  const { message, parameters } = tooManyRequests(retryAfter);
  return new ApiFailure(code, description ?? message, parameters);
}
