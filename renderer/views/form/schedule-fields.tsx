import type { ScheduleKind } from '../../../main/contract/schedule.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { Unit } from '../../logic/draft.ts';
import { UNITS } from '../../logic/draft.ts';
import { CalendarFields } from './calendar-fields.tsx';
import type { FormPart } from './parts.ts';

const KINDS: ReadonlyArray<{ value: ScheduleKind; label: string }> = [
  { value: 'once', label: 'Once' },
  { value: 'interval', label: 'Every' },
  { value: 'calendar', label: 'Days and times' },
  { value: 'cron', label: 'Cron' },
];

/** When the message is sent. */
export function ScheduleFields(part: FormPart) {
  const { form, set } = part;
  return (
    <div class="schedule-fields">
      <Segmented label="When" value={form.kind} options={KINDS} onChange={(kind) => set({ kind })} />
      {form.kind === 'once' && <OnceFields {...part} />}
      {form.kind === 'interval' && <EveryFields {...part} />}
      {form.kind === 'calendar' && <CalendarFields {...part} />}
      {form.kind === 'cron' && <CronField {...part} />}
    </div>
  );
}

function OnceFields({ form, set, errors }: FormPart) {
  const invalid = errors.once ? true : undefined;
  const described = errors.once && 'once-error';
  return (
    <div data-field="once">
      <div class="field-row">
        <Field id="once-date" label="Date">
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="date"
              aria-invalid={invalid}
              aria-describedby={described}
              value={form.onceDate}
              onInput={(event) => set({ onceDate: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field id="once-time" label="Time">
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="time"
              step={form.onceTime.length > 5 ? 1 : undefined}
              aria-invalid={invalid}
              aria-describedby={described}
              value={form.onceTime}
              onInput={(event) => set({ onceTime: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <FieldError id="once-error" error={errors.once} />
    </div>
  );
}

function EveryFields({ form, set, errors }: FormPart) {
  return (
    <div data-field="every">
      <div class="field-row">
        <Field id="every-number" label="Number">
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="number"
              min="1"
              step="any"
              inputMode="decimal"
              aria-invalid={errors.every ? true : undefined}
              aria-describedby={errors.every && 'every-error'}
              value={form.everyNumber}
              onInput={(event) => set({ everyNumber: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field id="every-unit" label="Unit">
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={form.everyUnit}
              onChange={(event) => set({ everyUnit: event.currentTarget.value as Unit })}
            >
              {UNITS.map((unit) => (
                <option key={unit} value={unit}>
                  {unit}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <FieldError id="every-error" error={errors.every} />
    </div>
  );
}

function CronField({ form, set, errors }: FormPart) {
  return (
    <div data-field="cron">
      <Field
        id="cron"
        label="Cron line"
        hint="minute hour day month weekday – with six fields, the first is the second"
        error={errors.cron}
      >
        {(aria) => (
          <input
            {...aria}
            class="input mono"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={form.cron}
            onInput={(event) => set({ cron: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}
