import { ipcMain, type WebContents } from 'electron';
import type { Push, Reply } from '../contract/ipc.ts';
import type { AppState } from '../contract/state.ts';
import type { Log } from '../core/ports.ts';
import { CALL, PUSH, SUBSCRIBE } from './channels.ts';
import { isTrustedSender } from './window-origin.ts';

export interface IpcDeps {
  /** Whose calls are taken, from its main frame alone; null while there is no window. */
  window: () => WebContents | null;
  dispatch(channel: string, payload: unknown): Promise<Reply<unknown>>;
  current(): AppState;
  subscribe(listener: (push: Push) => void): () => void;
  log: Log;
}

export interface WindowLink {
  /** Reaches the window even when it is still loading. */
  navigate(to: Extract<Push, { topic: 'navigate' }>['to']): void;
}

/** All that passes between main and the window. Payloads are parsed by `dispatch`. */
export function registerIpc(deps: IpcDeps): WindowLink {
  let listening: WebContents | null = null;
  let waiting: Push | null = null;
  const send = (push: Push) => {
    if (listening && !listening.isDestroyed()) listening.send(PUSH, push);
  };

  handle(deps, CALL, (_sender, channel, payload) => deps.dispatch(typeof channel === 'string' ? channel : '', payload));
  handle(deps, SUBSCRIBE, (sender) => {
    listening = sender;
    // Snapshot first, then changes: a window that was loaded again has missed nothing.
    send({ topic: 'state', change: { type: 'snapshot', state: deps.current() } });
    if (waiting) send(waiting);
    waiting = null;
  });
  deps.subscribe(send);

  return {
    navigate(to) {
      const push: Push = { topic: 'navigate', to };
      if (listening && listening === deps.window()) send(push);
      else waiting = push;
    },
  };
}

/** The one way to register a channel: nothing but the window's own page is heard. */
function handle(deps: IpcDeps, name: string, run: (sender: WebContents, ...args: unknown[]) => unknown): void {
  ipcMain.handle(name, (event, ...args: unknown[]) => {
    if (!isTrustedSender(event, deps.window())) {
      deps.log.warn(`Refused ${name} from ${event.senderFrame?.url ?? 'a frame that is gone'}.`);
      throw new Error('Carillon takes calls from its own window alone.');
    }
    return run(event.sender, ...args);
  });
}
