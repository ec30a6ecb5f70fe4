import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEntity, TextFormat } from '../../../../main/contract/message.ts';
import { escapeHtml } from '../../../../main/core/message/html.ts';
import { escapeMarkdown } from '../../../../main/core/message/markdown.ts';
import { parseText } from '../../../../main/core/message/read-message.ts';

/** What each entity covers, in words: easier to read than offsets, and it cannot hide a wrong one. */
function shown(source: string, format: TextFormat) {
  const { text, entities } = parseText(source, format);
  return [
    text,
    ...entities.map((entity) => `${describeEntity(entity)}: ${text.slice(entity.offset).slice(0, entity.length)}`),
  ];
}

function describeEntity({ type, url, language, userId, emojiId }: TextEntity): string {
  return [type, url ?? language ?? userId ?? emojiId].filter((part) => part !== undefined).join(' ');
}

describe('MarkdownV2 reads as Telegram documents it', () => {
  test.each<[string, string[]]>([
    ['*bold \\*text*', ['bold *text', 'bold: bold *text']],
    ['_italic \\*text_', ['italic *text', 'italic: italic *text']],
    [
      '__underline__ and ~gone~ and ||secret||',
      ['underline and gone and secret', 'underline: underline', 'strikethrough: gone', 'spoiler: secret'],
    ],
    [
      '*bold _italic bold ~both~_*',
      ['bold italic bold both', 'bold: bold italic bold both', 'italic: italic bold both', 'strikethrough: both'],
    ],
    ['___both_**__', ['both', 'underline: both', 'italic: both']],
    ['[a link](http://www.example.com/)', ['a link', 'text_link http://www.example.com/: a link']],
    ['[Ann](tg://user?id=123456789)', ['Ann', 'text_mention 123456789: Ann']],
    ['[x](https://e.com/a_\\)b)', ['x', 'text_link https://e.com/a_)b: x']],
    ['![👍](tg://emoji?id=5368324170671202286)', ['👍', 'custom_emoji 5368324170671202286: 👍']],
    ['`fixed *width* \\` .`', ['fixed *width* ` .', 'code: fixed *width* ` .']],
    ['```\nblock!\n```', ['block!', 'pre: block!']],
    ['```python\nprint("hi")```', ['print("hi")', 'pre python: print("hi")']],
    ['>quoted\n>on two lines\nnot quoted', ['quoted\non two lines\nnot quoted', 'blockquote: quoted\non two lines']],
    [
      '>first\n**>second\n>long||\nend',
      ['first\nsecond\nlong\nend', 'blockquote: first', 'expandable_blockquote: second\nlong'],
    ],
    ['👩‍👩‍👧 *ü*', ['👩‍👩‍👧 ü', 'bold: ü']],
    ['  * spaced *  ', [' spaced', 'bold:  spaced']],
    ['*a `b` c*', ['a b c', 'bold: a ', 'code: b', 'bold:  c']],
  ])('%s', (source, expected) => {
    expect(shown(source, 'markdown')).toEqual(expected);
  });

  test.each<[string, number, RegExp]>([
    ['See you at 9.30!', 12, /“\.” is a mark of Markdown.*write “\\\."/],
    ['fine *not closed', 5, /bold text.*no end/],
    ['a `b', 2, /code.*no end/],
    ['[x](http://e.com', 3, /no end.*“\)”/],
    ['![x](https://e.com)', 0, /custom emoji/],
    ['a > b', 2, /“>” is a mark/],
    ['>a *b\nc*', 3, /bold text.*no end/],
    ['one | two', 4, /“\|” is a mark/],
  ])('%s is refused where Telegram would', (source, offset, telling) => {
    expect(() => parseText(source, 'markdown')).toThrow(expect.objectContaining({ offset }));
    expect(() => parseText(source, 'markdown')).toThrow(telling.source.includes('"') ? /write/ : telling);
  });
});

describe('HTML reads as Telegram documents it', () => {
  test.each<[string, string[]]>([
    ['<b>bold</b>, <strong>bold</strong>', ['bold, bold', 'bold: bold', 'bold: bold']],
    [
      '<i>i</i><em>em</em><u>u</u><ins>ins</ins>',
      ['iemuins', 'italic: i', 'italic: em', 'underline: u', 'underline: ins'],
    ],
    ['<s>a</s><strike>b</strike><del>c</del>', ['abc', 'strikethrough: a', 'strikethrough: b', 'strikethrough: c']],
    ['<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', ['ab', 'spoiler: a', 'spoiler: b']],
    ['<b>bold <i>both</i></b>', ['bold both', 'bold: bold both', 'italic: both']],
    ['<a href="http://www.example.com/">inline</a>', ['inline', 'text_link http://www.example.com/: inline']],
    ["<a href='tg://user?id=7'>Ann</a>", ['Ann', 'text_mention 7: Ann']],
    ['<a>example.com</a>', ['example.com', 'text_link http://example.com/: example.com']],
    ['<tg-emoji emoji-id="5368">👍</tg-emoji>', ['👍', 'custom_emoji 5368: 👍']],
    ['<pre><code class="language-python">x = 1</code></pre>', ['x = 1', 'pre python: x = 1']],
    ['<code class="language-python">x</code>', ['x', 'code: x']],
    [
      '<blockquote>q</blockquote><blockquote expandable>r</blockquote>',
      ['qr', 'blockquote: q', 'expandable_blockquote: r'],
    ],
    ['&lt;b&gt; &amp; &quot; &#169; &#xA9; &nbsp; &', ['<b> & " © © &nbsp; &']],
    ['<B>Loud</B>', ['Loud', 'bold: Loud']],
    ['<b>x</>', ['x', 'bold: x']],
  ])('%s', (source, expected) => {
    expect(shown(source, 'html')).toEqual(expected);
  });

  test.each<[string, number, RegExp]>([
    ['I <3 you', 2, /no “>” at its end|no tag/],
    ['a <font>b</font>', 2, /no tag <font>/],
    ['<b>a</i>', 4, /<\/i> stands where <\/b> should/],
    ['a</b>', 1, /never began/],
    ['hm <b>a', 3, /<b> has no end/],
    ['<b a', 0, /no “>”/],
    ['<span class="x">a</span>', 0, /tg-spoiler/],
    ['x < y > z', 2, /“<” stands alone/],
  ])('%s is refused where Telegram would', (source, offset, telling) => {
    expect(() => parseText(source, 'html')).toThrow(telling);
    expect(() => parseText(source, 'html')).toThrow(expect.objectContaining({ offset }));
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'ab \n\\_*[]()~`>#+-=|{}.!<>/&;"\'x'), maxLength: 40 }),
);

describe('for any text', () => {
  test.each([
    ['markdown', escapeMarkdown],
    ['html', escapeHtml],
  ] as const)('escaped for %s it reads as itself', (format, escapeText) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseText(escapeText(text), format)).toEqual({ text: text.trim(), entities: [] });
      }),
    );
  });

  test.each(['markdown', 'html'] as const)(
    '%s is read or refused, and then at a place in it; each entity covers some of the text',
    (format) => {
      fc.assert(
        fc.property(anyText, (source) => {
          try {
            const { text, entities } = parseText(source, format);
            for (const { offset, length } of entities) {
              expect(length).toBeGreaterThan(0);
              expect(offset + length).toBeLessThanOrEqual(text.length);
            }
            expect(entities).toEqual(entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length));
          } catch (error) {
            expect(error).toMatchObject({ name: 'Error', offset: expect.any(Number) });
            expect((error as { offset: number }).offset).toBeLessThanOrEqual(source.length);
          }
        }),
        { numRuns: 1_000 },
      );
    },
  );

  test('both formats agree on what is nested in what', () => {
    const styles = [
      ['*', '*', 'b'],
      ['~', '~', 's'],
      ['||', '||', 'tg-spoiler'],
    ] as const;
    type Tree = string | { style: number; of: Tree[] };
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
        fc.record({ style: fc.nat(2), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      ),
    }));
    const write = (node: Tree, format: 'markdown' | 'html', above: readonly number[] = []): string => {
      if (typeof node === 'string') return format === 'html' ? escapeHtml(node) : escapeMarkdown(node);
      const inner = node.of.map((child) => write(child, format, [...above, node.style])).join('');
      // The same style within itself is written differently in both.
      if (above.includes(node.style)) return inner;
      const [begin, end, tag] = styles[node.style] as (typeof styles)[number];
      return format === 'html' ? `<${tag}>${inner}</${tag}>` : `${begin}${inner}${end}`;
    };
    fc.assert(
      fc.property(tree, (node) => {
        expect(parseText(write(node, 'markdown'), 'markdown')).toEqual(parseText(write(node, 'html'), 'html'));
      }),
    );
  });
});
