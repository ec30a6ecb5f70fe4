import { useEffect } from 'preact/hooks';
import type { DeliveryTally } from '../../../main/contract/delivery.ts';
import { plainDay } from '../../logic/dates.ts';
import { allOf, type DayTally, lateHeight, lateInWords, sumOf, tallyInWords } from '../../logic/tallies.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';

/** From the foot of a bar to its top. */
const STACK = ['sent', 'skipped', 'waiting', 'unsure', 'failed'] as const satisfies readonly (keyof DeliveryTally)[];
const KEYS = ['sent', 'failed', 'unsure', 'skipped', 'late'] as const;
/** What went wrong is seen beside hundreds that went well. */
const LEAST_SHARE = 0.08;
/** A burst of deliveries is counted once. */
const SETTLE_MS = 400;

/** The last 30 days at a glance: how many messages, how they fared, and how late the latest of each day was. */
export function HistoryChart({ day }: { day: string }) {
  const { app, clock, history, status } = useStore();
  const days = history.days.value;
  const newest = app.recent.value[0];
  const minute = clock.minute.value;
  const today = Math.floor(minute / 3_600_000);
  useEffect(() => {
    if (status.value !== 'up') return;
    const timer = setTimeout(() => void history.count(), days === null ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [status.value, history.generation.value, newest?.key, newest?.state, today]);
  if (days === null) return <div class="chart chart-empty" />;
  const sum = sumOf(days);
  if (allOf(sum) === 0) return null;
  const late =
    sum.lateMs === null || sum.worstMs === null
      ? ''
      : say().history.lateness(lateInWords(sum.lateMs), lateInWords(sum.worstMs));
  return (
    <figure class="card chart">
      <figcaption>
        <strong>{say().history.last30}</strong> <span class="chart-sum">{`${tallyInWords(sum)}${late}`}</span>
      </figcaption>
      <Bars days={days} chosen={day} />
      <details class="chart-table">
        <summary>{say().history.dayByDay}</summary>
        <Table days={days} />
      </details>
    </figure>
  );
}

function Bars({ days, chosen }: { days: readonly DayTally[]; chosen: string }) {
  const { router } = useStore();
  const most = Math.max(...days.map(allOf));
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table below has a link a day. */}
      <svg
        class="chart-bars"
        role="img"
        aria-label={say().history.chart}
        viewBox={`0 0 ${days.length} 100`}
        preserveAspectRatio="none"
        onClick={({ offsetX, currentTarget }) => {
          const at = Math.floor((offsetX / currentTarget.clientWidth) * days.length);
          const { direction } = getComputedStyle(currentTarget);
          const day = days[direction === 'rtl' ? days.length - 1 - at : at];
          if (day && allOf(day) > 0) router.go('history', { day: day.day });
        }}
      >
        {days.map((tally, at) => (
          <g key={tally.day} class={tally.day === chosen ? 'chart-day chart-day-chosen' : 'chart-day'}>
            <title>{`${plainDay(tally.day)}: ${tallyInWords(tally)}`}</title>
            <rect class="chart-ground" x={at} y="0" width="1" height="100" />
            {stackOf(tally, most).map(({ what, from, height }) => (
              <rect
                key={what}
                class={`chart-${what}`}
                x={at + 0.14}
                y={70 - from - height}
                width="0.72"
                height={height}
              />
            ))}
            {tally.worstMs !== null && (
              <rect
                class="chart-late"
                x={at + 0.14}
                y="76"
                width="0.72"
                height={Math.max(1.5, 24 * lateHeight(tally.worstMs))}
              />
            )}
          </g>
        ))}
      </svg>
      <p class="chart-feet" aria-hidden="true">
        <span>{plainDay(days[0]?.day ?? '')}</span>
        <span class="chart-keys">
          {KEYS.map((key) => (
            <span class={`chart-key chart-key-${key}`} key={key}>
              {key === 'late' ? say().history.howLate : say().history.words[key]}
            </span>
          ))}
        </span>
        <span>{say().history.today}</span>
      </p>
    </>
  );
}

/** The parts of a day's bar, in the units of the drawing. */
function stackOf(tally: DayTally, most: number): { what: string; from: number; height: number }[] {
  let from = 0;
  return STACK.filter((what) => tally[what] > 0).map((what) => {
    const height = 70 * Math.max(what === 'sent' ? 0.02 : LEAST_SHARE, (tally[what] / most) * 0.8);
    const part = { what, from, height };
    from += height;
    return part;
  });
}

function Table({ days }: { days: readonly DayTally[] }) {
  const rows = days.filter((tally) => allOf(tally) > 0).toReversed();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say().history.day}</th>
          <th scope="col">{say().history.list}</th>
          <th scope="col">{say().history.meanLate}</th>
          <th scope="col">{say().history.worstLate}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((tally) => (
          <tr key={tally.day}>
            <th scope="row">
              <a href={`#/history?day=${tally.day}`}>{plainDay(tally.day)}</a>
            </th>
            <td>{tallyInWords(tally)}</td>
            <td>{tally.lateMs === null ? '–' : lateInWords(tally.lateMs)}</td>
            <td>{tally.worstMs === null ? '–' : lateInWords(tally.worstMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
