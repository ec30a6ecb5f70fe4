import { useEffect, useRef, useState } from 'preact/hooks';
import { channels } from '../../main/contract/ipc.ts';
import type { Chat } from '../../main/contract/state.ts';
import { Field } from '../components/field.tsx';
import { useStore } from '../state/store.ts';
import { inWords, say, t } from '../words/index.ts';

/** Finds a chat by its name, through Telegram. */
export function AddChat({ onAdded }: { onAdded: (chat: Chat) => void }) {
  const { call } = useStore();
  const [reference, setReference] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  // The field appears because its button was pressed. (`autofocus` works once in the life of a page.)
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const add = async () => {
    const parsed = channels['chats.add'].input.safeParse({ reference });
    if (!parsed.success) return setError(inWords(parsed.error));
    setBusy(true);
    const reply = await call('chats.add', parsed.data);
    setBusy(false);
    if (!reply.ok) return setError(t(reply.error));
    onAdded(reply.value);
  };

  return (
    <div class="add-chat">
      <Field id="chat-reference" label={say().form.chat.name} hint={say().form.chat.hint} error={error}>
        {(aria) => (
          <div class="input-with-button">
            <input
              {...aria}
              class="input"
              ref={input}
              autocomplete="off"
              spellcheck={false}
              placeholder="@team_chat"
              value={reference}
              onInput={(event) => setReference(event.currentTarget.value)}
              onKeyDown={(event) => {
                // Enter here adds the chat and does not save the message.
                if (event.key !== 'Enter') return;
                event.preventDefault();
                void add();
              }}
            />
            <button type="button" class="button" disabled={busy} onClick={() => void add()}>
              {busy ? say().shared.looking : say().form.chat.addIt}
            </button>
          </div>
        )}
      </Field>
    </div>
  );
}
