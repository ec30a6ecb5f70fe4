import type { Sentences } from '../../sentences.ts';

/** What the reader of phrases asks and refuses. Phrases themselves are English. */
export const phrases: Sentences = {
  '{} could go on with the time.': '{0} könnte noch zur Zeit gehören.',
  'Say the time another way, or put a colon before the message.':
    'Sag die Zeit anders, oder setz einen Doppelpunkt vor die Nachricht.',
  'Put a colon before the message.': 'Setz einen Doppelpunkt vor die Nachricht.',
  '{} could belong to the time.': '{0} könnte zur Zeit gehören.',
  'Write it before the message, or put the message in quotation marks.':
    'Schreib es vor die Nachricht, oder setz die Nachricht in Anführungszeichen.',
  'It means {}': 'Es heißt {0}',
  '{} could be how often it comes, or the message.':
    '{0} könnte heißen, wie oft sie kommt, oder zur Nachricht gehören.',
  '{}, then {}': '{0}, dann {1}',
  '{} could say which chat it is for.': '{0} könnte sagen, für welchen Chat sie ist.',
  'Write the chat before the message, as in “to Team: …”, or put the message in quotation marks.':
    'Schreib den Chat vor die Nachricht, etwa „to Team: …“, oder setz die Nachricht in Anführungszeichen.',
  'Send {} to {}': '{0} an {1} senden',
  'Name a larger city, or put a colon before the message.':
    'Nenn eine größere Stadt, oder setz einen Doppelpunkt vor die Nachricht.',
  '{} stands between the time and the chat.': '{0} steht zwischen der Zeit und dem Chat.',
  '{} comes before {}.': '{0} kommt vor {1}.',
  'Swap the two, or write their years.': 'Vertausch die beiden, oder schreib die Jahre dazu.',
  'Leave it out, or put a colon before the message.': 'Lass es weg, oder setz einen Doppelpunkt vor die Nachricht.',
  'The message is {}': 'Die Nachricht ist {0}',
  'Without {}': 'Ohne {0}',
  '{} needs a time of day.': 'Bei {0} fehlt die Uhrzeit.',
  'At what time? Write “at {}” behind it.': 'Um wie viel Uhr? Schreib „at {0}“ dahinter.',
  '{} needs a day.': 'Bei {0} fehlt der Tag.',
  'On which day? Write “{} at 9” behind it.': 'An welchem Tag? Schreib „{0} at 9“ dahinter.',
  '{} could be once, {}, or {}.': '{0} kann einmal heißen, „{1}“, oder „{2}“.',
  'Write “{}” or “{}”.': 'Schreib „{0}“ oder „{1}“.',
  '{} does not say how often within these hours.': '{0} sagt nicht, wie oft in diesen Stunden.',
  'Write “every 45 minutes from 9:00 to 17:00”, or name the times.':
    'Schreib „every 45 minutes from 9:00 to 17:00“, oder nenn die Uhrzeiten.',
  'Add “every day”, “every weekday” or other days.': 'Ergänze „every day“, „every weekday“ oder andere Tage.',

  'Only an interval starts at a time of day.': 'Nur ein Abstand beginnt zu einer Uhrzeit.',
  'Write “every 45 minutes starting at 9:00”.': 'Schreib „every 45 minutes starting at 9:00“.',
  'It would end on {}, before it begins on {}.': 'Er würde am {0} enden, bevor er am {1} beginnt.',
  'It would end on {}, which has passed: today is {}.': 'Er würde am {0} enden, und das ist vorbei: Heute ist der {1}.',
  'Write a later end, like “until 24 december 2030”.': 'Schreib ein späteres Ende, etwa „until 24 december 2030“.',
  'A schedule of days lasts whole days.': 'Ein Zeitplan aus Tagen dauert ganze Tage.',
  'Write “for 2 weeks” or “for 10 days”.': 'Schreib „for 2 weeks“ oder „for 10 days“.',
  'It would end before it comes for the first time.': 'Er würde enden, bevor er das erste Mal kommt.',
  'Write a longer time.': 'Schreib eine längere Zeit.',
  'The exception ends on {}, before it begins.': 'Die Ausnahme endet am {0}, bevor sie beginnt.',
  'Change one of the two dates.': 'Ändere eines der beiden Daten.',
  '{} cannot be an exception.': '{0} kann keine Ausnahme sein.',
  'Write dates, like “except 25 december”, or weekdays.': 'Schreib Daten, etwa „except 25 december“, oder Wochentage.',
  '{} names a day that does not exist.': '{0} nennt einen Tag, den es nicht gibt.',
  'Change the day.': 'Ändere den Tag.',
  '{} has no day: the end of a schedule is a day.': 'Bei {0} fehlt der Tag: Ein Zeitplan endet an einem Tag.',
  'Write “until 24 december”, or a window such as “between 9:00 and 17:00”.':
    'Schreib „until 24 december“, oder ein Zeitfenster wie „between 9:00 and 17:00“.',
  'It would last no time at all.': 'Es würde überhaupt nicht dauern.',
  'Write “for 2 weeks”.': 'Schreib „for 2 weeks“.',
  '{} is no number of runs: it is 1 to 1,000,000.': '{0} ist keine Anzahl von Läufen: Es sind 1 bis 1.000.000.',
  'Write “10 times”.': 'Schreib „10 times“.',
  'A run may be late by at most 6 hours.': 'Ein Lauf darf sich um höchstens 6 Stunden verspäten.',
  'Write “up to 10 minutes late”.': 'Schreib „up to 10 minutes late“.',

  'A cron line is minute, hour, day, month and weekday, like “0 9 * * 1-5”.':
    'Eine Cron-Zeile nennt Minute, Stunde, Tag, Monat und Wochentag, etwa „0 9 * * 1-5“.',
  'It is not clear where this cron line ends.': 'Es ist nicht klar, wo diese Cron-Zeile endet.',
  'Put the cron line in quotation marks.': 'Setz die Cron-Zeile in Anführungszeichen.',

  '{} does not exist: {} is a {}.': '{0} gibt es nicht: Der {1} ist ein {=2}.',
  'Write a date like “24 december 2026” or “2026-12-24”.':
    'Schreib ein Datum wie „24 december 2026“ oder „2026-12-24“.',
  'Leave the weekday out, or change the date.': 'Lass den Wochentag weg, oder ändere das Datum.',
  '{} could be {}.': '{0} kann {1} heißen.',
  '{} could be {} or {}.': '{0} kann {1} oder {2} heißen.',
  'Write the date, or “this {}” for the one to come.': 'Schreib das Datum, oder „this {0}“ für den kommenden.',
  'The year of {} needs four digits.': 'Das Jahr von {0} braucht vier Ziffern.',
  'There is no such day as {} in the calendar.': 'Einen Tag wie {0} gibt es im Kalender nicht.',
  '{} has {} days.': '{0} hat {1} Tage.',
  'Write the month as a word, or the date like 2026-12-24.':
    'Schreib den Monat als Wort, oder das Datum wie 2026-12-24.',
  '{} does not go with a rhythm of {}s.': '{0} passt nicht zu diesem Rhythmus.',
  'Weekdays can be taken out of every day or of other weekdays only.':
    'Wochentage lassen sich nur aus allen Tagen oder aus anderen Wochentagen herausnehmen.',
  'Write “every day except sunday at 9”.': 'Schreib „every day except sunday at 9“.',
  'No day is left of it.': 'Davon bleibt kein Tag übrig.',
  'Take fewer days out.': 'Nimm weniger Tage heraus.',
  'Write days like “every monday and thursday at 9” or “mon-fri at 9”.':
    'Schreib Tage wie „every monday and thursday at 9“ oder „mon-fri at 9“.',
  'Write days of the month like “on the 1st and 15th at 9” or “last friday of the month at 17:00”.':
    'Schreib Tage des Monats wie „on the 1st and 15th at 9“ oder „last friday of the month at 17:00“.',
  '{} does not exist: a month has at most five of each weekday.':
    '{0} gibt es nicht: Ein Monat hat jeden Wochentag höchstens fünfmal.',
  '{} does not exist: the days of a month go from 1 to 31.':
    '{0} gibt es nicht: Die Tage eines Monats gehen von 1 bis 31.',
  '{} does not exist in every month.': '{0} gibt es nicht in jedem Monat.',
  '{} cannot be said: only the first and the last working day can.':
    '{0} lässt sich nicht sagen: Das geht nur mit dem ersten und dem letzten Werktag.',
  '{} does not say how many.': 'Bei {0} fehlt die Anzahl.',
  'Write a number, like “in 5 minutes”.': 'Schreib eine Zahl, zum Beispiel „in 5 minutes“.',
  'Write “monday next week”, or the date.': 'Schreib „monday next week“ oder das Datum.',
  'Write the date.': 'Schreib das Datum.',
  'Write it like “8:55”, or “from 5 to 9”.': 'Schreib zum Beispiel „8:55“ oder „from 5 to 9“.',
  '{} could be {}, or hours from one to the other.': '{0} kann {1} heißen, oder eine Zeit von … bis.',
  '{} names a weekday and a day of the month: I can follow only one of them.':
    '{0} nennt einen Wochentag und einen Tag des Monats: Ich kann mich nur nach einem von beiden richten.',
  'There is no such day: it would never run.': 'Diesen Tag gibt es nicht: Es käme nie dazu.',
  'Change the day or the month.': 'Ändere den Tag oder den Monat.',

  'It would begin too long ago.': 'Es würde vor zu langer Zeit beginnen.',
  'Write “every 45 minutes starting tomorrow at 9”.': 'Schreib „every 45 minutes starting tomorrow at 9“.',
  '{} has an interval and a time of day.': '{0} hat einen Abstand und eine Uhrzeit.',
  'Write “every 45 minutes starting at 9:00”, or “every 45 minutes from 9:00 to 17:00”.':
    'Schreib „every 45 minutes starting at 9:00“ oder „every 45 minutes from 9:00 to 17:00“.',
  'Within days and hours an interval is whole minutes, and at most a day.':
    'Innerhalb von Tagen und Stunden dauert ein Abstand ganze Minuten, und höchstens einen Tag.',
  'Write “every 45 minutes from 9:00 to 17:00 on weekdays”.':
    'Schreib „every 45 minutes from 9:00 to 17:00 on weekdays“.',
  'Hours over midnight go with every day only.': 'Stunden über Mitternacht gehen nur mit „every day“.',
  'End them before midnight, or name no days.': 'Lass sie vor Mitternacht enden, oder nenn keine Tage.',
  'That is {} times a day: at most {} can be.': 'Das ist {0}-mal am Tag: Es geht höchstens {1}-mal.',
  'Write “every {} minutes” or more, or “every 10s” without hours and days.':
    'Schreib „every {0} minutes“ oder mehr, oder „every 10s“ ohne Stunden und Tage.',
  '{} is no whole number.': '{0} ist keine ganze Zahl.',
  'Write whole days, weeks, months and years, like “2 weeks”.':
    'Schreib ganze Tage, Wochen, Monate und Jahre, etwa „2 weeks“.',

  'Write a time to come, like “tomorrow at 18:00” or “24 december 2027 at 18:00”.':
    'Schreib eine Zeit, die noch kommt, etwa „tomorrow at 18:00“ oder „24 december 2027 at 18:00“.',
  'That is now: choose at least one second.': 'Das ist jetzt: Wähle mindestens eine Sekunde.',
  'Write “in 20 minutes”.': 'Schreib „in 20 minutes“.',
  'Hours from now do not go with a time of day.': 'Stunden ab jetzt gehen nicht mit einer Uhrzeit zusammen.',
  'Write “in 2 days at 9”.': 'Schreib „in 2 days at 9“.',
  'That is more than 100 years away.': 'Bis dahin sind es mehr als 100 Jahre.',
  '{} has passed.': '{0} ist vorbei.',
  '{} could be {} today or {} tomorrow.': '{0} kann heute um {1} oder morgen um {2} heißen.',
  'Say which, like “today at 18:00” or “tomorrow at 6am”.':
    'Sag, welches, etwa „today at 18:00“ oder „tomorrow at 6am“.',
  'Several times need days.': 'Zu mehreren Uhrzeiten gehören Tage.',
  'What comes once has one time of day.': 'Was einmal kommt, hat eine Uhrzeit.',
  'Make a schedule for each time, like “tomorrow at 9”.': 'Mach für jede einen eigenen Zeitplan, etwa „tomorrow at 9“.',
  'It does not say on which days.': 'Es fehlt, an welchen Tagen.',

  '{} does not go with what stands before it, which has {} already.': '{0} passt nicht zu dem, was davor steht.',
  'Leave one of the two out, or put the message in quotation marks.':
    'Lass eines von beiden weg, oder setz die Nachricht in Anführungszeichen.',
  'Leave one of the two out, like “every weekday at 9”.': 'Lass eines von beiden weg, etwa „every weekday at 9“.',
  'Say when, like “every weekday at 9”, “tomorrow at 6pm” or “every 45 minutes”.':
    'Sag auf Englisch, wann, etwa „every weekday at 9“, „tomorrow at 6pm“ oder „every 45 minutes“.',
  'Leave it out, or say it otherwise.': 'Lass es weg, oder sag es anders.',
  'The phrase is longer than {} characters.': 'Die Zeitangabe ist länger als {0} Zeichen.',
  'The phrase is empty.': 'Die Zeitangabe ist leer.',
  '{} says no time that I understand.': '{0} nennt keine Zeit, die ich verstehe.',
  '{} could be a time of day.': '{0} kann eine Uhrzeit sein.',
  'Write “at” before it, or “9:00”.': 'Schreib „at“ davor, oder „9:00“.',
  'I did not understand {}.': '{0} habe ich nicht verstanden.',

  'Write it like “every 45 minutes”, “every monday at 9” or “every 2 weeks on friday at 16:00”.':
    'Schreib es wie „every 45 minutes“, „every monday at 9“ oder „every 2 weeks on friday at 16:00“.',
  '{} has more than one meaning.': '{0} hat mehr als eine Bedeutung.',
  '{} does not say when.': '{0} sagt nicht, wann.',
  'Name the days and times, like “every day at 9 and 18:00”.':
    'Nenn die Tage und Uhrzeiten, etwa „every day at 9 and 18:00“.',
  '{} could be every {} or the {}.': '{0} kann „every {1}“ oder „{2}“ heißen.',
  'Write “every {}” or “{}”.': 'Schreib „every {0}“ oder „{1}“.',
  'Write “every {} days at 9” or “on the {} of every month at 9”.':
    'Schreib „every {0} days at 9“ oder „on the {1} of every month at 9“.',
  '{} mixes months with shorter units.': '{0} vermischt Monate mit kürzeren Einheiten.',
  'Use one unit, like “every 3 months on the 1st at 9”.': 'Nimm eine Einheit, etwa „every 3 months on the 1st at 9“.',
  '{} is too short: an interval is at least 1 second.': '{0} ist zu kurz: Ein Abstand dauert mindestens 1 Sekunde.',
  '{} is too long: an interval is at most 10 years.': '{0} ist zu lang: Ein Abstand dauert höchstens 10 Jahre.',
  '{} is no day or time that I know.': '{0} ist kein Tag und keine Uhrzeit, die ich kenne.',
  'Did you mean “{}”?': 'Meinst du „{0}“?',
  '{} is no time of day.': '{0} ist keine Uhrzeit.',
  'Write a time from 00:00 to 23:59, like “at 9:30”, “at 6pm” or “at 18:00”.':
    'Schreib eine Uhrzeit von 00:00 bis 23:59, etwa „at 9:30“, „at 6pm“ oder „at 18:00“.',
  'Add am or pm, or write it on the 24-hour clock, like “at 18:00”.':
    'Ergänze am oder pm, oder schreib sie mit 24 Stunden, etwa „at 18:00“.',
  '{} is not {}.': '{0} ist nicht {=1}.',
  'Write the time alone, like “at 18:00”.': 'Schreib nur die Uhrzeit, etwa „at 18:00“.',

  'Write it like “every weekday at 9”, “tomorrow at 18:00” or “every 45 minutes”.':
    'Schreib es wie „every weekday at 9“, „tomorrow at 18:00“ oder „every 45 minutes“.',
  'For example: every weekday at 9': 'Zum Beispiel: every weekday at 9',
  'That is no schedule.': 'Das ist kein Zeitplan.',
  'Change the days, the hours or the bounds.': 'Ändere die Tage, die Stunden oder die Grenzen.',
  'It does not say when.': 'Es fehlt, wann.',
  'Each time, or once?': 'Jedes Mal oder einmal?',
  'Write “every monday at 9”.': 'Schreib „every monday at 9“.',
  'Years can be counted up to every 8 years.': 'Jahre lassen sich bis zu alle 8 Jahre zählen.',
  'Write “every 2 years on 24 december”.': 'Schreib „every 2 years on 24 december“.',
  'Such days can come in every month only.': 'Solche Tage können nur jeden Monat kommen.',
  'With a time of day, at most every 100th can be.': 'Mit einer Uhrzeit geht höchstens jedes 100. Mal.',
  'Write “every 100 days at 9”.': 'Schreib „every 100 days at 9“.',
  'Write “at 9:00 and 18:00”, or make two schedules.': 'Schreib „at 9:00 and 18:00“, oder mach zwei Zeitpläne.',
  'Such days take times with the same minutes only.': 'An solchen Tagen gehen nur Uhrzeiten mit denselben Minuten.',
  '{} at night belongs to the next day.': '{0} in der Nacht gehört zum nächsten Tag.',
  'Name the day on which the clock shows that time, like “on saturday at 02:00”.':
    'Nenn den Tag, an dem die Uhr diese Zeit zeigt, etwa „on saturday at 02:00“.',
  'For seconds write a cron line with six fields, like “30 0 9 * * *”.':
    'Für Sekunden schreib eine Cron-Zeile mit sechs Feldern, etwa „30 0 9 * * *“.',
  'Times of day that come again are whole minutes.': 'Uhrzeiten, die wiederkommen, sind ganze Minuten.',
  '{} could end at {} or go over midnight to {}.': '{0} kann um {1} enden oder über Mitternacht bis {2} gehen.',
  'Write both times on the 24-hour clock, like “from 9:00 to 17:00”.':
    'Schreib beide Uhrzeiten mit 24 Stunden, etwa „from 9:00 to 17:00“.',
  'Write a zone like “in Europe/Berlin”, “in New York” or “UTC”.':
    'Schreib eine Zeitzone wie „in Europe/Berlin“, „in New York“ oder „UTC“.',
  'Name a city.': 'Nenn eine Stadt.',
  '{} is a distance from UTC and no time zone.': '{0} ist ein Abstand von UTC und keine Zeitzone.',
  '{} does not say one zone for the whole year.': '{0} nennt keine Zeitzone, die das ganze Jahr gilt.',
  '{} has several time zones.': '{0} hat mehrere Zeitzonen.',
  '{} is no time zone that I know.': '{0} ist keine Zeitzone, die ich kenne.',
};
