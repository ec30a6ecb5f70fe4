import { Backup, type ImportEffect, type ImportMode } from '../contract/backup.ts';
import { firstIssue } from '../contract/issues.ts';
import type { Job } from '../contract/job.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { Chat } from '../contract/state.ts';
import { UserError } from './errors.ts';
import { nameOf } from './job-identity.ts';
import { upgradeJob } from './upgrade-job.ts';

/**
 * @param computerZone IANA, for jobs that float in a backup of an earlier version
 * @throws UserError that says what is wrong with the file, and where
 */
export function readBackup(text: string, computerZone: string): Backup {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UserError('invalid', 'error.fileNoBackupNot');
  }
  const { carillon, version } = (content ?? {}) as { carillon?: unknown; version?: unknown };
  if (carillon !== 'backup') {
    throw new UserError('invalid', 'notice.fileNoBackupCarillon');
  }
  if (typeof version === 'number' && version > 2) {
    throw new UserError('invalid', 'notice.backupMadeLaterVersion');
  }
  const parsed = Backup.safeParse(version === 1 ? upgraded(content, computerZone) : content);
  if (parsed.success) {
    refuseDoubles(parsed.data.jobs);
    return parsed.data;
  }
  const where = parsed.error.issues[0]?.path.join('.') || 'its beginning';
  throw new UserError('invalid', 'error.backupDamaged', { where, firstIssue: firstIssue(parsed.error) });
}

function upgraded(content: unknown, computerZone: string): unknown {
  const { jobs, at, ...rest } = content as { jobs?: unknown; at?: unknown };
  if (!Array.isArray(jobs) || typeof at !== 'number') return content;
  return { ...rest, at, version: 2, jobs: jobs.map((job) => upgradeJob(job, at, computerZone)) };
}

/** @throws UserError when two messages have one id: which of them is meant cannot be known */
function refuseDoubles(jobs: readonly Job[]): void {
  const seen = new Set<string>();
  for (const { id } of jobs) {
    if (seen.has(id)) {
      throw new UserError('invalid', 'notice.backupTwoMessagesId', { id });
    }
    seen.add(id);
  }
}

export interface ImportPlan {
  added: Job[];
  changed: Job[];
  removed: Job[];
  same: number;
  chats: Chat[];
  /** Null: they stay. */
  preferences: Preferences | null;
}

/**
 * What an import would do to what there is. What is imported owes nothing for the past.
 * @param now epoch ms
 */
export function planImport(
  backup: Backup,
  mode: ImportMode,
  present: { jobs: readonly Job[]; chats: readonly Chat[]; preferences: Preferences },
  now: number,
): ImportPlan {
  const here = new Map(present.jobs.map((job) => [job.id, job]));
  const there = new Map(backup.jobs.map((job) => [job.id, job]));
  // Not its own, which may lie in the future where the clock of the other computer ran ahead.
  const fresh = (job: Job): Job => ({ ...job, since: now });
  const known = [...there.values()].filter(({ id }) => here.has(id));
  const changed = known.filter((job) => decided(job) !== decided(here.get(job.id) as Job));
  const isOther = JSON.stringify(backup.preferences) !== JSON.stringify(present.preferences);
  const chats = new Map([...present.chats, ...backup.chats].map((chat) => [chat.id, chat]));
  return {
    added: [...there.values()].filter(({ id }) => !here.has(id)).map(fresh),
    changed: changed.map(fresh),
    removed: mode === 'replace' ? present.jobs.filter(({ id }) => !there.has(id)) : [],
    same: known.length - changed.length,
    chats: [...chats.values()],
    preferences: mode === 'replace' && isOther ? backup.preferences : null,
  };
}

/** @param missing the files that the plan's messages name and that are not there */
export function effectOf(plan: ImportPlan, at: number, missing: readonly string[] = []): ImportEffect {
  const names = (jobs: readonly Job[]) => jobs.map((job) => nameOf(job));
  return {
    at,
    added: names(plan.added),
    changed: names(plan.changed),
    removed: names(plan.removed),
    same: plan.same,
    preferences: plan.preferences !== null,
    withoutFiles: names(
      [...plan.added, ...plan.changed].filter((job) => filesOf(job).some((file) => missing.includes(file))),
    ),
  };
}

export function filesOf({ message }: Pick<Job, 'message'>): string[] {
  return (message.attachments ?? []).map(({ file }) => file);
}

/** What the user decided about a job; the rest is book-keeping. */
function decided({ since: _, createdAt: __, createdBy: ___, ...rest }: Job): string {
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}
