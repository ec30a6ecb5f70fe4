import { dayKey, plainDay, weekdayName } from '../../logic/dates.ts';
import { clockChangeInWords } from '../../logic/plan.ts';
import { minuteOf, type WeekRow } from '../../logic/week.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say } from '../../words/index.ts';

/** Where things stand in the picture, in pixels. */
export interface Frame {
  width: number;
  /** Where the days begin; before it are their names. */
  start: number;
  headHeight: number;
  rowHeight: number;
  /** Of a minute of the day. */
  x: (minute: number) => number;
}

interface GroundProps {
  frame: Frame;
  rows: readonly WeekRow[];
  /** Minutes of the day. */
  quiet: readonly { from: number; to: number }[];
}

/** What the marks are drawn on: days, hours, quiet hours, and where a clock jumps. The marks say all of it in words. */
export function WeekGround({ frame, rows, quiet }: GroundProps) {
  const { headHeight, rowHeight } = frame;
  return (
    <svg class="week-ground" aria-hidden="true" focusable="false">
      {rows.map((row, index) => (
        <Day key={row.date} row={row} y={headHeight + index * rowHeight} frame={frame} quiet={quiet} />
      ))}
      <Hours frame={frame} height={headHeight + rows.length * rowHeight} />
      <Now frame={frame} rows={rows} />
    </svg>
  );
}

function Hours({ frame: { x, start, headHeight }, height }: { frame: Frame; height: number }) {
  const hours = start < 60 ? [0, 6, 12, 18, 24] : [0, 3, 6, 9, 12, 15, 18, 21, 24];
  return hours.map((hour) => (
    <g key={hour}>
      <line class="week-hour" x1={x(hour * 60)} x2={x(hour * 60)} y1={headHeight - 5} y2={height} />
      <text class="week-clock" x={x(hour * 60)} y={headHeight - 10}>
        {String(hour).padStart(2, '0')}
      </text>
    </g>
  ));
}

interface DayProps {
  row: WeekRow;
  y: number;
  frame: Frame;
  quiet: GroundProps['quiet'];
}

function Day({ row, y, frame, quiet }: DayProps) {
  const { app, clock } = useStore();
  const { x, start, width, rowHeight } = frame;
  const zone = app.timeZone.value;
  const now = clock.minute.value;
  const isToday = row.date === dayKey(now, zone);
  const isWeekend = [0, 6].includes(new Date(row.date).getUTCDay());
  const name = isToday ? say().upcoming.today : weekdayName(row.from, zone);
  return (
    <g>
      {isWeekend && <rect class="week-weekend" x={start} y={y} width={x(1_440) - start} height={rowHeight} />}
      {quiet.map(({ from, to }) => (
        <rect key={from} class="week-quiet" x={x(from)} y={y} width={x(to) - x(from)} height={rowHeight} />
      ))}
      {isToday && <rect class="week-past" x={start} y={y} width={x(minuteOf(now, zone)) - start} height={rowHeight} />}
      <line class="week-line" x1={0} x2={width} y1={y} y2={y} />
      <text class={`week-day${isToday ? ' week-today' : ''}`} x={2} y={y + 20}>
        {isToday || start < 60 ? name : `${name} ${Number(row.date.slice(8))}`}
      </text>
      <text class="week-count" x={2} y={y + 36}>
        {countIn(row, start)}
      </text>
      {row.change && <Change row={row} change={row.change} y={y} frame={frame} />}
    </g>
  );
}

function countIn({ count }: WeekRow, start: number): string {
  if (count === 0) return '–';
  return start < 60 ? inDigits(count) : counted(count, say().shared.message, say().shared.messages);
}

function Change({ row, change, y, frame }: Omit<DayProps, 'quiet'> & { change: { from: number; to: number } }) {
  const { x, start, rowHeight } = frame;
  return (
    <g>
      <rect
        class="week-change"
        x={x(change.from)}
        y={y + 1}
        width={Math.max(6, x(change.to) - x(change.from))}
        height={rowHeight - 1}
      >
        <title>{`${plainDay(row.date)}. ${clockChangeInWords(row)}`}</title>
      </rect>
      <text class="week-change-words" x={x(change.to) + 5} y={y + 20}>
        {changeIn(row, start)}
      </text>
    </g>
  );
}

function changeIn({ clockShiftMs }: WeekRow, start: number): string {
  if (start < 60) return `${clockShiftMs > 0 ? '+' : '−'}${Math.abs(clockShiftMs) / 3_600_000} h`;
  return clockShiftMs > 0 ? say().upcoming.forward : say().upcoming.back;
}

/** Where the present is. */
function Now({ frame: { x, headHeight, rowHeight }, rows }: Omit<GroundProps, 'quiet'>) {
  const { app, clock } = useStore();
  const now = clock.minute.value;
  const index = rows.findIndex(({ from, to }) => from <= now && now < to);
  if (index < 0) return null;
  const at = x(minuteOf(now, app.timeZone.value));
  const y = headHeight + index * rowHeight;
  return (
    <g class="week-now">
      <line x1={at} x2={at} y1={y} y2={y + rowHeight} />
      <circle cx={at} cy={y} r={4} />
    </g>
  );
}
