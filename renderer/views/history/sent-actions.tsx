import { useId, useState } from 'preact/hooks';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { hasText, kindOf } from '../../../main/contract/message.ts';
import { Confirm } from '../../components/dialog.tsx';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';

/** What can still be done with a message that stands in the chat: change what it says, or take it out. */
export function SentActions({ delivery }: { delivery: Delivery }) {
  const { attempt, toasts } = useStore();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const { key, state, messageId, deletedAt, message } = delivery;
  if (state !== 'sent' || messageId === undefined || deletedAt !== undefined) return null;
  const kind = kindOf(message ?? {});
  const remove = async () => {
    setOpen(null);
    const reply = await attempt('delivery.deleteSent', { key });
    if (reply.ok) toasts.show({ text: say().history.deletedIt });
  };
  return (
    <>
      {open === 'edit' ? (
        <EditSent delivery={delivery} onClose={() => setOpen(null)} />
      ) : (
        <p class="settle">
          {kind !== 'poll' && hasText(kind) && (
            <button type="button" class="button small" onClick={() => setOpen('edit')}>
              {say().history.edit}
            </button>
          )}
          <button type="button" class="button small" onClick={() => setOpen('delete')}>
            {say().history.delete}
          </button>
        </p>
      )}
      {open === 'delete' && (
        <Confirm
          title={say().history.deleteIt.title}
          text={say().history.deleteIt.text}
          confirm={say().history.deleteIt.yes}
          cancel={say().history.deleteIt.no}
          onConfirm={() => void remove()}
          onCancel={() => setOpen(null)}
        />
      )}
    </>
  );
}

function EditSent({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const { call, toasts } = useStore();
  const [text, setText] = useState(delivery.message?.text ?? delivery.text);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const save = async () => {
    setBusy(true);
    const reply = await call('delivery.editSent', { key: delivery.key, text });
    setBusy(false);
    if (!reply.ok) return setProblem(t(reply.error));
    toasts.show({ text: say().history.editedIt });
    onClose();
  };
  return (
    <form
      class="edit-sent"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field-label" for={id}>
        {say().history.saysInChat}
      </label>
      <textarea
        id={id}
        class="input"
        rows={4}
        dir="auto"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {problem && (
        <p class="field-error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <p class="settle">
        <button type="submit" class="button small primary" disabled={busy}>
          {say().history.save}
        </button>
        <button type="button" class="button small" onClick={onClose}>
          {say().shared.cancel}
        </button>
      </p>
    </form>
  );
}
