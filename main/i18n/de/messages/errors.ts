import { plural } from '../../plurals.ts';

export const errors = {
  'error.practiceModeNotOn': 'Der Übungsmodus ist nicht an.',
  'error.carillonDoesNotKnow': 'Carillon kennt den Chat {chatId} nicht. Füge ihn zuerst unter Chats hinzu.',
  'error.messageNoLongerWaits': 'Diese Nachricht wartet nicht mehr auf dein Wort.',
  'error.noLongerHistory': 'Das steht nicht mehr im Verlauf.',
  'error.carillonClosing': 'Carillon wird gerade geschlossen.',
  'error.yourOwnChatBot': 'Dein eigener Chat mit dem Bot bleibt.',
  'error.backupButCannotRead':
    'Diese Sicherung ist da, lässt sich aber nicht lesen ({name}). Prüf die Platte und wer {folder} lesen darf.',
  'error.fileNotFolderChoose': '{nearest} ist eine Datei und kein Ordner. Wähle ein anderes --data-dir.',
  'error.cannotWrittenChooseAnother':
    '{nearest} lässt sich nicht beschreiben. Wähle ein anderes --data-dir, oder ändere die Rechte des Ordners.',
  'error.fileGoneAttachAgain': 'Diese Datei ist nicht mehr da. Häng sie noch einmal an.',
  'error.fileNotKeptDisk':
    'Die Datei wurde nicht aufbewahrt: Die Platte ist voll. Schaff Platz und häng sie dann noch einmal an.',
  'error.fileNotKeptCarillon':
    'Die Datei wurde nicht aufbewahrt: Carillon darf nicht in seinen Ordner für Dateien schreiben.',
  'error.jsonWrittenLaterVersion':
    '{name}.json stammt von einer neueren Version von Carillon. Installiere jene Version wieder, oder wähle ein anderes --data-dir.',
  'error.butCannotReadNothing':
    '{name} ist da, lässt sich aber nicht lesen: {why}. Nichts wurde geändert; gib deinem Konto das Leserecht, oder wähle ein anderes --data-dir.',
  'error.changeCouldNotSaved': 'Die Änderung konnte nicht gespeichert werden, deshalb bleibt alles beim Alten: {why}.',
  'error.historyCarillonDbWritten':
    'Der Verlauf (carillon.db) stammt von einer neueren Version von Carillon. Nimm jene.',
  'error.damagedDiskFullNo':
    '{name} ist beschädigt und die Platte voll: Es ist kein Platz, um zu retten, was davon lesbar ist. Nichts wurde geändert. Schaff Platz und starte Carillon dann neu.',
  'error.diskFull': 'die Platte ist voll ({code})',
  'error.accessRefused': 'der Zugriff wurde verweigert ({code})',
  'error.folderName': 'ein Ordner heißt so ({code})',
  'error.diskReportsError': 'die Platte meldet einen Fehler ({code})',
  'error.inviteNamesNoChat':
    'Das ist ein Einladungslink, über den ein Bot keinen Chat findet. Schreib @name oder die ID des Chats, oder füge den Bot dort hinzu.',
  'error.noChatWriteName': '„{reference}“ ist kein Chat. Schreib @name oder die ID eines Chats.',
  'error.telegramKnowsNoChat':
    'Telegram kennt für diesen Bot keinen Chat „{reference}“. Füge den Bot dort zuerst hinzu.',
  'error.telegramCouldNotAsked':
    'Telegram ließ sich nicht fragen. Sieh nach, ob das Internet geht, und versuch es noch einmal.',
  'error.writeDateAsYear': 'Schreib das Datum als Jahr-Monat-Tag.',
  'error.sayDaysWeekFirst': 'Nenn zuerst die Wochentage, dann die Uhrzeit.',
  'error.cronLineStandsQuotes': 'Die Cron-Zeile steht in Anführungszeichen vor dem Text.',
  'error.cronLineEmpty': 'Die Cron-Zeile ist leer.',
  'error.messageMissingWriteWhat': 'Die Nachricht fehlt: Schreib, was gesendet werden soll.',
  'error.noLengthTimeWrite': '„{text}“ ist keine Dauer. Schreib eine Zahl und s, m, h, d oder w: 90s, 10m, 1h30m, 2d.',
  'error.noTimeDayWrite': '„{word}“ ist keine Uhrzeit. Schreib eine wie 09:00.',
  'error.noTimeDayWriteOne': '„{part}“ ist keine Uhrzeit. Schreib eine von 00:00 bis 23:59.',
  'error.noRangeDays': '„{word}“ ist kein Bereich von Tagen.',
  'error.noDayWeekWrite': '„{word}“ ist kein Wochentag. Schreib mon, tue, wed, thu, fri, sat oder sun.',
  'error.somethingMissingSay': 'Es fehlt etwas: Sag {missing}.',
  'error.telegramLetsBotDelete':
    'Ein Bot darf seine Nachrichten nur 48 Stunden lang löschen. Lösche sie selbst im Chat.',
  'error.telegramDoesNotLet': 'Telegram lässt diese Nachricht nicht mehr ändern. Sende eine neue.',
  'error.noLongerChatSomebody': 'Sie ist nicht mehr im Chat: Jemand hat sie gelöscht. Sende eine neue.',
  'error.groupBecameSupergroupSince':
    'Die Gruppe wurde seitdem zur Supergruppe: Ihre älteren Nachrichten lassen sich nur im Chat ändern.',
  'error.telegramDidNotAnswer': 'Telegram hat nicht geantwortet.',
  'error.noMessageCreate': 'Es gibt keine Nachricht anzulegen.',
  'error.tooManyOnceCreate': 'Das sind zu viele auf einmal: Leg höchstens 50 Nachrichten an.',
  'error.saySkippedOrWhen': 'Sag, dass sie ausgelassen wird, oder wann sie kommt oder was sie stattdessen sagt.',
  'error.pauseMustEndAfter': 'Eine Pause muss enden, nachdem sie begonnen hat.',
  'error.undoneAlready': 'Das wurde schon zurückgenommen.',
  'error.somethingElseChangedSince':
    'Seitdem wurde etwas anderes geändert ({label}), deshalb wurde dies nicht zurückgenommen. Nimm zuerst jenes zurück.',
  'error.somethingWentWrongInside':
    'In Carillon ist etwas schiefgegangen; nichts wurde geändert. Einzelheiten stehen im Protokoll.',
  'error.notValid': 'Das geht so nicht.',
  'error.tooLateUndoMessage': 'Zum Zurücknehmen ist es zu spät: Die Nachricht ist unterwegs.',
  'error.fileNoBackupNot':
    'Diese Datei ist keine Sicherung: Sie ist kein JSON. Wähle eine, die Carillon exportiert hat.',
  'error.backupDamaged': 'Diese Sicherung ist beschädigt, bei {where}: {firstIssue}',
  'error.allTheseMessagesPaused': 'Alle diese Nachrichten sind schon angehalten oder erledigt.',
  'error.noneTheseMessagesPaused': 'Keine dieser Nachrichten ist angehalten.',
  'error.theseMessagesBeenStopped': 'Diese Nachrichten sind schon beendet.',
  'error.messageChangedElsewhereSince': 'Diese Nachricht wurde an anderer Stelle geändert, seit du sie geöffnet hast.',
  'error.pausedAlready': '{name} ist schon angehalten.',
  'error.comesOnceWithinTime':
    '{name} kommt nur einmal, und zwar in dieser Zeit. Verschieb oder beende sie stattdessen.',
  'error.notPaused': '{name} ist nicht angehalten.',
  'error.pauseOver': 'Diese Pause ist vorbei oder schon zurückgenommen.',
  'error.runNotChanged': 'Dieser Lauf ist, wie die Serie ihn vorsieht.',
  'error.runOver': 'Die Zeit dieses Laufs ist vorbei.',
  'error.noRecurringMessageCould': 'Es gibt keine wiederkehrende Nachricht, die dann angehalten werden könnte.',
  'error.noMessageIdMay': 'Es gibt keine Nachricht mit der ID {id}. Vielleicht wurde sie schon beendet.',
  'error.noNextRunResume': '{name} hat keinen nächsten Lauf. Ist sie angehalten, setze sie zuerst fort.',
  'error.allMessagesPausedTime':
    'Zu dieser Zeit sind alle Nachrichten angehalten. Setz sie erst fort, oder wähle eine spätere Zeit.',
  'error.pausedTimeResumeFirst':
    '{name} ist zu dieser Zeit angehalten. Setze sie vorher fort oder wähle eine spätere Zeit.',
  'error.timePassedChooseOne': 'Diese Zeit ist vorbei. Wähle eine in der Zukunft.',
  'error.tooManyMessagesAnother':
    'Es gibt zu viele Nachrichten für eine weitere ID. Beende einige, die du nicht mehr brauchst.',
  'error.baseMissingSayWhat': '„base.{field}“ fehlt: Sag, was vor der Änderung eingestellt war.',
  'error.settingChangedElsewhereMeanwhile': 'Diese Einstellung wurde inzwischen anderswo geändert.',
  'error.messageNoLongerHistory': 'Diese Nachricht steht nicht mehr im Verlauf.',
  'error.doneAlready': 'Das ist schon erledigt.',
  'error.newerMessageAsksNow': 'Inzwischen fragt eine neuere Nachricht danach. Antworte auf jene.',
  'error.messagePausedOrStopped': 'Diese Nachricht wurde seitdem angehalten oder beendet.',
  'error.beingSentAlready': '{title} wird schon gesendet.',
  'error.telegramLetsNobodyEdit':
    'Eine Umfrage lässt Telegram niemanden ändern. Lösche sie im Chat, und sende eine neue.',
  'error.notSentNothingChat': 'Das wurde nicht gesendet: Im Chat gibt es nichts zu ändern.',
  'error.deletedFromChatAlready': 'Das wurde im Chat schon gelöscht.',
  'error.telegramNeverToldWhich':
    'Telegram hat nie gesagt, welche Nachricht es war, deshalb kann Carillon sie nicht ändern. Ändere sie im Chat selbst.',
  'error.couldNotRecordedNothing': 'Es konnte nicht festgehalten werden, deshalb wurde nichts geändert: {message}.',
  'error.addressNotCarillonsOpen':
    'Diese Adresse ist nicht die von Carillon. Öffne die, die es beim Start ausgegeben hat.',
  'error.carillonTakesNoCalls': 'Carillon nimmt keine Aufrufe anderer Webseiten an.',
  'error.openAddressCarillonPrinted':
    'Öffne die Adresse, die Carillon beim Start ausgegeben hat: Sie lässt diesen Browser ein.',
  'error.addressCannotRead': 'Diese Adresse ist nicht zu lesen.',
  'error.carillonStartingTryAgain': 'Carillon startet gerade. Versuch es in einer Sekunde noch einmal.',
  'error.tokenNotSessionsOpen':
    'Dieses Token ist nicht das dieser Sitzung. Öffne die Adresse, die Carillon beim Start ausgegeben hat.',
  'error.onlyGetWorksHere': 'Hier geht nur GET.',
  'error.nothingAddress': 'Unter dieser Adresse gibt es nichts.',
  'error.callPost': 'Ein Aufruf ist ein POST.',
  'error.callTooLarge': 'Der Aufruf ist zu groß.',
  'error.callNotValidJson': 'Der Aufruf ist kein gültiges JSON.',
  'error.fileTakesTooLong': 'Diese Datei zu lesen dauert zu lange. Wähle eine kleinere.',
  'error.fileTooLargeRead': 'Diese Datei ist zu groß, um sie zu lesen.',
  'error.fileCantReadMay': 'Diese Datei lässt sich nicht lesen. Vielleicht ist sie beschädigt.',
  'error.leftOutBecauseCant': 'Ausgelassen, weil nicht lesbar: {first}.',
  'error.leftOutBecauseThey': 'Ausgelassen, weil nicht lesbar: {first} und {more} weitere.',
  'error.calendarTooLargeRead': 'Dieser Kalender ist zu groß, um ihn ganz zu lesen. Ausgelassen: {first}.',
  'error.calendarTooLargeReadAll':
    'Dieser Kalender ist zu groß, um ihn ganz zu lesen. Ausgelassen: {first} und {more} weitere.',
  'error.atLine': 'Zeile {line}',
  'error.eventAtLine': '„{name}“ (Zeile {line})',
  'error.noCalendarFileChoose': 'Das ist keine Kalenderdatei. Wähle eine, deren Name auf .ics endet.',
  'error.calendarNoDayBetween': 'In diesem Kalender steht kein Tag zwischen {from} und {until}.',
  'error.noDateAndTime': '„{text}“ ist keine Zeit mit Datum.',
  'error.cronExample': 'Beispiel: 0 9 * * 1-5',
  'error.endsBeforeItBegins': 'Er würde am {until} enden, bevor er am {startOn} beginnt. Ändere eines von beiden.',
  'error.runsMaySpreadLess':
    'Läufe dürfen um weniger gestreut werden, als zwischen zweien liegt. Wähle eine kleinere Streuung.',
  'error.noSuchDaySchedule':
    'Diesen Tag gibt es nicht: Der Zeitplan käme nie an die Reihe. Ändere den Tag oder den Monat.',
  'error.wouldNeverRunInBounds': 'Dieser Zeitplan käme nie an die Reihe: Er endet am {until}, oder {bounds}.',
  'error.wouldNeverRun': 'Dieser Zeitplan käme nie an die Reihe: {bounds}.',
  'error.fieldNotValid': '„{field}“ ist ungültig.',
  'error.fieldUnknown': '„{field}“ ist hier nicht bekannt.',
  'error.fieldMissing': '„{field}“ fehlt.',
  'error.fieldEmpty': '„{field}“ ist leer.',
  'error.fieldMustBeText': '„{field}“ muss ein Text sein.',
  'error.fieldMustBeNumber': '„{field}“ muss eine Zahl sein.',
  'error.fieldMustBeWhole': '„{field}“ muss eine ganze Zahl sein.',
  'error.fieldMustBeBoolean': '„{field}“ muss true oder false sein.',
  'error.fieldMustBeList': '„{field}“ muss eine Liste sein.',
  'error.fieldMustBeOneOf': '„{field}“ muss eines hiervon sein: {options}.',
  'error.fieldTooLong': '„{field}“ darf höchstens {max} Zeichen haben.',
  'error.fieldTooManyEntries': '„{field}“ darf höchstens {max} Einträge haben.',
  'error.fieldTooLarge': '„{field}“ darf höchstens {max} sein.',
  'error.fieldTooShort': '„{field}“ braucht mindestens {min} Zeichen.',
  'error.fieldTooFewEntries': '„{field}“ braucht mindestens {min} Einträge.',
  'error.fieldMustBeMore': '„{field}“ muss mehr als {min} sein.',
  'error.fieldTooSmall': '„{field}“ muss mindestens {min} sein.',
  'error.cronLineCannotRead':
    'Diese Cron-Zeile ist nicht zu lesen: „{written}“ passt nicht ins Feld {field}. Schreib stattdessen „{instead}“.',
  'error.cronLine5Fields':
    'Eine Cron-Zeile hat 5 Felder (Minute, Stunde, Tag, Monat, Wochentag) oder 6 mit den Sekunden zuerst; diese hat {count}.',
  'error.cronLineUnreadable': 'Diese Cron-Zeile ist nicht zu lesen.',
  'error.cronLineCannotReadNo':
    'Diese Cron-Zeile ist nicht zu lesen: „{written}“ passt nicht ins Feld {field}. Dort steht {range}; * ist jedes, 1,3 eine Liste, 1-5 ein Bereich, */2 jedes zweite.',
  'error.noCronLineHourly': '„{written}“ ist keine Cron-Zeile. Es gibt @hourly, @daily, @weekly, @monthly und @yearly.',
  'error.noDateAndTimeBecause': '„{text}“ ist keine Zeit mit Datum. {why}',
  'error.refusesWhatBotSends': '„{chat}“ weist ab, was der Bot sendet.',
  'error.tokenNotSaved': 'Das Bot-Token konnte nicht gespeichert werden, deshalb bleibt alles beim Alten: {why}.',
  'error.proxyNotSaved': 'Der Proxy konnte nicht gespeichert werden, deshalb bleibt alles beim Alten: {why}.',
  'error.tokenUnreadable':
    'Die Datei mit dem Bot-Token ist da, lässt sich aber nicht lesen: {why}. Nichts wurde geändert; gib deinem Konto das Leserecht.',
  'error.proxyUnreadable':
    'Die Datei mit dem Proxy ist da, lässt sich aber nicht lesen: {why}. Nichts wurde geändert; gib deinem Konto das Leserecht.',
  'error.chatStillUsed': ({ count }: { count: number }) =>
    plural('de', count, {
      one: 'In diesen Chat geht 1 Nachricht. Beende sie oder sende sie in einen anderen Chat, bevor du diesen entfernst.',
      other:
        'In diesen Chat gehen # Nachrichten. Beende sie oder sende sie in einen anderen Chat, bevor du diesen entfernst.',
    }),
  'error.suspendedMessages': ({ count }: { count: number }) =>
    plural('de', count, {
      one: 'Die wiederkehrende Nachricht in diesen Chat ist angehalten. Setz sie fort, sobald das behoben ist.',
      other: 'Die # wiederkehrenden Nachrichten in diesen Chat sind angehalten. Setz sie fort, sobald das behoben ist.',
    }),
  'error.notEditedTryAgain': 'Sie konnte nicht geändert werden. {why} Versuch es noch einmal.',
  'error.notDeletedTryAgain': 'Sie konnte nicht gelöscht werden. {why} Versuch es noch einmal.',
  'error.practiceUnreadable':
    'Der Übungschat ist da, lässt sich aber nicht lesen: {why}. Nichts wurde geändert; gib deinem Konto das Leserecht, oder wähle ein anderes --data-dir.',

  // Listen anderer Programme.
  'list.noMessage':
    'In dieser Datei steht keine Nachricht. Wähle eine Tabelle, eine Crontab, einen Kalender oder einen Workflow.',
  'list.tooManyMessages': 'Diese Datei hat mehr als {max} Nachrichten. Teile sie auf.',
  'list.tooManyRows': 'Diese Datei hat mehr als {max} Zeilen. Teile sie auf.',
  'list.damagedJson':
    'Diese Datei ist beschädigt: Sie sieht aus wie JSON, ist aber nicht zu lesen. Exportiere sie noch einmal.',
  'list.isBackup': 'Das ist eine Sicherung von Carillon. Importiere sie in den Einstellungen unter „Sicherungen“.',
  'list.noWorkflow':
    'Dieses JSON ist kein Workflow von n8n. Wähle einen, oder eine Tabelle, eine Crontab oder einen Kalender.',
  'list.noTable':
    'Das ist keine Tabelle. Wähle eine Datei mit einer Zeile für jede Nachricht, oder kopiere ihre Zellen.',
  'list.weekBefore': 'Höchstens eine Woche vorher.',
  'input.dayEarlier': 'Höchstens einen Tag früher.',
  'input.dayLater': 'Höchstens einen Tag später.',
  'input.byHowMuch': 'Sag, um wie viel.',
  'error.noneCouldBeChanged': 'Keine dieser Nachrichten lässt sich so ändern.',
  'list.tooLarge': 'Diese Datei ist zu groß: Wähle eine mit höchstens 5 MB.',
  'error.noSuchPart': 'Die Datei hat keinen solchen Teil.',
};
