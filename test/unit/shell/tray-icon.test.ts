import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { AppState } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { pauseEnd, TRAY_STATUSES, trayStatus, trayTheme } from '../../../main/shell/tray-menu.ts';

const ICONS = join(import.meta.dirname, '../../../main/shell/icons/tray');
const NOW = Date.UTC(2026, 10, 23, 7, 0);
const CALM = {
  setup: { mode: 'practice', bot: null, owner: null, pairing: null },
  connection: { state: 'online' },
  home: { state: 'here' },
  pausedAll: false,
  unsure: 0,
  missed: [],
  recent: [],
} as unknown as AppState;

describe('the status', () => {
  const since = { since: 0, reason: verbatim('') };
  test.each<[string, Partial<AppState>]>([
    ['normal', {}],
    ['normal', { setup: { mode: 'none' }, connection: { state: 'reconnecting', ...since } }],
    ['paused', { pausedAll: true }],
    ['offline', { pausedAll: true, connection: { state: 'reconnecting', ...since } }],
    ['attention', { connection: { state: 'conflict', ...since } }],
    ['attention', { connection: { state: 'unauthorised', ...since } }],
    ['attention', { home: { state: 'elsewhere', name: 'laptop', seenAt: null, hasMoved: false } }],
    ['attention', { unsure: 1, connection: { state: 'reconnecting', ...since } }],
    ['attention', { missed: [{}] as AppState['missed'] }],
    ['attention', { recent: [{ state: 'failed', changedAt: NOW - 1 }] as AppState['recent'] }],
    ['normal', { recent: [{ state: 'failed', changedAt: NOW - 86_400_000 }] as AppState['recent'] }],
  ])('%s for %j', (status, part) => {
    expect(trayStatus({ ...CALM, ...part }, NOW)).toBe(status);
  });
});

test('the ink suits the panel: GNOME’s is dark whatever the theme, macOS colours it itself', () => {
  expect(trayTheme('darwin', true)).toBe('template');
  expect(trayTheme('win32', false)).toBe('light');
  expect(trayTheme('win32', true)).toBe('dark');
  expect(trayTheme('linux', false, 'KDE')).toBe('light');
  expect(trayTheme('linux', false, 'ubuntu:GNOME')).toBe('dark');
  expect(trayTheme('linux', true, 'KDE')).toBe('dark');
});

describe('the drawings', () => {
  const themes = ['light', 'dark', 'template'] as const;

  test('each status has its own in each ink, at both densities', () => {
    const seen = new Set<string>();
    for (const status of TRAY_STATUSES) {
      for (const theme of themes) {
        for (const [suffix, size] of [['', 16] as const, ['@2x', 32] as const]) {
          const { width, height, data } = draw(`${status}-${theme}${suffix}`);
          expect([width, height]).toEqual([size, size]);
          seen.add(data.toString('base64'));
        }
      }
    }
    expect(seen.size).toBe(TRAY_STATUSES.length * themes.length * 2);
  });

  test('a template is black and its shape; the others stand out from their panel', () => {
    for (const status of TRAY_STATUSES) {
      expect(Math.max(...luminances(`${status}-template@2x`))).toBe(0);
      expect(median(luminances(`${status}-light@2x`))).toBeLessThan(90);
      expect(median(luminances(`${status}-dark@2x`))).toBeGreaterThan(140);
    }
  });
});

describe('a pause from the tray', () => {
  const evening = Date.parse('2026-03-28T22:30:00+01:00');
  test('ends in an hour, in the morning of the next day by the clock on the wall, or when told', () => {
    expect(pauseEnd('anHour', evening, 'Europe/Berlin')).toBe(evening + 3_600_000);
    // In that night the clock goes forward.
    expect(pauseEnd('tomorrow', evening, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T08:00:00+02:00'));
    expect(pauseEnd('tomorrow', evening, 'Pacific/Auckland')).toBe(Date.parse('2026-03-30T08:00:00+13:00'));
    expect(pauseEnd('resumed', evening, 'Europe/Berlin')).toBeUndefined();
  });
});

function draw(name: string): PNG {
  return PNG.sync.read(readFileSync(join(ICONS, `${name}.png`)));
}

/** Of the pixels that are there, 0 to 255. */
function luminances(name: string): number[] {
  const { data } = draw(name);
  const found: number[] = [];
  for (let i = 0; i < data.length; i += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(i, i + 4);
    if (alpha > 200) found.push(0.2126 * r + 0.7152 * g + 0.0722 * b);
  }
  return found;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
