/** A command line as a shell splits it: quotes and backslashes go, `$(…)` and backquotes stay as they are written. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string;
    if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word ??= '';
    if (sign === "'") {
      const end = endOf(line, at, "'");
      word += line.slice(at + 1, end);
      at = end;
    } else if (sign === '"') {
      const [text, end] = doubleQuoted(line, at);
      word += text;
      at = end;
    } else if (sign === '\\') word += line[++at] ?? '';
    else if (sign === '$' && line[at + 1] === '(') {
      const end = closing(line, at + 1);
      word += line.slice(at, end + 1);
      at = end;
    } else if (/[|&;<>]/.test(sign)) {
      // What follows is another command, or where the output goes.
      if (word !== '' && !/^\d$/.test(word)) words.push(word);
      return words;
    } else word += sign;
  }
  if (word !== null) words.push(word);
  return words;
}

function doubleQuoted(line: string, from: number): [text: string, end: number] {
  let text = '';
  let at = from + 1;
  for (; at < line.length && line[at] !== '"'; at++) {
    if (line[at] === '\\' && /["\\$`]/.test(line[at + 1] ?? '')) text += line[++at];
    else if (line[at] === '$' && line[at + 1] === '(') {
      const end = closing(line, at + 1);
      text += line.slice(at, end + 1);
      at = end;
    } else text += line[at];
  }
  return [text, at];
}

/** Where a quotation ends, or the line. */
function endOf(line: string, from: number, quote: string): number {
  const end = line.indexOf(quote, from + 1);
  return end < 0 ? line.length : end;
}

/** Where the bracket that opens at `from` is closed, or the line ends. */
function closing(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    if (line[at] === '(') depth++;
    if (line[at] === ')' && --depth === 0) return at;
  }
  return line.length;
}
