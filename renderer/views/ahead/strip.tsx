import { moment, plainDay } from '../../logic/dates.ts';
import { type AheadDay, clockChangeInWords } from '../../logic/plan.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';

const QUARTER_MS = 15 * 60_000;

interface StripProps {
  days: readonly AheadDay[];
  /** Epoch ms: where one looks, and the ends of what there is to look at. */
  at: number;
  from: number;
  until: number;
  onChange: (at: number) => void;
}

/** A bar for each day, as high as the day is busy, and a slider to travel over them. */
export function Strip({ days, at, from, until, onChange }: StripProps) {
  const { app, clock, ahead } = useStore();
  const zone = app.timeZone.value;
  const closed = ahead.asleep.value;
  const most = Math.max(1, ...days.map(({ sends }) => sends));
  const steps = Math.ceil((until - from) / QUARTER_MS);
  const place = (instant: number) => `${Math.min(100, Math.max(0, ((instant - from) / (until - from)) * 100))}%`;
  return (
    <div class="strip">
      <div class="strip-bars" aria-hidden="true">
        {days.map((day) => (
          <button
            key={day.date}
            type="button"
            tabIndex={-1}
            class={`strip-day${day.clockShiftMs ? ' strip-day-odd' : ''}`}
            // Its share of the line: the first and the last day are cut by the present and the end.
            style={{ flexGrow: String(Math.max(0, Math.min(day.to, until) - Math.max(day.from, from))) }}
            title={[
              `${plainDay(day.date)}: ${counted(day.sends, say().shared.message, say().shared.messages)}`,
              clockChangeInWords(day),
            ]
              .filter(Boolean)
              .join('. ')}
            onClick={() => onChange(Math.max(day.from, from))}
          >
            <span
              class="strip-bar"
              // By its root: one busy day would flatten all the others.
              style={{ blockSize: day.sends === 0 ? '0' : `${4 + 96 * Math.sqrt(day.sends / most)}%` }}
            />
            <span class={`strip-date${isSunday(day.date) ? ' strip-date-sunday' : ''}`}>
              {Number(day.date.slice(8))}
            </span>
          </button>
        ))}
        {closed && (
          <span
            class="strip-closed"
            style={{
              insetInlineStart: place(closed.from),
              inlineSize: `calc(${place(closed.to)} - ${place(closed.from)})`,
            }}
          />
        )}
        <span class="strip-here" style={{ insetInlineStart: place(at) }} />
      </div>
      <label class="strip-slider">
        <span class="visually-hidden">{say().ahead.travel}</span>
        <input
          type="range"
          min={0}
          max={steps}
          step={1}
          value={Math.round((at - from) / QUARTER_MS)}
          aria-valuetext={moment(at, clock.minute.value, zone)}
          onInput={(event) => onChange(from + Number(event.currentTarget.value) * QUARTER_MS)}
        />
      </label>
    </div>
  );
}

function isSunday(date: string): boolean {
  return new Date(date).getUTCDay() === 0;
}
