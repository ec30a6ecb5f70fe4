import type { TextEntity } from '../../contract/message.ts';
import type { FormattedText } from './formatted-text.ts';
import { escapeHtml } from './html.ts';

/** The text in Telegram's HTML: read again, it looks the same. Of entities that overlap, the later is cut in two where the earlier ends. */
export function writeHtml({ text, entities }: FormattedText): string {
  const ordered = entities
    .map((entity, index) => ({ entity, index }))
    // Of those around the very same, the earlier in the list is the outer.
    .sort((a, b) => a.entity.offset - b.entity.offset || b.entity.length - a.entity.length || a.index - b.index)
    .map(({ entity }) => entity);
  return write(text, ordered, 0, text.length);
}

function write(text: string, entities: readonly TextEntity[], start: number, end: number): string {
  let written = '';
  let at = start;
  let rest = entities;
  for (let [entity] = rest; entity; [entity] = rest) {
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = rest.slice(1).filter(({ offset }) => offset < to);
    const over = inside.flatMap((each) => partFrom(each, to));
    rest = [...over, ...rest.slice(1 + inside.length)];
    if (to <= from) continue;
    const [open, close] = tagsOf(entity);
    written += escapeHtml(text.slice(at, from)) + open + write(text, inside, from, to) + close;
    at = to;
  }
  return written + escapeHtml(text.slice(at, end));
}

/** What of an entity lies behind that place. */
function partFrom(entity: TextEntity, at: number): TextEntity[] {
  const length = entity.offset + entity.length - at;
  return length > 0 ? [{ ...entity, offset: at, length }] : [];
}

function tagsOf({
  type,
  url = '',
  language,
  userId,
  emojiId,
  unixTime,
  format,
}: TextEntity): [open: string, close: string] {
  switch (type) {
    case 'bold':
      return ['<b>', '</b>'];
    case 'italic':
      return ['<i>', '</i>'];
    case 'underline':
      return ['<u>', '</u>'];
    case 'strikethrough':
      return ['<s>', '</s>'];
    case 'spoiler':
      return ['<tg-spoiler>', '</tg-spoiler>'];
    case 'code':
      return ['<code>', '</code>'];
    case 'pre':
      return language ? [`<pre><code class="language-${escapeHtml(language)}">`, '</code></pre>'] : ['<pre>', '</pre>'];
    case 'blockquote':
      return ['<blockquote>', '</blockquote>'];
    case 'expandable_blockquote':
      return ['<blockquote expandable>', '</blockquote>'];
    case 'text_link':
      return [`<a href="${escapeHtml(url)}">`, '</a>'];
    case 'text_mention':
      return [`<a href="tg://user?id=${userId}">`, '</a>'];
    case 'custom_emoji':
      return [`<tg-emoji emoji-id="${emojiId}">`, '</tg-emoji>'];
    case 'date_time':
      return [`<tg-time unix="${unixTime}"${format ? ` format="${format}"` : ''}>`, '</tg-time>'];
  }
}
