import { join, parse } from 'node:path';
import type { PracticeEvent, PracticeMessage } from '../contract/practice.ts';
import type { Owner } from '../contract/state.ts';
import { verbatim } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import { PracticeServer } from '../practice/server.ts';

/** The person at the practice chat. Paired from the start: nobody else can reach it. */
export const PRACTICE_OWNER: Owner = { id: 1001, name: 'You' };

export interface Practice {
  apiRoot: string;
  messages(): PracticeMessage[];
  send(text: string): void;
  tap(messageId: number, data: string): void;
  /** Where a picture of the chat lies. */
  picture(file: string): string;
  onEvent(listener: (event: PracticeEvent) => void): void;
  stop(): Promise<void>;
}

/** Starts the embedded Bot API server on loopback, with the chat that it kept in `folder`. */
export async function openPractice(options: { folder: string; token: string; now: () => number }): Promise<Practice> {
  const chatFiles = join(options.folder, 'chat-files');
  const server = new PracticeServer({
    token: options.token,
    bot: { username: 'carillon_practice_bot', name: 'Carillon (practice)' },
    user: PRACTICE_OWNER,
    now: options.now,
    storeFile: join(options.folder, 'practice-chat.json'),
    filesFolder: chatFiles,
  });
  await server.start();
  return {
    apiRoot: server.apiRoot,
    messages: () => server.messages(),
    send: (text) => act(() => server.userSends(text)),
    tap: (messageId, data) => act(() => server.userTaps(messageId, data)),
    // The chat keeps them without their endings.
    picture: (file) => join(chatFiles, parse(file).name),
    onEvent: (listener) => void server.onEvent(listener),
    stop: () => server.stop(),
  };
}

/** What Telegram's app would not offer is a refusal. */
function act(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    throw new UserError('conflict', verbatim(error instanceof Error ? error.message : String(error)));
  }
}
