import {
  type Attachment,
  type LinkButton,
  MAX_ALBUM,
  MAX_DOCUMENT_BYTES,
  MAX_PHOTO_BYTES,
  type Message,
} from '../../main/contract/message.ts';
import { say } from '../words/index.ts';
import type { FormDraft } from './draft.ts';

/** All of a message but its text. */
export type Rest = FormDraft['rest'];

/** What can be added to a message that has this already. */
export function addable({ rest, uploads }: Pick<FormDraft, 'rest' | 'uploads'>) {
  const files = filesOf(rest).length + uploads.length;
  return {
    files: !rest.poll && files < MAX_ALBUM,
    poll: !rest.poll && files === 0,
    buttons: !rest.buttons && files < 2,
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

/** One more file. An album holds one kind: what is no photo makes files of them all. */
export function withFile(rest: Rest, file: Attachment): Rest {
  const files = [...filesOf(rest), file];
  const allPhotos = files.every(({ kind }) => kind === 'photo');
  return withFiles(rest, allPhotos ? files : files.map((each) => ({ ...each, kind: 'document' })));
}

/** As what a file would be sent that is added now. @param type its MIME type, as the browser takes it to be */
export function kindOfNew(rest: Rest, { type, size }: { type: string; size: number }): Attachment['kind'] {
  const isPhoto = /^image\/(jpeg|png|webp|bmp)$/.test(type) && size <= MAX_PHOTO_BYTES;
  return isPhoto && filesOf(rest).every(({ kind }) => kind === 'photo') ? 'photo' : 'document';
}

/** Why a file cannot be added; null when it can. @param count how many there are before it */
export function refusalOfFile({ size }: { size: number }, rest: Rest, count: number): string | null {
  if (rest.poll) return say().form.files.noPoll;
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
