import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../words/index.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  title: string;
  /** Asked for by Esc or the close button; closing is done by no longer rendering the dialog. */
  onClose: () => void;
  size?: 'small' | 'large' | 'palette';
  children: ComponentChildren;
}

/** A modal dialog: the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, onClose, size = 'small', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // At once: had a field in the dialog taken the focus before, the dialog would give it back to that field.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A native select or date picker inside also sends this event when it is dismissed.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // A second Esc would otherwise close the dialog past the question about unsaved changes.
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="button quiet icon-only" onClick={onClose}>
          <Icon name="close" />
          <span class="visually-hidden">{say().shared.close}</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** A question with two answers. The harmless one has the focus. */
export function Confirm({ title, text, confirm, cancel, onConfirm, onCancel }: ConfirmProps) {
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  return (
    <Dialog title={title} onClose={onCancel}>
      <p class="dialog-text">{text}</p>
      <footer class="dialog-foot">
        <button type="button" class="button" ref={harmless} onClick={onCancel}>
          {cancel}
        </button>
        <button type="button" class="button danger" onClick={onConfirm}>
          {confirm}
        </button>
      </footer>
    </Dialog>
  );
}
