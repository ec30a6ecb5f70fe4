import { z } from 'zod';
import { openJsonStore, type StoreFactory } from '../adapters/json-store.ts';
import type { Log } from '../core/ports.ts';
import { Bounds } from './window-bounds.ts';

const WindowFile = z.object({ version: z.literal(1), bounds: Bounds.nullable() });

/** window.json in `folder`: where the window was. */
export function openBoundsStore(open: StoreFactory, folder: string, log: Log) {
  const store = openJsonStore({
    open,
    folder,
    name: 'window',
    schema: WindowFile,
    steps: [],
    empty: { version: 1 as const, bounds: null },
    now: Date.now,
    onDamage: (text) => log.warn(text),
  });
  return {
    read: () => store.read().bounds,
    write(bounds: Bounds) {
      try {
        store.write({ version: 1, bounds });
      } catch (error) {
        log.error('The place of the window could not be saved', error);
      }
    },
  };
}
