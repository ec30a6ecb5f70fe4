import type { FormDraft } from '../../logic/draft.ts';
import type { FieldErrors } from '../../logic/draft-issues.ts';

/** What each part of the form gets: the draft, the way to change it, and what is wrong with it. */
export interface FormPart {
  form: FormDraft;
  set: (patch: Partial<FormDraft>) => void;
  errors: FieldErrors;
}
