import type { TokenStorage } from '../contract/state.ts';
import { UserError } from '../core/errors.ts';
import type { Log, SecretStore } from '../core/ports.ts';

export interface TokenKeeperDeps {
  secrets: SecretStore;
  log: Log;
  /** Told where the token is from now on. */
  onStorage: (storage: TokenStorage) => void;
}

/**
 * Where the bot's token is: in the system's keyring; without one in a file, if the user agreed to that, or in the memory of
 * this process alone, which is asked for it again at the next start.
 */
export class TokenKeeper {
  readonly #deps: TokenKeeperDeps;
  #inMemory: string | null = null;

  constructor(deps: TokenKeeperDeps) {
    this.#deps = deps;
    void deps.secrets.opened.then(() => {
      if (this.#inMemory === null) deps.onStorage(deps.secrets.storage);
    });
  }

  /**
   * Null when none is kept, and when the keyring does not give it: the log says why.
   * @throws UserError when the file that it is in cannot be read
   */
  async read(): Promise<string | null> {
    if (this.#inMemory !== null) return this.#inMemory;
    try {
      return await this.#deps.secrets.get();
    } catch (error) {
      // A file that this account may not read is not a token that is gone.
      if (error instanceof UserError) throw error;
      this.#deps.log.error('The stored token could not be read', error);
      return null;
    }
  }

  /** @param inFile consent to a file that the account can read, where there is no keyring */
  async keep(token: string, inFile: boolean): Promise<'kept' | 'session'> {
    const { secrets, onStorage } = this.#deps;
    if (secrets.storage === 'file' && !inFile) {
      // Of a former bot, or of a former answer: the next start would take it for this one's.
      await secrets.clear();
      this.useForSession(token);
      return 'session';
    }
    await secrets.set(token);
    this.#inMemory = null;
    onStorage(secrets.storage);
    return 'kept';
  }

  /** A token that nobody asked to keep, such as the environment's. */
  useForSession(token: string): void {
    this.#inMemory = token;
    this.#deps.onStorage('session');
  }

  /** Drops what is in memory alone. What is kept stays. */
  forgetSession(): void {
    this.#inMemory = null;
    this.#deps.onStorage(this.#deps.secrets.storage);
  }
}
