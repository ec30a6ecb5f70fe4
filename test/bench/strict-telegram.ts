import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TELEGRAM_LIMITS } from '../../main/core/pacing.ts';

/** A server that takes sendMessage and refuses, with 429, whatever comes faster than Telegram's limits. */
export async function startStrictTelegram() {
  const accepted: number[] = [];
  const byChat = new Map<string, number[]>();
  let refused = 0;
  /** Seconds to wait; 0 when there is room for one more within the window. */
  const waitFor = (sent: readonly number[], most: number, widthMs: number, now: number) => {
    const oldest = sent.at(-most);
    return oldest === undefined || now - oldest >= widthMs ? 0 : Math.ceil((oldest + widthMs - now) / 1_000);
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const now = performance.now();
    const chat = String(JSON.parse(Buffer.concat(chunks).toString() || '{}').chat_id);
    const ofChat = byChat.get(chat) ?? [];
    const wait = Math.max(
      waitFor(accepted, TELEGRAM_LIMITS.perSecond, 1_000, now),
      waitFor(ofChat, TELEGRAM_LIMITS.perSecondInChat, 1_000, now),
      chat.startsWith('-') ? waitFor(ofChat, TELEGRAM_LIMITS.perMinuteInGroup, 60_000, now) : 0,
    );
    response.setHeader('content-type', 'application/json');
    if (wait > 0) {
      refused++;
      response.statusCode = 429;
      const description = `Too Many Requests: retry after ${wait}`;
      response.end(JSON.stringify({ ok: false, error_code: 429, description, parameters: { retry_after: wait } }));
      return;
    }
    accepted.push(now);
    byChat.set(chat, [...ofChat, now]);
    const message = {
      message_id: accepted.length,
      date: 1,
      chat: { id: Number(chat), type: 'private', first_name: 'A' },
    };
    response.end(JSON.stringify({ ok: true, result: { ...message, text: 'x' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    refused: () => refused,
    stop: () => server.closeAllConnections(),
  };
}
