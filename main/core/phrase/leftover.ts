import { type Token, tokenise } from './tokens.ts';
import { monthOf, numberOf, ordinalOf, weekdayOf } from './words.ts';

/** Words that join a part of a time to what stands before it, in the languages that people mix. */
const JOINING = words(
  'a about after ago an and apart around as at before beginning between but by during each ending even every except ' +
    'excluding for from if in including last never next not o odd of on only or other over past plus since starting the this ' +
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
    'montag dienstag mittwoch donnerstag freitag samstag sonntag',
);

/** These say a time wherever they stand. */
const SURE = words(
  "am pm hr hrs clock o'clock sharp twice thrice uhr täglich stündlich wöchentlich monatlich jährlich " +
    'edt est cst cdt mst mdt pst pdt bst cet cest eest aest aedt msk jst utc gmt ' +
    'tous chaque cada ogni elke jede jeden jedes',
);

/** With a capital, these begin a message more often than a time, as numbers in words do: “May the force be with you”. */
const BEGINNING = words('may march');

/** Within a message, a time is taken for one behind these alone: “Stretch every hour”, “Closed until 5 January”. */
const STRONG = words('every each until till except excluding starting beginning between jede jeden jedes');

/**
 * Whether what stands behind a time that was read seems to go on with it, or to say another one: “and fridays at 15:00”, “until
 * further notice”, “est”. No part of a time may end in the message without the user's word.
 * @param behind what follows the time, from its last character on
 */
export function isTimeUnread(behind: string): boolean {
  const [line = ''] = behind.split('\n', 1);
  // “9:30a”, “01.04-01.05”
  if (/^(?:[\p{L}\d]|[-–./]\d)/u.test(line)) return true;
  const tokens = tokenise(line);
  const first = tokens[0];
  if (!first) return false;
  const isCapital = /^\p{Lu}/u.test(line.slice(first.start));
  const isNumber = numberOf(first.text) !== null || ordinalOf(first.text) !== null;
  const isBeginning = isCapital && (BEGINNING.has(first.text) || isNumber);
  if (!isBeginning && goesOn(tokens)) return true;
  return tokens.some(({ text }, at) => STRONG.has(text) && partAt(tokens, at + 1) !== null);
}

/** Whether the row begins with a part of a time. */
function goesOn(tokens: readonly Token[]): boolean {
  if (SURE.has(tokens[0]?.text ?? '')) return true;
  const part = partAt(tokens, 0);
  if (part === null) return false;
  if (part > 0) return true;
  // “10 pushups”, “Monday motivation”, “today we meet”, but “15 to Team”, “30 min”, “5:15”.
  const next = tokens[1];
  return !next || JOINING.has(next.text) || isPart(next) || (next.kind === 'sign' && next.isGlued && next.text !== '/');
}

/** Where, behind words that join it, a part of a time stands; null: something else does. */
function partAt(tokens: readonly Token[], from: number): number | null {
  let at = from;
  while (JOINING.has(tokens[at]?.text ?? '') || tokens[at]?.text === ':') at++;
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
