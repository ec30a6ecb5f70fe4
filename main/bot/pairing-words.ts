import type { PairingResult } from '../core/pairing.ts';
import type { Words } from './words/index.ts';

/** What somebody who is not (yet) the owner is told. `none`: no code was said, or none is open. */
export function sayPairing({ pairing }: Words, result: PairingResult): string {
  const isOver = result === 'expired' || result === 'exhausted';
  return isOver ? pairing.over : pairing[result];
}
