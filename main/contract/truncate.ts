const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * At most `most` UTF-16 code units of a text, never half of what is seen as one character: Telegram refuses half an emoji, and
 * half a flag or family is another picture. What is cut ends in an ellipsis. Telegram counts code points, of which there are
 * never more (td, MessageContent.cpp, utf8_length).
 */
export function truncate(text: string, most: number): string {
  const whole = text.toWellFormed();
  return whole.length <= most ? whole : `${cutAt(whole, most - 1).trimEnd()}…`;
}

/** The longest beginning of at most `most` code units that ends between two characters; a character longer than that is cut. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  // A character is hardly longer than this: what stands far behind the cut need not be looked at.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 64))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  const isTorn = /[\uD800-\uDBFF]$/.test(text.slice(0, most));
  return text.slice(0, end > 0 ? end : isTorn ? most - 1 : most);
}

/** What is seen as the first character; empty when there is none. */
export function firstGrapheme(text: string): string {
  for (const { segment } of graphemes.segment(text)) return segment;
  return '';
}
