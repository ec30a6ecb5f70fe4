import type { Session } from 'electron';
import { lifecycle } from './lifecycle.ts';

type Known =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'resolveProxy';

class StandInSession implements Pick<Session, Known> {
  #asked = false;
  #checked = false;

  /** Without handlers Electron grants whatever a page asks for. */
  get isGuarded(): boolean {
    return this.#asked && this.#checked;
  }

  setPermissionRequestHandler(handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    this.#asked = isHandler(handler);
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#checked = isHandler(handler);
  }

  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    isHandler(handler);
  }

  async resolveProxy(): Promise<string> {
    return 'DIRECT';
  }
}

function isHandler(handler: unknown): boolean {
  if (handler !== null && typeof handler !== 'function') throw new TypeError('Must pass null or function');
  return handler !== null;
}

const only = new StandInSession();

export const session = {
  get defaultSession(): StandInSession {
    lifecycle.needReady('Session can only be received when app is ready', TypeError);
    return only;
  },
};
