import { useId, useState } from 'preact/hooks';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { kindOf } from '../../../main/contract/message.ts';
import { Confirm } from '../../components/dialog.tsx';
import { useStore } from '../../state/store.ts';

/** What can still be done with a message that stands in the chat: change what it says, or take it out. */
export function SentActions({ delivery }: { delivery: Delivery }) {
  const { attempt, toasts } = useStore();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const { key, state, messageId, deletedAt, message } = delivery;
  if (state !== 'sent' || messageId === undefined || deletedAt !== undefined) return null;
  const remove = async () => {
    setOpen(null);
    const reply = await attempt('delivery.deleteSent', { key });
    if (reply.ok) toasts.show({ text: 'Deleted from the chat' });
  };
  return (
    <>
      {open === 'edit' ? (
        <EditSent delivery={delivery} onClose={() => setOpen(null)} />
      ) : (
        <p class="settle">
          {kindOf(message ?? {}) !== 'poll' && (
            <button type="button" class="button small" onClick={() => setOpen('edit')}>
              Edit in the chat
            </button>
          )}
          <button type="button" class="button small" onClick={() => setOpen('delete')}>
            Delete from the chat
          </button>
        </p>
      )}
      {open === 'delete' && (
        <Confirm
          title="Delete it from the chat?"
          text="Everyone in the chat loses it. This cannot be undone; the history keeps what it said."
          confirm="Delete"
          cancel="Keep it"
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
    if (!reply.ok) return setProblem(reply.error.message);
    toasts.show({ text: 'Edited in the chat' });
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
        What it says in the chat
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
          Save in the chat
        </button>
        <button type="button" class="button small" onClick={onClose}>
          Cancel
        </button>
      </p>
    </form>
  );
}
