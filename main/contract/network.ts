import { z } from 'zod';
import { Translatable } from './translatable.ts';

/** What the network check looks at, in this order: each needs those before it. */
export const NETWORK_STEPS = [
  'proxy',
  'name',
  'ipv4',
  'ipv6',
  'server',
  'certificate',
  'clock',
  'token',
  'updates',
] as const;

/** One step of the network check. `skipped`: there was nothing to look at, or a step before it failed. */
export const NetworkStep = z.strictObject({
  step: z.enum(NETWORK_STEPS),
  state: z.enum(['ok', 'warning', 'failed', 'skipped']),
  /** What was found, and for all but `ok` what to do. */
  found: Translatable,
});
export type NetworkStep = z.infer<typeof NetworkStep>;
