import type { DesktopReport } from '../../../main/contract/desktop.ts';
import type { Preferences } from '../../../main/contract/preferences.ts';
import { Check } from '../../components/check.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { Section } from './section.tsx';
import { ShortcutField } from './shortcut-field.tsx';

const news = (): ReadonlyArray<{ value: keyof Preferences['notifications']; label: string }> => [
  { value: 'failed', label: say().settings.desktop.failed },
  { value: 'unsure', label: say().settings.desktop.unsure },
  { value: 'missed', label: say().settings.desktop.missed },
];
const updateChoices = (): ReadonlyArray<{ value: Preferences['updates']; label: string }> => [
  { value: 'stable', label: say().settings.desktop.stable },
  { value: 'beta', label: say().settings.desktop.beta },
  { value: 'off', label: say().settings.desktop.off },
];

const AWAKE = [null, 15, 60, 240] as const;

/** What the app does by itself on a desktop. */
export function DesktopSection() {
  const { app, prefer } = useStore();
  if (app.host.value !== 'desktop') return null;
  const { startAtLogin, notifications, shortcut, hideDock, awakeMinutes, wakeComputer, keepWindowReady, updates } =
    app.preferences.value;
  const report = app.desktop.value;
  const save = (part: Partial<Preferences>) => void prefer(part);
  return (
    <Section title={say().settings.desktop.title}>
      <Check
        label={say().settings.desktop.login}
        checked={startAtLogin}
        onChange={(next) => save({ startAtLogin: next })}
      />
      <LoginState state={report?.startAtLogin ?? 'off'} />
      {isMac() && (
        <Check label={say().settings.desktop.dock} checked={hideDock} onChange={(next) => save({ hideDock: next })} />
      )}
      <Check
        label={say().settings.desktop.keepReady}
        checked={keepWindowReady}
        onChange={(next) => save({ keepWindowReady: next })}
      />
      <fieldset class="field">
        <legend class="field-label">{say().settings.desktop.notify}</legend>
        {news().map(({ value, label }) => (
          <Check
            key={value}
            label={label}
            checked={notifications[value]}
            onChange={(next) => save({ notifications: { ...notifications, [value]: next } })}
          />
        ))}
      </fieldset>
      <ShortcutField
        value={shortcut}
        state={report?.shortcut ?? 'none'}
        onChange={(next) => save({ shortcut: next })}
      />
      <Awake minutes={awakeMinutes} onChange={(next) => save({ awakeMinutes: next })} />
      <Wake
        isWanted={wakeComputer}
        state={report?.wake ?? 'unavailable'}
        onChange={(next) => save({ wakeComputer: next })}
      />
      <Segmented
        label={say().settings.desktop.updates}
        value={updates}
        options={updateChoices()}
        onChange={(next) => save({ updates: next })}
      />
      <p class="field-hint">{say().settings.desktop.bySystem}</p>
    </Section>
  );
}

function Awake({ minutes, onChange }: { minutes: number | null; onChange: (next: number | null) => void }) {
  const words = say().settings.desktop.awake;
  const options = AWAKE.map((each) => ({ value: String(each), label: each === null ? words.off : words[each] }));
  return (
    <>
      <Segmented
        label={words.label}
        value={String(minutes)}
        options={options}
        onChange={(next) => onChange(next === 'null' ? null : Number(next))}
      />
      <p class="field-hint">{words.hint}</p>
    </>
  );
}

/** Where the system lets Carillon do it; elsewhere there is nothing to choose, and nothing to say but that it cannot be. */
function Wake(props: { isWanted: boolean; state: DesktopReport['wake']; onChange: (next: boolean) => void }) {
  const { isWanted, state, onChange } = props;
  const words = say().settings.desktop.wake;
  if (state === 'unavailable') return <p class="field-hint">{words.unavailable}</p>;
  return (
    <>
      <Check label={words.label} checked={isWanted} onChange={onChange} />
      <p class="field-hint" role={state === 'refused' ? 'status' : undefined}>
        {state === 'refused' ? words.refused : words.hint}
      </p>
    </>
  );
}

function LoginState({ state }: { state: DesktopReport['startAtLogin'] }) {
  if (state === 'on' || state === 'off') return null;
  return (
    <p class="field-hint" role="status">
      {say().settings.desktop.loginState[state]}
    </p>
  );
}

function isMac(): boolean {
  return /\bMacintosh\b/.test(navigator.userAgent);
}
