import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { JobDraft } from '../../../main/contract/job.ts';
import type { Message } from '../../../main/contract/message.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';
import { ANN, openStory, startCarillon, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const FILE = 'a'.repeat(64);
const photo = (name: string) => ({ kind: 'photo' as const, file: FILE, name, size: 5 });

/** A message that Ann's Carillon has sent, and its place in the history. */
async function openSent(message: Message, part: object = {}) {
  const story = await openStory();
  const { telegram, workspace, folder } = story;
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'files', FILE), 'GIF89');
  const schedule = { kind: 'once', at: '2099-01-01T09:00' };
  const { id } = workspace.jobs.create(
    JobDraft.parse({ chatId: ANN.id, message, schedule, timeZone: ZONE, ...part }),
    'window',
  );
  workspace.jobs.run(id, 'chat');
  const row = () => workspace.ledger.history({ jobId: id, limit: 1 })[0];
  const { key } = (await until(() => row()?.state === 'sent' && row(), 'the message to be sent')) as { key: string };
  const inChat = () => telegram.messages(ANN.id).filter(({ from }) => from === 'bot');
  const tale = () => deliveryTimeline(row() as never, workspace.ledger.steps(key)).map(({ text }) => text);
  return { ...story, id, key, row, inChat, tale };
}

describe('a message that stands in the chat', () => {
  test('is edited there: formatted as it was, its links stay, the history tells of it', async () => {
    const buttons = [[{ text: 'Map', url: 'https://example.com/map' }]];
    const { workspace, key, inChat, row, tale } = await openSent({
      text: '*Lunch* at 12',
      format: 'markdown',
      buttons,
    });
    await workspace.sent.edit(key, '*Lunch* at 13');
    expect(inChat()).toMatchObject([{ text: 'Lunch at 13', edited: true, buttons }]);
    expect(row()).toMatchObject({
      text: 'Lunch at 13',
      editedAt: expect.any(Number),
      message: { text: '*Lunch* at 13' },
    });
    expect(tale().slice(-2)).toEqual([expect.stringMatching(/^Delivered as message/), 'You edited it in the chat.']);
    // Once more the same, as after an answer that was lost: nothing is wrong with that.
    await workspace.sent.edit(key, '*Lunch* at 13');
    await expect(workspace.sent.edit(key, '*Lunch at 13')).rejects.toThrow(/character/i);
    await expect(workspace.sent.edit(key, '  ')).rejects.toThrow(/seen|empty/);
  });

  test('under a photo the caption is edited, and the photo stays', async () => {
    const { workspace, key, inChat } = await openSent({ text: 'A cat', attachments: [photo('cat.jpg')] });
    await workspace.sent.edit(key, 'A very good cat');
    expect(inChat()).toMatchObject([{ text: 'A very good cat', attachment: 'cat.jpg', edited: true }]);
  });

  test('an album is deleted with all its photos, also after a restart', async () => {
    const attachments = [photo('a.jpg'), photo('b.jpg'), photo('c.jpg')];
    const { telegram, workspace, key, inChat, row, folder } = await openSent({ text: 'Holiday', attachments });
    expect(inChat()).toHaveLength(3);
    expect(row()?.messageIds).toHaveLength(3);
    await workspace.stop();
    const next = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await next.online();
    expect(await next.workspace.sent.remove(key)).toMatchObject({ deletedAt: expect.any(Number), text: 'Holiday' });
    expect(inChat()).toEqual([]);
  });

  test('a poll is not edited but deleted; twice is once', async () => {
    const { workspace, key, inChat, tale } = await openSent({ text: 'Pizza?', poll: { options: ['Yes', 'No'] } });
    await expect(workspace.sent.edit(key, 'Pasta?')).rejects.toThrow('Telegram lets nobody edit a poll.');
    await workspace.sent.remove(key);
    expect(inChat()).toEqual([]);
    expect(tale().at(-1)).toEqual('You deleted it from the chat.');
    await expect(workspace.sent.remove(key)).rejects.toThrow('deleted from the chat already');
    await expect(workspace.sent.edit(key, 'x')).rejects.toThrow('deleted from the chat already');
  });
});

describe('what cannot be done is said with what to do instead, and changes nothing', () => {
  const refused = (description: string) =>
    ({ kind: 'status', code: 400, description: `Bad Request: ${description}` }) as const;

  test.each([
    ["message can't be deleted", 'for 48 hours only. Delete it in the chat yourself.'],
    ['not enough rights', 'Let an administrator allow it to.'],
  ])('deleting: %s', async (description, advice) => {
    const { telegram, workspace, key, row } = await openSent({ text: 'Old news' });
    telegram.faults.next('deleteMessage', refused(description));
    await expect(workspace.sent.remove(key)).rejects.toThrow(advice);
    expect(row()).not.toHaveProperty('deletedAt');
  });

  test.each([
    ["message can't be edited", 'does not let this message be edited any more. Send a new one.'],
    ['message to edit not found', 'somebody deleted it. Send a new one.'],
  ])('editing: %s', async (description, advice) => {
    const { telegram, workspace, key, row } = await openSent({ text: 'Old news' });
    telegram.faults.next('editMessageText', refused(description));
    await expect(workspace.sent.edit(key, 'New')).rejects.toThrow(advice);
    expect(row()).toMatchObject({ text: 'Old news' });
    expect(row()).not.toHaveProperty('editedAt');
  });

  test('no answer: once more does no harm', async () => {
    const { telegram, workspace, key, inChat, row } = await openSent({ text: 'Old news' });
    telegram.faults.next('editMessageText', { kind: 'resetAfterRead' });
    await expect(workspace.sent.edit(key, 'New')).rejects.toThrow('Telegram did not answer. Try again.');
    expect(inChat()[0]?.text).toBe('New');
    await workspace.sent.edit(key, 'New');
    expect(row()).toMatchObject({ text: 'New', editedAt: expect.any(Number) });
  });

  test('somebody deleted it before: the history says so, and holds it for gone', async () => {
    const { telegram, workspace, key, tale } = await openSent({ text: 'Old news' });
    telegram.faults.next('deleteMessage', refused('message to delete not found'));
    await workspace.sent.remove(key);
    expect(tale().at(-1)).toEqual('It was no longer in the chat when you deleted it.');
  });
});

describe('a message that asks', () => {
  const reminder = { repeat: { everyMs: 60_000, times: 3 } };

  test('keeps its buttons when it is edited, and asks no more when it is deleted', async () => {
    const { workspace, key, inChat, row, id } = await openSent({ text: 'Pills' }, { reminder });
    await workspace.sent.edit(key, 'Blue pills');
    expect(
      inChat()[0]
        ?.buttons.flat()
        .map(({ text }) => text),
    ).toEqual(['✓ Done', 'Snooze']);
    expect(workspace.jobs.find(id)).toBeDefined();
    await workspace.sent.remove(key);
    expect(row()?.acknowledgement?.end).toBe('dropped');
  });

  test('is done from the window as well: the buttons in the chat go', async () => {
    const { workspace, key, inChat, tale } = await openSent({ text: 'Pills' }, { reminder });
    expect(workspace.done(key).acknowledgement?.end).toBe('done');
    await until(() => inChat()[0]?.buttons.length === 0, 'the buttons to go');
    expect(inChat()[0]?.text).toMatch(/^Pills\n\n✓ Done at \d\d:\d\d$/);
    expect(tale().at(-1)).toEqual('You said that it is done.');
  });
});
