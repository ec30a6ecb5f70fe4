import { canonical } from '../../main/contract/canonical.ts';
import type { JobDraft, JobDraftInput } from '../../main/contract/job.ts';
import { Timing } from '../../main/contract/schedule.ts';
import type { FormDraft } from './draft.ts';

/** What a person changes of a message as one thing. */
export const DRAFT_PARTS = ['message', 'chat', 'time', 'name', 'tags', 'options'] as const;
export type DraftPart = (typeof DRAFT_PARTS)[number];
export type Side = 'mine' | 'theirs';

const FIELDS: Record<DraftPart, readonly string[]> = {
  message: ['message'],
  chat: ['chatId', 'threadId'],
  time: Object.keys(Timing.shape),
  name: ['name'],
  tags: ['tags'],
  options: ['missed', 'ifUnsure', 'reminder', 'afterSend'],
};

/** Of the form; what is in none of these is about the time. */
const FORM_FIELDS: Partial<Record<keyof FormDraft, DraftPart>> = {
  text: 'message',
  rest: 'message',
  chatId: 'chat',
  threadId: 'chat',
  name: 'name',
  tags: 'tags',
  missed: 'options',
  maxLatenessMs: 'options',
  ifUnsure: 'options',
  asks: 'options',
  asksAnyone: 'options',
  remindEveryMs: 'options',
  remindTimes: 'options',
  afterSend: 'options',
};

/**
 * The parts of a message that were changed elsewhere since an edit of it began, and which side is likelier meant: theirs, where it
 * was not changed here. @param base as it was then
 */
export function conflictsOf(base: JobDraft, mine: JobDraftInput, theirs: JobDraft): Map<DraftPart, Side> {
  const isSame = (part: DraftPart, a: JobDraftInput, b: JobDraftInput) => said(part, a) === said(part, b);
  const changed = DRAFT_PARTS.filter((part) => !isSame(part, base, theirs) && !isSame(part, mine, theirs));
  return new Map(changed.map((part) => [part, isSame(part, base, mine) ? 'theirs' : 'mine']));
}

function said(part: DraftPart, draft: JobDraftInput): string {
  const { variables: _, ...message } = draft.message;
  const whole: Record<string, unknown> = { ...draft, message };
  return canonical(FIELDS[part].map((field) => whole[field] ?? null));
}

/** The form with the parts of the other one that are wanted. */
export function withParts(form: FormDraft, other: FormDraft, parts: ReadonlySet<DraftPart>): FormDraft {
  const taken = Object.entries(other).filter(([field]) => {
    const part = FORM_FIELDS[field as keyof FormDraft] ?? (field === 'uploads' ? null : 'time');
    return part !== null && parts.has(part);
  });
  return { ...form, ...Object.fromEntries(taken) };
}
