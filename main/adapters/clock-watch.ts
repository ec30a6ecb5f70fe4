import type { Clock } from '../core/ports.ts';

const EVERY_MS = 15_000;
/** Less than this is drift and a busy event loop, not a jump. */
const TOLERANCE_MS = 2_000;

/**
 * Looks every 15 s whether the wall clock moved against the monotonic one (the clock was set, the computer slept) or the
 * computer's zone changed, and calls `onJump` when so. Many small corrections add up: they are measured from the last
 * jump and not from the last look. Returns the function that ends the watch.
 * @param lookAtZone called first: the clock's zone is the computer's only once somebody has looked again
 */
export function watchClock(clock: Clock, onJump: (why: string) => void, lookAtZone: () => void = () => {}): () => void {
  let ahead = clock.now() - clock.monotonic();
  let steady = clock.monotonic();
  let zone = clock.timeZone();
  const timer = setInterval(() => {
    lookAtZone();
    const movedMs = clock.now() - clock.monotonic() - ahead;
    const sleptMs = clock.monotonic() - steady - EVERY_MS;
    const hasTravelled = clock.timeZone() !== zone;
    steady = clock.monotonic();
    zone = clock.timeZone();
    if (Math.abs(movedMs) > TOLERANCE_MS) {
      ahead += movedMs;
      onJump(`the clock moved by ${Math.round(movedMs / 1_000)} s`);
    } else if (sleptMs > TOLERANCE_MS) {
      onJump(`the computer slept for ${Math.round(sleptMs / 1_000)} s`);
    } else if (hasTravelled) {
      onJump(`the computer's time zone is now ${zone}`);
    }
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
