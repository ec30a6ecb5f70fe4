import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Node's calls that put bytes into a file, or one file in the place of another. */
const WRITING =
  /\b(?:writeFile|appendFile|write|writev|rename|copyFile|cp|truncate|ftruncate)(?:Sync)?\b|\bcreateWriteStream\b/;
/** Who may call them, and what for. */
const MAY = {
  'adapters/write-file.ts': 'the writer itself',
  'adapters/json-store.ts': 'moves former states along, and a damaged file aside',
  'adapters/open-ledger.ts': 'moves a damaged history aside',
  'adapters/log.ts': 'moves full logs along',
  'practice/store.ts': 'moves a damaged practice chat aside',
  'shell/ninth-fuse.mjs': 'a switch in the Electron that is packed, which is no data',
  'start/build-if-stale.mjs': 'a stamp of the build, which is no data',
  'start/resumable-download.mjs': 'fetches Electron, which is no data',
};

const MAIN = new URL('../../main/', import.meta.url);
const sources = readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|mjs)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, MAIN), 'utf8') }));
const OF_NODE = /import (?:type )?\{([^}]*)\} from 'node:fs(?:\/promises)?';/g;

test('every file of the user’s goes through the one writer, which never leaves a torn one', () => {
  const writing = sources.filter(({ text }) =>
    [...text.matchAll(OF_NODE)].some(([, names = '']) => WRITING.test(names)),
  );
  expect(writing.map(({ name }) => name).sort()).toEqual(Object.keys(MAY).sort());
});

test('and nobody goes round it, by a name for all of node:fs or by conf’s own writer', () => {
  const hidden = sources.filter(({ text }) => /'(?:node:)?fs(?:\/promises)?'/.test(text.replaceAll(OF_NODE, '')));
  const byConf = sources.filter(({ text }) => /\.store = /.test(text));
  expect([hidden, byConf].map((found) => found.map(({ name }) => name))).toEqual([[], []]);
});
