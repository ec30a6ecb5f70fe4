import type { Delivery } from '../../../main/contract/delivery.ts';
import { deliveryOf, mixedDeliveries } from './deliveries.ts';
import { NOW } from './jobs.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Thirty days of one household: mostly sent within a second, some late, a few that went wrong; the same each time. */
export function monthOfDeliveries(now = NOW): Delivery[] {
  const older = Array.from({ length: 27 }, (_, n) => n + 3).flatMap((days) =>
    Array.from({ length: 4 + ((days * 7) % 9) }, (_, n) => {
      const ago = days * DAY + n * 1.4 * HOUR;
      const dueAt = Math.round((now - ago) / 1_000) * 1_000;
      const odd = (days * 31 + n * 17) % 41;
      const state = odd === 0 ? 'failed' : odd === 1 ? 'skipped' : 'sent';
      const late = 180 + ((days * 97 + n * 53) % 600) + (odd === 5 ? 95_000 : 0) + (days === 12 ? 2 * HOUR : 0);
      return deliveryOf(
        { jobId: 'k7pd', jobName: 'Stand-up', text: 'Stand-up in ten minutes.', state, ago, changedAt: dueAt + late },
        now,
      );
    }),
  );
  return [...mixedDeliveries(now), ...older];
}
