import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { QuickAddAnswer } from '../../main/contract/ipc.ts';
import { usualChat } from '../logic/chats.ts';
import type { Link } from './link.ts';
import type { Reading } from './reading.ts';
import { createReading } from './reading.ts';

export type QuickAddMeaning = Extract<QuickAddAnswer, { ok: true }>;

/** The one line in which a whole message is written. It stays while other screens are looked at. */
export interface QuickAdd {
  reading: Reading<QuickAddAnswer>;
  /** The chat that was chosen by hand; null: the one that the line names. */
  chosen: Signal<number | null>;
  /** The keyboard asked for the line: it takes the focus as soon as it is there. */
  wanted: Signal<boolean>;
  /** The chat that gets the message; null: the line does not say which. */
  chatOf(meaning: QuickAddMeaning): number | null;
  clear(): void;
}

export function createQuickAdd(link: Link): QuickAdd {
  const chosen = signal<number | null>(null);
  const wanted = signal(false);
  let named: string | undefined;
  const reading = createReading<QuickAddAnswer>(
    async (text) => {
      const reply = await link.call('quickAdd.read', { text });
      return reply.ok ? reply.value : { ok: false, error: reply.error.message, hint: '', choices: [] };
    },
    (answer) => {
      // Another name in the line is newer than what was chosen.
      if (!answer.ok || answer.to?.name === named) return;
      named = answer.to?.name;
      chosen.value = null;
    },
  );
  return {
    reading,
    chosen,
    wanted,
    chatOf: ({ to }) => chosen.value ?? (to ? to.id : usualChat(link.app.value)),
    clear() {
      reading.type('');
      chosen.value = null;
      named = undefined;
    },
  };
}
