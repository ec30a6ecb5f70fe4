import type { Chat } from '../../contract/state.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';
import { messageChoice } from './leftover.ts';
import { type Choice, quoted } from './parse/questions.ts';

/** Whom a message is for, as it was written. */
export interface Addressed {
  /** Null when nobody is named. */
  to: string | null;
  message: string;
  /** Quotation marks, a colon or a line break begin the message: no part of it is anything else. */
  isMarked: boolean;
}

/** Which chat a name means: `id` when there is exactly one; otherwise those that it could be. */
export interface NamedChat {
  id: number | null;
  candidates: number[];
}

type Question = { ok: false; error: Translatable; hint: Translatable; choices: Choice[] };

const NAME = /^([^:\n]{1,128}?)\s*:(?:\s+|$)([\s\S]*)$/;
const OWN_NAMES = ['me', 'myself'];

/** Words that may stand before the name of a chat: “in Team: …”, “@Team …”, “send to the group Team: …”. */
const KIND = String.raw`(?:the\s+)?(?:(?:group|chat|channel)\s+)?`;
const BEFORE = new RegExp(
  String.raw`^(?:(?:(?:send|post)\s+(?:it\s+)?)?(?:to|in|for)\s+${KIND}|an\s+|@\s?|(?:→|->|=>)\s*)`,
  'i',
);
/** Said to whoever writes the message, perhaps; perhaps to Carillon. */
const TELLING = /^(?:(?:please\s+)?(?:tell|message|text|notify|remind|ping|ask|write)\s+)?/i;

/**
 * `to Team: Stand-up in 10`: the name ends at the colon, or is the whole title of a chat. Without a colon it is a name only
 * while no message follows, or behind an @: “to whom it concerns” is a message.
 */
function splitAddressee(text: string, chats: readonly Chat[]): Omit<Addressed, 'isMarked'> {
  const nobody = { to: null, message: text };
  const before = beforeName(text, chats);
  if (before === undefined) return nobody;
  const after = text.slice(before.length).trim();
  const isAt = before.startsWith('@');
  for (const title of titlesOf(chats)) {
    // “@news” is how a channel is called whose title nobody knows.
    const name = isAt ? title.replace(/^@/, '') : title;
    const isWritten = after.toLowerCase().startsWith(name.toLowerCase());
    const [whole, message] = /^\s*(?::\s*([\s\S]*))?$/.exec(after.slice(name.length)) ?? [];
    if (isWritten && whole !== undefined) return { to: title, message: message ?? '' };
    const behindAt = isAt && isWritten ? /^\s+([\s\S]+)$/.exec(after.slice(name.length)) : null;
    if (behindAt) return { to: title, message: behindAt[1] ?? '' };
  }
  const [, name, message] = NAME.exec(after) ?? [];
  if (name === undefined) return nobody;
  // “to do: buy milk”
  const isSaid = /\bto\s/i.test(before) && !/^do$/i.test(name);
  const isKnown = isSaid || isChatNamed(unquoted(name), chats);
  return isKnown ? { to: unquoted(name), message: message ?? '' } : nobody;
}

/** A chat may itself be called “The band”. */
function beforeName(text: string, chats: readonly Chat[]): string | undefined {
  const [all] = BEFORE.exec(text) ?? [];
  const [short = all] = /^\S+\s+(?=the\s)/i.exec(all ?? '') ?? [];
  if (short === undefined || short === all) return all;
  const after = folded(text.slice(short.length).split(':', 1)[0] ?? '');
  return chats.some(({ title }) => folded(title) === after) ? short : all;
}

/** The longest first, so that “Team Süd” is not “Team” with a message. */
function titlesOf(chats: readonly Chat[]): string[] {
  return [...chats.map(({ title }) => title), ...OWN_NAMES].sort((a, b) => b.length - a.length);
}

/**
 * Whom what stands behind a time is for. What could be a name where that is not sure is asked about: a chat that is named at the end
 * of the message, before it without a colon, or farther on, as in “past 9 to Team: Hi”. What stands in quotation marks, or on
 * the lines below a colon, is the message.
 * @param typed all that was written, which ends with `rest`
 */
export function readAddressee(
  typed: string,
  rest: string,
  chats: readonly Chat[],
): ({ ok: true } & Addressed) | Question {
  const [time, joint] = timeAndJoint(typed, rest);
  const nobody = { ok: true, to: null, message: rest, isMarked: true } as const;
  if (rest === '' || isQuoted(typed, time, rest) || /:\s*\n\s*$/.test(joint)) return nobody;
  const addressed = splitAddressee(rest, chats);
  if (addressed.to !== null) return { ok: true, ...addressed, isMarked: isMarkedBehind(rest, addressed.message) };
  if (joint.includes(':')) return nobody;
  const quotedFirst = readQuotedFirst(rest, chats);
  if (quotedFirst) return { ok: true, ...quotedFirst, isMarked: true };
  return askWhom(time, rest, chats) ?? { ok: true, ...addressed, isMarked: joint.includes('\n') };
}

/** Whether quotation marks stand around the message, and not around the time before it. */
function isQuoted(typed: string, time: string, rest: string): boolean {
  const all = typed.trimEnd();
  return /["“”„‟«»‹›‘]$/.test(time) && /["“”„‟«»‹›’]$/.test(all) && !all.endsWith(rest);
}

/** The time, and what joins it to the message: a colon, a line break, spaces. */
function timeAndJoint(typed: string, rest: string): [time: string, joint: string] {
  const before = typed.slice(0, typed.lastIndexOf(rest));
  const [joint = ''] = /[\s:]*$/.exec(before) ?? [];
  return [before.slice(0, before.length - joint.length), joint];
}

/** Behind a name with a colon. */
function isMarkedBehind(rest: string, message: string): boolean {
  return /:\s*["“”„‟«»‹›]?$/.test(rest.slice(0, rest.length - message.length).trimEnd());
}

/** `"hello" to Team` */
function readQuotedFirst(rest: string, chats: readonly Chat[]): Omit<Addressed, 'isMarked'> | null {
  const [, message = '', behind = ''] = /^["“”„‟«»]([^"“”„‟«»]+)["“”„‟«»]\s+(\S[^\n]*?)[.!]?$/.exec(rest) ?? [];
  const { to, message: more } = splitAddressee(behind, chats);
  return to !== null && more === '' ? { to, message } : null;
}

/** Null: nothing looks like a chat. */
function askWhom(time: string, rest: string, chats: readonly Chat[]): Question | null {
  const later = laterAddressee(rest, chats);
  if (later) {
    return {
      ok: false,
      error: msg('phrase.standsBetweenTimeChat', { text: quoted(later.before) }),
      hint: msg('phrase.leaveOutOrPut'),
      choices: [
        { label: msg('phrase.without', { text: quoted(later.before) }), phrase: `${time} ${later.from}` },
        messageChoice(time, rest),
      ],
    };
  }
  const named = namedFirst(rest, chats) ?? namedLast(rest, chats);
  if (!named) return null;
  const { written, to, message } = named;
  const sends =
    to === null
      ? []
      : [
          {
            label: msg('phrase.sendTo', { text: quoted(message), text2: quoted(to) }),
            phrase: `${time} to ${to}: ${message}`,
          },
        ];
  return {
    ok: false,
    error: msg('phrase.couldSayWhichChat', { text: quoted(written) }),
    hint: msg('phrase.writeChatBeforeMessage'),
    choices: [...sends, messageChoice(time, rest)],
  };
}

interface Suspect {
  written: string;
  /** Null: no chat has that name. */
  to: string | null;
  message: string;
}

/** “to Müller Familie hello”, “Team: hello”, “tell Team: hello”, “@bob hello”. */
function namedFirst(rest: string, chats: readonly Chat[]): Suspect | null {
  const [, at] = /^((?:(?:send\s+(?:it\s+)?)?to\s+)?@[\p{L}\p{N}_]{2,64})(?:[\s:,]|$)/iu.exec(rest) ?? [];
  const before = BEFORE.exec(rest)?.[0] ?? TELLING.exec(rest)?.[0] ?? '';
  const behind = rest.slice(before.length);
  const title = titleAt(behind, chats);
  if (title === null) return at === undefined ? null : { written: at, to: null, message: '' };
  const [joint = '', colon] = /^\s*(:?)\s*/.exec(behind.slice(title.length)) ?? [];
  const message = behind.slice(title.length + joint.length);
  // “Team lunch”, “tell Anna about it”: these need the colon.
  if (message === '' || (!colon && !BEFORE.test(rest))) return null;
  return { written: `${before}${title}${colon}`, to: title, message };
}

/** “hello to Team” */
function namedLast(rest: string, chats: readonly Chat[]): Suspect | null {
  const lines = rest.split('\n');
  for (const at of new Set([0, lines.length - 1])) {
    const line = lines[at] ?? '';
    for (const { index } of [...line.matchAll(/(?<=\S)\s+(?=(?:to|in|for|an|@|→|->)(?:\s|(?<=@)\S))/gi)].reverse()) {
      const written = line
        .slice(index)
        .trim()
        .replace(/[.!]+$/, '');
      const before = BEFORE.exec(written)?.[0] ?? '';
      const name = written.slice(before.length);
      if (before === '' || titleAt(name, chats) !== name) continue;
      const message = lines.map((other, nth) => (nth === at ? line.slice(0, index) : other)).join('\n');
      return { written, to: name, message };
    }
  }
  return null;
}

/** The beginning of a text that is a chat's title, or with a capital the first words of one; null: none is. */
function titleAt(text: string, chats: readonly Chat[]): string | null {
  const [line = ''] = text.split('\n', 1);
  const ends = [...line.slice(0, 140).matchAll(/[\p{L}\p{N}\p{M}\p{S}](?![\p{L}\p{N}\p{M}'’-])/gu)].map(
    ({ index, 0: last }) => index + last.length,
  );
  for (const end of ends.slice(0, 12).reverse()) {
    const written = line.slice(0, end);
    const name = folded(written);
    const isCapital = /^\p{Lu}/u.test(written) && name.length >= 3;
    const isNamed = chats.some(
      ({ title }) => folded(title) === name || (isCapital && folded(title).startsWith(`${name} `)),
    );
    if (isNamed || OWN_NAMES.includes(written.toLowerCase())) return written;
  }
  return null;
}

/** Null: no chat that is known is named farther on. */
function laterAddressee(text: string, chats: readonly Chat[]): { before: string; from: string } | null {
  const [line = ''] = text.split('\n', 1);
  for (const { index } of line.matchAll(/\s(?:(?:send|post)\s+(?:it\s+)?to|to|in|for|@)\s*(?=\S[^:]{0,127}:)/gi)) {
    const from = text.slice(index).trim();
    const before = text.slice(0, index).trim();
    const { to } = splitAddressee(from, chats);
    // “Note: to Team: no” begins with its colon.
    if (to !== null && isChatNamed(to, chats) && !before.endsWith(':')) return { before, from };
  }
  return null;
}

/** Whether it is the name of a chat, or of several. */
export function isChatNamed(name: string, chats: readonly Chat[]): boolean {
  const { id, candidates } = chatNamed(name, chats, null);
  return id !== null || candidates.length > 0;
}

/**
 * By number, by its whole title, or by the beginning of a word of it, when only one chat has that.
 * @param own the chat that “me” is; null: nobody knows
 */
export function chatNamed(name: string, chats: readonly Chat[], own: number | null): NamedChat {
  const wanted = folded(name);
  if (OWN_NAMES.includes(wanted) && own !== null) return { id: own, candidates: [] };
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
