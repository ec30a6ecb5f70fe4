import { useState } from 'preact/hooks';
import { TimeZone } from '../../../main/contract/schedule.ts';
import { Check } from '../../components/check.tsx';
import { Field } from '../../components/field.tsx';
import { ZoneInput } from '../../components/zone-input.tsx';
import { useStore } from '../../state/store.ts';
import { inWords, say } from '../../words/index.ts';
import { Section } from './section.tsx';

const SUGGESTED_QUIET = { from: '22:00', to: '07:00' };

/** What new messages begin with: the zone that their times are meant in, and the hours in which nothing disturbs. */
export function TimesSection() {
  return (
    <Section title={say().settings.times.title}>
      <ZoneOfNew />
      <Quiet />
    </Section>
  );
}

function ZoneOfNew() {
  const { app, prefer } = useStore();
  const { timeZone } = app.preferences.value;
  const [error, setError] = useState<string>();
  const save = (text: string) => {
    const parsed = TimeZone.nullable().safeParse(text || null);
    setError(parsed.success ? undefined : inWords(parsed.error));
    if (parsed.success) void prefer({ timeZone: parsed.data });
  };
  return (
    <Field id="zone-of-new" label={say().settings.times.zone} hint={say().settings.times.zoneHint} error={error}>
      {(aria) => <ZoneInput aria={aria} value={timeZone ?? ''} placeholder={app.timeZone.value} onDone={save} />}
    </Field>
  );
}

function Quiet() {
  const { app, prefer } = useStore();
  const { quiet } = app.preferences.value;
  const save = (next: typeof quiet) => void prefer({ quiet: next });
  const { quietHint, quietHintDesktop } = say().settings.times;
  return (
    <div class="quiet-fields">
      <Check
        label={say().settings.times.quiet}
        checked={quiet !== null}
        onChange={(next) => save(next ? SUGGESTED_QUIET : null)}
      />
      {quiet && (
        <div class="field-row">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} class="inline-field">
              <span>{end === 'from' ? say().form.limits.from : say().ahead.closedTo}</span>
              <input
                class="input"
                type="time"
                value={quiet[end]}
                onChange={(event) => save({ ...quiet, [end]: event.currentTarget.value })}
              />
            </label>
          ))}
        </div>
      )}
      <p class="field-hint">{app.host.value === 'desktop' ? quietHintDesktop : quietHint}</p>
    </div>
  );
}
