import { translations } from './languages/index.ts';
import { type Token, tokenise } from './parse/tokens.ts';
import { type PhraseContext, type PhraseResult, readPhrase } from './read-phrase.ts';

/** A line whose message, or part of it, stands before its time: the same with the time first, which all rules hold for. */
export interface TimeFirst {
  /** `every weekday at 9 to Team: Stand-up` for “Stand-up every weekday at 9 to Team”. */
  line: string;
  /** The time as it was written. */
  time: string;
  /** Words before the time that say a time as well: “Meeting at 5 tomorrow at 9”. Null: none do. */
  otherTime: string | null;
}

/** Longer lines begin with their time, or have none. */
const MAX_LENGTH = 300;
const MAX_STARTS = 12;
/** How a time may begin in English, in which the grammar is written. */
const BEGINS =
  /^(?:every|each|daily|hourly|weekly|monthly|yearly|annually|fortnightly|biweekly|weekdays?|weekends?|on|at|in|from|between|starting|tomorrow|today|tonight|this|next|the|first|second|third|last|once|twice|noon|midnight|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|christmas|am|um|ab|im|jede[nrs]?|le|el|la|los|las|les|à|a|il|alle|às|em|no|на|по|в|у|о|об|с|з|@)$/;
/** Who begins so means a time, if one that cannot be read. */
const TIME_FIRST = /^(?:every|each|at|on|in|from|between|starting|tomorrow|today|tonight|\d+)\b/i;
/** “remind me to”, in the eight languages. */
const REMIND =
  /^(?:(?:please|bitte|por favor|s'il te plaît|per favore|пожалуйста|будь ласка),?\s+)?(?:(?:remind me|reminder)(?:\s+(?:to|that|about|of)\b|:)?|erinnere? mich(?:\s+(?:daran,?|an)(?=\s|$)|,)?|recu[ée]rdame(?:\s+(?:que|de)\b)?|rappelle[- ]moi(?:\s+(?:de|que)\b|\s+d['’](?=\S))?|ricordami(?:\s+(?:di|che)\b)?|(?:me lembr[ae]|lembr[ae]-me)(?:\s+(?:de|que)\b)?|напомни(?:те)?(?:\s+мне)?(?:\s+(?:о|об|про|что)(?=\s|$))?|нагада[йи](?:те)?(?:\s+мені)?(?:\s+(?:про|що)(?=\s|$))?)\s*/iu;
/** “tell Team”, “send Team”: for whom, before the time. */
const TELL = /^(?:please\s+)?(?:tell|send|message|text|remind|notify|ping|post|write)\s+(?:to\s+|in\s+)?/i;
const TO = /^(?:to|an|a|para|pour|для|@)\s*/iu;
const QUOTED = /^["“”„«»]([^"“”„«»]+)["“”„«»]\s*/;

/** Null where no time stands behind anything. Never throws. */
export function timeFirst(text: string, context: PhraseContext): TimeFirst | null {
  const line = text.trim();
  if (line.length > MAX_LENGTH || line.includes('\n') || TIME_FIRST.test(line)) return null;
  const starts = startsOf(line);
  for (const [n, start] of starts.entries()) {
    const read = readPhrase(line.slice(start), context);
    const rest = restOf(read, line.slice(start), context);
    if (rest === null) continue;
    const time = line.slice(start, line.length - rest.length).replace(/[\s:,;–—-]+$/, '');
    const parts = partsOf(line.slice(0, start).trim(), rest, context);
    const other = starts.slice(0, n).find((from) => saysTime(line.slice(from, start), context));
    const otherTime = other === undefined ? null : line.slice(other, start).trim();
    return { line: joined(time, parts), time, otherTime };
  }
  return null;
}

/** Where a time may begin, behind the first word, in order. */
function startsOf(line: string): number[] {
  const telling = new Set(translations(line).flatMap((translation) => translation.telling));
  const isStart = ({ text, start, isGlued }: Token, n: number) =>
    n > 0 &&
    !isGlued &&
    (BEGINS.test(text) ||
      telling.has(start) ||
      /^\d{1,2}[:.]\d\d|^\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b/i.test(line.slice(start)));
  return tokenise(line)
    .filter(isStart)
    .map(({ start }) => start)
    .slice(0, MAX_STARTS);
}

/** What follows the time; null where it is no time, or cannot be told from what follows. */
function restOf(read: PhraseResult, from: string, context: PhraseContext): string | null {
  if (read.ok) return from.endsWith(read.rest) ? read.rest : null;
  // A question about the time itself, to whose end nothing else stands.
  const [first] = read.choices ?? [];
  const answer = first ? readPhrase(first.phrase, context) : null;
  return answer?.ok && answer.rest === '' ? '' : null;
}

/** Whether all of it says a time of day, a date or a rule, or asks for what is missing of one. */
function saysTime(text: string, context: PhraseContext): boolean {
  const read = readPhrase(text.trim(), context);
  return read.ok
    ? read.rest === ''
    : (read.choices ?? []).some(({ phrase }) => {
        const answer = readPhrase(phrase, context);
        return answer.ok && answer.rest === '';
      });
}

interface Parts {
  to: string | null;
  message: string;
}

/** Message and chat, of what stands before the time and behind it. */
function partsOf(before: string, rest: string, { isChat = () => false }: PhraseContext): Parts {
  const behind = addresseeOf(rest, isChat);
  if (behind) return { to: behind.to, message: withoutOpener(before, behind.message) };
  const whole = before.replace(/[:,]$/, '');
  const said = whole.replace(TELL, '').replace(TO, '');
  // “to Team every weekday at 9: Stand-up”, “tell Team tomorrow at 9 that the office is closed”
  if (said !== whole && isChat(said))
    return { to: said, message: TELL.test(whole) ? rest.replace(/^that\s+/i, '') : rest };
  // “Team: Stand-up every weekday at 9”
  const [, name = '', message = ''] = /^([^:]{1,80}?):\s+(.+)$/s.exec(before) ?? [];
  if (name !== '' && isChat(name)) return { to: name, message: withoutOpener(message, rest) };
  // “send "Stand-up" to Team every weekday at 9”, “Stand-up to Team every weekday at 9”
  const [, told = '', chat = ''] = /^(.+?)\s+(?:to|an|@)\s*([^:]{1,80})$/is.exec(before) ?? [];
  if (chat !== '' && isChat(chat)) {
    const quoted = QUOTED.exec(told.replace(TELL, ''));
    return { to: chat, message: quoted ? (quoted[1] ?? '') : withoutOpener(told, rest) };
  }
  return { to: null, message: withoutOpener(before, rest) };
}

/** “to Team”, “to Team: more” behind the time. */
function addresseeOf(rest: string, isChat: (name: string) => boolean): Parts | null {
  const [, name = '', message = ''] = /^(?:to|in|an|@)\s*([^:]{1,80}?)(?::\s+(.*))?$/is.exec(rest) ?? [];
  return name !== '' && isChat(name) ? { to: name, message } : null;
}

function withoutOpener(before: string, rest: string): string {
  const said = before.replace(REMIND, '').replace(/[\s:–—-]+$/, '');
  return [said, rest].filter((part) => part !== '').join(' ');
}

function joined(time: string, { to, message }: Parts): string {
  const whom = to === null ? '' : ` to ${to}`;
  return message === '' ? `${time}${whom}` : `${time}${whom}: ${message}`;
}
