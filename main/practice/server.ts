import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { PracticeEvent, PracticeMessage } from '../contract/practice.ts';
import { Gateway, type Probe } from './gateway.ts';
import type { SendLimits } from './message-methods.ts';
import { createMethods } from './methods.ts';
import { People, type PersonOptions, type SendOptions } from './person.ts';
import { isShown, toPracticeMessage } from './practice-chats.ts';
import { PracticeStore, readSavedWorld } from './store.ts';
import { World } from './world.ts';

// An import would evaluate all that the module hands on, a WebSocket client of some megabytes among it.
const { createServer } = process.getBuiltinModule('node:http');

/** Longer than clients keep a connection for reuse: one that the server ends first could lose a request on its way. */
const KEEP_ALIVE_MS = 120_000;

export interface PracticeOptions {
  /** The only valid token: the bot's id, a colon, a secret. */
  token: string;
  bot: { username: string; name: string };
  /** The person in the practice chat; the id of the private chat is theirs. */
  user: { id: number; name: string };
  /** Epoch ms. Dates, limits and the lifetime of taps go by it; long polls go by real time. */
  now: () => number;
  /** A JSON file that keeps the chats, with what waits for the bot, across restarts. A damaged one counts as none. */
  storeFile?: string;
  /** Where what is in files is kept; left out: in memory. */
  filesFolder?: string;
  /** Left out: as much is sent as one likes. */
  limits?: SendLimits | undefined;
  /** Left out: nothing comes between a request and its answer. */
  probe?: Probe | undefined;
}

/** A Telegram Bot API server on 127.0.0.1, with a person to write to: for trying Carillon with no token, and for tests. */
export class PracticeServer {
  protected readonly world: World;
  readonly #people: People;
  readonly #store: PracticeStore;
  readonly #gateway: Gateway;
  #server: Server | null = null;

  /** Reads the store file. @throws Error when the token has not the form of one */
  constructor(options: PracticeOptions) {
    const { token, now, storeFile, limits = null, probe } = options;
    const world = new World(options, readSavedWorld(storeFile, now()));
    this.world = world;
    this.#people = new People(world);
    this.#store = new PracticeStore(storeFile, () => world.save());
    const methods = createMethods(world, limits);
    const onProcessed = () => this.#store.changed();
    this.#gateway = new Gateway({ token, methods, files: world.files, probe, onProcessed });
  }

  /** @throws the system's error, EADDRINUSE among them; Error when it runs already */
  async start(port = 0): Promise<void> {
    if (this.#server) throw new Error('The practice server runs already.');
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      this.#gateway.handle(request, response);
    });
    server.on('connection', (socket) => this.connected(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    this.#server = server;
  }

  /** Ends long polls and open connections at once, and writes the store. Can be started again, with all it knew. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await this.#gateway.stop();
    }
    await this.#store.flush();
  }

  /** Without a trailing slash. @throws Error when it does not run */
  get apiRoot(): string {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    if (!address) throw new Error('The practice server does not run.');
    return `http://127.0.0.1:${address.port}`;
  }

  /**
   * The person writes; someone else does with `from`, in a private chat of their own unless `chatId` says where.
   * @throws Error when there is no such chat, the bot is blocked in it, or the text is empty
   */
  userSends(text: string, options: SendOptions = {}): PracticeMessage {
    return this.changing(() => this.#people.send(text, options));
  }

  /** The person taps an inline button. @throws Error when there is no such button */
  userTaps(messageId: number, data: string, options: PersonOptions = {}): void {
    this.changing(() => this.#people.tap(messageId, data, options));
  }

  /** Oldest first; of the practice chat unless `chatId` names another. An unknown chat has none. */
  messages(chatId: number = this.world.user.id): PracticeMessage[] {
    const entries = this.world.book.find(chatId)?.messages.values() ?? [];
    return [...entries].filter(isShown).map(toPracticeMessage);
  }

  /** Hears what changes in the practice chat, and in no other. Returns what ends that. */
  onEvent(listener: (event: PracticeEvent) => void): () => void {
    return this.world.onEvent(listener);
  }

  protected connected(_socket: Socket): void {}

  protected breakConnections(): void {
    this.#server?.closeAllConnections();
  }

  protected changing<T>(act: () => T): T {
    try {
      return act();
    } finally {
      this.#store.changed();
    }
  }
}
