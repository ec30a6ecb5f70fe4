import type { Words } from '../en/index.ts';

/** The practice chat. */
export const practice: Words['practice'] = {
  nothingLeaves: 'Übungschat: Nichts davon verlässt diesen Computer',
  chat: 'Übungschat',
  saySomething: 'Schreib deinem Bot etwas, oder tippe unten auf einen Vorschlag.',
  newest: 'Neueste',
  you: 'Du: ',
  bot: 'Der Bot: ',
  suggestions: 'Vorschläge',
  message: 'Nachricht an den Bot',
  send: 'Senden',
  edited: 'geändert',
};
