import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { followComputerZone, type ZoneSource } from '../../../main/adapters/computer-zone.ts';
import { ianaZoneOf } from '../../../main/core/windows-zones.ts';

const given = process.env.TZ;
beforeEach(() => setZone(null));
afterEach(() => setZone(given ?? null));

function setZone(zone: string | null): void {
  if (zone === null) delete process.env.TZ;
  else process.env.TZ = zone;
}

/** A Windows computer in the test's hands; asking it for its zone takes a turn, as starting a program does. */
function windows(name: string | null) {
  const computer = { name, asked: 0 };
  const source: ZoneSource = {
    fingerprint: () => {
      computer.asked++;
      return Promise.resolve(computer.name);
    },
    zoneIn: ianaZoneOf,
    apply: setZone,
    isCostly: true,
  };
  const zone = followComputerZone(source);
  const travelTo = async (next: string | null) => {
    computer.name = next;
    zone.lookNow();
    await new Promise((resolve) => setImmediate(resolve));
    return systemClock.timeZone();
  };
  return { computer, zone, travelTo };
}

describe('a Windows computer on a journey', () => {
  test('its zone is followed, by Intl and Date; at home it is the one of the start', async () => {
    const home = systemClock.timeZone();
    const { travelTo } = windows('W. Europe Standard Time');
    expect(await travelTo('W. Europe Standard Time')).toBe(home);
    expect(await travelTo('Tokyo Standard Time')).toBe('Asia/Tokyo');
    expect(new Date(0).getHours()).toBe(9);
    expect(await travelTo('W. Europe Standard Time')).toBe(home);
  });

  test.each([
    ['that tzutil cannot tell', null],
    ['that no table has', 'Atlantis Standard Time'],
    ['without daylight saving time, which no IANA zone is', 'W. Europe Standard Time_dstoff'],
  ])('a zone %s changes nothing', async (_, name) => {
    const { travelTo } = windows('UTC');
    await travelTo('Tokyo Standard Time');
    expect(await travelTo(name)).toBe('Asia/Tokyo');
    expect(await travelTo('Egypt Standard Time')).toBe('Africa/Cairo');
  });

  test('a look every 15 s starts a program every ten minutes only', () => {
    const { computer, zone } = windows('UTC');
    for (let n = 0; n < 4 * 60; n++) zone.look();
    expect(computer.asked).toBe(1 + 6);
  });
});

describe('TZ in the environment', () => {
  test('wins over the computer, wherever that goes', async () => {
    setZone('America/New_York');
    const { computer, travelTo } = windows('UTC');
    expect(await travelTo('Tokyo Standard Time')).toBe('America/New_York');
    expect(computer.asked).toBe(0);
  });

  test.each(['', ':/etc/localtime', 'Nowhere/Land'])('“%s” is no zone: the computer’s counts', (text) => {
    const home = systemClock.timeZone();
    setZone(text);
    followComputerZone();
    expect(systemClock.timeZone()).toBe(home);
  });
});

test('each zone that Windows names is one that Intl knows', () => {
  const names = ['Dateline Standard Time', 'Line Islands Standard Time', 'Greenland Standard Time', 'UTC+13'];
  for (const name of names) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: ianaZoneOf(name) as string })).not.toThrow();
  }
  expect(ianaZoneOf('Etc/UTC')).toBeNull();
});
