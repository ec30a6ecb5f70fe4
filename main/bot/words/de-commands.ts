import type { commandsInEnglish } from './en-commands.ts';

/** The commands themselves, and how times are written, are the same in every language. */
export const commandsInGerman: typeof commandsInEnglish = {
  new: {
    description: 'In eigenen Worten (englisch): /new every weekday at 9 Text',
    form: '/new WANN TEXT',
    example: '/new every weekday at 9 Morgenrunde',
  },
  every: {
    description: 'Immer wieder: /every 10m Text',
    form: '/every ZEIT TEXT',
    example: '/every 10m Etwas trinken',
  },
  at: {
    description: 'Einmal, später: /at 2026-12-24 18:00 Text',
    form: '/at DATUM UHRZEIT TEXT',
    example: '/at 2026-12-24 18:00 Frohe Weihnachten',
  },
  daily: {
    description: 'Jeden Tag: /daily 09:00 Text',
    form: '/daily UHRZEIT TEXT',
    example: '/daily 09:00 Guten Morgen',
  },
  weekly: {
    description: 'An Wochentagen: /weekly mon,fri 10:00 Text',
    form: '/weekly TAGE UHRZEIT TEXT',
    example: '/weekly mon,fri 10:00 Teamtreffen',
  },
  cron: {
    description: 'Nach einer Cron-Zeile: /cron "0 9 * * 1-5" Text',
    form: '/cron "MINUTE STUNDE TAG MONAT WOCHENTAG" TEXT',
    example: '/cron "0 9 * * 1-5" Morgenrunde',
  },
  once: { description: 'Jetzt, ein Mal: /once Text', form: '/once TEXT', example: '/once Das Essen ist fertig' },
  list: { description: 'Was geplant ist', form: '/list', example: '/list' },
  next: { description: 'Was als Nächstes kommt', form: '/next oder /next ID', example: '/next k7pd' },
  history: { description: 'Was gesendet wurde', form: '/history oder /history ID', example: '/history k7pd' },
  run: { description: 'Eine Nachricht jetzt senden: /run und ihre ID', form: '/run ID', example: '/run k7pd' },
  edit: {
    description: 'Eine Nachricht ändern: /edit, ihre ID, neue Zeit oder neuer Text',
    form: '/edit ID, /edit ID WANN, /edit ID WANN TEXT oder /edit ID text TEXT',
    example: '/edit k7pd every weekday at 10',
  },
  stop: {
    description: 'Eine Nachricht beenden: /stop oder /stop und ihre ID',
    form: '/stop oder /stop ID',
    example: '/stop k7pd',
  },
  undo: { description: 'Die letzte Änderung zurücknehmen', form: '/undo', example: '/undo' },
  pause: {
    description: 'Alles anhalten, oder eine Nachricht mit ihrer ID',
    form: '/pause, /pause DAUER, /pause ID oder /pause ID DAUER',
    example: '/pause k7pd 2d',
  },
  resume: { description: 'Nach einer Pause weitermachen', form: '/resume oder /resume ID', example: '/resume k7pd' },
  skip: {
    description: 'Den nächsten Lauf einer Nachricht auslassen: /skip und ihre ID',
    form: '/skip ID',
    example: '/skip k7pd',
  },
  snooze: {
    description: 'Den nächsten Lauf einer Nachricht verschieben: /snooze, ihre ID, wie lange',
    form: '/snooze ID DAUER',
    example: '/snooze k7pd 30m',
  },
  missed: { description: 'Was fällig wurde, während du weg warst', form: '/missed', example: '/missed' },
  tz: { description: 'Die Zeitzone neuer Nachrichten', form: '/tz oder /tz ZONE', example: '/tz Europe/Berlin' },
  chats: { description: 'Wohin ich senden kann', form: '/chats', example: '/chats' },
  status: { description: 'Wie es steht', form: '/status', example: '/status' },
  cancel: { description: 'Abbrechen, was ich gerade frage', form: '/cancel', example: '/cancel' },
  help: { description: 'Was der Bot versteht', form: '/help', example: '/help' },
  start: { description: 'Hallo sagen', form: '/start', example: '/start' },
};
