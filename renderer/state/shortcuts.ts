import type { Store } from './store.ts';

/** The keys that work anywhere in the window, as the help dialog lists them. */
export const SHORTCUTS: ReadonlyArray<{ keys: string[]; does: string }> = [
  { keys: ['Ctrl', 'K'], does: 'Find a command, a screen or a message' },
  { keys: ['Ctrl', 'N'], does: 'Add a message in one line (in a browser: N)' },
  { keys: ['/'], does: 'Search the messages (also Ctrl F)' },
  { keys: ['Space'], does: 'Select the message whose box has the focus' },
  { keys: ['Shift', '↓'], does: 'Select more messages; with Ctrl A all of them' },
  { keys: ['Ctrl', 'Z'], does: 'Undo the last change; with Shift, do it again' },
  { keys: ['Ctrl', 'Enter'], does: 'Save the open message' },
  { keys: ['Esc'], does: 'Close what is open' },
  { keys: ['?'], does: 'Show this list' },
];

/** The id of the field that searches the messages, where it is on the screen. */
export const SEARCH_FIELD = 'job-search';

/** Listens for the keys. On a Mac, Cmd stands for Ctrl. */
export function installShortcuts(store: Store): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || store.app.setup.value.mode === 'none') return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const dialogOpen = document.querySelector('dialog[open]') !== null;
    if (dialogOpen) return;
    if (command && key === 'k') return act(event, () => (store.paletteOpen.value = true));
    if (command && key === 'n' && !event.shiftKey) return act(event, () => wantQuickAdd(store));
    const search = document.getElementById(SEARCH_FIELD);
    // A long list is not all in the page, where the browser's own search could find it.
    if (search && search !== event.target && command && key === 'f') return act(event, () => search.focus());
    if (isTextField(event.target)) return;
    if (command && key === 'z') return act(event, () => void (event.shiftKey ? store.redo() : store.undo()));
    if (command || event.altKey) return;
    if (key === 'n') return act(event, () => wantQuickAdd(store));
    if (search && key === '/') return act(event, () => search.focus());
    if (key === '?') act(event, () => (store.helpOpen.value = true));
  });
}

function act(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}

/** Leads to the line in which a message is added. */
export function wantQuickAdd(store: Store): void {
  store.router.go('upcoming');
  store.quickAdd.wanted.value = true;
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
