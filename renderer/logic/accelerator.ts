/** What of a key press counts for a shortcut. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};
const MODIFIERS = ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified'];

/**
 * The keys as Electron writes them, such as `Control+Alt+N`; null while only modifiers are down, or when nothing holds the
 * key back from being typed. See https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts
 */
export function acceleratorOf(press: KeyPress): string | null {
  const { key, code, ctrlKey, altKey, shiftKey, metaKey } = press;
  if (MODIFIERS.includes(key)) return null;
  const isFunctionKey = /^F([1-9]|1\d|2[0-4])$/.test(key);
  if (!ctrlKey && !altKey && !metaKey && !isFunctionKey) return null;
  // With Alt held, macOS types another character: the key's own place on the keyboard says which it is.
  const [, letter] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  const name = letter ?? NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const held = [ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Super'].filter(Boolean);
  return [...held, name].join('+');
}
