import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEntity } from '../../../../main/contract/message.ts';
import { escapeHtml, parseHtml } from '../../../../main/core/message/html.ts';
import { writeHtml } from '../../../../main/core/message/write-html.ts';

const TAGS: [string, string][] = [
  ['<b>', '</b>'],
  ['<i>', '</i>'],
  ['<u>', '</u>'],
  ['<s>', '</s>'],
  ['<tg-spoiler>', '</tg-spoiler>'],
  ['<code>', '</code>'],
  ['<pre><code class="language-c++">', '</code></pre>'],
  ['<blockquote expandable>', '</blockquote>'],
  ['<a href="https://example.com/?a=1&amp;b=&quot;2&quot;">', '</a>'],
  ['<a href="tg://user?id=42">', '</a>'],
  ['<tg-emoji emoji-id="5368324170671202286">', '</tg-emoji>'],
];

/** Text with tags in tags, as Telegram's HTML. */
const html = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map(escapeHtml),
    fc
      .tuple(fc.constantFrom(...TAGS), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
      .map(([[open, close], inner]) => `${open}${inner.join('')}${close}`),
  ),
})).node;

test('what is written looks as what was read, whatever lies within what', () => {
  fc.assert(
    fc.property(fc.array(html, { maxLength: 4 }), (parts) => {
      const read = parseHtml(parts.join(''));
      const again = parseHtml(writeHtml(read));
      expect(again.text).toBe(read.text);
      expect(looks(again)).toEqual(looks(read));
    }),
    { numRuns: 500 },
  );
});

/** What each character looks like. In which order two styles lie around it makes no difference. */
function looks({ text, entities }: { text: string; entities: readonly TextEntity[] }): string[] {
  return Array.from({ length: text.length }, (_, at) =>
    entities
      .filter(({ offset, length }) => offset <= at && at < offset + length)
      .map(({ offset: _o, length: _l, ...entity }) => JSON.stringify(entity))
      .sort()
      .filter((entity, index, all) => entity !== all[index - 1])
      .join(),
  );
}

test('code within code is the outer one', () => {
  const html = '<pre><code class="language-c++"><b><pre>!</pre></b></code></pre>';
  expect(parseHtml(html).entities).toEqual([{ type: 'pre', language: 'c++', offset: 0, length: 1 }]);
  expect(parseHtml('<code>a<b><pre>b</pre></b></code>').entities).toEqual([{ type: 'code', offset: 0, length: 2 }]);
});

test('signs of HTML in a text stay signs', () => {
  const entities: TextEntity[] = [{ type: 'bold', offset: 0, length: 5 }];
  expect(writeHtml({ text: 'a < b & c', entities })).toBe('<b>a &lt; b</b> &amp; c');
});

test('of two that overlap the later is cut, and nothing is lost', () => {
  const entities: TextEntity[] = [
    { type: 'bold', offset: 0, length: 4 },
    { type: 'italic', offset: 2, length: 4 },
  ];
  expect(parseHtml(writeHtml({ text: 'abcdef', entities })).text).toBe('abcdef');
});
