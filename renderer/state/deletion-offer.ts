import { effect, untracked } from '@preact/signals';
import { quotedTitle } from '../logic/jobs.ts';
import { say } from '../words/index.ts';
import type { Selectors } from './selectors.ts';
import type { Store } from './store.ts';

/** Long enough to see that it was the wrong message or the wrong chat. */
const OFFERED_MS = 10_000;

interface OfferDeps {
  app: Pick<Selectors, 'held' | 'recent' | 'jobs'>;
  attempt: Store['attempt'];
  toasts: Store['toasts'];
  titleOfChat: (chatId: number) => string;
}

export interface DeletionOffer {
  /** This delivery was sent by hand, with no moment to take it back. */
  follow(key: string): void;
}

/** Offers for a moment to delete from its chat what was sent by hand: once it has left, it can no longer be taken back. */
export function createDeletionOffer({ app, attempt, toasts, titleOfChat }: OfferDeps): DeletionOffer {
  const awaited = new Set<string>();
  const remove = async (key: string) => {
    const reply = await attempt('delivery.deleteSent', { key });
    if (reply.ok) toasts.show({ text: say().history.deletedIt });
  };
  const look = () => {
    for (const { key } of app.held.value) awaited.add(key);
    for (const { key, state, messageId, jobId, jobName, text, chatId } of app.recent.value) {
      if (!awaited.has(key) || state === 'pending' || state === 'sending') continue;
      awaited.delete(key);
      if (state !== 'sent' || messageId === undefined) continue;
      untracked(() => {
        const job = app.jobs.value.find(({ id }) => id === jobId);
        const title = quotedTitle(job ?? { name: jobName, message: { text } });
        const action = { label: say().history.deleteInChat, run: () => void remove(key) };
        toasts.show({ text: say().shared.sentTo(title, titleOfChat(chatId)), action, forMs: OFFERED_MS });
      });
    }
  };
  effect(look);
  return {
    follow(key) {
      awaited.add(key);
      untracked(look);
    },
  };
}
