import type { Reply } from '../replies.ts';
import type { CommandDeps } from './command.ts';

/** The owner wants a chat that the bot was added to in the list. @throws UserError when the bot is not there any more */
export async function tapUseChat(chatId: number, deps: CommandDeps): Promise<Reply> {
  const chat = await deps.findChat(String(chatId));
  deps.onChatSeen(chat);
  return { text: deps.words().chats.used(chat.title) };
}

export function tapLeaveChat(chatId: number, deps: CommandDeps): Reply {
  deps.onChatGone(chatId);
  return { text: deps.words().chats.notUsed };
}
