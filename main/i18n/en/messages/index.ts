import { deliveries } from './deliveries.ts';
import { errors } from './errors.ts';
import { input } from './input.ts';
import { notices } from './notices.ts';
import { phrases } from './phrases.ts';
import { telegram } from './telegram.ts';
import { values } from './values.ts';

/** What is said by key, in English. Each language has the same entries; the compiler sees to it. */
export const messages = {
  ...values,
  ...errors,
  ...input,
  ...phrases,
  ...deliveries,
  ...telegram,
  ...notices,
} as const;
