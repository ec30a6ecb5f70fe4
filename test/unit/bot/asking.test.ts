import { expect, test } from 'vitest';
import { decodeCallbackData, encodeCallbackData } from '../../../main/bot/callback-data.ts';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { draftOf, JobDraft } from '../../../main/contract/job.ts';
import type { Message } from '../../../main/contract/message.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';
import { ANN, BOB, openStory, startCarillon, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { english } from '../../support/english.ts';

const CHOIR = -500;
const MINUTE = 60_000;

/** Ann's Carillon with a message that asks, sent once. */
async function openAsking(
  part: { chatId?: number; message?: Partial<Message>; schedule?: object; anyone?: true } = {},
) {
  const story = await openStory();
  const { telegram, workspace } = story;
  const { chatId = ANN.id, schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] } } = part;
  if (chatId === CHOIR) telegram.addChat({ id: CHOIR, type: 'group', title: 'Choir' });
  const job = workspace.jobs.create(
    JobDraft.parse({
      chatId,
      message: { text: 'Take your pills', ...part.message },
      schedule,
      timeZone: ZONE,
      reminder: { repeat: { everyMs: MINUTE, times: 3 }, anyone: part.anyone },
    }),
    'window',
  );
  workspace.jobs.run(job.id, 'chat');
  const asked = () => telegram.messages(chatId).find(({ text }) => text.startsWith('Take your pills'));
  const message = await until(asked, 'the message');
  const labels = () =>
    asked()
      ?.buttons.flat()
      .map(({ text }) => text);
  const delivery = () => workspace.ledger.history({ jobId: job.id, limit: 1 })[0];
  return { ...story, job, message, asked, labels, delivery, chatId };
}

test('Done: the buttons go, the message says when, the history remembers, and nothing is repeated', async () => {
  const { tap, message, labels, delivery, ask, workspace } = await openAsking();
  expect(labels()).toEqual(['✓ Done', 'Snooze', 'Skip next']);
  const done = await tap(message.id, '✓ Done');
  expect(done).toMatchObject({ text: expect.stringMatching(/^Take your pills\n\n✓ Done at \d\d:\d\d$/), buttons: [] });
  expect(delivery()?.acknowledgement).toMatchObject({ repeat: 0, end: 'done' });
  expect((await ask('/history')).text).toMatch(/Take your pills” → Ann: sent, done at \d\d:\d\d/);
  expect((await ask('/list')).text).toContain('Asks until it is done: every 1 min, at most 3 times.');
  expect(workspace.jobs.list()[0]?.nextAt).not.toBeNull();
});

test('formatted, with links of the user’s own: both stay when it is done', async () => {
  const buttons = [[{ text: 'The list', url: 'https://example.com/pills' }]];
  const message = { text: '*Take your pills*', format: 'markdown', buttons } as const;
  const { tap, message: sent, labels, telegram } = await openAsking({ message });
  expect(labels()).toEqual(['The list', '✓ Done', 'Snooze', 'Skip next']);
  const done = await tap(sent.id, '✓ Done');
  expect(done).toMatchObject({ buttons, text: expect.stringMatching(/^Take your pills\n\n✓ Done at/) });
  const edit = telegram.requests.find(({ method }) => method === 'editMessageText');
  expect(edit?.params).toMatchObject({ parse_mode: 'MarkdownV2' });
});

test('a poll keeps its question: only its buttons go', async () => {
  const { telegram, message, asked, job, workspace } = await openAsking({
    message: { poll: { options: ['Yes', 'No'] } },
  });
  telegram.userTaps(message.id, message.buttons.flat()[0]?.data ?? '', { chatId: ANN.id });
  await until(() => asked()?.buttons.length === 0, 'the buttons to go');
  expect(asked()?.text).toBe(message.text);
  expect(workspace.ledger.history({ jobId: job.id, limit: 1 })[0]?.acknowledgement?.end).toBe('done');
});

test('Snooze offers when, goes back, and says when it asks again', async () => {
  const { tap, telegram, message, labels, delivery } = await openAsking();
  const toasts: string[] = [];
  telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
  await tap(message.id, 'Snooze');
  expect(labels()).toEqual(['10 min', '1 h', 'Tomorrow', '‹ Back']);
  await tap(message.id, '‹ Back');
  expect(labels()).toEqual(['✓ Done', 'Snooze', 'Skip next']);
  await tap(message.id, 'Snooze');
  const before = Date.now();
  await tap(message.id, '1 h');
  expect(labels()).toEqual(['✓ Done', 'Snooze', 'Skip next']);
  const until = delivery()?.acknowledgement?.snoozedUntil ?? 0;
  expect(until - before).toBeGreaterThanOrEqual(60 * MINUTE);
  expect(until - before).toBeLessThan(61 * MINUTE);
  expect(toasts.at(-1)).toMatch(/^It asks again \w{3} \d/);
  await tap(message.id, 'Snooze');
  await tap(message.id, 'Tomorrow');
  expect((delivery()?.acknowledgement?.snoozedUntil ?? 0) - before).toBeGreaterThan(22 * 60 * MINUTE);
});

test('Skip next says which run it skips, once; what comes once has nothing to skip', async () => {
  const { telegram, message, labels, job, workspace } = await openAsking();
  const toasts: string[] = [];
  telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
  const next = workspace.jobs.find(job.id)?.nextAt ?? 0;
  const skip = message.buttons.flat().find(({ text }) => text === 'Skip next')?.data ?? '';
  // A finger that pressed twice.
  telegram.userTaps(message.id, skip, { chatId: ANN.id });
  telegram.userTaps(message.id, skip, { chatId: ANN.id });
  await until(() => toasts.length === 2, 'both answers');
  await until(() => labels()?.length === 2, 'the button to go');
  expect(labels()).toEqual(['✓ Done', 'Snooze']);
  const after = workspace.jobs.find(job.id)?.nextAt ?? 0;
  expect(Math.round((after - next) / (60 * MINUTE))).toBeGreaterThanOrEqual(23);
  expect(Math.round((after - next) / (60 * MINUTE))).toBeLessThanOrEqual(25);
  expect(toasts).toEqual([
    expect.stringMatching(/^Skipped \w{3} .*09:00\. The one after: \w{3} .*09:00\.$/),
    'The next run is skipped already.',
  ]);

  const once = await openAsking({ schedule: { kind: 'once', at: '2099-01-01T09:00' } });
  expect(once.labels()).toEqual(['✓ Done', 'Snooze']);
});

test('in a group others press in vain: they are told, and nothing is done', async () => {
  const { telegram, message, delivery, tap, chatId } = await openAsking({ chatId: CHOIR });
  const [done] = message.buttons.flat();
  telegram.userTaps(message.id, done?.data ?? '', { chatId, from: BOB });
  const told = () => telegram.requests.filter(({ method }) => method === 'answerCallbackQuery');
  await until(() => told().length === 1);
  expect(told()[0]?.params).toMatchObject({ text: 'Only the owner of this bot can answer that.' });
  // Whoever presses without end is not answered without end.
  for (let n = 0; n < 40; n++) telegram.userTaps(message.id, done?.data ?? '', { chatId, from: BOB });
  expect((await tap(message.id, '✓ Done', chatId)).buttons).toEqual([]);
  expect(told().length).toBeLessThanOrEqual(21);
  expect(delivery()?.acknowledgement?.end).toBe('done');
});

test('where anyone may answer, a member says that it is done, and their name is kept and shown', async () => {
  const { telegram, message, delivery, asked, ask, chatId, workspace } = await openAsking({
    chatId: CHOIR,
    anyone: true,
  });
  const [done] = message.buttons.flat();
  telegram.userTaps(message.id, done?.data ?? '', { chatId, from: BOB });
  await until(() => asked()?.buttons.length === 0, 'the buttons to go');
  expect(asked()?.text).toMatch(/^Take your pills\n\n✓ Done at \d\d:\d\d by Bob$/);
  expect(delivery()?.acknowledgement).toMatchObject({ end: 'done', by: 'Bob' });
  expect((await ask('/history')).text).toMatch(/sent, done at \d\d:\d\d by Bob/);
  const story = deliveryTimeline(delivery() as Delivery, workspace.ledger.steps(delivery()?.key ?? ''));
  expect(story.map(({ text }) => english(text))).toContain('Bob said that it is done.');
});

test('there members put it off as well, but the next run is the owner’s to skip', async () => {
  const { telegram, message, delivery, labels, chatId, workspace, job } = await openAsking({
    chatId: CHOIR,
    anyone: true,
  });
  const told = () => telegram.requests.filter(({ method }) => method === 'answerCallbackQuery');
  const press = (label: string, from = BOB) => {
    const button = telegram
      .messages(chatId)
      .find(({ id }) => id === message.id)
      ?.buttons.flat()
      .find(({ text }) => text === label);
    telegram.userTaps(message.id, button?.data ?? '', { chatId, from });
  };
  press('Skip next');
  await until(() => told().length === 1, 'the refusal');
  expect(told()[0]?.params).toMatchObject({ text: 'Only the owner of this bot can answer that.' });
  expect(workspace.jobs.find(job.id)?.exceptions).toBeUndefined();
  press('Snooze');
  await until(() => labels()?.includes('1 h'), 'the choice');
  press('1 h');
  await until(() => delivery()?.acknowledgement?.snoozedUntil !== undefined, 'the snooze');
  expect(delivery()?.acknowledgement).toMatchObject({ by: 'Bob' });
  const text = () => telegram.messages(chatId).find(({ id }) => id === message.id)?.text;
  await until(() => text()?.includes('Snoozed'), 'the word under the message');
  expect(text()).toMatch(/^Take your pills\n\n⏰ Snoozed until .*\d\d:\d\d.* by Bob$/);
  expect(labels()).toEqual(['✓ Done', 'Snooze', 'Skip next']);
  // Somebody else's Done does not make it forgotten that Bob put it off.
  press('✓ Done', { id: 778, name: 'Carol' });
  await until(() => text()?.includes('Done at'), 'that it is done');
  expect(text()).toMatch(/^Take your pills\n\n✓ Done at \d\d:\d\d by Carol$/);
  const story = deliveryTimeline(delivery() as Delivery, workspace.ledger.steps(delivery()?.key ?? ''));
  expect(story.map((line) => line.text).slice(-2)).toEqual([
    expect.stringMatching(/^Bob put it off until (\d{4}-\d\d-\d\d )?\d\d:\d\d\.$/),
    'Carol said that it is done.',
  ]);
});

test('a formatted message says what was done to it without breaking its marks', async () => {
  const { telegram, message, asked, delivery, chatId, labels } = await openAsking({
    chatId: CHOIR,
    anyone: true,
    message: { text: 'Take your pills *now*', format: 'markdown' },
  });
  const from = { id: 779, name: 'Dr. A_B (night)' };
  const press = (label: string) => {
    const button = asked()
      ?.buttons.flat()
      .find(({ text }) => text === label);
    telegram.userTaps(message.id, button?.data ?? '', { chatId, from });
  };
  press('Snooze');
  await until(() => labels()?.includes('1 h'), 'the choice');
  press('1 h');
  await until(() => delivery()?.acknowledgement?.snoozedUntil !== undefined, 'the snooze');
  await until(() => asked()?.text.endsWith('by Dr. A_B (night)'), 'the word under the message');
  press('✓ Done');
  await until(() => /✓ Done at .* by Dr\. A_B \(night\)$/.test(asked()?.text ?? ''), 'that it is done');
});

test('a press on a message of which nobody knew whether it arrived: it did, and it is done', async () => {
  const { telegram, workspace, tap, job, botMessages } = await openAsking();
  const before = botMessages(ANN.id).length;
  telegram.keepDoubts();
  telegram.faults.next('sendMessage', { kind: 'resetAfterRead' });
  const other = workspace.jobs.create({ ...draftOf(job), name: 'Another' }, 'window');
  workspace.jobs.run(other.id, 'chat');
  const row = () => workspace.ledger.history({ jobId: other.id, limit: 1 })[0];
  await until(() => row()?.state === 'unsure', 'the doubt');
  const message = await until(() => botMessages(ANN.id)[before], 'the message');
  const done = await tap(message?.id ?? 0, '✓ Done');
  expect(done).toMatchObject({ buttons: [], text: expect.stringContaining('✓ Done at') });
  expect(row()).toMatchObject({ state: 'sent', acknowledgement: { end: 'done' } });
});

test('Done counts also when the message cannot be changed any more, and after a restart', async () => {
  const { telegram, workspace, message, delivery, folder } = await openAsking();
  await workspace.stop();
  const next = startCarillon({ apiRoot: telegram.apiRoot, folder });
  await next.online();
  telegram.faults.next('editMessageText', {
    kind: 'status',
    code: 400,
    description: "Bad Request: message can't be edited",
  });
  telegram.userTaps(message.id, message.buttons.flat()[0]?.data ?? '', { chatId: ANN.id });
  await until(() => next.workspace.ledger.history({ limit: 1 })[0]?.acknowledgement?.end === 'done');
  expect(() => delivery()).toThrow();
});

test('what the buttons carry is short, and read back as it was', () => {
  const key = 'k7pd@1764000000000!12+345';
  for (const action of [
    { do: 'done', key },
    { do: 'later', key },
    { do: 'snooze', key, to: 'tomorrow' },
    { do: 'skipNext', key },
    { do: 'asks', key },
  ] as const) {
    expect(Buffer.byteLength(encodeCallbackData(action))).toBeLessThanOrEqual(64);
    expect(decodeCallbackData(encodeCallbackData(action))).toEqual(action);
  }
  expect(decodeCallbackData(`1:snooze:${key}:never`)).toBeNull();
  expect(decodeCallbackData('1:done:k7pd@1+2+3')).toBeNull();
});
