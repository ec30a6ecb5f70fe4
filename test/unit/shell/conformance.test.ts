import { describe, expect, test } from 'vitest';
import { endings } from '../../conformance/endings.ts';
import { conformance, endOf, onStandIn, PLATFORMS } from '../../support/electron/conformance.ts';

// What Electron does where Carillon relies on it, checked on Electron itself where its binary is, and on the stand-in that
// takes its place elsewhere: what the specs of the desktop say is worth as much as the stand-in is strict.

test.for(PLATFORMS)('Electron’s calls on %s are as its specs say', async (platform) => {
  const outcomes = await conformance('quick', onStandIn ? { STAND_IN_PLATFORM: platform } : {});
  expect(outcomes.filter(({ failed }) => failed)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(150);
});

test.runIf(onStandIn)('under Wayland, too', async () => {
  const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', STAND_IN_PLATFORM: 'linux' };
  const outcomes = await conformance('quick', wayland);
  expect(outcomes.filter(({ failed }) => failed)).toEqual([]);
});

test.runIf(onStandIn)('and without a keyring', async () => {
  const outcomes = await conformance('quick', { STAND_IN_KEYRING: 'none' });
  expect(outcomes.filter(({ failed }) => failed)).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('how an app ends', () => {
  test.for(endings)('$name', async (ending) => {
    expect(await endOf(ending)).toEqual({ says: ending.says, code: ending.code });
  });
});
