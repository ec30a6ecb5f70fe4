import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'error';
  action?: { label: string; run: () => void };
  /** Left out: as long as it takes to read, and to reach its button. */
  forMs?: number;
}

export interface Toasts {
  list: ReadonlySignal<readonly Toast[]>;
  show(toast: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }): void;
  dismiss(id: number): void;
  /** Keeps all toasts while a pointer or the focus is on them. */
  hold(held: boolean): void;
}

const SHORT_MS = 6_000;
/** Long enough to read, decide and reach the button. */
const WITH_ACTION_MS = 12_000;
const MOST = 3;

export function createToasts(): Toasts {
  const list = signal<readonly Toast[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let lastId = 0;

  const dismiss = (id: number) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    list.value = list.value.filter((toast) => toast.id !== id);
  };
  const arm = (toast: Toast) => {
    clearTimeout(timers.get(toast.id));
    timers.set(toast.id, setTimeout(dismiss, toast.forMs ?? (toast.action ? WITH_ACTION_MS : SHORT_MS), toast.id));
  };

  return {
    list,
    dismiss,
    show(given) {
      lastId += 1;
      const toast: Toast = { tone: 'plain', ...given, id: lastId };
      // Undo takes back the last change of all, so an older offer would now take back something else.
      const kept = list.value.filter((other) => !(toast.action && other.action) && other.text !== toast.text);
      list.value = [...kept, toast].slice(-MOST);
      arm(toast);
    },
    hold(held) {
      for (const toast of list.value) {
        if (held) clearTimeout(timers.get(toast.id));
        else arm(toast);
      }
    },
  };
}
