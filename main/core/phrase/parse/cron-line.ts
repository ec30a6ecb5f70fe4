import { msg } from '../../../i18n/msg.ts';
import { UserError } from '../../errors.ts';
import { parseCron } from '../../schedule/cron.ts';
import { Problem, replaced } from './questions.ts';
import type { Reader } from './reader.ts';

const NAME = '(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const VALUE = `(?:\\*|\\?|\\d{1,4}[lw]?|l|lw|${NAME}l?)(?:#[\\dl])?`;
const ITEM = `${VALUE}(?:[-–—]${VALUE})?(?:/\\d{1,4})?`;
/** A `+` before the weekday asks for both days. */
const FIELD = new RegExp(`^\\+?${ITEM}(?:,${ITEM})*$`, 'i');
const CRON_HINT = msg('phrase.cronLineMinuteHour');

/**
 * A cron line at the beginning: `0 9 * * 1-5`, `cron 0 9 * * 1-5`, `"0 9 * * 1-5"`, `@daily`. Unless “cron” or a quotation
 * mark says so, a row of numbers is one only with a `*` in it. In front of a message (`isOpen`) a sixth field could as
 * well be the message's first word: it is asked about, and quotation marks answer it.
 * @throws Problem for a cron line that is none
 */
export function readCron(reader: Reader, isOpen: boolean): string | null {
  return reader.attempt(() => {
    const from = reader.place;
    if (reader.peek()?.text === '@' && reader.peek(1)?.kind === 'word' && reader.peek(1)?.isGlued) {
      reader.place += 2;
      return checked(reader.textOf(reader.spanFrom(from)).toLowerCase());
    }
    const isSaid = reader.word('cron') !== null;
    if (isSaid) reader.sign(':');
    const isQuoted = reader.sign('"') !== null;
    const start = reader.peek()?.start;
    if (start === undefined) return null;
    const fields = fieldsFrom(reader.source.slice(start), isQuoted);
    if (fields.length < 3 || !(isSaid || fields.some(({ text }) => text.includes('*')))) return null;
    if (isOpen && !isQuoted && fields.length === 6) throwWhereItEnds(reader, start, fields);
    const count = isOpen && !isQuoted && fields.length === 6 && !isCron(fields, 6) ? 5 : fields.length;
    const end = start + (fields[count - 1]?.end ?? 0);
    while ((reader.peek()?.start ?? end) < end) reader.place++;
    if (isQuoted && reader.sign('"') === null) return null;
    return checked(lineOf(fields, count));
  });
}

interface Field {
  text: string;
  end: number;
}

/** The fields at the beginning of the text, as many as there are: too many are refused by their number. */
function fieldsFrom(text: string, isQuoted: boolean): Field[] {
  const fields: Field[] = [];
  for (const match of text.matchAll(/[^\s"“”„‟«»]+/g)) {
    const gap = text.slice(fields.at(-1)?.end ?? 0, match.index);
    if (/["“”„‟«»]/.test(gap) || match[0].length > 60 || fields.length >= 12) break;
    if (!FIELD.test(match[0]) && !(isQuoted && fields.length > 0)) break;
    fields.push({ text: match[0].replace(/[–—]/g, '-'), end: match.index + match[0].length });
  }
  return fields;
}

function lineOf(fields: readonly Field[], count: number): string {
  return fields
    .slice(0, count)
    .map(({ text }) => text)
    .join(' ');
}

function isCron(fields: readonly Field[], count: number): boolean {
  try {
    parseCron(lineOf(fields, count));
    return true;
  } catch {
    return false;
  }
}

function throwWhereItEnds(reader: Reader, start: number, fields: readonly Field[]): void {
  if (!isCron(fields, 5) || !isCron(fields, 6)) return;
  const choices = [5, 6].map((count) => {
    const span = { start, end: start + (fields[count - 1]?.end ?? 0) };
    const line = lineOf(fields, count);
    return { label: line, phrase: replaced(reader.source, span, `"${line}"`) };
  });
  throw new Problem(msg('phrase.notClearWhereCron'), msg('phrase.putCronLineQuotation'), choices);
}

function checked(expression: string): string {
  try {
    parseCron(expression);
    return expression;
  } catch (error) {
    if (error instanceof UserError) throw new Problem(error.text, CRON_HINT);
    throw error;
  }
}
