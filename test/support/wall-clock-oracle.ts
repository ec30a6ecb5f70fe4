/**
 * What a zone's clocks show, found the slow and plain way: by asking Intl for every stretch of time. Knows nothing of
 * Temporal and of Carillon, so that it can judge both.
 */
export class WallClockOracle {
  /** Wall-clock minute → the first instant that shows it. */
  readonly #first = new Map<number, number>();
  readonly #gaps: { from: number; to: number; offset: number }[] = [];

  /** @param from, to epoch ms: the stretch that is looked at */
  constructor(timeZone: string, from: number, to: number) {
    const start = Math.floor(from / QUARTER) * QUARTER;
    const end = Math.ceil(to / QUARTER) * QUARTER;
    let wall = wallAt(start, timeZone);
    for (let instant = start; instant < end; instant += QUARTER) {
      const next = wallAt(instant + QUARTER, timeZone);
      const isPlain = next - wall === QUARTER;
      for (let minute = 0; minute < QUARTER; minute += MINUTE) {
        const shown = isPlain ? wall + minute : wallAt(instant + minute, timeZone);
        this.#note(instant + minute, shown);
      }
      wall = next;
    }
  }

  #last: { instant: number; wall: number } | null = null;

  /** Each minute of the stretch, and what the clocks show then: one that looks every minute goes by that, as cron does. */
  readonly minutes: { instant: number; wall: number }[] = [];

  #note(instant: number, wall: number): void {
    this.minutes.push({ instant, wall });
    const last = this.#last;
    if (last && wall > last.wall + MINUTE) {
      this.#gaps.push({ from: last.wall + MINUTE, to: wall, offset: last.wall - last.instant });
    }
    if (!this.#first.has(wall)) this.#first.set(wall, instant);
    this.#last = { instant, wall };
  }

  /** The instant of a wall-clock time (its digits read as UTC): the first of two; past a gap, as far as the gap is wide. */
  place(wall: number): number | null {
    const minute = Math.floor(wall / MINUTE) * MINUTE;
    const first = this.#first.get(minute);
    if (first !== undefined) return first + (wall - minute);
    const gap = this.#gaps.find(({ from, to }) => from <= wall && wall < to);
    return gap ? wall - gap.offset : null;
  }
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clocks show, its digits read as UTC. */
export function wallAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const [month = 1, day, year = 0, hour, minute, second] = format.format(instant).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const WEEK = 7 * 86_400_000;

/** The changes of a zone's clocks between two instants, to the minute; not those that are taken back within a week. */
export function changesOf(timeZone: string, from: number, to: number): number[] {
  const offset = (instant: number) => wallAt(instant, timeZone) - instant;
  const changes: number[] = [];
  let known = offset(from);
  for (let week = from; week < to; week += WEEK) {
    let [before, after] = [week, week + WEEK];
    const next = offset(after);
    if (next === known) continue;
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === known) before = middle;
      else after = middle;
    }
    changes.push(after);
    known = next;
  }
  return changes;
}
