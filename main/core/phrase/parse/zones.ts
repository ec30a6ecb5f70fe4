import { msg, sentences } from '../../../i18n/msg.ts';
import { lettersOfName, placeNames, zonesOfPlace } from './places.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { nearest } from './spelling.ts';
import type { Span } from './tokens.ts';

/*
 * The zone of a phrase. The rules:
 * - An IANA name (Europe/Berlin), UTC, GMT or Z, or the city part of an IANA name: “in New York”, “Berlin time”. Other places
 *   that have one zone, too: “in Munich”, “in Japan”.
 * - A region of several zones (Indiana, Argentina) and an abbreviation (EST, IST: one for several zones, or wrong for
 *   half of the year) are asked about; so is a distance from UTC, which no zone keeps all year, and a city with the name of
 *   another state or country behind it: “in London, Ontario”.
 * - “wherever I am” is the zone of the computer, wherever it travels.
 */

const ZONE_HINT = msg('phrase.writeZoneLikeEurope');

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
const MAX_WORDS = 4;

/** A zone is meant, and which is not clear. */
export class ZoneProblem extends Problem {}

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
  // `2026-12-24T18:00Z`, “at 9 Z”
  const isBehindTime = before?.kind === 'number' || before?.text === 'am' || before?.text === 'pm';
  const isCapital = token !== undefined && reader.textOf(token) === 'Z';
  const isZulu = isBehindTime && (isCapital || token?.isGlued === true) && reader.word('z') !== null;
  if (!isZulu && !reader.word('utc', 'gmt')) return null;
  const [sign, digits] = [reader.peek(), reader.peek(1)];
  if (sign?.isGlued && (sign.text === '+' || sign.text === '-') && digits?.kind === 'number' && digits.isGlued) {
    reader.place += 2;
    const written = quoted(reader.textOf(reader.spanFrom(from)));
    throw new ZoneProblem(
      msg('phrase.distanceFromUtcNo', { text: written }),
      sentences(msg('phrase.nameACity'), ZONE_HINT),
    );
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

/** In capitals, unless nothing follows but a colon: “est” is a word. */
function readAbbreviation(reader: Reader): string | null {
  const token = reader.peek();
  const zones = token?.kind === 'word' ? ABBREVIATIONS[token.text] : undefined;
  const isLast = /^[:)]?$/.test(reader.peek(1)?.text ?? '');
  if (!token || !zones || (!isLast && reader.textOf(token) !== token.text.toUpperCase())) return null;
  throw new ZoneProblem(
    msg('phrase.doesNotSayOne', { text: quoted(reader.textOf(token)) }),
    ZONE_HINT,
    zones.map((zone) => ({ label: zone, phrase: replaced(reader.source, token, zone) })),
  );
}

/** The longest row of words that is a city; without “in” before it “time” must follow. */
function readCity(reader: Reader, isIntroduced: boolean): string | null {
  for (let length = MAX_WORDS; length >= 1; length--) {
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
      if (!isIntroduced && reader.peek()?.text !== 'time') return null;
      const zones = zonesNamed(words.join(''));
      const [zone] = zones;
      if (zone === undefined) return null;
      if (isIntroduced && isFurtherPlace(reader, from, zones)) return zone;
      if (zones.length > 1) throw askWhichZone(reader.source, reader.spanFrom(from), zones);
      return zone;
    });
    if (zone) return zone;
  }
  return null;
}

function zonesNamed(name: string): readonly string[] {
  return citiesAndRegions().get(lettersOfName(name)) ?? zonesOfPlace(name) ?? [];
}

/**
 * Takes the state or country behind a city: “Rome, Italy”. False: there is none.
 * @param from the token with which the city begins
 * @throws Problem where the city of that zone lies elsewhere: “London, Ontario”
 */
function isFurtherPlace(reader: Reader, from: number, zones: readonly string[]): boolean {
  const place = reader.place;
  const isApart = reader.sign(',') !== null;
  const first = reader.peek();
  if (first?.kind !== 'word' || !/^\p{Lu}/u.test(reader.textOf(first))) {
    reader.place = place;
    return false;
  }
  for (let length = MAX_WORDS; length >= 1; length--) {
    const words = reader.tokens.slice(reader.place, reader.place + length);
    const further = words.length === length && words.every(({ kind }) => kind === 'word');
    const named = further ? zonesOfPlace(words.map(({ text }) => text).join('')) : null;
    if (!named) continue;
    reader.place += length;
    if (zones.length === 1 && named.includes(zones[0] ?? '')) return true;
    throw askWhichZone(reader.source, reader.spanFrom(from), [...new Set([...named.slice(0, 3), ...zones])]);
  }
  const behind = reader.source.slice(first.start);
  // “in London, Springshire: …”, but “in London: …” and “in London, Bob calls”.
  if (isApart && /^[^:,]{1,40}:/.test(behind)) {
    const [written = ''] = behind.split(':', 1);
    const span = { start: reader.tokens[from]?.start ?? first.start, end: first.start + written.length };
    throw askWhichZone(reader.source, span, zones);
  }
  reader.place = place;
  return false;
}

function askWhichZone(source: string, span: Span, zones: readonly string[]): Problem {
  const choices = zones.slice(0, 4).map((zone) => ({ label: zone, phrase: replaced(source, span, zone) }));
  return new ZoneProblem(
    msg('phrase.severalTimeZones', { text: quoted(source.slice(span.start, span.end)) }),
    ZONE_HINT,
    choices,
  );
}

/** For what can only be meant as a zone: the names that are nearest. @param span of the name */
export function unknownZone(source: string, span: Span): Problem {
  const written = source.slice(span.start, span.end);
  const choices = zonesNear(written).map((zone) => ({ label: zone, phrase: replaced(source, span, zone) }));
  return new ZoneProblem(msg('phrase.noTimeZoneI', { text: quoted(written) }), ZONE_HINT, choices);
}

/** Of the places whose names are one slip of the keyboard away, at most three. */
export function zonesNear(written: string): string[] {
  const city = lettersOfName(written.slice(written.lastIndexOf('/') + 1));
  const zones = nearest(city, [...citiesAndRegions().keys()]);
  const near = zones.length > 0 ? zones : nearest(city, placeNames());
  return [...new Set(near.flatMap(zonesNamed))].slice(0, 3);
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
      const name = lettersOfName(part);
      found.set(name, [...(found.get(name) ?? []), zone]);
    }
  }
  byName = found;
  return found;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
