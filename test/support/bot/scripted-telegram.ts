import type { Update } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { botApiRequestCheck } from '../bot-api-requests.ts';
import { TOKEN } from './carillon.ts';
import { json, openHttp } from './raw-server.ts';

/** What a bot calls when it starts, and to listen. */
const ROUTINE = ['getMe', 'getWebhookInfo', 'getMyCommands', 'setMyCommands', 'deleteMyCommands', 'getUpdates'];

/**
 * A Bot API that hands out any update, also ones that were confirmed before, to whoever asks without an offset. The
 * practice server, which keeps to the rules, does neither. Everything else is answered with success.
 */
export async function openScriptedTelegram({ isChecked = true } = {}) {
  const updates: Update[] = [];
  const calls: { method: string; params: Record<string, unknown> }[] = [];
  let waiting: (() => void) | null = null;
  const checkRequest = await botApiRequestCheck();
  const server = await openHttp((request, response, body) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const params: Record<string, unknown> = JSON.parse(body || '{}');
    calls.push({ method, params });
    if (method !== 'getUpdates') return json(response, { ok: true, result: RESULTS[method] ?? true });
    const wanted = () => updates.filter(({ update_id }) => update_id >= Number(params.offset ?? 0));
    const answer = () => json(response, { ok: true, result: wanted() });
    if (wanted().length > 0 || !params.timeout) answer();
    else waiting = answer;
  });
  onTestFinished(() => {
    // What breaks the rules can be answered by what does.
    if (!isChecked) return;
    for (const { method, params } of calls) checkRequest(method, params);
  });
  return {
    apiRoot: server.url,
    /** How many connections were ever made. */
    connections: server.connections,
    calls,
    /** What the bot did beyond its routine. */
    deeds: () => calls.filter(({ method }) => !ROUTINE.includes(method)),
    push(...news: Omit<Update, 'update_id'>[]): void {
      for (const update of news) updates.push({ update_id: 1_000 + updates.length, ...update });
      waiting?.();
      waiting = null;
    },
    /** The number of the update that the bot has confirmed all before. */
    confirmed: () => Math.max(0, ...calls.map(({ params }) => Number(params.offset ?? 0))) - 1_000,
  };
}

const RESULTS: Record<string, unknown> = {
  getMyCommands: [],
  getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0 },
  getMe: { id: Number(TOKEN.split(':')[0]), is_bot: true, first_name: 'Bell', username: 'bell_bot' },
  sendMessage: { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'A' }, text: 'x' },
};
