import { verbatim } from '../../main/contract/translatable.ts';
import type { Messenger, SendOutcome, SendRequest } from '../../main/core/ports.ts';

export interface HeldRequest extends SendRequest {
  signal: AbortSignal;
  answer(outcome: SendOutcome): void;
}

type Script = (request: SendRequest, signal: AbortSignal) => SendOutcome | Promise<SendOutcome>;

/** A Telegram that answers as the test says, and remembers what it was asked. */
export class ScriptedMessenger implements Messenger {
  /** Every request, in the order of arrival. */
  readonly requests: (SendRequest & { at: number })[] = [];
  /** What is sent from now on is held until the test answers it. */
  readonly held: HeldRequest[] = [];
  #script: Script;
  readonly #now: () => number;
  #lastId = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#script = () => this.sent();
  }

  send(request: SendRequest, signal: AbortSignal): Promise<SendOutcome> {
    this.requests.push({ ...request, at: this.#now() });
    return Promise.resolve(this.#script(request, signal));
  }

  /** The texts that were asked to be sent, in order. */
  get texts(): string[] {
    return this.requests.map(({ message }) => message.text);
  }

  sent(): SendOutcome {
    this.#lastId++;
    return { kind: 'sent', messageId: this.#lastId };
  }

  /** Answers these one after the other, then "sent". */
  answer(...outcomes: SendOutcome[]): void {
    this.#script = () => outcomes.shift() ?? this.sent();
  }

  answerBy(script: Script): void {
    this.#script = script;
  }

  hold(): void {
    this.#script = (request, signal) =>
      new Promise((resolve) => {
        this.held.push({ ...request, signal, answer: resolve });
      });
  }
}

export const OFFLINE: SendOutcome = { kind: 'retry', scope: 'all', reason: verbatim('Telegram cannot be reached.') };
