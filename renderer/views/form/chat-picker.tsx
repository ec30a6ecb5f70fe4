import { useEffect, useRef, useState } from 'preact/hooks';
import { channels } from '../../../main/contract/ipc.ts';
import type { Chat } from '../../../main/contract/state.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Field } from '../../components/field.tsx';
import { chatColour } from '../../logic/chats.ts';
import { useStore } from '../../state/store.ts';
import type { FormPart } from './parts.ts';

const TYPE_WORDS: Record<Chat['type'], string> = {
  private: 'private chat',
  group: 'group',
  supergroup: 'group',
  channel: 'channel',
};

/** Where the message goes: a chat that the bot knows, or one to be found by its name. */
export function ChatPicker({ form, set, errors }: FormPart) {
  const { app } = useStore();
  const [adding, setAdding] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const chats = app.chats.value;
  const chosen = chats.find(({ id }) => id === form.chatId);
  const unknown = form.chatId !== null && !chats.some((chat) => chat.id === form.chatId);
  return (
    <div data-field="chat">
      <Field id="job-chat" label="To" error={errors.chat}>
        {(aria) => (
          <div class="input-with-button chat-choice">
            {chosen && <Avatar name={chosen.title} colour={chatColour(chosen.id, chats)} />}
            <select
              {...aria}
              ref={select}
              class="input"
              value={form.chatId === null ? '' : String(form.chatId)}
              onChange={(event) => set({ chatId: Number(event.currentTarget.value) || null, threadId: null })}
            >
              <option value="">Choose a chat…</option>
              {unknown && <option value={String(form.chatId)}>Chat {form.chatId}</option>}
              {chats.map((chat) => (
                <option key={chat.id} value={String(chat.id)}>
                  {chat.title} ({TYPE_WORDS[chat.type]})
                </option>
              ))}
            </select>
            <button type="button" class="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              Add a chat
            </button>
          </div>
        )}
      </Field>
      {adding && (
        <AddChat
          onAdded={(chat) => {
            set({ chatId: chat.id, threadId: null });
            setAdding(false);
            // The field that had the focus is gone; the choice now says which chat was found.
            select.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function AddChat({ onAdded }: { onAdded: (chat: Chat) => void }) {
  const { call } = useStore();
  const [reference, setReference] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  // The field appears because its button was pressed. (`autofocus` works once in the life of a page.)
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const add = async () => {
    const parsed = channels['chats.add'].input.safeParse({ reference });
    if (!parsed.success) return setError(parsed.error.issues[0]?.message);
    setBusy(true);
    const reply = await call('chats.add', parsed.data);
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    onAdded(reply.value);
  };

  return (
    <div class="add-chat">
      <Field
        id="chat-reference"
        label="Name or id of the chat"
        hint="A public group or channel by its @name, or any chat by its number. The bot must be a member."
        error={error}
      >
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
              {busy ? 'Looking…' : 'Add'}
            </button>
          </div>
        )}
      </Field>
    </div>
  );
}
