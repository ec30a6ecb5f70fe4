import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  needText,
  readAt,
  readCommandLine,
  readCron,
  readDaily,
  readEvery,
  readWeekly,
} from '../../../main/bot/parse-command.ts';
import { JobDraft } from '../../../main/contract/job.ts';
import { UserError } from '../../../main/core/errors.ts';
import { cpuMs } from '../../support/cpu-time.ts';

const NOW = Date.UTC(2026, 2, 27, 9);

describe('a command line', () => {
  test.each([
    ['/every 10s hello', { name: 'every', addressee: undefined, args: '10s hello' }],
    ['/EVERY@Bell_Bot 10s hello', { name: 'every', addressee: 'Bell_Bot', args: '10s hello' }],
    ['  /stop  ', { name: 'stop', addressee: undefined, args: '' }],
    ['/stop@bell_bot', { name: 'stop', addressee: 'bell_bot', args: '' }],
    ['/every 10s one\ntwo\n\nthree', { name: 'every', addressee: undefined, args: '10s one\ntwo\n\nthree' }],
    ['/once\nhello', { name: 'once', addressee: undefined, args: 'hello' }],
  ])('%j', (text, line) => expect(readCommandLine(text)).toEqual(line));

  test.each(['hello', '', '/', '/ every 10s', 'say /every', '/every! now', '//every', '@bell_bot /every'])(
    '%j is none',
    (text) => expect(readCommandLine(text)).toBeNull(),
  );
});

describe('/every', () => {
  test.each([
    ['10s hello', 10_000],
    ['90S hello', 90_000],
    ['1h30m hello', 5_400_000],
    ['10min hello', 600_000],
    ['2days hello', 172_800_000],
    ['1w hello', 604_800_000],
    ['1hr1sec hello', 3_601_000],
  ])('%s', (args, everyMs) => {
    expect(readEvery(args, NOW)).toEqual({ schedule: { kind: 'interval', everyMs, anchor: NOW }, text: 'hello' });
  });

  test.each([
    ['', 'Something is missing: say how often.'],
    ['soon hello', '“soon” is no length of time'],
    ['10q hello', '“10q” is no length of time'],
    ['-10s hello', '“-10s” is no length of time'],
    ['1.5h hello', '“1.5h” is no length of time'],
    ['10constructor hello', '“10constructor” is no length of time'],
  ])('%j says why not', (args, why) => expect(() => readEvery(args, NOW)).toThrow(why));

  test.each(['0s', '99999999999999999999s', `${'9'.repeat(400)}w`, `${'9'.repeat(400)}s${'9'.repeat(400)}s`])(
    '%s is for the contract to refuse',
    (length) => {
      const { schedule } = readEvery(`${length} hello`, NOW);
      const draft = { schedule, chatId: 1, message: { text: 'hello' }, timeZone: 'UTC' };
      expect(JobDraft.safeParse(draft).error?.issues[0]?.message).toMatch(/^input\.interval(Least|Most)/);
    },
  );
});

describe('/at', () => {
  test.each([
    ['2026-12-24 18:00 Merry', '2026-12-24T18:00'],
    ['2026-12-24T18:00 Merry', '2026-12-24T18:00'],
    ['2026-12-24 8:05 Merry', '2026-12-24T08:05'],
    ['2026-12-24 18:00:30 Merry', '2026-12-24T18:00:30'],
    ['2026-12-24\n18:00\nMerry', '2026-12-24T18:00'],
  ])('%j', (args, at) => expect(readAt(args)).toEqual({ schedule: { kind: 'once', at }, text: 'Merry' }));

  test.each([
    ['', 'say a date and a time'],
    ['2026-12-24', 'say a time of day after the date'],
    ['24.12.2026 18:00 x', 'Write the date as year-month-day.'],
    ['tomorrow 18:00 x', '“tomorrow 18:00” is no date and time.'],
    ['2026-02-30 18:00 x', 'There is no such day in the calendar.'],
    ['2026-12-24 25:00 x', 'Write a date and time like 2026-12-24 18:00.'],
    ['2026-12-24 hello you', '“2026-12-24 hello” is no date and time.'],
  ])('%j says why not', (args, why) => expect(() => readAt(args)).toThrow(why));
});

describe('/daily', () => {
  test.each([
    ['09:00 up', ['09:00']],
    ['9:00 up', ['09:00']],
    ['09:00,18:30 up', ['09:00', '18:30']],
    ['09:00 , 18:30\nup', ['09:00', '18:30']],
  ])('%j', (args, times) => {
    expect(readDaily(args)).toEqual({ schedule: { kind: 'calendar', days: { on: 'everyDay' }, times }, text: 'up' });
  });

  test('a message may begin with a time, too', () => {
    expect(readDaily('09:00 10:00 is the meeting')).toMatchObject({
      schedule: { times: ['09:00'] },
      text: '10:00 is the meeting',
    });
  });

  test.each([
    ['', 'say a time of day, like 09:00'],
    ['24:00 up', '“24:00” is no time of day. Write one from 00:00 to 23:59.'],
    ['09:00,9:77 up', '“9:77” is no time of day'],
    ['9 up', '“9” is no time of day'],
    ['9am up', '“9am” is no time of day'],
    ['09:00up', '“09:00up” is no time of day'],
  ])('%j says why not', (args, why) => expect(() => readDaily(args)).toThrow(why));
});

describe('/weekly', () => {
  test.each([
    ['mon,fri 10:00 hi', [1, 5]],
    ['Mon, Fri 10:00 hi', [1, 5]],
    ['fridays and mondays 10:00 hi', [1, 5]],
    ['tues thurs 10:00 hi', [2, 4]],
    ['weekdays 10:00 hi', [1, 2, 3, 4, 5]],
    ['weekend 10:00 hi', [6, 7]],
    ['mon-fri 10:00 hi', [1, 2, 3, 4, 5]],
    ['mon – wed, sun 10:00 hi', [1, 2, 3, 7]],
    ['fri-mon 10:00 hi', [1, 5, 6, 7]],
    ['mon-sun 10:00 hi', [1, 2, 3, 4, 5, 6, 7]],
    ['sun,sun 10:00 hi', [7]],
  ])('%j', (args, weekdays) => {
    const days = { on: 'weekdays', weekdays };
    expect(readWeekly(args)).toEqual({ schedule: { kind: 'calendar', days, times: ['10:00'] }, text: 'hi' });
  });

  test.each([
    ['', 'Say the days of the week first, then the time.'],
    ['10:00 mon hi', 'Say the days of the week first, then the time.'],
    ['mon', 'say a time of day'],
    ['mon hi', '“hi” is no day of the week'],
    ['mo 10:00 hi', '“mo” is no day of the week'],
    ['someday 10:00 hi', '“someday” is no day of the week. Write mon, tue, wed, thu, fri, sat or sun.'],
    ['mon-tue-fri 10:00 hi', '“mon-tue-fri” is no range of days.'],
  ])('%j says why not', (args, why) => expect(() => readWeekly(args)).toThrow(why));
});

describe('/cron', () => {
  test.each([
    '"0 9 * * 1-5" up',
    "'0 9 * * 1-5' up",
    '“0 9 * * 1-5” up',
    '„0 9 * * 1-5“ up',
    '‘0 9 * * 1-5’ up',
    '«0 9 * * 1-5» up',
    '”0 9 * * 1-5” up',
    '"0 9  * * 1-5"up',
    '" 0 9 * * 1-5 "\nup',
  ])('%j', (args) => {
    expect(readCron(args)).toEqual({ schedule: { kind: 'cron', expression: '0 9 * * 1-5' }, text: 'up' });
  });

  test('quotes in the message are the message’s', () => {
    expect(readCron('"0 9 * * *" Say "hi" and “ho”').text).toBe('Say "hi" and “ho”');
  });

  test.each([
    ['', 'The cron line stands in quotes before the text.'],
    ['0 9 * * 1-5 up', 'The cron line stands in quotes before the text.'],
    ['"0 9 * * 1-5 up', 'The cron line stands in quotes before the text.'],
    ['"" up', 'The cron line is empty.'],
    ['"  " up', 'The cron line is empty.'],
  ])('%j says why not', (args, why) => expect(() => readCron(args)).toThrow(why));
});

describe('whatever is typed', () => {
  const digit = fc.constantFrom(...'0123456789');
  const bit = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    digit,
    fc.constantFrom(
      's',
      'h',
      ':',
      '-',
      'T',
      ' ',
      '\n',
      ',',
      '"',
      '“',
      '”',
      '’',
      'mon',
      'fri',
      'and',
      '*',
      '2026-12-24',
    ),
  );
  const anything = fc.array(bit, { maxLength: 12 }).map((bits) => bits.join(''));

  test.each([
    ['/every', (args: string) => readEvery(args, NOW)],
    ['/at', readAt],
    ['/daily', readDaily],
    ['/weekly', readWeekly],
    ['/cron', readCron],
  ])('%s understands it or says why not', (_name, read) => {
    fc.assert(
      fc.property(anything, (args) => {
        try {
          const { schedule, text } = read(args);
          expect(text.trim()).toBe(text);
          expect(args).toContain(text);
          expect(schedule.kind).toBeTypeOf('string');
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toBe('invalid');
          expect(error.message).toMatch(/\.( |$)/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a line of any text is read without a throw', () => {
    fc.assert(fc.property(anything, (text) => void readCommandLine(`/${text}`)));
  });

  test('long nonsense takes no time', () => {
    const started = cpuMs();
    for (const piece of ['1', '1a', 'a', 'mon ', 'mon-', '09:00,', '"', ' ', '\n', '-']) {
      const args = piece.repeat(4_096 / piece.length);
      for (const read of [(text: string) => readEvery(text, NOW), readAt, readDaily, readWeekly, readCron]) {
        try {
          read(args);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }
      readCommandLine(`/${args}`);
    }
    expect(cpuMs() - started).toBeLessThan(5_000);
  });
});

describe('what is written is what is read', () => {
  /** A message as Telegram delivers it: no white space at its ends. */
  const message = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => `m${text}\nline two ${text}.`);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

  test('/every', () => {
    const unit = fc.constantFrom(['s', 1_000], ['m', 60_000], ['h', 3_600_000], ['d', 86_400_000] as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, message, (count, [name, ms], text) => {
        const line = readCommandLine(`/every@bell_bot ${count}${name} ${text}`);
        expect(line).toMatchObject({ name: 'every', addressee: 'bell_bot' });
        const { schedule, text: read } = readEvery(line?.args ?? '', NOW);
        expect(schedule).toEqual({ kind: 'interval', everyMs: count * Number(ms), anchor: NOW });
        expect(read).toBe(text);
      }),
    );
  });

  test('/at', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, time, message, (date, at, text) => {
        const iso = date.toISOString().slice(0, 10);
        expect(readAt(`${iso} ${at} ${text}`)).toEqual({ schedule: { kind: 'once', at: `${iso}T${at}` }, text });
      }),
    );
  });

  test('/weekly', () => {
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(days, fc.array(time, { minLength: 1, maxLength: 5 }), message, (weekdays, times, text) => {
        const args = `${weekdays.map((day) => names[day - 1]).join(',')} ${times.join(',')} ${text}`;
        const sorted = weekdays.toSorted((a, b) => a - b);
        expect(readWeekly(args)).toEqual({
          schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays: sorted }, times },
          text,
        });
      }),
    );
  });
});

test('a message keeps its line breaks and loses what surrounds it', () => {
  expect(needText('\n a\n\n  b \n')).toBe('a\n\n  b');
});
