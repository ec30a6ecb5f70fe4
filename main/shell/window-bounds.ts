import { z } from 'zod';

export const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof Bounds>;

/** How much of a remembered window must lie on a screen, in both directions, for a person to find and drag it. */
const REACHABLE = 100;

/** The remembered place, unless the screen that it was on is gone. */
export function usableBounds(remembered: Bounds | null, workAreas: readonly Bounds[]): Bounds | null {
  if (!remembered) return null;
  const isReachable = workAreas.some(
    (area) =>
      overlap(remembered, area, 'x', 'width') >= REACHABLE && overlap(remembered, area, 'y', 'height') >= REACHABLE,
  );
  return isReachable ? remembered : null;
}

function overlap(a: Bounds, b: Bounds, start: 'x' | 'y', size: 'width' | 'height'): number {
  return Math.min(a[start] + a[size], b[start] + b[size]) - Math.max(a[start], b[start]);
}
