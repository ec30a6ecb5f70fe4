import { type Token, tokenise } from '../parse/tokens.ts';
import {
  addMinutes,
  atOrTo,
  halfOfDay,
  hourBehind,
  hourOf,
  hoursOrOclock,
  isIntroduced,
  type Taken,
} from './clock-words.ts';
import type { PhraseLanguage } from './language.ts';
import { type Entry, NUMBER, type Piece, type Table, tableOf } from './table.ts';

export interface Translation {
  language: PhraseLanguage;
  tokens: Token[];
  /** How many words tell that it is this language. */
  known: number;
  /** Where they begin in the phrase. */
  telling: number[];
}

/**
 * The tokens of a phrase in English words; each stands where the words stand that it was made of, so that what is quoted and
 * replaced is the user's own. Null where no word of it is of that language.
 */
export function translate(source: string, language: PhraseLanguage, tokens = tokenise(source)): Translation | null {
  const table = tableOf(language);
  const made: Token[] = [];
  let known = 0;
  const telling: number[] = [];
  for (let at = 0; at < tokens.length; ) {
    const taken = takeMinutesBefore(tokens, at, table) ??
      takeMinutesBehind(tokens, at, table, made) ??
      takeDayPart(tokens, at, table, made) ??
      takeOrdinal(tokens, at, language, table) ??
      takeEntry(tokens, at, source, table, made) ?? { count: 1, tokens: [tokens[at] as Token], isTelling: false };
    if (taken.isTelling) {
      known += taken.count;
      telling.push(tokens[at]?.start ?? 0);
    }
    made.splice(made.length - (taken.replaces ?? 0), taken.replaces ?? 0, ...taken.tokens);
    at += taken.count;
  }
  return known > 0 ? { language, tokens: made, known, telling } : null;
}

function takeEntry(tokens: readonly Token[], at: number, source: string, table: Table, made: Token[]): Taken | null {
  const first = tokens[at] as Token;
  // “9am”: an answer that was offered in English.
  if (first.isGlued && (first.text === 'am' || first.text === 'pm')) return null;
  const written = source.slice(first.start, first.end);
  const isCapital = /^\p{Lu}/u.test(written);
  const rows = table.words.get(first.text) ?? [];
  for (const entry of [...rowsOfNumbers(tokens, at, table), ...rows]) {
    if (entry.needsCapital && !isCapital) continue;
    const match = matchRow(entry.from, tokens, at, table);
    if (!match) continue;
    const { count } = match;
    const isTelling = entry.isTelling || hasAccent(written);
    const special = hoursOrOclock(entry.to, tokens[at] as Token, made) ?? atOrTo(entry.to, tokens, at, count, made);
    if (special) return { ...special, isTelling };
    return { count, tokens: placed(entry.to, tokens, at, count, match.numbers), isTelling };
  }
  return null;
}

/** “à” tells more than “a”. */
export function hasAccent(word: string): boolean {
  return /[^ -~]/.test(word);
}

/** Rows that begin with a number: “# числа”. */
function rowsOfNumbers(tokens: readonly Token[], at: number, table: Table): readonly Entry[] {
  const rows = table.words.get(NUMBER);
  return rows && takeNumber(tokens, at, table) ? rows : [];
}

/** How many tokens the row takes, and the numbers that stand for its `#`. */
function matchRow(
  from: readonly string[],
  tokens: readonly Token[],
  at: number,
  table: Table,
): { count: number; numbers: Token[] } | null {
  const numbers: Token[] = [];
  let place = at;
  for (const text of from) {
    const number = text === NUMBER ? takeNumber(tokens, place, table) : null;
    if (text === NUMBER ? !number : tokens[place]?.text !== text) return null;
    if (number) numbers.push(number.token);
    place += number?.count ?? 1;
  }
  return { count: place - at, numbers };
}

/** A number that stands alone, not in “24/12”, “9:30”, “9h” and “1er”; in words, as the table has it. */
function takeNumber(tokens: readonly Token[], at: number, table: Table): { count: number; token: Token } | null {
  const [token, next, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.kind === 'number') {
    const isLonger = next?.isGlued && (next.kind === 'word' || (/^[/.:-]$/.test(next.text) && after?.isGlued));
    return isLonger ? null : { count: 1, token };
  }
  for (const { from, to } of table.words.get(token?.text ?? '') ?? []) {
    const [only] = to;
    if (only?.kind !== 'number' || to.length !== 1 || from.includes(NUMBER)) continue;
    if (!from.every((text, n) => tokens[at + n]?.text === text)) continue;
    const [made] = placed(to, tokens, at, from.length, []);
    return made ? { count: from.length, token: made } : null;
  }
  return null;
}

/** “halb neun” as `8:30`. */
function takeMinutesBefore(tokens: readonly Token[], at: number, table: Table): Taken | null {
  for (const { from, value } of table.minutesBefore.get(tokens[at]?.text ?? '') ?? []) {
    if (!from.every((text, n) => tokens[at + n]?.text === text)) continue;
    const number = takeNumber(tokens, at + from.length, table);
    const next = tokens[at + from.length];
    const inWords = table.words.get(next?.text ?? '')?.find((entry) => entry.from.length === 1)?.to[0];
    const hour = number ? hourOf(number.token) : hourOf(inWords);
    if (hour === null || hour < 1 || hour > 12) continue;
    const count = from.length + (number?.count ?? 1);
    return { count, tokens: placed(addMinutes(hour, value), tokens, at, count, []), isTelling: true };
  }
  return null;
}

/** “nueve y media” as `9:30`, in place of the hour that was read already. */
function takeMinutesBehind(tokens: readonly Token[], at: number, table: Table, made: readonly Token[]): Taken | null {
  for (const { from, value } of table.minutesBehind.get(tokens[at]?.text ?? '') ?? []) {
    const hour = hourBehind(made);
    if (!hour || hour.minute !== null) return null;
    if (!from.every((text, n) => tokens[at + n]?.text === text)) continue;
    if (!/^h/.test(from[0] ?? '') && !isIntroduced(made, hour.from)) continue;
    const span = { start: made[hour.from]?.start ?? 0, end: tokens[at + from.length - 1]?.end ?? 0 };
    const isGlued = made[hour.from]?.isGlued === true;
    const time = addMinutes(hour.hour, value).map((piece, n) => ({
      ...piece,
      ...span,
      ...(n === 0 && { isGlued }),
    }));
    return { count: from.length, tokens: time, replaces: made.length - hour.from, isTelling: true };
  }
  return null;
}

/** “6 de la tarde” as `6 pm`. */
function takeDayPart(tokens: readonly Token[], at: number, table: Table, made: readonly Token[]): Taken | null {
  for (const { from, value } of table.dayParts.get(tokens[at]?.text ?? '') ?? []) {
    const hour = hourBehind(made);
    const last = made.at(-1);
    if (!hour || !last) return null;
    if (!from.every((text, n) => tokens[at + n]?.text === text)) continue;
    // “в 2 дня” is at 2 pm, “через 2 дня” in 2 days.
    const isUnit = table.words.get(from[0] ?? '')?.some(({ to }) => /^days?$/.test(to[0]?.text ?? ''));
    if (isUnit && !isIntroduced(made, hour.from)) return null;
    const half = halfOfDay(hour.hour, value);
    const end = tokens[at + from.length - 1]?.end ?? last.end;
    // The words stand where they do: what follows them is the message.
    const said = half ? placed([{ kind: 'word', text: half, isGlued: false }], tokens, at, from.length, []) : [];
    return half
      ? { count: from.length, tokens: said, isTelling: true }
      : { count: from.length, tokens: [{ ...last, end }], replaces: 1, isTelling: true };
  }
  return null;
}

/** “am 1. um 9”, “24. Dezember”, “le 1er”, “1-го января”; not “24.12.”, and not the end of a sentence. */
function takeOrdinal(
  tokens: readonly Token[],
  at: number,
  { hasDottedOrdinals }: PhraseLanguage,
  { ordinalEndings }: Table,
): Taken | null {
  const number = tokens[at];
  if (number?.kind !== 'number' || number.text.length > 2) return null;
  const [before, next, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  const ordinal = (count: number): Taken => {
    const ending = { ...(tokens[at + count - 1] as Token), kind: 'word' as const, text: 'th', isGlued: true };
    return { count, tokens: [number, ending], isTelling: false };
  };
  if (!next?.isGlued) return null;
  if (ordinalEndings.has(next.text)) return ordinal(2);
  if (next.text === '-' && after?.isGlued && ordinalEndings.has(after.text)) return ordinal(3);
  if (!hasDottedOrdinals || next.text !== '.' || after === undefined || after.isGlued) return null;
  return before?.text === '.' && number.isGlued ? null : ordinal(2);
}

function placed(
  to: readonly Piece[],
  tokens: readonly Token[],
  at: number,
  count: number,
  numbers: readonly Token[],
): Token[] {
  const [first, last] = [tokens[at] as Token, tokens[at + count - 1] as Token];
  let nth = 0;
  return to.map((piece, n) => {
    const isGlued = n === 0 ? first.isGlued : piece.isGlued;
    const number = piece.text === NUMBER ? numbers[nth++] : undefined;
    return number ? { ...number, isGlued } : { ...piece, start: first.start, end: last.end, isGlued };
  });
}
