import { readdirSync, readFileSync } from 'node:fs';

/** Where sentences for the user are written in English: what they are said with in another language is found by them. */
const FOLDERS = ['main/core', 'main/contract', 'main/bot', 'main'];
const LEFT_OUT = [
  /\/(words|i18n|simulate)\//,
  // What only a terminal, the log or a developer reads.
  /main\/(flags|serve|preview|index|crash-guard|assets)\.ts$/,
];
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
/** Begins as a sentence does and ends as one, with words between. */
const SENTENCE = /^(?:\{\}|[A-Z“<]).* .*[.?!]$/s;

export interface Written {
  file: string;
  /** With `{}` for each value that is put in. */
  text: string;
}

/** The sentences that stand in the source, found as gettext's tools find theirs: in the text of the files. */
export function sentencesInSource(): Written[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== 'main', encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const looked = files.filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)));
  return looked.flatMap((file) => {
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '');
    return [...code.matchAll(LITERAL)].flatMap(([, plain, template]) => {
      const text = (plain ?? template ?? '').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}').replaceAll('\\\\', '\\');
      return SENTENCE.test(text) ? [{ file, text }] : [];
    });
  });
}
