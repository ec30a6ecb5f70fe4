import { Field, FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import type { FormDraft } from '../../logic/draft.ts';
import type { FormPart } from './parts.ts';

const DAY_RULES: ReadonlyArray<{ value: FormDraft['days']; label: string }> = [
  { value: 'everyDay', label: 'every day' },
  { value: 'weekdays', label: 'certain weekdays' },
  { value: 'daysOfMonth', label: 'certain days of the month' },
  { value: 'lastDayOfMonth', label: 'the last day of the month' },
  { value: 'nthWeekday', label: 'the first, second … or last weekday of a kind' },
];

const NTH: ReadonlyArray<{ value: FormDraft['nth']; label: string }> = [
  { value: 1, label: 'first' },
  { value: 2, label: 'second' },
  { value: 3, label: 'third' },
  { value: 4, label: 'fourth' },
  { value: 5, label: 'fifth' },
  { value: -1, label: 'last' },
];

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

export function CalendarFields(part: FormPart) {
  const { form, set, errors } = part;
  // Rules with fields of their own show there what is wrong with their days.
  const isWhole = form.days === 'everyDay' || form.days === 'lastDayOfMonth';
  return (
    <>
      <div class="field-row day-rule" data-field={isWhole ? 'days' : undefined}>
        <Field id="day-rule" label="On" error={isWhole ? errors.days : undefined}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={form.days}
              onChange={(event) => set({ days: event.currentTarget.value as FormDraft['days'] })}
            >
              {DAY_RULES.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Period {...part} />
      </div>
      {form.days === 'weekdays' && <Weekdays {...part} />}
      {form.days === 'daysOfMonth' && <DaysOfMonth {...part} />}
      {form.days === 'nthWeekday' && <NthWeekday {...part} />}
      <Times {...part} />
    </>
  );
}

const PERIOD_OF: Record<FormDraft['days'], string> = {
  everyDay: 'day',
  weekdays: 'week',
  daysOfMonth: 'month',
  lastDayOfMonth: 'month',
  nthWeekday: 'month',
};
const NTH_PERIODS = ['1', '2', '3', '4', '5', '6', '8', '10', '12'];

/** Every period, or only every second, third … one. */
function Period({ form, set, errors }: FormPart) {
  const period = PERIOD_OF[form.days];
  const choices = NTH_PERIODS.includes(form.everyNth) ? NTH_PERIODS : [...NTH_PERIODS, form.everyNth];
  return (
    <div data-field="period">
      <Field id="period" label="Repeat" error={errors.period}>
        {(aria) => (
          <select
            {...aria}
            class="input"
            value={form.everyNth}
            onChange={(event) => set({ everyNth: event.currentTarget.value, everyFrom: null })}
          >
            {choices.map((nth) => (
              <option key={nth} value={nth}>
                {nth === '1' ? `every ${period}` : nth === '2' ? `every other ${period}` : `every ${nth} ${period}s`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function toggled(list: readonly number[], item: number): number[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function Weekdays({ form, set, errors }: FormPart) {
  return (
    <fieldset class="field" data-field="days" aria-describedby={errors.days && 'days-error'}>
      <legend class="field-label">Weekdays</legend>
      <div class="toggles">
        {WEEKDAYS.map((name, index) => (
          <label key={name} class="toggle">
            <input
              type="checkbox"
              aria-label={name}
              checked={form.weekdays.includes(index + 1)}
              onChange={() => set({ weekdays: toggled(form.weekdays, index + 1) })}
            />
            <span aria-hidden="true">{name.slice(0, 2)}</span>
          </label>
        ))}
        <button type="button" class="button small" onClick={() => set({ weekdays: WORKDAYS })}>
          Weekdays
        </button>
        <button type="button" class="button small" onClick={() => set({ weekdays: WEEKEND })}>
          Weekend
        </button>
      </div>
      <FieldError id="days-error" error={errors.days} />
    </fieldset>
  );
}

function DaysOfMonth({ form, set, errors }: FormPart) {
  return (
    <fieldset class="field" data-field="days" aria-describedby={errors.days && 'days-error'}>
      <legend class="field-label">Days of the month</legend>
      <div class="toggles toggles-month">
        {Array.from({ length: 31 }, (_, index) => index + 1).map((day) => (
          <label key={day} class="toggle">
            <input
              type="checkbox"
              checked={form.monthDays.includes(day)}
              onChange={() => set({ monthDays: toggled(form.monthDays, day) })}
            />
            <span>{day}</span>
          </label>
        ))}
      </div>
      {form.monthDays.some((day) => day > 28) && (
        <p class="field-hint">Months without that day are left out. For the end of each month, choose its last day.</p>
      )}
      <FieldError id="days-error" error={errors.days} />
    </fieldset>
  );
}

function NthWeekday({ form, set, errors }: FormPart) {
  return (
    <div data-field="days">
      <div class="field-row">
        <Field id="nth" label="Which">
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={String(form.nth)}
              onChange={(event) => set({ nth: Number(event.currentTarget.value) as FormDraft['nth'] })}
            >
              {NTH.map(({ value, label }) => (
                <option key={value} value={String(value)}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="nth-weekday" label="Weekday">
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={String(form.nthWeekday)}
              onChange={(event) => set({ nthWeekday: Number(event.currentTarget.value) })}
            >
              {WEEKDAYS.map((name, index) => (
                <option key={name} value={String(index + 1)}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <FieldError id="days-error" error={errors.days} />
    </div>
  );
}

function Times({ form, set, errors }: FormPart) {
  const { times } = form;
  return (
    <fieldset class="field" data-field="times" aria-describedby={errors.times && 'times-error'}>
      <legend class="field-label">At</legend>
      <div class="times">
        {times.map((time, index) => (
          // The place in the list is what a row is: two rows may hold the same time while it is being typed.
          <div class="time" key={index}>
            <input
              class="input"
              type="time"
              aria-label={times.length > 1 ? `Time ${index + 1}` : 'Time'}
              aria-invalid={errors.times && time === '' ? true : undefined}
              value={time}
              onInput={(event) => set({ times: times.with(index, event.currentTarget.value) })}
            />
            {times.length > 1 && (
              <button
                type="button"
                class="button quiet icon-only"
                onClick={() => set({ times: times.filter((_, other) => other !== index) })}
              >
                <Icon name="close" />
                <span class="visually-hidden">Remove time {index + 1}</span>
              </button>
            )}
          </div>
        ))}
        {times.length < 24 && (
          <button type="button" class="button quiet" onClick={() => set({ times: [...times, suggestedTime(times)] })}>
            <Icon name="plus" />
            Add a time
          </button>
        )}
      </div>
      <FieldError id="times-error" error={errors.times} />
    </fieldset>
  );
}

/** Three hours after the last time, as long as that is the same day. */
function suggestedTime(times: readonly string[]): string {
  const [hour = 9, minute = 0] = (times.at(-1) ?? '').split(':').map(Number);
  const later = Number.isNaN(hour) || hour + 3 > 23 ? 12 : hour + 3;
  return `${String(later).padStart(2, '0')}:${String(Number.isNaN(minute) ? 0 : minute).padStart(2, '0')}`;
}
