import type { Session } from 'electron';
import { lifecycle } from './lifecycle.ts';

type Known = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler';

class StandInSession implements Pick<Session, Known> {
  #asked = false;
  #checked = false;

  /** Without handlers Electron grants whatever a page asks for. */
  get isGuarded(): boolean {
    return this.#asked && this.#checked;
  }

  setPermissionRequestHandler(handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    this.#asked = handler !== null;
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#checked = handler !== null;
  }

  setDevicePermissionHandler(): void {}
}

const only = new StandInSession();

export const session = {
  get defaultSession(): StandInSession {
    lifecycle.needReady('session.defaultSession');
    return only;
  },
};
