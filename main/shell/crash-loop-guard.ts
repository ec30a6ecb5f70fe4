const WITHIN_MS = 10 * 60_000;
const MOST = 3;

/** How often a window that dies is made anew by itself: 3 times in 10 minutes. One that dies each time would otherwise never end. */
export class CrashLoopGuard {
  #at: number[] = [];

  /** Whether it may be made anew now, which then counts. @param now ms of a clock that is never set back */
  allow(now: number): boolean {
    this.#at = this.#at.filter((at) => now - at < WITHIN_MS);
    if (this.#at.length >= MOST) return false;
    this.#at.push(now);
    return true;
  }
}
