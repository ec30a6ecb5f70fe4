import { Notification } from 'electron';
import type { Delivery } from '../contract/delivery.ts';
import type { Change } from '../contract/state.ts';
import { newsOf } from './delivery-news.ts';

/** A network that comes back, or a bot that was blocked, fails many deliveries at once: they make one notification. */
const BURST_MS = 1_500;

export interface NotificationDeps {
  subscribe(listener: (change: Change) => void): () => void;
  openHistory(): void;
}

/** Tells of deliveries that failed or are unsure. What was already so at the start is the window's to show. */
export function notifyOfTrouble(deps: NotificationDeps): void {
  let burst = new Map<string, Delivery>();
  // Electron drops a notification's click with the object when nothing holds it.
  const shown = new Set<Notification>();

  const tell = () => {
    const news = newsOf([...burst.values()]);
    burst = new Map();
    if (!news || !Notification.isSupported()) return;
    const notification = new Notification(news);
    shown.add(notification);
    notification.on('click', deps.openHistory);
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };

  deps.subscribe((change) => {
    if (change.type !== 'delivery') return;
    const { delivery } = change;
    if (!isTrouble(delivery)) {
      // Settled within the burst: there is nothing left to tell.
      burst.delete(delivery.key);
      return;
    }
    if (burst.size === 0) setTimeout(tell, BURST_MS);
    burst.set(delivery.key, delivery);
  });
}

function isTrouble({ state }: Delivery): boolean {
  return state === 'failed' || state === 'unsure';
}
