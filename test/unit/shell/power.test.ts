import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState, Change } from '../../../main/contract/state.ts';
import { keepAwake, untilWanted } from '../../../main/shell/power.ts';
import { stateOf } from '../../support/window/worlds.ts';

vi.mock('electron', async () => await import('../../support/electron/stand-in/power-save-blocker.ts'));
const { powerSaveBlocker } = await import('electron');

const NOW = Date.UTC(2026, 2, 2, 8);
const MINUTE = 60_000;

describe('how long until the computer has to stay awake', () => {
  test.each<[string, Partial<AppState>, number | null]>([
    ['nothing is scheduled', withNext(15), null],
    ['the next message is far', withNext(15, 120, 60), 45],
    ['the next message is near', withNext(15, 10), -5],
    ['it is switched off', withNext(null, 10), null],
    ['a message that has ended', withNext(15, null), null],
    ['everything is paused', { ...withNext(15, 10), pausedAll: true }, null],
    [
      'everything is paused for an hour',
      { ...withNext(15, 10), pausedAll: true, pausedAllUntil: NOW + 60 * MINUTE },
      45,
    ],
  ])('%s', (_case, fields, minutes) => {
    expect(untilWanted(stateOf(fields), NOW)).toBe(minutes === null ? null : minutes * MINUTE);
  });
});

describe('the blocker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    return () => {
      vi.useRealTimers();
      for (let id = 0; id < 100; id++) powerSaveBlocker.stop(id);
    };
  });

  test('is there from so many minutes before a message until it was sent, and not twice', () => {
    const { change, isAwake } = follow(withNext(15, 60));
    expect(isAwake()).toBe(false);
    vi.advanceTimersByTime(45 * MINUTE);
    expect(isAwake()).toBe(true);
    change(withNext(15, 60));
    expect(started()).toBe(1);
    change(withNext(15, 60 * 24 * 40));
    expect(isAwake()).toBe(false);
    // Longer than any timer of Node's.
    vi.advanceTimersByTime((60 * 24 * 40 - 15) * MINUTE);
    expect(isAwake()).toBe(true);
  });

  test('follows the setting', () => {
    const { change, isAwake } = follow(withNext(null, 10));
    expect(isAwake()).toBe(false);
    change(withNext(60, 10));
    expect(isAwake()).toBe(true);
    change(withNext(null, 10));
    expect(isAwake()).toBe(false);
  });
});

/** A state in which messages come in so many minutes. */
function withNext(awakeMinutes: number | null, ...inMinutes: (number | null)[]): Partial<AppState> {
  const { preferences } = stateOf();
  const jobs = inMinutes.map((each) => ({ nextAt: each === null ? null : NOW + each * MINUTE }));
  return { preferences: { ...preferences, awakeMinutes }, jobs: jobs as AppState['jobs'] };
}

function started(): number {
  return Array.from({ length: 100 }, (_each, id) => id).filter((id) => powerSaveBlocker.isStarted(id)).length;
}

function follow(first: Partial<AppState>) {
  let state = stateOf(first);
  const listeners = new Set<(change: Change) => void>();
  keepAwake({
    state: {
      current: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    now: Date.now,
  });
  const change = (fields: Partial<AppState>) => {
    state = stateOf(fields);
    for (const listener of listeners) listener({ type: 'fields', fields: {} });
    vi.advanceTimersByTime(500);
  };
  return { change, isAwake: () => started() > 0 };
}
