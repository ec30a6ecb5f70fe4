import { describe, expect, test } from 'vitest';
import type { Translatable } from '../../../../main/contract/translatable.ts';
import { readPhrase } from '../../../../main/core/phrase/read-phrase.ts';
import { english } from '../../../support/english.ts';
import { NOW, ZONE } from './corpus.ts';

const read = (phrase: string) => readPhrase(phrase, { now: NOW, timeZone: ZONE });
const AT_9 = { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] };
const TOMORROW = { kind: 'once', at: '2026-11-24T18:00' };

describe('what stands behind the time is the message', () => {
  test.each<[phrase: string, message: string]>([
    ['every day at 9', ''],
    ['every day at 9 Stand-up', 'Stand-up'],
    ['every day at 9: Buy milk', 'Buy milk'],
    ['every day at 9 – Buy milk', 'Buy milk'],
    ['every day at 9, buy milk', 'buy milk'],
    ['every day at 9 -5 degrees', '-5 degrees'],
    ['every day at 9\nBuy milk\nand eggs', 'Buy milk\nand eggs'],
    ['every day at 9\nat 10 we meet', 'at 10 we meet'],
    ['every day at 9 "Stand-up"', 'Stand-up'],
    ['every day at 9 “at 10 we meet”', 'at 10 we meet'],
    ['every day at 9 «every day is a gift»', 'every day is a gift'],
    ["every day at 9 'forget me'", 'forget me'],
    ['every day at 9 "a" and "b"', '"a" and "b"'],
    ["every day at 9 don't 'forget'", "don't 'forget'"],
    ['"every day at 9" at 10 we meet', 'at 10 we meet'],
    ['“every day at 9” “Stand-up”', 'Stand-up'],
    ['remind me every day at 9 to stretch', 'stretch'],
    ['please remind me every day at 9 that we meet', 'we meet'],
    ['send every day at 9 to whom it concerns', 'to whom it concerns'],
  ])('%s', (phrase, message) => {
    expect(read(phrase)).toEqual({ ok: true, rest: message, timing: { schedule: AT_9, timeZone: ZONE } });
  });
});

test('a heap of combining marks behind a time keeps nobody from reading the time', () => {
  for (const message of [`e${'\u0301'.repeat(3_000)}`, `${'e\u0301\u0302'.repeat(900)} hello`, 'x'.repeat(3_000)])
    expect(read(`every day at 9 ${message}`)).toEqual({
      ok: true,
      rest: message,
      timing: { schedule: AT_9, timeZone: ZONE },
    });
});

describe('a word that could go on with the time, but does not fit, begins the message', () => {
  test.each<[phrase: string, message: string]>([
    ['every day at 9 Monday motivation!', 'Monday motivation!'],
    ['every day at 9 10 pushups', '10 pushups'],
    ['every day at 9 24/7 service', '24/7 service'],
    ['every day at 9 3/4 of it', '3/4 of it'],
    ['every day at 9 M&M party', 'M&M party'],
    ['every day at 9 May the force be with you', 'May the force be with you'],
    ['every day at 9 tomorrow is another day', 'tomorrow is another day'],
    ['every day at 9 in the garden', 'in the garden'],
    ['every day at 9 until foo', 'until foo'],
    ['every day at 9 and Bob joins', 'and Bob joins'],
    ['every day at 9 not again', 'not again'],
    ['every day at 9 for Anna: report', 'for Anna: report'],
    ['every day at 9 from Anna', 'from Anna'],
    ['every day at 9 with 25:00 in it', 'with 25:00 in it'],
  ])('%s', (phrase, message) => {
    expect(read(phrase)).toEqual({ ok: true, rest: message, timing: { schedule: AT_9, timeZone: ZONE } });
  });

  test.each<[phrase: string, message: string]>([
    ['tomorrow at 6pm call mom', 'call mom'],
    ['tomorrow at 6pm until then', 'until then'],
    ['tomorrow at 6pm sun cream', 'sun cream'],
    ['remind me tomorrow at 6pm about tea', 'tea'],
  ])('%s', (phrase, message) => {
    expect(read(phrase)).toEqual({ ok: true, rest: message, timing: { schedule: TOMORROW, timeZone: ZONE } });
  });

  test.each<[phrase: string, message: string]>([
    ['every 10 minutes sun cream', 'sun cream'],
    ['every 10 minutes every', 'every'],
  ])('%s', (phrase, message) => {
    const schedule = { kind: 'interval', everyMs: 600_000, anchor: NOW };
    expect(read(phrase)).toEqual({ ok: true, rest: message, timing: { schedule, timeZone: ZONE } });
  });
});

describe('what seems to go on with the time is asked about', () => {
  test.each([
    'tomorrow at 6pm for 2 weeks I am away',
    'every 10 minutes 5 minutes break',
    'every day at 9 until further notice Hi',
    'every day at 9 except easter Hi',
    'every day at 9 est Hello',
    'every day at 9 täglich Hallo',
    'mondays at 9 and fridays at 15:00 Hi',
    'every 45 minutes stretch between 9 and 17',
  ])('%s', (phrase) => {
    const result = read(phrase);
    expect(result).toMatchObject({ ok: false, error: expect.stringMatching(/could go on with the time/) });
    const [choice] = result.ok ? [] : (result.choices ?? []);
    const message = /^The message is “(.*)”$/.exec(english(choice?.label as Translatable))?.[1];
    expect(phrase.endsWith(message ?? '?')).toBe(true);
    expect(read(choice?.phrase ?? '')).toMatchObject({ ok: true, rest: message });
  });

  test.each([
    'every day at 9: until further notice',
    'every day at 9\nuntil further notice',
    'every day at 9 “until further notice”',
  ])('not behind a colon, a line break or in quotation marks: %j', (phrase) =>
    expect(read(phrase)).toMatchObject({ ok: true, rest: 'until further notice' }),
  );
});

test('the longest row of words that says a time is the time', () => {
  const both = { ...AT_9, times: ['09:00', '10:00'] };
  expect(read('every day at 9, 10 pushups')).toMatchObject({ timing: { schedule: both }, rest: 'pushups' });
  expect(read('every day at 9 in Rome we eat')).toMatchObject({ timing: { timeZone: 'Europe/Rome' }, rest: 'we eat' });
  expect(read('every day at 9 x5 hello')).toMatchObject({ timing: { maxRuns: 5 }, rest: 'hello' });
  expect(read('every day at 9 until june Hello')).toMatchObject({ timing: { until: '2027-05-31' }, rest: 'Hello' });
});

describe('cron lines in front of a message', () => {
  test.each<[phrase: string, expression: string, message: string]>([
    ['0 9 * * 1-5 Stand-up', '0 9 * * 1-5', 'Stand-up'],
    ['"0 9 * * 1-5" Stand-up', '0 9 * * 1-5', 'Stand-up'],
    ['“0 0 9 * * 1-5” Stand-up', '0 0 9 * * 1-5', 'Stand-up'],
    // 10 is no weekday: it cannot be the sixth field.
    ['0 9 * * 1-5 10 pushups', '0 9 * * 1-5', '10 pushups'],
    ['@daily Stand-up', '@daily', 'Stand-up'],
  ])('%s', (phrase, expression, message) => {
    expect(read(phrase)).toMatchObject({ ok: true, timing: { schedule: { kind: 'cron', expression } }, rest: message });
  });
});

describe('refused, or asked about, with the message kept in the choices', () => {
  test.each<[phrase: string, error: RegExp, choices: string[]]>([
    ['', /empty/, []],
    ['hello world', /no time/, []],
    ['Stand-up every day at 9', /no time/, []],
    ['wendesday at 18:00 tea', /“wendesday”/, ['on 2026-11-25 at 18:00 tea', 'every wednesday at 18:00 tea']],
    ['every day at 25:00 hello', /“25:00” is no time/, []],
    ['every day at 9 until 30 february hello', /no such day/, []],
    [
      'every monday Stand-up\nwith notes',
      /needs a time/,
      ['09:00', '12:00', '18:00'].map((time) => `every monday at ${time} Stand-up\nwith notes`),
    ],
    ['“every monday” tea', /needs a time/, ['09:00', '12:00', '18:00'].map((time) => `“every monday at ${time}” tea`)],
    ['every day at 9 at 10 we meet', /“at 10” does not fit/, ['every day at 9 “at 10 we meet”']],
    ['every day at 9 12:30 lunch', /“12:30” does not fit/, ['every day at 9 “12:30 lunch”']],
    ['every day at 9 every day is a gift', /“every day” does not fit/, ['every day at 9 “every day is a gift”']],
    ['0 9 * * 1 5 apples', /where this cron line ends/, ['"0 9 * * 1" 5 apples', '"0 9 * * 1 5" apples']],
    ['0 0 9 * * 1-5 2026 x', /has 7/, []],
    ['3/4 at 9 tea', /3 April or 4 March/, ['3 April at 9 tea', '4 March at 9 tea']],
  ])('%s', (phrase, error, choices) => {
    const result = read(phrase);
    if (result.ok) throw new Error(`It was accepted: ${JSON.stringify(result)}`);
    expect(english(result.error)).toMatch(error);
    const offered = result.choices?.map(({ phrase }) => phrase) ?? [];
    expect(offered).toEqual(choices);
    for (const choice of offered) expect(read(choice)).toMatchObject({ ok: true, rest: expect.stringMatching(/./) });
  });
});

test('a message may be as long as it likes, a time may not', () => {
  const message = 'word '.repeat(800).trim();
  expect(read(`every day at 9 ${message}`)).toMatchObject({ ok: true, rest: message });
  const times = Array.from({ length: 80 }, (_, n) => `9:${10 + (n % 50)}`).join(', ');
  expect(read(`every day at ${times}`)).toMatchObject({ ok: false, error: expect.stringMatching(/longer than 300/) });
  // Behind 300 characters a time is not looked for.
  expect(read(`${message} every day at 9`)).toMatchObject({ ok: false });
});
