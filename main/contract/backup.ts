import { z } from 'zod';
import './issues.ts';
import { PastDelivery } from './delivery.ts';
import { Job } from './job.ts';
import { FileName } from './message.ts';
import { KeptPreferences } from './preferences.ts';
import { Chat } from './state.ts';
import { Translatable } from './translatable.ts';

/** Ten thousand messages take five million characters. */
export const MAX_BACKUP_LENGTH = 15_000_000;

/** Everything that the user decided. Never the token. */
export const Backup = z.strictObject({
  carillon: z.literal('backup'),
  version: z.literal(2),
  /** Epoch ms at which it was made. */
  at: z.number().int(),
  jobs: z.array(Job).max(100_000),
  chats: z.array(Chat).max(100_000),
  preferences: KeptPreferences,
});
export type Backup = z.infer<typeof Backup>;

/** A row of a backup's history. Versions before 0.2 called the acknowledgement of a reminder `ask`. */
const KeptDelivery = z.preprocess((row) => {
  if (typeof row !== 'object' || row === null || !('ask' in row)) return row;
  const { ask: acknowledgement, ...rest } = row;
  return { ...rest, acknowledgement };
}, PastDelivery);

/** What a backup that the user makes has beside that. The window carries it in pieces: it may be large. */
export const BackupExtras = z.object({
  /** Base64, by the name of the file. */
  files: z.record(FileName, z.base64()).default({}),
  history: z.array(KeptDelivery).max(1_000_000).default([]),
});
export type BackupExtras = z.infer<typeof BackupExtras>;

/** A file's text without its {@link BackupExtras}, or one of the daily backups. `brings`: files that come with it. */
export const BackupSource = z.union([
  z.strictObject({
    text: z.string().max(MAX_BACKUP_LENGTH, 'notice.fileTooLargeBackup'),
    brings: z.array(FileName).max(10_000).optional(),
  }),
  z.strictObject({ name: z.string().regex(/^carillon-\d{4}-\d{2}-\d{2}\.json$/, 'notice.noBackupCarillon') }),
]);
export type BackupSource = z.infer<typeof BackupSource>;

/** `merge`: what the backup has is added or takes its place, the rest stays. `replace`: what it lacks goes. */
export const ImportMode = z.enum(['merge', 'replace']);
export type ImportMode = z.infer<typeof ImportMode>;

/** What an import changes, or has changed: the messages by their names. */
export const ImportEffect = z.strictObject({
  at: z.number(),
  added: z.array(Translatable),
  changed: z.array(Translatable),
  removed: z.array(Translatable),
  same: z.number(),
  preferences: z.boolean(),
  /** Messages whose photos or documents are neither on this computer nor in the backup. */
  withoutFiles: z.array(Translatable),
});
export type ImportEffect = z.infer<typeof ImportEffect>;

/** One of the daily backups. */
export const KeptBackup = z.strictObject({ name: z.string(), bytes: z.number() });
export type KeptBackup = z.infer<typeof KeptBackup>;
