import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../../main/core/errors.ts';
import { readHolidays } from '../../../main/core/holidays.ts';

function calendar(...events: string[]): string {
  const body = events.map((event) => `BEGIN:VEVENT\nUID:${event.length}\n${event}\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...body, 'END:VCALENDAR']
    .join('\n')
    .replaceAll('\n', '\r\n');
}

const read = (ics: string) => readHolidays(ics, '2026-11-23', '2028-12-31').map(({ date, name }) => `${date} ${name}`);

test('all-day events, each with all its days, in order and each once', () => {
  const ics = calendar(
    'DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas',
    'DTSTART;VALUE=DATE:20261226\nSUMMARY:Boxing Day',
    'DTSTART;VALUE=DATE:20261201\nSUMMARY:Advent\\, first',
  );
  expect(read(ics)).toEqual(['2026-12-01 Advent, first', '2026-12-25 Christmas', '2026-12-26 Christmas']);
});

test('a yearly holiday comes each year, from long ago to the end that was asked for', () => {
  const ics = calendar('DTSTART;VALUE=DATE:19900501\nRRULE:FREQ=YEARLY\nSUMMARY:Labour Day');
  expect(read(ics)).toEqual(['2027-05-01 Labour Day', '2028-05-01 Labour Day']);
});

test('moved, called off and cancelled ones', () => {
  const ics = calendar(
    'DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20280101\nSUMMARY:New Year',
    'DTSTART;VALUE=DATE:20270303\nSTATUS:CANCELLED\nSUMMARY:No',
  );
  expect(read(ics)).toEqual(['2027-01-01 New Year']);
});

test('an event with a time counts on the day on which it begins, by its own clock', () => {
  expect(
    read(
      calendar(
        'DTSTART;TZID=America/New_York:20270704T233000\nDTEND;TZID=America/New_York:20270705T010000\nSUMMARY:Fireworks',
      ),
    ),
  ).toEqual(['2027-07-04 Fireworks']);
});

test('what is no calendar, or has nothing in that time, is refused in words', () => {
  expect(() => read('hello')).toThrow('That is no calendar file.');
  expect(() => read('')).toThrow('That is no calendar file.');
  expect(() => read(calendar('DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=SOMETIMES'))).toThrow(
    'That is no calendar file.',
  );
  expect(() => read(calendar())).toThrow('has no day between');
  expect(() => read(calendar('DTSTART;VALUE=DATE:20200101\nSUMMARY:Past'))).toThrow('has no day between');
});

test('whatever the file, it is read or refused, never more than that', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.constantFrom('', 'BEGIN:VCALENDAR\r\n', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'),
      (noise, head) => {
        try {
          read(head + noise);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      },
    ),
  );
});
