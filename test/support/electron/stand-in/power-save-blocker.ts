import type { PowerSaveBlocker } from 'electron';
import { needConvertible } from './arguments.ts';

const TYPES = ['prevent-app-suspension', 'prevent-display-sleep'];

/** shell/browser/api/electron_api_power_save_blocker.cc: ids count from 0, and none is given twice. */
class StandInPowerSaveBlocker implements Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'> {
  readonly #started = new Set<number>();
  #count = 0;

  start(type: string): number {
    needConvertible(TYPES.includes(type), type);
    this.#started.add(this.#count);
    return this.#count++;
  }

  stop(id: number): boolean {
    needConvertible(Number.isInteger(id), id);
    return this.#started.delete(id);
  }

  isStarted = (id: number): boolean => this.#started.has(id);
}

export const powerSaveBlocker = new StandInPowerSaveBlocker();
