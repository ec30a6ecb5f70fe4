import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';
import { ANN, openStory, startCarillon, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { english } from '../../support/english.ts';
import type { Fault } from '../../support/practice/faults.ts';

const CHOIR = -500;
const HOUR = 3_600_000;

/** Ann's Carillon with a message to herself and one to her choir, which go out when she says so. */
async function openTwoChats(options: Parameters<typeof openStory>[0] = {}) {
  const story = await openStory(options);
  const { telegram, workspace, botMessages } = story;
  telegram.addChat({ id: CHOIR, type: 'group', title: 'Choir' });
  // The bot tells Ann that it was added. Only then are its requests those of the test.
  const isTold = () => telegram.requests.some(({ method, open }) => method === 'sendMessage' && !open);
  await until(isTold, 'word of the new group');
  const requestsBefore = telegram.requests.length;
  const create = (chatId: number, text: string, part = {}) =>
    workspace.jobs.create(
      {
        ...{ chatId, message: { text }, timeZone: ZONE, schedule: { kind: 'once', at: '2099-01-01T09:00' } },
        ...part,
      } as never,
      'window',
    ).id;
  const run = (...ids: string[]) => {
    for (const id of ids) workspace.jobs.run(id, 'chat');
  };
  const deliveryOf = (jobId: string) => workspace.ledger.history({ jobId, limit: 1 })[0];
  return {
    ...story,
    create,
    run,
    water: create(ANN.id, 'Water'),
    sing: create(CHOIR, 'Sing'),
    deliveryOf,
    /** Waits until the message is in this state. */
    being: (jobId: string, state: Delivery['state']) =>
      until(() => deliveryOf(jobId)?.state === state && deliveryOf(jobId), `${jobId} to be ${state}`).catch((error) => {
        throw new Error(`${error.message} It is ${JSON.stringify(deliveryOf(jobId))}.`);
      }),
    arrived: (text: string, chatId: number = ANN.id) => botMessages(chatId).filter((it) => it.text === text).length,
    storyOf(jobId: string) {
      const delivery = deliveryOf(jobId) as Delivery;
      return deliveryTimeline(delivery, workspace.ledger.steps(delivery.key)).map(({ text }) => text);
    },
    /** How often something was asked to be sent. */
    asked: () => telegram.requests.slice(requestsBefore).filter(({ method }) => method === 'sendMessage').length,
  };
}

describe('it is tried again, and arrives once', () => {
  test('429: that chat waits as long as Telegram says, and nobody else', async () => {
    const { telegram, run, water, sing, being, arrived, deliveryOf, storyOf } = await openTwoChats();
    telegram.faults.next('sendMessage', { kind: 'status', code: 429, retryAfter: 1 });
    run(water);
    expect(await being(water, 'pending')).toMatchObject({ chatId: ANN.id });
    await until(() => english(deliveryOf(water)?.reason) === 'Telegram asked to wait 1 second.');
    run(sing);
    await being(sing, 'sent');
    expect(deliveryOf(water)?.state).toBe('pending');
    await being(water, 'sent');
    expect(arrived('Water')).toBe(1);
    expect(storyOf(water)).toEqual([
      'You asked for it.',
      'It was handed to Telegram.',
      'Telegram asked to wait 1 second.',
      'It was handed to Telegram again (attempt 2).',
      expect.stringMatching(/^Delivered as message \d+, \d/),
    ]);
  });

  test('a group that became a supergroup: the message and the job go there', async () => {
    const { telegram, run, sing, being, arrived, jobs } = await openTwoChats();
    telegram.migrate(CHOIR, -1_000_500);
    run(sing);
    expect(await being(sing, 'sent')).toMatchObject({ chatId: -1_000_500 });
    expect(arrived('Sing', -1_000_500)).toBe(1);
    expect(jobs().find(({ id }) => id === sing)?.chatId).toBe(-1_000_500);
  });
});

test('it arrived and the answer was lost: it is found in the chat, and nobody is asked', async () => {
  const { telegram, run, water, being, arrived, state } = await openTwoChats();
  telegram.faults.next('sendMessage', { kind: 'resetAfterRead' });
  run(water);
  const sent = await being(water, 'sent');
  expect(english(sent.reason)).toBe(`No answer came, but it was found in the chat as message ${sent.messageId}.`);
  expect(arrived('Water')).toBe(1);
  expect(state.current().unsure).toBe(0);
});

describe('it may have arrived: the user is asked, and it is not sent again', () => {
  test.each<[string, Fault, number]>([
    ['a connection that breaks before the request was read', { kind: 'resetBeforeRead' }, 0],
    ['a connection that breaks after the request was read', { kind: 'resetAfterRead' }, 1],
  ])('%s', async (_name, fault, times) => {
    const { telegram, run, water, sing, being, arrived, state } = await openTwoChats();
    telegram.keepDoubts();
    telegram.faults.next('sendMessage', fault);
    run(water);
    await being(water, 'unsure');
    expect(state.current().unsure).toBe(1);
    run(sing);
    await being(sing, 'sent');
    expect(arrived('Water')).toBe(times);
  });

  test.each([500, 502, 503, 504])('%i: Telegram had the message when its server failed', async (code) => {
    const { telegram, run, water, sing, being, state } = await openTwoChats();
    telegram.keepDoubts();
    telegram.faults.next('sendMessage', { kind: 'status', code });
    run(water);
    const reason = `Telegram’s server answered with an error (${code}) after it had the message. It may have arrived.`;
    expect(await being(water, 'unsure')).toMatchObject({ attempts: 1, reason });
    expect(state.current().unsure).toBe(1);
    run(sing);
    await being(sing, 'sent');
  });

  test('no answer at all: the other chats go on, and closing Carillon leaves it in doubt', async () => {
    const { telegram, workspace, run, water, sing, being, state } = await openTwoChats();
    telegram.faults.next('sendMessage', { kind: 'hang' });
    run(water);
    await until(() => telegram.requests.some(({ method, open }) => method === 'sendMessage' && open));
    run(sing);
    await being(sing, 'sent');
    await workspace.stop();
    const shown = state.current().recent.find(({ jobId }) => jobId === water);
    expect(shown).toMatchObject({ state: 'unsure', reason: expect.stringContaining('Carillon was closed') });
  });
});

describe('it is final, and says what to do', () => {
  test.each([
    [400, 'Bad Request: chat not found', 'Telegram does not know that chat'],
    [400, 'Bad Request: message is too long', 'Shorten it.'],
    [403, 'Forbidden: bot was blocked by the user', 'They must unblock it'],
    [403, 'Forbidden: bot was kicked from the group chat', 'Add it again'],
  ])('%i %s', async (code, description, advice) => {
    const { telegram, run, sing, water, being } = await openTwoChats();
    telegram.faults.next('sendMessage', { kind: 'status', code, description });
    run(sing);
    const failed = await being(sing, 'failed');
    expect(failed).toMatchObject({ attempts: 1, reason: expect.stringContaining(advice) });
    run(water);
    await being(water, 'sent');
  });
});

describe('the connection', () => {
  test('409: another program polls this bot. That is said, and what is due goes out all the same', async () => {
    const { telegram, workspace, run, water, being, state } = await openTwoChats();
    telegram.faults.next('getUpdates', { kind: 'status', code: 409 }, 1_000);
    workspace.replan();
    await until(() => state.rest.connection.state === 'conflict');
    expect(state.rest.connection).toMatchObject({ reason: expect.stringContaining('Another program') });
    run(water);
    await being(water, 'sent');
    expect(state.rest.connection.state).toBe('conflict');
    telegram.faults.clear();
    await until(() => telegram.requests.some(({ method, open }) => method === 'getUpdates' && open), 'a poll', 15_000);
  }, 20_000);

  test('401: the token is revoked. It is said at once, one message was tried, and all are kept', async () => {
    const { telegram, workspace, run, water, sing, deliveryOf, state, asked, folder } = await openTwoChats();
    telegram.faults.next('*', { kind: 'status', code: 401 }, 1_000);
    run(water);
    await until(() => state.rest.connection.state === 'unauthorised');
    // The poll may have been told before the message was.
    await until(() => english(deliveryOf(water)?.reason)?.includes('@BotFather'));
    run(sing);
    for (const id of [water, sing]) await until(() => deliveryOf(id)?.state === 'pending');
    expect(asked()).toBe(1);
    await workspace.stop();
    // The next start has the token that counts.
    telegram.faults.clear();
    const next = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await until(() => next.state.current().recent.filter((it) => it.state === 'sent').length === 2);
  });

  test('one wrong 401 on a message: Telegram still knows the bot, so everything goes on by itself', async () => {
    const { telegram, run, water, sing, being, arrived, deliveryOf, state } = await openTwoChats();
    telegram.faults.next('sendMessage', { kind: 'status', code: 401 });
    run(water);
    await until(() => english(deliveryOf(water)?.reason)?.includes('refused once'));
    run(sing);
    expect(await being(water, 'sent')).toMatchObject({ attempts: 2 });
    await being(sing, 'sent');
    expect([arrived('Water'), arrived('Sing', CHOIR)]).toEqual([1, 1]);
    expect(state.rest.connection.state).toBe('online');
  });

  test('a name that does not resolve: it says that it cannot reach Telegram, and the message waits', async () => {
    const { workspace, state } = startCarillon({ apiRoot: 'http://telegram.invalid' });
    const schedule = { kind: 'once', at: '2099-01-01T09:00' };
    const draft = { chatId: ANN.id, message: { text: 'Water' }, timeZone: ZONE, schedule } as never;
    workspace.jobs.run(workspace.jobs.create(draft, 'window').id, 'chat');
    await until(() => state.rest.connection.state === 'reconnecting');
    await until(() => state.current().recent[0]?.reason);
    expect(state.current().recent[0]).toMatchObject({
      state: 'pending',
      reason: 'Telegram’s address cannot be looked up. Check the internet connection.',
    });
  });

  test('offline for an hour and a half: what may be that late goes out once, what may not is told of', async () => {
    let ahead = 0;
    const clock = { ...systemClock, now: () => Date.now() + ahead, timeZone: () => ZONE };
    const { telegram, workspace, create, run, being, arrived, state } = await openTwoChats({ clock });
    const patient = create(ANN.id, 'Patient', { missed: { policy: 'latest', maxLatenessMs: 8 * HOUR } });
    const hasty = create(CHOIR, 'Hasty', { missed: { policy: 'latest', maxLatenessMs: HOUR } });
    const port = Number(new URL(telegram.apiRoot).port);
    await telegram.stop();
    // Before that a request could go out on a connection that is just being closed, and nobody would know whether it arrived.
    await until(() => state.rest.connection.state === 'reconnecting');
    run(patient, hasty);
    ahead = 1.5 * HOUR;
    workspace.replan();
    const skipped = await being(hasty, 'skipped');
    expect(english(skipped.reason)).toMatch(/^It could not be sent within 1 hour of its time/);
    await telegram.start(port);
    workspace.replan();
    await being(patient, 'sent');
    await until(() => state.rest.connection.state === 'online');
    expect([arrived('Patient'), arrived('Hasty', CHOIR)]).toEqual([1, 0]);
  });
});
