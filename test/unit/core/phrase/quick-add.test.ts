import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QuickAddAnswer } from '../../../../main/contract/ipc.ts';
import type { Chat } from '../../../../main/contract/state.ts';
import { readLines, readQuickAdd } from '../../../../main/core/phrase/quick-add.ts';
import { readWholePhrase } from '../../../../main/core/phrase/read-phrase.ts';
import { english } from '../../../support/english.ts';
import { NOW, ZONE } from './corpus.ts';

const ME = 48_151_623;
const CHATS: readonly Chat[] = [
  { id: ME, type: 'private', title: 'Anna Berger' },
  { id: -1, type: 'group', title: 'Team' },
  { id: -2, type: 'group', title: 'Team Süd' },
  { id: -3, type: 'channel', title: 'Ops: night shift' },
  { id: -4, type: 'group', title: 'Bakery crew' },
  { id: -5, type: 'group', title: 'Bakery fans' },
];
const read = (text: string) => readQuickAdd(text, { now: NOW, timeZone: ZONE, chats: CHATS, own: ME, quiet: null });
const understood = (text: string) => {
  const answer = QuickAddAnswer.parse(read(text));
  if (!answer.ok) throw new Error(english(answer.error));
  return answer;
};

test('when, to whom and what, in one line', () => {
  expect(understood('every weekday at 9 to Team: Stand-up in 10')).toMatchObject({
    timing: { schedule: { kind: 'calendar', times: ['09:00'] }, timeZone: ZONE },
    inWords: 'Every weekday at 09:00',
    to: { name: 'Team', id: -1 },
    text: 'Stand-up in 10',
  });
  expect(understood('every weekday at 9 to Team: Stand-up in 10').runs).toHaveLength(5);
});

describe('quiet hours of the settings', () => {
  const quiet = { from: '22:00', to: '07:00' };
  const keeping = (text: string) => readQuickAdd(text, { now: NOW, timeZone: ZONE, chats: CHATS, own: ME, quiet });

  test('what comes whatever the hour waits through them, and says so', () => {
    const answer = QuickAddAnswer.parse(keeping('every 2 hours to Team: Drink some water'));
    expect(answer).toMatchObject({ ok: true, timing: { quiet: { ...quiet, mode: 'wait' } } });
    expect(answer.ok && answer.inWords).toContain('quiet hours 22:00–07:00');
    for (const { local } of answer.ok ? answer.runs : []) expect(local).toMatch(/(0[7-9]|1\d|2[01]):\d\d/);
  });

  test.each(['every day at 23:00 Lights out', 'tomorrow at 23:00 Lights out', 'in 2 hours Tea'])(
    '“%s” is meant as it is written',
    (line) => {
      expect(keeping(line)).toEqual(read(line));
    },
  );
});

describe('to whom', () => {
  test.each<[line: string, id: number | null, message: string]>([
    ['every day at 9 to team: Hi', -1, 'Hi'],
    ['every day at 9 to Team sud: Hi', -2, 'Hi'],
    ['every day at 9 to süd: Hi', -2, 'Hi'],
    ['every day at 9 to crew: Hi', -4, 'Hi'],
    ['every day at 9 to “Team”: Hi', -1, 'Hi'],
    ['every day at 9 to Ops: night shift: The lights', -3, 'The lights'],
    ['every day at 9 to ops: The lights', -3, 'The lights'],
    ['every day at 9 to -4: Hi', -4, 'Hi'],
    ['every day at 9 to me: Hi', ME, 'Hi'],
    ['every day at 9 until june to Team: Hi: there', -1, 'Hi: there'],
    ['tomorrow at 6pm to Team:\nFirst\nSecond', -1, 'First\nSecond'],
    ['every day at 9 to Team', -1, ''],
    ['every day at 9 to Team:', -1, ''],
  ])('%s', (line, id, message) => {
    expect(understood(line)).toMatchObject({ to: { id, candidates: [] }, text: message });
  });

  test.each<[line: string, id: number | null, message: string]>([
    ['every day at 9 @Team Hi all', -1, 'Hi all'],
    ['every day at 9 @Team: Hi all', -1, 'Hi all'],
    ['every day at 9 in Team: Hi all', -1, 'Hi all'],
    ['every day at 9 for crew: Hi all', -4, 'Hi all'],
    ['every day at 9 send to Team: Hi', -1, 'Hi'],
  ])('%s: a chat that is known', (line, id, message) => {
    expect(understood(line)).toMatchObject({ to: { id }, text: message });
  });

  test.each([
    ['every day at 9 “to Team: Hi”', 'to Team: Hi'],
    ['every day at 9 for all: the plan', 'for all: the plan'],
  ])('%s: part of the message', (line, message) => {
    expect(read(line)).toMatchObject({ ok: true, to: null, text: message });
  });

  test('what stands between the time and a chat is asked about', () => {
    const answer = read('every day at 9 sharpish to Team: Hi');
    if (answer.ok) throw new Error('It was swallowed.');
    expect(answer.choices.map(({ label }) => label)).toEqual([
      'Without “sharpish”',
      'The message is “sharpish to Team: Hi”',
    ]);
    expect(understood(answer.choices[0]?.phrase ?? '')).toMatchObject({ to: { id: -1 }, text: 'Hi' });
    expect(understood(answer.choices[1]?.phrase ?? '')).toMatchObject({ to: null, text: 'sharpish to Team: Hi' });
  });

  test('is asked where several chats have that name, and where none has', () => {
    expect(understood('every day at 9 to Bakery: Hi').to).toEqual({ name: 'Bakery', id: null, candidates: [-4, -5] });
    expect(understood('every day at 9 to Choir: Hi').to).toEqual({ name: 'Choir', id: null, candidates: [] });
  });

  test.each([
    ['every day at 9 Stand-up', 'Stand-up'],
    ['every day at 9: to whom it concerns', 'to whom it concerns'],
    ['every day at 9 to whom it concerns', 'to whom it concerns'],
    ['every day at 9 Teamwork: the plan', 'Teamwork: the plan'],
    ['remind me every day at 9 to call: mum', 'call: mum'],
    ['every day at 9 to Teamwork', 'to Teamwork'],
    ['every day at 9', ''],
  ])('%s: nobody is named', (line, message) => {
    expect(understood(line)).toMatchObject({ to: null, text: message });
  });
});

test('says where the time and the message stand, to be put right', () => {
  const line = ' every weekday at 9 to Team: at nine, “Stand-up”';
  const { places } = understood(line);
  expect(line.slice(places.when.start, places.when.end)).toBe('every weekday at 9');
  expect(line.slice(places.text.start, places.text.end)).toBe('at nine, “Stand-up”');
  const bare = 'every weekday at 9';
  expect(understood(bare).places).toEqual({
    when: { start: 0, end: bare.length },
    text: { start: bare.length, end: bare.length },
  });
});

test('a time that is unclear is asked about, with the rest of the line kept', () => {
  const answer = read('every monday to Team: Bins');
  expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(/needs a time/) });
  const [first] = answer.ok ? [] : answer.choices;
  expect(understood(first?.phrase ?? '')).toMatchObject({ to: { id: -1 }, text: 'Bins' });
});

test('whatever is typed is answered, and what was written as the message is the message', () => {
  fc.assert(
    fc.property(fc.string(), (anything) => {
      QuickAddAnswer.parse(read(anything));
    }),
  );
  const word = fc.stringMatching(/^[a-zäöü]{1,8}$/);
  const message = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.constantFrom(...CHATS), message, ({ id, title }, said) => {
      expect(understood(`every day at 9 to ${title}: ${said}`)).toMatchObject({ to: { id }, text: said });
    }),
  );
});

describe('several lines', () => {
  test.each(['\n', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029', '\r\n'])('broken by %j are several', (br) => {
    const lines = ['tomorrow at 9: a', 'friday next week at 10: b'].join(br);
    const read = readLines(lines, { now: NOW, timeZone: ZONE, chats: CHATS, own: ME, quiet: null });
    expect(read.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('one that is no message of its own is never silently part of the first', () => {
    const answer = read('tomorrow at 9 to Team: a\nevery day at 10: b\nevery day at 25:00 c');
    if (answer.ok) throw new Error(answer.text);
    expect(english(answer.error)).toBe('“every day at 25:00 c” in line 3 is no message of its own.');
    expect(understood(answer.choices[0]?.phrase ?? '')).toMatchObject({
      to: { id: -1 },
      text: 'a\nevery day at 10: b\nevery day at 25:00 c',
    });
  });

  test.each([
    'tomorrow at 9 Shopping:\nmilk\n2 eggs',
    'tomorrow at 9:\na\ntomorrow at 10: b',
    'tomorrow at 9 a\n\nThanks',
    'at 9 tomorrow First\nsecond',
    'tomorrow at 9 Hi\nhave a nice monday\nBye',
  ])('%j is one message', (text) => {
    expect(understood(text).inWords).toContain('09:00');
  });
});

describe('what the choices say', () => {
  const labels = (text: string) => {
    const answer = read(text);
    if (answer.ok) throw new Error(answer.text);
    return answer.choices.map(({ label }) => (typeof label === 'string' ? label : english(label)));
  };

  test('a date as one says it', () => {
    expect(labels('friday at 9 hello')).toEqual(['on Fri 27 Nov 2026', 'every friday']);
  });

  test('two answers together read as words', () => {
    const all = [...labels('friday hello'), ...labels('at 9 hello friday'), ...labels('friday')];
    for (const label of all) expect(label).not.toMatch(/object|It means|\d{4}-\d\d-\d\d/);
  });
});

test.each(['local time', 'my time'])('“%s” alone behind a time can be left out', (zone) => {
  const answer = readWholePhrase(`every day at 9am ${zone}`, { now: NOW, timeZone: ZONE });
  if (answer.ok) throw new Error(JSON.stringify(answer.timing));
  expect(answer.choices?.map(({ phrase }) => phrase)).toEqual(['every day at 9am']);
});
