import { de as core } from '../../i18n/index.ts';
import { commandsInGerman } from './de-commands.ts';
import type { Words } from './en.ts';
import { pluralIn, spanIn } from './plural.ts';

const count = pluralIn('de');
const span = spanIn({ minute: 'Min.', hour: 'Std.', day: 'Tage' });
const messages = (n: number) => count(n, 'Nachricht', 'Nachrichten');

/** What the bot says, in German. */
export const de: Words = {
  core,
  commands: commandsInGerman,
  time: core.schedule.timeAndDayIn,
  timeWithZone: (at, zone) => `${core.schedule.timeAndDayIn(at, zone)} (${zone})`,

  help: {
    forExample: 'Zum Beispiel:',
    where: 'Eine Nachricht kommt in den Chat, in dem du den Befehl schreibst.',
    hello: 'Hallo! Ich sende deine Nachrichten pünktlich.',
    start:
      'Sag mir wann und was (die Zeit auf Englisch):\n/new every weekday at 9 In 10 Minuten geht es los\n\n/list zeigt, was geplant ist, /stop beendet eine Nachricht.\n/help zeigt alles andere.',
    anonymous: (command, chat) =>
      `Jemand hat in „${chat}“ als anonymer Administrator oder als Kanal ${command} geschrieben. Ich habe nichts getan, weil ich nicht weiß, ob du es warst. Schreib es hier, oder schreib dort unter deinem eigenen Namen.`,
    notTyped: 'Ich führe nur Befehle aus, die du selbst schreibst, keine weitergeleiteten.',
    replyToSchedule: 'Um das später zu senden, antworte darauf mit /new und einer Zeit: /new tomorrow at 9',
    noCommand: (name) => `Den Befehl /${name} gibt es nicht. /help zeigt, was es gibt.`,
    commandsOnly: 'Ich verstehe nur Befehle. /help zeigt sie.',
    usage: (why, form, example) => `${why}\n\nSo geht es: ${form}\nBeispiel: ${example}`,
    seeList: (why) => `${why} /list zeigt alle.`,
    excuse: 'In Carillon ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.',
    oldButton: 'Dieser Knopf stammt aus einer anderen Version von Carillon. Nimm stattdessen /list.',
    privateOnly: 'Frag mich in unserem eigenen Chat.',
  },

  pairing: {
    paired: 'Dieser Bot gehört jetzt dir: Er gehorcht nur dir.\nProbiere: /new tomorrow at 9 Hallo\n/help zeigt alles.',
    wrong: 'Das ist nicht der Code. Sieh noch einmal im Fenster von Carillon nach.',
    over: 'Dieser Code gilt nicht mehr. Das Fenster von Carillon kann einen neuen zeigen.',
    none: 'Dieser Bot gehört noch niemandem. Ist es deiner, sende die /start-Zeile aus dem Fenster von Carillon.',
  },

  ids: {
    unknown: (id) => `Es gibt keine Nachricht mit der ID ${id}. Vielleicht wurde sie schon beendet.`,
    nearest: (ids) => `Meinst du ${ids.join(' oder ')}?`,
    couldBe: (written) => `„${written}“ kann Verschiedenes bedeuten. Was meinst du?`,
    missing: 'Die ID der Nachricht fehlt.',
  },

  whom: {
    unknown: (name) => `„${name}“ ist kein Chat, den ich kenne. Was meinst du?`,
    onlyHere: (name) =>
      `Was du hier planst, geht an diesen Chat. Um es an „${name}“ zu senden, schreib mir unter vier Augen.`,
    sendTo: (title) => `An ${title} senden`,
  },

  created: {
    scheduled: (name, id) => `${name} ist geplant, ID ${id}.`,
    next: (time) => `Nächstes Mal: ${time}`,
    meantInstead: (every, command) =>
      `Der Schritt beginnt jede Stunde oder jeden Tag neu. ${every} wäre: ${command} Text`,
    pausedAll: 'Alle Nachrichten sind gerade angehalten: Bis /resume wird nichts gesendet.',
    isPaused: (id) => `Sie ist angehalten. /resume ${id} setzt sie fort.`,
    several: (n) => `${messages(n)} geplant.`,
    sendingNow: (name, chat) => `${name} wird jetzt an ${chat} gesendet.`,
    sendingThoughPaused: (name, chat) =>
      `Alle Nachrichten sind angehalten, aber diese wird jetzt an ${chat} gesendet: ${name}.`,
  },

  list: {
    none: 'Es ist nichts geplant.\nProbiere: /daily 09:00 Guten Morgen\n/help zeigt alles.',
    page: (page, pages) => `Seite ${page} von ${pages}`,
    footer: 'Beende eine mit /stop und ihrer ID.',
    finished: 'Erledigt.',
    paused: 'Angehalten.',
    waiting: 'Wartet auf /resume.',
    next: (time) => `Nächstes Mal: ${time}`,
    pause: (id) => `${id} anhalten`,
    resume: (id) => `${id} fortsetzen`,
    run: 'Senden',
    edit: 'Ändern',
    stop: 'Beenden',
    former: '‹ Zurück',
    following: 'Weiter ›',
  },

  manage: {
    stopped: 'Wiederkehrende Aufgabe beendet.',
    nothingToStop: 'Keine wiederkehrende Aufgabe zu beenden.',
    whichToStop: 'In diesem Chat laufen mehrere wiederkehrende Aufgaben. Welche soll enden?',
    moreToStop: (n) => `${n} weitere: /list zeigt ihre IDs, /stop mit der ID beendet eine.`,
    stoppedOnce: (name) => `${name} ist beendet und wird nicht gesendet.`,
    wasFinished: (name) => `${name} war schon erledigt.`,
    undo: 'Rückgängig',
    undone: (label) => `Zurückgenommen: ${label}.`,
    undoneElsewhere: 'Zurückgenommen.',
    nothingToUndo: 'Es gibt nichts zurückzunehmen.',
    undoneAlready: 'Das wurde schon zurückgenommen.',
    changedSince: 'Seitdem wurde etwas anderes geändert. /undo nimmt die letzte Änderung zurück.',
    paused: (name, id) => `${name} ist angehalten. /resume ${id} macht weiter.`,
    pausedUntil: (name, id, time) => `${name} ist bis ${time} angehalten. /resume ${id} macht weiter.`,
    everythingUntil: (time) => `Alles, bis ${time}`,
    pausedFromTo: (name, id, from, until) =>
      `${name} (${id}) wird von ${from} bis ${until} angehalten. /undo nimmt das zurück.`,
    allPausedFromTo: (from, until, once) =>
      [
        `Alle wiederkehrenden Nachrichten werden von ${from} bis ${until} angehalten. /undo nimmt das zurück.`,
        once === 1 && '1 Nachricht kommt in dieser Zeit einmalig und wird trotzdem gesendet.',
        once > 1 && `${once} Nachrichten kommen in dieser Zeit einmalig und werden trotzdem gesendet.`,
      ]
        .filter((line) => line !== false)
        .join('\n'),
    everythingFromTo: (from, until) => `Alles von ${from} bis ${until}`,
    allPausedUntil: (time) => `Alle Nachrichten sind bis ${time} angehalten. /resume macht früher weiter.`,
    allPausedAlready: 'Alle Nachrichten sind schon angehalten. /resume macht weiter.',
    stopAllQuestion: (n) => (n === 1 ? 'Die einzige Nachricht beenden?' : `Alle ${n} Nachrichten beenden?`),
    stopAll: 'Alle beenden',
    allStopped: (n) => `${messages(n)} beendet.`,
    allPaused: 'Alle Nachrichten sind angehalten. Bis /resume wird nichts gesendet.',
    goesOn: (name) => `${name} geht weiter.`,
    notAllPaused: 'Es ist nicht alles angehalten. Eine einzelne: /resume und ihre ID.',
    allGoOn: 'Alle Nachrichten gehen weiter.',
    skipped: (name, after) =>
      `Der nächste Lauf von ${name} fällt aus. ${after === null ? 'Einen weiteren gibt es nicht.' : `Der danach: ${after}.`} /undo nimmt es zurück.`,
    snoozed: (name, time) => `${name} kommt stattdessen ${time}. /undo nimmt es zurück.`,
    running: (name, chat) =>
      `${name} wird jetzt${chat === null ? '' : ` an ${chat}`} gesendet. Die geplanten Zeiten bleiben.`,
  },

  late: {
    typed: (time, line) =>
      `Das hast du ${time} geschrieben, als Carillon nicht da war:\n${line}\n\nSoll das noch gelten?`,
    doNow: 'Jetzt ausführen',
    sendNow: 'Jetzt senden',
    tapAgain: 'Das hast du angetippt, als Carillon nicht da war. Tippe noch einmal, wenn du es noch willst.',
  },

  ahead: {
    none: 'Es steht nichts bevor.',
    title: 'Als Nächstes:',
    titleOf: (name, inWords) => `${name}\n${inWords}. Die nächsten Male:`,
    rest: (n) => `und ${messages(n)} mehr: /list zeigt alle.`,
  },

  history: {
    none: 'Es wurde noch nichts gesendet.',
    title: 'Was gesendet wurde, das Neueste zuerst:',
    older: 'Ältere ›',
    states: {
      pending: 'unterwegs',
      sending: 'unterwegs',
      sent: 'gesendet',
      failed: 'konnte nicht gesendet werden',
      unsure: 'vielleicht angekommen',
      skipped: 'nicht gesendet',
    },
  },

  missed: {
    none: 'Es wurde nichts verpasst.',
    title: 'Während du weg warst:',
    line: (name, time, earlier, outcome) =>
      `${name}: fällig ${time}${earlier > 0 ? `, mit ${count(earlier, 'früheren Lauf', 'früheren Läufen')}` : ''}. ${outcome}`,
    more: (n) => `und ${n} weitere`,
    outcomes: {
      pending: 'Sie ist unterwegs.',
      sending: 'Sie ist unterwegs.',
      sent: 'Sie wurde verspätet gesendet.',
      failed: 'Sie konnte nicht gesendet werden.',
      unsure: 'Sie ist vielleicht angekommen.',
      skipped: 'Sie wurde nicht gesendet.',
    },
    send: (name) => `${name} jetzt senden`,
    ok: 'OK',
    good: 'Gut.',
  },

  home: {
    question: (other, seen, here) =>
      `Diese Nachrichten gibt es auch auf ${other ?? 'einem anderen Computer'}${seen === null ? '' : ` (zuletzt gesehen ${seen})`}, der sie sendet. ${here} hat eine Kopie und sendet nichts.\nAb jetzt von ${here} senden? Wenn der andere Computer aus ist, bestätige es im Fenster von Carillon auf ${here}.`,
    sendFrom: (here) => `Von ${here} senden`,
    handedOver: 'Erledigt. Der andere Computer übernimmt in wenigen Sekunden, dieser sendet nichts mehr.',
    arrived: (here) => `Ab jetzt sendet ${here} deine Nachrichten.`,
    foreignProgram:
      'Ein anderes Programm liest ebenfalls, was du diesem Bot schreibst. Manche deiner Befehle erreichen mich daher vielleicht nicht. Es ist kein Carillon, das ich kenne. Ich sende deine Nachrichten weiter; wenn sie doppelt ankommen, beende das Programm.',
  },

  trouble: {
    failed: (name, time) => `${name}, fällig ${time}, wurde nicht gesendet.`,
    unsure: (name, time) => `${name}, fällig ${time}, ist vielleicht nicht angekommen.`,
    many: (n) => `${messages(n)} wurden nicht gesendet oder sind vielleicht nicht angekommen:`,
    seeWindow: 'Der Verlauf im Fenster von Carillon sagt, was mit jeder geschah, und kann sie noch einmal senden.',
    suspended: (chat, why, n) =>
      `„${chat}“ weist ab, was ich sende. ${why}\n${n === 1 ? 'Die Nachricht, die dort wiederkehrt, ist angehalten.' : `Die ${n} Nachrichten, die dort wiederkehren, sind angehalten.`}`,
    resumeThem: 'Fortsetzen',
    resumed: (n, chat) => `${n === 1 ? '1 Nachricht' : `${n} Nachrichten`} an „${chat}“ fortgesetzt.`,
    sendAgain: 'Noch einmal senden',
    sendAnywayQuestion: 'Trotzdem jetzt senden?',
    sendAnyway: 'Trotzdem senden',
    back: 'Abbrechen',
    itArrived: 'Ist angekommen',
    onItsWay: (name, chat) => `${name} wird an ${chat} gesendet.`,
    countsAsSent: (name) => `Gut. ${name} gilt als gesendet.`,
  },

  reminder: {
    done: '✓ Erledigt',
    snooze: 'Später',
    skipNext: 'Nächste auslassen',
    back: '‹ Zurück',
    to: { minutes: '10 Min.', hour: '1 Std.', tomorrow: 'Morgen' },
    doneAt: (clock, by) => (by === undefined ? `Erledigt um ${clock}` : `Erledigt um ${clock} von ${by}`),
    snoozed: (time) => `Sie fragt wieder: ${time}.`,
    snoozedUntil: (time, by) => (by === undefined ? `Verschoben auf ${time}` : `Verschoben auf ${time} von ${by}`),
    skipped: (time, after) =>
      `Ausgelassen: ${time}. ${after === null ? 'Es gibt keine weitere.' : `Die danach: ${after}.`}`,
    skippedAlready: 'Die nächste ist schon ausgelassen.',
    gone: 'Diese Nachricht steht nicht mehr im Verlauf.',
    notYours: 'Darauf kann nur antworten, wem dieser Bot gehört.',
    asks: (repeat) =>
      repeat === undefined
        ? 'Fragt, ob es erledigt ist'
        : `Fragt, bis es erledigt ist: alle ${span(repeat.everyMs)}, höchstens ${repeat.times}-mal`,
    repeat: (n) => `Wiederholung ${n}`,
    endedDone: (clock, by) => (by === undefined ? `erledigt um ${clock}` : `erledigt um ${clock} von ${by}`),
  },

  guide: {
    askText: 'Was soll ich senden? Schreib es hier als Nachricht.',
    askWhen: 'Wann? Wähle, oder schreib es auf Englisch, etwa „every weekday at 9“.',
    askWhere: 'Wohin?',
    askPart: 'Was soll sich ändern?',
    text: 'Text',
    when: 'Zeit',
    where: 'Chat',
    suggestions: [
      ['In einer Stunde', 'in 1 hour'],
      ['Morgen, 09:00', 'tomorrow at 09:00'],
      ['Jeden Tag, 09:00', 'every day at 09:00'],
      ['Montag bis Freitag, 09:00', 'every weekday at 09:00'],
      ['Montags, 09:00', 'every monday at 09:00'],
      ['Jede Stunde', 'every hour'],
    ],
    moreChats: (n) => `${n} weitere Chats stehen im Fenster von Carillon.`,
    shallI: 'Soll ich das planen?',
    severalLines: (n) => `Diese Zeilen lesen sich als ${messages(n)}:`,
    shallISeveral: 'Soll ich sie planen?',
    moreLines: (n) => `und ${n === 1 ? '1 weitere Nachricht' : `${n} weitere Nachrichten`}`,
    asOne: 'Als eine Nachricht',
    stoppedElsewhere: 'Diese Nachricht wurde beendet, seit du sie geöffnet hast. Als neue sichern?',
    saveAsNew: 'Als neue sichern',
    changedTwice: (part) => `${part}: Das wurde auch an anderer Stelle geändert. Was soll gelten?`,
    mine: 'Meines',
    theirs: 'Das von anderswo',
    changedElsewhere: 'Diese Nachricht wurde inzwischen an anderer Stelle geändert. So wäre sie jetzt:',
    shallIChange: 'Soll ich das ändern?',
    before: (name, inWords) => `Bisher: ${name}, ${inWords}.`,
    to: (chat) => `An ${chat}`,
    confirm: 'Bestätigen',
    change: 'Ändern',
    cancel: 'Abbrechen',
    cancelled: 'Nicht geplant.',
    notChanged: 'Es ist nichts geändert.',
    nothingToCancel: 'Es gibt nichts abzubrechen.',
    changed: (name, id) => `${name} ist geändert, ID ${id}.`,
    chooseOne: 'Wähl eins davon: Tipp auf einen Knopf, oder schreib seine Nummer.',
    decided: 'Das ist schon entschieden.',
    forgotten: 'Das wurde schon entschieden, oder vor dem letzten Start gefragt. Sende /new noch einmal.',
    onlyText:
      'Diese Art Nachricht lässt sich nicht planen. Antworte auf einen Text, ein Foto, ein Video, eine Datei oder eine Umfrage.',
  },

  media: {
    tooLarge: (name) =>
      `„${name}“ ist größer als 20 MB, und größere Dateien gibt Telegram einem Bot nicht. Füge sie im Fenster von Carillon an.`,
    notFetched: (name) => `„${name}“ ließ sich nicht von Telegram holen. Versuche es später noch einmal.`,
    original: 'eine Nachricht',
    asForwarded: 'Als weitergeleitet zeigen',
    asOwn: 'Nicht als weitergeleitet zeigen',
    notWhole:
      'Von diesem Album kenne ich nur diesen Teil. Sende es hier noch einmal und antworte darauf, um alles zu planen.',
  },

  zone: {
    is: (zone, time) => `Zeiten neuer Nachrichten gelten in ${zone}, dort ist es jetzt ${time}.`,
    isComputers: 'Das ist die Zeitzone dieses Computers.',
    set: (zone, time) =>
      `Zeiten neuer Nachrichten gelten ab jetzt in ${zone}, dort ist es ${time}. Vorhandene Nachrichten behalten ihre.`,
    useComputers: 'Die des Computers',
    several: (name, zones) => `„${name}“ könnte ${zones.join(' oder ')} sein.`,
    unknown: (name) => `„${name}“ ist keine Zeitzone, die ich kenne. Schreib eine wie Europe/Berlin.`,
  },

  chats: {
    title: 'Ich kann senden an:',
    line: (title, kind, jobs) => `• ${title} (${kind}): ${messages(jobs)}`,
    kinds: { private: 'unser Chat', group: 'Gruppe', supergroup: 'Gruppe', channel: 'Kanal' },
    person: 'Person',
    footer: 'Füge mich einer Gruppe oder einem Kanal hinzu, und ich frage dich, ob ich sie nutzen soll.',
    addedByYou: (title) => `Ich bin jetzt in „${title}“. Soll ich es für deine Nachrichten anbieten?`,
    addedByOther: (title, who) =>
      `${who} hat mich zu „${title}“ hinzugefügt. Soll ich es für deine Nachrichten anbieten?`,
    use: 'Nutzen',
    doNotUse: 'Nicht nutzen',
    used: (title) => `„${title}“ steht jetzt in der Liste der Chats. Schreib hier /new, oder dort einen Befehl.`,
    notUsed: 'Dieser Chat steht nicht in der Liste der Chats.',
    removed: (title, jobs) =>
      `Ich bin nicht mehr in „${title}“.${jobs > 0 ? ` Dorthin gingen noch ${messages(jobs)}: Füge mich wieder hinzu, oder beende mit /list.` : ''}`,
    silenced: (title, isChannel) =>
      `Ich darf in „${title}“ nicht mehr schreiben. ${isChannel ? 'Erlaube mir, Nachrichten zu posten: Kanal, Administratoren, mein Name.' : 'Bitte einen Administrator, mich schreiben zu lassen: Gruppe, Berechtigungen.'}`,
    mayWrite: (title) => `Ich darf in „${title}“ wieder schreiben.`,
  },

  status: {
    connection: {
      connecting: 'Die Verbindung zu Telegram wird hergestellt.',
      online: 'Mit Telegram verbunden.',
      reconnecting: 'Die Verbindung zu Telegram wird wieder hergestellt.',
      conflict: 'Ein anderes Programm benutzt diesen Bot.',
      unauthorised: 'Telegram nimmt das Token des Bots nicht an.',
    },
    counts: (active, paused) => `${messages(active)} geplant, ${paused} angehalten.`,
    unsure: (n) => `${messages(n)} vielleicht angekommen: Das Fenster von Carillon fragt dich danach.`,
    missed: (n) => `${messages(n)} verpasst: /missed zeigt sie.`,
    next: (name, time) => `Als Nächstes: ${name}, ${time}`,
    pausedAll: 'Alle Nachrichten sind angehalten. /resume macht weiter.',
    pausedAllUntil: (time) => `Alle Nachrichten sind bis ${time} angehalten.`,
    version: (version) => `Carillon ${version}`,
  },
};
