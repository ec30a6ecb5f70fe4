import type { Sentences } from '../../sentences.ts';

/** What the contract and the formats say about what was entered. */
export const messages: Sentences = {
  'Choose at least one message.': 'Wähle mindestens eine Nachricht.',
  'That is too long.': 'Das ist zu lang.',
  'That calendar is too large.': 'Dieser Kalender ist zu groß.',
  'Write @name or the id of a chat.': 'Schreib @name oder die ID eines Chats.',
  'A job id has 4 characters, like k7pd.': 'Die ID einer Nachricht hat 4 Zeichen, etwa k7pd.',
  'That is no chat id.': 'Das ist keine ID eines Chats.',
  'A name has at most 80 characters.': 'Ein Name hat höchstens 80 Zeichen.',
  'The message is empty. Write what should be sent.': 'Die Nachricht ist leer. Schreib, was gesendet werden soll.',
  'Nothing of this message can be seen. Write what should be sent.':
    'Von dieser Nachricht ist nichts zu sehen. Schreib, was gesendet werden soll.',
  'The question is too long: Telegram takes at most {} characters.':
    'Die Frage ist zu lang: Telegram nimmt höchstens {0} Zeichen.',
  'The message is too long: Telegram takes at most {} characters.':
    'Die Nachricht ist zu lang: Telegram nimmt höchstens {0} Zeichen.',
  'The text is too long: under a photo, document or album Telegram takes at most {} characters.':
    'Der Text ist zu lang: Unter einem Foto, Dokument oder Album nimmt Telegram höchstens {0} Zeichen.',
  'This has {}.': 'Hier sind es {0}.',
  'Write a date and time like 2026-12-24 18:00.': 'Schreib Datum und Uhrzeit wie 2026-12-24 18:00.',
  'There is no such day in the calendar.': 'Diesen Tag gibt es im Kalender nicht.',
  'Write a date like 2026-12-24.': 'Schreib ein Datum wie 2026-12-24.',
  'Write a time of day like 09:00.': 'Schreib eine Uhrzeit wie 09:00.',
  'Choose at least one weekday.': 'Wähle mindestens einen Wochentag.',
  'Choose at least one day of the month.': 'Wähle mindestens einen Tag des Monats.',
  'An interval is at least 1 second.': 'Ein Abstand dauert mindestens 1 Sekunde.',
  'An interval is at most 10 years.': 'Ein Abstand dauert höchstens 10 Jahre.',
  'Give at least one time of day.': 'Gib mindestens eine Uhrzeit an.',
  'That is more than 288 times a day.': 'Das ist öfter als 288-mal am Tag.',
  'Write a cron line like 0 9 * * 1-5.': 'Schreib eine Cron-Zeile wie 0 9 * * 1-5.',
  'That time zone is not known. Write one like Europe/Berlin.':
    'Diese Zeitzone ist nicht bekannt. Schreib eine wie Europe/Berlin.',
  'Quiet hours need a beginning and another end.': 'Die Ruhezeit braucht einen Anfang und ein anderes Ende.',
  'At least one run.': 'Mindestens ein Lauf.',
  'At most 2,000 exceptions.': 'Höchstens 2.000 Ausnahmen.',
  'At most 6 hours of spread.': 'Höchstens 6 Stunden Streuung.',
  'There is no variable {{}}. Known are {}. To send braces as they are, double them.':
    'Eine Variable {{0}} gibt es nicht. Bekannt sind {1}. Um geschweifte Klammern selbst zu senden, verdopple sie.',
  'Telegram takes the question of a poll without formatting.':
    'Die Frage einer Umfrage nimmt Telegram nur ohne Formatierung.',
  'Telegram shows no buttons under an album.': 'Unter einem Album zeigt Telegram keine Knöpfe.',
  'A poll cannot carry photos or documents.': 'Eine Umfrage kann keine Fotos oder Dokumente tragen.',
  'An album holds either photos or documents, not both.':
    'In einem Album stehen entweder Fotos oder Dokumente, nicht beides.',
};
