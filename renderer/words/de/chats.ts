import type { Words } from '../en/index.ts';

/** The chats that the bot can send to. */
export const chats: Words['chats'] = {
  theBot: 'den Bot',
  toGroup: 'Um in eine Gruppe zu senden, füge',
  appears:
    'in Telegram zu ihr hinzu: Sie erscheint hier von selbst. In einem Kanal mach den Bot zu einem Administrator, der posten darf. Menschen müssen dem Bot zuerst schreiben.',
  own: 'dein Chat mit dem Bot',
  isUsual: 'gilt, wenn eine Nachricht keinen Chat nennt',
  makeUsual: 'Als Standard nehmen',
  isOff: (title) => `${title} steht nicht mehr in der Liste.`,
  to: 'an',
  nothing: 'hierhin wird noch nichts gesendet',
  next: (messages, time) => `${messages}, die nächste ${time}`,
  paused: (messages) => `${messages}, angehalten`,
  group: 'Gruppe',
  channel: 'Kanal',
  show: (count) => (count === 1 ? 'Zeigen' : 'Alle zeigen'),
  takeOff: (title) => `${title} aus der Liste nehmen`,
};
