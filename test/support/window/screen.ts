import type { Page } from 'playwright';
import type { FakeCarillon, FakeWorld } from './fake-carillon.ts';

/** One look of the window: the world behind it, its address, and what is done there first. */
export interface Screen {
  name: string;
  world: FakeWorld;
  hash?: string;
  /** Ends when what is to be seen is there. */
  act?: (page: Page, fake: FakeCarillon) => Promise<unknown>;
  /** Opened without the address that lets a browser in. */
  shutOut?: true;
  /** Carillon goes away once the window is open. */
  thenDown?: true;
}
