import type { Job } from '../../contract/job.ts';
import type { Plan, PlannedDay, PlannedSeries } from '../../contract/plan.ts';
import { daysBetween } from '../schedule/days.ts';
import { planAhead } from './plan-ahead.ts';
import type { SimulatedRun, SimulateOptions } from './simulate.ts';

/** A job that sends oftener than this on a day is told as one line for that day. */
const MAX_TOLD_A_DAY = 12;

/**
 * What the surfaces show of the time until then (epoch ms): each send, or for jobs that send very often each day of them.
 * @param closed when the computer is closed, if it is
 */
export async function planFor(
  jobs: readonly Job[],
  from: number,
  until: number,
  closed: { from: number; to: number } | undefined,
  options: SimulateOptions & { timeZone: string },
): Promise<Plan> {
  const ahead = await planAhead(jobs, from, until, closed ? [closed] : [], options);
  const days = daysBetween(from, ahead.until, options.timeZone);
  const { runs, series } = gathered(ahead.runs, days);
  return {
    from,
    until: ahead.until,
    days,
    runs: runs.map(({ key: _, ...run }) => run),
    series,
    absence: ahead.absences[0]?.jobs ?? [],
  };
}

const whenOf = (run: SimulatedRun) => run.sentAt ?? run.dueAt;

/** @param runs by time */
function gathered(runs: readonly SimulatedRun[], days: readonly PlannedDay[]) {
  const byJobAndDay = new Map<string, { date: string; runs: SimulatedRun[] }>();
  let day = 0;
  for (const run of runs) {
    while (day < days.length - 1 && whenOf(run) >= (days[day] as PlannedDay).to) day++;
    const { date } = days[day] as PlannedDay;
    const key = `${run.jobId} ${date}`;
    const group = byJobAndDay.get(key);
    if (group) group.runs.push(run);
    else byJobAndDay.set(key, { date, runs: [run] });
  }
  const groups = [...byJobAndDay.values()];
  const isSeries = (group: { runs: SimulatedRun[] }) => group.runs.length > MAX_TOLD_A_DAY;
  return {
    runs: groups
      .filter((group) => !isSeries(group))
      .flatMap((group) => group.runs)
      .sort((a, b) => whenOf(a) - whenOf(b)),
    series: groups.filter(isSeries).map(({ date, runs }) => seriesOf(date, runs)),
  };
}

function seriesOf(date: string, runs: readonly SimulatedRun[]): PlannedSeries {
  const sent = runs.filter(({ sentAt }) => sentAt !== null);
  const occurrences = runs.reduce((sum, { coalesced }) => sum + 1 + coalesced, 0);
  const [first, last] = [runs[0] as SimulatedRun, runs.at(-1) as SimulatedRun];
  return {
    jobId: first.jobId,
    date,
    firstAt: whenOf(first),
    lastAt: whenOf(last),
    sent: sent.length,
    unsent: occurrences - sent.length,
  };
}
