import type { AfterSend } from '../contract/after-send.ts';
import type { Delivery } from '../contract/delivery.ts';
import type { Message } from '../contract/message.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import type { AfterSendAction, AfterSendStep, ChatActions, Clock, Ledger, Log, Timers } from './ports.ts';
import { backoffMs } from './retry-with-backoff.ts';

export type AfterSendLedger = Pick<
  Ledger,
  'addAfterSend' | 'previousSent' | 'dueAfterSend' | 'nextAfterSendAt' | 'putOffAfterSend' | 'endAfterSend' | 'get'
>;

export interface AfterSendDeps {
  ledger: AfterSendLedger;
  /** Whether this installation may do anything in chats now. */
  mayBegin: () => boolean;
  actions: ChatActions;
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1): the jitter of backoff. */
  random: () => number;
  onDelivery: (delivery: Delivery) => void;
}

/** Of one round: between two, everything else has its turn. */
const AT_ONCE = 20;
/** Waits go by the wall clock and timers do not: no later than this it is looked at again. */
const LOOK_AGAIN_MS = 3_600_000;
/** Between two rounds; and while another installation does it. */
const BREATH_MS = 1_000;
const ELSEWHERE_MS = 10 * 60_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;

/**
 * Writes what is to be done with a message once it was sent. In the transaction that notes that it was: whenever the process
 * ends, either both are on record or neither is.
 */
export function planAfterSend(ledger: AfterSendLedger, delivery: Delivery, settings: AfterSend, now: number): void {
  const { key, chatId, messageId, messageIds = messageId === undefined ? [] : [messageId] } = delivery;
  if (messageIds.length === 0) return;
  const step = (action: AfterSendAction, target: { key: string; messageIds: readonly number[] }, afterMs = 0) => ({
    ...{ key, action, dueAt: now + afterMs, attempts: 0, chatId },
    ...{ messageIds: target.messageIds, targetKey: target.key },
  });
  const own = { key, messageIds };
  const { pin, unpinPrevious, replacePrevious, deleteAfterMs, closePollAfterMs } = settings;
  const previous = unpinPrevious || replacePrevious ? ledger.previousSent(delivery) : undefined;
  ledger.addAfterSend([
    ...(pin ? [step(pin === 'silently' ? 'pinSilently' : 'pin', own)] : []),
    ...(previous && unpinPrevious && !replacePrevious ? [step('unpinPrevious', previous)] : []),
    ...(previous && replacePrevious ? [step('deletePrevious', previous)] : []),
    ...(deleteAfterMs === undefined ? [] : [step('delete', own, deleteAfterMs)]),
    ...(closePollAfterMs !== undefined && delivery.message?.poll ? [step('closePoll', own, closePollAfterMs)] : []),
  ]);
}

/**
 * Does what was planned, each at its time, one after the other. Each may be done twice with no harm: what a process that died
 * had under way is done again.
 */
export class AfterSendSteps {
  readonly #deps: AfterSendDeps;
  #cancelTimer = () => {};
  #isRunning = false;
  #stopped = false;

  constructor(deps: AfterSendDeps) {
    this.#deps = deps;
  }

  /** Something was planned, the computer woke up, or it is the start. */
  wake(leastMs = 0): void {
    if (this.#stopped || this.#isRunning) return;
    this.#cancelTimer();
    const at = this.#deps.ledger.nextAfterSendAt();
    if (at === undefined) return;
    const wait = Math.min(Math.max(leastMs, at - this.#deps.clock.now()), LOOK_AGAIN_MS);
    this.#cancelTimer = this.#deps.timers.after(wait, () => {
      this.#isRunning = true;
      void this.#round().finally(() => {
        this.#isRunning = false;
        this.wake(this.#deps.mayBegin() ? BREATH_MS : ELSEWHERE_MS);
      });
    });
  }

  /** Nothing more is begun or noted: what is under way is done again at the next start. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  async #round(): Promise<void> {
    const { ledger, clock, log, mayBegin } = this.#deps;
    for (const step of ledger.dueAfterSend(clock.now(), AT_ONCE)) {
      if (this.#stopped || !mayBegin()) return;
      try {
        await this.#do(step);
      } catch (error) {
        if (this.#stopped) return;
        log.error(`${step.key} could not be followed up; it is tried again`, error);
        this.#putOff(step);
      }
    }
  }

  /** A disk that refuses this, too, lets it be tried at the next round. */
  #putOff(step: AfterSendStep): void {
    const { ledger, clock, log } = this.#deps;
    try {
      ledger.putOffAfterSend(step, clock.now() + LONGEST_BACKOFF_MS);
    } catch (error) {
      log.error(`${step.key} could not be put off`, error);
    }
  }

  async #do(step: AfterSendStep): Promise<void> {
    const { ledger, actions, clock, random, onDelivery } = this.#deps;
    const target = ledger.get(step.targetKey);
    const isGone = target?.deletedAt !== undefined;
    const message: Message | undefined = target && (target.message ?? { text: target.text });
    const outcome = isGone ? ({ kind: 'gone' } as const) : await actions.perform(step, message);
    if (this.#stopped) return;
    if (outcome.kind === 'retry') {
      const wait = outcome.afterMs ?? backoffMs(step.attempts + 1, random(), 1_000, LONGEST_BACKOFF_MS);
      return ledger.putOffAfterSend(step, clock.now() + wait);
    }
    const how =
      outcome.kind === 'failed' ? msg(FAILED[step.action], { why: outcome.reason }) : SAID[outcome.kind][step.action];
    const deletes =
      (step.action === 'delete' || step.action === 'deletePrevious') && outcome.kind !== 'failed' && !isGone;
    for (const changed of ledger.endAfterSend(step, { at: clock.now(), how, deletes })) onDelivery(changed);
  }
}

const GONE = msg('delivery.goneFromChat');
const PREVIOUS_GONE = msg('delivery.previousGoneFromChat');

const SAID: Readonly<Record<'done' | 'gone', Readonly<Record<AfterSendAction, Translatable>>>> = {
  done: {
    pin: msg('delivery.pinned'),
    pinSilently: msg('delivery.pinned'),
    unpinPrevious: msg('delivery.previousUnpinned'),
    deletePrevious: msg('delivery.previousDeleted'),
    delete: msg('delivery.deletedAsPlanned'),
    closePoll: msg('delivery.pollClosed'),
  },
  gone: {
    pin: GONE,
    pinSilently: GONE,
    unpinPrevious: PREVIOUS_GONE,
    deletePrevious: PREVIOUS_GONE,
    delete: GONE,
    closePoll: GONE,
  },
};

const FAILED = {
  pin: 'delivery.notPinned',
  pinSilently: 'delivery.notPinned',
  unpinPrevious: 'delivery.previousNotUnpinned',
  deletePrevious: 'delivery.previousNotDeleted',
  delete: 'delivery.notDeleted',
  closePoll: 'delivery.pollNotClosed',
} as const satisfies Record<AfterSendAction, string>;
