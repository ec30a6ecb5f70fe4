import type { Token } from '../parse/tokens.ts';
import { numberOf, ordinalOf } from '../parse/words.ts';
import type { PhraseLanguage } from './language.ts';
import type { Piece } from './table.ts';

/*
 * Times of day, where a language says them in other pieces than English: minutes on either side of the hour, “hours” for
 * “o'clock”, one word for “at” and “to”.
 */

/** The tokens that replace the words that were read. */
export interface Taken {
  /** How many tokens were taken. */
  count: number;
  tokens: Token[];
  /** How many of the tokens before it are replaced as well. */
  replaces?: number;
  isTelling: boolean;
}

/** 0 to 24 in digits, or the number or ordinal in English words. */
export function hourOf(token: Pick<Token, 'kind' | 'text'> | undefined): number | null {
  if (!token) return null;
  const hour = token.kind === 'number' ? Number(token.text) : (numberOf(token.text) ?? ordinalOf(token.text));
  return hour !== null && hour <= 24 && token.text.length <= (token.kind === 'number' ? 2 : 9) ? hour : null;
}

/** `8:30`, 30 minutes before 9. An hour before one is 12. */
export function addMinutes(hour: number, minutes: number): Piece[] {
  const sum = (hour * 60 + minutes + 1_440) % 1_440;
  const total = hour === 1 && sum < 60 ? sum + 720 : sum;
  const text = [Math.floor(total / 60), total % 60].map(String);
  return [
    { kind: 'number', text: text[0] ?? '', isGlued: false },
    { kind: 'sign', text: ':', isGlued: true },
    { kind: 'number', text: (text[1] ?? '').padStart(2, '0'), isGlued: true },
  ];
}

/** The hour that was read last: “9”, “9:30”, “9h”, “9 uhr”, “nine”; `from` is the index of its first token. */
export function hourBehind(made: readonly Token[]): { hour: number; minute: number | null; from: number } | null {
  let from = made.length - 1;
  if (/^(h|uhr)$/.test(made[from]?.text ?? '')) from--;
  const last = made[from];
  const joint = made[from - 1]?.text;
  if (last?.kind === 'number' && (joint === 'uhr' || (last.isGlued && /^(:|h|\.)$/.test(joint ?? '')))) {
    const hour = hourOf(made[from - 2]);
    return hour === null ? null : { hour, minute: Number(last.text), from: from - 2 };
  }
  const hour = hourOf(last);
  return hour === null ? null : { hour, minute: null, from };
}

/** “am” or “pm” of an hour that lies in that part of the day; null on the 24-hour clock. Noon is 12 in the morning. */
export function halfOfDay(hour: number, part: NonNullable<PhraseLanguage['dayParts']>[string]): 'am' | 'pm' | null {
  if (hour === 0 || hour > 12) return null;
  if (part === 'morning') return hour === 12 ? 'pm' : 'am';
  if (part === 'afternoon') return 'pm';
  if (part === 'evening') return hour === 12 ? 'am' : 'pm';
  return hour === 12 || hour <= 5 ? 'am' : 'pm';
}

const IN_TIME = /^(and|uhr|h|am|pm|[,:])$/;
const BEFORE_TIME = /^(at|around|about|from|between|to|till|until|through|@)$/;

/** Whether the number at `place` is a time: behind “at 9 and”, “from 9 to”. */
export function isIntroduced(made: readonly Token[], place: number): boolean {
  let at = place - 1;
  while (at >= 0 && (made[at]?.kind === 'number' || IN_TIME.test(made[at]?.text ?? ''))) at--;
  return BEFORE_TIME.test(made[at]?.text ?? '');
}

/** “à 9 heures” is “at 9 o'clock”, “à 9 heures 30 minutes” 9:30; “toutes les 9 heures” is a length. */
export function hoursOrOclock(to: readonly Piece[], token: Token, made: readonly Token[]): Taken | null {
  const [only] = to;
  const last = made.at(-1);
  if (to.length !== 1 || last?.kind !== 'number') return null;
  if (/^minutes?$/.test(only?.text ?? '') && made.at(-2)?.text === 'uhr') {
    const minutes = { ...last, text: last.text.padStart(2, '0'), end: token.end };
    return { count: 1, tokens: [minutes], replaces: 1, isTelling: true };
  }
  if (!/^(hours?|h)$/.test(only?.text ?? '') || Number(last.text) > 24) return null;
  if (!isIntroduced(made, made.length - 1)) return null;
  return { count: 1, tokens: [{ ...token, kind: 'word', text: 'uhr' }], isTelling: true };
}

/** “de 9h à 17h”: behind “from” and a time, the word for “at” says “to”. */
export function atOrTo(
  to: readonly Piece[],
  tokens: readonly Token[],
  place: number,
  count: number,
  made: readonly Token[],
): Taken | null {
  if (to.length !== 1 || to[0]?.text !== 'at') return null;
  let at = made.length - 1;
  while (at >= 0 && (made[at]?.kind === 'number' || /^(:|h|uhr|am|pm|noon|midnight)$/.test(made[at]?.text ?? ''))) at--;
  if (at === made.length - 1 || made[at]?.text !== 'from') return null;
  const [first, last] = [tokens[place] as Token, tokens[place + count - 1] as Token];
  return { count, tokens: [{ ...first, end: last.end, kind: 'word', text: 'to' }], isTelling: true };
}
