import type { Words } from '../en/index.ts';

/** What the tray and the desktop's notifications say. */
export const tray: Words['tray'] = {
  locale: 'de',
  setUp: 'Carillon einrichten…',
  finishSetUp: 'Carillon fertig einrichten…',
  open: 'Carillon öffnen',
  exit: 'Carillon beenden',
  quit: 'Carillon beenden',
  newMessage: 'Neue Nachricht',
  runNow: 'Jetzt senden',
  to: (chat) => `An ${chat}`,
  pause: 'Anhalten',
  undoSending: (title, chat) => `Senden von ${title} an ${chat} zurücknehmen`,
  stop: 'Beenden',
  pauseAll: 'Alle anhalten',
  resumeAll: 'Alle fortsetzen',
  forAnHour: 'Für 1 Stunde',
  untilTomorrow: 'Bis morgen früh',
  untilResumed: 'Bis ich sie fortsetze',
  titles: {},
  undo: (label) => `Zurücknehmen: ${label}`,
  nothing: 'Es ist nichts geplant',
  more: (count) => `${count} weitere…`,
  sending: (percent, count) =>
    count === 1
      ? `Eine Nachricht mit Dateien wird gesendet: ${percent} %`
      : `${count} Nachrichten mit Dateien werden gesendet: ${percent} %`,
  unsure: (count) =>
    count === 1
      ? '1 Nachricht ist vielleicht nicht angekommen…'
      : `${count} Nachrichten sind vielleicht nicht angekommen…`,
  failed: (count) => (count === 1 ? '1 Nachricht ist gescheitert…' : `${count} Nachrichten sind gescheitert…`),
  missed: (count) =>
    count === 1
      ? '1 Nachricht wurde fällig, während du weg warst…'
      : `${count} Nachrichten wurden fällig, während du weg warst…`,
  recovered: 'Nachrichten wurden wiederhergestellt: bitte prüfen…',
  paused: (until) => `Alle Nachrichten sind${until === null ? '' : ` bis ${until}`} angehalten`,
  pausedTip: (until) => `Carillon: Alle Nachrichten sind${until === null ? '' : ` bis ${until}`} angehalten`,
  home: {
    alsoLives: (name) => `${name ?? 'Ein anderer Computer'} sendet diese Nachrichten: ab jetzt von hier?…`,
    moved: (name) => `${name ?? 'Ein anderer Computer'} sendet diese Nachrichten jetzt…`,
    takingOver: 'Dieser Computer übernimmt das Senden',
  },
  trouble: {
    reconnecting: 'Offline: Telegram wird gesucht',
    conflict: 'Ein anderes Programm benutzt diesen Bot',
    unauthorised: 'Telegram nimmt das Token des Bots nicht an',
  },
  somethingWrong: 'In Carillon ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.',

  edit: {
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    copyLink: 'Link kopieren',
    learnSpelling: 'Ins Wörterbuch aufnehmen',
  },
  view: { title: 'Darstellung', actualSize: 'Originalgröße', zoomIn: 'Vergrößern', zoomOut: 'Verkleinern' },

  news: {
    failed: 'Eine Nachricht wurde nicht gesendet',
    unsure: 'Eine Nachricht ist vielleicht nicht angekommen',
    missed: 'Eine Nachricht wurde fällig, während du weg warst',
    manyFailed: (count) => `${count} Nachrichten wurden nicht gesendet`,
    manyUnsure: (count) => `${count} Nachrichten sind vielleicht nicht angekommen`,
    manyMissed: (count) => `${count} Nachrichten wurden fällig, während du weg warst`,
    many: (count) => `Sieh dir ${count} Nachrichten an`,
    seeHistory: 'Mehr steht im Verlauf.',
    more: (names, count) => `${names} und ${count} weitere`,
    itArrived: 'Ist angekommen',
    sendAgain: 'Noch einmal senden',
    sending: (title, chat) => `${title} wird in 5 Sekunden an ${chat} gesendet`,
    undone: (what) => `Zurückgenommen: ${what}`,
    clickToUndo: 'Zum Zurücknehmen hier klicken.',
    stillRunning: 'Carillon läuft weiter',
    goesOn: 'Deine Nachrichten werden weiter gesendet. Beenden kannst du Carillon im Menü seines Symbols.',
  },
};
