import type { Job } from '../contract/job.ts';
import { summaryOf } from '../contract/message.ts';
import type { Translatable } from '../contract/translatable.ts';
import { truncate } from '../contract/truncate.ts';
import type { Words } from '../i18n/index.ts';
import { quote } from '../i18n/msg.ts';
import { visibleText } from './message/read-message.ts';

/**
 * Letters that begin no unit of time, no half of the day, no ordinal and no word that stands before a number (at, in, day 5,
 * week 5, no. 5) in English, German, Spanish, French, Portuguese, Italian, Russian or Ukrainian. Without vowels they make no
 * word either; r is left out for the German Fr. (Friday) and Nr.
 */
const FIRST = 'bcfknpvz';
/** Of those, the ones that mean nothing behind a digit: 9p could be a time of day, and 9Z one in UTC. */
const AFTER_DIGIT = 'bcfkv';
const DIGITS = '23456789';

/**
 * Four characters that can be read as nothing but an id: a letter first, a digit among them, no unit behind a digit, no word.
 * Ids of former versions, any four characters of JOB_ID_ALPHABET, stay as they are.
 * @param random in [0, 1)
 */
export function newJobId(random: () => number): string {
  const pick = (from: string) => from.charAt(Math.floor(random() * from.length));
  let id = pick(FIRST);
  while (id.length < 3) id += pick(following(id));
  return id + pick(/\d/.test(id) ? following(id) : DIGITS);
}

/** Whether {@link newJobId} could have made it: nobody who writes it means anything else. */
export function isUnmistakable(id: string): boolean {
  if (id.length !== 4 || !FIRST.includes(id.charAt(0)) || !/\d/.test(id)) return false;
  return [1, 2, 3].every((at) => following(id.slice(0, at)).includes(id.charAt(at)));
}

function following(id: string): string {
  return DIGITS + (/\d$/.test(id) ? AFTER_DIGIT : FIRST);
}

/** How a job is called in a sentence: its name or the beginning of its text. */
export function nameOf(job: Pick<Job, 'name' | 'message'>): Translatable {
  return quote(titleOf(job));
}

/** {@link nameOf}, said in these words. */
export function sayNameOf(job: Pick<Job, 'name' | 'message'>, words: Pick<Words, 'named'>): string {
  return words.named(titleOf(job));
}

function titleOf(job: Pick<Job, 'name' | 'message'>): string {
  return truncate(job.name || summaryOf({ ...job.message, text: visibleText(job.message) }), 40);
}
