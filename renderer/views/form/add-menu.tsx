import { useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { addable } from '../../logic/draft-message.ts';
import type { Uploads } from '../../state/uploads.ts';
import { say } from '../../words/index.ts';
import type { FormPart } from './parts.ts';

/** Where the focus goes when there is nothing left of what was added. */
export const ADD_BUTTON = 'add-to-message';

/** What carries no file, as it is while nothing is filled in, and where the focus goes. */
const extras = (): ReadonlyArray<{
  key: string;
  label: string;
  rest: Partial<FormPart['form']['rest']>;
  focus: string;
}> => [
  {
    key: 'poll',
    label: say().form.addPoll,
    rest: { poll: { options: ['', ''] }, format: undefined },
    focus: 'answer-0',
  },
  {
    key: 'place',
    label: say().form.place.one,
    rest: { place: { latitude: Number.NaN, longitude: Number.NaN } },
    focus: 'place-latitude',
  },
  {
    key: 'contact',
    label: say().form.contact.one,
    rest: { contact: { phone: '', firstName: '' } },
    focus: 'contact-phone',
  },
  { key: 'dice', label: say().form.dice.one, rest: { dice: '🎲' }, focus: 'dice-remove' },
];

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
  if (!can.files && !can.extra && !can.buttons) return null;
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
        {can.extra &&
          extras().map(({ key, label, rest, focus }) => (
            <button key={key} type="button" class="button" onClick={() => add(rest, focus)}>
              {label}
            </button>
          ))}
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
