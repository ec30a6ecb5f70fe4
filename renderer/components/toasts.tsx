import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { Icon } from './icon.tsx';

/** Short messages at the edge of the window. They stay while they are pointed at or focused. */
export function Toasts() {
  const { toasts } = useStore();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a toast only keeps it from vanishing.
    <div
      class="toasts"
      onMouseEnter={() => toasts.hold(true)}
      onMouseLeave={() => toasts.hold(false)}
      onFocusIn={() => toasts.hold(true)}
      onFocusOut={() => toasts.hold(false)}
    >
      <div role="status" aria-live="polite" class="toast-list">
        {toasts.list.value.map((toast) => (
          <div key={toast.id} class={`toast toast-${toast.tone}`}>
            <span class="toast-text">{toast.text}</span>
            {toast.action && (
              <button
                type="button"
                class="button toast-action"
                onClick={() => {
                  toasts.dismiss(toast.id);
                  toast.action?.run();
                }}
              >
                {toast.action.label}
              </button>
            )}
            <button type="button" class="button quiet icon-only" onClick={() => toasts.dismiss(toast.id)}>
              <Icon name="close" />
              <span class="visually-hidden">{say().shell.dismiss}</span>
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
