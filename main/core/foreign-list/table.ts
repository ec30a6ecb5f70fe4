import Papa from 'papaparse';
import { type ColumnUse, type ListOptions, MOST_LIST_ROWS, type RowNote } from '../../contract/foreign-list.ts';
import { UserError } from '../errors.ts';
import { useOfHeader } from './column-names.ts';
import type { ForeignRow, ForeignTime } from './foreign-row.ts';
import { orderToldBy, readWrittenDate, readWrittenMoment, readWrittenTime } from './written-date.ts';

export interface Column {
  header: string;
  sample: string;
  use: ColumnUse;
}

export interface ReadTable {
  isTodoist: boolean;
  columns: Column[];
  isOrderOpen: boolean;
  rows: ForeignRow[];
}

/** A row of cells, and the line of the file on which it begins. */
interface Cells {
  line: number;
  cells: string[];
}

/** Rows by whose cells a column without a header is known. */
const LOOKED_AT = 50;

/** CSV, or cells as they are copied from a spreadsheet. @throws UserError when it holds no row of several cells, or too many */
export function readTable(text: string, options: ListOptions): ReadTable {
  const all = cellsOf(text);
  const [first] = all;
  if (!first || !all.some(({ cells }) => cells.length > 1)) {
    throw new UserError('invalid', 'list.noTable');
  }
  const isTodoist =
    first.cells.includes('TYPE') && first.cells.includes('CONTENT') && first.cells.includes('DATE_LANG');
  const named = first.cells.map(useOfHeader);
  const hasHeader = isTodoist || isHeader(first.cells, named);
  const rows = hasHeader ? all.slice(1) : all;
  if (rows.length > MOST_LIST_ROWS) {
    throw new UserError('invalid', 'list.tooManyRows', { max: MOST_LIST_ROWS });
  }
  const width = Math.max(...all.map(({ cells }) => cells.length));
  const columnOf = (at: number) => rows.slice(0, LOOKED_AT).map(({ cells }) => cells[at] ?? '');
  const guessed = hasHeader ? onceEach(named, width) : usesOf(Array.from({ length: width }, (_, at) => columnOf(at)));
  const uses = isTodoist ? todoistUses(first.cells) : (options.columns ?? guessed);
  const columns = Array.from({ length: width }, (_, at) => ({
    header: hasHeader ? (first.cells[at] ?? '') : '',
    sample: columnOf(at).find((cell) => cell !== '') ?? '',
    use: uses[at] ?? 'ignore',
  }));
  const dayFirst = options.dayFirst ?? orderOf(rows, columns);
  const read = rows
    .filter(({ cells }) => !isTodoist || cells[first.cells.indexOf('TYPE')] === 'task')
    .map((row) => rowOf(row, columns, dayFirst));
  return { isTodoist, columns, isOrderOpen: read.some(({ time }) => time.kind === 'dayOrMonth'), rows: read };
}

function cellsOf(text: string): Cells[] {
  const all: Cells[] = [];
  let [line, from] = [1, 0];
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    step({ data, meta }) {
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) all.push({ line, cells });
      for (let at = text.indexOf('\n', from); at >= 0 && at < meta.cursor; at = text.indexOf('\n', at + 1)) line++;
      from = meta.cursor;
    },
  });
  return all;
}

/** A header names at least a text or a time, and no cell of it is a time. */
function isHeader(cells: readonly string[], named: readonly (ColumnUse | null)[]): boolean {
  const isValue = (cell: string) =>
    readWrittenMoment(cell, true) !== null ||
    readWrittenDate(cell, true).kind === 'date' ||
    readWrittenTime(cell) !== null;
  return named.some((use) => use !== null) && !cells.some(isValue);
}

/** Each use once, the first column that has it, but for pictures and files. */
function onceEach(named: readonly (ColumnUse | null)[], width: number): ColumnUse[] {
  const taken = new Set<ColumnUse>();
  const uses = Array.from({ length: width }, (_, at): ColumnUse => {
    const use = named[at] ?? 'ignore';
    if (taken.has(use) && use !== 'media') return 'ignore';
    taken.add(use);
    return use;
  });
  // A table of titles and descriptions, or of names alone: what is called a name is what is sent.
  const name = uses.indexOf('name');
  if (!taken.has('text') && name >= 0) uses[name] = 'text';
  return uses;
}

/** By their content, as Hootsuite's files have no header: the times, addresses, chats, and of the rest the longest is the text. */
function usesOf(columns: readonly (readonly string[])[]): ColumnUse[] {
  const most = (cells: readonly string[], is: (cell: string) => boolean) => {
    const filled = cells.filter((cell) => cell !== '');
    return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
  };
  const uses = columns.map((cells): ColumnUse => {
    if (most(cells, (cell) => readWrittenMoment(cell, true) !== null)) return 'when';
    if (most(cells, (cell) => readWrittenDate(cell, true).kind === 'date')) return 'date';
    if (most(cells, (cell) => readWrittenTime(cell) !== null)) return 'time';
    if (most(cells, (cell) => /^https?:\/\/\S+$/.test(cell))) return 'link';
    if (most(cells, (cell) => /^(?:@\w{4,}|-?\d{6,})$/.test(cell))) return 'chat';
    return 'ignore';
  });
  const lengths = columns.map((cells, at) => (uses[at] === 'ignore' ? cells.join('').length : 0));
  const longest = lengths.indexOf(Math.max(...lengths));
  if ((lengths[longest] ?? 0) > 0) uses[longest] = 'text';
  const rest = uses.indexOf('ignore');
  if (!uses.includes('when') && !uses.includes('date') && rest >= 0) uses[rest] = 'when';
  return uses;
}

function todoistUses(headers: readonly string[]): ColumnUse[] {
  const uses: Record<string, ColumnUse> = { CONTENT: 'text', DATE: 'when', TIMEZONE: 'zone' };
  return headers.map((header) => uses[header] ?? 'ignore');
}

/** What the dates that can be read in one way only tell of the others; null: nothing, or both. */
function orderOf(rows: readonly Cells[], columns: readonly Column[]): boolean | null {
  const told = new Set(
    rows.flatMap(({ cells }) =>
      columns.flatMap(({ use }, at) => (use === 'when' || use === 'date' ? (orderToldBy(cells[at] ?? '') ?? []) : [])),
    ),
  );
  return told.size === 1 ? told.has('dayFirst') : null;
}

function rowOf({ line, cells }: Cells, columns: readonly Column[], dayFirst: boolean | null): ForeignRow {
  const of = (use: ColumnUse) => cells[columns.findIndex((column) => column.use === use)] ?? '';
  const [text, link] = [of('text'), of('link')];
  const notes: RowNote[] = [];
  if (/^(?:true|yes|ja|si|sí|oui|1|x|да)$/i.test(of('draft'))) notes.push({ kind: 'draft' });
  if (columns.some(({ use }, at) => use === 'media' && (cells[at] ?? '') !== '')) notes.push({ kind: 'mediaLeftOut' });
  const isLinked = link !== '' && !text.includes(link);
  const tags = of('tags')
    .split(/[,;]/)
    .map((tag) => tag.trim().toLowerCase().slice(0, 24))
    .filter((tag) => tag !== '');
  return {
    line,
    text: isLinked ? `${text}\n${link}`.trim() : text,
    ...(of('name') !== '' && { name: of('name').slice(0, 80) }),
    ...(tags.length > 0 && { tags: tags.slice(0, 10) }),
    time: timeOf([of('when'), [of('date'), of('time')].filter(Boolean).join(' ')].find(Boolean) ?? '', dayFirst),
    ...(of('zone') !== '' && { zone: of('zone') }),
    chat: of('chat'),
    notes,
  };
}

/** @param written a cell, or a cell for the day and one for the time of it */
function timeOf(written: string, dayFirst: boolean | null): ForeignTime {
  if (written === '') return { kind: 'none' };
  const moment = readWrittenMoment(written, dayFirst);
  if (moment?.kind === 'at') return moment;
  return moment ? { kind: 'dayOrMonth', written } : { kind: 'phrase', phrase: written };
}
