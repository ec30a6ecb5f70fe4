import type { Clock } from './ports.ts';

export interface PairingDeps {
  clock: Clock;
  randomBytes: (count: number) => Uint8Array;
}

/** An invitation as it stands. `expiresAt` is epoch ms. */
export interface Invitation {
  code: string;
  expiresAt: number;
  triesLeft: number;
}

export type PairingResult = 'paired' | 'wrong' | 'expired' | 'exhausted' | 'none';

/** More accounts than these, within ten minutes, are no people who mistype. */
const MAX_ACCOUNTS = 1_000;
const LIFETIME_MS = 10 * 60_000;
const TRIES = 5;
const CODE_LENGTH = 8;
/** 32 letters and digits without look-alikes: a byte modulo 32 is uniform. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * The one-time code by which a person becomes the bot's owner. At most one is open. Lifetime goes by the monotonic clock,
 * so that setting the computer's clock neither extends nor ends it.
 */
export class Pairing {
  readonly #deps: PairingDeps;
  #open: (Omit<Invitation, 'triesLeft'> & { endsAt: number }) | null = null;
  /** Wrong codes said since the invitation, by account: what strangers say must not keep the owner out. */
  readonly #wrong = new Map<number, number>();

  constructor(deps: PairingDeps) {
    this.#deps = deps;
  }

  /** A fresh code; the former is void. */
  issue(): Invitation {
    const { clock, randomBytes } = this.#deps;
    const code = [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    this.#wrong.clear();
    this.#open = {
      code,
      expiresAt: clock.now() + LIFETIME_MS,
      endsAt: clock.monotonic() + LIFETIME_MS,
    };
    return { code, triesLeft: TRIES, expiresAt: this.#open.expiresAt };
  }

  /**
   * The open invitation; null when none was issued or it served its purpose. The tries left are those of the one account that tried:
   * of several nobody knows yet which is the owner's.
   */
  current(): Invitation | null {
    if (!this.#open) return null;
    const { code, expiresAt } = this.#open;
    const [only = 0, another] = this.#wrong.values();
    return { code, expiresAt, triesLeft: another === undefined ? TRIES - only : TRIES };
  }

  /** Somebody says the code. Once it is right, it is used up. @param account their Telegram user id */
  attempt(said: string, account: number): PairingResult {
    const open = this.#open;
    if (!open) return 'none';
    const wrong = this.#wrong.get(account) ?? (this.#wrong.size < MAX_ACCOUNTS ? 0 : TRIES);
    if (wrong >= TRIES) return 'exhausted';
    if (this.#deps.clock.monotonic() >= open.endsAt) return 'expired';
    if (isSame(said.trim().toUpperCase(), open.code)) {
      this.#open = null;
      return 'paired';
    }
    this.#wrong.set(account, wrong + 1);
    return wrong + 1 < TRIES ? 'wrong' : 'exhausted';
  }
}

/** Takes as long for a code that is wrong in its first letter as for one that is wrong in its last. */
function isSame(said: string, code: string): boolean {
  let difference = said.length ^ code.length;
  for (let i = 0; i < code.length; i++) difference |= said.charCodeAt(i) ^ code.charCodeAt(i);
  return difference === 0;
}
