const VALUES: Readonly<Record<string, string>> = {
  // What a command is missing.
  'how often': 'wie oft',
  'a date and a time': 'Datum und Uhrzeit',
  'a time of day after the date': 'die Uhrzeit hinter dem Datum',
  'a time of day, like 09:00': 'die Uhrzeit, etwa 09:00',
  edited: 'geändert',
  deleted: 'gelöscht',
  // The fields of a cron line.
  second: 'Sekunde',
  minute: 'Minute',
  hour: 'Stunde',
  'day of the month': 'Tag des Monats',
  month: 'Monat',
  weekday: 'Wochentag',
  '0 to 59': '0 bis 59',
  '0 to 23': '0 bis 23',
  '1 to 31': '1 bis 31',
  '1 to 12 or JAN to DEC': '1 bis 12 oder JAN bis DEC',
  '0 to 7 (both are Sunday) or SUN to SAT': '0 bis 7 (beide sind Sonntag) oder SUN bis SAT',
  Monday: 'Montag',
  Tuesday: 'Dienstag',
  Wednesday: 'Mittwoch',
  Thursday: 'Donnerstag',
  Friday: 'Freitag',
  Saturday: 'Samstag',
  Sunday: 'Sonntag',
  'nothing is left of it between its exceptions and quiet hours':
    'zwischen seinen Ausnahmen und der Ruhezeit bleibt nichts von ihm übrig',
  // What a chat does not allow.
  'text messages': 'Textnachrichten',
  photos: 'Fotos',
  videos: 'Videos',
  documents: 'Dateien',
  'audio files': 'Audiodateien',
  'voice messages': 'Sprachnachrichten',
  'video messages': 'Videonachrichten',
  stickers: 'Sticker',
  GIFs: 'GIFs',
  games: 'Spiele',
  polls: 'Umfragen',
  'photos and files': 'Fotos und Dateien',
  'messages of this kind': 'Nachrichten dieser Art',
  // What a message waits for.
  'quiet hours': 'Ruhezeit',
  'day off': 'freier Tag',
  'its first day': 'ihr erster Tag',
  // The marks of Markdown.
  'bold text (*)': 'fetter Text (*)',
  'italic text (_)': 'kursiver Text (_)',
  'underlined text (__)': 'unterstrichener Text (__)',
  'struck text (~)': 'durchgestrichener Text (~)',
  'spoiler (||)': 'Spoiler (||)',
  'code (`)': 'Code (`)',
  'code block (```)': 'Codeblock (```)',
  'text of a link ([)': 'Text eines Links ([)',
  'custom emoji (![)': 'eigenes Emoji (![)',
  'quotation (>)': 'Zitat (>)',
  'at night': 'in der Nacht',
  'in the morning': 'am Morgen',
  'in the afternoon': 'am Nachmittag',
  'in the evening': 'am Abend',
};

const UNITS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  week: ['Woche', 'Wochen'],
  day: ['Tag', 'Tagen'],
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
  second: ['Sekunde', 'Sekunden'],
};

/** A value that the core says in English within a sentence; a length of time (“2 days 3 hours”) stands in the dative. */
export function sayValue(value: string): string | null {
  const word = Object.hasOwn(VALUES, value) ? VALUES[value] : undefined;
  if (word !== undefined) return word;
  if (!/^\d+ (week|day|hour|minute|second)s?( \d+ (week|day|hour|minute|second)s?)*$/.test(value)) return null;
  return value.replace(/(\d+) ([a-z]+?)s?(?= |$)/g, (_, count, unit) => {
    const [one, more] = UNITS[unit] ?? [unit, unit];
    return `${count} ${count === '1' ? one : more}`;
  });
}
