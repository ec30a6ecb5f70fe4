import { z } from 'zod';
import './issues.ts';
import { TimeOfDay, TimeZone } from './schedule.ts';

/** How fast messages may go out. The defaults are Telegram's own limits: https://core.telegram.org/bots/faq */
export const PacingPreference = z.strictObject({
  /** Messages a second in all. */
  perSecond: z.number().int().min(1, 'notice.least1MessageSecond').max(30, 'notice.telegramTakesMost30'),
  /** Messages a minute in one group. */
  perGroupMinute: z.number().int().min(1, 'notice.least1MessageMinute').max(20, 'notice.telegramTakesMost20'),
});
export type PacingPreference = z.infer<typeof PacingPreference>;

/** In which Carillon speaks: IETF tags. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the user prefers, for the whole of Carillon. Kept in settings.json. */
export const Preferences = z.strictObject({
  language: z.enum(['system', ...LANGUAGES]),
  /** The zone of new messages; null: the computer's at the time. */
  timeZone: TimeZone.nullable(),
  /** The chat of a new message that names none; null: the owner's own. */
  defaultChat: z.number().int().nullable(),
  /** Hours in which desktop notifications make no sound, and through which a new message without a time of day waits. */
  quiet: z
    .strictObject({ from: TimeOfDay, to: TimeOfDay })
    .refine(({ from, to }) => from !== to, 'input.quietHoursNeedBeginning')
    .nullable(),
  pacing: PacingPreference,
  /** What is sent by hand in the window or the tray leaves after 5 s, in which it can be taken back. */
  undoSend: z.boolean(),
  /** The bot asks before it carries out a chat command that is more minutes old than this, because the computer slept. */
  lateAfterMinutes: z.number().int().min(1, 'notice.least1Minute').max(1_440, 'notice.mostDay'),
  /** Older deliveries are forgotten, and the oldest first when the file grows beyond its bound. */
  history: z.strictObject({
    days: z.number().int().min(7, 'notice.keepLeast7Days').max(3_660, 'notice.most10Years'),
    megabytes: z.number().int().min(10, 'notice.least10Mb').max(10_000, 'notice.most10Gb'),
  }),
  /** A copy of everything but the token once a day; the last 7 are kept. */
  dailyBackup: z.boolean(),
  startAtLogin: z.boolean(),
  /** Which news come as a desktop notification. */
  notifications: z.strictObject({ failed: z.boolean(), unsure: z.boolean(), missed: z.boolean() }),
  /** Electron's accelerator for a new message from anywhere, such as `CommandOrControl+Alt+N`; null: none. */
  shortcut: z.string().max(60, 'input.shortcutMost60Characters').nullable(),
  /** macOS only: no icon in the Dock. */
  hideDock: z.boolean(),
  /** The computer is kept awake when a message is due within so many minutes; null: it is not. */
  awakeMinutes: z.number().int().min(1, 'notice.least1Minute').max(1_440, 'notice.mostDay').nullable(),
  /** A computer that sleeps is woken for a message, where the system lets Carillon do it. */
  wakeComputer: z.boolean(),
  /** A closed window keeps its process and its memory, and opens at once. */
  keepWindowReady: z.boolean(),
  updates: z.enum(['stable', 'beta', 'off']),
});
export type Preferences = z.infer<typeof Preferences>;

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  timeZone: null,
  defaultChat: null,
  quiet: null,
  pacing: { perSecond: 30, perGroupMinute: 20 },
  undoSend: true,
  lateAfterMinutes: 2,
  history: { days: 365, megabytes: 200 },
  dailyBackup: true,
  startAtLogin: false,
  notifications: { failed: true, unsure: true, missed: true },
  shortcut: null,
  hideDock: false,
  awakeMinutes: null,
  wakeComputer: false,
  keepWindowReady: false,
  updates: 'stable',
};

/** Each of these is several settings, of which every one is changed by itself. */
export const PREFERENCE_GROUPS: readonly string[] = [
  'pacing',
  'history',
  'notifications',
] satisfies (keyof Preferences)[];

/** As they are kept in a file: a preference that an older version did not know has its default. */
export const KeptPreferences = z.preprocess(
  (kept) => ({ ...DEFAULT_PREFERENCES, ...(kept as object | undefined) }),
  Preferences,
);

/** @param spoken an IETF tag: what the user's Telegram or computer speaks, for those who chose no language; undefined: not known */
export function languageFor(language: Preferences['language'], spoken: string | undefined): Language {
  if (language !== 'system') return language;
  const base = spoken?.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((each) => each === base) ?? 'en';
}
