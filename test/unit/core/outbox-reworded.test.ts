import { describe, expect, test } from 'vitest';
import { verbatim } from '../../../main/contract/translatable.ts';
import { resolveDelivery } from '../../../main/core/resolve-delivery.ts';
import { CHAT, draft, openWorld, sendNow } from '../../support/core-world.ts';
import { HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { OFFLINE, ScriptedMessenger } from '../../support/scripted-messenger.ts';

const FREE = { perSecond: 1_000, perSecondInChat: 1_000, perMinuteInGroup: 1_000 };
const atNoon = { kind: 'once', at: '2026-03-27T12:00' } as const;

describe('edited while it waits', () => {
  const edited = (text: string, chatId = CHAT) => draft({ text, chatId });

  test('the new text goes out, also after a crash', async () => {
    const world = openWorld();
    world.messenger.answerBy(() => OFFLINE);
    const id = sendNow(world, 'Meet at 7');
    await world.clock.settle();
    world.jobs.edit(id, edited('Meet at 8'), 'window');
    const next = world.crash({ messenger: new ScriptedMessenger(() => world.clock.now()) });
    await next.clock.advance(2 * SECOND);
    expect(next.messenger.texts).toEqual(['Meet at 8']);
    expect(next.deliveries()).toMatchObject([{ text: 'Meet at 8', state: 'sent' }]);
  });

  test('an edit that is taken back, or made again, is what goes out', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.answerBy(() => OFFLINE);
    const id = sendNow(world, 'Meet at 7');
    await world.clock.settle();
    world.jobs.edit(id, edited('Meet at 8'), 'window');
    world.jobs.undo();
    expect(world.deliveries()).toMatchObject([{ text: 'Meet at 7' }]);
    world.jobs.redo();
    expect(world.deliveries()).toMatchObject([{ text: 'Meet at 8' }]);
    world.jobs.undo();
    world.messenger.answerBy(() => world.messenger.sent());
    await world.clock.advance(MINUTE);
    expect(world.deliveries()).toMatchObject([{ text: 'Meet at 7', state: 'sent' }]);
  });

  test('on its way it is past changing; but if it comes back unsent, the new text goes out', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.hold();
    const id = sendNow(world, 'Meet at 7');
    await world.clock.settle();
    world.jobs.edit(id, edited('Meet at 8'), 'window');
    expect(world.deliveries()).toMatchObject([{ text: 'Meet at 7', state: 'sending' }]);
    world.messenger.held[0]?.answer(OFFLINE);
    world.messenger.answer();
    await world.clock.advance(MINUTE);
    expect(world.messenger.texts).toEqual(['Meet at 7', 'Meet at 8']);
    expect(world.deliveries()).toMatchObject([{ text: 'Meet at 8', state: 'sent' }]);
  });

  test('it goes to the new chat, behind what waits there', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.hold();
    sendNow(world, 'under way', { chatId: 2 });
    sendNow(world, 'waits there', { chatId: 2 });
    sendNow(world, 'under way too');
    const id = sendNow(world, 'Meet at 7');
    await world.clock.settle();
    world.jobs.edit(id, edited('Meet at 8', 2), 'window');
    world.messenger.answer();
    for (const request of world.messenger.held) request.answer(world.messenger.sent());
    await world.clock.advance(SECOND);
    expect(world.messenger.requests.filter(({ chatId }) => chatId === 2).map(({ message }) => message.text)).toEqual([
      'under way',
      'waits there',
      'Meet at 8',
    ]);
  });

  test('the group moved while it was edited: the new text goes where the group went', async () => {
    const world = openWorld({ limits: FREE });
    world.messenger.hold();
    const id = sendNow(world, 'Meet at 7', { chatId: -5 });
    await world.clock.settle();
    world.jobs.edit(id, edited('Meet at 8', -5), 'window');
    world.messenger.held[0]?.answer({ kind: 'migrated', chatId: -1005 });
    world.messenger.answer();
    await world.clock.advance(SECOND);
    expect(world.messenger.requests.map(({ chatId, message }) => `${message.text} to ${chatId}`)).toEqual([
      'Meet at 7 to -5',
      'Meet at 8 to -1005',
    ]);
  });
});

test('sent again on request hours later, offline, and across a restart: it is not late, for it is wanted now', async () => {
  const world = openWorld();
  world.messenger.answer({ kind: 'unsure', reason: verbatim('The connection broke.') });
  world.jobs.create(draft({ schedule: atNoon, missed: { policy: 'latest', maxLatenessMs: HOUR } }), 'window');
  await world.clock.advance(5 * HOUR);
  const [unsure] = world.deliveries();
  world.messenger.answerBy(() => OFFLINE);
  resolveDelivery({ ...world, onDelivery() {} }, unsure?.key ?? '', 'resend');
  await world.clock.advance(10 * MINUTE);
  const next = world.crash({ messenger: new ScriptedMessenger(() => world.clock.now()) });
  await next.clock.advance(MINUTE);
  expect(next.states()).toEqual(['sent']);
});
