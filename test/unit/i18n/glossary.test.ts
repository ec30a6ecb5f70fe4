import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordsFor } from '../../../main/bot/words/index.ts';
import { en } from '../../../main/i18n/en/index.ts';
import { messages } from '../../../main/i18n/en/messages/index.ts';
import { en as windowInEnglish } from '../../../renderer/words/en/index.ts';

/** The glossary of CONTRIBUTING: what a thing is called, and what it is not called. */
function glossary(): { word: string; banned: string[] }[] {
  const rows = /## Words\n[\s\S]*?\n((?:\|.*\n)+)/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? '';
  return rows
    .split('\n')
    .slice(2)
    .filter((row) => row !== '')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, word = '', , banned = '']) => ({
      word,
      banned: [...banned.matchAll(/“([^”]+)”/g)].map(([, text]) => text ?? ''),
    }));
}

/** Each text by its path, a function by its source: what it says stands there. */
function textsOf(words: object, path: string): [string, string][] {
  return Object.entries(words).flatMap(([key, entry]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof entry === 'string') return [[at, entry]];
    if (typeof entry === 'function') return [[at, String(entry)]];
    return textsOf(entry as object, at);
  });
}

test('every text calls a thing by the word of the glossary', () => {
  const rows = glossary();
  expect(rows.length).toBeGreaterThan(20);
  const texts = [
    ...textsOf(windowInEnglish, 'window'),
    ...textsOf(wordsFor('en', undefined), 'bot').filter(([at]) => !at.startsWith('bot.core')),
    ...textsOf({ ...en, say: '' }, 'desktop'),
    ...textsOf(messages, 'messages'),
  ];
  const wrong = rows.flatMap(({ word, banned }) =>
    banned.flatMap((text) => {
      const pattern = new RegExp(`(?<![\\w.])${text}(?!\\w)`, 'i');
      return texts
        .filter(([, said]) => pattern.test(said))
        .map(([at, said]) => `${at}: “${text}” is called “${word}”: ${said.slice(0, 80)}`);
    }),
  );
  expect(wrong).toEqual([]);
});
