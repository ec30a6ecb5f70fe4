import type { Translatable } from '../../../contract/translatable.ts';
import { truncate } from '../../../contract/truncate.ts';
import { msg, quote } from '../../../i18n/msg.ts';
import type { Span } from './tokens.ts';

/** One answer to a question: what the user taps, and the phrase that says it, to be read again. */
export interface Choice {
  /** A label that is a text is a phrase as one writes it. */
  label: string | Translatable;
  phrase: string;
}

/** Why a phrase is not taken: it is wrong (no choices), or can be read in several ways (choices). */
export class Problem extends Error {
  /** What is wrong, in one sentence. */
  readonly error: Translatable;
  /** A right form, with an example. */
  readonly hint: Translatable;
  readonly choices: readonly Choice[];

  constructor(error: Translatable, hint: Translatable, choices: readonly Choice[] = []) {
    super(error.key);
    this.name = 'Problem';
    this.error = error;
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

  constructor(unread: string, error: Translatable, hint: Translatable, choices: readonly Choice[]) {
    super(error, hint, choices);
    this.unread = unread.length;
  }
}

/**
 * The answer to the question that another answer leads to. Two short answers name it together; where either is a sentence, the
 * whole phrase says it better.
 */
export function answerBehind(first: Choice, { label, phrase }: Choice): Choice {
  const isShort = isPartOfTime(first.label) && isPartOfTime(label);
  return { label: isShort ? msg('phrase.twoParts', { first: first.label, second: label }) : excerpt(phrase), phrase };
}

function isPartOfTime(label: Choice['label']): boolean {
  return typeof label === 'string' || label.key === 'phrase.onDay' || label.key === 'phrase.twoParts';
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
export function quoted(text: string): Translatable {
  return quote(excerpt(text));
}

/** A phrase on one line, cut where it is long. */
export function excerpt(text: string): string {
  return truncate(text.trim().replace(/\s+/g, ' '), 60);
}
