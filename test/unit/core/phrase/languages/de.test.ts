import { describe, expect, test } from 'vitest';
import { readPhrase, readWholePhrase } from '../../../../../main/core/phrase/read-phrase.ts';
import { NOW, ZONE } from '../corpus.ts';

const context = { now: NOW, timeZone: ZONE };

describe('German', () => {
  // It is Monday, 23 November 2026, 11:00 in Berlin.
  test.each([
    ['täglich um 9 Uhr', 'every day at 9'],
    ['taeglich um 9', null],
    ['Täglich 9:00', 'every day at 9'],
    ['täglich um 9 und 18 Uhr', 'every day at 9 and 18:00'],
    ['jeden Tag um 9 Uhr 30', 'every day at 9:30'],
    ['jeden Werktag um 9', 'every weekday at 9'],
    ['werktags um 9 Uhr', 'every weekday at 9'],
    ['unter der Woche um 8', 'every weekday at 8'],
    ['Mo-Fr 8:00', 'mon-fri 8:00'],
    ['Mo, Mi, Fr 7:30', 'mon, wed, fri 7:30'],
    ['von Montag bis Freitag um 8', 'monday to friday at 8'],
    ['montags und donnerstags um 17:30', 'mondays and thursdays at 17:30'],
    ['am Wochenende um 10', 'every weekend at 10'],
    ['alle 2 Wochen montags um 8:30', 'every 2 weeks on monday at 8:30'],
    ['alle zwei Wochen am Montag um 8:30', 'every 2 weeks on monday at 8:30'],
    ['jede zweite Woche freitags um 12', 'every 2 weeks on friday at 12'],
    ['jeden zweiten Tag um 9', 'every other day at 9'],
    ['alle 2 Stunden', 'every 2 hours'],
    ['jede halbe Stunde', 'every half hour'],
    ['alle anderthalb Stunden', 'every 90 minutes'],
    ['stündlich', 'hourly'],
    ['alle 45 Minuten zwischen 9 und 17 Uhr', 'every 45 minutes between 9 and 17'],
    ['stündlich von 9 bis 17 Uhr', 'hourly from 9 to 17'],
    ['am letzten Tag des Monats um 18 Uhr', 'last day of the month at 18:00'],
    ['jeden 1. des Monats um 9 Uhr', 'every 1st of the month at 9'],
    ['am 1. und 15. jedes Monats um 9', 'on the 1st and 15th of every month at 9'],
    ['am ersten Montag im Monat um 9', 'first monday of the month at 9'],
    ['jeden letzten Freitag im Monat um 17 Uhr', 'last friday of every month at 17:00'],
    ['am ersten Werktag des Monats um 9', 'first weekday of the month at 9'],
    ['alle 3 Monate am 1. um 9', 'every 3 months on the 1st at 9'],
    ['jährlich am 12. Mai um 8', 'every year on 12 may at 8'],
    ['jeden 24. Dezember um 18 Uhr', 'every 24 december at 18:00'],
    ['jeden Abend um 8', 'every evening at 8'],
    ['morgens um 7', 'at 7 in the morning'],
    ['jeden Montagabend um 8', 'every monday evening at 8'],
    ['morgen um 18 Uhr', 'tomorrow at 18:00'],
    ['morgen früh um 8', 'tomorrow morning at 8'],
    ['morgen Abend um 7', 'tomorrow evening at 7'],
    ['übermorgen um 9', 'the day after tomorrow at 9'],
    ['heute um 17:30', 'today at 17:30'],
    ['heute Abend um 8', 'this evening at 8'],
    ['in einer halben Stunde', 'in half an hour'],
    ['in 2 Stunden', 'in 2 hours'],
    ['in zwanzig Minuten', 'in 20 minutes'],
    ['in einer Woche um 9', 'in a week at 9'],
    ['nächste Woche Donnerstag um 9', 'thursday next week at 9'],
    ['am 24.12. um 18 Uhr', '24.12. at 18:00'],
    ['am 24. Dezember um 18:00 Uhr', '24 december at 18:00'],
    ['Heiligabend um 18 Uhr', '24 december at 18:00'],
    ['Silvester um 23:30', '31 december at 23:30'],
    ['3 Tage vor Weihnachten um 9', '3 days before christmas at 9'],
    ['morgen um halb neun', 'tomorrow at 8:30'],
    ['morgen um viertel nach 8', 'tomorrow at 8:15'],
    ['morgen um viertel vor neun', 'tomorrow at 8:45'],
    ['morgen um 20 nach 9', 'tomorrow at 9:20'],
    ['jeden Tag um 9 außer sonntags', 'every day except sundays at 9'],
    ['jeden Tag um 9, aber nicht am Sonntag', 'every day except sundays at 9'],
    ['jeden Tag um 9 außer am 25. Dezember', 'every day at 9 except 25 december'],
    ['jeden Tag um 9 für 2 Wochen', 'every day at 9 for 2 weeks'],
    ['jeden Tag um 9 bis 24. Dezember', 'every day at 9 until 24 december'],
    ['jeden Montag um 9 bis Ende Mai', 'every monday at 9 until the end of may'],
    ['ab dem 1. Januar jeden Tag um 9', 'every day at 9 from 1 january'],
    ['ab morgen jeden Tag um 9', 'every day at 9 from tomorrow'],
    ['jeden Freitag um 9, 10 mal', 'every friday at 9 10 times'],
    ['jeden Tag um 12 Uhr mittags', 'every day at 12'],
  ])('“%s”', (phrase, english) => {
    const result = readWholePhrase(phrase, context);
    if (english === null) expect(result.ok).toBe(false);
    else {
      expect(result).toMatchObject({ ok: true });
      expect(result).toEqual(readWholePhrase(english, context));
    }
  });

  test.each([
    ['jeden Tag um 9 Guten Morgen', 'every day at 9', 'Guten Morgen'],
    ['18:00 jeden Tag Guten Abend', 'every day at 18:00', 'Guten Abend'],
    ['erinnere mich jeden Freitag um 16 Uhr: Zeiten eintragen', 'every friday at 16:00', 'Zeiten eintragen'],
    ['erinnere mich morgen um 9 an den Müll', 'tomorrow at 9', 'den Müll'],
    ['in 10 Minuten Tee ausgießen', 'in 10 minutes', 'Tee ausgießen'],
    ['morgen um 9 Zahnarzt', 'tomorrow at 9', 'Zahnarzt'],
    ['every day at 9 do yoga', 'every day at 9', 'do yoga'],
    ['tomorrow at 9 so we meet', 'tomorrow at 9', 'so we meet'],
    ['tomorrow at 9 am Die Hard', 'tomorrow at 9', 'Die Hard'],
  ])('in front of a message: “%s”', (phrase, english, message) => {
    const result = readPhrase(phrase, context);
    const plainly = readPhrase(english, context);
    expect(result).toEqual({ ...plainly, rest: message });
  });

  test.each([
    ['um 6', ['um 18:00 today', 'um 06:00 tomorrow']],
    ['jeden Montag', ['jeden Montag at 09:00', 'jeden Montag at 12:00', 'jeden Montag at 18:00']],
    ['Montag um 9', ['on 2026-11-30 um 9', 'every Montag um 9']],
  ])('what is unclear is asked, and each answer can be read: “%s”', (phrase, choices) => {
    const result = readWholePhrase(phrase, context);
    expect(result.ok ? [] : result.choices?.map((choice) => choice.phrase)).toEqual(choices);
    for (const choice of choices) expect(readWholePhrase(choice, context).ok).toBe(true);
  });
});
