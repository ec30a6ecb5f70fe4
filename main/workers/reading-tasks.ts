import type { Backup } from '../contract/backup.ts';
import type { ListOptions, ListReading } from '../contract/foreign-list.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { Translatable } from '../contract/translatable.ts';
import { type CalendarDays, type CalendarRange, readCalendar } from '../core/calendar-file/read-calendar.ts';
import { filesNamedIn } from '../core/cleanup.ts';
import type { MediaFacts } from '../core/files/media.ts';
import { type ListContext, readList } from '../core/foreign-list/read-list.ts';
import { readBackup } from '../core/import.ts';
import { wordsOfDesktop } from '../i18n/index.ts';
import { readMedia } from './read-media.ts';

/** Jobs or chats that are handed over at once: to take them in lasts a millisecond or two. */
const AT_ONCE = 200;

/** A part of a large result. They are handed over one by one, so that no thread is kept busy by all of it at once. */
export type BackupPiece = Partial<Backup>;

/** Each kind of foreign file, and how it is read. What goes in and comes out is copied between threads. */
export const readingTasks = {
  calendar: ({ ics, range }: { ics: string; range: CalendarRange }): CalendarDays => readCalendar(ics, range),
  /** What the content of a file on disk is; null when it is nothing that Telegram shows or plays. */
  media: ({ path, name }: { path: string; name: string }): Promise<MediaFacts | null> => readMedia(path, name),
  /** Rows of another program's list; its words are not copied between threads, but chosen by `language`. */
  *list({ bytes, options, context, language }: ListInput): Generator<Partial<ListReading>> {
    const { rows, ...rest } = readList(bytes, options, { ...context, words: wordsOfDesktop({ language }) });
    yield rest;
    for (let at = 0; at < rows.length; at += AT_ONCE) yield { rows: rows.slice(at, at + AT_ONCE) };
  },
  /** The names of files that stand in a backup. */
  filesNamed: ({ text }: { text: string }): string[] => [...new Set(filesNamedIn(text))],
  *backup({ text, zone }: { text: string; zone: string }): Generator<BackupPiece> {
    const { jobs, chats, ...rest } = readBackup(text, zone);
    yield rest;
    for (let at = 0; at < jobs.length; at += AT_ONCE) yield { jobs: jobs.slice(at, at + AT_ONCE) };
    for (let at = 0; at < chats.length; at += AT_ONCE) yield { chats: chats.slice(at, at + AT_ONCE) };
  },
};

interface ListInput {
  bytes: Uint8Array;
  options: ListOptions;
  context: Omit<ListContext, 'words'>;
  language: Preferences['language'];
}

type Tasks = typeof readingTasks;
export type ReadingTask = keyof Tasks;
export type TaskInput<N extends ReadingTask> = Parameters<Tasks[N]>[0];
/** One value, or the pieces of a large one. */
export type TaskOutput<N extends ReadingTask> =
  ReturnType<Tasks[N]> extends Generator<infer Piece> ? Piece[] : Awaited<ReturnType<Tasks[N]>>;

/** From the sending thread: a file to read, or that the next piece may come. */
export type ToReader = { task: ReadingTask; input: unknown } | 'next';
export type FromReader =
  | { kind: 'piece'; piece: unknown }
  | { kind: 'done'; value?: unknown }
  | { kind: 'refused'; code: 'invalid'; text: Translatable }
  | { kind: 'failed'; message: string };
