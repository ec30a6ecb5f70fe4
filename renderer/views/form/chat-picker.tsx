import { useRef, useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.tsx';
import { Field } from '../../components/field.tsx';
import { chatColour, typeInWords } from '../../logic/chats.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { AddChat } from '../add-chat.tsx';
import type { FormPart } from './parts.ts';

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
      <Field id="job-chat" label={say().form.chat.to} error={errors.chat}>
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
              <option value="">{say().form.chat.choose}</option>
              {unknown && (
                <option value={String(form.chatId)}>
                  {say().shared.chatWord} {form.chatId}
                </option>
              )}
              {chats.map((chat) => (
                <option key={chat.id} value={String(chat.id)}>
                  {chat.title} ({typeInWords(chat)})
                </option>
              ))}
            </select>
            <button type="button" class="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              {say().form.chat.add}
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
