import type { Words } from '../en/index.ts';
import { sayer } from '../sayer.ts';
import { messages } from './messages/index.ts';
import { schedule } from './schedule.ts';
import { tray } from './tray.ts';

/** What every surface says alike, in German. */
export const de: Words = {
  language: 'de',
  schedule,
  tray,
  holds: {
    allPaused: (until) =>
      until === null ? 'Alle Nachrichten sind angehalten.' : `Alle Nachrichten sind bis ${until} angehalten.`,
    allGoOn: 'Nachrichten werden wieder gesendet, wenn sie fällig sind.',
    gone: (count) => (count === 1 ? 'Die Nachricht ist weg.' : `${count} Nachrichten sind weg.`),
    next: (name, time) => `${name} wird das nächste Mal am ${time} gesendet.`,
    paused: (name) => `${name} ist angehalten.`,
    finished: (name) => `${name} ist erledigt.`,
    passed: (name) => `${name} wurde nicht gesendet: Die Zeit dafür ist vorbei. Du kannst es noch senden.`,
    many: (coming, others) =>
      others === 0 ? `${coming} Nachrichten sind geplant.` : `${coming} Nachrichten sind geplant, ${others} nicht.`,
  },
  named: (name) => `„${name}“`,
  say: sayer(messages, 'de'),
};
