import type { Catalogue } from '../../sayer.ts';
import { deliveries } from './deliveries.ts';
import { errors } from './errors.ts';
import { input } from './input.ts';
import { notices } from './notices.ts';
import { phrases } from './phrases.ts';
import { telegram } from './telegram.ts';
import { values } from './values.ts';

/** What is said by key, in German. */
export const messages: Catalogue = {
  ...values,
  ...errors,
  ...input,
  ...phrases,
  ...deliveries,
  ...telegram,
  ...notices,
};
