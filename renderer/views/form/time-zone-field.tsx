import { Field } from '../../components/field.tsx';
import { placeOf, zoneName } from '../../logic/dates.ts';
import { useStore } from '../../state/store.ts';
import type { FormPart } from './parts.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

/** The zone whose clock the schedule goes by. Typing narrows the list down. */
export function TimeZoneField(part: FormPart) {
  const { form, set, errors } = part;
  const { app } = useStore();
  const here = app.timeZone.value;
  const elsewhere = !form.floating && form.timeZone !== here;
  const hint = elsewhere ? `This computer is in ${here} (${zoneName(Date.now(), here)}).` : undefined;
  return (
    <div class="time-zone" data-field="timeZone">
      <Field id="time-zone" label="Time zone" hint={hint} error={errors.timeZone}>
        {(aria) => (
          <>
            <input
              {...aria}
              class="input"
              list="time-zones"
              autocomplete="off"
              spellcheck={false}
              disabled={form.floating}
              value={form.floating ? here : form.timeZone}
              onInput={(event) => set({ timeZone: event.currentTarget.value.trim() })}
            />
            <datalist id="time-zones">
              {ZONES.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      {form.kind !== 'interval' && (
        <label class="check">
          <input
            type="checkbox"
            checked={form.floating}
            onChange={(event) => set({ floating: event.currentTarget.checked, timeZone: here })}
          />
          <span>When I travel, go by the local time there, not by that of {placeOf(here)}</span>
        </label>
      )}
    </div>
  );
}
