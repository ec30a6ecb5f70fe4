import type { Delivery } from '../contract/delivery.ts';
import type { HeldSend } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { UserError } from './errors.ts';
import type { Clock, Timers } from './ports.ts';
import { SendGuard } from './send-guard.ts';
import type { StateStore } from './state-store.ts';

/** How long a send that was asked for in the window or the tray can be taken back. */
export const UNDO_SEND_MS = 5_000;

export interface HeldSendsDeps {
  state: Pick<StateStore, 'setFields'>;
  clock: Pick<Clock, 'now'>;
  timers: Timers;
}

/** What every send by hand goes through. */
export interface ManualSends {
  guard: SendGuard;
  held: HeldSends;
  /** Whether what is sent by hand in the window or the tray can be taken back for a moment. */
  canUndoSend: () => boolean;
}

/** @param canUndoSend left out: it leaves at once */
export function createManualSends(
  deps: HeldSendsDeps & { clock: Pick<Clock, 'now' | 'monotonic'> },
  canUndoSend = () => false,
): ManualSends {
  return { guard: new SendGuard(deps.clock), held: new HeldSends(deps), canUndoSend };
}

interface Held {
  send: HeldSend;
  /** Of its delivery while it is held: once that is another, it was decided otherwise. */
  state: Delivery['state'];
  leave: () => void;
  drop: () => void;
  cancelTimer: () => void;
}

/**
 * Sends that wait a few seconds in which the user can take them back. Nothing is kept here that a crash could lose: a run
 * stands in the ledger as pending and goes out at the next start; a delivery that is sent again stays undecided until it leaves.
 */
export class HeldSends {
  readonly #deps: HeldSendsDeps;
  readonly #held = new Map<string, Held>();

  constructor(deps: HeldSendsDeps) {
    this.#deps = deps;
  }

  /** @param leave sends it; @param drop undoes what was prepared for it */
  hold(
    delivery: Pick<Delivery, 'key' | 'jobId' | 'chatId' | 'state'>,
    title: Translatable,
    { leave, drop }: Pick<Held, 'leave' | 'drop'>,
  ): HeldSend {
    const { key, jobId, chatId, state } = delivery;
    const send = { key, jobId, title, chatId, until: this.#deps.clock.now() + UNDO_SEND_MS };
    const cancelTimer = this.#deps.timers.after(UNDO_SEND_MS, () => this.#leave(key));
    this.#held.set(key, { send, state, leave, drop, cancelTimer });
    this.#show();
    return send;
  }

  has(key: string): boolean {
    return this.#held.has(key);
  }

  /** @throws UserError when it has left */
  takeBack(key: string): HeldSend {
    const held = this.#held.get(key);
    if (!held) throw new UserError('conflict', 'error.tooLateUndoMessage');
    held.drop();
    this.#remove(key);
    return held.send;
  }

  /** Takes note of what became of a delivery: what is stopped, paused or decided otherwise is held no more. */
  note({ key, state }: Delivery): void {
    const held = this.#held.get(key);
    if (held && held.state !== state) this.#remove(key);
  }

  /** Carillon ends: what the user asked for leaves now. */
  flush(): void {
    for (const key of [...this.#held.keys()]) this.#leave(key);
  }

  #leave(key: string): void {
    const held = this.#held.get(key);
    this.#remove(key);
    held?.leave();
  }

  #remove(key: string): void {
    const held = this.#held.get(key);
    if (!held) return;
    held.cancelTimer();
    this.#held.delete(key);
    this.#show();
  }

  #show(): void {
    this.#deps.state.setFields({ held: [...this.#held.values()].map(({ send }) => send) });
  }
}
