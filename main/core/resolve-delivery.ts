import type { Delivery } from '../contract/delivery.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { UserError } from './errors.ts';
import type { ManualSends } from './held-sends.ts';
import { nameOf } from './job-identity.ts';
import type { Outbox } from './outbox.ts';
import type { Gate } from './permission.ts';
import type { Clock, Ledger } from './ports.ts';
import { AlreadySending } from './send-guard.ts';

export interface ResolveDeps {
  ledger: Pick<Ledger, 'get' | 'update' | 'seen'>;
  outbox: Pick<Outbox, 'enqueue'>;
  clock: Clock;
  onDelivery: (delivery: Delivery) => void;
}

export type ResendDeps = ResolveDeps &
  Pick<ManualSends, 'guard' | 'held'> & {
    /** Asks the bounds of a delivery's message, leaving the user's word aside. */
    gate: Gate;
  };

/** The message's quiet hours, days off, last day or pause speak against sending it now: the user is asked first. */
export class OutsideBounds extends UserError {
  constructor(reason: Translatable) {
    super('outsideBounds', reason);
  }
}

/**
 * The user's word on a delivery that Carillon cannot decide: it arrived, or send it (again).
 * Null when there is no such delivery, or none that waits for a word.
 */
export function resolveDelivery(deps: ResolveDeps, key: string, as: 'arrived' | 'resend'): Delivery | null {
  const { ledger, outbox, clock, onDelivery } = deps;
  if (!isOpen(ledger.get(key), as)) return null;
  const at = clock.now();
  const delivery =
    as === 'arrived'
      ? ledger.update(key, { state: 'sent', at, reason: msg('delivery.youSaidArrived') })
      : ledger.update(key, { state: 'pending', at, reason: msg('delivery.youAskedSendAgain'), wantedAt: at });
  onDelivery(delivery);
  // The user has seen it, for they decided about it.
  if (delivery.missed) markSeen(deps, [key]);
  // Lateness counts from the user's word: it is wanted now.
  if (as === 'resend') outbox.enqueue(delivery, at);
  return delivery;
}

export interface ResendOptions {
  /** Whether the user may take it back for a moment: until it leaves, it is as undecided as before. */
  isHeld: boolean;
  /** The user knows that the bounds of its message speak against it now. */
  anyway: boolean;
}

/**
 * Sends it (again), as {@link resolveDelivery} does; once a gesture.
 * @throws AlreadySending, OutsideBounds
 */
export function resend(deps: ResendDeps, key: string, { isHeld, anyway }: ResendOptions): Delivery | null {
  const { ledger, guard, held } = deps;
  const old = ledger.get(key);
  if (!old) return null;
  const title = nameOf({ name: old.jobName, message: { text: old.text } });
  if (held.has(key) || old.state === 'pending' || old.state === 'sending') throw new AlreadySending(title);
  const ruling = deps.gate({ ...old, wantedAt: undefined });
  if (ruling.may !== 'now' && !anyway && isOpen(old, 'resend')) {
    throw new OutsideBounds(ruling.may === 'later' ? ruling.notYet : ruling.reason);
  }
  return guard.once(key, title, () => {
    const sent = isHeld ? hold(deps, old, title) : resolveDelivery(deps, key, 'resend');
    if (!sent) guard.clear(key);
    return sent;
  });
}

function hold(deps: ResendDeps, delivery: Delivery, title: Translatable): Delivery | null {
  const { held, guard } = deps;
  const { key } = delivery;
  if (!isOpen(delivery, 'resend')) return null;
  held.hold(delivery, title, { leave: () => void resolveDelivery(deps, key, 'resend'), drop: () => guard.clear(key) });
  return delivery;
}

function isOpen(delivery: Delivery | undefined, as: 'arrived' | 'resend'): boolean {
  if (delivery?.state === 'unsure') return true;
  return as === 'resend' && (delivery?.state === 'failed' || delivery?.state === 'skipped');
}

/** The user has seen that these were missed. */
export function markSeen({ ledger, onDelivery }: ResolveDeps, keys: readonly string[]): void {
  for (const key of keys) {
    const delivery = ledger.seen(key);
    if (delivery) onDelivery(delivery);
  }
}
