import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { JobView } from '../../main/contract/state.ts';
import { usualChat } from '../logic/chats.ts';
import type { FormDraft } from '../logic/draft.ts';
import { emptyForm, formOfJob, isChanged } from '../logic/draft.ts';
import type { Link } from './link.ts';
import type { Uploads } from './uploads.ts';
import { createUploads } from './uploads.ts';

/** An open form. `job` is what is being edited; null for a new message. */
export interface OpenForm {
  job: JobView | null;
  initial: FormDraft;
  form: Signal<FormDraft>;
  uploads: Uploads;
}

export interface Editor {
  open: ReadonlySignal<OpenForm | null>;
  /** Opens an empty form, or one with some fields filled in. Does nothing while a form is open. */
  create(prefilled?: Partial<FormDraft>): void;
  edit(job: JobView): void;
  /** Goes on from the message as it is now, with what the form says; null: as a new message. */
  goOnFrom(job: JobView | null, form: FormDraft): void;
  /** Opens the form of a new message that says what this one says. */
  duplicate(job: JobView): void;
  close(): void;
  changed(): boolean;
}

export function createEditor(link: Link): Editor {
  const open = signal<OpenForm | null>(null);

  const show = (job: JobView | null, initial: FormDraft, form: FormDraft = initial) => {
    if (open.value !== null) return;
    const draft = signal(form);
    open.value = { job, initial, form: draft, uploads: createUploads(link.call, draft) };
  };

  return {
    open,
    create(prefilled = {}) {
      const { preferences, timeZone } = link.app.value;
      const initial = emptyForm(Date.now(), preferences.timeZone ?? timeZone, usualChat(link.app.value));
      const quiet = preferences.quiet && { quiet: { ...initial.quiet, ...preferences.quiet } };
      show(null, { ...initial, ...quiet, ...prefilled });
    },
    edit: (job) => show(job, formOfJob(job, Date.now())),
    goOnFrom(job, form) {
      if (!open.value) return;
      open.value.form.value = form;
      open.value = { ...open.value, job, initial: job ? formOfJob(job, Date.now()) : open.value.initial };
    },
    duplicate: (job) => show(null, formOfJob(job, Date.now())),
    close() {
      open.value?.uploads.stop();
      open.value = null;
    },
    changed: () => open.value !== null && isChanged(open.value.form.value, open.value.initial),
  };
}
