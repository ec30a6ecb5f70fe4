import type { Event } from 'electron';

/** The event object that Electron hands to listeners. */
export class StandInEvent implements Event {
  defaultPrevented = false;
  preventDefault = (): void => {
    this.defaultPrevented = true;
  };
}
