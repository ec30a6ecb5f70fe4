import { useStore } from '../state/store.ts';
import { say, t } from '../words/index.ts';
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
        <Held />
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

/** What is about to be sent and can still be taken back, wherever that was asked for. */
function Held() {
  const { app, attempt, clock, jobList } = useStore();
  return (
    <>
      {app.held.value.map(({ key, title, chatId, until }) => (
        <div key={key} class="toast toast-plain">
          <span class="toast-text">
            {say().shared.sendingTo(t(title), jobList.titleOfChat(chatId))}
            <span class="toast-countdown" aria-hidden="true">
              {' '}
              {Math.max(1, Math.ceil((until - clock.now.value) / 1_000))}
            </span>
          </span>
          <button type="button" class="button toast-action" onClick={() => void attempt('jobs.takeBack', { key })}>
            {say().shared.undo}
          </button>
        </div>
      ))}
    </>
  );
}
