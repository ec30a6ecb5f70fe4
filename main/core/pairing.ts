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
  #open: (Invitation & { endsAt: number }) | null = null;

  constructor(deps: PairingDeps) {
    this.#deps = deps;
  }

  /** A fresh code; the former is void. */
  issue(): Invitation {
    const { clock, randomBytes } = this.#deps;
    const code = [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    this.#open = {
      code,
      triesLeft: TRIES,
      expiresAt: clock.now() + LIFETIME_MS,
      endsAt: clock.monotonic() + LIFETIME_MS,
    };
    return { code, triesLeft: TRIES, expiresAt: this.#open.expiresAt };
  }

  /** The open invitation, used up ones (no tries left) included; null when none was issued or it served its purpose. */
  current(): Invitation | null {
    if (!this.#open) return null;
    const { code, expiresAt, triesLeft } = this.#open;
    return { code, expiresAt, triesLeft };
  }

  /** Somebody says the code. Once it is right, it is used up. */
  attempt(said: string): PairingResult {
    const open = this.#open;
    if (!open) return 'none';
    if (open.triesLeft <= 0) return 'exhausted';
    if (this.#deps.clock.monotonic() >= open.endsAt) return 'expired';
    open.triesLeft--;
    if (isSame(said.trim().toUpperCase(), open.code)) {
      this.#open = null;
      return 'paired';
    }
    return open.triesLeft > 0 ? 'wrong' : 'exhausted';
  }
}

/** Takes as long for a code that is wrong in its first letter as for one that is wrong in its last. */
function isSame(said: string, code: string): boolean {
  let difference = said.length ^ code.length;
  for (let i = 0; i < code.length; i++) difference |= said.charCodeAt(i) ^ code.charCodeAt(i);
  return difference === 0;
}
