import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chat } from '../../../../main/contract/state.ts';
import { readQuickAdd } from '../../../../main/core/phrase/quick-add.ts';
import { NOW, ZONE } from './corpus.ts';

const ME = 48_151_623;
const CHATS: readonly Chat[] = [
  { id: ME, type: 'private', title: 'Anna Berger' },
  { id: -1, type: 'group', title: 'Team' },
  { id: -2, type: 'group', title: 'Müller Familie' },
  { id: -3, type: 'channel', title: '@publicnews' },
];
const read = (text: string) => readQuickAdd(text, { now: NOW, timeZone: ZONE, chats: CHATS, own: ME, quiet: null });
const understood = (text: string) => {
  const answer = read(text);
  if (!answer.ok) throw new Error(`${text}: ${answer.error}`);
  return answer;
};
/** The schedule of each offered way. */
const offered = (text: string) => {
  const answer = read(text);
  if (answer.ok) throw new Error(`${text}: taken as ${answer.inWords}, “${answer.text}”`);
  return answer.choices.map(({ phrase }) => understood(phrase));
};

describe('what may be a time, a zone or a chat is asked about', () => {
  test.each<[line: string, ...ways: object[]]>([
    ['every day at 9 in Georgia: hello', { text: 'hello', timing: { timeZone: 'America/New_York' } }],
    ['every day at 9 Eastern time: hello', { text: 'Eastern time: hello' }],
    ['jeden Tag um 9 Uhr Tokioter Zeit Hallo', { text: 'Tokioter Zeit Hallo' }],
    ['every day at 9 in Springfield: hello', { text: 'in Springfield: hello' }],
    ['every day at 9 hello GMT', { text: 'hello', timing: { timeZone: 'UTC' } }, { text: 'hello GMT' }],
    [
      'every day at 9 hello in Tokyo',
      { text: 'hello', timing: { timeZone: 'Asia/Tokyo' } },
      { text: 'hello in Tokyo' },
    ],
    ['every day at 9 hello (Tokyo time)', { text: 'hello', timing: { timeZone: 'Asia/Tokyo' } }],
    ['tomorrow at 9 in London, Ontario: x', { text: 'x', timing: { timeZone: 'America/Toronto' } }],
    ['weekdays at 9, weekends at 11: x', { text: 'weekends at 11: x' }],
    ['every day at 9, not at weekends, hello', { text: 'not at weekends, hello' }],
    ['every day at 9 and, on Fridays, at 10: x', { text: 'and, on Fridays, at 10: x' }],
    ['every day at 9 hello from 1 dec to 10 dec', { text: 'hello', timing: { until: '2026-12-10' } }],
    ['every day at 9 hello, starting next week', { text: 'hello', timing: { startOn: expect.any(String) } }],
    ['tomorrow at 9 hello daily', { text: 'hello daily' }],
    ['at 9 hello tomorrow', { text: 'hello' }],
    ['tomorrow at 9 hello and again at 10', { text: 'hello and again at 10' }],
    ['tomorrow at 9 10 hello', { text: '10 hello' }],
    ['every day at 9 10x faster', { text: 'faster', timing: { maxRuns: 10 } }, { text: '10x faster' }],
    ['jeden Tag um 9 außer Feiertage Hallo', { text: 'außer Feiertage Hallo' }],
    ['jeden Tag um 9 Hallo außer montags', { text: 'Hallo' }, { text: 'Hallo außer montags' }],
    ['every day at 9 hello to Team', { to: { id: -1 }, text: 'hello' }, { to: null, text: 'hello to Team' }],
    ['every day at 9 hello @Team', { to: { id: -1 }, text: 'hello' }, { to: null, text: 'hello @Team' }],
    ['tomorrow at 9 to Müller Familie hello', { to: { id: -2 }, text: 'hello' }],
    ['tomorrow at 9 to myself hello', { to: { id: ME }, text: 'hello' }],
    ['tomorrow at 9 Team: hello', { to: { id: -1 }, text: 'hello' }, { to: null, text: 'Team: hello' }],
    ['tomorrow at 9 tell Team: hello', { to: { id: -1 }, text: 'hello' }],
    ['jeden Tag um 9 Hallo an Team', { to: { id: -1 }, text: 'Hallo' }, { to: null, text: 'Hallo an Team' }],
  ])('%s', (line, ...ways) => {
    for (const way of ways) expect(offered(line)).toContainEqual(expect.objectContaining(matching(way)));
  });
});

/** Objects within it need only hold what is named. */
function matching(way: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(way).map(([key, value]) => [
      key,
      value !== null && value.constructor === Object ? expect.objectContaining(value) : value,
    ]),
  );
}

describe('what is clear is read', () => {
  test.each<[line: string, text: string, zone?: string, to?: number]>([
    ['every day at 9 in Tokio: hello', 'hello', 'Asia/Tokyo'],
    ['every day at 9 in München: hello', 'hello', 'Europe/Berlin'],
    ['every day at 9 in Japan hello', 'hello', 'Asia/Tokyo'],
    ['every day at 9 Z: hello', 'hello', 'UTC'],
    ['every day at 9 New York time hello', 'hello', 'America/New_York'],
    ['every day at 9 "hello" to Team', 'hello', ZONE, -1],
    ['tomorrow at 9 @publicnews hello', 'hello', ZONE, -3],
    ['every day at 9 in the Team: hello', 'hello', ZONE, -1],
    ['jeden Tag um 9 an Team: Hallo', 'Hallo', ZONE, -1],
  ])('%s', (line, text, zone = ZONE, to?) => {
    const answer = understood(line);
    expect(answer).toMatchObject({ text, timing: { timeZone: zone } });
    expect(answer.to?.id).toBe(to);
  });
});

test.each([
  ...['drink water', 'Good morning', 'meeting at 10', 'call mum about friday', 'buy 2 apples', 'drive to Berlin'],
  ...['time for bed', 'second reminder', 'Meeting in 10 minutes', 'pay rent for June', 'tell Anna about it'],
  ...['lunch with the Team', 'Team lunch', 'in the kitchen: clean up', 'for all: the plan', '10 pushups', 'next steps'],
  ...['Have a nice weekend', 'happy new year', 'dentist, 10:30 at Main Street', 'renew passport before friday'],
  ...['Bob: call him', 'Daily stand-up', 'Weekly report', 'Monday motivation', 'May the force be with you'],
])('“tomorrow at 9 %s” is not asked about', (message) => {
  expect(understood(`tomorrow at 9 ${message}`)).toMatchObject({ to: null, text: message });
});

test.each(['Guten Morgen', 'Zug nach München', 'Schönes Wochenende', 'Am Schreibtisch sitzen', 'in Ruhe frühstücken'])(
  '“morgen um 9 %s” is not asked about',
  (message) => {
    expect(understood(`morgen um 9 ${message}`)).toMatchObject({ to: null, text: message });
  },
);

test('a zone makes no difference to a length of time', () => {
  expect(understood('in 2 hours call Bob in London').text).toBe('call Bob in London');
});

describe('whatever stands in the message', () => {
  const time = fc.constantFrom('every day at 9', 'tomorrow at 9', 'every monday at 18:00', 'jeden Tag um 9', 'at 9');
  const word = fc.constantFrom(
    ...[
      'hello',
      'in',
      'Tokyo',
      'to',
      'Team',
      'GMT',
      'London',
      'time',
      'until',
      'friday',
      'daily',
      'except',
      'and',
      '10',
    ],
    ...['at', 'every', 'week', 'from', '1', 'dec', ':', '@Team', 'außer', 'montags', 'EST', '10x', 'tell', ',', 'for'],
  );
  const message = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  /** The one after NOW. */
  const FRIDAY = '2026-11-27';
  const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

  test('each offered way is read, and none loses a word', () => {
    fc.assert(
      fc.property(time, message, (when, said) => {
        const answer = read(`${when} ${said}`);
        if (answer.ok) return;
        for (const { phrase } of answer.choices) {
          const { text } = understood(phrase);
          expect(lettersOf(phrase).endsWith(lettersOf(text))).toBe(true);
          // A word that is not in the message is still in the time, or in the chat; a weekday may be its date there.
          for (const each of said.split(' ').filter((other) => /^(?:hello|Team|friday|daily|montags)$/.test(other)))
            if (!(each === 'friday' && phrase.includes(FRIDAY))) expect(lettersOf(phrase)).toContain(lettersOf(each));
        }
      }),
    );
  });

  test('a zone outside quotation marks is read or asked about', () => {
    const zone = fc.constantFrom(
      'in Tokyo',
      'in New York',
      'Tokyo time',
      'UTC',
      'GMT',
      'in Tokio',
      '(Tokyo time)',
      'EST',
    );
    const plain = fc.constantFrom('', 'hello', 'drink some water', 'Guten Morgen');
    fc.assert(
      fc.property(
        fc.constantFrom('every day at 9', 'jeden Tag um 9', 'tomorrow at 9'),
        plain,
        zone,
        (when, said, where) => {
          for (const line of [`${when} ${where} ${said}`, `${when} ${said} ${where}`]) {
            const answer = read(line);
            if (answer.ok)
              expect(answer).toMatchObject({ text: said, timing: { timeZone: expect.not.stringMatching(ZONE) } });
          }
          expect(read(`${when} “${said} ${where}”`)).toMatchObject({ ok: true, text: `${said} ${where}`.trim() });
        },
      ),
    );
  });
});
