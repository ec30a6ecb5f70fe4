import { expect, test } from 'vitest';
import { readPhrase, readWholePhrase } from '../../../../main/core/phrase/read-phrase.ts';
import { NOW, ZONE } from './corpus.ts';

const read = (phrase: string) => readWholePhrase(phrase, { now: NOW, timeZone: ZONE });

// It is Monday, 23 November 2026, 11:00 in Berlin.
test.each([
  // Numbers in words and short forms
  ['in fifteen minutes', 'in 15 minutes'],
  ['in twenty-five minutes', 'in 25 minutes'],
  ['every thirty minutes', 'every 30 minutes'],
  ['in an hour and a half', 'in 90 minutes'],
  ['in two and a half hours', 'in 150 minutes'],
  ['in 1/4 h', 'in 15 minutes'],
  ["in 15'", 'in 15 minutes'],
  ['in about half an hour', 'in 30 minutes'],
  ['in a couple of hours', 'in 2 hours'],
  ['in three quarters of an hour', 'in 45 minutes'],
  ['5m', 'in 5 minutes'],
  ['2h', 'in 2 hours'],
  ['2h30m', 'in 150 minutes'],
  ['2h 30min', 'in 150 minutes'],
  ['1d1h', 'in 25 hours'],
  ['+15min', 'in 15 minutes'],
  ['15 minutes later', 'in 15 minutes'],
  ['within 1 hour', 'in 1 hour'],
  ['every hour and a half', 'every 90 minutes'],
  ['every one and a half hours', 'every 90 minutes'],
  ['every 1½ hours', 'every 90 minutes'],
  ['every quarter of an hour', 'every 15 minutes'],
  ['half hourly', 'every 30 minutes'],
  // Times of day
  ['tomorrow at nine', 'tomorrow at 9'],
  ['tomorrow at nine am', 'tomorrow at 9'],
  ["tomorrow at nine o'clock", 'tomorrow at 9'],
  ['tomorrow at 9 o clock', 'tomorrow at 9'],
  ['tomorrow at seven thirty p.m.', 'tomorrow at 19:30'],
  ['tomorrow at twelve oh three', 'tomorrow at 12:03'],
  ['tomorrow at 20 past 3pm', 'tomorrow at 15:20'],
  ['tomorrow at ten past nine', 'tomorrow at 9:10'],
  ['tomorrow at 20 minutes to 2pm', 'tomorrow at 13:40'],
  ['tomorrow at a quarter past noon', 'tomorrow at 12:15'],
  ['tomorrow at five to one', 'tomorrow at 12:55'],
  ['tomorrow at 6:30p', 'tomorrow at 18:30'],
  ['tomorrow 7 p m', 'tomorrow 7pm'],
  ['tomorrow at 930am', 'tomorrow at 9:30'],
  ['tomorrow around 5pm', 'tomorrow at 17:00'],
  ['every day from 9 to 5pm every hour', 'every hour from 9:00 to 17:00'],
  // Parts of the day
  ['every sunday evening at 8', 'every sunday at 20:00'],
  ['every weekday morning at 9', 'every weekday at 9'],
  ['weekday mornings at 8', 'every weekday at 8'],
  ['mornings at 7', 'every day at 7'],
  ['nightly at 11', 'every day at 23:00'],
  // Days named by way of others
  ['a week after monday at 9', '2026-12-07 9:00'],
  ['3 days after tuesday at 18:00', '2026-11-27 18:00'],
  ['two weeks from friday at 9', '2026-12-11 9:00'],
  ['the day after the day after tomorrow at 9', '2026-11-26 9:00'],
  ['2 days before the end of the month at 9', '2026-11-28 9:00'],
  ['end of this week at 18:00', '2026-11-29 18:00'],
  ['next week thursday at 9', '2026-12-03 9:00'],
  ['thursday of next week at 9', '2026-12-03 9:00'],
  ['on the 5th of next month at 9', '2026-12-05 9:00'],
  ['next month on the 5th at 9', '2026-12-05 9:00'],
  ['this coming friday at 9', 'this friday at 9'],
  ['the coming friday at 9', 'this friday at 9'],
  ['monday week at 9', '2026-12-07 9:00'],
  // Dates
  ['december fifth at 9', '5 december at 9'],
  ['the fifth of december at 9', '5 december at 9'],
  ['the thirty-first of july at 9', '31 july at 9'],
  ['christmas eve at 18:00', '24 december at 18:00'],
  ["new year's eve at 23:00", '31 december at 23:00'],
  ['24.12.26 at 18:00', '24 december 2026 at 18:00'],
  ['12/25/26 at 18:00', '25 december 2026 at 18:00'],
  ['5.12 at 9', '5 december at 9'],
  ['8-Oct-2027 at 9:00', '8 october 2027 at 9:00'],
  ['tmr 3PM', 'tomorrow at 15:00'],
  ['tom at 16:00', 'tomorrow at 16:00'],
  // Days of the month and of the year
  ['first working day of the month at 9', '0 9 1W * *'],
  ['every last weekday of the month at 9', '0 9 LW * *'],
  ['3rd to last day of every month at 9', '0 9 L-2 * *'],
  ['2nd to last friday of the month at 9', '0 9 L-7,L-8,L-9,L-10,L-11,L-12,L-13 * +5'],
  ['at the end of each month at 9', 'last day of every month at 9'],
  ['at the beginning of every month at 9', '1st of every month at 9'],
  ['every last sunday in march at 9', '0 9 * 3 7L'],
  ['first monday of january, april, july and october at 9', '0 9 * 1,4,7,10 1#1'],
  ['on the first day of every quarter at 9', '0 9 1 1,4,7,10 *'],
  ['every day in december at 9', '0 9 * 12 *'],
  ['monday wednesday friday 8am', 'mon, wed and fri at 8am'],
  ['three times a week on monday, wednesday and friday at 9', 'every mon, wed and fri at 9'],
  ['3 times a wk on monday at 9', 'every monday at 9'],
  // Beginnings and ends
  ['every day at 9 till christmas', 'every day at 9 until 25 december'],
  ['every day at 9 up to and including 31 december', 'every day at 9 until 31 december'],
  ['every day at 9 starting next week', 'every day at 9 from 2026-11-30'],
  ['from tomorrow on every day at 9', 'every day at 9 from tomorrow'],
  ['every 2 weeks starting 7 december at 9', 'every 2 weeks on monday at 9 starting 7 december'],
  ['yearly from 5 march at 9', 'every 5 march at 9 from 5 march'],
  ['the next 3 mondays at 9', 'every monday at 9 3 times'],
  ['every friday at 9 for 10 occurrences', 'every friday at 9 10 times'],
  ['01.04-01.05 every sunday at 15:30', 'every sunday at 15:30 from 1 april to 1 may'],
])('“%s” is “%s”', (phrase, plainly) => {
  const result = read(phrase);
  expect(result).toMatchObject({ ok: true });
  expect(result).toEqual(read(plainly));
});

test.each([
  ['tomorrow at 5 to 9', ['tomorrow at 8:55am']],
  ['in a few minutes', ['in 3 minutes', 'in 5 minutes', 'in 10 minutes']],
  ['monday after next at 9', ['on 2026-12-07 at 9', 'on 2026-12-14 at 9']],
  ['2nd friday in february at 9', ['on 2027-02-12 at 9', 'every 2nd friday in february at 9']],
])('“%s” is asked about', (phrase, choices) => {
  const result = read(phrase);
  expect(result.ok ? [] : result.choices?.map(({ phrase }) => phrase.replaceAll(/ {2,}/g, ' '))).toEqual(choices);
});

test.each([
  ['tomorrow at 20 past 9 Dentist', 'Dentist'],
  ['tomorrow at nine Dentist', 'Dentist'],
  ['in an hour and a half Tea', 'Tea'],
  ['2h grab tea', 'grab tea'],
  ['every Mon, Wed, Fri at 6:30a Hi', 'Hi'],
  ['every day at 9 except christmas Hi', 'Hi'],
  ['every monday morning at 9 Stand-up', 'Stand-up'],
  ['every day at 9 starting next week Hi', 'Hi'],
])('in front of a message: %s', (phrase, message) => {
  expect(readPhrase(phrase, { now: NOW, timeZone: ZONE })).toMatchObject({ ok: true, rest: message });
});

test.each([
  '999999999999 days before tomorrow at 9',
  '3000 years before christmas at 9',
  '999999999999 weeks after monday at 9',
  'every day at 9 until 9000 years after tomorrow',
])('“%s” is further away than anybody means, and is refused', (phrase) => {
  expect(read(phrase)).toMatchObject({ ok: false, error: 'That is more than 100 years away.' });
});
