import { describe, expect, test } from 'vitest';
import { TELEGRAM_LIMITS } from '../../../main/core/pacing.ts';
import { estimateSendDelay, sendDelayInWords } from '../../../main/core/send-delay.ts';
import { jobOf } from '../../bench/jobs.ts';
import { english } from '../../support/english.ts';

const ZONE = 'Europe/Berlin';
const NINE = Date.parse('2026-11-24T08:00:00Z');
const at9 = (chatId: number, n: number, expression = '0 9 * * *') => ({
  ...jobOf(n, { kind: 'cron', expression }, 0),
  chatId,
});
const many = (count: number, chatOf: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => at9(chatOf(n), n));
const said = (chatId: number, jobs: ReturnType<typeof many>) => {
  const text = sendDelayInWords(estimateSendDelay(NINE, chatId, jobs, ZONE, TELEGRAM_LIMITS), NINE, ZONE);
  return text && english(text);
};

describe('messages that are due together', () => {
  test('twelve for one chat take eleven seconds', () => {
    expect(
      said(
        7,
        many(11, () => 7),
      ),
    ).toEqual('12 messages are due at 09:00. Telegram takes them one after another, the last at 09:00:11.');
  });

  test('to different chats they go out together, up to thirty a second', () => {
    expect(
      said(
        100,
        many(20, (n) => n + 1),
      ),
    ).toBeNull();
    expect(
      said(
        100,
        many(59, (n) => n + 1),
      ),
    ).toMatch(/^60 messages .* the last at 09:00:01\.$/);
  });

  test('a group takes twenty a minute', () => {
    expect(
      said(
        -7,
        many(24, () => -7),
      ),
    ).toMatch(/^25 messages .* the last at 09:01:04\.$/);
  });

  test('who is due at another time, or is paused, does not count', () => {
    const others = many(11, () => 7).map((job, n) =>
      n % 2 ? { ...job, status: 'paused' as const } : at9(7, n, '1 9 * * *'),
    );
    expect(estimateSendDelay(NINE, 7, others, ZONE, TELEGRAM_LIMITS)).toEqual({ count: 1, lastAt: NINE });
    expect(said(7, others)).toBeNull();
  });
});
