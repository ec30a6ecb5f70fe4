import { JobDraft } from '../../main/contract/job.ts';
import { Schedule } from '../../main/contract/schedule.ts';
import type { FormDraft } from './draft.ts';
import { draftOfForm, scheduleOfForm } from './draft.ts';

/** The places of the form that can be wrong, in the order in which they stand on the screen. */
export const FIELDS = ['text', 'chat', 'once', 'every', 'days', 'times', 'cron', 'timeZone', 'name', 'missed'] as const;
export type Field = (typeof FIELDS)[number];
export type FieldErrors = Partial<Record<Field, string>>;

interface Issue {
  path: PropertyKey[];
  message: string;
}

export type Checked = { ok: true; draft: JobDraft } | { ok: false; errors: FieldErrors };

/** The form's draft as the contract accepts it, or what is wrong, field by field. */
export function checkForm(form: FormDraft, now: number): Checked {
  const parsed = JobDraft.safeParse(draftOfForm(form, now));
  if (parsed.success) return { ok: true, draft: parsed.data };
  return { ok: false, errors: errorsByField(form, parsed.error.issues) };
}

export type CheckedSchedule = { ok: true; schedule: Schedule } | { ok: false; error: string };

/** The form's schedule alone, for the preview. */
export function checkSchedule(form: FormDraft, now: number): CheckedSchedule {
  const parsed = Schedule.safeParse(scheduleOfForm(form, now));
  if (parsed.success) return { ok: true, schedule: parsed.data };
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: ['schedule', ...issue.path] }));
  return { ok: false, error: Object.values(errorsByField(form, issues))[0] ?? 'This schedule is not complete.' };
}

/** The first message of each field: one thing to put right at a time. */
function errorsByField(form: FormDraft, issues: readonly Issue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    const field = fieldOfPath(issue.path);
    errors[field] ??= missingValue(field, form) ?? issue.message;
  }
  return errors;
}

function fieldOfPath(path: readonly PropertyKey[]): Field {
  const [top, second] = path;
  if (top === 'chatId' || top === 'threadId') return 'chat';
  if (top === 'timeZone') return 'timeZone';
  if (top === 'name') return 'name';
  if (top === 'missed') return 'missed';
  if (top !== 'schedule') return 'text';
  if (second === 'at') return 'once';
  if (second === 'days') return 'days';
  if (second === 'times') return 'times';
  if (second === 'expression') return 'cron';
  return 'every';
}

/** The schema speaks of types where the user left something empty; these say what to do instead. */
function missingValue(field: Field, form: FormDraft): string | null {
  if (field === 'chat' && form.chatId === null) return 'Choose the chat that gets the message.';
  if (field === 'every' && Number.isNaN(Number.parseFloat(form.everyNumber))) return 'Write a number, such as 30.';
  if (field === 'once' && form.onceDate === '') return 'Choose a date.';
  if (field === 'once' && form.onceTime === '') return 'Choose a time.';
  return null;
}
