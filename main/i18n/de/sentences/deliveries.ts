import type { Sentences } from '../../sentences.ts';

/** What became of messages, and what was changed: as the history, the journal and the connection keep it. */
export const deliveries: Sentences = {
  'All messages were paused.': 'Alle Nachrichten wurden angehalten.',
  'Creating the message was undone.': 'Das Anlegen der Nachricht wurde zurückgenommen.',
  'The message was paused.': 'Die Nachricht wurde angehalten.',
  'The message was given another time.': 'Die Nachricht bekam eine andere Zeit.',
  'The message was stopped.': 'Die Nachricht wurde beendet.',
  'The history was lost: it may have been sent already.':
    'Der Verlauf ging verloren: Vielleicht wurde sie schon gesendet.',
  'The message could not be saved.': 'Die Nachricht konnte nicht gespeichert werden.',
  'A backup was imported.': 'Eine Sicherung wurde eingelesen.',
  'Waits until {}: {}.': 'Wartet bis {0}: {=1}.',
  'It would have had to wait until {} ({}), longer than it may be late.':
    'Sie hätte bis {0} warten müssen ({=1}), länger als sie sich verspäten darf.',
  'Its time to be sent came in quiet hours, which it skips.':
    'Sie wäre in der Ruhezeit gesendet worden, und die lässt sie aus.',
  'It could not be sent in time: today is a day off, and no other day is left.':
    'Sie konnte nicht rechtzeitig gesendet werden: Heute ist ein freier Tag, und kein anderer Tag bleibt.',
  'It may not be sent before {}: {}.': 'Sie darf nicht vor {0} gesendet werden: {=1}.',
  'It may not be sent before {}, its first day.': 'Sie darf nicht vor dem {0} gesendet werden, ihrem ersten Tag.',
  'It could not be sent in time: its last day was {}.':
    'Sie konnte nicht rechtzeitig gesendet werden: Ihr letzter Tag war der {0}.',
  'Carillon ended before it could be sent.': 'Carillon wurde beendet, bevor sie gesendet werden konnte.',
  'Its time had passed when the message came back.': 'Die Zeit dafür war vorbei, als die Nachricht zurückkam.',
  'It was paused when its time came.': 'Sie war angehalten, als ihre Zeit kam.',
  'Carillon was not running or the computer slept, and this message skips missed runs.':
    'Carillon lief nicht oder der Computer schlief, und diese Nachricht lässt Verpasstes aus.',
  'Carillon was not running or the computer slept for longer than this message may be late.':
    'Carillon lief länger nicht oder der Computer schlief länger, als sich diese Nachricht verspäten darf.',
  'More than {} messages were missed: the newest {} are sent.':
    'Mehr als {0} Nachrichten wurden verpasst: Die neuesten {1} werden gesendet.',
  'Carillon was closed before Telegram answered: it may have arrived.':
    'Carillon wurde geschlossen, bevor Telegram antwortete: Sie ist vielleicht angekommen.',
  'Carillon ended while this was being sent: it may have arrived.':
    'Carillon endete mitten im Senden: Sie ist vielleicht angekommen.',
  'Something went wrong while this was being sent: it may have arrived.':
    'Beim Senden ist etwas schiefgegangen: Sie ist vielleicht angekommen.',
  'The group moved to a new id.': 'Die Gruppe hat eine neue ID.',
  'It could not be sent within {} of its time.': 'Sie konnte nicht innerhalb von {=0} gesendet werden.',
  'It could not be sent within {} of its time ({}).': 'Sie konnte nicht innerhalb von {=0} gesendet werden ({=1}).',
  'You said that it arrived.': 'Du hast gesagt, dass sie angekommen ist.',
  'You asked to send it again.': 'Du wolltest, dass sie noch einmal gesendet wird.',

  'The connection broke before Telegram answered: it may have arrived.':
    'Die Verbindung brach ab, bevor Telegram antwortete: Sie ist vielleicht angekommen.',
  'The connection broke before the whole message was sent. It did not arrive.':
    'Die Verbindung brach ab, bevor die ganze Nachricht gesendet war. Sie ist nicht angekommen.',
  'Telegram’s server answered with an error ({}) after it had the message. It may have arrived.':
    'Telegrams Server antwortete mit einem Fehler ({0}), als er die Nachricht schon hatte. Sie ist vielleicht angekommen.',
  'A server in front of Telegram answered with an error ({}) after it had the message. It may have arrived.':
    'Ein Server vor Telegram antwortete mit einem Fehler ({0}), als er die Nachricht schon hatte. Sie ist vielleicht angekommen.',
  'Telegram refused a part of the album, and other parts may have arrived: {}.':
    'Telegram hat einen Teil des Albums abgelehnt, und andere Teile sind vielleicht angekommen: {0}.',
  'The proxy asks for a user name and a password. Add them to the proxy’s address.':
    'Der Proxy verlangt einen Benutzernamen und ein Passwort. Ergänze sie in seiner Adresse.',
  'The proxy’s address cannot be read. Write it like http://host:port or socks5://host:port.':
    'Die Adresse des Proxys ist nicht zu lesen. Schreib sie wie http://host:port oder socks5://host:port.',
  'The proxy does not let Carillon through to Telegram ({}).':
    'Der Proxy lässt Carillon nicht zu Telegram durch ({0}).',
  'Telegram’s address cannot be looked up. Check the internet connection.':
    'Telegrams Adresse lässt sich nicht nachschlagen. Sieh nach, ob das Internet geht.',
  'Telegram does not answer. Check the internet connection.':
    'Telegram antwortet nicht. Sieh nach, ob das Internet geht.',
  'Another computer sent these messages at that time.':
    'Ein anderer Computer hat diese Nachrichten zu der Zeit gesendet.',
  'Another computer sends these messages.': 'Ein anderer Computer sendet diese Nachrichten.',
  'Carillon could not find out whether another computer sends these messages.':
    'Carillon konnte nicht feststellen, ob ein anderer Computer diese Nachrichten sendet.',
  'Telegram could not be asked. {}': 'Telegram konnte nicht gefragt werden. {}',
  'Another program fetches this bot’s messages. Close it, or make Carillon a bot of its own at @BotFather. Sending goes on.':
    'Ein anderes Programm holt die Nachrichten dieses Bots ab. Schließ es, oder leg bei @BotFather einen eigenen Bot für Carillon an. Gesendet wird weiterhin.',
  'Another service receives what is written to this bot, so your commands in the chat do not reach Carillon. Sending goes on.':
    'Ein anderer Dienst bekommt, was man diesem Bot schreibt: Deine Befehle im Chat erreichen Carillon nicht. Gesendet wird weiterhin.',
  'Another service ({}) receives what is written to this bot, so your commands in the chat do not reach Carillon. Sending goes on.':
    'Ein anderer Dienst ({0}) bekommt, was man diesem Bot schreibt: Deine Befehle im Chat erreichen Carillon nicht. Gesendet wird weiterhin.',
  'Telegram asked to wait {}.': 'Telegram verlangt eine Pause von {=0}.',
  'Telegram has a problem of its own ({}).': 'Telegram hat selbst gerade ein Problem ({0}).',
  'Telegram does not accept the bot token any more. Get the current one from @BotFather and enter it in Settings.':
    'Telegram nimmt das Token des Bots nicht mehr an. Hol dir bei @BotFather das aktuelle und gib es in den Einstellungen ein.',
  'Something between this computer and Telegram is not what it claims to be. Check the network’s sign-in page or proxy.':
    'Etwas zwischen diesem Computer und Telegram ist nicht, was es zu sein vorgibt. Sieh nach der Anmeldeseite oder dem Proxy des Netzes.',
  'Telegram cannot be reached. Check the internet connection.':
    'Telegram ist nicht zu erreichen. Sieh nach, ob das Internet geht.',
  'The file “{}” is gone. Attach it to the message again.':
    'Die Datei „{0}“ ist nicht mehr da. Häng sie noch einmal an die Nachricht an.',

  'Created {}': '{0} angelegt',
  'Edited {}': '{0} geändert',
  'Stopped {}': '{0} beendet',
  'Paused {}': '{0} angehalten',
  'Resumed {}': '{0} fortgesetzt',
  'Skipped the next run of {}': 'nächsten Lauf von {0} ausgelassen',
  'Snoozed {}': '{0} verschoben',
  'Created {} messages': '{0} Nachrichten angelegt',
  'Stopped {} messages': '{0} Nachrichten beendet',
  'Paused {} messages': '{0} Nachrichten angehalten',
  'Resumed {} messages': '{0} Nachrichten fortgesetzt',
  'Paused all messages': 'alle Nachrichten angehalten',
  'Resumed all messages': 'alle Nachrichten fortgesetzt',
  'Imported a backup: {} added, {} changed, {} removed': 'Sicherung eingelesen: {0} neu, {1} geändert, {2} entfernt',
  'Imported a backup: {} added, {} changed, {} removed.': 'Sicherung eingelesen: {0} neu, {1} geändert, {2} entfernt.',

  'You undid sending it.': 'Du hast das Senden zurückgenommen.',
  'You said that it is done.': 'Du hast gesagt, dass es erledigt ist.',
  '{} said that it is done.': '{0} hat gesagt, dass es erledigt ist.',
  '{} put it off.': '{0} hat es verschoben.',
  '{} put it off until {}.': '{0} hat es auf {1} verschoben.',
  'You put it off until {}.': 'Du hast es auf {0} verschoben.',
  'Telegram took it, and sends it by itself as soon as it can.':
    'Telegram hat sie angenommen und sendet sie selbst, sobald es geht.',
  'You put it off.': 'Du hast es verschoben.',
  'You edited it in the chat.': 'Du hast sie im Chat geändert.',
  'You deleted it from the chat.': 'Du hast sie im Chat gelöscht.',
  'It was no longer in the chat when you deleted it.': 'Sie war nicht mehr im Chat, als du sie gelöscht hast.',
};
