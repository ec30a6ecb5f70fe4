import { plural } from '../../plurals.ts';

export const deliveries = {
  'delivery.telegramsServerAnsweredError':
    'Telegrams Server antwortete mit einem Fehler ({code}), als er die Nachricht schon hatte. Sie ist vielleicht angekommen.',
  'delivery.serverFrontTelegramAnswered':
    'Ein Server vor Telegram antwortete mit einem Fehler ({status}), als er die Nachricht schon hatte. Sie ist vielleicht angekommen.',
  'delivery.telegramRefusedPartAlbum':
    'Telegram hat einen Teil des Albums abgelehnt, und andere Teile sind vielleicht angekommen: {description}.',
  'delivery.foundInChatAs': 'Es kam keine Antwort, aber sie wurde im Chat als Nachricht {messageId} gefunden.',
  'delivery.notInChatSentAgain': 'Sie steht nicht im Chat, ist also nicht angekommen. Sie wird noch einmal gesendet.',
  'delivery.connectionBrokeBeforeWhole':
    'Die Verbindung brach ab, bevor die ganze Nachricht gesendet war. Sie ist nicht angekommen.',
  'delivery.connectionBrokeBeforeTelegram':
    'Die Verbindung brach ab, bevor Telegram antwortete: Sie ist vielleicht angekommen.',
  'delivery.telegramDoesNotAnswer': 'Telegram antwortet nicht. Sieh nach, ob das Internet geht.',
  'delivery.anotherProgramFetchesBots':
    'Ein anderes Programm holt die Nachrichten dieses Bots ab. Schließ es, oder leg bei @BotFather einen eigenen Bot für Carillon an. Gesendet wird weiterhin.',
  'delivery.anotherServiceReceivesWhat':
    'Ein anderer Dienst bekommt, was man diesem Bot schreibt: Deine Befehle im Chat erreichen Carillon nicht. Gesendet wird weiterhin.',
  'delivery.anotherServiceReceivesWhatWritten':
    'Ein anderer Dienst ({host}) bekommt, was man diesem Bot schreibt: Deine Befehle im Chat erreichen Carillon nicht. Gesendet wird weiterhin.',
  'delivery.telegramAskedWait': 'Telegram verlangt eine Pause von {wait}.',
  'delivery.telegramProblemOwn': 'Telegram hat selbst gerade ein Problem ({code}).',
  'delivery.telegramDoesNotAccept':
    'Telegram nimmt das Token des Bots nicht mehr an. Hol dir bei @BotFather das aktuelle und gib es in den Einstellungen ein.',
  'delivery.proxyAsksUserName':
    'Der Proxy verlangt einen Benutzernamen und ein Passwort. Ergänze sie in seiner Adresse.',
  'delivery.proxysAddressCannotRead':
    'Die Adresse des Proxys ist nicht zu lesen. Schreib sie wie http://host:port oder socks5://host:port.',
  'delivery.proxyDoesNotLet': 'Der Proxy lässt Carillon nicht zu Telegram durch ({code}).',
  'delivery.telegramsAddressCannotLooked':
    'Telegrams Adresse lässt sich nicht nachschlagen. Sieh nach, ob das Internet geht.',
  'delivery.somethingBetweenComputerTelegram':
    'Etwas zwischen diesem Computer und Telegram ist nicht, was es zu sein vorgibt. Sieh nach der Anmeldeseite oder dem Proxy des Netzes.',
  'delivery.telegramCannotReachedCheck': 'Telegram ist nicht zu erreichen. Sieh nach, ob das Internet geht.',
  'delivery.fileGoneAttachMessage':
    'Die Datei „{missing}“ ist nicht mehr da. Häng sie noch einmal an die Nachricht an.',
  'delivery.telegramTookSendsItself': 'Telegram hat sie angenommen und sendet sie selbst, sobald es geht.',
  'delivery.creatingMessageUndone': 'Das Anlegen der Nachricht wurde zurückgenommen.',
  'delivery.messagePaused': 'Die Nachricht wurde angehalten.',
  'delivery.timeHadPassedWhen': 'Die Zeit dafür war vorbei, als die Nachricht zurückkam.',
  'delivery.carillonNotRunningOr':
    'Carillon lief nicht oder der Computer schlief, und diese Nachricht lässt Verpasstes aus.',
  'delivery.carillonNotRunningOrComputer':
    'Carillon lief länger nicht oder der Computer schlief länger, als sich diese Nachricht verspäten darf.',
  'delivery.moreThanMessagesMissed': 'Mehr als {max} Nachrichten wurden verpasst: Die neuesten {max2} werden gesendet.',
  'delivery.historyLostMayBeen': 'Der Verlauf ging verloren: Vielleicht wurde sie schon gesendet.',
  'delivery.carillonEndedBeforeCould': 'Carillon wurde beendet, bevor sie gesendet werden konnte.',
  'delivery.youUndidSending': 'Du hast das Senden zurückgenommen.',
  'delivery.allMessagesPaused': 'Alle Nachrichten wurden angehalten.',
  'delivery.pausedWhenTimeCame': 'Sie war angehalten, als ihre Zeit kam.',
  'delivery.messageStopped': 'Die Nachricht wurde beendet.',
  'change.created': '{what} angelegt',
  'delivery.messageGivenAnotherTime': 'Die Nachricht bekam eine andere Zeit.',
  'change.edited': '{name} geändert',
  'change.stopped': '{name} beendet',
  'change.paused': '{name} angehalten',
  'change.resumed': '{name} fortgesetzt',
  'change.tookBackPause': 'Pause von {name} zurückgenommen',
  'change.skippedNext': 'nächsten Lauf von {name} ausgelassen',
  'change.restoredRun': 'Änderung an einem Lauf von {name} zurückgenommen',
  'change.snoozed': '{name} verschoben',
  'delivery.backupImported': 'Eine Sicherung wurde eingelesen.',
  'change.pausedAll': 'alle Nachrichten angehalten',
  'change.resumedAll': 'alle Nachrichten fortgesetzt',
  'delivery.carillonClosedBeforeTelegram':
    'Carillon wurde geschlossen, bevor Telegram antwortete: Sie ist vielleicht angekommen.',
  'delivery.carillonEndedWhileBeing': 'Carillon endete mitten im Senden: Sie ist vielleicht angekommen.',
  'delivery.somethingWentWrongWhile': 'Beim Senden ist etwas schiefgegangen: Sie ist vielleicht angekommen.',
  'delivery.groupMovedNewId': 'Die Gruppe hat eine neue ID.',
  'delivery.waitsUntil': 'Wartet bis {time}: {word}.',
  'delivery.wouldHadWaitUntil': 'Sie hätte bis {time} warten müssen ({word}), länger als sie sich verspäten darf.',
  'delivery.mayNotSentBefore': 'Sie darf nicht vor {time} gesendet werden: {word}.',
  'delivery.timeSentCameQuiet': 'Sie wäre in der Ruhezeit gesendet worden, und die lässt sie aus.',
  'delivery.couldNotSentTime':
    'Sie konnte nicht rechtzeitig gesendet werden: Heute ist ein freier Tag, und kein anderer Tag bleibt.',
  'delivery.mayNotSentBeforeFirst': 'Sie darf nicht vor dem {startOn} gesendet werden, ihrem ersten Tag.',
  'delivery.couldNotSentTimeLast': 'Sie konnte nicht rechtzeitig gesendet werden: Ihr letzter Tag war der {until}.',
  'delivery.nextRunCameBefore': 'Der nächste Lauf kam, bevor sie gesendet werden konnte.',
  'delivery.youSaidDone': 'Du hast gesagt, dass es erledigt ist.',
  'delivery.saidDone': '{by} hat gesagt, dass es erledigt ist.',
  'delivery.youPutOffUntil': 'Du hast es auf {time} verschoben.',
  'delivery.putOffUntil': '{by} hat es auf {time} verschoben.',
  'delivery.youEditedChat': 'Du hast sie im Chat geändert.',
  'delivery.youDeletedFromChat': 'Du hast sie im Chat gelöscht.',
  'delivery.noLongerChatWhen': 'Sie war nicht mehr im Chat, als du sie gelöscht hast.',
  'delivery.youSaidArrived': 'Du hast gesagt, dass sie angekommen ist.',
  'delivery.youAskedSendAgain': 'Du wolltest, dass sie noch einmal gesendet wird.',
  'delivery.couldNotSentWithin': 'Sie konnte nicht innerhalb von {limit} gesendet werden.',
  'delivery.couldNotSentWithinTime': 'Sie konnte nicht innerhalb von {limit} gesendet werden ({why}).',
  'timeline.coversOthers': ({ count }: { count: number }) =>
    plural('de', count, {
      one: 'Sie steht außerdem für einen weiteren Lauf.',
      other: 'Sie steht außerdem für # weitere Läufe.',
    }),
  'change.importedCount': ({ count }: { count: number }) =>
    plural('de', count, { one: 'Sicherung eingelesen (1 Nachricht)', other: 'Sicherung eingelesen (# Nachrichten)' }),
  'change.duplicated': '{name} verdoppelt',
  'delivery.carillonCouldNotFind':
    'Carillon konnte nicht feststellen, ob ein anderer Computer diese Nachrichten sendet.',
  'delivery.anotherComputerSendsThese': 'Ein anderer Computer sendet diese Nachrichten.',
  'delivery.telegramCouldNotAsked': 'Telegram konnte nicht gefragt werden. {why}',
  'delivery.anotherComputerSentThese': 'Ein anderer Computer hat diese Nachrichten zu der Zeit gesendet.',
  'delivery.goneFromChat': 'Sie stand nicht mehr im Chat.',
  'delivery.previousGoneFromChat': 'Die vorige Nachricht stand nicht mehr im Chat.',
  'delivery.pinned': 'Im Chat angeheftet.',
  'delivery.previousUnpinned': 'Die vorige Nachricht wurde gelöst.',
  'delivery.previousDeleted': 'Die vorige Nachricht wurde aus dem Chat gelöscht.',
  'delivery.deletedAsPlanned': 'Wie geplant aus dem Chat gelöscht.',
  'delivery.pollClosed': 'Die Umfrage wurde geschlossen.',
  'delivery.replacedByNext': 'Der nächste Lauf steht an ihrer Stelle im Chat.',
  'delivery.notPinned': 'Sie ließ sich nicht anheften. {why}',
  'delivery.previousNotUnpinned': 'Die vorige Nachricht ließ sich nicht lösen. {why}',
  'delivery.previousNotDeleted': 'Die vorige Nachricht ließ sich nicht löschen. {why}',
  'delivery.notDeleted': 'Sie ließ sich nicht löschen. {why}',
  'delivery.pollNotClosed': 'Die Umfrage ließ sich nicht schließen. {why}',
  'delivery.botMayDelete48Hours':
    'Telegram lässt einen Bot seine Nachrichten nur 48 Stunden lang löschen, außer er ist Administrator und darf löschen.',
  'delivery.botNeedsRights':
    'Das darf der Bot dort nicht. Mach ihn zum Administrator, der Nachrichten anheften und löschen darf.',
};
