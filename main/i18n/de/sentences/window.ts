import type { Sentences } from '../../sentences.ts';

/** What only the window shows: notices, the story of a delivery, files, backups and settings. */
export const window: Sentences = {
  'None is used.': 'Es wird keiner benutzt.',
  '{} is used, as you set it.': '{0} wird benutzt, wie eingestellt.',
  '{} is used, as the environment says.': '{0} wird benutzt, wie die Umgebung es sagt.',
  '{} is used, as this system says.': '{0} wird benutzt, wie dieses System es sagt.',
  '{} has the address {}.': '{0} hat die Adresse {1}.',
  'The name {} was not found.': 'Der Name {0} wurde nicht gefunden.',
  'Check the internet connection, or the DNS server of this network.':
    'Prüf die Internetverbindung, oder den DNS-Server dieses Netzes.',
  'The server has no such address here.': 'Der Server hat hier keine solche Adresse.',
  '{} answers within {} ms.': '{0} antwortet in {1} ms.',
  '{} cannot be reached ({}).': '{0} ist nicht erreichbar ({1}).',
  'If the other kind works, nothing need be done.': 'Geht die andere Art, ist nichts zu tun.',
  'The server answers (HTTP {}).': 'Der Server antwortet (HTTP {0}).',
  'Its certificate is not accepted ({}).': 'Sein Zertifikat wird nicht angenommen ({0}).',
  'An antivirus program or this network may look into encrypted connections: exempt Carillon, or use another network.':
    'Ein Virenschutz oder dieses Netz sieht vielleicht in verschlüsselte Verbindungen: Nimm Carillon davon aus, oder nutz ein anderes Netz.',
  'The server cannot show that it is Telegram’s.': 'Der Server kann nicht zeigen, dass er der von Telegram ist.',
  'The connection is not encrypted.': 'Die Verbindung ist nicht verschlüsselt.',
  'There is no connection.': 'Es gibt keine Verbindung.',
  'The server showed none.': 'Der Server hat keines gezeigt.',
  'It is for {}, from {}, and valid until {}.': 'Es ist für {0}, von {1}, und gilt bis {2}.',
  'The server does not say what time it is.': 'Der Server sagt nicht, wie spät es ist.',
  'The computer’s clock is right.': 'Die Uhr des Computers geht richtig.',
  'The computer’s clock is {} seconds ahead.': 'Die Uhr des Computers geht {0} Sekunden vor.',
  'The computer’s clock is {} seconds behind.': 'Die Uhr des Computers geht {0} Sekunden nach.',
  'Set it, or let it set itself: messages go by it.':
    'Stell sie, oder lass sie sich selbst stellen: Die Nachrichten gehen nach ihr.',
  'No bot is set up yet.': 'Es ist noch kein Bot eingerichtet.',
  'They go to another service ({}).': 'Sie gehen an einen anderen Dienst ({0}).',
  'Take the bot back in the banner above, or end that service.':
    'Hol den Bot im Hinweis oben zurück, oder beende jenen Dienst.',
  'None waits to be fetched.': 'Es wartet nichts darauf, geholt zu werden.',
  '{} wait to be fetched.': '{0} warten darauf, geholt zu werden.',
  'It is @{}’s.': 'Es ist das von @{0}.',
  'Telegram does not know it. Get the token from @BotFather and enter it again.':
    'Telegram kennt es nicht. Hol das Token bei @BotFather und gib es noch einmal ein.',
  '{} messages are due at {}. Telegram takes them one after another, the last at {}.':
    '{0} Nachrichten sind um {1} fällig. Telegram nimmt eine nach der anderen, die letzte um {2}.',
  'There is no call named "{}".': 'Einen Aufruf „{0}“ gibt es nicht.',

  // The story of a delivery.
  'It fell due.': 'Sie wurde fällig.',
  'You asked for it.': 'Du hast sie verlangt.',
  'It asked again (repeat {}).': 'Sie fragte noch einmal ({0}. Wiederholung).',
  'The computer was awake and Carillon running again, {} later.':
    'Der Computer war wieder wach und Carillon lief wieder; Verspätung: {=0}.',
  'It stands for {} as well.': 'Sie steht außerdem für {=0}.',
  'one other run': 'einen weiteren Lauf',
  '{} other runs': '{0} weitere Läufe',
  'It was not sent.': 'Sie wurde nicht gesendet.',
  'It waits for its turn.': 'Sie wartet, bis sie an der Reihe ist.',
  'It was handed to Telegram.': 'Sie wurde Telegram übergeben.',
  'It was handed to Telegram again (attempt {}).': 'Sie wurde Telegram noch einmal übergeben ({0}. Versuch).',
  'Delivered, {} late.': 'Zugestellt; Verspätung: {=0}.',
  'Delivered as message {}, {} late.': 'Zugestellt als Nachricht {0}; Verspätung: {=1}.',
  'It waits to be tried again.': 'Sie wartet auf den nächsten Versuch.',
  'Telegram refused it.': 'Telegram hat sie abgelehnt.',
  'No answer came: it may have arrived.': 'Es kam keine Antwort: Vielleicht ist sie angekommen.',
  'Nobody said that it is done: it was repeated.': 'Niemand sagte, dass es erledigt ist: Sie wurde wiederholt.',
  'The next run came and asks in its place.': 'Der nächste Lauf kam und fragt an ihrer Stelle.',
  'It does not ask any more.': 'Sie fragt nicht mehr.',

  // The bot and its token.
  'That is no bot token. It looks like 123456789:AAE… – copy the whole line from @BotFather.':
    'Das ist kein Token eines Bots. Es sieht aus wie 123456789:AAE… – kopiere die ganze Zeile von @BotFather.',
  'Telegram does not know this token. Copy it again from @BotFather, the whole line.':
    'Telegram kennt dieses Token nicht. Kopiere es noch einmal von @BotFather, die ganze Zeile.',
  '{} Then try again.': '{=0} Versuch es dann noch einmal.',
  'Telegram did not answer as it should. Try again in a minute.':
    'Telegram hat nicht geantwortet, wie es sollte. Versuch es in einer Minute noch einmal.',
  'The bot token was refused once, but Telegram accepts it: it is tried again.':
    'Das Token des Bots wurde einmal abgelehnt, aber Telegram nimmt es an: Es wird noch einmal versucht.',
  'Your bot token was not kept on this computer, as you chose. Enter it again: your messages are still here, and go on then.':
    'Das Token deines Bots wurde auf diesem Computer nicht aufbewahrt, wie du es wolltest. Gib es neu ein: Deine Nachrichten sind noch da und gehen dann weiter.',
  'The bot token is in this system’s keyring, which is locked. Unlock it: your messages are sent from then on.':
    'Der Bot-Token liegt im Schlüsselbund dieses Systems, der gesperrt ist. Entsperre ihn: Ab dann werden deine Nachrichten gesendet.',
  'This system’s keyring is locked. Unlock it, then try again.':
    'Der Schlüsselbund dieses Systems ist gesperrt. Entsperre ihn und versuche es noch einmal.',
  'The bot token could not be read from this computer. Enter it again: your messages are still here.':
    'Das Token des Bots ließ sich auf diesem Computer nicht lesen. Gib es neu ein: Deine Nachrichten sind noch da.',
  'CARILLON_OWNER_ID says whom the bot obeys. Start Carillon without it to pair.':
    'CARILLON_OWNER_ID sagt, wem der Bot gehorcht. Starte Carillon ohne sie, um ein Konto zu verbinden.',
  'The bot has not been reached yet. Wait until it is online, then pair.':
    'Der Bot wurde noch nicht erreicht. Warte, bis er online ist, und verbinde dann.',
  'No bot is set up yet. Connect one, or try practice mode.':
    'Noch ist kein Bot eingerichtet. Verbinde einen, oder probiere den Übungsmodus aus.',
  'Nobody is paired with the bot yet: there is no chat with you.':
    'Noch ist niemand mit dem Bot verbunden: Es gibt keinen Chat mit dir.',
  'The test was not sent. {}': 'Die Probe wurde nicht gesendet. {=0}',
  'That chat has moved.': 'Dieser Chat ist umgezogen.',

  "Your computer's time zone is now {}. Messages in local time follow it, messages with a time zone of their own don't.":
    'Die Zeitzone deines Computers ist jetzt {0}. Nachrichten in Ortszeit folgen ihr, Nachrichten mit eigener Zeitzone nicht.',

  // Files and backups.
  'Too many files at once. Wait for the others.': 'Zu viele Dateien auf einmal. Warte auf die anderen.',
  'The file changed while it was read. Attach it again.':
    'Die Datei hat sich beim Lesen geändert. Hänge sie noch einmal an.',
  'The file did not come whole. Attach it again.': 'Die Datei kam nicht ganz an. Hänge sie noch einmal an.',
  'That upload is over. Attach the file again.': 'Dieses Hochladen ist vorbei. Hänge die Datei noch einmal an.',
  'That file is no backup of Carillon. Choose one that Carillon exported.':
    'Diese Datei ist keine Sicherung von Carillon. Wähle eine, die Carillon exportiert hat.',
  'That backup was made by a later version of Carillon. Update this one first.':
    'Diese Sicherung stammt von einer neueren Version von Carillon. Aktualisiere zuerst diese hier.',
  'That backup has two messages with the id {}. Take one of them out of the file.':
    'In dieser Sicherung haben zwei Nachrichten das Kürzel {0}. Nimm eine davon aus der Datei.',
  'That file is too large for a backup of Carillon.': 'Diese Datei ist zu groß für eine Sicherung von Carillon.',
  'That is no backup of Carillon.': 'Das ist keine Sicherung von Carillon.',
  'That backup is no longer there.': 'Diese Sicherung gibt es nicht mehr.',

  // Settings.
  'At least 1 message a second.': 'Mindestens 1 Nachricht pro Sekunde.',
  'Telegram takes at most 30 a second.': 'Telegram nimmt höchstens 30 pro Sekunde.',
  'At least 1 minute.': 'Mindestens 1 Minute.',
  'At most a day.': 'Höchstens ein Tag.',
  'At least 1 message a minute.': 'Mindestens 1 Nachricht pro Minute.',
  'Telegram takes at most 20 a minute.': 'Telegram nimmt höchstens 20 pro Minute.',
  'Keep at least 7 days.': 'Behalte mindestens 7 Tage.',
  'At most 10 years.': 'Höchstens 10 Jahre.',
  'At least 10 MB.': 'Mindestens 10 MB.',
  'At most 10 GB.': 'Höchstens 10 GB.',
  'Quiet hours need a beginning and another end.': 'Eine Ruhezeit braucht einen Anfang und ein anderes Ende.',

  // Notices.
  'Something went wrong inside Carillon. Its log has the details.':
    'In Carillon ist etwas schiefgegangen. Einzelheiten stehen in seinem Protokoll.',
  'Carillon cannot write to its folder: the disk may be full or protected. Nothing is sent until it can; what falls due waits for it.':
    'Carillon kann nicht in seinen Ordner schreiben: Vielleicht ist die Platte voll oder geschützt. Bis es wieder geht, wird nichts gesendet; was fällig wird, wartet.',
  'The history was damaged: {}. The damaged file was kept as {}. Your messages are all here; what fell due while Carillon was closed is not sent, for it cannot be known whether it was.':
    'Der Verlauf war beschädigt: {=0}. Die beschädigte Datei heißt jetzt {1}. Deine Nachrichten sind alle da; was fällig wurde, während Carillon geschlossen war, wird nicht gesendet, denn ob es schon gesendet war, weiß niemand.',
  'The history (carillon.db) was missing or not up to date. Your messages are all here. What recurs goes on from now; of messages whose time has passed nobody knows whether they were sent: decide that in the history.':
    'Der Verlauf (carillon.db) fehlte oder war nicht auf dem letzten Stand. Deine Nachrichten sind alle da. Was sich wiederholt, geht von jetzt an weiter; ob Nachrichten, deren Zeit vorbei ist, gesendet wurden, weiß niemand: Entscheide das im Verlauf.',
  'jobs.json was missing.': 'jobs.json fehlte.',
  'jobs.json was damaged. It was kept as {}.': 'jobs.json war beschädigt. Die beschädigte Datei heißt jetzt {0}.',
  'jobs.json was older than your last change.': 'jobs.json war älter als deine letzte Änderung.',
  'All your messages are back, as the last change left them.':
    'Alle deine Nachrichten sind wieder da, so wie die letzte Änderung sie hinterlassen hat.',
  'No copy of your messages was found, so the list starts empty.':
    'Eine Kopie deiner Nachrichten fand sich nicht, deshalb beginnt die Liste leer.',
  'Your messages were recovered from a copy of {}.': 'Deine Nachrichten stammen aus einer Kopie vom {0}.',
  'Your messages were recovered from a copy.': 'Deine Nachrichten stammen aus einer Kopie.',
  'Later changes may be missing, so all messages are paused. Check them, then resume them all.':
    'Spätere Änderungen können fehlen, deshalb sind alle Nachrichten angehalten. Sieh sie durch und setze sie dann alle fort.',
  'Not in the copy before that: {}.': 'Nicht in der Kopie davor: {0}.',
  'Different there: {}.': 'Dort anders: {0}.',
  'Only there: {}.': 'Nur dort: {0}.',
  'Recovered: {}.': 'Wiederhergestellt: {0}.',
  'Who owns the bot is not taken from a copy: pair with it again.':
    'Wem der Bot gehört, wird aus keiner Kopie übernommen: Verbinde dich neu mit ihm.',
  'nothing of it could be read': 'nichts davon ließ sich lesen',
  '{} of its entries could be read and are here': '{0} seiner Einträge ließen sich lesen und sind hier',
  'the newest copy was taken instead': 'stattdessen wurde die neueste Kopie genommen',
  'there was no copy, so it starts empty': 'es gab keine Kopie, deshalb beginnt sie leer',
  '{}.json was damaged. It was kept as {}; {}.':
    '{0}.json war beschädigt. Die beschädigte Datei heißt jetzt {1}; {=2}.',
  '{}.json was gone. The newest copy was taken instead.':
    '{0}.json war verschwunden. Stattdessen wurde die neueste Kopie genommen.',
  'Carillon did not come to its end last time: it crashed, was ended by force, or the power went. What was on its way then is in the history, as unsure where nobody can know.':
    'Carillon kam letztes Mal nicht ordentlich zum Ende: Es stürzte ab, wurde gewaltsam beendet, oder der Strom fiel aus. Was da unterwegs war, steht im Verlauf, als ungewiss, wo es niemand wissen kann.',
  'Show log': 'Protokoll zeigen',
  'Restart now': 'Jetzt neu starten',
  'The window ended again and again, and was not opened by itself any more. Your messages went on.':
    'Das Fenster endete wieder und wieder und wurde nicht mehr von selbst geöffnet. Deine Nachrichten liefen weiter.',
  'The start at login could not be set: the system refuses. The log has the details.':
    'Das Starten beim Anmelden ließ sich nicht einstellen: Das System lehnt es ab. Einzelheiten stehen im Protokoll.',
  '{} belongs to another program already. Choose other keys for a new message.':
    '{0} gehört schon einem anderen Programm. Wähle andere Tasten für eine neue Nachricht.',
  '{} is no key combination. Choose other keys for a new message, such as Ctrl+Alt+N.':
    '{0} ist keine Tastenkombination. Wähle andere Tasten für eine neue Nachricht, etwa Ctrl+Alt+N.',
  'Carillon {} is ready, and is put in place when you quit.':
    'Carillon {0} ist bereit und wird eingesetzt, wenn du es beendest.',
  'Carillon {} is ready, and is put in place when you quit. What is new: {}':
    'Carillon {0} ist bereit und wird eingesetzt, wenn du es beendest. Neu ist: {1}',
  'Carillon {} could not be installed by itself: {}. Download it yourself, or wait: Carillon tries again.':
    'Carillon {0} ließ sich nicht von selbst installieren: {1}. Lade es selbst herunter oder warte: Carillon versucht es wieder.',

  // What the window hears when Carillon does not answer.
  'Carillon is not running. Start it again; nothing was lost.':
    'Carillon läuft nicht. Starte es wieder; es ist nichts verloren.',
  'Carillon did not answer. Quit it and start it again.':
    'Carillon hat nicht geantwortet. Beende es und starte es wieder.',
  'Open the address that Carillon printed when it started.':
    'Öffne die Adresse, die Carillon beim Start ausgegeben hat.',
  'Carillon gave an answer that makes no sense (HTTP {}). Start it again.':
    'Carillon gab eine Antwort ohne Sinn (HTTP {0}). Starte es wieder.',
  "Other accounts on this computer can read Carillon's folder ({}). Restrict it to your account, or choose another folder with --data-dir.":
    'Andere Konten auf diesem Computer können Carillons Ordner ({0}) lesen. Beschränke ihn auf dein Konto, oder wähle mit --data-dir einen anderen.',
  // Lists of other programs.
  'There is no message in that file. Choose a table, a crontab, a calendar or a workflow.':
    'In dieser Datei steht keine Nachricht. Wähle eine Tabelle, eine Crontab, einen Kalender oder einen Workflow.',
  'That file has more than {} messages. Split it.': 'Diese Datei hat mehr als {0} Nachrichten. Teile sie auf.',
  'That file has more than {} rows. Split it.': 'Diese Datei hat mehr als {0} Zeilen. Teile sie auf.',
  'That file is damaged: it begins like JSON and is none. Export it once more.':
    'Diese Datei ist beschädigt: Sie beginnt wie JSON und ist keines. Exportiere sie noch einmal.',
  'That is a backup of Carillon. Import it under Settings, “Backups”.':
    'Das ist eine Sicherung von Carillon. Importiere sie in den Einstellungen unter „Sicherungen“.',
  'That JSON is no workflow of n8n. Choose one, or a table, a crontab or a calendar.':
    'Dieses JSON ist kein Workflow von n8n. Wähle einen, oder eine Tabelle, eine Crontab oder einen Kalender.',
  'That is no table. Choose a file with a row for each message, or copy its cells.':
    'Das ist keine Tabelle. Wähle eine Datei mit einer Zeile für jede Nachricht, oder kopiere ihre Zellen.',
  'At most a week before.': 'Höchstens eine Woche vorher.',
  'That file is too large: choose one of at most 5 MB.': 'Diese Datei ist zu groß: Wähle eine mit höchstens 5 MB.',
  'At most a day earlier.': 'Höchstens einen Tag früher.',
  'At most a day later.': 'Höchstens einen Tag später.',
  'Say by how much.': 'Sag, um wie viel.',
  'None of these messages could be changed so.': 'Keine dieser Nachrichten lässt sich so ändern.',
};
