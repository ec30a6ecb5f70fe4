import { z } from 'zod';
import { Delivery } from './delivery.ts';
import { DesktopReport } from './desktop.ts';
import { Home } from './home.ts';
import { ChatId, Job, Surface } from './job.ts';
import { Preferences } from './preferences.ts';
import { Translatable } from './translatable.ts';

/** A job as the surfaces show it: what was decided, and what follows from it now. */
export const JobView = Job.safeExtend({
  /** Epoch ms of the next occurrence; null when paused or finished. */
  nextAt: z.number().int().nullable(),
  /** `active`, `paused`, or `finished`: no occurrence is left. */
  phase: z.enum(['active', 'paused', 'finished']),
  /** The schedule in words: "Every weekday at 09:00". */
  inWords: z.string(),
  /** The zone that counts for it now, IANA: its own, or the computer's when it floats. */
  zone: z.string(),
});
export type JobView = z.infer<typeof JobView>;

export const Chat = z.strictObject({
  id: ChatId,
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: z.string(),
});
export type Chat = z.infer<typeof Chat>;

/** A change of the messages, as the journal has it. */
export const ChangeEntry = z.strictObject({
  id: z.number().int(),
  /** Epoch ms. */
  at: z.number(),
  by: Surface,
  /** What was done, such as “Stopped “Stand-up””. */
  label: Translatable,
  undone: z.boolean(),
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

/** A send that was just asked for and can still be taken back. */
export const HeldSend = z.strictObject({
  /** Of its delivery. */
  key: z.string(),
  jobId: z.string(),
  /** How the message is called in sentences. */
  title: Translatable,
  chatId: ChatId,
  /** Epoch ms at which it leaves. */
  until: z.number(),
});
export type HeldSend = z.infer<typeof HeldSend>;

/** Where the talk with Telegram stands. `since` is epoch ms. */
export const Connection = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('connecting') }),
  z.strictObject({ state: z.literal('online') }),
  z.strictObject({ state: z.literal('reconnecting'), since: z.number(), reason: Translatable }),
  /** `webhook`: it is no second poller but a service to which Telegram sends what is written to the bot; its host, '' when unknown. */
  z.strictObject({
    state: z.literal('conflict'),
    since: z.number(),
    reason: Translatable,
    webhook: z.string().optional(),
  }),
  z.strictObject({ state: z.literal('unauthorised'), since: z.number(), reason: Translatable }),
]);
export type Connection = z.infer<typeof Connection>;

/**
 * `<bot id>:<secret>`. Only the form is checked here, and leniently, for local Bot API servers make shorter ones; whether
 * it is a bot's is for the server to say.
 */
export const BotToken = z
  .string()
  .trim()
  .regex(/^\d+:[A-Za-z0-9_-]{3,}$/, 'notice.noBotTokenLooks');

export const BotIdentity = z.strictObject({ id: z.number(), username: z.string(), name: z.string() });
export type BotIdentity = z.infer<typeof BotIdentity>;

export const Owner = z.strictObject({ id: z.number().int().positive(), name: z.string() });
export type Owner = z.infer<typeof Owner>;

/** The open invitation to own the bot. */
export const Pairing = z.strictObject({
  code: z.string(),
  /** `https://t.me/<bot>?start=<code>` */
  link: z.string(),
  /** Epoch ms. */
  expiresAt: z.number(),
  triesLeft: z.number().int(),
});
export type Pairing = z.infer<typeof Pairing>;

/** What is known of whom Carillon works for. Without a bot nothing is scheduled yet. */
export const Setup = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.enum(['practice', 'telegram']),
    bot: BotIdentity.nullable(),
    owner: Owner.nullable(),
    pairing: Pairing.nullable(),
  }),
]);
export type Setup = z.infer<typeof Setup>;

/**
 * Where the bot token is, or would be kept: in the system's keyring; without one in a file that the account can read, or,
 * by the user's choice or because it came from the environment, in memory until Carillon ends.
 */
export const TokenStorage = z.enum(['keyring', 'file', 'session']);
export type TokenStorage = z.infer<typeof TokenStorage>;

/** A word to the user that needs no decision, such as a damaged file that was set aside; `action`: the button beside it. */
const Notice = z.strictObject({
  id: z.string(),
  text: Translatable,
  action: Translatable.optional(),
  /** `recovered`: the messages may not be as they were last, and wait paused until the user has looked at them. */
  about: z.literal('recovered').optional(),
});
export type NoticeAbout = z.infer<typeof Notice>['about'];

/** Of a delivery that is being sent with its files. */
export const Upload = z.strictObject({
  key: z.string(),
  sentBytes: z.number().int(),
  totalBytes: z.number().int(),
});
export type Upload = z.infer<typeof Upload>;

export const AppState = z.strictObject({
  setup: Setup,
  connection: Connection,
  home: Home,
  jobs: z.array(JobView),
  pausedAll: z.boolean(),
  /** Epoch ms at which {@link pausedAll} ends by itself; null: when the user says so. */
  pausedAllUntil: z.number().int().nullable(),
  chats: z.array(Chat),
  /** The newest deliveries, newest first, at most {@link RECENT_DELIVERIES}; the rest is asked for through `history`. */
  recent: z.array(Delivery),
  /** What fell due while nobody was there and the user has not seen yet, newest first, at most {@link SHOWN_MISSED}. */
  missed: z.array(Delivery),
  /** How many deliveries wait for the user's word: unsure. */
  unsure: z.number().int(),
  notices: z.array(Notice),
  /** The deliveries whose files are on their way, and how much of them has gone out. */
  uploads: z.array(Upload),
  /** What was just asked to be sent and has not left yet, oldest first. */
  held: z.array(HeldSend),
  /** The label of the change that undo would take back, if any. */
  undo: Translatable.nullable(),
  /** The proxy of the settings, without its password; null: none is set. */
  proxy: z.string().nullable(),
  /** The zone of this computer, IANA. */
  timeZone: z.string(),
  preferences: Preferences,
  tokenStorage: TokenStorage,
  /** Null in a browser. */
  desktop: DesktopReport.nullable(),
  host: z.enum(['desktop', 'browser']),
  version: z.string(),
});
export type AppState = z.infer<typeof AppState>;

export const RECENT_DELIVERIES = 50;
export const SHOWN_MISSED = 100;

/** What changed since the snapshot. Applying each in order keeps a copy equal to main's state (see `applyChange`). */
export const Change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('jobs'), changed: z.array(JobView), removed: z.array(z.string()) }),
  z.strictObject({ type: z.literal('delivery'), delivery: Delivery, unsure: z.number().int() }),
  z.strictObject({
    type: z.literal('fields'),
    fields: AppState.pick({
      setup: true,
      connection: true,
      home: true,
      pausedAll: true,
      pausedAllUntil: true,
      chats: true,
      notices: true,
      uploads: true,
      held: true,
      undo: true,
      proxy: true,
      timeZone: true,
      preferences: true,
      tokenStorage: true,
      desktop: true,
    }).partial(),
  }),
  /** Too much changed to say it piecemeal (another bot, practice mode entered): start over from this. */
  z.strictObject({ type: z.literal('snapshot'), state: AppState }),
]);
export type Change = z.infer<typeof Change>;

/** Pure: the state after a change. Both ends use it, so that they cannot differ. */
export function applyChange(state: AppState, change: Change): AppState {
  switch (change.type) {
    case 'jobs': {
      const byId = new Map(state.jobs.map((job) => [job.id, job]));
      for (const id of change.removed) byId.delete(id);
      for (const job of change.changed) byId.set(job.id, job);
      return { ...state, jobs: [...byId.values()] };
    }
    case 'delivery': {
      const recent = replaceDelivery(state.recent, change.delivery).slice(0, RECENT_DELIVERIES);
      const missed = replaceDelivery(state.missed, change.delivery).filter((delivery) => delivery.missed);
      return { ...state, recent, missed: missed.slice(0, SHOWN_MISSED), unsure: change.unsure };
    }
    case 'fields':
      return { ...state, ...change.fields };
    case 'snapshot':
      return change.state;
  }
}

/** The list with a delivery in its present form, newest first. */
export function replaceDelivery(list: readonly Delivery[], delivery: Delivery): Delivery[] {
  const others = list.filter(({ key }) => key !== delivery.key);
  return [delivery, ...others].sort((a, b) => b.dueAt - a.dueAt);
}
