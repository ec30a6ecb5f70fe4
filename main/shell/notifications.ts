import { app, type BrowserWindow, Notification, type NotificationConstructorOptions, nativeImage } from 'electron';
import type { Delivery } from '../contract/delivery.ts';
import type { AppState, Change } from '../contract/state.ts';
import type { Log } from '../core/ports.ts';
import { wordsOfDesktop } from '../i18n/index.ts';
import { isQuiet, newsKindOf, newsOf } from './delivery-news.ts';
import dot from './icons/overlay.png?inline';

/** A network that comes back, or a bot that was blocked, fails many deliveries at once: they make one notification. */
const BURST_MS = 1_500;

export interface NotificationDeps {
  state: { current(): AppState; subscribe(listener: (change: Change) => void): () => void };
  /** The user's word on a delivery that is unsure. */
  resolveDelivery(key: string, as: 'arrived' | 'resend'): void;
  openHistory(): void;
  platform: NodeJS.Platform;
  log: Log;
}

/** What can be answered without opening the window. */
const ANSWERS = [
  { as: 'arrived', text: 'itArrived' },
  { as: 'resend', text: 'sendAgain' },
] as const;

/** Tells of deliveries that failed, are unsure or were missed, as far as the user wants to hear of each. */
export class Notifications {
  readonly #deps: NotificationDeps;
  #burst = new Map<string, Delivery>();
  /** What was told as missed already: such a delivery changes again when it is sent at last. */
  readonly #told = new Set<string>();
  // Electron drops a notification's click with the object when nothing holds it.
  readonly #shown = new Set<Notification>();

  constructor(deps: NotificationDeps) {
    this.#deps = deps;
    deps.state.subscribe((change) => {
      if (change.type === 'delivery') this.#take(change.delivery);
    });
  }

  /** What was missed before this start, for a user who sees no window. */
  tellOfAbsence(): void {
    for (const delivery of this.#deps.state.current().missed) this.#take(delivery);
  }

  /** Something else that the user should know once. */
  tell(news: { title: string; body: string }, onClick: () => void): void {
    this.#show({ ...news, groupId: 'carillon' }, onClick);
  }

  #take(delivery: Delivery): void {
    const kind = newsKindOf(delivery);
    const { notifications } = this.#deps.state.current().preferences;
    const isNews = kind !== null && notifications[kind] && !(kind === 'missed' && this.#told.has(delivery.key));
    if (!isNews) {
      // Settled within the burst: there is nothing left to tell.
      this.#burst.delete(delivery.key);
      return;
    }
    if (this.#burst.size === 0) setTimeout(() => this.#tellBurst(), BURST_MS);
    this.#burst.set(delivery.key, delivery);
  }

  #tellBurst(): void {
    const deliveries = [...this.#burst.values()];
    this.#burst = new Map();
    const news = newsOf(deliveries, wordsOfDesktop(this.#deps.state.current().preferences));
    if (!news) return;
    for (const { key } of deliveries) this.#told.add(key);
    const [only] = deliveries;
    const isQuestion = deliveries.length === 1 && only?.state === 'unsure';
    this.#show({ ...news, groupId: 'deliveries' }, this.#deps.openHistory, isQuestion ? only : undefined);
  }

  /** @param question the delivery to ask about, where the system has buttons for it */
  #show(options: NotificationConstructorOptions, onClick: () => void, question?: Delivery): void {
    if (!Notification.isSupported()) return;
    const { platform, state, resolveDelivery, log } = this.#deps;
    const { preferences, timeZone } = state.current();
    const { news } = wordsOfDesktop(preferences).tray;
    const isSilent = isQuiet(preferences.quiet, Date.now(), timeZone);
    const asks = question && platform !== 'linux';
    const notification = new Notification({
      ...options,
      silent: isSilent,
      // Linux knows no `silent`: what is of low urgency makes no sound on most of its desktops.
      ...(platform === 'linux' ? { urgency: isSilent ? 'low' : 'normal' } : {}),
      ...(asks ? { actions: ANSWERS.map(({ text }) => ({ type: 'button' as const, text: news[text] })) } : {}),
    });
    this.#shown.add(notification);
    notification.on('click', onClick);
    notification.on('action', ({ actionIndex }) => {
      const answer = ANSWERS[actionIndex];
      if (question && answer) resolveDelivery(question.key, answer.as);
    });
    notification.on('close', () => this.#shown.delete(notification));
    notification.on('failed', (_event, error) => {
      this.#shown.delete(notification);
      log.warn(`The system did not show a notification: ${error}`);
    });
    notification.show();
  }
}

/**
 * How many things wait for the user, on the icon of the app: a number on macOS and on the Linux desktops that show one, a
 * dot on the window's button in Windows' taskbar.
 */
export function showBadge(count: number, window: BrowserWindow | null, platform: NodeJS.Platform): void {
  if (platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  const words = count === 1 ? '1 message needs a look' : `${count} messages need a look`;
  window?.setOverlayIcon(count > 0 ? nativeImage.createFromDataURL(dot) : null, count > 0 ? words : '');
}
