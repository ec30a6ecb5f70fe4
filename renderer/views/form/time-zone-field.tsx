import { Field } from '../../components/field.tsx';
import { ZoneInput } from '../../components/zone-input.tsx';
import { placeOf, zoneName } from '../../logic/dates.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import type { FormPart } from './parts.ts';

/** The zone whose clock the schedule goes by. Typing narrows the list down. */
export function TimeZoneField(part: FormPart) {
  const { form, set, errors } = part;
  const { app } = useStore();
  const here = app.timeZone.value;
  const elsewhere = !form.floating && form.timeZone !== here;
  const hint = elsewhere ? say().form.zone.here(here, zoneName(Date.now(), here)) : undefined;
  return (
    <div class="time-zone" data-field="timeZone">
      <Field id="time-zone" label={say().form.zone.label} hint={hint} error={errors.timeZone}>
        {(aria) => (
          <ZoneInput
            aria={aria}
            disabled={form.floating}
            value={form.floating ? here : form.timeZone}
            onText={(timeZone) => set({ timeZone })}
          />
        )}
      </Field>
      {form.kind !== 'interval' && (
        <label class="check">
          <input
            type="checkbox"
            checked={form.floating}
            onChange={(event) => set({ floating: event.currentTarget.checked, timeZone: here })}
          />
          <span>
            {say().form.zone.floats} {placeOf(here)}
          </span>
        </label>
      )}
    </div>
  );
}
