import {
  type ListFormat,
  type ListOptions,
  type ListReading,
  type ListRow,
  MOST_LIST_ROWS,
  type RowProblem,
} from '../../contract/foreign-list.ts';
import { firstIssue } from '../../contract/issues.ts';
import type { Job } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import { Timing } from '../../contract/schedule.ts';
import type { Chat } from '../../contract/state.ts';
import { en, type Words } from '../../i18n/index.ts';
import { zoneOf as zoneOfName } from '../calendar-file/calendar-time.ts';
import { UserError } from '../errors.ts';
import { chatNamed } from '../phrase/addressee.ts';
import { readWholePhrase } from '../phrase/read-phrase.ts';
import { checkTiming, previewTiming } from '../schedule/preview.ts';
import { wallOf } from '../schedule/wall-clock.ts';
import { isCalendar, readCalendarMessages } from './calendar-messages.ts';
import { isCrontab, readCrontab } from './crontab.ts';
import type { ForeignRow } from './foreign-row.ts';
import { isApschedulerList, isCronTelebotList, readApschedulerList, readCronTelebotList } from './scheduler-lists.ts';
import { type Column, readTable } from './table.ts';
import { homeAssistantAutomations, n8nWorkflows, readHomeAssistant, readN8n } from './workflows.ts';

export interface ListContext {
  /** Epoch ms. */
  now: number;
  /** IANA: where times are meant that name no zone. */
  zone: string;
  chats: readonly Chat[];
  /** The chat of the owner; null: nobody is paired. */
  own: number | null;
  /** What is scheduled already. */
  jobs: readonly Pick<Job, 'message' | 'schedule'>[];
  words?: Words;
}

const SHOWN_RUNS = 3;

/**
 * Reads a list that another program wrote, or cells of a spreadsheet, into messages: whatever it is, by its content alone.
 * @throws UserError when it is none that is known
 */
export function readList(bytes: Uint8Array, options: ListOptions, context: ListContext): ListReading {
  const zone = options.zone ?? context.zone;
  const { format, rows, columns = null, isOrderOpen = false } = rowsOf(decoded(bytes), options, { ...context, zone });
  if (rows.length === 0) {
    throw new UserError('invalid', 'list.noMessage');
  }
  if (rows.length > MOST_LIST_ROWS) {
    throw new UserError('invalid', 'list.tooManyMessages', { max: MOST_LIST_ROWS });
  }
  const known = new Set(context.jobs.map(keyOf));
  const read = rows.map((row) => {
    const made = resolved(row, { ...context, zone });
    const key = made.message && made.timing ? keyOf({ message: made.message, schedule: made.timing.schedule }) : null;
    const isDouble = key !== null && known.has(key);
    if (key !== null) known.add(key);
    return { ...made, isDouble };
  });
  return { format, columns, isOrderOpen, rows: read };
}

interface Rows {
  format: ListFormat;
  rows: ForeignRow[];
  columns?: Column[];
  isOrderOpen?: boolean;
}

function rowsOf(text: string, options: ListOptions, { now, zone }: ListContext): Rows {
  if (isCalendar(text)) {
    const today = new Date(wallOf(now, zone)).toISOString().slice(0, 10);
    return { format: 'calendar', rows: readCalendarMessages(text, options, today, zone) };
  }
  if (/^\s*[[{]/.test(text)) return { format: 'n8n', rows: ofJson(text) };
  if (isApschedulerList(text)) return { format: 'apscheduler', rows: readApschedulerList(text) };
  if (isCronTelebotList(text)) return { format: 'cronTelebot', rows: readCronTelebotList(text) };
  const automations = homeAssistantAutomations(text);
  if (automations) return { format: 'homeAssistant', rows: readHomeAssistant(automations, text) };
  if (isCrontab(text)) return { format: 'crontab', rows: readCrontab(text) };
  const { isTodoist, ...table } = readTable(text, options);
  return { format: isTodoist ? 'todoist' : 'table', ...table };
}

/** @throws UserError for JSON of other programs; Carillon's own backups have a place of their own */
function ofJson(text: string): ForeignRow[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UserError('invalid', 'list.damagedJson');
  }
  if (typeof content === 'object' && content !== null && 'carillon' in content) {
    throw new UserError('invalid', 'list.isBackup');
  }
  const workflows = n8nWorkflows(content);
  if (workflows.length > 0) return readN8n(workflows, text);
  throw new UserError('invalid', 'list.noWorkflow');
}

/** UTF-8 or UTF-16 by its byte order mark, UTF-8 where it is that, else as Windows wrote it. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function keyOf({ message, schedule }: Pick<Job, 'message' | 'schedule'>): string {
  const { kind } = schedule;
  return JSON.stringify([message.text.trim(), kind === 'interval' ? [kind, schedule.everyMs] : schedule]);
}

/** With what it means here: its chat, its times, and why it cannot be a message. */
function resolved(row: ForeignRow, context: ListContext): Omit<ListRow, 'isDouble'> {
  const { words = en } = context;
  const [message, timing] = [messageOf(row), timingOf(row, context)];
  const preview =
    'kind' in timing ? null : previewTiming(timing, context.zone, context.now, { count: SHOWN_RUNS, words });
  const read = preview?.ok ? preview : null;
  const refused: RowProblem | null = preview?.ok === false ? { kind: 'refused', why: preview.error } : null;
  const problem = 'kind' in timing ? timing : (refused ?? whyRefused(timing, context));
  return {
    line: row.line,
    name: row.name ?? '',
    tags: row.tags ?? [],
    message: message && !('kind' in message) ? message : null,
    chat: chatOf(row.chat ?? '', context),
    timing: 'kind' in timing || problem ? null : timing,
    inWords: read?.inWords ?? '',
    runs: read?.runs.map(({ at, local }) => ({ at, local })) ?? [],
    problem: message && 'kind' in message ? message : problem,
    notes: row.notes,
  };
}

function messageOf({ text, format, silent, linkPreview }: ForeignRow): Message | RowProblem {
  if (text.trim() === '') return { kind: 'noText' };
  const parsed = Message.safeParse({
    text: text.trim(),
    ...(format && { format }),
    ...(silent && { silent }),
    ...(linkPreview === false && { linkPreview }),
  });
  return parsed.success ? parsed.data : { kind: 'refused', why: firstIssue(parsed.error) ?? '' };
}

function timingOf(row: ForeignRow, { now, zone }: ListContext): Timing | RowProblem {
  const { time } = row;
  const own = row.zone === undefined ? null : zoneOfName(row.zone);
  const timeZone = own ?? 'floating';
  switch (time.kind) {
    case 'none':
      return { kind: 'noTime' };
    case 'dayOrMonth':
      return time;
    case 'unread':
      return { kind: 'unreadTime', written: time.written };
    case 'at':
      return checked({ schedule: { kind: 'once', at: time.wall }, timeZone }, time.wall);
    case 'cron':
      return checked({ schedule: { kind: 'cron', expression: time.expression }, timeZone }, time.expression);
    case 'timing':
      return checked({ ...time.timing, timeZone }, '');
    case 'phrase': {
      const read = readWholePhrase(time.phrase, { now, timeZone: own ?? zone });
      if (!read.ok) return { kind: 'unreadTime', written: time.phrase.slice(0, 200), why: read.error };
      return { ...read.timing, timeZone: read.timing.timeZone === 'floating' ? timeZone : read.timing.timeZone };
    }
  }
}

function checked(timing: unknown, written: string): Timing | RowProblem {
  const parsed = Timing.safeParse(timing);
  return parsed.success ? parsed.data : { kind: 'unreadTime', written, why: firstIssue(parsed.error) };
}

function whyRefused(timing: Timing, { now, zone }: ListContext): RowProblem | null {
  try {
    checkTiming(timing, zone, now);
    return null;
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', why: error.text };
    throw error;
  }
}

/** By its id, where that is known, by its @name or by its title. */
function chatOf(written: string, { chats, own }: ListContext): ListRow['chat'] {
  const text = written.trim();
  if (text === '') return { written: '', id: null };
  const byId = chats.find(({ id }) => String(id) === text);
  return { written: text.slice(0, 100), id: byId?.id ?? chatNamed(text, chats, own).id };
}
