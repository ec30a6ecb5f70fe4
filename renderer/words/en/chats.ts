/** The chats that the bot can send to. */
export const chats = {
  theBot: 'the bot',
  toGroup: 'To send to a group, add',
  appears:
    'to it in Telegram: it appears here by itself. In a channel, make the bot an administrator that may post. People have to write to the bot first.',
  own: 'your chat with the bot',
  isUsual: 'used when a message names no chat',
  makeUsual: 'Use by default',
  isOff: (title: string) => `${title} is off the list.`,
  to: 'to',
  nothing: 'nothing is sent here yet',
  next: (messages: string, time: string) => `${messages}, next ${time}`,
  paused: (messages: string) => `${messages}, paused`,
  group: 'group',
  channel: 'channel',
  show: (count: number) => `Show ${count === 1 ? 'it' : 'them'}`,
  takeOff: (title: string) => `Take ${title} off the list`,
};
