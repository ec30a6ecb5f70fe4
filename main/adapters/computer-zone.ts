import { execFile } from 'node:child_process';
import { readlinkSync, statSync } from 'node:fs';
import { ianaZoneOf } from '../core/windows-zones.ts';

/** What the computer says about its zone, and how Intl is made to read it again. */
export interface ZoneSource {
  /** Reads whatever changes when the computer's zone does; null when that cannot be known now. */
  fingerprint(): string | null | Promise<string | null>;
  /** @param zone IANA; null: Intl finds it out by itself, as at start */
  apply(zone: string | null): void;
  /** The zone that a fingerprint names, IANA; null when Intl has to find out by itself. */
  zoneIn(fingerprint: string): string | null;
  /** Asking starts another program: not at each look. */
  isCostly: boolean;
}

export interface ComputerZone {
  /** Whether the computer's zone changed since the last look; Intl and Date go by the new one from then on. */
  look(): void;
  /** The same, when there is a reason to think so: the computer slept, or its clock was set. */
  lookNow(): void;
}

/** With looks 15 s apart, ten minutes. */
const LOOKS_BETWEEN_COSTLY_ONES = 40;

/**
 * Follows the computer on a journey. V8 reads the zone once in the life of a process; it reads it again when TZ in the
 * environment of the process changes. A zone that the user gave in TZ stays.
 */
export function followComputerZone(source: ZoneSource = sourceOf(process.platform)): ComputerZone {
  if (process.env.TZ !== undefined && isKnownToIntl()) return { look: () => {}, lookNow: () => {} };
  // An empty TZ, or “:/etc/localtime”, which the C library reads and ICU does not.
  if (!isKnownToIntl()) source.apply(null);
  if (!isKnownToIntl()) source.apply('UTC');
  const first = { zone: zoneOfIntl(), fingerprint: null as string | null };
  let last: string | null = null;
  let looks = 0;

  function take(fingerprint: string | null): void {
    if (fingerprint === null || fingerprint === last) return;
    const isFirst = last === null;
    last = fingerprint;
    if (isFirst) {
      first.fingerprint = fingerprint;
      return;
    }
    // Back home, the zone is the one that ICU found there: it knows the country, too.
    const isHome = source.isCostly && fingerprint === first.fingerprint;
    const zone = isHome ? first.zone : source.zoneIn(fingerprint);
    if (zone === null && source.isCostly) return;
    source.apply(zone);
    if (!isKnownToIntl()) source.apply(first.zone);
  }

  function lookNow(): void {
    looks = 0;
    const found = source.fingerprint();
    if (found instanceof Promise) void found.then(take);
    else take(found);
  }

  lookNow();
  return {
    lookNow,
    look: () => {
      looks++;
      if (!source.isCostly || looks >= LOOKS_BETWEEN_COSTLY_ONES) lookNow();
    },
  };
}

function isKnownToIntl(): boolean {
  const zone = zoneOfIntl() as string | undefined;
  return zone !== undefined && zone !== 'Etc/Unknown';
}

function zoneOfIntl(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function apply(zone: string | null): void {
  if (zone === null) delete process.env.TZ;
  else process.env.TZ = zone;
}

/** On Linux and macOS ICU itself reads where /etc/localtime leads, whenever TZ changes: also when it is taken away. */
const byLocaltime: ZoneSource = {
  fingerprint: localtimeOf,
  zoneIn: () => null,
  apply,
  isCostly: false,
};

/** ICU does not look again on Windows: the zone is asked for by its Windows name. */
const byTzutil: ZoneSource = {
  fingerprint: () =>
    new Promise((resolve) => {
      execFile('tzutil', ['/g'], { windowsHide: true, timeout: 10_000 }, (error, out) =>
        resolve(error ? null : out.trim() || null),
      );
    }),
  zoneIn: ianaZoneOf,
  apply,
  isCostly: true,
};

function sourceOf(platform: NodeJS.Platform): ZoneSource {
  return platform === 'win32' ? byTzutil : byLocaltime;
}

const LOCALTIME = '/etc/localtime';

/** Where the file leads, and which file that is: some tools copy the zone's file instead of linking to it. */
function localtimeOf(): string | null {
  try {
    const { ino, size, mtimeMs } = statSync(LOCALTIME);
    return [linkOf(LOCALTIME), ino, size, mtimeMs].join(' ');
  } catch {
    // It is just being replaced, or this computer has none.
    return null;
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return 'a file';
  }
}
