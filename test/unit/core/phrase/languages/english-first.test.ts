import { expect, test } from 'vitest';
import { readPhrase } from '../../../../../main/core/phrase/read-phrase.ts';
import { english } from '../../../../support/english.ts';
import { NOW, ZONE } from '../corpus.ts';

const context = { now: NOW, timeZone: ZONE };

test.each<[phrase: string, time: string, message: string]>([
  ['every day at 9 a la carte', 'every day at 9', 'a la carte'],
  ['every day at 9 ate lunch?', 'every day at 9', 'ate lunch?'],
  ['every day at 9 die Wäsche', 'every day at 9', 'die Wäsche'],
  ['every day at 9 sex education', 'every day at 9', 'sex education'],
  ['every day at 9 mai tai', 'every day at 9', 'mai tai'],
  ['every day at 9 per my last email', 'every day at 9', 'per my last email'],
  ['every day at 9 de Gaulle', 'every day at 9', 'de Gaulle'],
  ['every day at 9 sin of the day', 'every day at 9', 'sin of the day'],
  ['every day at 9 noon', 'every day at 9', 'noon'],
  ['tomorrow at 9 mars rover', 'tomorrow at 9', 'mars rover'],
  ['tomorrow at 9 dos and donts', 'tomorrow at 9', 'dos and donts'],
  ['tomorrow at 9 Lunes de fiel', 'tomorrow at 9', 'Lunes de fiel'],
  ['tomorrow at 9 Jour de fête', 'tomorrow at 9', 'Jour de fête'],
  ['tomorrow at 9 Sabato sera', 'tomorrow at 9', 'Sabato sera'],
  ['tomorrow at 9 Tous les matins du monde', 'tomorrow at 9', 'Tous les matins du monde'],
  ['in 20 minutes tre pizze', 'in 20 minutes', 'tre pizze'],
  ['in 20 minutes позвонить маме', 'in 20 minutes', 'позвонить маме'],
  ['jeden Tag um 9 mai tai', 'every day at 9', 'mai tai'],
  ['morgen um 9 die Oma anrufen', 'tomorrow at 9', 'die Oma anrufen'],
  ['morgen um 9 an der Uni', 'tomorrow at 9', 'an der Uni'],
])('words of other languages stay in the message: “%s”', (phrase, time, message) => {
  const result = readPhrase(phrase, context);
  const asked = readPhrase(`${time}: ${message}`, context);
  expect(asked).toMatchObject({ ok: true, rest: message });
  if (result.ok) expect({ ...result, language: undefined }).toEqual({ ...asked, language: undefined });
  // Asked about as it is in English: no other language reads it as a time.
  else expect(result.choices?.some(({ phrase }) => phrase.endsWith(`“${message}”`))).toBe(true);
});

test.each([
  ['4pm CET', 'does not say one zone'],
  ['once a week', ''],
  ['every day at 9 to', ''],
])('a question in English stays one: “%s”', (phrase, error) => {
  const result = readPhrase(phrase, context);
  if (result.ok) expect(result.rest).not.toBe('');
  else expect(english(result.error)).toContain(error);
});
