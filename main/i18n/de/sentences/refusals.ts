import type { Sentences } from '../../sentences.ts';

/** Why something is not done, and what to do. */
export const refusals: Sentences = {
  '{} is being sent already.': '{0} wird schon gesendet.',
  'It’s too late to undo: the message is on its way.': 'Zum Zurücknehmen ist es zu spät: Die Nachricht ist unterwegs.',
  'Something went wrong inside Carillon; nothing was changed. The log has the details.':
    'In Carillon ist etwas schiefgegangen; nichts wurde geändert. Einzelheiten stehen im Protokoll.',
  'That is not valid.': 'Das geht so nicht.',
  '“{}” is not valid.': '„{0}“ ist ungültig.',
  '“{}” is not known here.': '„{0}“ ist hier nicht bekannt.',
  '“{}” is missing.': '„{0}“ fehlt.',
  '“{}” is empty.': '„{0}“ ist leer.',
  '“{}” must be text.': '„{0}“ muss ein Text sein.',
  '“{}” must be a number.': '„{0}“ muss eine Zahl sein.',
  '“{}” must be a whole number.': '„{0}“ muss eine ganze Zahl sein.',
  '“{}” must be true or false.': '„{0}“ muss true oder false sein.',
  '“{}” must be a list.': '„{0}“ muss eine Liste sein.',
  '“{}” must be one of these: {}.': '„{0}“ muss eines hiervon sein: {1}.',
  '“{}” may have at most {} characters.': '„{0}“ darf höchstens {1} Zeichen haben.',
  '“{}” may have at most {} entries.': '„{0}“ darf höchstens {1} Einträge haben.',
  '“{}” may be at most {}.': '„{0}“ darf höchstens {1} sein.',
  '“{}” needs at least {} characters.': '„{0}“ braucht mindestens {1} Zeichen.',
  '“{}” needs at least {} entries.': '„{0}“ braucht mindestens {1} Einträge.',
  '“{}” must be more than {}.': '„{0}“ muss mehr als {1} sein.',
  '“{}” must be at least {}.': '„{0}“ muss mindestens {1} sein.',
  'It could not be recorded, so nothing was changed: {}.':
    'Es konnte nicht festgehalten werden, deshalb wurde nichts geändert: {0}.',
  'The change could not be saved, so nothing was changed: {}.':
    'Die Änderung konnte nicht gespeichert werden, deshalb bleibt alles beim Alten: {=0}.',
  'The bot token could not be saved, so nothing was changed: {}.':
    'Das Bot-Token konnte nicht gespeichert werden, deshalb bleibt alles beim Alten: {=0}.',
  'the disk is full ({})': 'die Platte ist voll ({0})',
  'access was refused ({})': 'der Zugriff wurde verweigert ({0})',
  'a folder has its name ({})': 'ein Ordner heißt so ({0})',
  'the disk reports an error ({})': 'die Platte meldet einen Fehler ({0})',
  '{} is there, but it cannot be read: {}. Nothing was changed; let your account read it, or choose another --data-dir.':
    '{0} ist da, lässt sich aber nicht lesen: {=1}. Nichts wurde geändert; gib deinem Konto das Leserecht, oder wähle ein anderes --data-dir.',
  'The file with the bot token is there, but it cannot be read: {}. Nothing was changed; let your account read it.':
    'Die Datei mit dem Bot-Token ist da, lässt sich aber nicht lesen: {=0}. Nichts wurde geändert; gib deinem Konto das Leserecht.',
  'Carillon is closing.': 'Carillon wird gerade geschlossen.',
  'That calendar has no day between {} and {}.': 'In diesem Kalender steht kein Tag zwischen {0} und {1}.',
  "Left out because it can't be read: {}.": 'Ausgelassen, weil nicht lesbar: {=0}.',
  "Left out because they can't be read: {} and {} more.": 'Ausgelassen, weil nicht lesbar: {=0} und {1} weitere.',
  '“{}” (line {})': '„{0}“ (Zeile {1})',
  'line {}': 'Zeile {0}',
  'This calendar is too large to read all of it. Left out: {}.':
    'Dieser Kalender ist zu groß, um ihn ganz zu lesen. Ausgelassen: {=0}.',
  'This calendar is too large to read all of it. Left out: {} and {} more.':
    'Dieser Kalender ist zu groß, um ihn ganz zu lesen. Ausgelassen: {=0} und {1} weitere.',
  'That file takes too long to read. Choose a smaller one.':
    'Diese Datei zu lesen dauert zu lange. Wähle eine kleinere.',
  'That file is too large to read.': 'Diese Datei ist zu groß, um sie zu lesen.',
  "That file can't be read. It may be damaged.": 'Diese Datei lässt sich nicht lesen. Vielleicht ist sie beschädigt.',
  'That is no calendar file. Choose one whose name ends in .ics.':
    'Das ist keine Kalenderdatei. Wähle eine, deren Name auf .ics endet.',
  'All of these messages are paused or finished already.':
    'Alle diese Nachrichten sind schon angehalten oder erledigt.',
  'None of these messages is paused.': 'Keine dieser Nachrichten ist angehalten.',
  'These messages have been stopped already.': 'Diese Nachrichten sind schon beendet.',
  'There is no message with the id {}. It may have been stopped already.':
    'Es gibt keine Nachricht mit der ID {0}. Vielleicht wurde sie schon beendet.',
  'There are too many messages for another id. Stop some that you no longer need.':
    'Es gibt zu viele Nachrichten für eine weitere ID. Beende einige, die du nicht mehr brauchst.',
  '{} is paused already.': '{0} ist schon angehalten.',
  '{} is paused at that time. Resume it first, or choose a later time.':
    '{0} ist zu dieser Zeit angehalten. Setze sie vorher fort oder wähle eine spätere Zeit.',
  '{} comes once, within that time. Put it off or stop it instead.':
    '{0} kommt nur einmal, und zwar in dieser Zeit. Verschieb oder beende sie stattdessen.',
  '{} is not paused.': '{0} ist nicht angehalten.',
  '{} has no next run. Resume it first, if it is paused.':
    '{0} hat keinen nächsten Lauf. Ist sie angehalten, setze sie zuerst fort.',
  'That message no longer waits for your word.': 'Diese Nachricht wartet nicht mehr auf dein Wort.',
  'That is no longer in the history.': 'Das steht nicht mehr im Verlauf.',

  'That time has passed. Choose one in the future.': 'Diese Zeit ist vorbei. Wähle eine in der Zukunft.',
  'It would end on {}, before it begins on {}. Change one of the two.':
    'Er würde am {0} enden, bevor er am {1} beginnt. Ändere eines von beiden.',
  'Runs may be spread by less than the time between two of them. Choose a shorter spread.':
    'Läufe dürfen um weniger gestreut werden, als zwischen zweien liegt. Wähle eine kleinere Streuung.',
  'There is no such day: this schedule would never run. Change the day or the month.':
    'Diesen Tag gibt es nicht: Der Zeitplan käme nie an die Reihe. Ändere den Tag oder den Monat.',
  'This schedule would never run: it ends on {}, or {}.':
    'Dieser Zeitplan käme nie an die Reihe: Er endet am {0}, oder {=1}.',
  'This schedule would never run: {}.': 'Dieser Zeitplan käme nie an die Reihe: {=0}.',
  'Example: 0 9 * * 1-5': 'Beispiel: 0 9 * * 1-5',
  'That cron line cannot be read: “{}” is no {}. Write “{}” instead.':
    'Diese Cron-Zeile ist nicht zu lesen: „{0}“ passt nicht ins Feld {=1}. Schreib stattdessen „{2}“.',
  'A cron line has 5 fields (minute hour day month weekday), or 6 with seconds first; this one has {}.':
    'Eine Cron-Zeile hat 5 Felder (Minute, Stunde, Tag, Monat, Wochentag) oder 6 mit den Sekunden zuerst; diese hat {0}.',
  'That cron line cannot be read.': 'Diese Cron-Zeile ist nicht zu lesen.',
  'That cron line cannot be read: “{}” is no {}. It takes {}; * is every, 1,3 a list, 1-5 a range, */2 every second one.':
    'Diese Cron-Zeile ist nicht zu lesen: „{0}“ passt nicht ins Feld {=1}. Dort steht {=2}; * ist jedes, 1,3 eine Liste, 1-5 ein Bereich, */2 jedes zweite.',
  '“{}” is no cron line. There are @hourly, @daily, @weekly, @monthly and @yearly.':
    '„{0}“ ist keine Cron-Zeile. Es gibt @hourly, @daily, @weekly, @monthly und @yearly.',

  '“{}” is no chat. Write @name or the id of a chat.': '„{0}“ ist kein Chat. Schreib @name oder die ID eines Chats.',
  'Telegram knows no chat “{}” for this bot. Add the bot to it first.':
    'Telegram kennt für diesen Bot keinen Chat „{0}“. Füge den Bot dort zuerst hinzu.',
  'Telegram could not be asked. Check the internet connection and try again.':
    'Telegram ließ sich nicht fragen. Sieh nach, ob das Internet geht, und versuch es noch einmal.',

  'Write the date as year-month-day.': 'Schreib das Datum als Jahr-Monat-Tag.',
  '“{}” is no date and time.': '„{0}“ ist keine Zeit mit Datum.',
  'No recurring message could be paused then.':
    'Es gibt keine wiederkehrende Nachricht, die dann angehalten werden könnte.',
  'A pause must end after it begins.': 'Eine Pause muss enden, nachdem sie begonnen hat.',
  'Say that it is skipped, or when it comes or what it says instead.':
    'Sag, dass sie ausgelassen wird, oder wann sie kommt oder was sie stattdessen sagt.',
  'All messages are paused at that time. Resume them first, or choose a later time.':
    'Zu dieser Zeit sind alle Nachrichten angehalten. Setz sie erst fort, oder wähle eine spätere Zeit.',
  '“{}” is no date and time. {}': '„{0}“ ist keine Zeit mit Datum. {=1}',
  'Say the days of the week first, then the time.': 'Nenn zuerst die Wochentage, dann die Uhrzeit.',
  'The cron line stands in quotes before the text.': 'Die Cron-Zeile steht in Anführungszeichen vor dem Text.',
  'The cron line is empty.': 'Die Cron-Zeile ist leer.',
  'The message is missing: write what should be sent.': 'Die Nachricht fehlt: Schreib, was gesendet werden soll.',
  '“{}” is no length of time. Write a number and s, m, h, d or w: 90s, 10m, 1h30m, 2d.':
    '„{0}“ ist keine Dauer. Schreib eine Zahl und s, m, h, d oder w: 90s, 10m, 1h30m, 2d.',
  '“{}” is no time of day. Write one like 09:00.': '„{0}“ ist keine Uhrzeit. Schreib eine wie 09:00.',
  '“{}” is no time of day. Write one from 00:00 to 23:59.':
    '„{0}“ ist keine Uhrzeit. Schreib eine von 00:00 bis 23:59.',
  '“{}” is no range of days.': '„{0}“ ist kein Bereich von Tagen.',
  '“{}” is no day of the week. Write mon, tue, wed, thu, fri, sat or sun.':
    '„{0}“ ist kein Wochentag. Schreib mon, tue, wed, thu, fri, sat oder sun.',
  'Something is missing: say {}.': 'Es fehlt etwas: Sag {=0}.',

  'The picture is too large.': 'Das Bild ist zu groß.',
  'Carillon does not know the chat {}. Add it under Chats first.':
    'Carillon kennt den Chat {0} nicht. Füge ihn zuerst unter Chats hinzu.',
  'Your own chat with the bot stays.': 'Dein eigener Chat mit dem Bot bleibt.',
  '1 message goes to this chat.': 'In diesen Chat geht 1 Nachricht.',
  '{} messages go to this chat.': 'In diesen Chat gehen {0} Nachrichten.',
  'Stop that, or send it elsewhere, before the chat goes.':
    'Beende das oder schick es anderswohin, bevor der Chat geht.',

  '“base.{}” is missing: say what the setting was before the change.':
    '„base.{0}“ fehlt: Sag, was vor der Änderung eingestellt war.',
  'This setting was changed elsewhere meanwhile.': 'Diese Einstellung wurde inzwischen anderswo geändert.',
  'This message was changed elsewhere since you opened it.':
    'Diese Nachricht wurde an anderer Stelle geändert, seit du sie geöffnet hast.',
  '“{}” refuses what the bot sends.': '„{0}“ weist ab, was der Bot sendet.',
  'The message that recurs there is paused; resume it once that is mended.':
    'Die Nachricht, die dort wiederkehrt, ist angehalten; setz sie fort, wenn das behoben ist.',
  'The {} messages that recur there are paused; resume them once that is mended.':
    'Die {0} Nachrichten, die dort wiederkehren, sind angehalten; setz sie fort, wenn das behoben ist.',
  'There is no message to create.': 'Es gibt keine Nachricht anzulegen.',
  'That is too many at once: create at most 50 messages.':
    'Das sind zu viele auf einmal: Leg höchstens 50 Nachrichten an.',
  'That was undone already.': 'Das wurde schon zurückgenommen.',
  'Something else was changed since ({}), so this was not undone.':
    'Seitdem wurde etwas anderes geändert ({=0}), deshalb wurde dies nicht zurückgenommen.',
  'Undo that first.': 'Nimm zuerst jenes zurück.',
  'That message is no longer in the history.': 'Diese Nachricht steht nicht mehr im Verlauf.',
  'That is done already.': 'Das ist schon erledigt.',
  'A newer message asks for it now. Answer that one.':
    'Inzwischen fragt eine neuere Nachricht danach. Antworte auf jene.',
  'This message was paused or stopped since.': 'Diese Nachricht wurde seitdem angehalten oder beendet.',
  'Telegram lets nobody edit a poll. Delete it from the chat, and send another.':
    'Eine Umfrage lässt Telegram niemanden ändern. Lösche sie im Chat, und sende eine neue.',
  'That was not sent: there is nothing in the chat to change.':
    'Das wurde nicht gesendet: Im Chat gibt es nichts zu ändern.',
  'That was deleted from the chat already.': 'Das wurde im Chat schon gelöscht.',
  'Telegram never told which message it was, so Carillon cannot change it. Change it in the chat itself.':
    'Telegram hat nie gesagt, welche Nachricht es war, deshalb kann Carillon sie nicht ändern. Ändere sie im Chat selbst.',
  'Telegram lets a bot delete its messages for 48 hours only. Delete it in the chat yourself.':
    'Ein Bot darf seine Nachrichten nur 48 Stunden lang löschen. Lösche sie selbst im Chat.',
  'It is no longer in the chat: somebody deleted it. Send a new one.':
    'Sie ist nicht mehr im Chat: Jemand hat sie gelöscht. Sende eine neue.',
  'The group became a supergroup since: its older messages can be changed in the chat only.':
    'Die Gruppe wurde seitdem zur Supergruppe: Ihre älteren Nachrichten lassen sich nur im Chat ändern.',
  'Telegram did not answer.': 'Telegram hat nicht geantwortet.',
  'It could not be {}.': 'Sie konnte nicht {=0} werden.',
  'Try it again.': 'Versuch es noch einmal.',
};
