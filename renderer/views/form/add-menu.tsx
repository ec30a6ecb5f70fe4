import { useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { addable } from '../../logic/draft-message.ts';
import type { Uploads } from '../../state/uploads.ts';
import { say } from '../../words/index.ts';
import type { FormPart } from './parts.ts';

/** Where the focus goes when there is nothing left of what was added. */
export const ADD_BUTTON = 'add-to-message';

/** What a message can have beside its text, behind one button. */
export function AddMenu({ form, set, uploads }: Pick<FormPart, 'form' | 'set'> & { uploads: Uploads }) {
  const [open, setOpen] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const can = addable(form);
  const add = (rest: Partial<FormPart['form']['rest']>, focus: string) => {
    setOpen(false);
    set({ rest: { ...form.rest, ...rest } });
    // Once it is drawn.
    requestAnimationFrame(() => document.getElementById(focus)?.focus());
  };
  if (!can.files && !can.poll && !can.buttons) return null;
  return (
    <>
      <button
        id={ADD_BUTTON}
        type="button"
        class="button"
        aria-expanded={open}
        aria-controls="add-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="plus" />
        {say().form.add}
      </button>
      <input
        ref={picker}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          uploads.attach([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was removed.
          currentTarget.value = '';
          setOpen(false);
        }}
      />
      <div id="add-menu" class="add-menu" hidden={!open}>
        {can.files && (
          <button type="button" class="button" onClick={() => picker.current?.click()}>
            {say().form.addFile}
          </button>
        )}
        {can.poll && (
          <button
            type="button"
            class="button"
            onClick={() => add({ poll: { options: ['', ''] }, format: undefined }, 'answer-0')}
          >
            {say().form.addPoll}
          </button>
        )}
        {can.buttons && (
          <button
            type="button"
            class="button"
            onClick={() => add({ buttons: [[{ text: '', url: '' }]] }, 'button-0-text')}
          >
            {say().form.addButtons}
          </button>
        )}
      </div>
    </>
  );
}
