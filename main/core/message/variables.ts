import type { TextFormat } from '../../contract/message.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { DAY_MS } from '../../contract/units.ts';
import { msg } from '../../i18n/msg.ts';
import { escapeHtml } from './html.ts';
import { escapeMarkdown } from './markdown.ts';

/** What the variables of a message tell of. */
export interface Occasion {
  /** Epoch ms at which the message is due. */
  dueAt: number;
  /** Epoch ms from which `{days until …}` is counted; left out: when it is due. */
  daysFrom?: number;
  /** IANA: where that is read. */
  zone: () => string;
  /** Which run of the job it is, from 1. Asked for only when a text says `{n}`. */
  run: () => number;
  /** The greatest number that a run may have in ten years; left out: this run's. */
  lastRun?: () => number;
}

/** For the list in the form and in what refuses an unknown one. */
const VARIABLES = ['{date}', '{time}', '{weekday}', '{n}', '{days until 2026-12-24}'] as const;

/** A word or a few in braces. JSON, empty braces and the like are none, and so are never touched. */
const IN_BRACES = /\{\{([a-z][a-z0-9 -]{0,39})\}\}|\{([a-z][a-z0-9 -]{0,39})\}/gi;
const DAYS_UNTIL = /^days until (\d{4}-\d{2}-\d{2})$/;

/** An unknown variable. `offset`: where in the text, in UTF-16 code units. */
export class UnknownVariable extends Error {
  readonly text: Translatable;
  readonly offset: number;

  constructor(name: string, offset: number) {
    super(name);
    this.text = msg('input.noVariableKnownSend', { name, known: VARIABLES.join(', ') });
    this.offset = offset;
  }
}

/** Whether anything in the text would be filled in or is in double braces. */
export function hasVariables(text: string): boolean {
  return text.search(IN_BRACES) !== -1;
}

/**
 * The text with `{date}` and its like filled in, and `{{word}}` as `{word}`. What is filled in stands for itself in that
 * format.
 * @throws UnknownVariable
 */
export function fillVariables(text: string, format: TextFormat, occasion: Occasion): string {
  // A text may have a thousand of them, and a formatter takes a twentieth of a millisecond to make.
  const known = new Map<string, string | null>();
  let today: number | undefined;
  const todayOnce = () => (today ??= todayIn(occasion));
  const filledIn = (name: string) => {
    const value = known.has(name) ? known.get(name) : readVariable(name, occasion, todayOnce);
    known.set(name, value ?? null);
    return value ?? null;
  };
  return text.replace(IN_BRACES, (_, doubled: string | undefined, name: string, offset: number) => {
    const value = doubled === undefined ? filledIn(name) : `{${doubled}}`;
    if (value === null) throw new UnknownVariable(name, offset);
    return escapeFor(value, format);
  });
}

/** The text with a letter for each character of a variable, so that everything else stays where it is. */
export function coverVariables(text: string): string {
  return text.replace(IN_BRACES, (variable) => 'x'.repeat(variable.length));
}

/** Null when there is no such variable. */
function readVariable(name: string, occasion: Occasion, today: () => number): string | null {
  const inZone = (options: Intl.DateTimeFormatOptions) => formatIn(occasion, options);
  switch (name) {
    case 'date':
      return inZone({ day: 'numeric', month: 'long', year: 'numeric' });
    case 'time':
      return inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    case 'weekday':
      return inZone({ weekday: 'long' });
    case 'n':
      return String(occasion.run());
  }
  const day = Date.parse(DAYS_UNTIL.exec(name)?.[1] ?? '');
  if (Number.isNaN(day)) return null;
  // On the day and after it there is nothing left to wait for.
  return String(Math.max(0, Math.round((day - today()) / DAY_MS)));
}

/** Midnight UTC of the day on which it is due, where it is read. */
function todayIn(occasion: Occasion): number {
  const from = { ...occasion, dueAt: occasion.daysFrom ?? occasion.dueAt };
  return Date.parse(formatIn(from, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA'));
}

function formatIn({ dueAt, zone }: Occasion, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone() }).format(dueAt);
}

/** As it has to be written to stand in a text of this format. */
export function escapeFor(value: string, format: TextFormat): string {
  if (format === 'markdown') return escapeMarkdown(value);
  return format === 'html' ? escapeHtml(value) : value;
}
