import { readFileSync, watchFile } from 'node:fs';

// Loaded before a process under test (node --import): its wall clock is ahead of the computer's by as many ms as the file
// named in SHIFTED_CLOCK says at that moment. Timers and the monotonic clock go on as they are, as when somebody sets the
// clock of a computer. What the process looks at every so many seconds it looks at as soon as the clock is set, too: a test
// need not wait for that.
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

const SELDOM_MS = 10_000;
const { setInterval: realSetInterval, clearInterval: realClearInterval } = globalThis;
/** Callbacks of the timers that come seldom, by their timer. @type {Map<unknown, () => void>} */
const looks = new Map();

globalThis.setInterval = /** @type {typeof setInterval} */ (
  (/** @type {(...args: unknown[]) => void} */ run, /** @type {number} */ ms, /** @type {unknown[]} */ ...args) => {
    const timer = realSetInterval(run, ms, ...args);
    if (ms >= SELDOM_MS) looks.set(timer, () => run(...args));
    return timer;
  }
);
globalThis.clearInterval = (timer) => {
  looks.delete(timer);
  realClearInterval(timer);
};
watchFile(file, { interval: 50, persistent: false }, () => {
  for (const look of looks.values()) look();
});
