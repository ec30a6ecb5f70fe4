import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { nearest } from './spelling.ts';
import { plain, type Span } from './tokens.ts';

/*
 * The zone of a phrase. The rules:
 * - An IANA name (Europe/Berlin), UTC or GMT, or the city part of an IANA name: “in New York”, “Berlin time”.
 * - A region of several zones (Indiana, Argentina) and an abbreviation (EST, IST: one for several zones, or wrong for
 *   half of the year) are asked about; so is a distance from UTC, which no zone keeps all year.
 * - “wherever I am” is the zone of the computer, wherever it travels.
 */

const ZONE_HINT = 'Write a zone like “in Europe/Berlin”, “in New York” or “UTC”.';

/** Names that newer data has and the list may not. */
const NEWER_NAMES = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
];
const ABBREVIATIONS: Record<string, readonly string[]> = {
  et: ['America/New_York'],
  est: ['America/New_York', 'America/Panama'],
  edt: ['America/New_York'],
  ct: ['America/Chicago'],
  cst: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  cdt: ['America/Chicago'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  pt: ['America/Los_Angeles'],
  pst: ['America/Los_Angeles', 'Asia/Manila'],
  pdt: ['America/Los_Angeles'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  cet: ['Europe/Berlin', 'Europe/Paris', 'Africa/Algiers'],
  cest: ['Europe/Berlin', 'Europe/Paris'],
  eet: ['Europe/Helsinki', 'Africa/Cairo'],
  eest: ['Europe/Helsinki'],
  wet: ['Europe/Lisbon'],
  jst: ['Asia/Tokyo'],
  msk: ['Europe/Moscow'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: ['Australia/Sydney'],
};
const MOST_WORDS = 4;

/** “in Europe/Berlin”, “(UTC)”, “in New York”, “Berlin time”. The name as the contract takes it. */
export function readZone(reader: Reader): string | null {
  return reader.attempt(() => {
    const isInBrackets = reader.sign('(') !== null;
    if (reader.words('wherever', 'i', 'am') || reader.word('floating')) return closed(reader, isInBrackets, 'floating');
    const isIn = reader.word('in') !== null;
    const zone =
      readUtc(reader) ?? readName(reader) ?? readAbbreviation(reader) ?? readCity(reader, isIn || isInBrackets);
    if (!zone) return null;
    reader.word('time');
    return closed(reader, isInBrackets, zone);
  });
}

function closed(reader: Reader, isInBrackets: boolean, zone: string): string | null {
  return isInBrackets && reader.sign(')') === null ? null : zone;
}

function readUtc(reader: Reader): string | null {
  const from = reader.place;
  const [token, before] = [reader.peek(), reader.tokens[reader.place - 1]];
  // `2026-12-24T18:00Z`
  const isZulu = token?.isGlued === true && before?.kind === 'number' && reader.word('z') !== null;
  if (!isZulu && !reader.word('utc', 'gmt')) return null;
  const [sign, digits] = [reader.peek(), reader.peek(1)];
  if (sign?.isGlued && (sign.text === '+' || sign.text === '-') && digits?.kind === 'number' && digits.isGlued) {
    reader.place += 2;
    const written = quoted(reader.textOf(reader.spanFrom(from)));
    throw new Problem(`${written} is a distance from UTC and no time zone.`, `Name a city. ${ZONE_HINT}`);
  }
  return 'UTC';
}

/** `Europe/Berlin`, in any case. */
function readName(reader: Reader): string | null {
  const token = reader.peek();
  if (token?.kind !== 'word') return null;
  const pattern = /[a-z_]+(?:\/[a-z0-9_+-]+)+/iy;
  pattern.lastIndex = token.start;
  const written = pattern.exec(reader.source)?.[0];
  if (written === undefined) return null;
  const known = allZones().find((name) => name.toLowerCase() === written.toLowerCase());
  const span = { start: token.start, end: token.start + written.length };
  const zone = known ?? (isZone(written) ? written : null);
  if (zone === null) {
    const areas = new Set(allZones().map((name) => name.slice(0, name.indexOf('/')).toLowerCase()));
    if (!areas.has(token.text)) return null;
    throw unknownZone(reader.source, span);
  }
  while ((reader.peek()?.start ?? span.end) < span.end) reader.place++;
  return zone;
}

/** In capitals only: “est” is a word. */
function readAbbreviation(reader: Reader): string | null {
  const token = reader.peek();
  const zones = token?.kind === 'word' ? ABBREVIATIONS[token.text] : undefined;
  if (!token || !zones || reader.textOf(token) !== token.text.toUpperCase()) return null;
  throw new Problem(
    `${quoted(reader.textOf(token))} does not say one zone for the whole year.`,
    ZONE_HINT,
    zones.map((zone) => ({ label: zone, phrase: replaced(reader.source, token, zone) })),
  );
}

/** The longest row of words that is a city; without “in” before it “time” must follow. */
function readCity(reader: Reader, isIntroduced: boolean): string | null {
  for (let length = MOST_WORDS; length >= 1; length--) {
    const zone = reader.attempt(() => {
      const from = reader.place;
      const words: string[] = [];
      while (words.length < length) {
        reader.sign('-', '.', "'");
        const token = reader.peek();
        if (token?.kind !== 'word') return null;
        words.push(token.text);
        reader.place++;
      }
      const zones = citiesAndRegions().get(lettersOf(words.join(''))) ?? [];
      if (zones.length === 0 || (!isIntroduced && reader.peek()?.text !== 'time')) return null;
      if (zones.length > 1) throw askWhichZone(reader.source, reader.spanFrom(from), zones);
      return zones[0] ?? null;
    });
    if (zone) return zone;
  }
  return null;
}

function askWhichZone(source: string, span: Span, zones: readonly string[]): Problem {
  const choices = zones.slice(0, 4).map((zone) => ({ label: zone, phrase: replaced(source, span, zone) }));
  return new Problem(`${quoted(source.slice(span.start, span.end))} has several time zones.`, ZONE_HINT, choices);
}

/** For what can only be meant as a zone: the names that are nearest. @param span of the name */
export function unknownZone(source: string, span: Span): Problem {
  const written = source.slice(span.start, span.end);
  const city = lettersOf(plain(written.slice(written.lastIndexOf('/') + 1)));
  const near = nearest(city, [...citiesAndRegions().keys()]).flatMap((name) => citiesAndRegions().get(name) ?? []);
  const choices = near.slice(0, 3).map((zone) => ({ label: zone, phrase: replaced(source, span, zone) }));
  return new Problem(`${quoted(written)} is no time zone that I know.`, ZONE_HINT, choices);
}

let zones: readonly string[] | undefined;

function allZones(): readonly string[] {
  zones ??= [...new Set([...Intl.supportedValuesOf('timeZone'), ...NEWER_NAMES.filter(isZone)])];
  return zones;
}

let byName: ReadonlyMap<string, readonly string[]> | undefined;

/** Zones by the letters of each part of their names: newyork, indiana, europe. */
function citiesAndRegions(): ReadonlyMap<string, readonly string[]> {
  if (byName) return byName;
  const found = new Map<string, string[]>();
  for (const zone of allZones()) {
    if (!zone.includes('/')) continue;
    for (const part of zone.split('/')) {
      const name = lettersOf(part.toLowerCase());
      found.set(name, [...(found.get(name) ?? []), zone]);
    }
  }
  byName = found;
  return found;
}

function lettersOf(name: string): string {
  return name.replace(/[^a-z]/g, '');
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
