import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../main/contract/schedule.ts';
import { english } from '../support/english.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The watch looks every 15 s. */
const WITHIN_MS = 25_000;
const ZONEINFO = '/usr/share/zoneinfo';

/** An /etc of its own for one process, whose computer can be taken on a journey. */
function ownEtc(zone: string) {
  const folder = tempFolder();
  for (const name of ['hosts', 'passwd', 'group', 'nsswitch.conf', 'resolv.conf']) {
    if (existsSync(join('/etc', name))) copyFileSync(join('/etc', name), join(folder, name));
  }
  const travelTo = (next: string) => {
    symlinkSync(join(ZONEINFO, next), join(folder, 'localtime.new'));
    renameSync(join(folder, 'localtime.new'), join(folder, 'localtime'));
  };
  travelTo(zone);
  return { travelTo, through: ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" /etc && exec "$@"', folder] };
}

function whyNot(): string | null {
  if (!existsSync(join(ZONEINFO, 'Asia/Tokyo'))) return 'the time zones of the system (tzdata) are missing';
  const { status, stderr } = spawnSync('unshare', ['--mount', 'mount', '--bind', '/tmp', '/etc'], { encoding: 'utf8' });
  return status === 0 ? null : `a mount namespace is refused (${stderr?.trim() || 'no unshare'})`;
}

const reason = whyNot();
if (reason) console.warn(`Not tested here: a journey of the real process, for ${reason}.`);

describe.skipIf(reason)('a journey with the computer', () => {
  test('made in Berlin, local times are the ones of Tokyo there; a message of its own zone stays', async () => {
    const { travelTo, through } = ownEtc('Europe/Berlin');
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice'], { TZ: undefined }, through);
    const schedule: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['19:00'] };
    const { setup } = await serve.state();
    const chatId = (setup.mode === 'none' ? null : setup.owner)?.id as number;
    const make = async (timeZone: string) => {
      const { id } = await serve.ask('jobs.create', { chatId, message: { text: timeZone }, schedule, timeZone });
      return async () => (await serve.state()).jobs.find((job) => job.id === id)?.nextAt ?? 0;
    };
    const [local, fixed] = [await make('floating'), await make('Europe/Berlin')];
    expect((await serve.state()).timeZone).toBe('Europe/Berlin');
    const inBerlin = await local();
    expect(await fixed()).toBe(inBerlin);

    travelTo('Asia/Tokyo');
    await until('the window to know Tokyo', async () => (await serve.state()).timeZone === 'Asia/Tokyo', WITHIN_MS);
    expect((await local()) % DAY).toBe(10 * HOUR);
    expect(await fixed()).toBe(inBerlin);
    const [notice] = (await serve.state()).notices;
    expect(english(notice?.text)).toContain("Your computer's time zone is now Asia/Tokyo.");
    expect((await serve.end('SIGTERM')).code).toBe(0);
  });
});
