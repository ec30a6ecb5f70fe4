import { globalShortcut } from 'electron';

/**
 * Gives a key combination to `press`, wherever the user is; null gives the former one back.
 * @returns why it could not be had, in words; null when it could
 */
export function setShortcut(accelerator: string | null, former: string | null, press: () => void): string | null {
  if (former !== null) release(former);
  if (accelerator === null) return null;
  try {
    if (globalShortcut.register(accelerator, press)) return null;
    return `${accelerator} belongs to another program already. Choose other keys for a new message.`;
  } catch {
    // Electron throws at what it cannot read as keys.
    return `${accelerator} is no key combination. Choose other keys for a new message, such as Ctrl+Alt+N.`;
  }
}

function release(accelerator: string): void {
  try {
    globalShortcut.unregister(accelerator);
  } catch {
    // It was none that Electron can read, and so was never held.
  }
}
