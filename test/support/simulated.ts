import type { Job, JobDraftInput } from '../../main/contract/job.ts';
import type { SimulatedEvent } from '../../main/core/simulate/events.ts';
import { type SimulatedRun, type SimulateOptions, simulate } from '../../main/core/simulate/simulate.ts';
import { draft } from './core-world.ts';

export const at = (instant: string) => Date.parse(instant);
export const FROM = at('2026-03-27T09:00:00Z');

let lastId = 0;

export function jobOf(part: Partial<JobDraftInput> & Partial<Job> & { text?: string } = {}): Job {
  const { id, since = FROM, status = 'active', exceptions, pauses, ...rest } = part;
  lastId++;
  const fresh = `a${[...lastId.toString(8).padStart(3, '0')].map((digit) => Number(digit) + 2).join('')}`;
  return {
    ...draft(rest),
    id: id ?? fresh,
    status,
    createdBy: 'window',
    createdAt: since,
    since,
    exceptions,
    pauses,
  };
}

export function run(
  jobs: Job | Job[],
  to: number | string,
  events: SimulatedEvent[] = [],
  options: SimulateOptions = {},
) {
  const end = typeof to === 'string' ? at(to) : to;
  return simulate([jobs].flat(), FROM, end, events, { timeZone: 'Europe/Berlin', ...options });
}

/** `09:01:00` or `28 09:01:00`, in UTC. */
export const timeOf = (instant: number) => new Date(instant).toISOString().slice(11, 19);
export const dayOf = (instant: number) => new Date(instant).toISOString().slice(5, 16).replace('T', ' ');
export const inShort = (runs: SimulatedRun[]) =>
  runs.map(({ dueAt, state, coalesced }) => `${dayOf(dueAt)} ${state} ${coalesced}`);
