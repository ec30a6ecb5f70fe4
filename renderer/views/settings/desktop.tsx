import type { Preferences } from '../../../main/contract/preferences.ts';
import { Check } from '../../components/check.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import { Section } from './section.tsx';
import { ShortcutField } from './shortcut-field.tsx';

const NEWS: ReadonlyArray<{ value: keyof Preferences['notifications']; label: string }> = [
  { value: 'failed', label: 'a message was not sent' },
  { value: 'unsure', label: 'a message may not have arrived' },
  { value: 'missed', label: 'messages were missed while the computer slept' },
];
const UPDATES: ReadonlyArray<{ value: Preferences['updates']; label: string }> = [
  { value: 'stable', label: 'When ready' },
  { value: 'beta', label: 'Try them early' },
  { value: 'off', label: 'Off' },
];

/** What the app does by itself on a desktop. */
export function DesktopSection() {
  const { app, attempt } = useStore();
  if (app.host.value !== 'desktop') return null;
  const { startAtLogin, notifications, shortcut, hideDock, updates } = app.preferences.value;
  const save = (part: Partial<Preferences>) => void attempt('preferences.set', part);
  return (
    <Section title="Desktop">
      <Check
        label="Start at login, without opening the window"
        checked={startAtLogin}
        onChange={(next) => save({ startAtLogin: next })}
      />
      {isMac() && (
        <Check
          label="No icon in the Dock: the menu bar is enough"
          checked={hideDock}
          onChange={(next) => save({ hideDock: next })}
        />
      )}
      <fieldset class="field">
        <legend class="field-label">Show a notification when</legend>
        {NEWS.map(({ value, label }) => (
          <Check
            key={value}
            label={label}
            checked={notifications[value]}
            onChange={(next) => save({ notifications: { ...notifications, [value]: next } })}
          />
        ))}
      </fieldset>
      <ShortcutField value={shortcut} onChange={(next) => save({ shortcut: next })} />
      <Segmented label="Updates" value={updates} options={UPDATES} onChange={(next) => save({ updates: next })} />
      <p class="field-hint">A package of deb or rpm is updated by the system, whatever is chosen here.</p>
    </Section>
  );
}

function isMac(): boolean {
  return /\bMacintosh\b/.test(navigator.userAgent);
}
