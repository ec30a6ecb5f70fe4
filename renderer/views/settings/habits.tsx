import type { Preferences } from '../../../main/contract/preferences.ts';
import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import { Section } from './section.tsx';

const LANGUAGES: ReadonlyArray<{ value: Preferences['language']; label: string }> = [
  { value: 'system', label: 'Like Telegram' },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];
const NEWS: ReadonlyArray<{ value: keyof Preferences['notifications']; label: string }> = [
  { value: 'failed', label: 'a message was not sent' },
  { value: 'unsure', label: 'a message may not have arrived' },
  { value: 'missed', label: 'messages were missed while the computer slept' },
];
const SUGGESTED_QUIET = { from: '22:00', to: '07:00' };

/** How Carillon behaves: the words of the bot and, on a desktop, what it does by itself. */
export function HabitsSection() {
  const { app, attempt } = useStore();
  const { language } = app.preferences.value;
  const isDesktop = app.host.value === 'desktop';
  return (
    <Section title={isDesktop ? 'Language and desktop' : 'Language'}>
      <Segmented
        label="The bot speaks"
        value={language}
        options={LANGUAGES}
        onChange={(next) => void attempt('preferences.set', { language: next })}
      />
      {isDesktop && <Desktop />}
    </Section>
  );
}

function Desktop() {
  const { app, attempt } = useStore();
  const { startAtLogin, notifications, quiet } = app.preferences.value;
  const save = (part: Partial<Preferences>) => void attempt('preferences.set', part);
  return (
    <>
      <Check
        label="Start at login, without opening the window"
        checked={startAtLogin}
        onChange={(next) => save({ startAtLogin: next })}
      />
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
      <Check
        label="Without a sound at night"
        checked={quiet !== null}
        onChange={(next) => save({ quiet: next ? SUGGESTED_QUIET : null })}
      />
      {quiet && (
        <div class="field-row">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} class="inline-field">
              <span>{end === 'from' ? 'From' : 'to'}</span>
              <input
                class="input"
                type="time"
                value={quiet[end]}
                onChange={(event) => save({ quiet: { ...quiet, [end]: event.currentTarget.value } })}
              />
            </label>
          ))}
        </div>
      )}
    </>
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (next: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
