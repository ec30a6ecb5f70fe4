/** What a bot token looks like wherever it turns up: in an URL of the Bot API above all, which errors like to quote. */
const ANY_TOKEN = /\b\d{5,}:[A-Za-z0-9_-]{20,}/g;
const IN_URL = /\/bot[^/\s]+\//g;
/** Where the stack of an error begins, which quotes nobody. */
const STACK = /\n[ \t]+at /;

export interface Redactor {
  (text: string): string;
  /** Takes this token out from now on, whatever it looks like. */
  learn(token: string): void;
}

/**
 * Takes out of a text what a log must not hold: bot tokens, the given ones however short they are; and whatever is quoted,
 * for that is what somebody wrote: Telegram quotes the message that it cannot read, JSON.parse the file, and we the name of
 * a message. The one place that does; every log line goes through it.
 */
export function createRedactor(token?: string): Redactor {
  const known = new Set(token ? [token] : []);
  const redact = (text: string) => {
    let rest = text;
    for (const each of known) rest = rest.replaceAll(each, '<token>');
    return withoutQuotes(rest.replace(IN_URL, '/bot<token>/').replace(ANY_TOKEN, '<token>'));
  };
  return Object.assign(redact, { learn: (fresh: string) => void known.add(fresh) });
}

/** From the first quote to the last: what is quoted may hold quotes and line breaks of its own. */
function withoutQuotes(text: string): string {
  const stackAt = text.search(STACK);
  const words = stackAt < 0 ? text : text.slice(0, stackAt);
  return withoutQuoted(withoutQuoted(words, '"', '"'), '“', '”') + text.slice(words.length);
}

/** No regular expression: one that looks for a quote's end from each of a thousand beginnings takes seconds. */
function withoutQuoted(text: string, open: string, close: string): string {
  const from = text.indexOf(open);
  const to = text.lastIndexOf(close);
  return from >= 0 && to > from ? `${text.slice(0, from)}${open}…${close}${text.slice(to + 1)}` : text;
}
