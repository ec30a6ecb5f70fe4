import type { ReadonlySignal } from '@preact/signals';
import { batch, signal } from '@preact/signals';

const DEBOUNCE_MS = 150;

/** What is being typed, and what Carillon makes of it. */
export interface DebouncedQuery<T> {
  text: ReadonlySignal<string>;
  /** Of the text as it is, or as it was a moment ago; null when nothing is typed. */
  answer: ReadonlySignal<T | null>;
  /** The text is this now; it is read when typing pauses. */
  type(text: string): void;
  /** The answer to the text as it is now; null when there is none. */
  latest(): Promise<T | null>;
}

/** @param onAnswer is told each answer once, unless the text has changed meanwhile */
export function createDebouncedQuery<T extends { ok: boolean }>(
  read: (text: string) => Promise<T>,
  onAnswer?: (answer: T) => void,
): DebouncedQuery<T> {
  const text = signal('');
  const answer = signal<T | null>(null);
  let asked: { text: string; answer: Promise<T | null> } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = async (question: string): Promise<T | null> => {
    const got = await read(question);
    if (text.value !== question) return null;
    batch(() => {
      answer.value = got;
      onAnswer?.(got);
    });
    return got;
  };
  const latest = (): Promise<T | null> => {
    clearTimeout(timer);
    if (text.value.trim() === '') return Promise.resolve(null);
    // What was refused is asked once more: Carillon may just not have been there.
    if (asked?.text !== text.value || answer.value?.ok === false)
      asked = { text: text.value, answer: take(text.value) };
    return asked.answer;
  };
  return {
    text,
    answer,
    type(next) {
      text.value = next;
      clearTimeout(timer);
      if (next.trim() !== '') timer = setTimeout(() => void latest(), DEBOUNCE_MS);
      else answer.value = asked = null;
    },
    latest,
  };
}
