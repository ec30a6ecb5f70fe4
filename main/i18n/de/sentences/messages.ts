import type { Sentences } from '../../sentences.ts';

/** What the contract and the formats say about what was entered. */
export const messages: Sentences = {
  'Choose at least one message.': 'Wähle mindestens eine Nachricht.',
  'That is too long: write at most {} characters.': 'Das ist zu lang: Schreib höchstens {0} Zeichen.',
  'That calendar is too large: choose one of at most 5 MB.':
    'Dieser Kalender ist zu groß: Nimm einen mit höchstens 5 MB.',
  'Write @name or the id of a chat.': 'Schreib @name oder die ID eines Chats.',
  'A job id has 4 characters, like k7pd.': 'Die ID einer Nachricht hat 4 Zeichen, etwa k7pd.',
  'That is no chat id.': 'Das ist keine ID eines Chats.',
  'A name has at most 80 characters.': 'Ein Name hat höchstens 80 Zeichen.',
  'On another day its variables are longer than today. {}':
    'An einem anderen Tag sind ihre Variablen länger als heute. {=0}',
  'In a channel everybody votes anonymously. Make the poll anonymous.':
    'In einem Kanal stimmen alle anonym ab. Mach die Umfrage anonym.',
  'A poll needs an answer.': 'Eine Umfrage braucht eine Antwort.',
  'Two answers of the poll are the same.': 'Zwei Antworten der Umfrage sind gleich.',
  'Telegram opens no such link. Write one like https://example.com; an address in your own network needs a name with a dot or a number.':
    'Einen solchen Link öffnet Telegram nicht. Schreib einen wie https://example.com; eine Adresse im eigenen Netz braucht einen Namen mit Punkt oder eine Nummer.',
  '{} is no number of a custom emoji.': '{0} ist keine Nummer eines eigenen Emojis.',
  '{} is no time in seconds since 1970.': '{0} ist keine Zeit in Sekunden seit 1970.',
  '{} is no format of a time.': '{0} ist kein Format einer Zeit.',
  '{} is half a character. Write the character itself.': '{0} ist ein halbes Zeichen. Schreib das Zeichen selbst.',
  'The name of an attribute should stand here.': 'Hier sollte der Name eines Attributs stehen.',
  'After the text of a custom emoji its address has to stand in round brackets.':
    'Nach dem Text eines eigenen Emojis muss seine Adresse in runden Klammern stehen.',
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
  'A cron line has at most 200 characters.': 'Eine Cron-Zeile hat höchstens 200 Zeichen.',
  'Count at most every 100th.': 'Zähl höchstens jeden Hundertsten.',
  'A weekday is a number from 1 (Monday) to 7 (Sunday).': 'Ein Wochentag ist eine Zahl von 1 (Montag) bis 7 (Sonntag).',
  'A day of the month is a number from 1 to 31.': 'Ein Tag des Monats ist eine Zahl von 1 bis 31.',
  'At most 1,000,000 runs.': 'Höchstens 1.000.000 Läufe.',
  'A missed message may be at most a year late.': 'Eine verpasste Nachricht darf höchstens ein Jahr zu spät kommen.',
  'A shortcut has at most 60 characters.': 'Ein Tastenkürzel hat höchstens 60 Zeichen.',
  'That time zone is not known. Write one like Europe/Berlin.':
    'Diese Zeitzone ist nicht bekannt. Schreib eine wie Europe/Berlin.',
  'Quiet hours need a beginning and another end.': 'Die Ruhezeit braucht einen Anfang und ein anderes Ende.',
  'At least one run.': 'Mindestens ein Lauf.',
  'At most 2,000 exceptions.': 'Höchstens 2.000 Ausnahmen.',
  'At most 6 hours of spread.': 'Höchstens 6 Stunden Streuung.',
  'Telegram takes the question of a poll without formatting.':
    'Die Frage einer Umfrage nimmt Telegram nur ohne Formatierung.',
  'Telegram shows no buttons under an album.': 'Unter einem Album zeigt Telegram keine Knöpfe.',
  'A poll cannot carry photos or documents.': 'Eine Umfrage kann keine Fotos oder Dokumente tragen.',
  'An album holds photos and videos, or only audio, or only files. Send the others by themselves.':
    'In einem Album stehen Fotos und Videos, oder nur Musik, oder nur Dateien. Sende die anderen für sich.',
  'Telegram shows no text with this. Remove the text, or send it as a message of its own.':
    'Dazu zeigt Telegram keinen Text. Entferne den Text, oder sende ihn als eigene Nachricht.',
  'A message carries one of these: files, a poll, a place, a contact, or a dice.':
    'Eine Nachricht enthält eines davon: Dateien, eine Umfrage, einen Ort, einen Kontakt oder einen Würfel.',
  'This has no text to edit. Delete it from the chat, and send another.':
    'Das hat keinen Text, der sich ändern ließe. Lösche es aus dem Chat und sende etwas anderes.',

  'Telegram adds no buttons to what is forwarded, or to several messages at once.':
    'Unter Weitergeleitetes oder mehrere Nachrichten auf einmal setzt Telegram keine Knöpfe.',
  'At most 100 messages are copied at once.': 'Höchstens 100 Nachrichten werden auf einmal kopiert.',
  'The message to copy was deleted. Reply /new to another one, or write it anew.':
    'Die Nachricht zum Kopieren wurde gelöscht. Antworte mit /new auf eine andere, oder schreib sie neu.',
  'Telegram does not let this message be copied or forwarded. Write it anew.':
    'Telegram lässt diese Nachricht nicht kopieren oder weiterleiten. Schreib sie neu.',
  'Some of these messages no longer exist. The others were sent.':
    'Einige dieser Nachrichten gibt es nicht mehr. Die anderen wurden gesendet.',
  'The group became a supergroup, so the message to copy is out of reach. Reply /new to a message in the new group.':
    'Die Gruppe wurde zur Supergruppe, deshalb ist die Nachricht zum Kopieren nicht mehr erreichbar. Antworte mit /new auf eine Nachricht in der neuen Gruppe.',
  'What {} copies was deleted from its chat. Choose another message before its next run.':
    'Was {0} kopiert, wurde aus seinem Chat gelöscht. Wähle vor dem nächsten Lauf eine andere Nachricht.',

  'Write the latitude as a number.': 'Schreib die Breite als Zahl.',
  'A latitude is from -90 to 90.': 'Eine Breite liegt zwischen -90 und 90.',
  'Write the longitude as a number.': 'Schreib die Länge als Zahl.',
  'A longitude is from -180 to 180.': 'Eine Länge liegt zwischen -180 und 180.',
  'Give the place a name.': 'Gib dem Ort einen Namen.',
  'The name of a place is too long.': 'Der Name des Ortes ist zu lang.',
  'Give the place an address.': 'Gib dem Ort eine Adresse.',
  'The address of a place is too long.': 'Die Adresse des Ortes ist zu lang.',
  'Give the place both a name and an address, or neither.':
    'Gib dem Ort einen Namen und eine Adresse, oder keines von beiden.',
  'Write a phone number, such as +49 30 123456.': 'Schreib eine Telefonnummer, etwa +49 30 123456.',
  'Give the contact a first name.': 'Gib dem Kontakt einen Vornamen.',
  'The name of a contact is too long.': 'Der Name des Kontakts ist zu lang.',
  'Choose the right answer of the quiz.': 'Wähle die richtige Antwort des Quiz.',
  'The explanation of a quiz has at most 200 characters.': 'Die Erklärung eines Quiz hat höchstens 200 Zeichen.',
  'The explanation of a quiz has at most 3 lines.': 'Die Erklärung eines Quiz hat höchstens 3 Zeilen.',

  'A photo may have at most 10 MB. Send it as a file.': 'Ein Foto darf höchstens 10 MB haben. Sende es als Datei.',
  'A round video may have at most 12 MB. Send it as a video.':
    'Ein rundes Video darf höchstens 12 MB haben. Sende es als Video.',
  'A sticker may have at most 512 kB. Send it as a file.':
    'Ein Sticker darf höchstens 512 kB haben. Sende ihn als Datei.',
  'A sticker has at most 512 × 512 pixels, and this one {} × {}. Send it as a photo or a file.':
    'Ein Sticker hat höchstens 512 × 512 Pixel, dieser {0} × {1}. Sende ihn als Foto oder Datei.',
  'A round video has to be square, at most 640 × 640 pixels; this one has {} × {}. Send it as a video.':
    'Ein rundes Video muss quadratisch sein, höchstens 640 × 640 Pixel; dieses hat {0} × {1}. Sende es als Video.',
  'A round video lasts at most a minute. Send it as a video.':
    'Ein rundes Video dauert höchstens eine Minute. Sende es als Video.',
  'Telegram plays videos in the format MP4. Convert it, or send it as a file.':
    'Telegram spielt Videos im Format MP4. Wandle es um, oder sende es als Datei.',
  'An animation is a GIF or an MP4. Send it as a file.':
    'Eine Animation ist ein GIF oder ein MP4. Sende sie als Datei.',
  'Telegram’s player takes MP3 and M4A. Convert it, or send it as a file.':
    'Telegrams Player nimmt MP3 und M4A. Wandle es um, oder sende es als Datei.',
  'A voice message is OGG (Opus), MP3 or M4A. Convert it, or send it as a file.':
    'Eine Sprachnachricht ist OGG (Opus), MP3 oder M4A. Wandle sie um, oder sende sie als Datei.',
  'A round video has to be an MP4. Convert it, or send it as a file.':
    'Ein rundes Video muss ein MP4 sein. Wandle es um, oder sende es als Datei.',
  'A sticker is WebP, WebM or TGS. Send it as a file.': 'Ein Sticker ist WebP, WebM oder TGS. Sende ihn als Datei.',
  'The file was damaged on its way. Attach it again.': 'Die Datei wurde unterwegs beschädigt. Häng sie noch einmal an.',

  'That file is not one of Carillon’s. Attach it again.':
    'Diese Datei gehört nicht zu Carillon. Häng sie noch einmal an.',
  'The file has no name.': 'Die Datei hat keinen Namen.',
  'The name of the file is too long.': 'Der Name der Datei ist zu lang.',
  'The file is empty.': 'Die Datei ist leer.',
  'A bot can send files of at most 50 MB.': 'Ein Bot kann Dateien von höchstens 50 MB senden.',
  'An answer of the poll is empty.': 'Eine Antwort der Umfrage ist leer.',
  'An answer of a poll has at most 100 characters.': 'Eine Antwort einer Umfrage hat höchstens 100 Zeichen.',
  'A poll needs at least 2 answers.': 'Eine Umfrage braucht mindestens 2 Antworten.',
  'A poll has at most 12 answers.': 'Eine Umfrage hat höchstens 12 Antworten.',
  'A button has no text.': 'Ein Knopf hat keinen Text.',
  'The text of a button has at most 64 characters.': 'Der Text eines Knopfes hat höchstens 64 Zeichen.',
  'The link of a button is too long.': 'Der Link eines Knopfes ist zu lang.',
  'An album has at most {} files.': 'Ein Album hat höchstens {0} Dateien.',
  'A row has at most 8 buttons.': 'Eine Reihe hat höchstens 8 Knöpfe.',
  'A message has at most 20 rows of buttons.': 'Eine Nachricht hat höchstens 20 Reihen von Knöpfen.',
  'A tag is a word, without commas.': 'Ein Schlagwort ist ein Wort ohne Komma.',
  'A tag has at most 24 characters.': 'Ein Schlagwort hat höchstens 24 Zeichen.',
  'A message has at most 10 tags.': 'Eine Nachricht hat höchstens 10 Schlagwörter.',

  'Character {}: {}': 'Zeichen {0}: {=1}',
  'Line {}, character {}: {}': 'Zeile {0}, Zeichen {1}: {=2}',
  'There is no variable {{}}.': 'Eine Variable {{0}} gibt es nicht.',
  'Known are {}.': 'Bekannt sind {0}.',
  'To send braces as they are, double them.': 'Um geschweifte Klammern selbst zu senden, verdopple sie.',
  '“{}” is no address that Telegram can open. Write one like https://example.com.':
    '„{0}“ ist keine Adresse, die Telegram öffnen kann. Schreib eine wie https://example.com.',
  'A custom emoji has an address like tg://emoji?id=5368324170671202286.':
    'Ein eigenes Emoji hat eine Adresse wie tg://emoji?id=5368324170671202286.',
  '<{}> has no end.': '<{0}> hat kein Ende.',
  'Close it with </{}>.': 'Schließ es mit </{0}>.',
  '<span> is known as <span class="tg-spoiler"> only.': '<span> gibt es nur als <span class="tg-spoiler">.',
  'This tag has no “>” at its end.': 'Diesem Tag fehlt am Ende das „>“.',
  'To send the sign “<” itself, write “&lt;”.': 'Um das Zeichen „<“ selbst zu senden, schreib „&lt;“.',
  'A “<” stands alone here.': 'Hier steht ein „<“ allein.',
  'Telegram knows no tag <{}>.': 'Telegram kennt kein Tag <{0}>.',
  'To send the sign itself, write “&lt;”.': 'Um das Zeichen selbst zu senden, schreib „&lt;“.',
  'A name should stand before this “=”.': 'Vor diesem „=“ sollte ein Name stehen.',
  'A value in quotation marks should stand here.': 'Hier sollte ein Wert in Anführungszeichen stehen.',
  '</{}> ends what never began.': '</{0}> beendet, was nie begann.',
  '</{}> stands where </{}> should: <{}> was opened last.':
    '</{0}> steht, wo </{1}> stehen sollte: Zuletzt wurde <{2}> geöffnet.',
  'The address of this link has no end.': 'Der Adresse dieses Links fehlt das Ende.',
  'Close it with “)”.': 'Schließ sie mit „)“.',
  '“{}” is a mark of Markdown. To send it as it is, write “\\{}”.':
    '„{0}“ ist ein Zeichen von Markdown. Um es selbst zu senden, schreib „\\{1}“.',
  'The {} that begins here has no end.': 'Was hier beginnt, hat kein Ende: {=0}.',

  'That is no picture that Telegram shows as a photo (JPEG, PNG, WebP). Send it as a file.':
    'Das ist kein Bild, das Telegram als Foto zeigt (JPEG, PNG, WebP). Sende es als Datei.',
  'As a photo, an animated picture would stand still. Send it as a file.':
    'Als Foto stünde ein bewegtes Bild still. Sende es als Datei.',
  'Telegram takes no photo of {} × {} pixels. Send it as a file.':
    'Ein Foto von {0} × {1} Pixeln nimmt Telegram nicht. Sende es als Datei.',
  'There is no such upload.': 'Diesen Upload gibt es nicht.',
  'That piece of the file has a wrong length.': 'Dieses Stück der Datei hat eine falsche Länge.',
  'Ask again after a minute at the earliest.': 'Nachgefragt wird frühestens nach einer Minute.',
  'Ask again after a week at the latest.': 'Nachgefragt wird spätestens nach einer Woche.',
  'Ask again at least once.': 'Nachgefragt wird mindestens einmal.',
  'Ask again at most 50 times.': 'Nachgefragt wird höchstens 50-mal.',
  'Telegram shows no buttons under an album or what is forwarded, so it cannot ask to be done. Send one message, or do not let it ask.':
    'Unter einem Album oder Weitergeleitetem zeigt Telegram keine Knöpfe, deshalb kann es nicht nachfragen. Sende eine einzelne Nachricht, oder lass es nicht fragen.',
};
