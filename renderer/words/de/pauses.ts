import type { Words } from '../en/index.ts';

/** Pauses with dates. */
export const pauses: Words['pauses'] = {
  title: 'Pausen',
  lead: 'Ein paar Tage weg oder geschlossen? Plan eine Pause, dann wird nichts gesendet, was wiederkehrt. Danach geht es von selbst weiter.',
  list: 'Geplante Pausen',
  plan: 'Pause planen …',
  planOfMany: 'Pause planen',
  what: 'Was pausieren soll',
  everything: 'Alle Nachrichten',
  inChat: (title) => `Nachrichten an ${title}`,
  withTag: (tag) => `Nachrichten mit #${tag}`,
  first: 'Erster Tag',
  last: 'Letzter Tag',
  wrongOrder: 'Der letzte Tag liegt vor dem ersten.',
  over: 'Der letzte Tag ist vorbei.',
  effect: (count) => (count === '1' ? '1 Nachricht pausiert.' : `${count} Nachrichten pausieren.`),
  stay: (count) =>
    count === '1'
      ? '1 Nachricht, die in dieser Zeit einmal kommt, wird wie geplant gesendet.'
      : `${count} Nachrichten, die in dieser Zeit einmal kommen, werden wie geplant gesendet.`,
  none: 'Nichts, was wiederkehrt, könnte pausieren.',
  later: 'Nachrichten, die du später anlegst, pausieren nicht.',
  apply: 'Pausieren',
  fromTo: (from, to) => `${from} bis ${to}`,
  lastsUntil: (time) => `Bis ${time}`,
  planned: (span) => `Pause ${span}`,
  done: (messages, span) => `Pause für ${messages} geplant: ${span}`,
  takeBack: 'Zurücknehmen',
  takenBack: (span) => `Pause zurückgenommen: ${span}`,
};
