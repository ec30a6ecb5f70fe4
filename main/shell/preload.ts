import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { CarillonApi, Push, Reply } from '../contract/ipc.ts';
import { msg } from '../i18n/msg.ts';
import { CALL, PUSH, SUBSCRIBE } from './channels.ts';

// Types alone come from the contract: main checks each call, and zod need not be in every window a second time.
const api: CarillonApi = {
  call: (channel, input) => ipcRenderer.invoke(CALL, channel, input).catch(refused),
  subscribe(listener, connection) {
    const take = (_event: IpcRendererEvent, push: Push) => listener(push);
    ipcRenderer.on(PUSH, take);
    ipcRenderer.invoke(SUBSCRIBE).then(
      () => connection?.(true),
      () => connection?.(false),
    );
    return () => void ipcRenderer.off(PUSH, take);
  },
};

contextBridge.exposeInMainWorld('carillon', api);

/** Main answers every call of its own window, so this is another page in its place, or an end in the middle of a call. */
function refused(): Reply<never> {
  return { ok: false, error: { code: 'unavailable', ...msg('notice.carillonDidNotAnswer') } };
}
