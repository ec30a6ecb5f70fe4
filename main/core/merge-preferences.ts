import { canonical } from '../contract/canonical.ts';
import { PREFERENCE_GROUPS, type Preferences } from '../contract/preferences.ts';
import { UserError } from './errors.ts';

/**
 * Merges a change of some settings into the settings as they are now. Another change made meanwhile stays, unless both are about
 * the same setting.
 * @param base what the settings were when the change began, at least those that it is about
 * @throws UserError where a setting was changed in two places, or its base is not known
 */
export function mergePreferences(
  now: Preferences,
  part: Partial<Preferences>,
  base: Partial<Preferences>,
): Partial<Preferences> {
  const merged = Object.entries(part).map(([name, mine]) => {
    const field = name as keyof Preferences;
    if (!(field in base)) throw new UserError('invalid', 'error.baseMissingSayWhat', { field });
    return [
      field,
      PREFERENCE_GROUPS.includes(field)
        ? mergeGroup(now[field], mine, base[field])
        : pick(now[field], mine, base[field]),
    ];
  });
  return Object.fromEntries(merged) as Partial<Preferences>;
}

function mergeGroup(now: unknown, mine: unknown, base: unknown): unknown {
  const [current, wanted, former] = [now, mine, base] as Record<string, unknown>[];
  return Object.fromEntries(
    Object.entries(wanted ?? {}).map(([name, value]) => [name, pick(current?.[name], value, former?.[name])]),
  );
}

function pick(now: unknown, mine: unknown, base: unknown): unknown {
  const is = (a: unknown, b: unknown) => canonical([a]) === canonical([b]);
  if (is(mine, base)) return now;
  if (is(now, base) || is(now, mine)) return mine;
  throw new UserError('changedElsewhere', 'error.settingChangedElsewhereMeanwhile');
}
