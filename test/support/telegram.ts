import { onTestFinished } from 'vitest';
import { TestTelegram } from './practice/test-telegram.ts';

export const TOKEN = '123456789:AAE-test-token-of-no-real-bot-at-all';
export const OWNER = { id: 4711, name: 'Olga' };

/** A Bot API server outside of Carillon's process, in the place of Telegram. */
export async function startTelegram(): Promise<TestTelegram> {
  const telegram = new TestTelegram({
    token: TOKEN,
    bot: { username: 'olgas_bot', name: 'Olga’s bot' },
    user: OWNER,
    now: Date.now,
  });
  await telegram.start();
  onTestFinished(() => telegram.stop());
  return telegram;
}

/** What the bot wrote to the owner, oldest first. */
export function botTexts(telegram: TestTelegram, chatId?: number): string[] {
  return telegram
    .messages(chatId)
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text);
}
