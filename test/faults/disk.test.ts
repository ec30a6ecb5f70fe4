import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteLedger } from '../../main/adapters/ledger.ts';
import { PRACTICE_OWNER } from '../../main/app/practice-mode.ts';
import type { JobDraftInput } from '../../main/contract/job.ts';
import { verbatim } from '../../main/contract/translatable.ts';
import { asNobody, isWithoutDisk, nobodysFolder, smallDisk } from '../support/disk.ts';
import { english } from '../support/english.ts';
import type { TestTelegram } from '../support/practice/test-telegram.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { readJobs, readRows } from '../torture/crash/evidence.ts';
import { judge } from '../torture/crash/judge.ts';

const ENV = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };
const ONE_SENTENCE = /^[^\n]{10,300}\.\n$/;
const TELEGRAM_SETTINGS = '{"version":1,"mode":"telegram","owner":null,"practiceToken":null,"preferences":{}}';
const NOTICE = /cannot write to its folder: the disk may be full/;

describe.skipIf(isWithoutDisk())('a disk that is full', () => {
  test('the ledger never says that it has recorded what it could not', () => {
    const disk = smallDisk(1_000_000);
    const file = join(disk.folder, 'carillon.db');
    const ledger = new SqliteLedger(file);
    onTestFinished(() => ledger.close());
    const row = { key: 'k7pd@1', jobId: 'k7pd', jobName: '', chatId: 1, text: 'x', dueAt: 1 } as const;
    const flags = { coalesced: 0, scheduled: true, missed: true };
    ledger.add({ ...row, ...flags, state: 'pending' }, 1);
    const before = ledger.get('k7pd@1');
    disk.fill();
    const writes: Record<string, () => unknown> = {
      add: () => ledger.add({ ...row, ...flags, key: 'k7pd@2', state: 'pending' }, 2),
      update: () => ledger.update('k7pd@1', { state: 'sending', at: 2 }),
      reword: () => ledger.editPending('k7pd@1', { jobName: 'New', chatId: 1, text: 'y' }),
      coalesce: () => ledger.coalesce('k7pd@1', 2, 1),
      seen: () => ledger.seen('k7pd@1'),
      batch: () => ledger.batch(() => ledger.update('k7pd@1', { state: 'sending', at: 2 })),
      journal: () => ledger.journal({ at: 2, by: 'window', label: verbatim('Created'), before: [] }),
      setLastUpdateId: () => ledger.setLastUpdateId(7),
    };
    for (const [name, write] of Object.entries(writes)) expect(write, name).toThrow(/full/);
    disk.clear();
    const reopened = new SqliteLedger(file);
    onTestFinished(() => reopened.close());
    expect([reopened.get('k7pd@1'), reopened.get('k7pd@2'), reopened.lastChange()]).toEqual([
      before,
      undefined,
      undefined,
    ]);
    expect(reopened.update('k7pd@1', { state: 'sending', at: 3 }).state).toBe('sending');
  });

  test('nothing is sent unrecorded, the user is told, and all that was due is accounted for once there is room', async () => {
    const telegram = await startTelegram();
    const disk = smallDisk(2_000_000);
    const args = ['--data-dir', disk.folder, '--api-root', telegram.apiRoot];
    const startedAt = Date.now();
    const serve = await ServeProcess.start(args, ENV);
    const ticking = everySecond('tick');
    const { id, since } = await serve.ask('jobs.create', ticking);
    await until('the first tick', () => receipts(telegram).length > 0);
    const jobsFile = readFileSync(join(disk.folder, 'jobs.json'), 'utf8');

    disk.fill();
    const notice = async () => (await serve.state()).notices.some(({ text }) => NOTICE.test(english(text)));
    await until('the notice', notice, 40_000);
    const refused = await serve.call('jobs.create', everySecond('too much'));
    expect(refused).toMatchObject({ ok: false, error: { key: 'error.changeCouldNotSaved' } });
    expect((await serve.state()).jobs.map(({ message }) => message.text)).toEqual(['tick']);
    expect(readFileSync(join(disk.folder, 'jobs.json'), 'utf8')).toBe(jobsFile);
    const sentByThen = receipts(telegram).length;

    disk.clear();
    await until('the notice to go', async () => !(await notice()), 40_000);
    await until('ticks again', () => receipts(telegram).length > sentByThen);
    const later = await serve.ask('jobs.create', { ...everySecond('later'), ...onceIn(3_600_000) });
    expect(readJobs(disk.folder).map((job) => job.id)).toEqual([id, later.id]);

    const dueUntil = Date.now() - 2_000;
    expect((await serve.end('SIGTERM')).code).toBe(0);
    const asked = {
      text: 'tick',
      chatId: OWNER.id,
      ifUnsure: 'ask' as const,
      missed: { policy: 'latest' as const, maxLatenessMs: 86_400_000 },
      series: ticking.schedule,
      made: { id, since },
      runs: { asked: 0, confirmed: 0 },
    };
    const { problems } = judge({
      asked: [asked],
      receipts: receipts(telegram),
      rows: readRows(disk.folder),
      jobs: readJobs(disk.folder),
      lives: [{ from: startedAt, to: Date.now() }],
      until: dueUntil,
      unsureShown: readRows(disk.folder).filter(({ state }) => state === 'unsure').length,
    });
    expect(problems).toEqual([]);
  });

  test('with a little room left, a change is on the disk when it says so, and else nothing of it is', async () => {
    const disk = smallDisk(3_000_000);
    const args = ['--data-dir', disk.folder, '--practice'];
    const practice = join(disk.folder, 'practice');
    const first = await ServeProcess.start(args);
    const later = {
      ...everySecond('Bring the bins out, please. '.repeat(40)),
      ...onceIn(3_600_000),
      chatId: PRACTICE_OWNER.id,
    };
    const ids: string[] = [];
    for (let n = 0; n < 60; n++) ids.push((await first.ask('jobs.create', { ...later, name: `Bins ${n}` })).id);
    disk.fill();
    const paused = new Set<string>();
    let refusals = 0;
    for (const id of ids.slice(0, 12)) {
      disk.makeRoom(8_192);
      const reply = await first.call('jobs.pause', { id });
      if (reply.ok) paused.add(id);
      else refusals++;
      const onDisk = readJobs(practice);
      expect(onDisk).toHaveLength(60);
      expect(onDisk.filter(({ status }) => status === 'paused').map((job) => job.id)).toEqual([...paused]);
    }
    expect(refusals).toBeGreaterThan(0);
    await first.end('SIGKILL');
    disk.clear();
    const second = await ServeProcess.start(args);
    const { jobs, notices } = await second.state();
    expect(jobs.filter(({ status }) => status === 'paused').map(({ id }) => id)).toEqual([...paused]);
    expect([jobs.length, notices]).toEqual([60, []]);
  });

  test('killed and started while it is full: one sentence or a start, and later everything is there', async () => {
    const telegram = await startTelegram();
    const disk = smallDisk(2_000_000);
    const args = ['--data-dir', disk.folder, '--api-root', telegram.apiRoot];
    const first = await ServeProcess.start(args, ENV);
    const { id } = await first.ask('jobs.create', everySecond('tick'));
    await until('the first tick', () => receipts(telegram).length > 0);
    disk.fill();
    await first.end('SIGKILL');

    const ended = await ServeProcess.run([...args, '--port', '0'], { ...ENV, NODE_OPTIONS: endAfter(3_000) });
    expect([0, 2]).toContain(ended.code);
    if (ended.code === 2) expect(ended.stderr).toMatch(ONE_SENTENCE);

    disk.clear();
    const sentByThen = receipts(telegram).length;
    const third = await ServeProcess.start(args, ENV);
    expect((await third.state()).jobs.map((job) => job.id)).toEqual([id]);
    await until('ticks again', () => receipts(telegram).length > sentByThen);
  });
});

describe('a data folder that may not be written', () => {
  test('at the start: code 2, one sentence, and nothing is changed', async () => {
    const folder = nobodysFolder();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    chmodSync(folder, 0o500);
    const ended = await ServeProcess.run(['--data-dir', folder, '--port', '0'], ENV, asNobody);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(ONE_SENTENCE) });
    expect(ended.stderr).toContain('cannot be written');
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  test('from some moment on: a change is refused in words and leaves all as it was, until it may be again', async () => {
    const telegram = await startTelegram();
    const folder = nobodysFolder();
    const serve = await ServeProcess.start(['--data-dir', folder, '--api-root', telegram.apiRoot], ENV, asNobody);
    const { id } = await serve.ask('jobs.create', everySecond('tick'));
    chmodSync(folder, 0o500);
    const refused = await serve.call('jobs.stop', { id });
    expect(refused).toMatchObject({
      ok: false,
      error: { key: 'error.changeCouldNotSaved', params: { why: { params: { code: 'EACCES' } } } },
    });
    expect((await serve.state()).jobs.map((job) => job.id)).toEqual([id]);
    const sentByThen = receipts(telegram).length;
    await until('ticks meanwhile', () => receipts(telegram).length > sentByThen + 1);
    chmodSync(folder, 0o700);
    await serve.ask('jobs.stop', { id });
    expect(readJobs(folder)).toEqual([]);
    expect(english((await serve.ask('undo')) ?? undefined)).toMatch(/^Stopped/);
  });
});

test.each(['jobs.json', 'settings.json', 'token', 'carillon.db'])(
  '%s that is there and cannot be read: one sentence, code 2, and nothing is moved or changed',
  async (name) => {
    const folder = nobodysFolder();
    const file = join(folder, name);
    const env = name === 'token' ? {} : ENV;
    if (name === 'token') writeFileSync(join(folder, 'settings.json'), TELEGRAM_SETTINGS, { mode: 0o644 });
    writeFileSync(file, 'it may well be good', { mode: 0o600 });
    if (asNobody.length === 0) chmodSync(file, 0);
    const refused = await ServeProcess.run(['--data-dir', folder, '--port', '0'], env, asNobody);
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(ONE_SENTENCE) });
    expect(refused.stderr).toMatch(/EACCES/);
    if (asNobody.length > 0) expect(readFileSync(file, 'utf8')).toBe('it may well be good');

    rmSync(file);
    mkdirSync(file);
    const folderInstead = await ServeProcess.run(['--data-dir', folder, '--port', '0'], env, asNobody);
    expect(folderInstead).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(ONE_SENTENCE) });
    expect(readdirSync(folder).filter((left) => left.includes('corrupt'))).toEqual([]);
    expect(readdirSync(file)).toEqual([]);
  },
);

test('a second Carillon on one folder says so with code 2, changes nothing, and the first goes on', async () => {
  const telegram = await startTelegram();
  const folder = tempFolder();
  const args = ['--data-dir', folder, '--api-root', telegram.apiRoot];
  const first = await ServeProcess.start(args, ENV);
  await first.ask('jobs.create', { ...everySecond('later'), ...onceIn(3_600_000) });
  await until('online', async () => (await first.state()).connection.state === 'online');
  // Wait until the first has written all that it writes once it is online.
  let before = contentOf(folder);
  let looks = 0;
  await until('the files to rest', () => {
    const now = contentOf(folder);
    looks = isDeepStrictEqual(now, before) ? looks + 1 : 0;
    before = now;
    return looks >= 25;
  });
  const second = await ServeProcess.run([...args, '--port', '0'], ENV);
  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(second.stderr).toMatch(
    /^Carillon is running already with .*\. Quit it first, or choose another --data-dir\.\n$/,
  );
  expect(contentOf(folder)).toEqual(before);
  await first.ask('jobs.create', everySecond('tick'));
  await until('a tick of the first', () => receipts(telegram).length > 0);
});

test.each(['jobs.json', 'settings.json'])(
  '%s of a later version: one sentence, code 2, and it stays as it is',
  async (name) => {
    const folder = tempFolder();
    mkdirSync(folder, { recursive: true });
    const later = '{"version":99,"what":"who knows"}';
    writeFileSync(join(folder, name), later);
    const ended = await ServeProcess.run(['--data-dir', folder, '--port', '0'], ENV);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      `${name} was written by a later version of Carillon. Install that version again, or choose another --data-dir.\n`,
    );
    expect(readFileSync(join(folder, name), 'utf8')).toBe(later);
    expect(existsSync(join(folder, name.replace('.json', '.backup.json')))).toBe(false);
  },
);

function everySecond(text: string) {
  const schedule = { kind: 'interval' as const, everyMs: 1_000, anchor: Date.now() };
  return { chatId: OWNER.id, message: { text }, schedule, timeZone: 'UTC' };
}

function onceIn(ms: number): Pick<JobDraftInput, 'schedule'> {
  return { schedule: { kind: 'once', at: new Date(Date.now() + ms).toISOString().slice(0, 19) } };
}

function receipts(telegram: TestTelegram) {
  return telegram
    .messages()
    .filter(({ from }) => from === 'bot')
    .map(({ id, text, at }) => ({ chatId: OWNER.id, messageId: id, text, at }));
}

/** Every file's bytes, by name. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')]),
  );
}

/** For NODE_OPTIONS: the process asks itself to end. */
function endAfter(ms: number): string {
  return `--import=data:text/javascript,${encodeURIComponent(`setTimeout(() => process.kill(process.pid, 'SIGTERM'), ${ms});`)}`;
}
