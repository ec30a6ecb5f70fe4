import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messages as german } from '../../../main/i18n/de/messages/index.ts';
import { messages as english } from '../../../main/i18n/en/messages/index.ts';
import { de, en } from '../../../main/i18n/index.ts';
import { msg, quote, sentences } from '../../../main/i18n/msg.ts';
import type { Catalogue } from '../../../main/i18n/sayer.ts';

const CATALOGUES: readonly (readonly [language: string, catalogue: Catalogue])[] = [['de', german]];

const sources = ['main', 'renderer'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n/'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);

describe('the texts that are said by key', () => {
  test('are those that are said somewhere: none is missing, none is left over', () => {
    const named = new Set(sources.flatMap((text) => [...text.matchAll(/'([a-z]+\.[\w]+)'/g)].map(([, key]) => key)));
    // These are named by a part that is put in.
    const byPart = /^(content|markdown|part)\./;
    expect(
      Object.keys(english).filter((key) => !named.has(key) && !byPart.test(key) && !key.startsWith('text.')),
    ).toEqual([]);
  });

  test.each(CATALOGUES)('keep in %s each value that the English names', (_, catalogue) => {
    const holes = (entry: unknown) => (typeof entry === 'string' ? [...new Set(entry.match(/\{\w+\}/g))].sort() : null);
    for (const [key, entry] of Object.entries(english)) {
      const other = catalogue[key as keyof Catalogue];
      if (typeof entry === 'string' && typeof other === 'string')
        expect([key, holes(other)]).toEqual([key, holes(entry)]);
    }
  });

  test.each(CATALOGUES)('are another text in %s, unless it is hardly more than its values', (_, catalogue) => {
    const same = Object.entries(english).filter(([key, entry]) => {
      const letters = String(entry).replace(/\{\w+\}|[^\p{L}]/gu, '').length;
      return typeof entry === 'string' && letters > 8 && catalogue[key as keyof Catalogue] === entry;
    });
    expect(same).toEqual([]);
  });
});

test('a text within a text is said in the language of the whole, a name stays as it was', () => {
  const text = msg('error.pausedAlready', { name: quote('Stop. Now. {name} $&') });
  expect(en.say(text)).toBe('“Stop. Now. {name} $&” is paused already.');
  expect(de.say(text)).toBe('„Stop. Now. {name} $&“ ist schon angehalten.');
});

test('numbers and lengths of time are written as the language does it', () => {
  const text = sentences(
    msg('input.messageTooLongTelegram', { max: 4_096 }),
    msg('delivery.couldNotSentWithin', { limit: msg('text.duration', { ms: 49 * 3_600_000 }) }),
  );
  expect(en.say(text)).toBe(
    'The message is too long: Telegram takes at most 4,096 characters. It could not be sent within 2 days 1 hour of its time.',
  );
  expect(de.say(text)).toBe(
    'Die Nachricht ist zu lang: Telegram nimmt höchstens 4.096 Zeichen. Sie konnte nicht innerhalb von 2 Tagen 1 Stunde gesendet werden.',
  );
});

test('a text that a later version of Carillon named is shown as well as it can be', () => {
  expect(en.say({ key: 'error.fromTheFuture', params: { text: 'As it was.' } })).toBe('As it was.');
  expect(de.say({ key: 'constructor' })).toBe('constructor');
});

test('what the contract finds wrong is said by key, too', () => {
  const prose = readdirSync('main/contract').flatMap((name) => {
    const code = readFileSync(`main/contract/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return [...code.matchAll(/'([A-Z][^'\n]* [^'\n]*[.?!])'/g)].map(([, text]) => `${name}: ${text}`);
  });
  expect(prose).toEqual([]);
});
