import { z } from 'zod';
import { DEFAULT_PREFERENCES, KeptPreferences } from '../contract/preferences.ts';
import { Owner } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { type JsonStore, openJsonStore, type StoreFactory } from './json-store.ts';

const Settings = z.object({
  version: z.literal(1),
  /** `none` until the first run has been gone through. */
  mode: z.enum(['none', 'practice', 'telegram']),
  /** Who owns the bot on Telegram; null until paired. The practice chat's person is no owner of a real bot. */
  owner: Owner.nullable(),
  /** The bot that was set up last, and whether the user let its token be kept or gave it for a session; null before the first. */
  bot: z
    .object({ id: z.number(), tokenIs: z.enum(['kept', 'session']) })
    .nullable()
    .default(null),
  /** The practice server's token: made at random once, so that nothing else on this computer can guess it. */
  practiceToken: z.string().nullable(),
  preferences: KeptPreferences,
});
export type Settings = z.infer<typeof Settings>;

const PAIR_AGAIN = msg('notice.whoOwnsBotNot');

/** settings.json in `folder`. @throws UserError when it is of a later version */
export function openSettingsStore(options: {
  open: StoreFactory;
  folder: string;
  now: () => number;
  onDamage: (text: Translatable) => void;
}): JsonStore<Settings> {
  return openJsonStore({
    ...options,
    name: 'settings',
    // Who owned the bot then may be nobody who may command it now.
    fromFormer: (former) => ({ value: { ...former, owner: null }, but: former.owner ? PAIR_AGAIN : null }),
    schema: Settings,
    steps: [],
    empty: {
      version: 1 as const,
      mode: 'none' as const,
      owner: null,
      bot: null,
      practiceToken: null,
      preferences: DEFAULT_PREFERENCES,
    },
  });
}
