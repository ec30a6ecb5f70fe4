import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBackupFolder } from '../../../main/adapters/backup-folder.ts';
import { systemClock, systemTimers } from '../../../main/adapters/clock.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { keepDailyBackups } from '../../../main/core/daily-backup.ts';
import { UserError } from '../../../main/core/errors.ts';
import { createBackups } from '../../../main/services/backups.ts';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { draft } from '../../support/core-world.ts';
import { english } from '../../support/english.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { readingHere } from '../../support/reading.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

const DAY = 86_400_000;

function days(dataFolder: string, isWanted = () => true) {
  const clock = new ManualClock('2026-11-24T09:00:00Z');
  const folder = openBackupFolder(dataFolder);
  const log = new ListLog();
  const end = keepDailyBackups({
    clock,
    timers: clock,
    log,
    isWanted,
    keep: (name) => folder.write(name, '{}'),
    list: async () => (await folder.list()).map(({ name }) => name),
    remove: (name) => folder.remove(name),
  });
  onTestFinished(end);
  const names = () => folder.list().then((list) => list.map(({ name }) => name));
  /** The next look is planned once the last is through with the disk. */
  const pass = async (ms: number) => {
    await until('the next look to be planned', () => clock.waiting === 1);
    await clock.advance(ms);
    await until('the look to end', () => clock.waiting === 1);
  };
  return { clock, names, pass, log };
}

test('one backup a day, the last seven kept', async () => {
  const { names, pass } = days(tempFolder());
  await pass(6_000);
  expect(await names()).toEqual(['carillon-2026-11-24.json']);
  await pass(3_600_000);
  expect(await names()).toHaveLength(1);
  for (let hour = 0; hour < 9 * 24; hour++) await pass(3_600_000);
  expect(await names()).toEqual(
    [3, 2, 1]
      .map((day) => `carillon-2026-12-0${day}.json`)
      .concat([30, 29, 28, 27].map((day) => `carillon-2026-11-${day}.json`)),
  );
});

test('a computer that slept for days makes the one of the day on which it wakes', async () => {
  const { clock, names, pass } = days(tempFolder());
  await pass(6_000);
  clock.sleep(3 * DAY);
  await pass(3_600_000);
  expect(await names()).toEqual(['carillon-2026-11-27.json', 'carillon-2026-11-24.json']);
});

test('none where none is wanted, and a disk that refuses is asked again', async () => {
  let wanted = false;
  const dataFolder = tempFolder();
  const { names, pass, log } = days(dataFolder, () => wanted);
  await pass(6_000);
  expect(await names()).toEqual([]);
  wanted = true;
  writeFileSync(join(dataFolder, 'backups'), 'in the way');
  await pass(3_600_000);
  expect(log.lines.join()).toMatch(/could not be made/);
});

test('export, lose everything, import: the same messages with the same ids, and one undo takes it back', async () => {
  const first = await openStory();
  const { text } = await first.ask('/daily 09:00 Water the plants');
  await first.ask('/every 2h Stretch');
  const backup = first.workspace.backups.make();
  expect(JSON.stringify(backup)).not.toContain('token');

  const second = await openStory();
  await second.ask('/daily 10:00 Something of its own');
  const source = { text: JSON.stringify(backup) };
  const preview = await second.workspace.backups.preview(source, 'replace');
  expect(preview).toMatchObject({ removed: ['“Something of its own”'], same: 0 });
  expect(preview.added.map(english).sort()).toEqual(['“Stretch”', '“Water the plants”']);
  expect(second.jobs()).toHaveLength(1);

  await second.workspace.backups.restore(source, 'replace');
  expect(
    second
      .jobs()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    first
      .jobs()
      .map(({ id }) => id)
      .sort(),
  );
  expect(second.jobs().find(({ id }) => id === first.idIn(text))?.nextAt).toBeGreaterThan(Date.now());
  expect(second.workspace.jobs.undo()).toEqual('Imported a backup (3 messages)');
  expect(second.jobs().map(({ message }) => message.text)).toEqual(['Something of its own']);
});

test('the day’s backup of a running Carillon can be restored after a message was stopped', async () => {
  const { ask, workspace, folder, jobs } = await openStory();
  await ask('/daily 09:00 Water the plants');
  const name = await until('the daily backup', async () => (await workspace.backups.list())[0]?.name, 20_000);
  expect(readFileSync(join(folder, 'backups', name), 'utf8')).toContain('Water the plants');
  expect(readdirSync(join(folder, 'backups'))).toEqual([name]);
  await ask('/stop');
  expect(jobs()).toEqual([]);
  await workspace.backups.restore({ name }, 'merge');
  expect(jobs().map(({ chatId, message }) => [chatId, message.text])).toEqual([[ANN.id, 'Water the plants']]);
  await expect(workspace.backups.restore({ name: 'carillon-2001-01-01.json' }, 'merge')).rejects.toThrow(
    'no longer there',
  );
  // There, and not to be read: a folder is in its place.
  mkdirSync(join(folder, 'backups', 'carillon-2001-01-01.json'));
  await expect(workspace.backups.restore({ name: 'carillon-2001-01-01.json' }, 'merge')).rejects.toThrow(
    /is there, but it cannot be read \(EISDIR\)/,
  );
});

test('an import that is cut short between preferences and messages is complete when it is done again', async () => {
  const first = await openStory();
  await first.ask('/daily 09:00 Water the plants');
  const backup = first.workspace.backups.make();
  backup.preferences = { ...backup.preferences, dailyBackup: false };
  const source = { text: JSON.stringify(backup) };

  const second = await openStory();
  const clock = { ...systemClock, timeZone: () => 'Europe/Berlin' };
  let preferences = DEFAULT_PREFERENCES;
  let refusal: Error | null = new Error('The power went.');
  const make = () =>
    createBackups({
      dataFolder: second.folder,
      files: second.workspace.files,
      reading: readingHere,
      store: { read: () => ({ jobs: second.jobs(), chats: [] }) } as never,
      jobs: {
        import(plan, by) {
          if (refusal) throw refusal;
          second.workspace.jobs.import(plan, by);
        },
      },
      preferences: () => preferences,
      onPreferences(next) {
        // A process that is gone puts nothing back.
        if (next.dailyBackup === false) preferences = next;
      },
      clock,
      timers: systemTimers,
      log: new ListLog(),
    });
  await expect(make().restore(source, 'replace')).rejects.toThrow('The power went.');
  expect(second.jobs()).toEqual([]);
  expect(preferences.dailyBackup).toBe(false);

  refusal = null;
  const effect = await make().restore(source, 'replace');
  expect(effect.added).toEqual(['“Water the plants”']);
  expect(second.jobs().map(({ message }) => message.text)).toEqual(['Water the plants']);
});

test('where the messages are refused, the preferences are as they were', async () => {
  const { workspace, folder, state } = await openStory();
  const backup = workspace.backups.make();
  backup.preferences = { ...backup.preferences, dailyBackup: false };
  const full = new UserError('internal', verbatim('The disk is full.'));
  const backups = createBackups({
    dataFolder: folder,
    files: workspace.files,
    reading: readingHere,
    store: { read: () => ({ jobs: [], chats: [] }) } as never,
    jobs: {
      import() {
        throw full;
      },
    },
    preferences: () => state.rest.preferences,
    onPreferences: (preferences) => state.setFields({ preferences }),
    clock: systemClock,
    timers: systemTimers,
    log: new ListLog(),
  });
  await expect(backups.restore({ text: JSON.stringify(backup) }, 'replace')).rejects.toThrow(full);
  expect(state.rest.preferences.dailyBackup).toBe(true);
});

test('an import says which messages come without their files, and one whose files are there is not among them', async () => {
  const { workspace } = await openStory();
  const incoming = await workspace.files.receive('plan.pdf', 'document');
  await incoming.write(Buffer.from('plan'));
  const here = await incoming.finish();
  const elsewhere = { ...here, file: `${'a'.repeat(64)}.pdf` };
  const ids = [here, elsewhere].map((attachment, n) => {
    const message = { text: n === 0 ? 'Here' : 'Elsewhere', attachments: [attachment] };
    return workspace.jobs.create(draft({ chatId: ANN.id, message }), 'window').id;
  });
  const text = JSON.stringify(workspace.backups.make());
  for (const id of ids) workspace.jobs.stop(id, 'window');
  const effect = { added: ['“Here”', '“Elsewhere”'], withoutFiles: ['“Elsewhere”'] };
  expect(await workspace.backups.preview({ text }, 'merge')).toMatchObject(effect);
  expect(await workspace.backups.restore({ text }, 'merge')).toMatchObject(effect);
});

test('of a history from elsewhere, what is said to have been sent in the future is left out: it would never be sent', async () => {
  const { ask, workspace, jobs } = await openStory();
  await ask('/daily 09:00 Water the plants');
  const [job] = jobs();
  const jobId = job?.id ?? '';
  const dueAt = job?.nextAt ?? 0;
  const row = {
    jobId,
    jobName: '',
    chatId: ANN.id,
    text: 'Water the plants',
    state: 'sent',
    attempts: 1,
    coalesced: 0,
  } as const;
  const past = { ...row, key: `${jobId}@1000`, dueAt: 1_000, changedAt: 1_000 } as const;
  const future = { ...row, key: `${jobId}@${dueAt}`, dueAt, changedAt: dueAt } as const;
  expect(workspace.addHistory([past, future])).toBe(1);
  expect(workspace.ledger.history({ jobId, limit: 10 }).map(({ key }) => key)).toEqual([past.key]);
  workspace.replan();
  expect(jobs()[0]?.nextAt).toBe(dueAt);
});
