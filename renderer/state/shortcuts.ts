import { say } from '../words/index.ts';
import type { Store } from './store.ts';

/** The keys that work anywhere in the window, as the help dialog lists them. */
export const shortcuts = (): ReadonlyArray<{ keys: string[]; does: string }> => [
  { keys: ['Ctrl', 'K'], does: say().shell.keys.palette },
  { keys: ['Ctrl', 'N'], does: say().shell.keys.quickAdd },
  { keys: ['/'], does: say().shell.keys.search },
  { keys: ['Space'], does: say().shell.keys.select },
  { keys: ['Shift', '↓'], does: say().shell.keys.selectMore },
  { keys: ['Ctrl', 'Z'], does: say().shell.keys.undo },
  { keys: ['Ctrl', 'Enter'], does: say().shell.keys.save },
  { keys: ['Esc'], does: say().shell.keys.close },
  { keys: ['?'], does: say().shell.keys.help },
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
