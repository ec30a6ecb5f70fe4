import { chatColour } from '../../logic/chats.ts';
import { useStore } from '../../state/store.ts';

/** A spot in the colour of a chat, beside its name. */
export function ChatDot({ chatId }: { chatId: number }) {
  const { app } = useStore();
  return <span class="chat-dot" style={{ background: chatColour(chatId, app.chats.value) }} aria-hidden="true" />;
}
