import { EventEmitter } from 'node:events';
import type {
  Notification as ElectronNotification,
  NotificationAction,
  NotificationConstructorOptions,
} from 'electron';
import { StandInEvent } from './event.ts';
import { lifecycle } from './lifecycle.ts';

/** Why the desktop shows none; null: it does. What tests set. */
export const notificationDaemon = { refuses: null as string | null };

type Known = 'title' | 'body' | 'silent' | 'urgency' | 'actions' | 'show' | 'close';

/** shell/browser/api/electron_api_notification.cc, and libnotify_notification.cc, which knows no `silent` and no buttons. */
export class Notification extends EventEmitter implements Pick<ElectronNotification, Known> {
  title: string;
  body: string;
  silent: boolean;
  urgency: ElectronNotification['urgency'];
  actions: NotificationAction[];
  #isShown = false;

  constructor({ title, body, silent, urgency, actions }: NotificationConstructorOptions = {}) {
    lifecycle.needReady('Cannot create Notification before app is ready');
    super();
    if (!title) throw new Error('A notification needs a title.');
    if (actions && process.platform === 'linux') throw new Error('Linux shows no buttons: the app has to do without.');
    if (silent && process.platform === 'linux' && urgency !== 'low')
      throw new Error('Linux knows no silent notification: only one of low urgency makes no sound.');
    this.title = title;
    this.body = body ?? '';
    this.silent = silent ?? false;
    this.urgency = urgency ?? 'normal';
    this.actions = actions ?? [];
  }

  static isSupported = (): boolean => true;

  show(): void {
    const { refuses } = notificationDaemon;
    this.#isShown = refuses === null;
    if (refuses === null) this.emit('show', new StandInEvent());
    else this.emit('failed', new StandInEvent(), refuses);
  }

  close(): void {
    if (this.#isShown) this.emit('close', new StandInEvent());
    this.#isShown = false;
  }
}
