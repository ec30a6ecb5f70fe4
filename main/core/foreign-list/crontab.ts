import type { RowNote } from '../../contract/foreign-list.ts';
import type { TextFormat } from '../../contract/message.ts';
import { parseCron } from '../schedule/cron.ts';
import type { ForeignRow, ForeignTime } from './foreign-row.ts';
import { shellWords } from './shell-words.ts';

const SETTING = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/;
const FIELDS = /^\s*(@\w+|(?:\S+\s+){4}\S+)\s+(.+)$/;
const TOKEN = /\d{6,}:[\w-]{3,}/;
/** The users that system crontabs name before the command. */
const USERS = /^(?:root|nobody|www-data|daemon|pi|ubuntu|admin)\s+/;

/** Whether most of its lines with anything on them are cron lines with a command. */
export function isCrontab(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const jobs = lines.filter((line) => !SETTING.test(line) && FIELDS.test(line) && isTime(FIELDS.exec(line)?.[1] ?? ''));
  return jobs.length > 0 && jobs.length * 2 >= lines.filter((line) => !SETTING.test(line)).length;
}

function isTime(fields: string): boolean {
  return fields.startsWith('@') || /^[\d*]/.test(fields);
}

/**
 * The lines of a crontab. Of `curl …/sendMessage` chat and text are taken, of other commands the last words in quotation marks;
 * a token is never kept.
 */
export function readCrontab(text: string): ForeignRow[] {
  const rows: ForeignRow[] = [];
  const settings = new Map<string, string>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const [, name, value = ''] = SETTING.exec(line) ?? [];
    if (name !== undefined) {
      settings.set(name, value.replace(/^(["'])(.*)\1$/, '$2'));
      continue;
    }
    const [, fields = '', command = ''] = FIELDS.exec(line) ?? [];
    const zone = settings.get('CRON_TZ') ?? settings.get('TZ');
    rows.push({
      line: at + 1,
      time: fields === '' ? { kind: 'unread', written: line.trim().slice(0, 60) } : timeOf(fields),
      ...(zone && { zone }),
      ...messageOf(command.replace(USERS, ''), settings),
    });
  }
  return rows;
}

function timeOf(fields: string): ForeignTime {
  const expression = fields.replace(/\s+/g, ' ');
  try {
    parseCron(expression);
    return { kind: 'cron', expression };
  } catch {
    return { kind: 'unread', written: expression };
  }
}

type Sent = Pick<ForeignRow, 'text' | 'format' | 'chat' | 'silent' | 'linkPreview' | 'notes'>;

function messageOf(command: string, settings: ReadonlyMap<string, string>): Sent {
  const notes: RowNote[] = [];
  // In a crontab a % ends the command unless a backslash stands before it; an address has %20 and its like all the same.
  const words = shellWords(command.replace(/(?<!\\)%(?![\da-f]{2}).*$/i, '').replace(/\\%/g, '%'));
  const filled = words.map((word) => fillIn(word, settings));
  const sends = filled.find((word) => /\/sendMessage\b/i.test(word));
  if (TOKEN.test(filled.join(' '))) notes.push({ kind: 'tokenLeftOut' });
  const sent = sends === undefined ? ofProgram(command, filled, notes) : ofRequest(sends, filled);
  for (const [written] of (sent.text ?? '').matchAll(/\$\([^)]*\)|\$\{?\w+\}?|`[^`]+`/g))
    notes.push({ kind: 'placeholder', written });
  return { ...sent, text: withoutToken(sent.text), notes };
}

/** `$NAME` as a line above sets it. */
function fillIn(word: string, settings: ReadonlyMap<string, string>): string {
  return word.replace(
    /\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g,
    (written, braced, bare) => settings.get(braced ?? bare) ?? written,
  );
}

function withoutToken(text: string): string {
  return text.replace(new RegExp(TOKEN, 'g'), (found) => (found.length > 20 ? '…' : found));
}

function ofProgram(command: string, words: readonly string[], notes: RowNote[]): Omit<Sent, 'notes'> {
  const quoted = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].at(-1);
  const program = words.find((word) => !/^\w+=/.test(word)) ?? '';
  notes.push({ kind: 'program', written: withoutToken(program.split('/').at(-1) ?? '').slice(0, 60) });
  return { text: (quoted?.[1] ?? quoted?.[2] ?? '').replace(/\\(["\\$`])/g, '$1') };
}

/** The parameters of a call of sendMessage: of its address, and of what goes with it. */
function ofRequest(address: string, words: readonly string[]): Omit<Sent, 'notes'> {
  const given = new Map<string, string>();
  const encoded = (pairs: string) => {
    for (const pair of pairs.split('&')) {
      const [name = '', ...value] = pair.split('=');
      given.set(decoded(name), decoded(value.join('=')));
    }
  };
  encoded(/\?(.*)$/s.exec(address)?.[1] ?? '');
  for (const [at, word] of words.entries()) {
    const [, option, glued] =
      /^(-d|-F|--data(?:-raw|-ascii|-binary|-urlencode)?|--form(?:-string)?|--json)(?:=?(.*))$/s.exec(word) ?? [];
    if (option === undefined) continue;
    const value = glued || (words[at + 1] ?? '');
    if (value.trim().startsWith('{')) addJson(value, given);
    else if (/urlencode|^-F|^--form/.test(option)) {
      const [name = '', ...rest] = value.split('=');
      given.set(name, rest.join('='));
    } else encoded(value);
  }
  const mode = given.get('parse_mode')?.toLowerCase() ?? '';
  const format: TextFormat | undefined = mode === 'html' ? 'html' : mode === 'markdownv2' ? 'markdown' : undefined;
  return {
    text: given.get('text') ?? '',
    ...(format && { format }),
    chat: given.get('chat_id') ?? '',
    ...(given.get('disable_notification') === 'true' && { silent: true }),
    ...(given.get('disable_web_page_preview') === 'true' && { linkPreview: false }),
  };
}

function addJson(value: string, given: Map<string, string>): void {
  try {
    for (const [name, each] of Object.entries(JSON.parse(value) as Record<string, unknown>))
      given.set(name, String(each));
  } catch {
    // What a shell would have filled in may leave it no JSON: nothing of it is taken.
  }
}

/** What is no escape stays as it is, and so does what a shell would have filled in: `$(date +%F)`. */
function decoded(text: string): string {
  const parts = text.split(/(\$\([^)]*\))/);
  return parts.map((part, at) => (at % 2 === 1 ? part : unescaped(part))).join('');
}

function unescaped(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
