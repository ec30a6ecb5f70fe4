import { useState } from 'preact/hooks';
import type { DesktopReport } from '../../../main/contract/desktop.ts';
import { Keys } from '../../components/keys.tsx';
import { acceleratorOf } from '../../logic/accelerator.ts';
import { say } from '../../words/index.ts';

interface ShortcutFieldProps {
  /** As Electron writes it; null: none. */
  value: string | null;
  /** Whether the desktop granted it. */
  state: DesktopReport['shortcut'];
  onChange: (next: string | null) => void;
}

/** The keys that open a new message from anywhere: they are pressed, not spelled. */
export function ShortcutField({ value, state, onChange }: ShortcutFieldProps) {
  const [listening, setListening] = useState(false);
  const hear = (event: KeyboardEvent) => {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const keys = acceleratorOf(event);
    if (keys === null) return;
    setListening(false);
    onChange(keys);
  };
  return (
    <div class="field">
      <span class="field-label" id="shortcut-label">
        {say().settings.shortcut.label}
      </span>
      <div class="shortcut-field">
        <button
          type="button"
          class="button"
          aria-labelledby="shortcut-label shortcut-keys"
          aria-pressed={listening}
          onClick={() => setListening(!listening)}
          onBlur={() => setListening(false)}
          onKeyDown={hear}
        >
          <span id="shortcut-keys">
            {listening ? (
              say().settings.shortcut.press
            ) : value ? (
              <Keys keys={value.split('+')} />
            ) : (
              say().settings.shortcut.none
            )}
          </span>
        </button>
        {value && (
          <button type="button" class="button quiet" onClick={() => onChange(null)}>
            {say().settings.shortcut.clear}
          </button>
        )}
      </div>
      <p class="field-hint" role="status">
        {state === 'none' || state === 'held' ? say().settings.shortcut.hint : say().settings.shortcut.state[state]}
      </p>
    </div>
  );
}
