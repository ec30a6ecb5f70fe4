import { useState } from 'preact/hooks';
import type { Preferences } from '../../../main/contract/preferences.ts';
import { Check } from '../../components/check.tsx';
import { Field } from '../../components/field.tsx';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { Section } from './section.tsx';

/** How fast messages go out, and how long it is remembered. */
export function SendingSection() {
  const { app, prefer } = useStore();
  const { pacing, history, undoSend, lateAfterMinutes } = app.preferences.value;
  return (
    <Section title={say().settings.sending.title}>
      <Check
        label={say().settings.sending.undo}
        checked={undoSend}
        onChange={(next) => void prefer({ undoSend: next })}
      />
      <NumberField
        id="late-after"
        label={say().settings.sending.lateAfter}
        value={lateAfterMinutes}
        most={1_440}
        change={(next) => ({ lateAfterMinutes: next })}
      />
      <div class="field-row">
        <NumberField
          id="per-second"
          label={say().settings.sending.perSecond}
          value={pacing.perSecond}
          most={30}
          change={(perSecond, { pacing }) => ({ pacing: { ...pacing, perSecond } })}
        />
        <NumberField
          id="per-minute"
          label={say().settings.sending.perGroup}
          value={pacing.perGroupMinute}
          most={20}
          change={(perGroupMinute, { pacing }) => ({ pacing: { ...pacing, perGroupMinute } })}
        />
      </div>
      <div class="field-row">
        <NumberField
          id="history-days"
          label={say().settings.sending.days}
          value={history.days}
          most={3_660}
          change={(days, { history }) => ({ history: { ...history, days } })}
        />
        <NumberField
          id="history-size"
          label={say().settings.sending.megabytes}
          value={history.megabytes}
          most={10_000}
          change={(megabytes, { history }) => ({ history: { ...history, megabytes } })}
        />
      </div>
    </Section>
  );
}

interface NumberFieldProps {
  id: string;
  label: string;
  value: number;
  most: number;
  /** @param base the settings when the user began to write */
  change: (value: number, base: Preferences) => Partial<Preferences>;
}

/** Saved when it is left; what cannot be is said and put back. What is being written stays, whatever is set elsewhere meanwhile. */
function NumberField({ id, label, value, most, change }: NumberFieldProps) {
  const { app, prefer } = useStore();
  const [edit, setEdit] = useState<{ text: string; base: Preferences } | null>(null);
  const save = (text: string) => {
    const base = edit?.base ?? app.preferences.value;
    void prefer(change(Number(text), base), base).then(() => setEdit(null));
  };
  return (
    <Field id={id} label={label}>
      {(aria) => (
        <input
          {...aria}
          class="input"
          type="number"
          min="1"
          max={most}
          value={edit?.text ?? value}
          onInput={({ currentTarget: { value: text } }) => setEdit({ base: app.preferences.value, ...edit, text })}
          onChange={(event) => save(event.currentTarget.value)}
          onBlur={() => edit && Number(edit.text) === value && setEdit(null)}
        />
      )}
    </Field>
  );
}
