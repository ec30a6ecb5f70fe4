import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isOwnUrl } from './window-files.ts';

/** Whether a call comes from the window's own page: not from a frame in it, from another window, or from what took its place. */
export function isTrustedSender(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: WebContents | null,
): boolean {
  return window !== null && sender === window && senderFrame === window.mainFrame && isOwnUrl(senderFrame.url);
}
