import { Field, FieldError } from '../../components/field.tsx';
import type { FormDraft } from '../../logic/draft.ts';
import { say } from '../../words/index.ts';
import type { FormPart } from './parts.ts';
import { TimeFields } from './time-fields.tsx';

const dayRules = (): ReadonlyArray<{ value: FormDraft['days']; label: string }> => [
  { value: 'everyDay', label: say().form.days.everyDay },
  { value: 'weekdays', label: say().form.days.weekdays },
  { value: 'daysOfMonth', label: say().form.days.daysOfMonth },
  { value: 'lastDayOfMonth', label: say().form.days.lastDay },
  { value: 'nthWeekday', label: say().form.days.nthWeekday },
];

const nth = (): ReadonlyArray<{ value: FormDraft['nth']; label: string }> => [
  { value: 1, label: say().form.nth.first },
  { value: 2, label: say().form.nth.second },
  { value: 3, label: say().form.nth.third },
  { value: 4, label: say().form.nth.fourth },
  { value: 5, label: say().form.nth.fifth },
  { value: -1, label: say().form.nth.last },
];

const weekdays = () => [
  say().form.weekdays.monday,
  say().form.weekdays.tuesday,
  say().form.weekdays.wednesday,
  say().form.weekdays.thursday,
  say().form.weekdays.friday,
  say().form.weekdays.saturday,
  say().form.weekdays.sunday,
];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

export function CalendarFields(part: FormPart) {
  const { form, set, errors } = part;
  // Rules with fields of their own show there what is wrong with their days.
  const isWhole = form.days === 'everyDay' || form.days === 'lastDayOfMonth';
  return (
    <>
      <div class="field-row day-rule" data-field={isWhole ? 'days' : undefined}>
        <Field id="day-rule" label={say().form.days.on} error={isWhole ? errors.days : undefined}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={form.days}
              onChange={(event) => set({ days: event.currentTarget.value as FormDraft['days'] })}
            >
              {dayRules().map(({ value, label }) => (
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
      <TimeFields {...part} />
    </>
  );
}

const PERIOD_OF: Record<FormDraft['days'], 'day' | 'week' | 'month'> = {
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
      <Field id="period" label={say().form.period.label} error={errors.period}>
        {(aria) => (
          <select
            {...aria}
            class="input"
            value={form.everyNth}
            onChange={(event) => set({ everyNth: event.currentTarget.value, everyFrom: null })}
          >
            {choices.map((nth) => (
              <option key={nth} value={nth}>
                {say().form.period[period](nth)}
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
      <legend class="field-label">{say().form.days.title}</legend>
      <div class="toggles">
        {weekdays().map((name, index) => (
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
          {say().form.days.work}
        </button>
        <button type="button" class="button small" onClick={() => set({ weekdays: WEEKEND })}>
          {say().form.days.weekend}
        </button>
      </div>
      <FieldError id="days-error" error={errors.days} />
    </fieldset>
  );
}

function DaysOfMonth({ form, set, errors }: FormPart) {
  return (
    <fieldset class="field" data-field="days" aria-describedby={errors.days && 'days-error'}>
      <legend class="field-label">{say().form.days.ofMonth}</legend>
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
      {form.monthDays.some((day) => day > 28) && <p class="field-hint">{say().form.days.shortMonths}</p>}
      <FieldError id="days-error" error={errors.days} />
    </fieldset>
  );
}

function NthWeekday({ form, set, errors }: FormPart) {
  return (
    <div data-field="days">
      <div class="field-row">
        <Field id="nth" label={say().form.days.which}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={String(form.nth)}
              onChange={(event) => set({ nth: Number(event.currentTarget.value) as FormDraft['nth'] })}
            >
              {nth().map(({ value, label }) => (
                <option key={value} value={String(value)}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="nth-weekday" label={say().form.days.weekday}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={String(form.nthWeekday)}
              onChange={(event) => set({ nthWeekday: Number(event.currentTarget.value) })}
            >
              {weekdays().map((name, index) => (
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
