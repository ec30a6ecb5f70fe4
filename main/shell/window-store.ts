import { z } from 'zod';
import { openJsonStore, type StoreFactory } from '../adapters/json-store.ts';
import type { Log } from '../core/ports.ts';
import { Bounds } from './window-bounds.ts';

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
    onDamage: (text) => log.warn(text),
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
