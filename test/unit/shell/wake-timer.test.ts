import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DesktopReport } from '../../../main/contract/desktop.ts';
import type { AppState, Change } from '../../../main/contract/state.ts';
import { calendarTime, WakeTimer, wakeAt } from '../../../main/shell/wake-timer.ts';
import { ListLog } from '../../support/bot/log.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { stateOf } from '../../support/window/worlds.ts';

const NOW = Date.UTC(2026, 2, 2, 8);
const MINUTE = 60_000;

describe('when the computer is woken', () => {
  test.each<[string, Partial<AppState>, string | null]>([
    ['20 seconds before the next message', wanted(90, 30), '2026-03-02 08:29:40 UTC'],
    ['not for one that is due before it could wake', wanted(0.3), null],
    ['not without a message', wanted(), null],
    ['not for one that has ended', wanted(null), null],
    ['not while everything is paused', { ...wanted(30), pausedAll: true }, null],
    [
      'after the pause, for what waits for its end',
      { ...wanted(30), pausedAll: true, pausedAllUntil: NOW + 60 * MINUTE },
      '2026-03-02 08:59:40 UTC',
    ],
    ['not where it was not asked for', next(false, 30), null],
  ])('%s', (_case, fields, time) => {
    const at = wakeAt(stateOf(fields), NOW);
    expect(at === null ? null : calendarTime(at)).toBe(time);
  });
});

describe.skipIf(process.platform === 'win32')('the timer', () => {
  test('is set, follows the next message, and is gone at the end', async () => {
    const { timer, change, systemd, reports } = await open(wanted(30));
    expect(systemd.time()).toBe('2026-03-02 08:29:40 UTC');
    expect(systemd.made().at(-1)).toContain('--timer-property=WakeSystem=yes');
    expect(reports).toEqual(['on']);
    change(wanted(10, 30));
    await until('the earlier message', () => systemd.time() === '2026-03-02 08:09:40 UTC');
    await timer.stop();
    expect(systemd.time()).toBeNull();
  });

  test('follows the setting', async () => {
    const { change, systemd, reports } = await open(next(false, 30));
    expect([systemd.time(), systemd.made()]).toEqual([null, []]);
    change(wanted(30));
    await until('the timer', () => reports.at(-1) === 'on');
    expect(systemd.time()).not.toBeNull();
    change(next(false, 30));
    await until('no timer', () => reports.at(-1) === 'off');
    expect(systemd.time()).toBeNull();
    expect(reports).toEqual(['off', 'on', 'off']);
  });

  test('of a session that was killed is not left behind', async () => {
    const { systemd } = await open(next(false, 30), { left: '2026-03-02 07:00:00 UTC' });
    expect(systemd.time()).toBeNull();
  });

  test('that the system does not take is told', async () => {
    const { reports, said, change, timer, systemd } = await open(wanted(30), { refuses: true });
    expect(reports).toEqual(['refused']);
    expect(said().join('\n')).toContain('Access denied');
    // Messages that change do not ask for the same time again.
    change(wanted(30, 40));
    change(wanted(20, 30));
    await until('the next message', () => systemd.made().length === 2);
    await timer.settled();
    expect(reports).toEqual(['refused']);
  });

  test.each<[string, { version?: string; none?: boolean }]>([
    ['an older systemd lets no user wake the computer', { version: 'systemd 252 (252.38-1)' }],
    ['there is no systemd', { none: true }],
  ])('%s: nothing is tried', async (_case, options) => {
    const { systemd, reports } = await open(wanted(30), options);
    expect([systemd.made(), reports]).toEqual([[], []]);
  });
});

interface Options {
  version?: string;
  none?: boolean;
  refuses?: boolean;
  left?: string;
}

/** With programs in the place of systemd's two that keep the one timer in a file. */
async function open(fields: Partial<AppState>, options: Options = {}) {
  const { version = 'systemd 255 (255.4-1ubuntu8)', none, refuses, left } = options;
  const bin = join(tempFolder(), 'bin');
  mkdirSync(bin);
  const [active, made] = [join(bin, 'active'), join(bin, 'made')];
  if (left) writeFileSync(active, left);
  if (!none) {
    script(
      join(bin, 'systemd-run'),
      `[ "$1" = --version ] && echo '${version}' && exit 0
echo "$*" >> ${made}
${refuses ? "echo 'Access denied' >&2; exit 1" : ''}
for each; do case "$each" in --on-calendar=*) printf %s "\${each#--on-calendar=}" > ${active};; esac; done`,
    );
    script(
      join(bin, 'systemctl'),
      `case "$*" in *" stop "*) rm -f ${active};; *is-active*) [ -e ${active} ] && echo active || { echo inactive; exit 3; };; esac`,
    );
  }
  let state = stateOf(fields);
  const listeners = new Set<(change: Change) => void>();
  const reports: DesktopReport['wake'][] = [];
  const log = new ListLog();
  const timer = new WakeTimer({
    state: {
      current: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    dataDir: '/home/ann/.config/carillon',
    report: (wake) => void reports.push(wake),
    now: () => NOW,
    env: { PATH: none ? bin : `${bin}:/usr/bin:/bin` },
    log,
  });
  await timer.settled();
  return {
    timer,
    reports,
    said: () => log.lines,
    change(changed: Partial<AppState>) {
      state = stateOf(changed);
      for (const listener of listeners) listener({ type: 'fields', fields: {} } as unknown as Change);
    },
    systemd: {
      time: () => (existsSync(active) ? readFileSync(active, 'utf8') : null),
      made: () => (existsSync(made) ? readFileSync(made, 'utf8').trim().split('\n') : []),
    },
  };
}

function script(file: string, code: string): void {
  writeFileSync(file, `#!/bin/sh\n${code}\n`, { mode: 0o755 });
}

function next(wakeComputer: boolean, ...inMinutes: (number | null)[]): Partial<AppState> {
  const { preferences } = stateOf();
  const jobs = inMinutes.map((each) => ({ nextAt: each === null ? null : NOW + each * MINUTE }));
  return { preferences: { ...preferences, wakeComputer }, jobs: jobs as AppState['jobs'] };
}

function wanted(...inMinutes: (number | null)[]): Partial<AppState> {
  return next(true, ...inMinutes);
}
