import { type Backup, BackupExtras, type BackupSource } from '../../main/contract/backup.ts';
import type { PastDelivery } from '../../main/contract/delivery.ts';
import { PIECE_BYTES } from '../../main/contract/files.ts';
import { textOfIssue } from '../../main/contract/issues.ts';
import type { Attachment } from '../../main/contract/message.ts';
import type { Translatable } from '../../main/contract/translatable.ts';
import { say, t } from '../words/index.ts';
import type { Link } from './link.ts';

/** How far a long work is: what is done of it, and what it is about. */
export interface Progress {
  what: 'files' | 'history';
  done: number;
  /** Null: not known before the end. */
  of: number | null;
}

type Call = Link['call'];
type OnProgress = (progress: Progress) => void;

/** More than this is no file to carry about: what is beyond stays where it is, and the user is told. */
const MAX_FILE_BYTES = 100_000_000;
const PAGE = 200;
const ROWS_A_CALL = 100;

export interface WrittenBackup {
  blob: Blob;
  /** Epoch ms. */
  at: number;
  /** How many files were too much. */
  leftOut: number;
}

/** Everything but the token as one JSON file: messages, chats, settings, files, history. @throws Error in words */
export async function writeBackupFile(call: Call, onProgress: OnProgress): Promise<WrittenBackup> {
  const backup = await need(call('backup.export', undefined));
  const { parts, leftOut } = await writeFiles(call, attachmentsOf(backup), onProgress);
  const history = await readHistory(call, onProgress);
  // A blob of parts: the whole as one string could be longer than a string may be.
  const blob = new Blob(
    [JSON.stringify(backup, null, 1).slice(0, -2), ',\n "files": {', ...parts, '},\n "history": ', history, '\n}\n'],
    { type: 'application/json' },
  );
  return { blob, at: backup.at, leftOut };
}

async function writeFiles(call: Call, attachments: readonly Attachment[], onProgress: OnProgress) {
  const parts: string[] = [];
  let bytes = 0;
  let leftOut = 0;
  for (const [done, { file, size }] of attachments.entries()) {
    onProgress({ what: 'files', done, of: attachments.length });
    const pieces: string[] = [];
    const fits = bytes + size <= MAX_FILE_BYTES;
    let offset = 0;
    while (fits && offset < size) {
      const reply = await call('files.read', { file, offset });
      if (!reply.ok || reply.value === '') break;
      pieces.push(reply.value);
      offset += bytesIn(reply.value);
    }
    // Half a file is none.
    if (offset < size) leftOut++;
    else parts.push(`${parts.length === 0 ? '' : ','}\n  "${file}": "`, ...pieces, '"');
    bytes += fits ? size : 0;
  }
  return { parts, leftOut };
}

/** How many bytes a text in base64 stands for. */
function bytesIn(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

/** All of the history as JSON. What waits is not in it: it goes on waiting here. */
async function readHistory(call: Call, onProgress: OnProgress): Promise<string> {
  const rows: string[] = [];
  for (let last: PastDelivery | undefined; ; ) {
    const page = await need(call('history', { limit: PAGE, ...(last && { before: last.dueAt, beforeKey: last.key }) }));
    for (const row of page) if (isPast(row)) rows.push(JSON.stringify(row));
    onProgress({ what: 'history', done: rows.length, of: null });
    if (page.length < PAGE) break;
    last = page.at(-1) as PastDelivery;
  }
  return `[${rows.join(',\n  ')}]`;
}

const isPast = ({ state }: { state: string }) => state !== 'pending' && state !== 'sending';

/** A backup that was chosen, taken apart. */
export interface OpenedBackup extends BackupExtras {
  source: BackupSource;
  attachments: Attachment[];
}

/**
 * Takes a backup's text apart: what Carillon looks at, and what is carried to it in pieces. What is no backup at all is
 * handed on as it is, and refused there in words. @throws Error in words
 */
export function openBackupFile(text: string): OpenedBackup {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = null;
  }
  const plain = { source: { text }, attachments: [], files: {}, history: [] };
  if (typeof content !== 'object' || content === null || !('files' in content || 'history' in content)) return plain;
  const parsed = BackupExtras.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(say().backups.damagedAt(issue?.path.join('.') ?? '', issue ? t(textOfIssue(issue)) : ''));
  }
  const { files: _, history: __, ...rest } = content as Record<string, unknown>;
  const brings = Object.keys(parsed.data.files);
  return {
    ...parsed.data,
    source: { text: JSON.stringify(rest), ...(brings.length > 0 && { brings }) },
    attachments: attachmentsOf(rest as unknown as Backup).filter(({ file }) => file in parsed.data.files),
  };
}

/** Hands over the files that are not there yet, before the messages that name them come. @throws Error in words */
export async function bringFiles(call: Call, opened: OpenedBackup, onProgress: OnProgress): Promise<void> {
  const { attachments, files } = opened;
  for (const [done, { file, kind, name }] of attachments.entries()) {
    onProgress({ what: 'files', done, of: attachments.length });
    if ((await need(call('files.missing', { files: [file] }))).length === 0) continue;
    const bytes = Uint8Array.from(atob(files[file] ?? ''), (letter) => letter.charCodeAt(0));
    const upload = await need(call('files.begin', { name, as: kind, size: bytes.length, keptAs: file }));
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      await need(call('files.piece', { upload, bytes: bytes.slice(at, at + PIECE_BYTES) }));
    }
    const kept = await call('files.end', { upload });
    const isDamaged = kept.ok ? kept.value.file !== file : kept.error.key === 'input.fileDamagedOnWay';
    if (isDamaged) throw new Error(say().backups.damagedFile(name));
    await need(Promise.resolve(kept));
  }
}

/** How many rows were new. @throws Error in words */
export async function bringHistory(call: Call, history: readonly PastDelivery[], onProgress: OnProgress) {
  let added = 0;
  for (let at = 0; at < history.length; at += ROWS_A_CALL) {
    onProgress({ what: 'history', done: at, of: history.length });
    added += await need(call('history.add', { deliveries: history.slice(at, at + ROWS_A_CALL) }));
  }
  return added;
}

/** Each file once. */
function attachmentsOf({ jobs }: Pick<Backup, 'jobs'>): Attachment[] {
  const all = (Array.isArray(jobs) ? jobs : []).flatMap(({ message }) => message?.attachments ?? []);
  return [...new Map(all.map((each) => [each.file, each])).values()];
}

async function need<T>(reply: Promise<{ ok: true; value: T } | { ok: false; error: Translatable }>): Promise<T> {
  const answer = await reply;
  if (answer.ok) return answer.value;
  throw new Error(t(answer.error));
}
