import { EventEmitter } from 'node:events';
import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';
import { lifecycle } from './lifecycle.ts';

export class Notification
  extends EventEmitter
  implements Pick<ElectronNotification, 'title' | 'body' | 'silent' | 'show' | 'close'>
{
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;

  constructor({ title, body, silent, actions }: NotificationConstructorOptions = {}) {
    super();
    if (!title) throw new Error('A notification needs a title.');
    this.title = title;
    this.body = body ?? '';
    this.silent = silent ?? false;
    if (actions) throw new Error('Linux shows no buttons: the app has to do without.');
  }

  static isSupported = (): boolean => true;

  show(): void {
    lifecycle.needReady('Notification.show()');
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}
