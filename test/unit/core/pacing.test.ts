import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pacing, type PacingLimits, TELEGRAM_LIMITS } from '../../../main/core/pacing.ts';

test('one message a second to a person', () => {
  const pacing = new Pacing();
  expect(pacing.waitFor(7, 0)).toBe(0);
  pacing.spend(7, 0);
  expect(pacing.waitFor(7, 400)).toBe(600);
  expect(pacing.waitFor(7, 1_000)).toBe(0);
  expect(pacing.waitFor(8, 400)).toBe(0);
});

test('twenty a minute to a group', () => {
  const pacing = new Pacing();
  for (let n = 0; n < 20; n++) pacing.spend(-7, n * 1_000);
  expect(pacing.waitFor(-7, 20_000)).toBe(40_000);
  expect(pacing.waitFor(-7, 60_000)).toBe(0);
});

test('thirty a second over all chats', () => {
  const pacing = new Pacing();
  for (let chat = 1; chat <= 30; chat++) pacing.spend(chat, 0);
  expect(pacing.waitFor(99, 0)).toBe(1_000);
  expect(pacing.waitForAny(250)).toBe(750);
});

test('whoever waits as long as told stays below each limit in whatever window, and no longer than needed', () => {
  const limits = fc.record({
    perSecond: fc.integer({ min: 1, max: 30 }),
    perSecondInChat: fc.integer({ min: 1, max: 3 }),
    perMinuteInGroup: fc.integer({ min: 1, max: 20 }),
  });
  const chats = fc.array(fc.record({ chat: fc.constantFrom(1, 2, 3, -1, -2), gap: fc.nat(1_500) }), { maxLength: 150 });
  const atMost = (stamps: number[], most: number, width: number) =>
    stamps.every((from) => stamps.filter((at) => at >= from && at < from + width).length <= most);
  fc.assert(
    fc.property(fc.oneof(limits, fc.constant<PacingLimits>(TELEGRAM_LIMITS)), chats, (given, script) => {
      const pacing = new Pacing(given);
      const sent: { chat: number; at: number }[] = [];
      let now = 0;
      for (const { chat, gap } of script) {
        now += gap;
        const wait = pacing.waitFor(chat, now);
        expect(pacing.waitFor(chat, now + wait)).toBe(0);
        if (wait > 0) expect(pacing.waitFor(chat, now + wait - 1)).toBe(1);
        now += wait;
        pacing.spend(chat, now);
        sent.push({ chat, at: now });
      }
      expect(
        atMost(
          sent.map(({ at }) => at),
          given.perSecond,
          1_000,
        ),
      ).toBe(true);
      for (const chat of [1, 2, 3, -1, -2]) {
        const ofChat = sent.filter((each) => each.chat === chat).map(({ at }) => at);
        expect(atMost(ofChat, given.perSecondInChat, 1_000)).toBe(true);
        if (chat < 0) expect(atMost(ofChat, given.perMinuteInGroup, 60_000)).toBe(true);
      }
    }),
  );
});

test('counts from the answer on: a request that was slow on its way makes the next one wait', () => {
  const pacing = new Pacing();
  const answered = pacing.begin(7, 0);
  // Under way it might be counted right now.
  expect(pacing.waitFor(7, 900)).toBe(1_000);
  answered(950);
  expect(pacing.waitFor(7, 1_000)).toBe(950);
  expect(pacing.waitFor(7, 1_950)).toBe(0);
});

test('one that hangs holds nobody else up', () => {
  const pacing = new Pacing({ ...TELEGRAM_LIMITS, perSecond: 1 });
  pacing.begin(7, 0);
  expect(pacing.waitFor(8, 1_999)).toBe(1_000);
  expect(pacing.waitFor(8, 2_001)).toBe(0);
});

test('an album is as many messages as it has parts: in a group ten of the twenty a minute', () => {
  const pacing = new Pacing();
  pacing.begin(-7, 0, 10)(0);
  expect(pacing.waitFor(-7, 1_000, 10)).toBe(0);
  pacing.begin(-7, 1_000, 10)(1_000);
  expect(pacing.waitFor(-7, 2_000)).toBe(58_000);
  expect(pacing.waitFor(-7, 2_000, 10)).toBe(58_000);
  expect(pacing.waitFor(-7, 60_000, 10)).toBe(0);
  expect(pacing.waitFor(-7, 60_000, 11)).toBe(1_000);
});

test('an album that is more than the limit allows goes out once nothing else did for a while', () => {
  const pacing = new Pacing({ perSecond: 5, perSecondInChat: 1, perMinuteInGroup: 4 });
  pacing.spend(-7, 0);
  expect(pacing.waitFor(-7, 30_000, 10)).toBe(30_000);
  expect(pacing.waitFor(-7, 60_000, 10)).toBe(0);
});
