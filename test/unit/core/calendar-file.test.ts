import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendar } from '../../../main/core/calendar-file/read-calendar.ts';
import { UserError } from '../../../main/core/errors.ts';
import { english } from '../../support/english.ts';

function calendar(...events: string[]): string {
  const body = events.map((event, n) => `BEGIN:VEVENT\nUID:${n}\n${event}\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...body, 'END:VCALENDAR']
    .join('\n')
    .replaceAll('\n', '\r\n');
}

const RANGE = { from: '2026-11-23', until: '2028-12-31', zone: 'Europe/Berlin' };
const read = (ics: string) => readCalendar(ics, RANGE).days.map(({ date, name }) => `${date} ${name}`);
const dates = (ics: string, zone = RANGE.zone) => readCalendar(ics, { ...RANGE, zone }).days.map(({ date }) => date);

test('all-day events, each with all its days, in order and each once', () => {
  const ics = calendar(
    'DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas',
    'DTSTART;VALUE=DATE:20261226\nSUMMARY:Boxing Day',
    'DTSTART;VALUE=DATE:20261201\nSUMMARY:Advent\\, first',
    'DTSTART;VALUE=DATE:20261206\nSUMMARY:Saint\\nNicholas\\NDay',
  );
  expect(read(ics)).toEqual([
    '2026-12-01 Advent, first',
    '2026-12-06 Saint Nicholas Day',
    '2026-12-25 Christmas',
    '2026-12-26 Christmas',
  ]);
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

test('Outlook names zones as Windows does', () => {
  const outlook =
    'DTSTART;TZID=W. Europe Standard Time:20261201T003000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261201T233000Z\nSUMMARY:Night';
  expect(dates(calendar(outlook), 'America/New_York')).toEqual(['2026-12-01', '2026-12-03']);
});

test('what is no calendar, or has nothing in that time, is refused in words', () => {
  expect(() => read('hello')).toThrow('That is no calendar file.');
  expect(() => read('')).toThrow('That is no calendar file.');
  expect(() => read(calendar('DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=SOMETIMES'))).toThrow(
    "Left out because it can't be read: line 4.",
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

const DAILY = 'RRULE:FREQ=DAILY;COUNT=4';

test('an instance that was moved is where it was moved to, one that was cancelled is nowhere', () => {
  const ics = calendar(
    `UID:a\nDTSTART;TZID=Europe/Berlin:20261201T190000\n${DAILY}\nSUMMARY:Choir`,
    'UID:a\nRECURRENCE-ID:20261202T180000Z\nDTSTART;TZID=Europe/Berlin:20261209T190000\nSUMMARY:Choir, moved',
    'UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20261203T190000\nDTSTART;TZID=Europe/Berlin:20261203T190000\nSTATUS:CANCELLED',
  ).replaceAll(/UID:\d+\r\n/g, '');
  expect(read(ics)).toEqual(['2026-12-01 Choir', '2026-12-04 Choir', '2026-12-09 Choir, moved']);
});

test('from a moved instance on, the rest of the series moves along when it says so', () => {
  const ics = calendar(
    `UID:a\nDTSTART;VALUE=DATE:20261201\n${DAILY}`,
    'UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261203\nDTSTART;VALUE=DATE:20261210',
  ).replaceAll(/UID:\d+\r\n/g, '');
  expect(dates(ics)).toEqual(['2026-12-01', '2026-12-02', '2026-12-10', '2026-12-11']);
});

test('the rest of a series that moved is also as long and called as that says, and comes into the span from before it', () => {
  const moved = (series: string, change: string) =>
    calendar(`UID:a\n${series}`, `UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;${change}`).replaceAll(/UID:\d+\r\n/g, '');
  const weekly = 'RRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Choir';
  const longer =
    'VALUE=DATE:20261208\nDTSTART;VALUE=DATE:20261209\nDTEND;VALUE=DATE:20261211\nSUMMARY:Choir and orchestra';
  expect(read(moved(`DTSTART;VALUE=DATE:20261201\n${weekly}`, longer))).toEqual([
    '2026-12-01 Choir',
    '2026-12-09 Choir and orchestra',
    '2026-12-10 Choir and orchestra',
    '2026-12-16 Choir and orchestra',
    '2026-12-17 Choir and orchestra',
  ]);
  const fromBefore = 'VALUE=DATE:20261108\nDTSTART;VALUE=DATE:20261208';
  expect(dates(moved(`DTSTART;VALUE=DATE:20261101\n${weekly}`, fromBefore))).toEqual(['2026-12-08', '2026-12-15']);
  const byHours = 'DTSTART:20261201T190000\nRRULE:FREQ=HOURLY;INTERVAL=168;COUNT=3';
  expect(dates(moved(byHours, 'TZID=Europe/Berlin:20261215T190000\nDTSTART:20261217T190000'))).toEqual([
    '2026-12-01',
    '2026-12-08',
    '2026-12-17',
  ]);
  const ended = 'VALUE=DATE:20261208\nDTSTART;VALUE=DATE:20261209\nRRULE:FREQ=WEEKLY;COUNT=1';
  expect(dates(moved(`DTSTART;VALUE=DATE:20261201\n${weekly}`, ended))).toEqual(['2026-12-01', '2026-12-09']);
});

test('of two versions of the same event the newer one holds: by its sequence, then by its stamp', () => {
  const versions = (...all: string[]) =>
    dates(calendar(...all.map((it) => `UID:a\n${it}`)).replaceAll(/UID:\d+\r\n/g, ''));
  const on = (day: number, more: string) => `DTSTART;VALUE=DATE:2026120${day}\n${more}`;
  expect(versions(on(1, 'SEQUENCE:0'), on(2, 'SEQUENCE:1'))).toEqual(['2026-12-02']);
  expect(versions(on(1, 'SEQUENCE:2'), on(2, 'SEQUENCE:1'), on(3, ''))).toEqual(['2026-12-01']);
  expect(versions(on(1, 'DTSTAMP:20261101T120000Z'), on(2, 'DTSTAMP:20261101T110000Z'))).toEqual(['2026-12-01']);
  // A program that gives all its events the same UID says nothing of which is newer: none is lost.
  expect(versions(on(1, 'SUMMARY:One'), on(2, 'SUMMARY:Two'))).toEqual(['2026-12-01', '2026-12-02']);
});

test('of a calendar that is too large a part is read, what comes once first, and the rest is said', () => {
  const series = Array.from(
    { length: 1_000 },
    (_, n) => `DTSTART;VALUE=DATE:20000101\nRRULE:FREQ=DAILY\nSUMMARY:Daily ${n}`,
  );
  const once = 'DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas';
  const far = { ...RANGE, until: '2031-11-23' };
  const { days, leftOut } = readCalendar(calendar(once, ...series), far);
  expect(days).toHaveLength(1_827);
  expect(days.find(({ date }) => date === '2026-12-25')?.name).toBe('Christmas');
  expect(english(leftOut)).toMatch(
    /^This calendar is too large to read all of it\. Left out: “Daily \d+” \(line \d+\) and \d+ more\.$/,
  );
});

test('several calendars in one file, and a cancellation that came later', () => {
  const first = calendar('UID:x\nSEQUENCE:0\nDTSTART;VALUE=DATE:20261201', 'UID:y\nDTSTART;VALUE=DATE:20261202');
  const second = calendar('UID:x\nSEQUENCE:1\nDTSTART;VALUE=DATE:20261201').replace(
    'VERSION',
    'METHOD:CANCEL\r\nVERSION',
  );
  expect(dates(`${first}\r\n${second}`.replaceAll(/UID:\d+\r\n/g, ''))).toEqual(['2026-12-02']);
});

test('one bad line or event among good ones: the rest is read, and what was left out is said', () => {
  const ics = calendar(
    'DTSTART;VALUE=DATE:20261201\nSUMMARY:Good\nthis is no line',
    'DTSTART;VALUE=DATE:20261341\nSUMMARY:Bad day',
    'DTSTART;VALUE=DATE:20261203\nRDATE:nonsense\nRDATE;VALUE=DATE:20261205Z\nSUMMARY:Good too',
  );
  expect(read(ics)).toEqual(['2026-12-01 Good', '2026-12-03 Good too', '2026-12-05 Good too']);
  expect(readCalendar(ics, RANGE).leftOut).toEqual("Left out because they can't be read: line 8 and 2 more.");
  const cutOff = calendar('DTSTART;VALUE=DATE:20261201', 'DTSTART;VALUE=DATE:20261202\nSUMMARY:Half').slice(0, -27);
  expect(readCalendar(cutOff, RANGE)).toEqual({
    days: [{ date: '2026-12-01', name: 'Holiday' }],
    leftOut: "Left out because it can't be read: “Half” (line 8).",
  });
});

test('whole days: from midnight to midnight, by a length, by Outlook’s word for it, in UTC', () => {
  const whole = (body: string, zone?: string) => dates(calendar(body), zone);
  expect(whole('DTSTART:20261225T000000\nDTEND:20261227T000000')).toEqual(['2026-12-25', '2026-12-26']);
  expect(whole('DTSTART:20261225T000000\nDTEND:20261226T235900')).toEqual(['2026-12-25', '2026-12-26']);
  expect(whole('DTSTART;VALUE=DATE:20261225\nDURATION:P2D')).toEqual(['2026-12-25', '2026-12-26']);
  expect(whole('DTSTART;VALUE=DATE:20261225\nDURATION:P1W')).toHaveLength(7);
  expect(whole('DTSTART:20261224T230000Z\nDTEND:20261226T230000Z')).toEqual(['2026-12-25', '2026-12-26']);
  const outlook = 'DTSTART:20261224T230000Z\nDTEND:20261225T230000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE';
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])
    expect(whole(outlook, zone)).toEqual(['2026-12-25']);
});

test('a time in UTC is on the day that it is where the user is', () => {
  const party = calendar('DTSTART:20261231T233000Z');
  expect(dates(party, 'Europe/Berlin')).toEqual(['2027-01-01']);
  expect(dates(party, 'America/New_York')).toEqual(['2026-12-31']);
});

test('extra dates, exceptions on the day, and the day on which it began', () => {
  expect(dates(calendar('DTSTART;VALUE=DATE:20261201\nRDATE;VALUE=DATE:20261205,20261210'))).toEqual([
    '2026-12-01',
    '2026-12-05',
    '2026-12-10',
  ]);
  const outlook = `DTSTART;TZID=Europe/Berlin:20261201T190000\n${DAILY}\nEXDATE;VALUE=DATE:20261202\nEXDATE:20261203T180000Z`;
  expect(dates(calendar(outlook))).toEqual(['2026-12-01', '2026-12-04']);
});

test('29 February comes in leap years, unless it says what to do in others', () => {
  expect(dates(calendar('DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY'))).toEqual(['2028-02-29']);
  const backward =
    'DTSTART;VALUE=DATE:20240229\nRRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD;BYMONTHDAY=29;BYMONTH=2';
  expect(dates(calendar(backward))).toEqual(['2027-02-28', '2028-02-29']);
});

test('a series from long ago that never ends is read up to the end that was asked for', () => {
  const days = dates(calendar('DTSTART;VALUE=DATE:19500101\nRRULE:FREQ=DAILY'));
  expect(days).toHaveLength(770);
  expect(days.at(-1)).toBe('2028-12-31');
});

test.each([
  ['a day that never is', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'has no day between'],
  ['a week that never is', 'RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO', 'has no day between'],
  ['a second that it never meets', 'RRULE:FREQ=MINUTELY;BYSECOND=7', "can't be read"],
  [
    'more times a year than there is memory',
    `RRULE:FREQ=YEARLY;BYHOUR=${range(24)};BYMINUTE=${range(60)};BYSECOND=${range(60)};BYMONTHDAY=1,2,3,4,5`,
    "can't be read",
  ],
  ['a count from the year 1', 'RRULE:FREQ=SECONDLY;COUNT=999999999', 'has no day between'],
])('a rule that asks for %s ends in a sentence', (_, rule, sentence) => {
  const start = rule.includes('COUNT') ? '00010101T080000' : '20261201T080000';
  expect(() => read(calendar(`DTSTART:${start}\n${rule}`))).toThrow(sentence);
});

test('every second is every day', () => {
  expect(dates(calendar('DTSTART:20281230T080000\nRRULE:FREQ=SECONDLY'))).toEqual(['2028-12-30', '2028-12-31']);
});

function range(length: number): string {
  return Array.from({ length }, (_, n) => n).join(',');
}
