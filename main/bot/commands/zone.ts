import { UserError } from '../../core/errors.ts';
import { readWholePhrase } from '../../core/phrase/read-phrase.ts';
import type { Reply } from '../replies.ts';
import { type Command, type CommandDeps, zoneNow } from './command.ts';

export const zoneCommand: Command = {
  name: 'tz',
  run(args, place, deps) {
    if (!place.isPrivate) return { text: deps.words().help.privateOnly };
    if (args === '') return sayZone(deps);
    const zone = readZoneName(args, deps);
    deps.prefer({ timeZone: zone });
    return saySet(deps);
  },
};

/** Back to whatever the computer's zone is. */
export function tapComputersZone(deps: CommandDeps): Reply {
  deps.prefer({ timeZone: null });
  return saySet(deps);
}

function sayZone(deps: CommandDeps): Reply {
  const { zone: words } = deps.words();
  const zone = zoneNow(deps);
  const text = words.is(zone, timeIn(zone, deps));
  if (deps.preferences().timeZone === null) return { text: `${text}\n${words.isComputers}` };
  return { text, buttons: [[{ text: words.useComputers, action: { do: 'computersZone' } }]] };
}

function saySet(deps: CommandDeps): Reply {
  const zone = zoneNow(deps);
  return { text: deps.words().zone.set(zone, timeIn(zone, deps)) };
}

function timeIn(zone: string, { clock, words }: CommandDeps): string {
  return words().time(Math.floor(clock.now() / 60_000) * 60_000, zone);
}

/** A zone or a city, read as a phrase's is: “Berlin”, “new york”, “Europe/Berlin”, “UTC”. @throws UserError */
function readZoneName(name: string, { clock, words }: CommandDeps): string {
  const context = { now: clock.now(), timeZone: clock.timeZone() };
  const isUtc = /^(utc|gmt)$/i.test(name);
  const read = readWholePhrase(`every day at 12:00 ${isUtc ? 'UTC' : `in ${name}`}`, context);
  if (read.ok) return read.timing.timeZone;
  const zones = (read.choices ?? []).map(({ label }) => label);
  throw new UserError('invalid', zones.length > 0 ? words().zone.several(name, zones) : words().zone.unknown(name));
}
