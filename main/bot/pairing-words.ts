import type { PairingResult } from '../core/pairing.ts';

/** What somebody who is not (yet) the owner is told. `none`: no code was said, or none is open. */
export function sayPairing(result: PairingResult): string {
  switch (result) {
    case 'paired':
      return 'You are the owner of this bot now: it obeys you alone.\nTry: /every 10s Hello\n/help shows everything.';
    case 'wrong':
      return 'That is not the code. Look again in Carillon’s window.';
    case 'expired':
    case 'exhausted':
      return 'That code is not good any more. Carillon’s window can show a fresh one.';
    case 'none':
      return 'Nobody owns this bot yet. If it is yours, send the /start line that Carillon’s window shows.';
  }
}
