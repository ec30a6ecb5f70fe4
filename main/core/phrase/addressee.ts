import type { Chat } from '../../contract/state.ts';
import { type Choice, quoted } from './questions.ts';

/** Whom a message is for, as it was written. */
export interface Addressed {
  /** Null when nobody is named. */
  to: string | null;
  message: string;
}

/** Which chat a name means: `id` when there is exactly one; otherwise those that it could be. */
export interface NamedChat {
  id: number | null;
  candidates: number[];
}

const NAME = /^([^:\n]{1,128}?)\s*:(?:\s+|$)([\s\S]*)$/;

/** What may stand before the name of a chat that is known: “in Team: …”, “@Team …”, “send to Team: …”. */
const BEFORE_KNOWN = /^(?:(?:send\s+(?:it\s+)?)?to\s+|in\s+|for\s+|an\s+|@\s?)/i;

/**
 * `to Team: Stand-up in 10`: the name ends at the colon, or is the whole title of a chat. Without a colon it is a name only
 * while no message follows, or behind an @: “to whom it concerns” is a message.
 */
function splitAddressee(text: string, chats: readonly Chat[]): Addressed {
  const nobody = { to: null, message: text };
  const [before] = BEFORE_KNOWN.exec(text) ?? [];
  if (before === undefined) return nobody;
  const after = text.slice(before.length).trim();
  const titles = [...chats.map(({ title }) => title), 'me'].sort((a, b) => b.length - a.length);
  const isAt = before.startsWith('@');
  for (const title of titles) {
    const isWritten = after.toLowerCase().startsWith(title.toLowerCase());
    const [whole, message] = /^\s*(?::\s*([\s\S]*))?$/.exec(after.slice(title.length)) ?? [];
    if (isWritten && whole !== undefined) return { to: title, message: message ?? '' };
    const behindAt = isAt && isWritten ? /^\s+([\s\S]+)$/.exec(after.slice(title.length)) : null;
    if (behindAt) return { to: title, message: behindAt[1] ?? '' };
  }
  const [, name, message] = NAME.exec(after) ?? [];
  if (name === undefined) return nobody;
  const isKnown = /to\s+$/i.test(before) || isChatNamed(unquoted(name), chats);
  return isKnown ? { to: unquoted(name), message: message ?? '' } : nobody;
}

/**
 * Whom what stands behind a time is for. A chat that is named farther on, as in “past 9 to Team: Hi”, is asked about: what stands
 * before it may be part of the time. What stands in quotation marks is the message.
 * @param typed all that was written, which ends with `rest`
 */
export function readAddressee(
  typed: string,
  rest: string,
  chats: readonly Chat[],
): ({ ok: true } & Addressed) | { ok: false; error: string; hint: string; choices: Choice[] } {
  const time = typed.slice(0, typed.lastIndexOf(rest)).trimEnd();
  const nobody = { ok: true, to: null, message: rest } as const;
  if (rest === '' || /["“”„‟«»‹›‘]$/.test(time)) return nobody;
  const addressed = splitAddressee(rest, chats);
  const later = addressed.to === null && !time.endsWith(':') ? laterAddressee(rest, chats) : null;
  if (!later) return { ok: true, ...addressed };
  const { before, from } = later;
  return {
    ok: false,
    error: `${quoted(before)} stands between the time and the chat.`,
    hint: 'Leave it out, or put a colon before the message.',
    choices: [
      { label: `Without ${quoted(before)}`, phrase: `${time} ${from}` },
      { label: `The message is ${quoted(rest)}`, phrase: `${time}: ${rest}` },
    ],
  };
}

/** Null: no chat that is known is named farther on. */
function laterAddressee(text: string, chats: readonly Chat[]): { before: string; from: string } | null {
  const [line = ''] = text.split('\n', 1);
  for (const { index } of line.matchAll(/\s(?:send\s+(?:it\s+)?to|to|in|for|@)\s*(?=\S[^:]{0,127}:)/gi)) {
    const from = text.slice(index).trim();
    const { to } = splitAddressee(from, chats);
    if (to !== null && isChatNamed(to, chats)) return { before: text.slice(0, index).trim(), from };
  }
  return null;
}

function isChatNamed(name: string, chats: readonly Chat[]): boolean {
  const { id, candidates } = chatNamed(name, chats, null);
  return id !== null || candidates.length > 0;
}

/**
 * By number, by its whole title, or by the beginning of a word of it, when only one chat has that.
 * @param own the chat that “me” is; null: nobody knows
 */
export function chatNamed(name: string, chats: readonly Chat[], own: number | null): NamedChat {
  const wanted = folded(name);
  if (wanted === 'me' && own !== null) return { id: own, candidates: [] };
  const readings = [
    // A chat may be called what another has as its number.
    chats.filter(({ id, title }) => String(id) === name || title === name),
    chats.filter(({ title }) => folded(title) === wanted),
    chats.filter(({ title }) => ` ${folded(title)}`.includes(` ${wanted}`)),
  ];
  const found = readings.find(({ length }) => length > 0) ?? [];
  const [only, ...others] = found;
  if (only && others.length === 0) return { id: only.id, candidates: [] };
  return { id: null, candidates: found.map(({ id }) => id) };
}

/** As names are compared: without case, accents, and what is neither letter nor digit, unless there is nothing else. */
function folded(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words || text.trim();
}

function unquoted(name: string): string {
  return name.replace(/^["“”„«'‘’](.*)["“”«»'‘’]$/, '$1').trim();
}
