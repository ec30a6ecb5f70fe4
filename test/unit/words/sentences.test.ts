import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhrase, readWholePhrase } from '../../../main/core/phrase/read-phrase.ts';
import { de, en } from '../../../main/i18n/index.ts';
import { sayer } from '../../../main/i18n/sentences.ts';
import { cpuMs } from '../../support/cpu-time.ts';
import { sentencesInSource } from '../../support/language/sentences-in-source.ts';

/** What no user reads: the log's, and those of which each form has an entry of its own. */
const NOT_SHOWN = [
  /^main\/core\/cleanup\.ts: /,
  /^main\/bot\/polling-loop\.ts: Telegram: online/,
  /^main\/app\/engine\.ts: (\{\}: \{\}|The history can be written)/,
  /^main\/app\/services\.ts: (Planning again|Carillon \{\} starts)/,
  /^main\/bot\/files\.ts: The (download|file)/,
  // The terminal speaks English.
  /^main\/import\.ts: /,
  /^main\/core\/dispatch\.ts: \{\}: \{\}\.$/,
  // Said in two forms.
  /^main\/core\/delivery-timeline\.ts: Delivered/,
  /^main\/core\/outbox\.ts: .* of its time\{\}\.$/,
  /^main\/core\/phrase\/resolve\/bounds-of\.ts: It would end on/,
  // The words of the preview have entries of their own.
  /^main\/core\/schedule\/preview\.ts: The clock/,
  /^main\/core\/schedule\/preview\.ts: .* lies in the quiet hours/,
];

describe('what the core says in English', () => {
  test('is said in German: no sentence is left out', () => {
    const shown = sentencesInSource().filter(
      ({ file, text }) => !NOT_SHOWN.some((pattern) => pattern.test(`${file}: ${text}`)),
    );
    expect(shown.length).toBeGreaterThan(150);
    const missing = shown.filter(({ text }) => {
      const filled = text.replaceAll('{}', '“17”');
      return de.say(filled) === filled;
    });
    expect(missing).toEqual([]);
  });

  test('keeps every value that it names', () => {
    const withNumbers = (text: string) => {
      let n = 40;
      return text.replaceAll('{}', () => String(++n));
    };
    const lost = sentencesInSource().flatMap(({ text }) => {
      const english = withNumbers(text);
      const german = de.say(english);
      if (german === english) return [];
      const values = english.match(/\b4\d\b/g) ?? [];
      return values.every((value) => german.includes(value)) ? [] : [{ english, german }];
    });
    // Its value is English: what kind of part it is.
    expect(lost.map(({ english }) => english)).toEqual([
      '41 does not go with what stands before it, which has 42 already.',
    ]);
  });

  test.each([
    ['“every monday” needs a time of day.', 'Bei „every monday“ fehlt die Uhrzeit.'],
    [
      '“6” could be 06:00 or 18:00. Add am or pm, or write it on the 24-hour clock, like “at 18:00”.',
      '„6“ kann 06:00 oder 18:00 heißen. Ergänze am oder pm, oder schreib sie mit 24 Stunden, etwa „at 18:00“.',
    ],
    ['“Stop. Now.” is paused already.', '„Stop. Now.“ ist schon angehalten.'],
    [
      'It could not be sent within 2 days 1 hour of its time (Telegram asked to wait 3 seconds).',
      'Sie konnte nicht innerhalb von 2 Tagen 1 Stunde gesendet werden (Telegram verlangt eine Pause von 3 Sekunden).',
    ],
    [
      'It could not be sent within 6 hours of its time (Telegram cannot be reached. Check the internet connection).',
      'Sie konnte nicht innerhalb von 6 Stunden gesendet werden (Telegram ist nicht zu erreichen. Sieh nach, ob das Internet geht).',
    ],
    [
      'Line 2, character 5: There is no variable {foo}. Known are date, time. To send braces as they are, double them.',
      'Zeile 2, Zeichen 5: Eine Variable {foo} gibt es nicht. Bekannt sind date, time. Um geschweifte Klammern selbst zu senden, verdopple sie.',
    ],
    [
      'The message is too long: Telegram takes at most 4096 characters. This has 5000.',
      'Die Nachricht ist zu lang: Telegram nimmt höchstens 4096 Zeichen. Hier sind es 5000.',
    ],
    ['Delivered as message 17, 340 ms late.', 'Zugestellt als Nachricht 17; Verspätung: 340 ms.'],
    ['Delivered, 2 minutes late.', 'Zugestellt; Verspätung: 2 Minuten.'],
    ['It stands for 12 other runs as well.', 'Sie steht außerdem für 12 weitere Läufe.'],
    ['Paused all messages', 'alle Nachrichten angehalten'],
    ['Paused 3 messages', '3 Nachrichten angehalten'],
    ['Paused “3 messages”', '„3 messages“ angehalten'],
    ['“0 25 * * *” is no cron line.\n/new every day', '“0 25 * * *” is no cron line.\n/new every day'],
    ['Something nobody has written yet.', 'Something nobody has written yet.'],
  ])('%s', (english, german) => {
    expect(de.say(english)).toBe(german);
    expect(en.say(english)).toBe(english);
  });

  test('every question of the reader of phrases is asked in German', () => {
    const asked = [
      'every monday',
      'monthly',
      'monday at 9',
      'at 6',
      'every 0 seconds',
      'every 20 years',
      '31 february at 9',
      '25:00',
      'every day from 9 to 17',
      'every day at 9 in EST',
      'evry day at 9',
      'every day at 9 until yesterday',
      'tomorrow at 9 in Nowhere',
      'every 5 minutes except christmas',
      'biweekly',
      'in 200 years',
      '',
      'nonsense',
    ];
    const context = { now: Date.parse('2026-11-23T12:00:00Z'), timeZone: 'Europe/Berlin' };
    for (const phrase of asked) {
      for (const read of [readPhrase(phrase, context), readWholePhrase(phrase, context)]) {
        if (read.ok) continue;
        expect(de.say(read.error)).not.toBe(read.error);
        expect(de.say(read.hint)).not.toBe(read.hint);
        const own = de.say(`${read.error} ${read.hint}`).replace(/„[^“]*“/g, '');
        expect(own).not.toMatch(/\b(the|is|write|like|day|could|not|no)\b/i);
      }
    }
  });

  test('whatever stands in a message, it is said without a throw and without a wait', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '. ',
      ' could be ',
      ' or ',
      ' is not ',
      ' today or ',
      '{0}',
      '$&',
      '(',
      ')',
      'A',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 200 });
    fc.assert(
      fc.property(text, (pieces) => {
        const began = cpuMs();
        expect(typeof de.say(pieces.join(''))).toBe('string');
        expect(cpuMs() - began).toBeLessThan(5_000);
      }),
      { numRuns: 500 },
    );
  });

  test('what users wrote stays as it was, whatever it looks like', () => {
    const say = sayer({ '{} is late.': '{0} ist spät.', 'It is {}.': 'Es ist {=0}.' }, (value) =>
      value === 'Monday' ? 'Montag' : null,
    );
    expect(say('Monday is late.')).toBe('Monday ist spät.');
    expect(say('It is Monday.')).toBe('Es ist Montag.');
    expect(say('$& (.*) {0} is late.')).toBe('$& (.*) {0} ist spät.');
    expect(say('It is constructor.')).toBe('Es ist constructor.');
    expect(say('')).toBe('');
  });
});
