import type { Chat } from '../contract/state.ts';
import type { JobStore } from '../core/ports.ts';
import type { StateStore } from '../core/state-store.ts';

/** The chats that a message may go to, as the bot comes to know them. */
export class KnownChats {
  readonly #store: JobStore;
  readonly #state: StateStore;

  constructor(store: JobStore, state: StateStore) {
    this.#store = store;
    this.#state = state;
  }

  list(): Chat[] {
    return this.#store.read().chats;
  }

  remember(chat: Chat): void {
    const chats = this.list();
    const known = chats.find(({ id }) => id === chat.id);
    if (known && known.title === chat.title && known.type === chat.type) return;
    this.#save([...chats.filter(({ id }) => id !== chat.id), chat]);
  }

  forget(chatId: number): void {
    const chats = this.list();
    if (chats.some(({ id }) => id === chatId)) this.#save(chats.filter(({ id }) => id !== chatId));
  }

  #save(chats: Chat[]): void {
    this.#store.write({ ...this.#store.read(), chats });
    this.#state.setFields({ chats });
  }
}
