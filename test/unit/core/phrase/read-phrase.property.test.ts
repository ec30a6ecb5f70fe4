import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayRule, Timing } from '../../../../main/contract/schedule.ts';
import { type PhraseResult, readPhrase, readWholePhrase } from '../../../../main/core/phrase/read-phrase.ts';
import { cpuMs } from '../../../support/cpu-time.ts';
import { english } from '../../../support/english.ts';
import { samples } from '../../../support/samples.ts';
import { ACCEPTED, NOW, ZONE } from './corpus.ts';
import { REFUSED } from './refused.ts';

const CONTEXT = { now: NOW, timeZone: ZONE };
const READERS = [readPhrase, readWholePhrase];

/** Whatever is said about a phrase holds: the timing is the contract's, the choices are taken, the words are there. */
function expectSound(result: PhraseResult, read: (phrase: string, context: typeof CONTEXT) => PhraseResult): void {
  if (result.ok) {
    expect(Timing.parse(result.timing)).toEqual(result.timing);
    return;
  }
  expect(english(result.error)).toMatch(/\S/);
  expect(english(result.hint)).toMatch(/\S/);
  expect(result.choices ?? [{}]).not.toEqual([]);
  for (const { phrase } of result.choices ?? []) expect(read(phrase, CONTEXT), phrase).toMatchObject({ ok: true });
}

const CORPUS = [...Object.values(ACCEPTED), ...Object.values(REFUSED)].flatMap((group) =>
  group.map(([phrase]) => phrase),
);
/** All words of the corpus, and signs that mean something somewhere. */
const WORDS = [
  ...new Set(CORPUS.filter((phrase) => phrase.length < 200).flatMap((phrase) => phrase.split(/\s+/))),
  ...['"', '“', "'", ',', '-', '–', ':', '.', '/', '(', ')', '@', '#', '*', '\n', '0', '31', '1e9', '🎄', 'x', '٣'],
];

describe('any text gets an answer', () => {
  test('whatever the characters', () => {
    const text = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(
      fc.property(text, (phrase) => {
        for (const read of READERS) expectSound(read(phrase, CONTEXT), read);
      }),
      { numRuns: samples(100) },
    );
  });

  test('whatever the order of words that mean something', () => {
    const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 });
    const text = fc
      .tuple(words, fc.constantFrom(' ', ' ', ' ', '', ', '))
      .map(([list, by]) => list.join(by).slice(0, 300));
    fc.assert(
      fc.property(text, (phrase) => {
        for (const read of READERS) expectSound(read(phrase, CONTEXT), read);
      }),
      { numRuns: samples(600) },
    );
  });

  test('a phrase that means something, with a slip in it', () => {
    const slip = fc.tuple(fc.constantFrom(...CORPUS), fc.nat(300), fc.nat(3), fc.constantFrom(...WORDS));
    const text = slip.map(([phrase, at, cut, word]) => phrase.slice(0, at) + word + phrase.slice(at + cut));
    fc.assert(
      fc.property(text, (phrase) => {
        for (const read of READERS) expectSound(read(phrase, CONTEXT), read);
      }),
      { numRuns: samples(600) },
    );
  });

  test('at any moment, in any zone', () => {
    const zones = [
      'UTC',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ];
    const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...CORPUS), instants, fc.constantFrom(...zones), (phrase, now, timeZone) => {
        const result = readWholePhrase(phrase, { now, timeZone });
        if (result.ok) Timing.parse(result.timing);
      }),
      { numRuns: samples(500) },
    );
  });
});

describe('no text of 300 characters takes long', () => {
  const PIECES = ['every ', 'at 9, ', '9 ', '1st and ', 'mon,', 'mon-', '* ', '0 ', '"', "'", 'a', '1', '1.', ' ', '.'];
  const LONGER = [
    'in 1h',
    'until ',
    'end of ',
    'a week before ',
    'except 1 may, ',
    'x5 ',
    'the day after ',
    'from 9 to ',
  ];
  const STARTS = ['', 'every day at 9 ', 'every day except ', 'every ', 'in ', 'cron ', 'tomorrow '];
  // What is compiled or looked up once is not the text's fault.
  for (const phrase of CORPUS) for (const read of READERS) read(phrase, CONTEXT);

  test.each([...PIECES, ...LONGER])('%j again and again', (piece) => {
    for (const start of STARTS) {
      const phrase = (start + piece.repeat(300)).slice(0, 300);
      for (const read of READERS) {
        const before = cpuMs();
        read(phrase, CONTEXT);
        expect(cpuMs() - before, phrase).toBeLessThan(5_000);
      }
    }
  });
});

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ENDINGS = ['th', 'st', 'nd', 'rd'];
const ordinal = (n: number) => `${n}${(n > 10 && n < 14 ? 'th' : ENDINGS[n % 10]) ?? 'th'}`;

const time = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(3)).map(([hour, minute, style]) => {
  const [hh, mm] = [hour, minute].map((part) => String(part).padStart(2, '0'));
  const written = [
    `${hh}:${mm}`,
    `${hour}:${mm}`,
    `${hour}h${mm}`,
    `${hour % 12 || 12}:${mm}${hour < 12 ? 'am' : 'pm'}`,
  ];
  // One style a list: “9:00 and 9:30pm” is a question.
  return { value: `${hh}:${mm}`, written, style };
});
const times = fc.tuple(fc.array(time, { minLength: 1, maxLength: 5 }), fc.nat(3)).map(([list, style]) => ({
  values: [...new Set(list.map(({ value }) => value))].sort(),
  written: list.map(({ written }) => written[style] as string),
}));

const list = (words: readonly string[], by: string) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(by.includes('and') ? ', ' : by)}${by}${words.at(-1)}`;
const BETWEEN = [' and ', ', and ', ', ', ' & ', ' + '];
const setOf = (max: number, min = 1) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max }), { minLength: min, maxLength: 6 })
    .map((days) => days.sort((a, b) => a - b));

/** A rule of days with a way to say it. */
const said: fc.Arbitrary<{ rule: DayRule; phrase: string }> = fc.oneof(
  fc.constantFrom('every day', 'daily', 'each day').map((phrase) => ({ rule: { on: 'everyDay' as const }, phrase })),
  fc.tuple(setOf(7), fc.constantFrom(...BETWEEN), fc.nat(2)).map(([weekdays, by, style]) => {
    const full = weekdays.map((day) => NAMES[day - 1] as string);
    const names =
      style === 0 ? full.map((name) => name.slice(0, 3)) : style === 1 ? full : full.map((name) => `${name}s`);
    return {
      rule: { on: 'weekdays' as const, weekdays },
      phrase: `${style === 2 ? 'on' : 'every'} ${list(names, by)}`,
    };
  }),
  fc
    .tuple(setOf(31), fc.constantFrom(...BETWEEN), fc.constantFrom('of the month', 'of every month'))
    .map(([days, by, of]) => ({
      rule: { on: 'daysOfMonth' as const, days },
      phrase: `on the ${list(days.map(ordinal), by)} ${of}`,
    })),
  fc
    .constantFrom('on the last day of the month', 'every last day of the month', 'last day of each month')
    .map((phrase) => ({
      rule: { on: 'lastDayOfMonth' as const },
      phrase,
    })),
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4, 5, -1), fc.integer({ min: 1, max: 7 }), fc.constantFrom('on the', 'every'))
    .map(([nth, weekday, start]) => ({
      rule: { on: 'nthWeekday' as const, nth: nth as 1, weekday },
      phrase: `${start} ${nth === -1 ? 'last' : ordinal(nth)} ${NAMES[weekday - 1]} of the month`,
    })),
);

describe('what is said plainly is understood as it is', () => {
  const BOUNDS = [
    ['', {}],
    [' until 24 december 2026', { until: '2026-12-24' }],
    [', from 2026-12-01 until 2027-12-01', { startOn: '2026-12-01', until: '2027-12-01' }],
    [' 10 times', { maxRuns: 10 }],
    [' except on 1 january 2027', { except: ['2027-01-01'] }],
    [' in America/New_York', { timeZone: 'America/New_York' }],
    [' UTC', { timeZone: 'UTC' }],
  ] as const;
  const written = fc.record({
    days: said,
    times,
    by: fc.constantFrom(...BETWEEN),
    bound: fc.constantFrom(...BOUNDS),
    isTimeFirst: fc.boolean(),
    isLoud: fc.boolean(),
  });

  test('rules of days, times and bounds', () => {
    let understood = 0;
    fc.assert(
      fc.property(written, ({ days, times, by, bound: [words, bounds], isTimeFirst, isLoud }) => {
        const at = `at ${list(times.written, by)}`;
        const plain = (isTimeFirst ? `${at} ${days.phrase}` : `${days.phrase} ${at}`) + words;
        const phrase = isLoud ? plain.toUpperCase() : plain;
        const result = readWholePhrase(phrase, CONTEXT);
        // A 31st or fifth Friday may not come before the end: that is refused, and rightly.
        if (!result.ok && 'until' in bounds && /never run/.test(english(result.error))) return;
        const schedule = { kind: 'calendar', days: days.rule, times: times.values };
        expect(result, phrase).toEqual({ ok: true, rest: '', timing: { timeZone: ZONE, ...bounds, schedule } });
        understood++;
      }),
      { numRuns: samples(700) },
    );
    expect(understood).toBeGreaterThan(600);
  });

  test('every so many days and weeks, counted from the first that comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(23), setOf(7), (nth, hour, weekdays) => {
        const at = `${String(hour).padStart(2, '0')}:00`;
        // It is 11:00 on a Monday.
        const today = hour > 11 ? 0 : 1;
        const days = readWholePhrase(`every ${nth} days at ${at}`, CONTEXT);
        expect(days).toMatchObject({
          ok: true,
          timing: { schedule: { every: { nth, from: `2026-11-${23 + today}` } } },
        });
        const weeks = readWholePhrase(
          `every ${nth} weeks on ${weekdays.map((day) => NAMES[day - 1]).join(', ')} at ${at}`,
          CONTEXT,
        );
        const first = Math.min(...weekdays.map((day) => 23 + ((day - 1 - today + 7) % 7) + today));
        expect(weeks).toMatchObject({
          ok: true,
          timing: { schedule: { days: { weekdays }, times: [at], every: { nth, from: `2026-11-${first}` } } },
        });
      }),
      { numRuns: samples(200) },
    );
  });

  test('intervals', () => {
    const UNITS = { s: 1, sec: 1, seconds: 1, m: 60, min: 60, minutes: 60, h: 3_600, hours: 3_600 };
    const unit = fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[]));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), unit, fc.constantFrom('', ' '), (count, unit, space) => {
        expect(readWholePhrase(`every ${count}${space}${unit}`, CONTEXT)).toEqual({
          ok: true,
          rest: '',
          timing: { timeZone: ZONE, schedule: { kind: 'interval', everyMs: count * UNITS[unit] * 1_000, anchor: NOW } },
        });
      }),
    );
  });

  test('single dates', () => {
    const date = fc.date({ min: new Date('2026-11-24'), max: new Date('2029-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.nat(4), time, (day, form, { value, written, style }) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
        const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(day);
        const forms = [
          iso,
          `${date} ${name} ${year}`,
          `${name} ${ordinal(date)}, ${year}`,
          `${date}.${month + 1}.${year}`,
          `the ${ordinal(date)} of ${name.slice(0, 3)} ${year}`,
        ];
        const result = readWholePhrase(`${forms[form]} at ${written[style]}`, CONTEXT);
        expect(result).toEqual({
          ok: true,
          rest: '',
          timing: { timeZone: ZONE, schedule: { kind: 'once', at: `${iso}T${value}` } },
        });
      }),
      { numRuns: samples(200) },
    );
  });

  test('a message behind a phrase is kept to the letter', () => {
    const phrases = Object.values(ACCEPTED).flatMap((group) => group.map(([phrase]) => phrase));
    const message = fc.stringMatching(/^[a-z][ -~äöüß€]{0,60}$/).filter((text) => !/["\u201c\u201d]/.test(text));
    const spoken = phrases.filter((phrase) => !/^(please|remind|“|")|\.$/i.test(phrase) && !/[*\n@]/.test(phrase));
    fc.assert(
      fc.property(fc.constantFrom(...spoken), message, (phrase, text) => {
        const result = readPhrase(`${phrase} “${text}”`, CONTEXT);
        const alone = readWholePhrase(phrase, CONTEXT);
        expect(result, phrase).toEqual({ ...alone, rest: text.trim() });
      }),
      { numRuns: samples(500) },
    );
  });
});
