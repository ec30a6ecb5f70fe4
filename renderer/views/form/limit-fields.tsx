import { useState } from 'preact/hooks';
import { PlainDate } from '../../../main/contract/schedule.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { plainDay } from '../../logic/dates.ts';
import type { FormDraft } from '../../logic/draft.ts';
import type { FormPart } from './parts.ts';

/** What bounds a schedule that repeats. */
export function LimitFields(part: FormPart) {
  return (
    <>
      <BoundFields {...part} />
      <ExceptField {...part} />
      <QuietFields {...part} />
    </>
  );
}

function BoundFields({ form, set, errors }: FormPart) {
  const invalid = errors.bounds ? true : undefined;
  const described = errors.bounds && 'bounds-error';
  return (
    <div data-field="bounds">
      <div class="field-row">
        <Field id="start-on" label="First day">
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="date"
              aria-invalid={invalid}
              aria-describedby={described}
              value={form.startOn}
              onInput={(event) => set({ startOn: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field id="until" label="Last day">
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="date"
              aria-invalid={invalid}
              aria-describedby={described}
              value={form.until}
              onInput={(event) => set({ until: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field id="max-runs" label="How many times">
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="number"
              min="1"
              step="1"
              placeholder="no limit"
              aria-invalid={invalid}
              aria-describedby={described}
              value={form.maxRuns}
              onInput={(event) => set({ maxRuns: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <FieldError id="bounds-error" error={errors.bounds} />
    </div>
  );
}

/** Holidays and the like. */
function ExceptField({ form, set, errors }: FormPart) {
  const [day, setDay] = useState('');
  const add = () => {
    if (!PlainDate.safeParse(day).success) return;
    set({ except: [...new Set([...form.except, day])].sort() });
    setDay('');
  };
  return (
    <div data-field="except">
      <Field id="except" label="Not on these days" error={errors.except}>
        {(aria) => (
          <div class="input-with-button">
            <input
              {...aria}
              class="input"
              type="date"
              value={day}
              onInput={(event) => setDay(event.currentTarget.value)}
              onKeyDown={(event) => {
                // Enter here adds the day and does not save the message.
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" class="button" disabled={day === ''} onClick={add}>
              Add day
            </button>
          </div>
        )}
      </Field>
      {form.except.length > 0 && (
        <ul class="days-off" aria-label="Days without a message">
          {form.except.map((date) => (
            <li key={date} class="day-off">
              {plainDay(date)}
              <button
                type="button"
                class="button quiet icon-only"
                onClick={() => set({ except: form.except.filter((other) => other !== date) })}
              >
                <Icon name="close" />
                <span class="visually-hidden">Send on {plainDay(date)} after all</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function QuietFields({ form, set, errors }: FormPart) {
  const change = (patch: Partial<FormDraft['quiet']>) => set({ quiet: { ...form.quiet, ...patch } });
  const invalid = errors.quiet ? true : undefined;
  const described = errors.quiet && 'quiet-error';
  return (
    <div class="quiet-fields" data-field="quiet">
      <label class="check">
        <input
          type="checkbox"
          checked={form.quietOn}
          onChange={(event) => set({ quietOn: event.currentTarget.checked })}
        />
        <span>Quiet hours, in which nothing is sent</span>
      </label>
      {form.quietOn && (
        <div class="field-row">
          <Field id="quiet-from" label="From">
            {(aria) => (
              <input
                {...aria}
                class="input"
                type="time"
                aria-invalid={invalid}
                aria-describedby={described}
                value={form.quiet.from}
                onInput={(event) => change({ from: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field id="quiet-to" label="Until">
            {(aria) => (
              <input
                {...aria}
                class="input"
                type="time"
                aria-invalid={invalid}
                aria-describedby={described}
                value={form.quiet.to}
                onInput={(event) => change({ to: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field id="quiet-then" label="What falls into them">
            {(aria) => (
              <select
                {...aria}
                class="input"
                value={form.quiet.mode}
                onChange={(event) => change({ mode: event.currentTarget.value as FormDraft['quiet']['mode'] })}
              >
                <option value="wait">is sent afterwards</option>
                <option value="skip">is left out</option>
              </select>
            )}
          </Field>
        </div>
      )}
      <FieldError id="quiet-error" error={errors.quiet} />
    </div>
  );
}
