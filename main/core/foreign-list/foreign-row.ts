import type { RowNote } from '../../contract/foreign-list.ts';
import type { TextFormat } from '../../contract/message.ts';
import type { Timing } from '../../contract/schedule.ts';

/** When a row of a foreign list is due, as far as its format says it. */
export type ForeignTime =
  /** A wall-clock time: `2026-12-24T18:00`. */
  | { kind: 'at'; wall: string }
  | { kind: 'cron'; expression: string }
  /** In words, for the reader of phrases. */
  | { kind: 'phrase'; phrase: string }
  /** The format has a rule of its own. */
  | { kind: 'timing'; timing: Omit<Timing, 'timeZone'> }
  | { kind: 'dayOrMonth'; written: string }
  | { kind: 'unread'; written: string }
  | { kind: 'none' };

/** A row as its format gives it, before chats, zones and runs are looked up. */
export interface ForeignRow {
  /** Of the file, from 1. */
  line: number;
  text: string;
  format?: TextFormat;
  name?: string;
  tags?: string[];
  time: ForeignTime;
  /** IANA, where the row or the file names one. */
  zone?: string;
  /** An id, an @name or a title; empty where none is named. */
  chat?: string;
  silent?: boolean;
  linkPreview?: boolean;
  notes: RowNote[];
}
