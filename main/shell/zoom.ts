import type { Input, WebContents } from 'electron';

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
