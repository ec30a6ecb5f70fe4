/** Files that were made, or happen, to keep a reader busy, to use its memory, or to make it fail. */
export interface HostileFiles {
  calendars: string[];
  backups: string[];
  pictures: Buffer[];
}

const upTo = (length: number) => Array.from({ length }, (_, n) => n).join(',');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n');
const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n');
const series = (rule: string, start = '20261201T080000') => calendar(event(`DTSTART:${start}`, `RRULE:${rule}`));

const CALENDARS = [
  series('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
  series('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31'),
  series('FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6'),
  series('FREQ=WEEKLY;BYMONTHDAY=31;BYMONTH=2'),
  series('FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO'),
  series('FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1'),
  series('FREQ=YEARLY;BYDAY=53MO;BYSETPOS=366'),
  series('FREQ=SECONDLY'),
  series('FREQ=SECONDLY', '00010101T000000'),
  series('FREQ=SECONDLY;COUNT=999999999', '00010101T000000'),
  series('FREQ=SECONDLY;INTERVAL=86399;BYHOUR=3;BYSECOND=1'),
  series('FREQ=MINUTELY;BYSECOND=7'),
  series('FREQ=HOURLY;BYMINUTE=1', '20261201T080200'),
  series('FREQ=DAILY;COUNT=999999', '00010101T080000'),
  series(`FREQ=YEARLY;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)};BYMONTHDAY=1,2,3,4,5,6`),
  series(`FREQ=DAILY;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)};BYSETPOS=-1`),
  series('FREQ=DAILY;INTERVAL=0'),
  series('FREQ=DAILY;UNTIL=NEVER'),
  calendar(event('DTSTART;VALUE=DATE:00010101', 'DTEND;VALUE=DATE:99991231')),
  calendar(event('DTSTART:20261201T080000', 'DURATION:P999999999W')),
  calendar(event('DTSTART:20261201T080000', 'RRULE:FREQ=DAILY', `EXDATE:${'20261203T080000,'.repeat(50_000)}`)),
  calendar(event('DTSTART:20261201T080000', `RDATE:${'20271203T080000,'.repeat(50_000)}`)),
  calendar(...Array.from({ length: 400 }, (_, n) => event(`UID:${n}`, 'DTSTART:20200101T080000', 'RRULE:FREQ=WEEKLY'))),
  calendar(...Array.from({ length: 12 }, () => event('DTSTART:00010101T080000', 'RRULE:FREQ=DAILY;COUNT=999999'))),
  calendar(
    ...Array.from({ length: 300 }, () => event('UID:a', 'DTSTART:20261201T080000', 'RRULE:FREQ=DAILY')),
    ...Array.from({ length: 300 }, () => event('UID:a', 'RECURRENCE-ID:20261202T080000', 'DTSTART:20261203T080000')),
  ),
  `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(50_000)}`,
  `BEGIN:VCALENDAR\n${'BEGIN:X\n'.repeat(50_000)}`,
  `BEGIN:VCALENDAR\n${'END:VEVENT\n'.repeat(50_000)}`,
  `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026\n${' 1\n'.repeat(200_000)}END:VEVENT`,
  calendar(event(`DTSTART${';A="b;:"'.repeat(100_000)}:20261201`)),
  calendar(event('X;A="'.repeat(100_000))),
  calendar(event(`SUMMARY:${'\\n'.repeat(200_000)}`, 'DTSTART:20261201')),
  '\r'.repeat(300_000),
  ' '.repeat(300_000),
  'BEGIN:VCALENDAR'.repeat(50_000),
  '\u0000'.repeat(100_000),
];

const BACKUPS = [
  '[',
  '['.repeat(300_000),
  '{"a":'.repeat(200_000),
  `[${'[],'.repeat(100_000)}1]`,
  `{"carillon":"backup","version":1,"jobs":[${'{"id":"aaaa"},'.repeat(100_000)}0]}`,
  `{"carillon":"backup","version":1,"at":0,"jobs":[],"chats":[${'{},'.repeat(100_000)}0]}`,
  `{"carillon":"backup",${Array.from({ length: 20_000 }, (_, n) => `"${n}":0`).join()}}`,
  `"${'\\u0041'.repeat(200_000)}"`,
  '9'.repeat(300_000),
  '{"carillon":"backup","version":99}',
  '{"__proto__":{"carillon":"backup"}}',
];

const jpeg = (rest: Buffer) => Buffer.concat([Buffer.from([0xff, 0xd8]), rest]);
const PICTURES = [
  jpeg(Buffer.alloc(2_000_000, 0xff)),
  jpeg(Buffer.alloc(2_000_000, Buffer.from([0xff, 0xe0, 0x00, 0x00]))),
  jpeg(Buffer.alloc(2_000_000, Buffer.from([0xff, 0xe0, 0x00, 0x02]))),
  Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff', 'hex'),
  Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8X', 'latin1'),
];

export const hostileFiles: HostileFiles = { calendars: CALENDARS, backups: BACKUPS, pictures: PICTURES };
