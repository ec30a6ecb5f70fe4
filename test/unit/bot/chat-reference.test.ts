import { describe, expect, test } from 'vitest';
import { readChatReference } from '../../../main/bot/find-chat.ts';

describe('how a person names a chat', () => {
  test.each([
    ['@bakery_crew', '@bakery_crew'],
    [' bakery_crew ', '@bakery_crew'],
    ['https://t.me/bakery_crew', '@bakery_crew'],
    ['t.me/bakery_crew/', '@bakery_crew'],
    ['telegram.me/bakery_crew?boost', '@bakery_crew'],
    ['https://t.me/s/bakery_crew/17', '@bakery_crew'],
    ['https://t.me/c/1234567890/5', -1_001_234_567_890],
    ['t.me/c/1234567890', -1_001_234_567_890],
    ['-1001234567890', -1_001_234_567_890],
    ['48151623', 48_151_623],
    ['https://t.me/+AbCdEf', 'invite'],
    ['https://t.me/joinchat/AbCdEf', 'invite'],
    ['https://example.org/bakery_crew', null],
    ['the bakery', null],
    ['t.me/c/', null],
    ['', null],
  ])('%s', (text, expected) => expect(readChatReference(text)).toBe(expected));
});
