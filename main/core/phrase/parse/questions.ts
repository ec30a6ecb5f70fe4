import { truncate } from '../../../contract/truncate.ts';
import type { Span } from './tokens.ts';

/** One answer to a question: what the user taps, and the phrase that says it, to be read again. */
export interface Choice {
  label: string;
  phrase: string;
}

/** Why a phrase is not taken: it is wrong (no choices), or can be read in several ways (choices). */
export class Problem extends Error {
  /** A right form, with an example. */
  readonly hint: string;
  readonly choices: readonly Choice[];

  /** @param error what is wrong, in one sentence */
  constructor(error: string, hint: string, choices: readonly Choice[] = []) {
    super(error);
    this.name = 'Problem';
    this.hint = hint;
    this.choices = choices;
  }
}

/** It does not begin with a time. */
export class NothingProblem extends Problem {}

/** A time was read, and what follows it may be part of it. */
export class UnreadProblem extends Problem {
  /** How many characters follow. */
  readonly unread: number;

  constructor(unread: string, error: string, hint: string, choices: readonly Choice[]) {
    super(error, hint, choices);
    this.unread = unread.length;
  }
}

/** The phrase with `text` in place of what stands in the span. */
export function replaced(phrase: string, { start, end }: Span, text: string): string {
  return phrase.slice(0, start) + text + phrase.slice(end);
}

/** The phrase with `text` put in as words of their own. */
export function inserted(phrase: string, at: number, text: string): string {
  return `${phrase.slice(0, at)} ${text}${phrase.slice(at)}`;
}

/** “every weekday at 9”: as phrases are shown within sentences; long ones are cut. */
export function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `“${truncate(line, 60)}”`;
}
