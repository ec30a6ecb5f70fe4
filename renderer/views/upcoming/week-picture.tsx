import { useState } from 'preact/hooks';
import { plainDay } from '../../logic/dates.ts';
import { clockChangeInWords } from '../../logic/plan.ts';
import type { Teller } from '../../logic/told.ts';
import { DAY_MINUTES, marksOf, type WeekRow } from '../../logic/week.ts';
import { counted } from '../../logic/words.ts';
import { say } from '../../words/index.ts';
import { type Frame, WeekGround } from './week-ground.tsx';
import { type MarkEvents, SeriesMark, WeekMark } from './week-marks.tsx';

/** Below this width there is room for less. */
const NARROW = 480;
const MARK_WIDTH = 18;
/** Beneath the single sends of a day stand those of messages that send very often, each on a line of its own. */
const LANE = 7;
const LANES = 3;

interface PictureProps extends MarkEvents {
  rows: readonly WeekRow[];
  /** Of the whole picture, in pixels. */
  width: number;
  /** Minutes of the day. */
  quiet: readonly { from: number; to: number }[];
  tell: Teller;
}

export function WeekPicture({ rows, width, quiet, tell, ...events }: PictureProps) {
  const frame = frameOf(width);
  const { x, headHeight, rowHeight } = frame;
  // The mark that the Tab key leads to; the arrows go on from there.
  const [stop, setStop] = useState<string | null>(null);
  const drawn = rows.map((row) => ({
    ...row,
    marks: marksOf(row.sends, MARK_WIDTH / (x(1) - x(0))).map((mark) => ({ ...mark, key: keyOf(row, mark.sends[0]) })),
    lanes: row.series.slice(0, LANES).map((series) => ({ series, key: keyOf(row, series) })),
  }));
  const keys = drawn.flatMap(({ marks, lanes }) => [...lanes, ...marks].map(({ key }) => key));
  const tabStop = stop !== null && keys.includes(stop) ? stop : keys[0];
  const target = (key: string) => ({
    tabIndex: key === tabStop ? 0 : -1,
    onReach: () => setStop(key),
    tell,
    ...events,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a picture.
    <svg
      class="week-picture"
      width={width}
      height={headHeight + rows.length * rowHeight}
      role="group"
      aria-label={say().upcoming.picture}
    >
      <WeekGround frame={frame} rows={rows} quiet={quiet} />
      {drawn.map((row, index) => {
        const y = headHeight + index * rowHeight;
        return (
          // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a part of a picture is not interactive.
          // biome-ignore lint/a11y/useSemanticElements: nor can a fieldset be one.
          <g key={row.date} role="group" aria-label={rowName(row)}>
            {row.lanes.map(({ series, key }, lane) => (
              <SeriesMark
                key={key}
                series={series}
                row={index}
                x={x}
                y={y + rowHeight - 9 - lane * LANE}
                {...target(key)}
              />
            ))}
            {row.marks.map((mark) => (
              <WeekMark key={mark.key} mark={mark} row={index} x={x(mark.minute)} y={y + 17} {...target(mark.key)} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function frameOf(width: number): Frame {
  const start = width < NARROW ? 46 : 104;
  const perMinute = (width - start - 12) / DAY_MINUTES;
  return { width, start, headHeight: 24, rowHeight: 46, x: (minute) => start + minute * perMinute };
}

function keyOf({ date }: WeekRow, first: { jobId: string; at?: number } | undefined): string {
  return `${date} ${first?.at ?? 'often'} ${first?.jobId}`;
}

/** "Sun 28 Mar 2027, 12 messages. The clocks go forward by 1 h: this day has 23 hours." */
function rowName(row: WeekRow): string {
  const name = `${plainDay(row.date)}, ${counted(row.count, say().shared.message, say().shared.messages)}`;
  const change = clockChangeInWords(row);
  return change ? `${name}. ${change}` : name;
}
