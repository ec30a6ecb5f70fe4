import type { Clock } from '../core/ports.ts';

const EVERY_MS = 15_000;
/** Less than this between the two clocks is drift and a busy event loop, not a jump. */
const TOLERANCE_MS = 2_000;

/**
 * Looks every 15 s whether the wall clock moved against the monotonic one (the clock was set, the computer slept) or the
 * computer's zone changed, and calls `onJump` when so. Returns the function that ends the watch.
 */
export function watchClock(clock: Clock, onJump: (why: string) => void): () => void {
  let wall = clock.now();
  let steady = clock.monotonic();
  let zone = clock.timeZone();
  const timer = setInterval(() => {
    const movedMs = clock.now() - wall - (clock.monotonic() - steady);
    const sleptMs = clock.monotonic() - steady - EVERY_MS;
    const moved = Math.abs(movedMs) > TOLERANCE_MS || sleptMs > TOLERANCE_MS;
    const travelled = clock.timeZone() !== zone;
    wall = clock.now();
    steady = clock.monotonic();
    zone = clock.timeZone();
    if (moved) onJump(`the clock moved by ${Math.round((movedMs || sleptMs) / 1_000)} s`);
    else if (travelled) onJump(`the computer's time zone is now ${zone}`);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
