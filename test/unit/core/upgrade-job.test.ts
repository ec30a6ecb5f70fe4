import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Exception, Pause } from '../../../main/contract/job.ts';
import type { JournalEntry } from '../../../main/core/ports.ts';
import { upgradeJob } from '../../../main/core/upgrade-job.ts';
import { openWorld } from '../../support/core-world.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

/** Written by a Carillon that kept skip, snooze and pause in one field, on 27 March 2026 at 10:00 in Berlin. */
const FORMER = join(import.meta.dirname, '../../fixtures/version-1');
const WRITTEN = '2026-03-27T09:00:00Z';
const at = (instant: string) => Date.parse(instant);
const NOON = at('2026-03-27T11:00Z');

function openFormer(start = WRITTEN) {
  const folder = memoryFolder();
  copyFileSync(join(FORMER, 'jobs.json'), join(folder, 'jobs.json'));
  return openWorld({ folder, start });
}

describe('a jobs.json of the former version', () => {
  test('says the same in the present form', () => {
    const decided = (world: ReturnType<typeof openWorld>) =>
      new Map(world.jobs.list().map(({ name, exceptions, pauses, status }) => [name, { exceptions, pauses, status }]));
    const world = openFormer();
    const of = decided(world);
    const skipped = (when: number): Exception => ({ at: when, skipped: true });
    expect(of.get('skipped')?.exceptions).toEqual([skipped(NOON), skipped(NOON + DAY)]);
    expect(of.get('snoozed')).toBeUndefined();
    expect(of.get('one-off')?.exceptions).toEqual([{ at: NOON, movedTo: at('2026-03-27T20:00Z') }]);
    const pause: Pause = { from: at(WRITTEN), until: at(WRITTEN) + 3 * DAY + 30 * SECOND + 1 };
    expect(of.get('paused until')).toMatchObject({ pauses: [pause], exceptions: undefined });
    expect(of.get('paused')).toMatchObject({ status: 'paused', exceptions: undefined, pauses: undefined });
    expect(of.get('skipped, then snoozed')?.exceptions).toEqual([
      skipped(NOON - HOUR),
      { at: NOON, movedTo: NOON + 20 * MINUTE },
    ]);
    expect(of.get('snoozed last week')?.exceptions).toEqual([{ at: NOON, movedTo: NOON - HOUR }]);
    expect(world.notices).toEqual([]);
    // As it is written from now on.
    expect(decided(world.crash())).toEqual(of);
  });

  test('sends what was to be sent, and nothing of what was called off', async () => {
    const world = openFormer();
    await world.clock.advance(DAY);
    const sent = world
      .deliveries()
      .filter(({ state, jobName }) => state === 'sent' && jobName !== 'skipped, then snoozed')
      .map(({ jobName, dueAt }) => `${jobName} ${new Date(dueAt).toISOString().slice(11, 16)}`);
    expect(sent.sort()).toEqual(['one-off 20:00', 'plain 11:00', 'snoozed last week 10:00']);
    const hourly = world.deliveries().filter(({ jobName }) => jobName === 'skipped, then snoozed');
    expect(hourly.slice(0, 2).map(({ dueAt }) => dueAt)).toEqual([NOON + 20 * MINUTE, NOON + HOUR]);
  });

  test('opened a week later: a one-off that was snoozed still owes its message, what recurs does not come twice', async () => {
    const world = openFormer('2026-03-27T19:00:00Z');
    await world.clock.advance(2 * HOUR);
    expect(world.deliveries().filter(({ jobName }) => jobName === 'one-off')).toMatchObject([{ state: 'sent' }]);
  });
});

test('a change that the former version journaled can be undone', () => {
  const { id: _, ...entry } = JSON.parse(readFileSync(join(FORMER, 'journal.json'), 'utf8')) as JournalEntry & {
    id: number;
  };
  const world = openWorld();
  world.ledger.journal(entry);
  expect(world.jobs.undo()).toBe('Stopped “snoozed”');
  expect(world.jobs.list()).toMatchObject([
    { name: 'snoozed', nextAt: at('2026-03-27T13:30Z'), exceptions: [{ at: NOON, movedTo: at('2026-03-27T13:30Z') }] },
  ]);
  // And read again, after a restart, in the present form.
  expect(world.crash().jobs.list()).toHaveLength(1);
});

test('what needs no change is left as it is, and nonsense is for the schema to refuse', () => {
  const job = { id: 'k7pd', schedule: { kind: 'once', at: '2026-03-27T12:00' } };
  expect(upgradeJob(job, 0, 'UTC')).toBe(job);
  for (const each of [null, 7, 'text', []]) expect(upgradeJob(each, 0, 'UTC')).toBe(each);
});
