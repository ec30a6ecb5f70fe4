import { midnightOf } from '../../dates.ts';
import { lengthOf, type Unit } from '../../lengths.ts';
import { listOf } from '../../lists.ts';
import { plural } from '../../plurals.ts';
import { schedule } from '../schedule.ts';

/** In a sentence a length of time stands in the dative. */
const UNITS: Readonly<Record<Unit, readonly [one: string, more: string]>> = {
  week: ['Woche', 'Wochen'],
  day: ['Tag', 'Tagen'],
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
  second: ['Sekunde', 'Sekunden'],
  ms: ['ms', 'ms'],
};

type Parts = { parts: readonly string[] };
type At = { at: number; zone: string };

/** What goes into sentences, or joins them. */
export const values = {
  'text.verbatim': '{text}',
  'text.quoted': '„{text}“',
  'text.sentences': ({ parts }: Parts) => parts.join(' '),
  'text.lines': ({ parts }: Parts) => parts.join('\n'),
  'text.unended': ({ text }: { text: string }) => text.replace(/\.\s*$/, ''),
  'text.either': ({ parts }: Parts) => listOf('de', parts, 'disjunction'),
  'text.duration': ({ ms }: { ms: number }) =>
    lengthOf(ms)
      .map(([count, unit]) => `${count} ${UNITS[unit][count === 1 ? 0 : 1]}`)
      .join(' '),
  'text.messages': ({ count }: { count: number }) =>
    plural('de', count, { one: '# Nachricht', other: '# Nachrichten' }),
  'text.time': ({ at, zone }: At) => schedule.timeIn(at, zone),
  'text.timeAndDay': ({ at, zone }: At) => schedule.timeAndDayIn(at, zone),
  'text.day': ({ date }: { date: string }) => schedule.dayIn(midnightOf(date), 'UTC'),
  'text.weekday': ({ day }: { day: number }) => schedule.cron.weekday(day),

  'missing.howOften': 'wie oft',
  'missing.dateAndTime': 'Datum und Uhrzeit',
  'missing.timeAfterDate': 'die Uhrzeit hinter dem Datum',
  'missing.time': 'die Uhrzeit, etwa 09:00',

  'cron.second': 'Sekunde',
  'cron.minute': 'Minute',
  'cron.hour': 'Stunde',
  'cron.dayOfMonth': 'Tag des Monats',
  'cron.month': 'Monat',
  'cron.weekday': 'Wochentag',
  'cron.months': '1 bis 12 oder JAN bis DEC',
  'cron.weekdays': '0 bis 7 (beide sind Sonntag) oder SUN bis SAT',
  'cron.range': '{from} bis {to}',
  'schedule.nothingLeft': 'zwischen seinen Ausnahmen und der Ruhezeit bleibt nichts von ihm übrig',

  'content.texts': 'Textnachrichten',
  'content.photos': 'Fotos',
  'content.videos': 'Videos',
  'content.documents': 'Dateien',
  'content.audio': 'Audiodateien',
  'content.voice': 'Sprachnachrichten',
  'content.videoNotes': 'Videonachrichten',
  'content.stickers': 'Sticker',
  'content.gifs': 'GIFs',
  'content.games': 'Spiele',
  'content.polls': 'Umfragen',
  'content.media': 'Fotos und Dateien',
  'content.thisKind': 'Nachrichten dieser Art',

  'waits.quietHours': 'Ruhezeit',
  'waits.dayOff': 'freier Tag',
  'waits.firstDay': 'ihr erster Tag',
  'waits.lastDayOver': 'ihr letzter Tag ist vorbei',
  'waits.paused': 'angehalten',
  'waits.allPaused': 'alle Nachrichten sind angehalten',
  'waits.stopped': 'beendet',

  'markdown.bold': 'fetter Text (*)',
  'markdown.italic': 'kursiver Text (_)',
  'markdown.underline': 'unterstrichener Text (__)',
  'markdown.strikethrough': 'durchgestrichener Text (~)',
  'markdown.spoiler': 'Spoiler (||)',
  'markdown.code': 'Code (`)',
  'markdown.pre': 'Codeblock (```)',
  'markdown.link': 'Text eines Links ([)',
  'markdown.emoji': 'eigenes Emoji (![)',
  'markdown.quote': 'Zitat (>)',

  'part.night': 'in der Nacht',
  'part.morning': 'am Morgen',
  'part.afternoon': 'am Nachmittag',
  'part.evening': 'am Abend',
  'text.more': '{count} weitere',
  /** What one would write instead, in lower case: “every 45 minutes”. */
  'cron.every': ({ count, unit }: { count: number; unit: string }) => {
    const every = schedule.every([[count, unit as Unit]]);
    return every.charAt(0).toLowerCase() + every.slice(1);
  },
  'simulate.slept': 'Der Computer schlief.',
  'simulate.notRunning': 'Carillon lief nicht.',
  'text.month': ({ month }: { month: number }) => schedule.cron.month(month),
  'waits.elsewhere': 'ein anderer Computer sendet sie',
};
