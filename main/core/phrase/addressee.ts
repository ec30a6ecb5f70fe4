import type { Chat } from '../../contract/state.ts';

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

/**
 * `to Team: Stand-up in 10`: the name ends at the colon, or is the whole title of a chat. Without a colon it is a name only
 * while no message follows: “to whom it concerns” is a message.
 */
export function splitAddressee(text: string, chats: readonly Chat[]): Addressed {
  const after = /^to\s+([\s\S]+)$/i.exec(text)?.[1]?.trim();
  if (after === undefined) return { to: null, message: text };
  const titles = [...chats.map(({ title }) => title), 'me'].sort((a, b) => b.length - a.length);
  for (const title of titles) {
    const isWritten = after.toLowerCase().startsWith(title.toLowerCase());
    const [whole, message] = /^\s*(?::\s*([\s\S]*))?$/.exec(after.slice(title.length)) ?? [];
    if (isWritten && whole !== undefined) return { to: title, message: message ?? '' };
  }
  const [, name, message] = NAME.exec(after) ?? [];
  return name === undefined ? { to: null, message: text } : { to: unquoted(name), message: message ?? '' };
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
