import { useState } from 'preact/hooks';
import { FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { rangeOf, type TimeRange, timesIn } from '../../logic/time-range.ts';
import { clockOf } from '../../logic/week.ts';
import { say } from '../../words/index.ts';
import type { FormPart } from './parts.ts';

/** So many are to be typed one by one. */
const MOST = 24;
/** Of more than that, so many are shown until one asks for all. */
const SHOWN = 6;

/** The times of the day: one by one, or, where they follow each other at one distance, as what says so. */
export function TimeFields({ form, set, errors }: FormPart) {
  const [typed, setTyped] = useState<TimeRange | null>(null);
  const { times } = form;
  // What is typed here stands as long as the times are its own: they may be said anew in words meanwhile.
  const isOwn = typed !== null && String(timesIn(typed)) === String(times);
  const range = isOwn ? typed : rangeOf(times);
  const change = (next: TimeRange) => {
    setTyped(next);
    set({ times: timesIn(next) });
  };
  return (
    <fieldset class="field" data-field="times" aria-describedby={errors.times && 'times-error'}>
      <legend class="field-label">{say().form.times.at}</legend>
      {range ? (
        <Range
          range={range}
          count={times.length}
          onChange={change}
          onSingle={() => set({ times: [range.from || '09:00'] })}
        />
      ) : (
        <Singles times={times} isWrong={errors.times !== undefined} onChange={(next) => set({ times: next })} />
      )}
      <FieldError id="times-error" error={errors.times} />
    </fieldset>
  );
}

interface RangeProps {
  range: TimeRange;
  count: number;
  onChange: (range: TimeRange) => void;
  /** To go back to times that are given one by one. */
  onSingle: () => void;
}

function Range({ range, count, onChange, onSingle }: RangeProps) {
  const { times } = say().form;
  return (
    <>
      <div class="times time-range">
        <label class="inline-field">
          <span>{times.every}</span>
          <input
            class="input"
            type="number"
            min={1}
            max={1_439}
            aria-label={times.step}
            value={range.step}
            onInput={(event) => onChange({ ...range, step: event.currentTarget.value })}
          />
          <span aria-hidden="true">{say().form.units.minutes}</span>
        </label>
        <label class="inline-field">
          <span>{times.from}</span>
          <input
            class="input"
            type="time"
            aria-label={times.first}
            value={range.from}
            onInput={(event) => onChange({ ...range, from: event.currentTarget.value })}
          />
        </label>
        <label class="inline-field">
          <span>{times.to}</span>
          <input
            class="input"
            type="time"
            aria-label={times.last}
            value={range.to}
            onInput={(event) => onChange({ ...range, to: event.currentTarget.value })}
          />
        </label>
        <button type="button" class="button quiet" onClick={onSingle}>
          {times.single}
        </button>
      </div>
      <p class="field-hint" role="status">
        {inWords(range, count)}
      </p>
    </>
  );
}

/** "97 times a day: 09:00, 09:05, 09:10 … 17:00" */
function inWords(range: TimeRange, count: number): string {
  const times = timesIn(range);
  if (times.length === 0) return say().form.times.noneYet;
  const some = times.length > 4 ? `${times.slice(0, 3).join(', ')} … ${times.at(-1)}` : times.join(', ');
  return say().form.times.aDay(count, some);
}

interface SinglesProps {
  times: string[];
  isWrong: boolean;
  onChange: (times: string[]) => void;
}

function Singles({ times, isWrong, onChange }: SinglesProps) {
  const [all, setAll] = useState(false);
  const shown = all || times.length <= MOST ? times : times.slice(0, SHOWN);
  return (
    <div class="times">
      {shown.map((time, index) => (
        // The place in the list is what a row is: two rows may hold the same time while it is being typed.
        <div class="time" key={index}>
          <input
            class="input"
            type="time"
            aria-label={times.length > 1 ? say().form.times.one(index + 1) : say().form.time}
            aria-invalid={isWrong && time === '' ? true : undefined}
            value={time}
            onInput={(event) => onChange(times.with(index, event.currentTarget.value))}
          />
          {times.length > 1 && (
            <button
              type="button"
              class="button quiet icon-only"
              onClick={() => onChange(times.filter((_, other) => other !== index))}
            >
              <Icon name="close" />
              <span class="visually-hidden">
                {say().form.times.remove} {index + 1}
              </span>
            </button>
          )}
        </div>
      ))}
      {shown.length < times.length && (
        <button type="button" class="button quiet" onClick={() => setAll(true)}>
          {say().form.times.more(times.length - shown.length)}
        </button>
      )}
      {times.length < MOST && (
        <button type="button" class="button quiet" onClick={() => onChange([...times, suggestedTime(times)])}>
          <Icon name="plus" />
          {say().form.times.add}
        </button>
      )}
    </div>
  );
}

/** Three hours after the last time, as long as that is the same day. */
function suggestedTime(times: readonly string[]): string {
  const [hour = 9, minute = 0] = (times.at(-1) ?? '').split(':').map(Number);
  const later = Number.isNaN(hour) || hour + 3 > 23 ? 12 : hour + 3;
  return clockOf(later * 60 + (Number.isNaN(minute) ? 0 : minute));
}
