import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { QuickAddAnswer } from '../../main/contract/ipc.ts';
import { verbatim } from '../../main/contract/translatable.ts';
import { usualChat } from '../logic/chats.ts';
import type { DebouncedQuery } from './debounced-query.ts';
import { createDebouncedQuery } from './debounced-query.ts';
import type { Link } from './link.ts';

export type QuickAddMeaning = Extract<QuickAddAnswer, { ok: true }>;

/** The one line in which a whole message is written. It stays while other screens are looked at. */
export interface QuickAdd {
  reading: DebouncedQuery<QuickAddAnswer>;
  /** The chat that was chosen by hand; null: the one that the line names. */
  chosen: Signal<number | null>;
  /** The lines of the text, where each reads as a message of its own; empty otherwise. */
  lines: ReadonlySignal<readonly QuickAddMeaning[]>;
  /** The keyboard asked for the line: it takes the focus as soon as it is there. */
  wanted: Signal<boolean>;
  /** The chat that gets the message; null: the line does not say which. */
  chatOf(meaning: QuickAddMeaning): number | null;
  /** The same for one line of several: the chat that was chosen is for those that name none. */
  chatOfLine(meaning: QuickAddMeaning): number | null;
  clear(): void;
}

export function createQuickAdd(link: Link): QuickAdd {
  const chosen = signal<number | null>(null);
  const wanted = signal(false);
  const lines = signal<readonly QuickAddMeaning[]>([]);
  let named: string | undefined;
  let newLines: readonly QuickAddMeaning[] = [];
  const reading = createDebouncedQuery<QuickAddAnswer>(
    async (text) => {
      const isSeveral = text.trim().includes('\n');
      const [reply, read] = await Promise.all([
        link.call('quickAdd.read', { text }),
        isSeveral ? link.call('quickAdd.readLines', { text }) : null,
      ]);
      newLines = read?.ok ? read.value : [];
      return reply.ok ? reply.value : { ok: false, error: reply.error, hint: verbatim(''), choices: [] };
    },
    (answer) => {
      lines.value = newLines;
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
    lines,
    chatOfLine: ({ to }) => (to ? to.id : (chosen.value ?? usualChat(link.app.value))),
    chatOf: ({ to }) => chosen.value ?? (to ? to.id : usualChat(link.app.value)),
    clear() {
      reading.type('');
      chosen.value = null;
      lines.value = [];
      named = undefined;
    },
  };
}
