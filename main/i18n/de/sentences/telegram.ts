import type { Sentences } from '../../sentences.ts';

/** What Telegram's refusals mean, and what to do. */
export const telegram: Sentences = {
  'The Bot API server keeps its files in a folder that Carillon cannot read ({}).':
    'Der Bot-API-Server hat seine Dateien in einem Ordner, den Carillon nicht lesen kann ({0}).',
  'Run it on this computer and let your account read them, or start it without --local.':
    'Betreib ihn auf diesem Computer und lass dein Konto sie lesen, oder starte ihn ohne --local.',
  'Telegram refused: {}.': 'Telegram hat abgelehnt: {0}.',
  'Telegram refused it: {}.': 'Telegram hat sie abgelehnt: {0}.',
  'The bot is not in that chat any more. Add it again, or choose another chat.':
    'Der Bot ist nicht mehr in diesem Chat. Füge ihn wieder hinzu, oder wähle einen anderen Chat.',
  'The bot may not write in that chat. Let an administrator allow it to.':
    'Der Bot darf in diesem Chat nicht schreiben. Bitte einen Administrator, es ihm zu erlauben.',
  'Telegram does not know that chat, or the bot was never in it. Add the bot there, or choose another chat.':
    'Telegram kennt diesen Chat nicht, oder der Bot war nie darin. Füge ihn dort hinzu, oder wähle einen anderen Chat.',
  'The person blocked the bot. They must unblock it in their chat with it.':
    'Die Person hat den Bot blockiert. Sie muss das in ihrem Chat mit ihm aufheben.',
  'That Telegram account no longer exists. Choose another chat.':
    'Dieses Telegram-Konto gibt es nicht mehr. Wähle einen anderen Chat.',
  'A bot cannot write first. The person must send it /start once.':
    'Ein Bot kann nicht als Erster schreiben. Die Person muss ihm einmal /start senden.',
  'A bot cannot write to another bot. Choose another chat.':
    'Ein Bot kann keinem anderen Bot schreiben. Wähle einen anderen Chat.',
  'That person takes messages from Premium accounts only. Choose another chat.':
    'Diese Person nimmt nur Nachrichten von Premium-Konten an. Wähle einen anderen Chat.',
  'That person does not allow voice and video messages. Send something else.':
    'Diese Person erlaubt keine Sprach- und Videonachrichten. Sende etwas anderes.',
  'Messages to that chat cost Telegram Stars, which the bot does not have. Choose another chat.':
    'Nachrichten an diesen Chat kosten Telegram-Sterne, die der Bot nicht hat. Wähle einen anderen Chat.',
  'That group was deleted. Choose another chat.': 'Diese Gruppe wurde gelöscht. Wähle einen anderen Chat.',
  'That group was closed or moved. Add the bot to the new one, or choose another chat.':
    'Diese Gruppe wurde geschlossen oder ist umgezogen. Füge den Bot zur neuen hinzu, oder wähle einen anderen Chat.',
  'Telegram has closed that chat for messages. Choose another chat.':
    'Telegram hat diesen Chat für Nachrichten gesperrt. Wähle einen anderen Chat.',
  'That chat does not allow {}. Let an administrator allow them, or send it elsewhere.':
    'Dieser Chat erlaubt keine {=0}. Bitte einen Administrator, sie zu erlauben, oder sende sie anderswohin.',
  'Only members may write in that group. Add the bot to it.':
    'In dieser Gruppe dürfen nur Mitglieder schreiben. Füge den Bot hinzu.',
  'The bot was banned from that chat. Let an administrator take that back.':
    'Der Bot wurde aus diesem Chat verbannt. Bitte einen Administrator, das zurückzunehmen.',
  'That chat is in slow mode and takes one message at a time. Let an administrator exempt the bot.':
    'Dieser Chat ist im langsamen Modus und nimmt nur eine Nachricht nach der anderen. Bitte einen Administrator, den Bot davon auszunehmen.',
  'A bot cannot schedule messages into a channel’s direct messages. Choose another chat.':
    'Ein Bot kann nichts für die Direktnachrichten eines Kanals planen. Wähle einen anderen Chat.',
  'The topic is closed. Open it again, or choose another.':
    'Das Thema ist geschlossen. Öffne es wieder, oder wähle ein anderes.',
  'The topic no longer exists. Choose another.': 'Das Thema gibt es nicht mehr. Wähle ein anderes.',
  'The message is too long for Telegram. Shorten it.': 'Die Nachricht ist zu lang für Telegram. Kürze sie.',
  'The text below the files is too long for Telegram. Shorten it.':
    'Der Text unter den Dateien ist zu lang für Telegram. Kürze ihn.',
  'The message is empty for Telegram. Write something that can be seen.':
    'Die Nachricht ist für Telegram leer. Schreib etwas, das man sehen kann.',
  'Telegram cannot read the formatting of the message. Check it, or send the message as plain text.':
    'Telegram kann die Formatierung der Nachricht nicht lesen. Sieh sie durch, oder sende die Nachricht als einfachen Text.',
  'The message mentions somebody whom the bot does not know. Write their @name instead.':
    'Die Nachricht erwähnt jemanden, den der Bot nicht kennt. Schreib stattdessen den @Namen.',
  'The message holds characters that Telegram cannot read. Write that part anew.':
    'Die Nachricht enthält Zeichen, die Telegram nicht lesen kann. Schreib diese Stelle neu.',
  'The message has an emoji that the bot may not use. Choose another.':
    'In der Nachricht ist ein Emoji, das der Bot nicht benutzen darf. Wähle ein anderes.',
  'The message says that already.': 'Das sagt die Nachricht schon.',
  'That chat does not allow its messages to be copied. Write the message anew.':
    'Dieser Chat erlaubt nicht, dass man seine Nachrichten kopiert. Schreib die Nachricht neu.',
  'Something in that chat deletes what the bot writes. Look for another bot that moderates it.':
    'Etwas in diesem Chat löscht, was der Bot schreibt. Sieh nach, ob ein anderer Bot ihn moderiert.',
  'Telegram does not accept the link of a button. Check it: it needs an address that anyone can reach.':
    'Telegram nimmt den Link eines Knopfs nicht an. Sieh ihn durch: Er braucht eine Adresse, die jeder erreichen kann.',
  'Telegram does not accept the buttons of the message. Use fewer of them, or shorter ones.':
    'Telegram nimmt die Knöpfe der Nachricht nicht an. Nimm weniger oder kürzere.',
  'The files are too large for Telegram. Send fewer or smaller ones.':
    'Die Dateien sind zu groß für Telegram. Sende weniger oder kleinere.',
  'Telegram cannot use that picture as a photo. Send it as a document instead.':
    'Telegram kann dieses Bild nicht als Foto verwenden. Sende es als Datei.',
  'The picture is too large or too narrow for a photo. Send it as a document instead.':
    'Das Bild ist zu groß oder zu schmal für ein Foto. Sende es als Datei.',
  'The file is empty. Attach one with something in it.': 'Die Datei ist leer. Häng eine an, in der etwas ist.',
  'Telegram cannot use that file. Attach it again, or send another one.':
    'Telegram kann diese Datei nicht verwenden. Häng sie noch einmal an, oder sende eine andere.',
  'Telegram cannot send these files together. Send them as separate messages.':
    'Telegram kann diese Dateien nicht zusammen senden. Sende sie als einzelne Nachrichten.',
  'Telegram could not take one of the files, and sent none. Attach them again.':
    'Telegram konnte eine der Dateien nicht annehmen und hat keine gesendet. Häng sie noch einmal an.',
  'Telegram does not accept the answers of the poll. Each has to be different, and none may be empty.':
    'Telegram nimmt die Antworten der Umfrage nicht an. Jede muss anders sein, und keine darf leer sein.',
  'Telegram does not accept the question of the poll. Write another.':
    'Telegram nimmt die Frage der Umfrage nicht an. Schreib eine andere.',
  'Telegram does not accept the right answer of the quiz. Choose it again.':
    'Telegram nimmt die richtige Antwort des Quiz nicht an. Wähle sie noch einmal.',
  'A channel allows anonymous polls only. Make the poll anonymous.':
    'Ein Kanal erlaubt nur anonyme Umfragen. Mach die Umfrage anonym.',
  'Polls cannot be sent to that chat. Choose a group or a channel.':
    'Umfragen können nicht an diesen Chat gesendet werden. Wähle eine Gruppe oder einen Kanal.',
  'Telegram has limited this bot. Ask @SpamBot or Telegram’s support why, or make another bot at @BotFather.':
    'Telegram hat diesen Bot eingeschränkt. Frag @SpamBot oder Telegrams Support, warum, oder leg bei @BotFather einen anderen an.',
  'This bot moved to a Bot API server of its own. Start Carillon with --api-root for that server.':
    'Dieser Bot ist auf einen eigenen Bot-API-Server umgezogen. Starte Carillon mit --api-root für diesen Server.',
};
