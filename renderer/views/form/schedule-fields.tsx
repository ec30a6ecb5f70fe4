import type { ScheduleKind } from '../../../main/contract/schedule.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { Unit } from '../../logic/draft.ts';
import { UNITS } from '../../logic/draft.ts';
import { say } from '../../words/index.ts';
import { CalendarFields } from './calendar-fields.tsx';
import { PartInput } from './part-input.tsx';
import type { FormPart } from './parts.ts';
import { useQuietOfNew } from './quiet-of-new.ts';

const kinds = (): ReadonlyArray<{ value: ScheduleKind; label: string }> => [
  { value: 'once', label: say().form.kinds.once },
  { value: 'interval', label: say().form.kinds.every },
  { value: 'calendar', label: say().form.kinds.days },
  { value: 'cron', label: say().form.kinds.cron },
];

/** When the message is sent. */
export function ScheduleFields(part: FormPart) {
  const { form, set } = part;
  const quietOf = useQuietOfNew();
  return (
    <div class="schedule-fields">
      <Segmented
        label={say().form.when}
        value={form.kind}
        options={kinds()}
        onChange={(kind) => set({ kind, ...quietOf(kind) })}
      />
      {form.kind === 'once' && <OnceFields {...part} />}
      {form.kind === 'interval' && <EveryFields {...part} />}
      {form.kind === 'calendar' && <CalendarFields {...part} />}
      {form.kind === 'cron' && <CronField {...part} />}
    </div>
  );
}

function OnceFields({ form, set, errors }: FormPart) {
  return (
    <div data-field="once">
      <div class="field-row">
        <PartInput
          id="once-date"
          label={say().form.date}
          type="date"
          error={errors.once}
          errorId="once-error"
          value={form.onceDate}
          onText={(onceDate) => set({ onceDate })}
        />
        <PartInput
          id="once-time"
          label={say().form.time}
          type="time"
          step={form.onceTime.length > 5 ? 1 : undefined}
          error={errors.once}
          errorId="once-error"
          value={form.onceTime}
          onText={(onceTime) => set({ onceTime })}
        />
      </div>
      <FieldError id="once-error" error={errors.once} />
    </div>
  );
}

function EveryFields({ form, set, errors }: FormPart) {
  return (
    <div data-field="every">
      <div class="field-row">
        <PartInput
          id="every-number"
          label={say().form.number}
          type="number"
          min="1"
          step="any"
          inputMode="decimal"
          error={errors.every}
          errorId="every-error"
          value={form.everyNumber}
          onText={(everyNumber) => set({ everyNumber })}
        />
        <Field id="every-unit" label={say().form.unit}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={form.everyUnit}
              onChange={(event) => set({ everyUnit: event.currentTarget.value as Unit })}
            >
              {UNITS.map((unit) => (
                <option key={unit} value={unit}>
                  {say().form.units[unit]}
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
      <Field id="cron" label={say().form.cronLine} hint={say().form.cronHint} error={errors.cron}>
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
