import { openBackupFolder } from '../adapters/backup-folder.ts';
import type { FileStore } from '../adapters/file-store.ts';
import type { Backup, BackupSource, ImportEffect, ImportMode, KeptBackup } from '../contract/backup.ts';
import type { Preferences } from '../contract/preferences.ts';
import { keepDailyBackups } from '../core/daily-backup.ts';
import { UserError } from '../core/errors.ts';
import { effectOf, filesOf, type ImportPlan, planImport } from '../core/import.ts';
import type { JobService } from '../core/job-service.ts';
import type { Clock, JobStore, Log, Timers } from '../core/ports.ts';
import type { FileReading } from '../workers/reading-thread.ts';

export interface Backups {
  /** Everything but the token, the files and the history, as it is now. */
  make(): Backup;
  /** What an import would change. @throws UserError */
  preview(source: BackupSource, mode: ImportMode): Promise<ImportEffect>;
  /** Carries it out, as one change. @throws UserError */
  restore(source: BackupSource, mode: ImportMode): Promise<ImportEffect>;
  list(): Promise<KeptBackup[]>;
  /** The files that the daily backups name: a message that is restored should have its photos. */
  filesInUse(): Promise<string[]>;
  /** Makes one a day from now on, until {@link stop}. */
  start(): void;
  stop(): void;
}

export interface BackupsDeps {
  dataFolder: string;
  store: JobStore;
  jobs: Pick<JobService, 'import'>;
  files: Pick<FileStore, 'missing'>;
  reading: FileReading;
  preferences: () => Preferences;
  onPreferences: (preferences: Preferences) => void;
  clock: Clock;
  timers: Timers;
  log: Log;
}

/**
 * The preferences first: they send nothing, so a crash before the messages are there leaves nothing that could go out, and
 * the same import once more comes to the same. When the messages are refused, they are as they were.
 */
function importAll(plan: ImportPlan, { jobs, preferences, onPreferences }: BackupsDeps): void {
  const former = preferences();
  if (plan.preferences) onPreferences(plan.preferences);
  try {
    jobs.import(plan, 'window');
  } catch (error) {
    if (plan.preferences) onPreferences(former);
    throw error;
  }
}

function joined(pieces: readonly Partial<Backup>[]): Backup {
  const lists = { jobs: pieces.flatMap(({ jobs = [] }) => jobs), chats: pieces.flatMap(({ chats = [] }) => chats) };
  return { ...(pieces[0] as Omit<Backup, 'jobs' | 'chats'>), ...lists };
}

/** Export, import and the daily backups of one bot's jobs. */
export function createBackups(deps: BackupsDeps): Backups {
  const { store, clock, log } = deps;
  const folder = openBackupFolder(deps.dataFolder);
  let end = () => {};
  const make = (): Backup => {
    const { jobs, chats } = store.read();
    return { carillon: 'backup', version: 2, at: clock.now(), jobs, chats, preferences: deps.preferences() };
  };
  const planFrom = async (source: BackupSource, mode: ImportMode) => {
    const text = 'text' in source ? source.text : await folder.read(source.name);
    if (text === null) throw new UserError('notFound', 'notice.backupNoLonger');
    const backup = joined(await deps.reading.read('backup', { text, zone: clock.timeZone() }));
    const { jobs, chats } = store.read();
    const present = { jobs, chats, preferences: deps.preferences() };
    const brought = 'text' in source ? (source.brings ?? []) : [];
    return { plan: planImport(backup, mode, present, clock.now()), at: backup.at, brought };
  };
  const effect = async ({ plan, at, brought }: { plan: ImportPlan; at: number; brought: readonly string[] }) => {
    const named = new Set([...plan.added, ...plan.changed].flatMap(filesOf));
    for (const file of brought) named.delete(file);
    return effectOf(plan, at, await deps.files.missing([...named]));
  };
  return {
    make,
    async preview(source, mode) {
      return effect(await planFrom(source, mode));
    },
    async restore(source, mode) {
      const planned = await planFrom(source, mode);
      const { plan } = planned;
      importAll(plan, deps);
      log.info(
        `A backup was imported: ${plan.added.length} added, ${plan.changed.length} changed, ${plan.removed.length} removed.`,
      );
      return effect(planned);
    },
    list: () => folder.list(),
    async filesInUse() {
      const files: string[] = [];
      for (const { name } of await folder.list()) {
        const text = await folder.read(name);
        if (text !== null) files.push(...(await deps.reading.read('filesNamed', { text })));
      }
      return files;
    },
    start() {
      end = keepDailyBackups({
        clock,
        timers: deps.timers,
        log,
        isWanted: () => deps.preferences().dailyBackup,
        keep: (name) => folder.write(name, JSON.stringify(make())),
        list: async () => (await folder.list()).map(({ name }) => name),
        remove: (name) => folder.remove(name),
      });
    },
    stop: () => end(),
  };
}
