import type { Input, WebContents } from 'electron';
import { z } from 'zod';
import { openJsonStore, type StoreFactory } from '../adapters/json-store.ts';
import type { Log } from '../core/ports.ts';
import { en } from '../i18n/en/index.ts';

export const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof Bounds>;

/** How much of a remembered window must lie on a screen, in both directions, for a person to find and drag it. */
const REACHABLE = 100;

/** The remembered place, unless the screen that it was on is gone. */
export function usableBounds(remembered: Bounds | null, workAreas: readonly Bounds[]): Bounds | null {
  if (!remembered) return null;
  const isReachable = workAreas.some(
    (area) =>
      overlap(remembered, area, 'x', 'width') >= REACHABLE && overlap(remembered, area, 'y', 'height') >= REACHABLE,
  );
  return isReachable ? remembered : null;
}

function overlap(a: Bounds, b: Bounds, start: 'x' | 'y', size: 'width' | 'height'): number {
  return Math.min(a[start] + a[size], b[start] + b[size]) - Math.max(a[start], b[start]);
}

const WindowFile = z.object({
  version: z.literal(1),
  bounds: Bounds.nullable(),
  /** Whether the user was told that closing the window ends nothing. */
  toldOfTray: z.boolean().default(false),
  /** Electron's zoom level: 0 is the original size. */
  zoom: z.number().default(0),
});
type WindowFile = z.infer<typeof WindowFile>;

/** window.json in `folder`: where the window was, and what was said about it. */
export function openWindowStore(open: StoreFactory, folder: string, log: Log) {
  const store = openJsonStore({
    open,
    folder,
    name: 'window',
    schema: WindowFile,
    steps: [],
    empty: { version: 1 as const, bounds: null, toldOfTray: false, zoom: 0 },
    now: Date.now,
    onDamage: (text) => log.warn(en.say(text)),
  });
  return {
    read: (): WindowFile => store.read(),
    write(part: Partial<WindowFile>) {
      try {
        store.write({ ...store.read(), ...part });
      } catch (error) {
        log.error('What concerns the window could not be saved', error);
      }
    },
  };
}

export type ZoomStep = 'in' | 'out' | 'reset';

/** Chromium's own bounds are 50 % and 300 %, at 1.2 to the power of the level. */
const SMALLEST = -3.5;
const LARGEST = 6;
const STEP = 0.5;

const KEYS = new Map<string, ZoomStep>([
  ['+', 'in'],
  // The same key without Shift, where plus needs it.
  ['=', 'in'],
  ['-', 'out'],
  ['_', 'out'],
  ['0', 'reset'],
]);

/** Pure: what the keys ask for. Without a menu (Windows, Linux) Electron has no keys for the zoom. */
export function zoomStepOf(
  { type, key, control, meta, alt }: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
  platform: NodeJS.Platform,
): ZoomStep | null {
  const isCommand = platform === 'darwin' ? meta && !control : control && !meta;
  // AltGr is Control and Alt: with it people write signs.
  return type === 'keyDown' && isCommand && !alt ? (KEYS.get(key) ?? null) : null;
}

/** Pure: the level after the step. */
export function zoomed(level: number, step: ZoomStep): number {
  if (step === 'reset') return 0;
  return Math.min(LARGEST, Math.max(SMALLEST, level + (step === 'in' ? STEP : -STEP)));
}

export interface KeptZoom {
  read(): number;
  write(level: number): void;
}

export function zoom(contents: WebContents, kept: KeptZoom, step: ZoomStep): void {
  const level = zoomed(contents.zoomLevel, step);
  contents.zoomLevel = level;
  kept.write(level);
}

/** Zooms by keys and by the wheel, and shows a new window as large as the last one was. */
export function followZoom(contents: WebContents, kept: KeptZoom, platform: NodeJS.Platform): void {
  // The zoom is the page's origin's: before there is one it would be lost.
  contents.on('dom-ready', () => {
    contents.zoomLevel = kept.read();
  });
  contents.on('before-input-event', (event, input) => {
    const step = zoomStepOf(input, platform);
    if (!step) return;
    event.preventDefault();
    zoom(contents, kept, step);
  });
  contents.on('zoom-changed', (_event, direction) => zoom(contents, kept, direction));
}

const WITHIN_MS = 10 * 60_000;
const MOST = 3;

/** How often a window that dies is made anew by itself: 3 times in 10 minutes. One that dies each time would otherwise never end. */
export class CrashLoopGuard {
  #at: number[] = [];

  /** Whether it may be made anew now, which then counts. @param now ms of a clock that is never set back */
  allow(now: number): boolean {
    this.#at = this.#at.filter((at) => now - at < WITHIN_MS);
    if (this.#at.length >= MOST) return false;
    this.#at.push(now);
    return true;
  }
}
