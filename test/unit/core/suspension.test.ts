import { expect, test } from 'vitest';
import { verbatim } from '../../../main/contract/translatable.ts';
import { draft, openWorld } from '../../support/core-world.ts';
import { HOUR, MINUTE } from '../../support/manual-clock.ts';

const hourly = { kind: 'cron', expression: '0 * * * *' } as const;
const REFUSED = { kind: 'failed', reason: verbatim('The person blocked the bot.'), finalFor: 'chat' } as const;

test('a chat that refuses for good is tried once: what recurs there is paused, until it is resumed', async () => {
  const world = openWorld({ start: '2026-11-23T20:30Z' });
  const there = world.jobs.create(draft({ schedule: hourly, chatId: 5 }), 'window');
  const also = world.jobs.create(draft({ schedule: hourly, chatId: 5 }), 'window');
  const once = world.jobs.create(draft({ schedule: { kind: 'once', at: '2026-11-24T12:00' }, chatId: 5 }), 'window');
  const elsewhere = world.jobs.create(draft({ schedule: hourly, chatId: 6 }), 'window');
  world.messenger.answerBy(({ chatId }) => (chatId === 5 ? REFUSED : { kind: 'sent', messageId: 7 }));
  await world.clock.advance(5 * HOUR);
  const to = (chatId: number) => world.messenger.requests.filter((request) => request.chatId === chatId).length;
  expect(to(5)).toBe(1);
  expect(to(6)).toBe(5);
  for (const { id } of [there, also])
    expect(world.jobs.find(id)).toMatchObject({ status: 'paused', phase: 'paused', suspended: REFUSED.reason });
  expect(world.jobs.find(once.id)?.status).toBe('active');
  expect(world.jobs.find(elsewhere.id)?.status).toBe('active');

  const next = world.crash();
  expect(next.jobs.find(there.id)?.suspended).toEqual(REFUSED.reason);
  next.messenger.answerBy(() => ({ kind: 'sent', messageId: 8 }));
  next.jobs.resume(there.id, 'chat');
  expect(next.jobs.find(there.id)).not.toHaveProperty('suspended');
  await next.clock.advance(HOUR + MINUTE);
  expect(next.messenger.requests.filter(({ chatId }) => chatId === 5)).toHaveLength(1);
});

test('a message that goes to another chat from now on is paused no longer', async () => {
  const world = openWorld({ start: '2026-11-23T20:30Z' });
  const { id } = world.jobs.create(draft({ schedule: hourly, chatId: 5 }), 'window');
  world.messenger.answerBy(({ chatId }) => (chatId === 5 ? REFUSED : { kind: 'sent', messageId: 7 }));
  await world.clock.advance(HOUR);
  expect(world.jobs.find(id)?.status).toBe('paused');
  world.jobs.edit(id, draft({ schedule: hourly, chatId: 6 }), 'window');
  expect(world.jobs.find(id)).toMatchObject({ status: 'active', phase: 'active' });
  await world.clock.advance(HOUR);
  expect(world.messenger.requests.at(-1)?.chatId).toBe(6);
});

test('a refusal of this message alone pauses nothing', async () => {
  const world = openWorld({ start: '2026-11-23T20:30Z' });
  const { id } = world.jobs.create(draft({ schedule: hourly }), 'window');
  world.messenger.answerBy(() => ({ kind: 'failed', reason: verbatim('Too long.'), finalFor: 'message' }));
  await world.clock.advance(3 * HOUR);
  expect(world.messenger.requests).toHaveLength(3);
  expect(world.jobs.find(id)?.status).toBe('active');
});

test('a message that Telegram has taken and sends by itself has no number, and its story says so', async () => {
  const world = openWorld({ start: '2026-11-23T20:30Z' });
  world.jobs.create(draft({ schedule: hourly }), 'window');
  world.messenger.answerBy(() => ({
    kind: 'sent',
    note: verbatim('Telegram took it, and sends it by itself as soon as it can.'),
  }));
  await world.clock.advance(HOUR);
  const [delivery] = world.deliveries();
  expect(delivery).toMatchObject({ state: 'sent', reason: expect.stringMatching(/^Telegram took it/) });
  expect(delivery).not.toHaveProperty('messageId');
});
