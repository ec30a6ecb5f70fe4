export const notices = {
  'notice.backupNoLonger': 'Diese Sicherung gibt es nicht mehr.',
  'notice.historyCarillonDbMissing':
    'Der Verlauf (carillon.db) fehlte oder war nicht auf dem letzten Stand. Deine Nachrichten sind alle da. Was sich wiederholt, geht von jetzt an weiter; ob Nachrichten, deren Zeit vorbei ist, gesendet wurden, weiß niemand: Entscheide das im Verlauf.',
  'notice.carillonCannotWriteFolder':
    'Carillon kann nicht in seinen Ordner schreiben: Vielleicht ist die Platte voll oder geschützt. Bis es wieder geht, wird nichts gesendet; was fällig wird, wartet.',
  'notice.noBotSetUp': 'Noch ist kein Bot eingerichtet. Verbinde einen, oder probiere den Übungsmodus aus.',
  'notice.botTokenSystemsKeyring':
    'Der Bot-Token liegt im Schlüsselbund dieses Systems, der gesperrt ist. Entsperre ihn: Ab dann werden deine Nachrichten gesendet.',
  'notice.otherAccountsOnComputer':
    'Andere Konten auf diesem Computer können Carillons Ordner ({folder}) lesen. Beschränke ihn auf dein Konto, oder wähle mit --data-dir einen anderen.',
  'notice.yourComputersTimeZone':
    'Die Zeitzone deines Computers ist jetzt {zone}. Nachrichten in Ortszeit folgen ihr, Nachrichten mit eigener Zeitzone nicht.',
  'notice.yourBotTokenNot':
    'Das Token deines Bots wurde auf diesem Computer nicht aufbewahrt, wie du es wolltest. Gib es neu ein: Deine Nachrichten sind noch da und gehen dann weiter.',
  'notice.botTokenCouldNot':
    'Das Token des Bots ließ sich auf diesem Computer nicht lesen. Gib es neu ein: Deine Nachrichten sind noch da.',
  'notice.carillonOwnerIdSays':
    'CARILLON_OWNER_ID sagt, wem der Bot gehorcht. Starte Carillon ohne sie, um ein Konto zu verbinden.',
  'notice.botNotBeenReached': 'Der Bot wurde noch nicht erreicht. Warte, bis er online ist, und verbinde dann.',
  'notice.tooManyFilesOnce': 'Zu viele Dateien auf einmal. Warte auf die anderen.',
  'notice.fileChangedWhileRead': 'Die Datei hat sich beim Lesen geändert. Hänge sie noch einmal an.',
  'notice.fileDidNotCome': 'Die Datei kam nicht ganz an. Hänge sie noch einmal an.',
  'notice.uploadOverAttachFile': 'Dieses Hochladen ist vorbei. Hänge die Datei noch einmal an.',
  'notice.nobodyPairedBotYet': 'Noch ist niemand mit dem Bot verbunden: Es gibt keinen Chat mit dir.',
  'notice.chatMoved': 'Dieser Chat ist umgezogen.',
  'notice.testNotSent': 'Die Probe wurde nicht gesendet. {reason}',
  'notice.jobsJsonDamagedKept': 'jobs.json war beschädigt. Die beschädigte Datei heißt jetzt {keptAs}.',
  'notice.jobsJsonOlderThan': 'jobs.json war älter als deine letzte Änderung.',
  'notice.jobsJsonMissing': 'jobs.json fehlte.',
  'notice.yourMessagesRecoveredFrom': 'Deine Nachrichten stammen aus einer Kopie vom {when}.',
  'notice.yourMessagesRecoveredFromCopy': 'Deine Nachrichten stammen aus einer Kopie.',
  'notice.laterChangesMayMissing':
    'Spätere Änderungen können fehlen, deshalb sind alle Nachrichten angehalten. Sieh sie durch und setze sie dann alle fort.',
  'notice.recovered': 'Wiederhergestellt: {names}.',
  'notice.newestCopyTakenInstead': 'stattdessen wurde die neueste Kopie genommen',
  'notice.noCopyStartsEmpty': 'es gab keine Kopie, deshalb beginnt sie leer',
  'notice.nothingCouldRead': 'nichts davon ließ sich lesen',
  'notice.entriesCouldReadHere': '{saved} seiner Einträge ließen sich lesen und sind hier',
  'notice.historyDamagedDamagedFile':
    'Der Verlauf war beschädigt: {rest}. Die beschädigte Datei heißt jetzt {kept}. Deine Nachrichten sind alle da; was fällig wurde, während Carillon geschlossen war, wird nicht gesendet, denn ob es schon gesendet war, weiß niemand.',
  'notice.whoOwnsBotNot': 'Wem der Bot gehört, wird aus keiner Kopie übernommen: Verbinde dich neu mit ihm.',
  'notice.telegramDoesNotKnow':
    'Telegram kennt dieses Token nicht. Kopiere es noch einmal von @BotFather, die ganze Zeile.',
  'notice.thenTryAgain': '{why} Versuch es dann noch einmal.',
  'notice.telegramDidNotAnswer':
    'Telegram hat nicht geantwortet, wie es sollte. Versuch es in einer Minute noch einmal.',
  'notice.botTokenRefusedOnce':
    'Das Token des Bots wurde einmal abgelehnt, aber Telegram nimmt es an: Es wird noch einmal versucht.',
  'notice.somethingWentWrongInside': 'In Carillon ist etwas schiefgegangen. Einzelheiten stehen in seinem Protokoll.',
  'notice.fileTooLargeBackup': 'Diese Datei ist zu groß für eine Sicherung von Carillon.',
  'notice.noBackupCarillon': 'Das ist keine Sicherung von Carillon.',
  'notice.least1MessageSecond': 'Mindestens 1 Nachricht pro Sekunde.',
  'notice.telegramTakesMost30': 'Telegram nimmt höchstens 30 pro Sekunde.',
  'notice.least1MessageMinute': 'Mindestens 1 Nachricht pro Minute.',
  'notice.telegramTakesMost20': 'Telegram nimmt höchstens 20 pro Minute.',
  'notice.least1Minute': 'Mindestens 1 Minute.',
  'notice.mostDay': 'Höchstens ein Tag.',
  'notice.keepLeast7Days': 'Behalte mindestens 7 Tage.',
  'notice.most10Years': 'Höchstens 10 Jahre.',
  'notice.least10Mb': 'Mindestens 10 MB.',
  'notice.most10Gb': 'Höchstens 10 GB.',
  'notice.noBotTokenLooks':
    'Das ist kein Token eines Bots. Es sieht aus wie 123456789:AAE… – kopiere die ganze Zeile von @BotFather.',
  'notice.messagesDueTelegramTakes':
    '{count} Nachrichten sind um {time} fällig. Telegram nimmt eine nach der anderen, die letzte um {last}.',
  'notice.noCallNamed': 'Einen Aufruf „{channel}“ gibt es nicht.',
  'notice.fileNoBackupCarillon':
    'Diese Datei ist keine Sicherung von Carillon. Wähle eine, die Carillon exportiert hat.',
  'notice.backupMadeLaterVersion':
    'Diese Sicherung stammt von einer neueren Version von Carillon. Aktualisiere zuerst diese hier.',
  'notice.backupTwoMessagesId':
    'In dieser Sicherung haben zwei Nachrichten das Kürzel {id}. Nimm eine davon aus der Datei.',
  'notice.notCopyBefore': 'Nicht in der Kopie davor: {names}.',
  'notice.differentThere': 'Dort anders: {names}.',
  'notice.onlyThere': 'Nur dort: {names}.',
  'notice.computerAwakeCarillonRunning': 'Der Computer war wieder wach und Carillon lief wieder; Verspätung: {late}.',
  'notice.notSent': 'Sie wurde nicht gesendet.',
  'notice.waitsTurn': 'Sie wartet, bis sie an der Reihe ist.',
  'notice.askedAgainRepeat': 'Sie fragte noch einmal ({repeat}. Wiederholung).',
  'notice.youAsked': 'Du hast sie verlangt.',
  'notice.fellDue': 'Sie wurde fällig.',
  'notice.nobodySaidDoneRepeated': 'Niemand sagte, dass es erledigt ist: Sie wurde wiederholt.',
  'notice.nextRunCameAsks': 'Der nächste Lauf kam und fragt an ihrer Stelle.',
  'notice.doesNotAskAny': 'Sie fragt nicht mehr.',
  'notice.handedTelegram': 'Sie wurde Telegram übergeben.',
  'notice.handedTelegramAgainAttempt': 'Sie wurde Telegram noch einmal übergeben ({attempt}. Versuch).',
  'notice.waitsTriedAgain': 'Sie wartet auf den nächsten Versuch.',
  'notice.telegramRefused': 'Telegram hat sie abgelehnt.',
  'notice.noAnswerCameMay': 'Es kam keine Antwort: Vielleicht ist sie angekommen.',
  'notice.belongsAnotherProgramAlready':
    '{accelerator} gehört schon einem anderen Programm. Wähle andere Tasten für eine neue Nachricht.',
  'notice.noKeyCombinationChoose':
    '{accelerator} ist keine Tastenkombination. Wähle andere Tasten für eine neue Nachricht, etwa Ctrl+Alt+N.',
  'notice.startLoginCouldNot':
    'Das Starten beim Anmelden ließ sich nicht einstellen: Das System lehnt es ab. Einzelheiten stehen im Protokoll.',
  'notice.carillonDidNotAnswer': 'Carillon hat nicht geantwortet. Beende es und starte es wieder.',
  'notice.systemsKeyringLockedUnlock':
    'Der Schlüsselbund dieses Systems ist gesperrt. Entsperre ihn und versuche es noch einmal.',
  'notice.windowEndedAgainAgain':
    'Das Fenster endete wieder und wieder und wurde nicht mehr von selbst geöffnet. Deine Nachrichten liefen weiter.',
  'notice.showLog': 'Protokoll zeigen',
  'notice.carillonCouldNotInstalled':
    'Carillon {version} ließ sich nicht von selbst installieren: {why}. Lade es selbst herunter oder warte: Carillon versucht es wieder.',
  'notice.restartNow': 'Jetzt neu starten',
  'notice.noneUsed': 'Es wird keiner benutzt.',
  'notice.usedAsYouSet': '{shown} wird benutzt, wie eingestellt.',
  'notice.usedAsEnvironmentSays': '{shown} wird benutzt, wie die Umgebung es sagt.',
  'notice.usedAsSystemSays': '{shown} wird benutzt, wie dieses System es sagt.',
  'notice.hasTheAddress': '{hostname} hat die Adresse {all}.',
  'notice.checkInternetConnectionOr': 'Prüf die Internetverbindung, oder den DNS-Server dieses Netzes.',
  'notice.serverNoSuchAddress': 'Der Server hat hier keine solche Adresse.',
  'notice.answersWithinMs': '{address} antwortet in {ms} ms.',
  'notice.ifOtherKindWorks': 'Geht die andere Art, ist nichts zu tun.',
  'notice.connectionNotEncrypted': 'Die Verbindung ist nicht verschlüsselt.',
  'notice.serverAnswersHttp': 'Der Server antwortet (HTTP {status}).',
  'notice.antivirusProgramOrNetwork':
    'Ein Virenschutz oder dieses Netz sieht vielleicht in verschlüsselte Verbindungen: Nimm Carillon davon aus, oder nutz ein anderes Netz.',
  'notice.serverCannotShowTelegrams': 'Der Server kann nicht zeigen, dass er der von Telegram ist.',
  'notice.noConnection': 'Es gibt keine Verbindung.',
  'notice.serverShowedNone': 'Der Server hat keines gezeigt.',
  'notice.fromValidUntil': 'Es ist für {host}, von {by}, und gilt bis {end}.',
  'notice.serverDoesNotSay': 'Der Server sagt nicht, wie spät es ist.',
  'notice.computersClockRight': 'Die Uhr des Computers geht richtig.',
  'notice.setOrLetSet': 'Stell sie, oder lass sie sich selbst stellen: Die Nachrichten gehen nach ihr.',
  'notice.noBotSetUpYet': 'Es ist noch kein Bot eingerichtet.',
  'notice.theyGoAnotherService':
    'Sie gehen an einen anderen Dienst ({host}). Hol den Bot im Hinweis oben zurück, oder beende jenen Dienst.',
  'notice.noneWaitsFetched': 'Es wartet nichts darauf, geholt zu werden.',
  'notice.waitFetched': '{waiting} warten darauf, geholt zu werden.',
  'notice.itIsS': 'Es ist das von @{username}.',
  'notice.telegramDoesNotKnowGet': 'Telegram kennt es nicht. Hol das Token bei @BotFather und gib es noch einmal ein.',
  'notice.nameNotFound': 'Der Name {name} wurde nicht gefunden.',
  'notice.cannotReached': '{address} ist nicht erreichbar ({why}).',
  'notice.certificateNotAccepted': 'Sein Zertifikat wird nicht angenommen ({why}).',
  'notice.computersClockSecondsAhead': 'Die Uhr des Computers geht {seconds} Sekunden vor.',
  'notice.computersClockSecondsBehind': 'Die Uhr des Computers geht {seconds} Sekunden nach.',
  'notice.deliveredLate': 'Zugestellt; Verspätung: {late}.',
  'notice.deliveredAsMessageLate': 'Zugestellt als Nachricht {id}; Verspätung: {late}.',
  'notice.allYourMessagesBack':
    'Alle deine Nachrichten sind wieder da, so wie die letzte Änderung sie hinterlassen hat.',
  'notice.noCopyYourMessages': 'Eine Kopie deiner Nachrichten fand sich nicht, deshalb beginnt die Liste leer.',
  'notice.jsonDamagedKeptAs': '{name}.json war beschädigt. Die beschädigte Datei heißt jetzt {keptAs}; {instead}.',
  'notice.jsonGoneNewestCopy': '{name}.json war verschwunden. Stattdessen wurde die neueste Kopie genommen.',
  'notice.carillonDidNotCome':
    'Carillon kam letztes Mal nicht ordentlich zum Ende: Es stürzte ab, wurde gewaltsam beendet, oder der Strom fiel aus. Was da unterwegs war, steht im Verlauf, als ungewiss, wo es niemand wissen kann.',
  'notice.carillonReadyPutPlace': 'Carillon {version} ist bereit und wird eingesetzt, wenn du es beendest.',
  'notice.carillonReadyPutPlaceWhen':
    'Carillon {version} ist bereit und wird eingesetzt, wenn du es beendest. Neu ist: {news}',
  'notice.carillonNotRunningStart': 'Carillon läuft nicht. Starte es wieder; es ist nichts verloren.',
  'notice.openAddressCarillonPrinted': 'Öffne die Adresse, die Carillon beim Start ausgegeben hat.',
  'notice.carillonGaveAnswerMakes': 'Carillon gab eine Antwort ohne Sinn (HTTP {status}). Starte es wieder.',
  'notice.openDownloads': 'Downloads öffnen',
};
