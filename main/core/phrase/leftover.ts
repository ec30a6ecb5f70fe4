import { msg } from '../../i18n/msg.ts';
import { zonesOfPlace } from './parse/places.ts';
import { type Choice, quoted } from './parse/questions.ts';
import { type Token, tokenise } from './parse/tokens.ts';
import { monthOf, numberOf, ordinalOf, weekdayOf } from './parse/words.ts';

/** Words that join a part of a time to what stands before it, in the languages that people mix. */
const JOINING = words(
  'a about after ago an and apart approximately around as at before beginning between but by ca circa during each ending even ' +
    'every exactly except excluding for from if in including last never next not o odd of on only or other over past plus precisely roughly since starting the this ' +
    'through thru til till to unless until untill up within ' +
    'ab alle außer bis jede jedem jeden jeder jedes nach um vor zwischen',
);

/** What they join. Some of these words begin a message as well: only with another part of a time behind them do they count alone. */
const PARTS = words(
  'second seconds minute minutes min mins hour hours day days night nights week weeks fortnight month months quarter ' +
    'quarters year years morning mornings afternoon afternoons evening evenings weekday weekdays workday workdays weekend ' +
    'weekends today tomorrow tonight noon midday midnight daily hourly weekly biweekly monthly quarterly yearly annually ' +
    'half times holiday holidays christmas easter further eastern central pacific mountain local ' +
    'heute morgen tag tage tagen woche wochen monat stunde stunden minuten ' +
    'feiertag feiertage feiertagen ferien montag dienstag mittwoch donnerstag freitag samstag sonntag',
);

/** These say a time wherever they stand. */
const SURE = words(
  "am pm hr hrs clock o'clock sharp twice thrice uhr täglich stündlich wöchentlich monatlich jährlich " +
    'mez mesz ortszeit edt est cst cdt mst mdt pst pdt bst cet cest eest aest aedt msk jst utc gmt ' +
    'tous chaque cada ogni elke jede jeden jedes',
);

/** Behind a time, these take something away from it, whatever that is. */
const EXCEPT = /^(?:,\s*)?(?:except|excluding|unless|but not|but no|not (?:on|at|in|during)|außer|ausser|ohne)\b/i;

/** With a capital, these begin a message more often than a time, as numbers in words do: “May the force be with you”. */
const BEGINNING = words('may march');

/** Alone, and with a capital, each is a message. */
const LENGTHS = words('second minute hour day night week month quarter year');

/** Within a message, a time is taken for one behind these alone: “Stretch every hour”, “Closed until 5 January”. */
const STRONG = words('every each until till except excluding starting beginning between jede jeden jedes');

/** Before “time”, these name a zone. */
const ZONE_WORDS = words(
  'eastern central pacific mountain atlantic standard daylight summer winter local my your our his her their british ' +
    'european american german french indian chinese japanese australian korean brazilian swiss austrian dutch',
);

/**
 * Whether what stands behind a time that was read seems to go on with it, or to say another one: “and fridays at 15:00”, “until
 * further notice”, “est”. No part of a time may end in the message without the user's word.
 * @param behind what follows the time, from its last character on
 * @param time what was read as the time
 * @param tokens of its first line, in the language in which the time was read
 */
export function isTimeUnread(
  behind: string,
  time = '',
  tokens: readonly Token[] = tokenise(firstLine(behind)),
): boolean {
  const line = firstLine(behind);
  // “9:30a”, “01.04-01.05”
  if (/^(?:[\p{L}\d]|[-–./+]\d)/u.test(line)) return true;
  if (EXCEPT.test(line.trim())) return true;
  const from = tokens.findIndex(({ text }) => !/^[,;-]$/.test(text));
  const rest = from < 0 ? [] : tokens.slice(from);
  const first = rest[0];
  if (!first) return false;
  // “– 10 squats”, “-5 degrees”
  const isSetOff = tokens[from - 1]?.text === '-' && first.kind === 'number';
  const isCapital = /^\p{Lu}/u.test(line.slice(first.start));
  const isNumber = numberOf(first.text) !== null || ordinalOf(first.text) !== null;
  const isBegun = BEGINNING.has(first.text) || isNumber || (rest.length === 1 && LENGTHS.has(first.text));
  const isBeginning = isSetOff || (isCapital && isBegun);
  if (!isBeginning && (goesOn(rest) || couldBeMinutes(rest, time))) return true;
  return saysZone(rest) || tokens.some(({ text }, at) => STRONG.has(text) && partAt(tokens, at + 1) !== null);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** “at 9 10 hello”; what is counted comes in the plural: “at 9 10 pushups”. */
function couldBeMinutes([number, next]: readonly Token[], time: string): boolean {
  if (!/(?:\bat|@)\s*\d{1,2}$/i.test(time) || number?.kind !== 'number' || !/^[0-5]\d$/.test(number.text)) return false;
  return !next || (next.kind === 'word' && !next.isGlued && !/s$/.test(next.text) && next.text !== 'people');
}

/** “Eastern time”, “my time”, “Tokioter Zeit”. */
function saysZone(tokens: readonly Token[]): boolean {
  const words = tokens.slice(0, 4).map(({ text }) => text);
  const end = words.findIndex((word) => word === 'time' || word === 'zeit');
  return end > 0 && words.slice(0, end).some((word) => ZONE_WORDS.has(word) || isOfPlace(word));
}

/** “Berliner”, “Tokioter” */
function isOfPlace(word: string): boolean {
  return /er$/.test(word) && [2, 3].some((ending) => zonesOfPlace(word.slice(0, -ending)) !== null);
}

/** Whether the row begins with a part of a time. */
function goesOn(tokens: readonly Token[]): boolean {
  if (SURE.has(tokens[0]?.text ?? '')) return true;
  const part = partAt(tokens, 0);
  if (part === null) return false;
  if (part > 0) return true;
  // “10 pushups”, “Monday motivation”, “today we meet”, but “15 to Team”, “30 min”, “5:15”, “13th at 9”.
  const isOrdinal = tokens[1]?.isGlued === true && /^(?:st|nd|rd|th)$/.test(tokens[1].text);
  const next = tokens[isOrdinal ? 2 : 1];
  return !next || JOINING.has(next.text) || isPart(next) || (next.kind === 'sign' && next.isGlued && next.text !== '/');
}

/** Where, behind words that join it, a part of a time stands; null: something else does. */
function partAt(tokens: readonly Token[], from: number): number | null {
  let at = from;
  while (JOINING.has(tokens[at]?.text ?? '') || tokens[at]?.text === ':' || (at > from && tokens[at]?.text === ','))
    at++;
  const token = tokens[at];
  return token && isPart(token) ? at : null;
}

function isPart({ kind, text }: Token): boolean {
  if (kind === 'number' || SURE.has(text) || PARTS.has(text)) return true;
  return (weekdayOf(text) ?? monthOf(text) ?? numberOf(text) ?? ordinalOf(text)) !== null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(plainWord));
}

/** As tokens are compared: without accents. */
function plainWord(word: string): string {
  return tokenise(word)[0]?.text ?? word;
}

const QUOTES = /["“”„‟«»‹›]/;

/** The time with the message so marked that nothing of it is taken for anything else. */
export function messageChoice(time: string, message: string): Choice {
  const before = time.replace(/[\s:,;–—-]+$/, '');
  const phrase = QUOTES.test(message) || message.includes('\n') ? `${before}:\n${message}` : `${before} “${message}”`;
  return { label: msg('phrase.theMessageIs', { text: quoted(message) }), phrase };
}

/** `to Team: …` → Team: whoever writes so names a chat, though none may have that name. */
export function nameBeforeColon(behind: string): string | null {
  return /^[\s,;]*(?:send\s+(?:it\s+)?)?(?:to|in|for|an)\s+([^:\n]{1,128}?)\s*:(?:\s|$)/i.exec(behind)?.[1] ?? null;
}

/** `in Springfield: …` → Springfield: a zone may be meant, which has another name. Null: it begins otherwise. */
export function unknownPlace(behind: string): string | null {
  return /^[\s,;(]*in\s+(\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3})/u.exec(behind)?.[1] ?? null;
}
