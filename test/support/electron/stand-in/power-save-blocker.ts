import type { PowerSaveBlocker } from 'electron';

const TYPES = ['prevent-app-suspension', 'prevent-display-sleep'];

/** shell/browser/api/electron_api_power_save_blocker.cc: ids count from 0, and none is given twice. */
class StandInPowerSaveBlocker implements Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'> {
  readonly #started = new Set<number>();
  #count = 0;

  start(type: string): number {
    if (!TYPES.includes(type)) throw new TypeError('Error processing argument at index 0, conversion failure');
    this.#started.add(this.#count);
    return this.#count++;
  }

  stop = (id: number): boolean => this.#started.delete(id);
  isStarted = (id: number): boolean => this.#started.has(id);
}

export const powerSaveBlocker = new StandInPowerSaveBlocker();
