import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { readWholePhrase } from '../../core/phrase/read-phrase.ts';
import type { Reply } from '../replies.ts';
import { type Command, type CommandDeps, zoneNow } from './command.ts';

export const zoneCommand: Command = {
  name: 'tz',
  whenLate: 'askIfSet',
  run(args, context, deps) {
    if (!context.isPrivate) return { text: deps.words().help.privateOnly };
    if (args === '') return sayZone(deps);
    const zone = readZoneName(args, deps);
    return setZone(zone, deps);
  },
};

/** Back to whatever the computer's zone is. */
export function tapComputersZone(deps: CommandDeps): Reply {
  return setZone(null, deps);
}

/** Brings back the zone before the last `/tz`, unless messages were changed since. Null: there is none to bring back. */
export function undoZone(deps: CommandDeps): Reply | null {
  const { formerZone, ledger } = deps;
  const former = formerZone.current;
  if (!former || (ledger.newestChange()?.at ?? 0) > former.at) return null;
  deps.prefer({ timeZone: former.timeZone });
  formerZone.current = null;
  return saySet(deps);
}

/** @param zone null: the computer's */
function setZone(zone: string | null, deps: CommandDeps): Reply {
  const former = deps.preferences().timeZone;
  deps.prefer({ timeZone: zone });
  if (former !== zone) deps.formerZone.current = { timeZone: former, at: deps.clock.now() };
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
  const zones = (read.choices ?? []).map(({ label, phrase }) => (typeof label === 'string' ? label : phrase));
  throw new UserError(
    'invalid',
    verbatim(zones.length > 0 ? words().zone.several(name, zones) : words().zone.unknown(name)),
  );
}
