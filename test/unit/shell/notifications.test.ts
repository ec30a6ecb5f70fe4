import type { EventEmitter } from 'node:events';
import type { BrowserWindow, NotificationConstructorOptions } from 'electron';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../main/contract/preferences.ts';
import { type AppState, applyChange, type Change } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { Notifications, showBadge } from '../../../main/shell/notifications.ts';

/** What Electron would show, with the options that it was given. */
const shown = vi.hoisted(() => [] as Shown[]);
const counts = vi.hoisted(() => [] as number[]);
interface Shown extends EventEmitter {
  options: NotificationConstructorOptions;
}

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = () => true;
    readonly options: NotificationConstructorOptions;
    constructor(options: NotificationConstructorOptions) {
      super();
      this.options = options;
    }
    show() {
      shown.push(this as Shown);
    }
  }
  const app = { setBadgeCount: (count: number) => counts.push(count) > 0 };
  const nativeImage = { createFromDataURL: (url: string) => url.slice(0, 15) };
  return { app, nativeImage, Notification };
});

/** Half past nine in the evening in Berlin. */
const NOW = Date.parse('2026-11-23T20:30:00Z');

beforeEach(() => {
  shown.length = 0;
  counts.length = 0;
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

describe('the badge', () => {
  /** A window that keeps what is laid over its icon. */
  function withOverlays() {
    const overlays: [unknown, string][] = [];
    const setOverlayIcon = (image: unknown, words: string) => void overlays.push([image, words]);
    return { overlays, window: { setOverlayIcon } as unknown as BrowserWindow };
  }

  test.each(['linux', 'darwin'] as const)(
    '%s has the number on the app’s icon, with a window or without',
    (platform) => {
      const { overlays, window } = withOverlays();
      showBadge(3, window, platform);
      showBadge(0, null, platform);
      expect(counts).toEqual([3, 0]);
      expect(overlays).toEqual([]);
    },
  );

  test('Windows has a dot on the window’s button, which says the number to a screen reader', () => {
    const { overlays, window } = withOverlays();
    showBadge(1, window, 'win32');
    showBadge(2, window, 'win32');
    showBadge(0, window, 'win32');
    showBadge(1, null, 'win32');
    expect(overlays).toEqual([
      ['data:image/png;', '1 message needs a look'],
      ['data:image/png;', '2 messages need a look'],
      [null, ''],
    ]);
    expect(counts).toEqual([]);
  });
});

describe('what is told', () => {
  test('an evening without a network makes one notification, of the same group as the next', () => {
    const { change } = world();
    change(failed('1', 'Bins'));
    vi.advanceTimersByTime(800);
    change(failed('2', 'Plants'));
    change(failed('3', 'Bins'));
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(2_000);
    change(failed('4', 'Stand-up'));
    vi.advanceTimersByTime(2_000);
    expect(shown.map(({ options: { title, body, groupId } }) => [title, body, groupId])).toEqual([
      ['3 messages were not sent', '“Bins”, “Plants”', 'deliveries'],
      ['A message was not sent', '“Stand-up”: No network.', 'deliveries'],
    ]);
  });

  test.each(['failed', 'unsure', 'missed'] as const)(
    '%s is left out by whoever does not want to hear of it',
    (kind) => {
      const notifications = { ...DEFAULT_PREFERENCES.notifications, [kind]: false };
      const { change } = world({ preferences: { notifications } });
      change(failed('1', 'Failed'));
      change(unsure('2', 'Unsure'));
      change(missed('3', 'Missed'));
      vi.advanceTimersByTime(2_000);
      const others = ['Failed', 'Unsure', 'Missed'].filter((name) => name.toLowerCase() !== kind);
      expect(shown.map(({ options }) => options.body)).toEqual([others.map((name) => `“${name}”`).join(', ')]);
    },
  );

  test('what was settled within the burst, and what was sent, is no news', () => {
    const { change } = world();
    change(unsure('1', 'Bins'));
    change({ ...unsure('1', 'Bins'), state: 'sent' });
    change({ ...failed('2', 'Plants'), state: 'sent' });
    vi.advanceTimersByTime(2_000);
    expect(shown).toEqual([]);
  });

  test('after an absence without a window, what was missed is told once, and not again when it is sent at last', () => {
    const { notifications, change } = world({ missed: [missed('1', 'Bins'), missed('2', 'Plants')] });
    notifications.tellOfAbsence();
    vi.advanceTimersByTime(2_000);
    expect(shown.map(({ options }) => options.title)).toEqual(['2 messages fell due while you were away']);
    change({ ...missed('1', 'Bins'), state: 'sent' });
    vi.advanceTimersByTime(2_000);
    expect(shown).toHaveLength(1);
  });

  test('an absence in which nothing was missed is not told', () => {
    world().notifications.tellOfAbsence();
    vi.advanceTimersByTime(2_000);
    expect(shown).toEqual([]);
  });
});

describe('how', () => {
  test('without a sound in quiet hours, by the clock of this computer’s zone', () => {
    const { change } = world({ preferences: { quiet: { from: '21:00', to: '07:00' } } });
    change(failed('1', 'Bins'));
    vi.advanceTimersByTime(2_000);
    vi.setSystemTime(NOW + 10 * 3_600_000);
    change(failed('2', 'Bins'));
    vi.advanceTimersByTime(2_000);
    expect(shown.map(({ options }) => options.silent)).toEqual([true, false]);
    // Linux has this in place of it.
    expect(shown.map(({ options }) => options.urgency)).toEqual(['low', 'normal']);
  });

  test('one that the system does not show is in the log', () => {
    const { change, warned } = world();
    change(failed('1', 'Bins'));
    vi.advanceTimersByTime(2_000);
    shown[0]?.emit('failed', {}, 'no notification daemon');
    expect(warned).toEqual(['The system did not show a notification: no notification daemon']);
  });

  test('one that is unsure asks, where the system has buttons, and a button settles it', () => {
    const { change, settled } = world({ platform: 'darwin' });
    change(unsure('1', 'Bins'));
    vi.advanceTimersByTime(2_000);
    expect(shown[0]?.options.actions?.map(({ text }) => text)).toEqual(['It arrived', 'Send it again']);
    shown[0]?.emit('action', { actionIndex: 1 });
    expect(settled).toEqual([['1', 'resend']]);
  });

  test('it has no buttons on Linux, nor where it stands for several', () => {
    const linux = world({ platform: 'linux' });
    linux.change(unsure('1', 'Bins'));
    vi.advanceTimersByTime(2_000);
    const mac = world({ platform: 'darwin' });
    mac.change(unsure('2', 'Bins'));
    mac.change(unsure('3', 'Plants'));
    vi.advanceTimersByTime(2_000);
    expect(shown.map(({ options }) => options.actions)).toEqual([undefined, undefined]);
  });

  test('a click opens the history, even long after', () => {
    const { change, opened } = world();
    change(failed('1', 'Bins'));
    vi.advanceTimersByTime(600_000);
    shown[0]?.emit('click');
    expect(opened).toEqual(['history']);
  });
});

interface WorldOptions {
  preferences?: Partial<Preferences>;
  missed?: Delivery[];
  platform?: NodeJS.Platform;
}

function world({ preferences, missed = [], platform = 'linux' }: WorldOptions = {}) {
  let state = {
    timeZone: 'Europe/Berlin',
    recent: [] as Delivery[],
    missed,
    unsure: 0,
    preferences: { ...DEFAULT_PREFERENCES, ...preferences },
  } as AppState;
  const listeners = new Set<(change: Change) => void>();
  const settled: [string, string][] = [];
  const opened: string[] = [];
  onTestFinished(() => listeners.clear());
  const warned: string[] = [];
  const notifications = new Notifications({
    log: { debug() {}, info() {}, warn: (text) => void warned.push(text), error() {} },
    state: {
      current: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    resolveDelivery: (key, as) => settled.push([key, as]),
    openHistory: () => opened.push('history'),
    platform,
  });
  const change = (delivery: Delivery) => {
    const all: Change = { type: 'delivery', delivery, unsure: 0 };
    state = applyChange(state, all);
    for (const listener of listeners) listener(all);
  };
  return { notifications, change, settled, opened, warned };
}

function failed(key: string, jobName: string): Delivery {
  return delivery(key, jobName, { state: 'failed', reason: verbatim('No network.') });
}

function unsure(key: string, jobName: string): Delivery {
  return delivery(key, jobName, { state: 'unsure' });
}

function missed(key: string, jobName: string): Delivery {
  return delivery(key, jobName, { state: 'pending', missed: true });
}

function delivery(key: string, jobName: string, part: Pick<Delivery, 'state'> & Partial<Delivery>): Delivery {
  const fixed = { chatId: 1, text: jobName, dueAt: NOW, attempts: 1, changedAt: NOW, coalesced: 0 };
  return { key, jobId: 'k7pd', jobName, ...fixed, ...part };
}
