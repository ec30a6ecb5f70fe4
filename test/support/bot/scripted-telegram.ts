import type { IncomingMessage } from 'node:http';
import type { Update } from 'grammy/types';
import { TOKEN } from './carillon.ts';
import { json, openHttp } from './raw-server.ts';

/**
 * A Bot API that hands out updates no matter what the bot confirmed, of any kind: what the practice server, which keeps
 * to the rules, does not do. Answers everything else with success.
 */
export async function openScriptedTelegram() {
  const updates: Update[] = [];
  const calls: { method: string; params: Record<string, unknown> }[] = [];
  let waiting: (() => void) | null = null;
  const server = await openHttp((request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    void readBody(request).then((params) => {
      if (method !== 'getUpdates') {
        calls.push({ method, params });
        return json(response, { ok: true, result: results[method] ?? true });
      }
      // Each update once a process: a fresh connection has no offset yet and gets them all.
      const fresh = updates.filter(({ update_id }) => update_id >= Number(params.offset ?? 0));
      const answer = () => json(response, { ok: true, result: updates.filter((each) => fresh.includes(each) || each.update_id >= Number(params.offset ?? 0)) });
      if (fresh.length > 0 || params.timeout === 0) answer();
      else waiting = answer;
    });
  });
  let nextId = 1_000;
  return {
    apiRoot: server.url,
    calls,
    /** What the bot did but for its greetings at the start. */
    deeds: () => calls.filter(({ method }) => !['getMe', 'deleteWebhook', 'setMyCommands'].includes(method)),
    push(update: Omit<Update, 'update_id'>): void {
      updates.push({ update_id: nextId++, ...update });
      waiting?.();
      waiting = null;
    },
  };
}

const results: Record<string, unknown> = {
  getMe: { id: Number(TOKEN.split(':')[0]), is_bot: true, first_name: 'Bell', username: 'bell_bot' },
  sendMessage: { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'A' }, text: 'x' },
};

async function readBody(request: IncomingMessage & { body?: string }): Promise<Record<string, unknown>> {
  return JSON.parse(request.body || '{}');
}
