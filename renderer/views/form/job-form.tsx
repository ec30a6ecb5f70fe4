import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiError, Reply } from '../../../main/contract/ipc.ts';
import type { JobDraft } from '../../../main/contract/job.ts';
import { draftOf } from '../../../main/contract/job.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { Confirm, Dialog } from '../../components/dialog.tsx';
import type { FormDraft } from '../../logic/draft.ts';
import { messageOfForm, timingOfForm } from '../../logic/draft.ts';
import type { Checked, FieldErrors, Field as FieldName } from '../../logic/draft-issues.ts';
import { checkForm, FIELDS, fieldOfRefusal } from '../../logic/draft-issues.ts';
import { announceSaved } from '../../state/announce.ts';
import type { OpenForm } from '../../state/editor.ts';
import type { Store } from '../../state/store.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import { ChatPicker } from './chat-picker.tsx';
import { Conflict, StoppedElsewhere } from './conflict.tsx';
import { useFileDrop } from './file-drop.ts';
import { MessageFields } from './message-fields.tsx';
import { MoreFields } from './more-fields.tsx';
import type { FormPart } from './parts.ts';
import { PhraseField } from './phrase-field.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

/** The dialog in which a message is written or changed. */
export function JobForm({ open }: { open: OpenForm }) {
  const { editor } = useStore();
  const [asking, setAsking] = useState(false);
  const { form, failure, conflict, saving, errors, save, saveOver, element } = useSaving(open);
  const part: FormPart = {
    form,
    errors,
    set: (patch) => {
      open.form.value = { ...open.form.value, ...patch };
    },
  };
  const close = () => (editor.changed() ? setAsking(true) : editor.close());
  const drop = useFileDrop(open.uploads);
  useWarningBeforeLeaving();

  return (
    <Dialog title={open.job ? say().form.editTitle : say().shared.newMessage} size="large" onClose={close}>
      <form
        class={drop.isOver ? 'job-form job-form-drop' : 'job-form'}
        {...drop.handlers}
        noValidate
        ref={element}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      >
        <div class="job-form-fields">
          <MessageFields {...part} uploads={open.uploads} />
          <ChatPicker {...part} />
          <PhraseField {...part} />
          <ScheduleFields {...part} />
          <TimeZoneField {...part} />
          <MoreFields {...part} />
        </div>
        <PreviewPane form={form} set={part.set} except={open.job?.id} />
        {conflict?.is === 'changed' && open.job && (
          <Conflict
            base={open.job}
            theirs={conflict.theirs}
            form={form}
            onChoose={(chosen) => saveOver(conflict.theirs, chosen)}
          />
        )}
        {conflict?.is === 'stopped' && <StoppedElsewhere onSaveAsNew={() => saveOver(null, form)} />}
        <footer class="job-form-foot">
          <p class="field-error" role="alert">
            {failure}
          </p>
          <button type="button" class="button" onClick={close}>
            {say().shared.cancel}
          </button>
          {!conflict && (
            <button type="submit" class="button primary" disabled={saving}>
              {saving ? say().form.saving : say().form.save}
            </button>
          )}
        </footer>
      </form>
      {asking && (
        <Confirm
          title={say().form.discard.title}
          text={say().form.discard.text}
          confirm={say().form.discard.yes}
          cancel={say().form.discard.no}
          onConfirm={editor.close}
          onCancel={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}

/** Why an edit could not be saved as it is. */
type SaveConflict = { is: 'changed'; theirs: JobView } | { is: 'stopped' };

function useSaving(open: OpenForm) {
  const store = useStore();
  const [conflict, setConflict] = useState<SaveConflict | null>(null);
  const [attempted, setAttempted] = useState(false);
  const [failure, setFailure] = useState('');
  const [refusal, setRefusal] = useState<{ field: FieldName; message: string; of: string } | null>(null);
  const [saving, setSaving] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const form = open.form.value;
  const checked: Checked | null = attempted ? checkForm(form, Date.now()) : null;
  // A refusal stands until what it may be about is changed.
  const refused = refusal?.of === contentOf(form) ? { [refusal.field]: refusal.message } : {};

  const save = async () => {
    // What was chosen in a conflict has just changed it.
    const open = store.editor.open.value;
    if (saving || !open) return;
    const now = checkForm(open.form.value, Date.now());
    setAttempted(true);
    setFailure('');
    setConflict(null);
    if (!now.ok) return focusFirst(element.current, now.errors);
    setSaving(true);
    const unreadable = await findUnreadable(store, open.form.value);
    const reply = unreadable ?? (await send(store, open.job, now.draft));
    setSaving(false);
    if (!reply.ok && reply.error.code === 'invalid') {
      const field = unreadable ? 'text' : fieldOfRefusal(open.form.value, reply.error.field);
      setRefusal({ field, message: t(reply.error), of: contentOf(open.form.value) });
      return focusFirst(element.current, { [field]: t(reply.error) });
    }
    if (!reply.ok) {
      const found = unreadable ? null : saveConflictOf(store, open.job, reply.error.code);
      return found ? setConflict(found) : setFailure(t(reply.error));
    }
    store.editor.close();
    // A new message is seen where it stands among the others.
    if (open.job === null) store.router.go('messages');
    announceSaved(store, reply, open.job !== null);
  };

  const saveOver = (job: JobView | null, form: FormDraft) => {
    store.editor.goOnFrom(job, form);
    void save();
  };

  const errors: FieldErrors = { ...refused, ...(checked?.ok === false && checked.errors) };
  return { form, failure, conflict, saving, errors, save, saveOver, element };
}

/** Null: nothing was done to the message elsewhere. */
function saveConflictOf({ app }: Store, job: JobView | null, code: ApiError['code']): SaveConflict | null {
  if (!job) return null;
  const theirs = app.jobs.value.find(({ id }) => id === job.id);
  if (code === 'changedElsewhere' && theirs) return { is: 'changed', theirs };
  return code === 'notFound' ? { is: 'stopped' } : null;
}

/** What Telegram would refuse of the text; null when it can be read. */
async function findUnreadable({ call }: Store, form: FormDraft): Promise<Extract<Reply<never>, { ok: false }> | null> {
  const reply = await call('message.preview', { message: messageOfForm(form), zone: form.timeZone });
  if (!reply.ok) return reply;
  return reply.value.ok ? null : { ok: false, error: { code: 'invalid', ...reply.value.error } };
}

function contentOf(form: FormDraft): string {
  return JSON.stringify([messageOfForm(form), timingOfForm(form, 0)]);
}

function send(store: Store, job: JobView | null, draft: JobDraft) {
  return job ? store.call('jobs.edit', { id: job.id, draft, base: draftOf(job) }) : store.call('jobs.create', draft);
}

/** Puts the focus on the first field that is wrong, in the order of the screen. */
function focusFirst(form: HTMLFormElement | null, errors: Partial<Record<FieldName, string>>): void {
  const first = FIELDS.find((field) => errors[field] !== undefined);
  const place = first && form?.querySelector(`[data-field="${first}"]`);
  // A closed part of the form has to open before its fields can take the focus.
  place?.closest('details')?.setAttribute('open', '');
  place?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
}

/** A browser tab that is closed or reloaded asks first while something is unsaved. */
function useWarningBeforeLeaving(): void {
  const { app, editor } = useStore();
  useEffect(() => {
    // In the desktop app the same event would silently keep the window open.
    if (app.host.value !== 'browser') return;
    const warn = (event: BeforeUnloadEvent) => {
      if (editor.changed()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}
