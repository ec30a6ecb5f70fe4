/**
 * English sentences and what they are in another language. `{}` stands for a value; `{0}` puts the first one in as it is,
 * `{=0}` says that one in the other language, too.
 */
export type Sentences = Readonly<Record<string, string>>;

/** On one line: more than any that Carillon says. Each is tried with those that follow it. */
const MAX_SENTENCES = 16;

interface Pattern {
  matches: RegExp;
  into: string;
}

/**
 * Says the core's sentences in another language. The core speaks English, and each sentence is its own key, as in gettext: so
 * what the history and the journal keep is said in the language of the moment at which it is shown, however old it is.
 * What has no entry stays English.
 * @param sayValue for values that are no sentences, such as “2 hours”; null: it knows no other word
 */
export function sayer(sentences: Sentences, sayValue: (value: string) => string | null): (text: string) => string {
  const patterns = Object.entries(sentences)
    .filter(([english]) => english.includes('{}'))
    // What says most by itself first, so that “{} could be {} or {}.” goes before “{} could be {}.”
    .sort(([a], [b]) => b.replaceAll('{}', '').length - a.replaceAll('{}', '').length)
    .map(([english, into]): Pattern => ({ matches: patternOf(english), into }));

  function whole(text: string): string | null {
    const same = Object.hasOwn(sentences, text) ? sentences[text] : undefined;
    if (same !== undefined) return same;
    for (const { matches, into } of patterns) {
      const values = matches.exec(text)?.slice(1);
      if (!values) continue;
      return into.replace(/\{(=?)(\d)\}/g, (_, said, nth) => {
        const value = values[Number(nth)] ?? '';
        return said ? sayWithin(value) : value.replace(/^“([^”]*)”$/, '„$1“');
      });
    }
    return null;
  }

  const sayWithin = (value: string): string => sayValue(value) ?? whole(value) ?? sayUnended(value);

  /** Without the full stop, which is the outer sentence's. */
  const sayUnended = (value: string): string => say(`${value}.`).slice(0, -1);

  /** All of it, or as many of its sentences at once as there is an entry for, and then the rest. */
  function say(text: string): string {
    if (text === '') return text;
    const known = whole(text);
    if (known !== null) return known;
    if (text.includes('\n')) return text.split('\n').map(say).join('\n');
    const parts = text.split(/(?<=[.?!”])\s+(?=[A-Z“])/);
    if (parts.length > MAX_SENTENCES) return text;
    for (let end = parts.length - 1; end > 0; end--) {
      const first = whole(parts.slice(0, end).join(' '));
      if (first !== null || end === 1) return `${first ?? parts[0]} ${say(parts.slice(end).join(' '))}`;
    }
    return text;
  }

  return say;
}

/** A value between quotation marks or brackets may hold whole sentences; any other ends with the sentence that it is in. */
const ANYTHING = '([\\s\\S]*?)';
const WITHIN = '((?:“[^”]*”|(?![.?!]\\s)[^“])*?)';

function patternOf(english: string): RegExp {
  const [first = '', ...parts] = english.split('{}');
  let pattern = escaped(first);
  let before = first;
  for (const part of parts) {
    const isEnclosed = /[“(]$/.test(before) && /^[”)]/.test(part);
    pattern += (isEnclosed ? ANYTHING : WITHIN) + escaped(part);
    before = part;
  }
  return new RegExp(`^${pattern}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
