import { canBeAlbum, kindsByName, MAX_DOCUMENT_BYTES, MEDIA_RULES, type MediaKind } from '../../main/contract/media.ts';
import {
  type Attachment,
  kindOf,
  type LinkButton,
  MAX_ALBUM,
  type Message,
  takesButtons,
} from '../../main/contract/message.ts';
import { say } from '../words/index.ts';
import type { FormDraft } from './draft.ts';

/** All of a message but its text. */
export type Rest = FormDraft['rest'];

/** What can be added to a message that has this already. */
export function addable({ rest, uploads }: Pick<FormDraft, 'rest' | 'uploads'>) {
  const files = filesOf(rest).length + uploads.length;
  const isText = kindOf(rest) === 'text';
  return {
    files: (isText || files > 0) && files < MAX_ALBUM,
    /** A poll, a place, a contact, a dice: one of them, and no files. */
    extra: isText && files === 0,
    buttons: !rest.buttons && files < 2 && takesButtons(rest),
  };
}

export function filesOf({ attachments = [] }: Rest): readonly Attachment[] {
  return attachments;
}

/** No list at all when it is empty: so the contract has it. */
export function withFiles(rest: Rest, files: readonly Attachment[]): Rest {
  const { attachments: _, ...others } = rest;
  return files.length === 0 ? others : { ...others, attachments: [...files] };
}

/** One more file. What can be no album together goes as files. */
export function withFile(rest: Rest, file: Attachment): Rest {
  const files = [...filesOf(rest), file];
  return withFiles(rest, areTogether(files) ? files : files.map((each) => sentAs(each, 'document')));
}

function areTogether(files: readonly Attachment[]): boolean {
  return files.length < 2 || canBeAlbum(files.map(({ kind }) => kind));
}

/** The file as another kind; what only the former had goes. */
export function sentAs({ spoiler, ...file }: Attachment, kind: MediaKind): Attachment {
  return { ...file, kind, ...(spoiler && MEDIA_RULES[kind].isVisual && { spoiler }) };
}

/** One way to send all the files of a message: of each, its kind. */
export interface WayToSend {
  /** The kind of all, or `visual`: photos and videos, each as what it is. */
  way: MediaKind | 'visual';
  kinds: MediaKind[];
}

/** As what the files can be sent, going by their names: their content has the last word. */
export function waysToSend(files: readonly Attachment[]): WayToSend[] {
  const [first] = files;
  if (!first) return [];
  const possible = files.map(({ file }) => kindsByName(file));
  if (files.length === 1) return (possible[0] ?? []).map((kind) => ({ way: kind, kinds: [kind] }));
  const visual = possible.map((kinds) => kinds.find((kind) => MEDIA_RULES[kind].album === 'visual'));
  const all = (kind: MediaKind): WayToSend[] =>
    possible.every((kinds) => kinds.includes(kind)) ? [{ way: kind, kinds: files.map(() => kind) }] : [];
  const isVisual = visual.every((kind) => kind !== undefined);
  return [...(isVisual ? [{ way: 'visual' as const, kinds: visual }] : []), ...all('audio'), ...all('document')];
}

/** Whether a caption can stand above what the message carries, and that be blurred. */
export function isVisual(rest: Rest): boolean {
  const files = filesOf(rest);
  return files.length > 0 && files.every(({ kind }) => MEDIA_RULES[kind].isVisual);
}

type Poll = NonNullable<Rest['poll']>;

/** The poll without one of its answers; which are right moves along. */
export function withoutAnswer(poll: Poll, index: number): Poll {
  return reordered(
    poll,
    poll.options.map((_, nth) => nth).filter((nth) => nth !== index),
  );
}

/** The poll with one of its answers elsewhere. */
export function withMovedAnswer(poll: Poll, from: number, to: number): Poll {
  return reordered(
    poll,
    moved(
      poll.options.map((_, nth) => nth),
      from,
      to,
    ),
  );
}

/** @param order of the former answers, by their places */
function reordered(poll: Poll, order: readonly number[]): Poll {
  const options = order.map((nth) => poll.options[nth] ?? '');
  const correct = poll.quiz?.correct.map((nth) => order.indexOf(nth)).filter((nth) => nth !== -1);
  return {
    ...poll,
    options,
    ...(poll.quiz && { quiz: { ...poll.quiz, correct: (correct ?? []).sort((a, b) => a - b) } }),
  };
}

/** Why a file cannot be added; null when it can. @param count how many there are before it */
export function refusalOfFile({ size }: { size: number }, rest: Rest, count: number): string | null {
  if (kindOf({ ...rest, attachments: undefined }) !== 'text') return say().form.files.notWithThis;
  if (count >= MAX_ALBUM) return say().form.files.tooMany(MAX_ALBUM);
  if (size === 0) return say().form.files.empty;
  if (size > MAX_DOCUMENT_BYTES) return say().form.files.tooLarge(sizeInWords(size));
  return null;
}

export function sizeInWords(bytes: number): string {
  const [divisor, unit] = bytes >= 1_000_000 ? [1_000_000, 'MB'] : [1_000, 'kB'];
  const count = bytes / divisor;
  return `${count < 10 ? Math.max(0.1, Math.round(count * 10) / 10) : Math.round(count)} ${unit}`;
}

/** The list with one of its parts elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from] as T, ...rest.slice(to)];
}

/** A button, and whether it stands in the same row as the one before it. */
export type PlacedButton = LinkButton & { beside: boolean };

export function buttonsOfRows(rows: readonly (readonly LinkButton[])[]): PlacedButton[] {
  return rows.flatMap((row) => row.map((button, index) => ({ ...button, beside: index > 0 })));
}

export function rowsOfButtons(buttons: readonly PlacedButton[]): LinkButton[][] {
  const rows: LinkButton[][] = [];
  for (const { beside, ...button } of buttons) {
    const last = rows.at(-1);
    if (beside && last) last.push(button);
    else rows.push([button]);
  }
  return rows;
}

/** What can be previewed while the rest is still being filled in: its text, and what bounds it. */
export function previewable({ text, rest }: Pick<FormDraft, 'text' | 'rest'>): Message {
  const [first] = filesOf(rest);
  return {
    text,
    ...(rest.format && { format: rest.format }),
    ...(first && { attachments: [first] }),
    ...(rest.poll && { poll: { options: ['A', 'B'] } }),
  };
}
