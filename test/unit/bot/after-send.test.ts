import { expect, test } from 'vitest';
import type { AfterSend } from '../../../main/contract/after-send.ts';
import { JobDraft } from '../../../main/contract/job.ts';
import { MINUTE_MS } from '../../../main/contract/units.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';
import { en } from '../../../main/i18n/index.ts';
import { ANN, freshFolder, openStory, openTelegram, startCarillon } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const later = (message: object, afterSend: AfterSend) =>
  JobDraft.parse({
    chatId: ANN.id,
    message: { text: 'Hello', ...message },
    schedule: { kind: 'once' as const, at: '2099-01-01T09:00' },
    timeZone: 'UTC',
    afterSend,
  });

async function openAfterSend() {
  let ahead = 0;
  const now = { now: () => Date.now() + ahead, monotonic: () => performance.now() + ahead, timeZone: () => 'UTC' };
  const story = await openStory({ clock: now });
  const { workspace, telegram } = story;
  const sent = () => workspace.ledger.history({ limit: 10, state: 'sent' });
  /** Sends the message now, and waits until Telegram has it. */
  const run = async (id: string) => {
    const before = sent().length;
    // Twice within a moment would be taken for one gesture.
    ahead += MINUTE_MS;
    workspace.jobs.run(id, 'chat');
    await until(() => sent().length > before, 'it is sent');
  };
  const told = (key: string) => {
    const delivery = workspace.ledger.get(key);
    return delivery ? deliveryTimeline(delivery, workspace.ledger.steps(key)).map(({ text }) => en.say(text)) : [];
  };
  const calls = (method: string) => telegram.requests.filter((each) => each.method === method && each.status !== null);
  return { ...story, run, sent, told, calls };
}

test('a message is pinned when it is out, and the one before it unpinned', async () => {
  const { workspace, run, sent, told, calls } = await openAfterSend();
  const { id } = workspace.jobs.create(later({}, { pin: 'silently', unpinPrevious: true }), 'window');
  await run(id);
  await until(() => calls('pinChatMessage').length === 1, 'the pin');
  expect(calls('pinChatMessage')[0]?.params).toMatchObject({ disable_notification: true });
  await run(id);
  await until(() => calls('unpinChatMessage').length === 1, 'the end of the first pin');
  const messageIds = sent().map(({ messageId }) => messageId);
  expect(calls('unpinChatMessage')[0]?.params).toMatchObject({ message_id: Math.min(...(messageIds as number[])) });
  const newest = sent().find(({ messageId }) => messageId === Math.max(...(messageIds as number[])));
  await until(() => told(newest?.key ?? '').includes('Unpinned the previous message.'), 'its story');
});

test('each run takes the place of the one before it, and the history of both says so', async () => {
  const { workspace, telegram, run, sent, told } = await openAfterSend();
  const { id } = workspace.jobs.create(later({}, { replacePrevious: true }), 'window');
  await run(id);
  const [first] = sent();
  await run(id);
  await until(() => workspace.ledger.get(first?.key ?? '')?.deletedAt !== undefined, 'the first is gone');
  expect(telegram.messages().filter(({ text }) => text === 'Hello')).toHaveLength(1);
  expect(told(first?.key ?? '')).toContain('The next run took its place in the chat.');
});

test('where the bot may not delete, that is said in the story and nothing else goes wrong', async () => {
  const { workspace, telegram, run, sent, told } = await openAfterSend();
  const { id } = workspace.jobs.create(later({}, { replacePrevious: true }), 'window');
  await run(id);
  telegram.faults.next('deleteMessage', {
    kind: 'status',
    code: 400,
    description: "Bad Request: message can't be deleted for everyone",
  });
  const [first] = sent();
  await run(id);
  const second = sent().find(({ key }) => key !== first?.key);
  await until(
    () => told(second?.key ?? '').some((text) => /could not be deleted\..*48 hours/.test(text)),
    'why it stays',
  );
  expect(workspace.ledger.get(first?.key ?? '')?.deletedAt).toBeUndefined();
});

test('a message is deleted and a poll closed after a time, also when Carillon was closed meanwhile', async () => {
  const telegram = await openTelegram();
  const folder = freshFolder();
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead, monotonic: () => performance.now(), timeZone: () => 'UTC' };
  const first = startCarillon({ apiRoot: telegram.apiRoot, folder, clock });
  await first.online();
  const poll = { text: 'Lunch?', poll: { options: ['Yes', 'No'] } };
  const settings: AfterSend = { closePollAfterMs: 10 * MINUTE_MS, deleteAfterMs: 20 * MINUTE_MS };
  const { id } = first.workspace.jobs.create(later(poll, settings), 'window');
  first.workspace.jobs.run(id, 'chat');
  const key = await until(() => first.workspace.ledger.history({ limit: 1, state: 'sent' })[0]?.key, 'it is sent');
  await first.workspace.stop();
  ahead = 11 * MINUTE_MS;
  const second = startCarillon({ apiRoot: telegram.apiRoot, folder, clock });
  await until(() => telegram.requests.some(({ method, status }) => method === 'stopPoll' && status === 200), 'its end');
  expect(second.workspace.ledger.get(key)?.deletedAt).toBeUndefined();
  // An answer that is lost: it is done once more, which does no harm.
  telegram.faults.next('deleteMessage', { kind: 'status', code: 502 });
  ahead = 21 * MINUTE_MS;
  second.workspace.replan();
  await until(() => second.workspace.ledger.get(key)?.deletedAt !== undefined, 'it is gone');
  expect(second.workspace.ledger.nextAfterSendAt()).toBeUndefined();
});
