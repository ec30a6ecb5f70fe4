import type { z } from 'zod';
import { textOfIssue } from '../../main/contract/issues.ts';
import { JobDraft } from '../../main/contract/job.ts';
import { Timing } from '../../main/contract/schedule.ts';
import { say, t } from '../words/index.ts';
import type { FormDraft } from './draft.ts';
import { draftOfForm, timingOfForm } from './draft.ts';

/** The places of the form that can be wrong, in the order in which they stand on the screen. */
export const FIELDS = [
  'text',
  'attachments',
  'poll',
  'place',
  'contact',
  'dice',
  'copy',
  'buttons',
  'chat',
  'phrase',
  'once',
  'every',
  'period',
  'days',
  'times',
  'cron',
  'timeZone',
  'name',
  'tags',
  'ask',
  'afterSend',
  'bounds',
  'except',
  'quiet',
  'missed',
] as const;
export type Field = (typeof FIELDS)[number];
export type FieldErrors = Partial<Record<Field, string>>;

type Issue = z.core.$ZodIssue;

export type Checked = { ok: true; draft: JobDraft } | { ok: false; errors: FieldErrors };

/** The form's draft as the contract accepts it, or what is wrong, field by field. */
export function checkForm(form: FormDraft, now: number): Checked {
  const parsed = JobDraft.safeParse(draftOfForm(form, now));
  const isUnread = form.phrase.trim() !== '';
  const upload = form.uploads[0];
  if (parsed.success && !isUnread && !upload) return { ok: true, draft: parsed.data };
  const errors = parsed.success ? {} : errorsByField(form, parsed.error.issues);
  const unsent = upload && {
    attachments: upload.error === null ? say().form.issues.stillComing : say().form.issues.refused,
  };
  return { ok: false, errors: { ...errors, ...(isUnread && { phrase: say().form.issues.unread }), ...unsent } };
}

export type CheckedTiming = { ok: true; timing: Timing } | { ok: false; error: string };

/** When the form's message runs, for the preview. */
export function checkTiming(form: FormDraft, now: number): CheckedTiming {
  const parsed = Timing.safeParse(timingOfForm(form, now));
  if (parsed.success) return { ok: true, timing: parsed.data };
  const errors = errorsByField(form, parsed.error.issues);
  return { ok: false, error: Object.values(errors)[0] ?? say().form.issues.incomplete };
}

/**
 * Where a refusal of the server belongs. What passed the contract's schemas is refused for its times alone: they lie in the
 * past, never come, or their bounds leave none of them.
 */
export function fieldOfRefusal(form: FormDraft, part: string | undefined): Field {
  if (part === 'text') return 'text';
  if (part === 'bounds' && form.kind !== 'once') return 'bounds';
  return { once: 'once', interval: 'every', calendar: 'days', cron: 'cron' }[form.kind] as Field;
}

/** The first message of each field: one thing to put right at a time. */
function errorsByField(form: FormDraft, issues: readonly Issue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    const field = fieldOfPath(issue.path);
    errors[field] ??= missingValue(field, form, issue) ?? t(textOfIssue(issue));
  }
  return errors;
}

const FIELD_OF_PROPERTY: Readonly<Record<string, Field>> = {
  name: 'name',
  tags: 'tags',
  chatId: 'chat',
  threadId: 'chat',
  timeZone: 'timeZone',
  startOn: 'bounds',
  until: 'bounds',
  maxRuns: 'bounds',
  except: 'except',
  quiet: 'quiet',
  jitterMs: 'missed',
  missed: 'missed',
  reminder: 'ask',
  afterSend: 'afterSend',
};

const FIELD_OF_SCHEDULE: Readonly<Record<string, Field>> = {
  at: 'once',
  every: 'period',
  days: 'days',
  times: 'times',
  expression: 'cron',
};

const FIELD_OF_MESSAGE: Readonly<Record<string, Field>> = {
  attachments: 'attachments',
  poll: 'poll',
  place: 'place',
  contact: 'contact',
  dice: 'dice',
  copy: 'copy',
  buttons: 'buttons',
};

function fieldOfPath([top, second]: readonly PropertyKey[]): Field {
  if (top === 'message') return FIELD_OF_MESSAGE[String(second)] ?? 'text';
  if (top === 'schedule') return FIELD_OF_SCHEDULE[String(second)] ?? 'every';
  return FIELD_OF_PROPERTY[String(top)] ?? 'text';
}

/** The schema speaks of types where the user left something empty; these say what to do instead. */
function missingValue(field: Field, form: FormDraft, { path }: Issue): string | null {
  if (field === 'chat' && form.chatId === null) return say().form.issues.chat;
  if (field === 'every' && Number.isNaN(Number.parseFloat(form.everyNumber))) return say().form.issues.number;
  if (field === 'once' && form.onceDate === '') return say().form.issues.date;
  if (field === 'once' && form.onceTime === '') return say().form.issues.time;
  if (field === 'ask' && path.includes('times')) return say().form.issues.asks;
  if (field === 'period') return say().form.issues.period;
  if (field === 'quiet' && (form.quiet.from === '' || form.quiet.to === '')) return say().form.issues.quiet;
  if (field === 'bounds' && path[0] === 'maxRuns') return say().form.issues.runs;
  // The form joins the zone's own schema with a second one, whose messages zod does not show.
  if (field === 'timeZone') return say().form.issues.zone;
  return null;
}
