import { PREFERENCE_GROUPS, type Preferences } from '../../main/contract/preferences.ts';
import { say, t } from '../words/index.ts';
import type { Selectors } from './selectors.ts';
import type { Store } from './store.ts';
import type { Toasts } from './toasts.ts';

/**
 * Changes settings. What was set elsewhere meanwhile is not overwritten unseen: it shows, with a button that sets this one all the
 * same.
 * @param base the settings when the user began to change them; left out: as they are on show
 * @returns whether they were changed
 */
export type Prefer = (part: Partial<Preferences>, base?: Preferences) => Promise<boolean>;

export function createPrefer(call: Store['call'], app: Selectors, toasts: Toasts): Prefer {
  const prefer: Prefer = async (part, base = app.preferences.value) => {
    const was = Object.fromEntries(Object.keys(part).map((name) => [name, base[name as keyof Preferences]]));
    const reply = await call('preferences.set', { ...part, base: was });
    if (reply.ok) return true;
    const { code } = reply.error;
    const action = {
      label: say().settings.useMine,
      run: () => void prefer(onTopOf(app.preferences.value, part, base)),
    };
    toasts.show({ text: t(reply.error), tone: 'error', ...(code === 'changedElsewhere' && { action }) });
    return false;
  };
  return prefer;
}

/** Of a group of settings only those that were changed here: the others stay as they are by now. */
function onTopOf(now: Preferences, part: Partial<Preferences>, base: Preferences): Partial<Preferences> {
  const entries = Object.entries(part).map(([field, mine]) => {
    const name = field as keyof Preferences;
    if (!PREFERENCE_GROUPS.includes(name)) return [name, mine];
    const former = base[name] as Record<string, unknown>;
    const changed = Object.entries(mine as Record<string, unknown>).filter(([key, value]) => value !== former[key]);
    return [name, { ...(now[name] as object), ...Object.fromEntries(changed) }];
  });
  return Object.fromEntries(entries) as Partial<Preferences>;
}
