import { readFileSync } from 'node:fs';

// Loaded before a process under test (node --import): its wall clock is ahead of the computer's by as many ms as the file
// named in SHIFTED_CLOCK says at that moment. Timers and the monotonic clock go on as they are, as when somebody sets the
// clock of a computer.
const file = process.env.SHIFTED_CLOCK ?? '';
const RealDate = Date;

function shift() {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

class ShiftedDate extends RealDate {
  /** @param {any[]} args */
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift());
    else super(.../** @type {[number]} */ (args));
  }

  /** @override */
  static now() {
    return RealDate.now() + shift();
  }
}

globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (ShiftedDate));
