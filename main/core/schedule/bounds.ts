import type { QuietHours, Timing } from '../../contract/schedule.ts';
import { DAY_MS } from '../../contract/units.ts';
import { eraEnd, firstInstantOf, type WallMs, wallOf } from './wall-clock.ts';

/** Between which days, on which days and at which hours a job may send, on the wall of its zone (IANA). */
export interface Bounds extends Pick<Timing, 'startOn' | 'until' | 'except' | 'quiet'> {
  timeZone: string;
}

/** Why a job may not send at an instant. */
export type Obstacle =
  | { kind: 'quietHours'; mode: QuietHours['mode'] }
  | { kind: 'dayOff'; date: string }
  | { kind: 'notStarted'; startOn: string }
  | { kind: 'ended'; until: string };

/** Whether the bounds allow an instant; if not, the first later one (epoch ms) that they do, or never. */
export type Allowance =
  | { may: 'now' }
  | { may: 'later'; at: number; obstacle: Obstacle }
  | { may: 'never'; obstacle: Obstacle };

/** An obstacle and when it ends, epoch ms: another may follow upon it. Null: it never does. */
type Hurdle = { obstacle: Obstacle; ends: number | null };

const NOW: Allowance = { may: 'now' };

/** @param at epoch ms */
export function allowanceAt(bounds: Bounds, at: number): Allowance {
  const first = hurdleAt(bounds, at);
  if (!first) return NOW;
  const { obstacle } = first;
  for (let hurdle: Hurdle | null = first; ; ) {
    if (hurdle.ends === null) return { may: 'never', obstacle: hurdle.obstacle };
    const free: number = hurdle.ends;
    hurdle = hurdleAt(bounds, free);
    if (!hurdle) return { may: 'later', at: free, obstacle };
  }
}

/** What stands in the way at an instant (epoch ms), the widest first; null: nothing. */
export function hurdleAt(bounds: Bounds, at: number): Hurdle | null {
  const { timeZone, startOn, until, except, quiet } = bounds;
  if (!startOn && !until && !quiet && !except?.length) return null;
  const wall = wallOf(at, timeZone);
  const date = isoDate(wall);
  if (until && date > until) return { obstacle: { kind: 'ended', until }, ends: null };
  if (startOn && date < startOn) {
    return { obstacle: { kind: 'notStarted', startOn }, ends: firstInstantOf(midnightOf(startOn), timeZone, at) };
  }
  if (except?.includes(date)) {
    return { obstacle: { kind: 'dayOff', date }, ends: firstInstantOf(midnightOf(date) + DAY_MS, timeZone, at) };
  }
  const span = quiet && quietSpan(quiet, wall);
  if (!span) return null;
  const end = firstInstantOf(span.end, timeZone, at);
  // Where the clock is set back, or forward, it may show a time outside of them sooner.
  const turn = eraEnd(at, timeZone);
  const ends = turn < end && !quietSpan(quiet, wallOf(turn, timeZone)) ? turn : end;
  return { obstacle: { kind: 'quietHours', mode: quiet.mode }, ends };
}

/** Epoch ms of the beginning of the quiet hours and days off that `at` lies in without a break; null when it lies in none. */
export function beginOfWait(bounds: Bounds, at: number): number | null {
  const { timeZone, quiet } = bounds;
  let began: number | null = null;
  for (let looked = at; ; looked = (began as number) - 1) {
    const kind = hurdleAt(bounds, looked)?.obstacle.kind;
    if (kind !== 'quietHours' && kind !== 'dayOff') return began;
    const wall = wallOf(looked, timeZone);
    const start = kind === 'dayOff' ? midnightOf(isoDate(wall)) : quiet && quietSpan(quiet, wall)?.start;
    began = Math.min(looked, firstInstantOf(start ?? wall, timeZone));
  }
}

/** How long, in ms, the bounds allow sending from an instant (epoch ms) on that they allow; at most `mostMs`, within a day. */
export function allowedFor(bounds: Bounds, at: number, mostMs: number): number {
  const { timeZone, quiet } = bounds;
  const day = Math.floor(wallOf(at, timeZone) / DAY_MS) * DAY_MS;
  const quietFrom = quiet ? [msOfDay(quiet.from), msOfDay(quiet.from) + DAY_MS] : [];
  const edges = [DAY_MS, ...quietFrom].map((ms) => firstInstantOf(day + ms, timeZone, at));
  const ends = edges.filter((edge) => edge > at && hurdleAt(bounds, edge));
  return Math.min(mostMs, ...ends.map((edge) => edge - at));
}

/** ISO date of a wall-clock time. */
export function isoDate(wall: WallMs): string {
  return new Date(wall).toISOString().slice(0, 10);
}

export function midnightOf(date: string): WallMs {
  return Date.parse(`${date}T00:00:00Z`);
}

function quietSpan({ from, to }: QuietHours, wall: WallMs): { start: WallMs; end: WallMs } | null {
  const day = Math.floor(wall / DAY_MS) * DAY_MS;
  const start = day + msOfDay(from);
  const end = day + msOfDay(to);
  if (start < end) return wall >= start && wall < end ? { start, end } : null;
  if (wall >= start) return { start, end: end + DAY_MS };
  return wall < end ? { start: start - DAY_MS, end } : null;
}

function msOfDay(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}
