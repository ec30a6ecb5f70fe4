import { Field } from '../../components/field.tsx';
import { zoneName } from '../../logic/dates.ts';
import { useStore } from '../../state/store.ts';
import type { FormPart } from './parts.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

/** The zone whose clock the schedule goes by. Typing narrows the list down. */
export function TimeZoneField({ form, set, errors }: FormPart) {
  const { app } = useStore();
  const here = app.timeZone.value;
  const elsewhere = form.timeZone !== here;
  const hint = elsewhere ? `This computer is in ${here} (${zoneName(Date.now(), here)}).` : undefined;
  return (
    <div data-field="timeZone">
      <Field id="time-zone" label="Time zone" hint={hint} error={errors.timeZone}>
        {(aria) => (
          <>
            <input
              {...aria}
              class="input"
              list="time-zones"
              autocomplete="off"
              spellcheck={false}
              value={form.timeZone}
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
    </div>
  );
}
