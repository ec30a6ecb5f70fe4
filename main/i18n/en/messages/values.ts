import { midnightOf } from '../../dates.ts';
import { lengthOf, type Unit } from '../../lengths.ts';
import { plural } from '../../plurals.ts';
import { schedule } from '../schedule.ts';

/** What goes into sentences, or joins them. */
export const values = {
  'text.verbatim': '{text}',
  'text.quoted': '“{text}”',
  'text.sentences': ({ parts }: { parts: readonly string[] }) => parts.join(' '),
  'text.lines': ({ parts }: { parts: readonly string[] }) => parts.join('\n'),
  /** Without the full stop, for a sentence within another one's brackets. */
  'text.unended': ({ text }: { text: string }) => text.replace(/[.。]\s*$/, ''),
  'text.either': ({ parts }: { parts: readonly string[] }) => listOr(parts),
  'text.duration': ({ ms }: { ms: number }) => schedule.length(lengthOf(ms)),
  'text.messages': ({ count }: { count: number }) => plural('en', count, { one: '# message', other: '# messages' }),
  /** @param at epoch ms @param zone IANA */
  'text.time': ({ at, zone }: { at: number; zone: string }) => schedule.timeIn(at, zone),
  'text.timeAndDay': ({ at, zone }: { at: number; zone: string }) => schedule.timeAndDayIn(at, zone),
  /** @param date `2026-12-24` */
  'text.day': ({ date }: { date: string }) => schedule.dayIn(midnightOf(date), 'UTC'),
  'text.weekday': ({ day }: { day: number }) => schedule.cron.weekday(day),

  'missing.howOften': 'how often',
  'missing.dateAndTime': 'a date and a time',
  'missing.timeAfterDate': 'a time of day after the date',
  'missing.time': 'a time of day, like 09:00',

  'cron.second': 'second',
  'cron.minute': 'minute',
  'cron.hour': 'hour',
  'cron.dayOfMonth': 'day of the month',
  'cron.month': 'month',
  'cron.weekday': 'weekday',
  'cron.months': '1 to 12 or JAN to DEC',
  'cron.weekdays': '0 to 7 (both are Sunday) or SUN to SAT',
  'cron.range': '{from} to {to}',
  'schedule.nothingLeft': 'nothing is left of it between its exceptions and quiet hours',

  'content.texts': 'text messages',
  'content.photos': 'photos',
  'content.videos': 'videos',
  'content.documents': 'documents',
  'content.audio': 'audio files',
  'content.voice': 'voice messages',
  'content.videoNotes': 'video messages',
  'content.stickers': 'stickers',
  'content.gifs': 'GIFs',
  'content.games': 'games',
  'content.polls': 'polls',
  'content.media': 'photos and files',
  'content.thisKind': 'messages of this kind',

  'waits.quietHours': 'quiet hours',
  'waits.dayOff': 'day off',
  'waits.firstDay': 'its first day',
  'waits.lastDayOver': 'its last day is over',
  'waits.paused': 'paused',
  'waits.allPaused': 'all messages are paused',
  'waits.stopped': 'stopped',

  'markdown.bold': 'bold text (*)',
  'markdown.italic': 'italic text (_)',
  'markdown.underline': 'underlined text (__)',
  'markdown.strikethrough': 'struck-through text (~)',
  'markdown.spoiler': 'spoiler (||)',
  'markdown.code': 'code (`)',
  'markdown.pre': 'code block (```)',
  'markdown.link': 'text of a link ([)',
  'markdown.emoji': 'custom emoji (![)',
  'markdown.quote': 'quotation (>)',

  'part.night': 'at night',
  'part.morning': 'in the morning',
  'part.afternoon': 'in the afternoon',
  'part.evening': 'in the evening',
  /** What one would write instead, in lower case: “every 45 minutes”. */
  'cron.every': ({ count, unit }: { count: number; unit: string }) => {
    const every = schedule.every([[count, unit as Unit]]);
    return every.charAt(0).toLowerCase() + every.slice(1);
  },
  'simulate.slept': 'The computer slept.',
  'simulate.notRunning': 'Carillon was not running.',
  'text.more': '{count} more',
  'text.month': ({ month }: { month: number }) => schedule.cron.month(month),
  'waits.elsewhere': 'another computer sends it',
} as const;

function listOr(parts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(parts);
}
