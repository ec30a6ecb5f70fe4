import { schedule } from './schedule.ts';
import { tray } from './tray.ts';

/** What every surface says alike, in English. Each language has the same entries; the compiler sees to it. */
export const en = {
  language: 'en' as 'en' | 'de',
  schedule,
  tray,
  /** In quotes, as it stands in a sentence. */
  named: (name: string): string => `“${name}”`,
  /** A sentence of the core, such as a refusal or the reason of a delivery, which is written in English. */
  say: (sentence: string): string => sentence,
};

export type Words = typeof en;
