export const telegram = {
  'telegram.refused': 'Telegram hat abgelehnt: {description}.',
  'telegram.botApiServerKeeps':
    'Der Bot-API-Server hat seine Dateien in einem Ordner, den Carillon nicht lesen kann ({code}). Betreib ihn auf diesem Computer und lass dein Konto sie lesen, oder starte ihn ohne --local.',
  'telegram.botNotChatAny':
    'Der Bot ist nicht mehr in diesem Chat. Füge ihn wieder hinzu, oder wähle einen anderen Chat.',
  'telegram.botMayNotWrite':
    'Der Bot darf in diesem Chat nicht schreiben. Bitte einen Administrator, es ihm zu erlauben.',
  'telegram.telegramDoesNotKnow':
    'Telegram kennt diesen Chat nicht, oder der Bot war nie darin. Füge ihn dort hinzu, oder wähle einen anderen Chat.',
  'telegram.personBlockedBotThey': 'Die Person hat den Bot blockiert. Sie muss das in ihrem Chat mit ihm aufheben.',
  'telegram.telegramAccountNoLonger': 'Dieses Telegram-Konto gibt es nicht mehr. Wähle einen anderen Chat.',
  'telegram.botCannotWriteFirst': 'Ein Bot kann nicht als Erster schreiben. Die Person muss ihm einmal /start senden.',
  'telegram.topicNoLongerExists': 'Das Thema gibt es nicht mehr. Wähle ein anderes.',
  'telegram.chatDoesNotAllow':
    'Dieser Chat erlaubt keine {what}. Bitte einen Administrator, sie zu erlauben, oder sende sie anderswohin.',
  'telegram.messageEmptyTelegramWrite': 'Die Nachricht ist für Telegram leer. Schreib etwas, das man sehen kann.',
  'telegram.messageTooLongTelegram': 'Die Nachricht ist zu lang für Telegram. Kürze sie.',
  'telegram.telegramCannotReadFormatting':
    'Telegram kann die Formatierung der Nachricht nicht lesen. Sieh sie durch, oder sende die Nachricht als einfachen Text.',
  'telegram.telegramDoesNotAccept':
    'Telegram nimmt den Link eines Knopfs nicht an. Sieh ihn durch: Er braucht eine Adresse, die jeder erreichen kann.',
  'telegram.telegramDoesNotAcceptButtons':
    'Telegram nimmt die Knöpfe der Nachricht nicht an. Nimm weniger oder kürzere.',
  'telegram.telegramCannotUsePicture': 'Telegram kann dieses Bild nicht als Foto verwenden. Sende es als Datei.',
  'telegram.pictureTooLargeOr': 'Das Bild ist zu groß oder zu schmal für ein Foto. Sende es als Datei.',
  'telegram.telegramCannotUseFile':
    'Telegram kann diese Datei nicht verwenden. Häng sie noch einmal an, oder sende eine andere.',
  'telegram.filesTooLargeTelegram': 'Die Dateien sind zu groß für Telegram. Sende weniger oder kleinere.',
  'telegram.telegramCannotSendThese':
    'Telegram kann diese Dateien nicht zusammen senden. Sende sie als einzelne Nachrichten.',
  'telegram.telegramDoesNotAcceptAnswers':
    'Telegram nimmt die Antworten der Umfrage nicht an. Jede muss anders sein, und keine darf leer sein.',
  'telegram.channelAllowsAnonymousPolls': 'Ein Kanal erlaubt nur anonyme Umfragen. Mach die Umfrage anonym.',
  'telegram.pollsCannotSentChat':
    'Umfragen können nicht an diesen Chat gesendet werden. Wähle eine Gruppe oder einen Kanal.',
  'telegram.messagesChatCostTelegram':
    'Nachrichten an diesen Chat kosten Telegram-Sterne, die der Bot nicht hat. Wähle einen anderen Chat.',
  'telegram.chatSlowModeTakes':
    'Dieser Chat ist im langsamen Modus und nimmt nur eine Nachricht nach der anderen. Bitte einen Administrator, den Bot davon auszunehmen.',
  'telegram.telegramLimitedBotAsk':
    'Telegram hat diesen Bot eingeschränkt. Frag @SpamBot oder Telegrams Support, warum, oder leg bei @BotFather einen anderen an.',
  'telegram.botCannotWriteAnother': 'Ein Bot kann keinem anderen Bot schreiben. Wähle einen anderen Chat.',
  'telegram.personTakesMessagesFrom':
    'Diese Person nimmt nur Nachrichten von Premium-Konten an. Wähle einen anderen Chat.',
  'telegram.personDoesNotAllow': 'Diese Person erlaubt keine Sprach- und Videonachrichten. Sende etwas anderes.',
  'telegram.groupDeletedChooseAnother': 'Diese Gruppe wurde gelöscht. Wähle einen anderen Chat.',
  'telegram.groupClosedOrMoved':
    'Diese Gruppe wurde geschlossen oder ist umgezogen. Füge den Bot zur neuen hinzu, oder wähle einen anderen Chat.',
  'telegram.telegramClosedChatMessages': 'Telegram hat diesen Chat für Nachrichten gesperrt. Wähle einen anderen Chat.',
  'telegram.onlyMembersMayWrite': 'In dieser Gruppe dürfen nur Mitglieder schreiben. Füge den Bot hinzu.',
  'telegram.botBannedFromChat':
    'Der Bot wurde aus diesem Chat verbannt. Bitte einen Administrator, das zurückzunehmen.',
  'telegram.botCannotScheduleMessages':
    'Ein Bot kann nichts für die Direktnachrichten eines Kanals planen. Wähle einen anderen Chat.',
  'telegram.topicClosedOpenAgain': 'Das Thema ist geschlossen. Öffne es wieder, oder wähle ein anderes.',
  'telegram.textBelowFilesToo': 'Der Text unter den Dateien ist zu lang für Telegram. Kürze ihn.',
  'telegram.messageMentionsSomebodyWhom':
    'Die Nachricht erwähnt jemanden, den der Bot nicht kennt. Schreib stattdessen den @Namen.',
  'telegram.messageHoldsCharactersTelegram':
    'Die Nachricht enthält Zeichen, die Telegram nicht lesen kann. Schreib diese Stelle neu.',
  'telegram.messageEmojiBotMay': 'In der Nachricht ist ein Emoji, das der Bot nicht benutzen darf. Wähle ein anderes.',
  'telegram.messageSaysAlready': 'Das sagt die Nachricht schon.',
  'telegram.chatDoesNotAllowMessages':
    'Dieser Chat erlaubt nicht, dass man seine Nachrichten kopiert. Schreib die Nachricht neu.',
  'telegram.somethingChatDeletesWhat':
    'Etwas in diesem Chat löscht, was der Bot schreibt. Sieh nach, ob ein anderer Bot ihn moderiert.',
  'telegram.fileEmptyAttachOne': 'Die Datei ist leer. Häng eine an, in der etwas ist.',
  'telegram.telegramCouldNotTake':
    'Telegram konnte eine der Dateien nicht annehmen und hat keine gesendet. Häng sie noch einmal an.',
  'telegram.telegramDoesNotAcceptQuestion': 'Telegram nimmt die Frage der Umfrage nicht an. Schreib eine andere.',
  'telegram.telegramDoesNotAcceptRight':
    'Telegram nimmt die richtige Antwort des Quiz nicht an. Wähle sie noch einmal.',
  'telegram.botMovedBotApi':
    'Dieser Bot ist auf einen eigenen Bot-API-Server umgezogen. Starte Carillon mit --api-root für diesen Server.',
  'telegram.refusedIt': 'Telegram hat sie abgelehnt: {description}.',
};
