/** One line of an iCalendar file after unfolding: `NAME;PARAM=value:value` (RFC 5545, 3.1). */
export interface ContentLine {
  name: string;
  params: ReadonlyMap<string, string>;
  value: string;
  /** The line of the file on which it begins, from 1. */
  line: number;
}

/** A `BEGIN:…` block with what is directly in it. */
export interface Component {
  name: string;
  lines: ContentLine[];
  children: Component[];
  line: number;
  /** Lines in it that are no content lines. */
  unread: number[];
  /** The file or the block around it ended before its END. */
  isCutOff: boolean;
}

/** No real file nests deeper than an alarm in an event in a calendar. */
const MAX_NESTED = 20;

/**
 * Reads the blocks of an iCalendar file. Nothing is refused: blank lines, a byte order mark and any line ending are taken, a
 * line that cannot be read is noted in the block that it is in, and a block without its END is marked as cut off.
 */
export function readComponents(text: string): Component {
  const root = component('', 1);
  const open = [root];
  const innermost = () => open.at(-1) as Component;
  const close = (upTo: number, isCutOff: boolean) => {
    while (open.length > upTo) (open.pop() as Component).isCutOff = isCutOff;
  };
  for (const { text: folded, line } of unfold(text)) {
    const read = readLine(folded, line);
    if (!read) innermost().unread.push(line);
    else if (read.name === 'BEGIN') {
      const name = read.value.trim().toUpperCase();
      // An event holds no other event: the one before was never closed.
      const twin = open.findLastIndex((each) => each.name === name && name.startsWith('V'));
      if (twin > 0) close(twin, true);
      if (open.length > MAX_NESTED) continue;
      const fresh = component(name, line);
      innermost().children.push(fresh);
      open.push(fresh);
    } else if (read.name === 'END') {
      const at = open.findLastIndex((each) => each.name === read.value.trim().toUpperCase());
      if (at <= 0) continue;
      close(at + 1, true);
      close(at, false);
    } else innermost().lines.push(read);
  }
  close(1, true);
  return root;
}

function component(name: string, line: number): Component {
  return { name, lines: [], children: [], line, unread: [], isCutOff: false };
}

/** Joins what was folded: a line that begins with a space or a tab goes on from the one before. */
function* unfold(text: string): Generator<{ text: string; line: number }> {
  let parts: string[] = [];
  let beganAt = 1;
  let line = 0;
  for (const physical of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    line++;
    if (/^[ \t]/.test(physical) && parts.length > 0) {
      parts.push(physical.slice(1));
      continue;
    }
    // Some programs put an empty line before what goes on.
    if (physical.trim() === '') continue;
    if (parts.length > 0) yield { text: parts.join(''), line: beganAt };
    parts = [physical];
    beganAt = line;
  }
  if (parts.length > 0) yield { text: parts.join(''), line: beganAt };
}

/** Null when it has no name or no value. */
function readLine(text: string, line: number): ContentLine | null {
  const head = /^\s*([A-Za-z0-9-]+)\s*(?=[;:])/.exec(text);
  if (!head) return null;
  const params = new Map<string, string>();
  let at = head[0].length;
  while (text[at] === ';') {
    const end = endOfParam(text, at + 1);
    const [name = '', value = ''] = split(text.slice(at + 1, end), '=');
    params.set(name.trim().toUpperCase(), value.trim().replace(/^"(.*)"$/s, '$1'));
    at = end;
  }
  return text[at] === ':' ? { name: (head[1] as string).toUpperCase(), params, value: text.slice(at + 1), line } : null;
}

/** Where the parameter ends that begins at `from`: quoted, it may hold colons and semicolons. */
function endOfParam(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[at] === ';' || text[at] === ':')) return at;
  }
  return text.length;
}

function split(text: string, at: string): [string, string?] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
