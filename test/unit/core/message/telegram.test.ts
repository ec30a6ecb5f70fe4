import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstIssue } from '../../../../main/contract/issues.ts';
import { checkedLink } from '../../../../main/contract/link.ts';
import { LinkButton, lengthOf, Message, type TextFormat } from '../../../../main/contract/message.ts';
import { checkMessage, previewText } from '../../../../main/core/message/read-message.ts';

// What Telegram itself takes and refuses, by its sources (tdlib/td 022d60202e: MessageEntity.cpp, LinkManager.cpp, misc.cpp).

const OCCASION = { dueAt: Date.UTC(2026, 10, 26, 9), zone: () => 'UTC', run: () => 1 };

function preview(text: string, format: TextFormat) {
  const message = Message.safeParse({ text, format });
  if (!message.success) return { ok: false as const, error: firstIssue(message.error) };
  return previewText(message.data, OCCASION);
}

describe('texts that Telegram takes, and what it makes of them', () => {
  test.each<[format: TextFormat, written: string, shown: string]>([
    ['html', 'x &lt 3', 'x < 3'],
    ['html', '&apos; &#39;', "&apos; '"],
    ['html', '<a hef=a.b>text</a>', 'text'],
    ['html', '<a href="nowhere">a</a>', 'a'],
    ['html', '<tg-time unix="1798790400" format="wDT">22:00</tg-time>', '22:00'],
    ['html', '<code class="language-python">x</code >', 'x'],
    ['markdown', '[a](b)', 'a'],
    ['markdown', '[x](tg:user?id=5)', 'x'],
    ['markdown', '>>x', 'x'],
    ['markdown', ':a\n>>\\.', ':a\n.'],
    ['markdown', '>Agenda||', 'Agenda'],
    ['markdown', '>a\r\n>b||\r\nc', 'a\nb\nc'],
    ['markdown', '![22:00](tg://time?unix=1798790400&format=t)', '22:00'],
    ['plain', 'a\tb\u0001c', 'a b c'],
    ['plain', 'one\r\ntwo \n', 'one\ntwo'],
    ['plain', '😀'.repeat(2_100), '😀'.repeat(2_100)],
    ['plain', '😀'.repeat(4_096), '😀'.repeat(4_096)],
  ])('%s %s', (format, written, shown) => {
    expect(preview(written, format)).toMatchObject({ ok: true, text: shown });
  });
});

describe('texts that Telegram refuses', () => {
  test.each<[format: TextFormat, written: string, why: RegExp]>([
    ['html', 'Fire &#xD83D;&#xDD25; tonight', /half a character/],
    ['html', '<a href="https://example.com"">Agenda</a>', /name of an attribute/],
    ['html', '<a href=a.bb">x</a>', /in quotation marks/],
    ['html', '<tg-emoji emoji-id="53683241706671202286">x</tg-emoji>', /no number of a custom emoji/],
    ['html', '<tg-time unix="1798790400" format="x">22:00</tg-time>', /no format/],
    ['html', '&#3;', /Nothing of this message can be seen/],
    ['markdown', '![x](tg://emoji?id=53683241706671202286)', /no number of a custom emoji/],
    ['markdown', '![x]', /round brackets/],
    ['markdown', '[\u200d](https://a.b)', /Nothing of this message can be seen/],
    ['markdown', '>a||b', /spoiler.*no end/],
    ['markdown', '>a||\n>b', /spoiler.*no end/],
    ['plain', '\u200b', /Nothing of this message can be seen/],
    ['plain', '\u2800 \u3000', /Nothing of this message can be seen/],
    ['plain', '😀'.repeat(4_097), /at most 4,096 characters/],
  ])('%s %s', (format, written, why) => {
    const result = preview(written, format);
    expect(result).toMatchObject({ ok: false, error: expect.stringMatching(why) });
  });
});

describe('the link of a button', () => {
  test.each([
    ['https://192.168.1.5:8123/lovelace', 'https://192.168.1.5:8123/lovelace'],
    ['example.org', 'https://example.org'],
    ['t.me/x', 'https://t.me/x'],
    ['nas.local:8080/x', 'https://nas.local:8080/x'],
    ['tg://resolve?domain=x', 'tg://resolve?domain=x'],
    ['ton://x', 'ton://x'],
    ['https://[::1]/x', 'https://[::1]/x'],
    ['https://exa mple.com', null],
    ['https://.', null],
    ['https://localhost:8080/x', null],
    ['http://nas/page', null],
    ['https://example.com:99999/', null],
    ['javascript:alert(1)', null],
    ['ftp://example.com', null],
  ])('%s → %s', (url, kept) => {
    const button = LinkButton.safeParse({ text: 'Open', url });
    expect(button.success ? button.data.url : null).toBe(kept);
  });

  test('whatever it is, it is taken or not, and what is taken is taken again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string({ unit: 'binary' })), (url) => {
        const once = checkedLink(url);
        if (once !== null) expect(checkedLink(once)).toBe(once);
      }),
    );
  });
});

describe('variables count at their longest over the next ten years', () => {
  const message = (text: string) => ({ text, format: 'plain' as const });
  test.each([
    ['{date}', 'Thursday 26 November, at its longest 17 characters', 17],
    ['{weekday}', 'Wednesday', 9],
    ['{n}', 'the 87,672nd hour', 5],
  ])('%s', (variable, _, longest) => {
    const occasion = { ...OCCASION, lastRun: () => 87_672 };
    const filler = 'x'.repeat(4_096 - longest);
    expect(() => checkMessage(message(`${variable}${filler}`), occasion)).not.toThrow();
    expect(() => checkMessage(message(`${variable}x${filler}`), occasion)).toThrow(/at most 4,096 characters/);
  });
});

test('the length is that of Telegram: characters of Unicode, not of UTF-16', () => {
  expect(lengthOf('👩‍👩‍👧')).toBe(5);
  expect(lengthOf('é𝕏😀')).toBe(3);
});
