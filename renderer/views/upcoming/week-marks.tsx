import type { ComponentChildren } from 'preact';
import type { PlannedSeries } from '../../../main/contract/plan.ts';
import { chatColour } from '../../logic/chats.ts';
import { shortDay, timeOfDay } from '../../logic/dates.ts';
import { type Pointed, type Teller, type Told, toldInWords } from '../../logic/told.ts';
import type { WeekMark as Mark } from '../../logic/week.ts';
import { clockOf, minuteOf } from '../../logic/week.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { moveByKey } from './week-keys.ts';

export interface MarkEvents {
  /** Under the pointer or with the focus; null: no longer. */
  onPoint: (pointed: Pointed | null) => void;
  onOpen: (pointed: Pointed) => void;
}

interface MarkProps extends MarkEvents {
  row: number;
  /** Its middle. */
  y: number;
  tell: Teller;
  tabIndex: number;
  /** It got the focus. */
  onReach: () => void;
}

/** One send, or so many that stand too close to be told apart. */
export function WeekMark({ mark, x, tell, ...props }: MarkProps & { mark: Mark; x: number }) {
  const { app } = useStore();
  const told = mark.sends.map(({ jobId, minute }) => tell(jobId, clockOf(minute)));
  const chatIds = new Set(told.map(({ chatId }) => chatId));
  const colours = [...new Set([...chatIds].map((chatId) => chatColour(chatId, app.chats.value)))];
  const count = mark.sends.length;
  const width = count === 1 ? 14 : 14 + String(count).length * 8;
  return (
    <Target {...props} x={x} minute={mark.minute} told={told} at={mark.sends[0]?.at ?? 0}>
      {/* Larger than what is seen: easier to hit. */}
      <rect class="week-hit" x={x - 12} y={props.y - 12} width={24} height={24} />
      <rect
        class="week-shape"
        x={x - width / 2}
        y={props.y - (count === 1 ? 7 : 9)}
        width={width}
        height={count === 1 ? 14 : 18}
        rx={9}
        style={{ '--mark': colours.length === 1 ? colours[0] : 'var(--ink)' }}
      />
      {count > 1 && (
        <text class="week-number" x={x} y={props.y + 4}>
          {count}
        </text>
      )}
    </Target>
  );
}

interface SeriesProps extends MarkProps {
  series: PlannedSeries;
  x: (minute: number) => number;
}

/** A message that goes out very often: a line from its first to its last time of the day. */
export function SeriesMark({ series, x, tell, ...props }: SeriesProps) {
  const { app } = useStore();
  const zone = app.timeZone.value;
  const { jobId, firstAt, lastAt, sent } = series;
  const from = x(minuteOf(firstAt, zone));
  const length = Math.max(6, x(minuteOf(lastAt, zone)) - from);
  const when = `${timeOfDay(firstAt, zone)}–${timeOfDay(lastAt, zone)}, ${counted(sent, say().shared.message, say().shared.messages)}`;
  const told = [tell(jobId, when)];
  const colour = chatColour(told[0]?.chatId ?? 0, app.chats.value);
  return (
    <Target {...props} x={from + length / 2} minute={minuteOf(firstAt, zone)} told={told} at={firstAt}>
      <rect class="week-hit" x={from} y={props.y - 4} width={length} height={8} />
      <rect class="week-shape" x={from} y={props.y - 2} width={length} height={4} rx={2} style={{ '--mark': colour }} />
    </Target>
  );
}

interface TargetProps extends Omit<MarkProps, 'tell'> {
  x: number;
  minute: number;
  told: Told[];
  /** Epoch ms: the first of its sends. */
  at: number;
  children: ComponentChildren;
}

/** What can be pointed at, and opens its message. */
function Target({ x, y, row, minute, told, at, tabIndex, onReach, onPoint, onOpen, children }: TargetProps) {
  const { app, clock } = useStore();
  const day = shortDay(at, clock.minute.value, app.timeZone.value);
  const pointed: Pointed = { x, y, day, told };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a picture.
    <g
      class="week-mark"
      role="button"
      tabIndex={tabIndex}
      data-row={row}
      data-minute={minute}
      aria-label={toldInWords(day, told)}
      onMouseEnter={() => onPoint(pointed)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => {
        onReach();
        onPoint(pointed);
      }}
      onBlur={() => onPoint(null)}
      onClick={() => onOpen(pointed)}
      onKeyDown={(event) => {
        const isPress = event.key === 'Enter' || event.key === ' ';
        if (isPress) onOpen(pointed);
        if (isPress || moveByKey(event.key, event.currentTarget)) event.preventDefault();
      }}
    >
      {children}
    </g>
  );
}
