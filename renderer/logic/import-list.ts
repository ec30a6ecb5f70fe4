import type { ListReading, ListRow } from '../../main/contract/foreign-list.ts';
import type { JobDraftInput } from '../../main/contract/job.ts';
import type { Timing } from '../../main/contract/schedule.ts';

/** What the user put right in a row. */
export interface Mended {
  text?: string;
  /** What was written for a time, and what it means; null: it cannot be read yet. */
  phrase?: string;
  timing?: Timing | null;
  inWords?: string;
  /** The first of its next runs, in words. */
  next?: string;
}

/** A row with what was put right, and whether it is to be scheduled. */
export interface ReviewedRow {
  at: number;
  row: ListRow;
  mended: Mended;
  isChosen: boolean;
  /** Null: it needs no more than a chat. */
  draft: Omit<JobDraftInput, 'chatId'> | null;
}

/** @param left the places of rows that the user left out, and `taken` of those that were taken though they stand twice */
export function reviewed(
  { rows }: ListReading,
  mended: ReadonlyMap<number, Mended>,
  left: ReadonlySet<number>,
  taken: ReadonlySet<number>,
): ReviewedRow[] {
  return rows.map((row, at) => {
    const own = mended.get(at) ?? {};
    const draft = draftOf(row, own);
    const isChosen = draft !== null && !left.has(at) && (!row.isDouble || taken.has(at));
    return { at, row, mended: own, isChosen, draft };
  });
}

function draftOf({ name, tags, message, timing, problem }: ListRow, mended: Mended): ReviewedRow['draft'] {
  const text = mended.text?.trim() ?? '';
  const said = text === '' ? message : { ...message, text };
  const when = mended.timing === undefined ? timing : mended.timing;
  const isTextOpen = problem?.kind === 'noText' && text === '';
  if (!said || !when || isTextOpen) return null;
  return { name, ...(tags.length > 0 && { tags }), message: said, ...when };
}

/** Each with its chat: the one that the list names, or else the one that was chosen for the rest. Null: that one is missing. */
export function draftsOf(rows: readonly ReviewedRow[], otherChat: number | null): JobDraftInput[] | null {
  const drafts = rows.flatMap(({ isChosen, draft, row }) => {
    if (!isChosen || !draft) return [];
    const chatId = row.chat.id ?? otherChat;
    return [chatId === null ? null : { ...draft, chatId }];
  });
  return drafts.some((draft) => draft === null) ? null : (drafts as JobDraftInput[]);
}
