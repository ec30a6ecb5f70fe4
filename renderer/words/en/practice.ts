/** The practice chat. */
export const practice = {
  nothingLeaves: 'Practice chat: nothing here leaves this computer',
  chat: 'Practice chat',
  saySomething: 'Say something to your bot, or tap a suggestion below.',
  newest: 'Newest',
  you: 'You: ',
  bot: 'Bot: ',
  suggestions: 'Suggestions',
  message: 'Message to the bot',
  send: 'Send',
  edited: 'edited',
};
