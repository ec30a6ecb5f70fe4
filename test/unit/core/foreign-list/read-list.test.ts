import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListOptions } from '../../../../main/contract/foreign-list.ts';
import { type ListContext, readList } from '../../../../main/core/foreign-list/read-list.ts';

const NOW = Date.parse('2026-11-25T10:00:00Z');
const ME = 4_711;
const CONTEXT: ListContext = {
  now: NOW,
  zone: 'Europe/Berlin',
  chats: [
    { id: ME, type: 'private', title: 'Olga' },
    { id: -1_001, type: 'supergroup', title: 'Team' },
    { id: -1_002, type: 'channel', title: '@choirnews' },
  ],
  own: ME,
  jobs: [],
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, options: Partial<ListOptions> = {}, context: Partial<ListContext> = {}) =>
  readList(typeof text === 'string' ? bytesOf(text) : text, { leadMinutes: 0, ...options }, { ...CONTEXT, ...context });
/** Each row in short: what is sent, when, and where to. */
const short = (text: string | Uint8Array, options: Partial<ListOptions> = {}) =>
  read(text, options).rows.map(({ message, inWords, chat, problem }) => [
    message?.text ?? '',
    problem ? problem.kind : inWords,
    chat.id ?? chat.written,
  ]);

describe('tables', () => {
  test('a content plan from a spreadsheet, in German, with semicolons and both orders of a date told by one of them', () => {
    const plan =
      'Datum;Uhrzeit;Nachricht;Kanal\n24.12.2026;18:00;Frohe Weihnachten;Team\n31.12.26;23.30;"Guten Rutsch;\nbis 2027";@choirnews\n';
    expect(short(plan)).toEqual([
      ['Frohe Weihnachten', 'Once, on Thu, 24 Dec 2026 at 18:00', -1_001],
      ['Guten Rutsch;\nbis 2027', 'Once, on Thu, 31 Dec 2026 at 23:30', -1_002],
    ]);
    expect(read(plan).rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  test.each([
    ['GoHighLevel', 'postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,imageUrls\n2026-12-01 08:00:00,Hello,', []],
    [
      'Metricool',
      'Text,Date,Time,Draft,Facebook,Picture Url 1\nHello,2026-12-01,08:00:00,TRUE,FALSE,https://a.example/x.png',
      ['draft', 'mediaLeftOut'],
    ],
    ['SocialBee', 'Content,Link,Image,Category,Publish Date,Recycle\nHello,,,Events,2026-12-01 08:00 AM,no', []],
    ['Buffer', 'Text,Image URL,Tags,Posting Time\nHello,,,2026-12-01 08:00', []],
    ['Hootsuite, without a header', '2026/12/01 08:00,Hello,', []],
    ['Publer', 'Date,Text,Link(s),Media URL(s),Title\n2026/12/01 08:00,Hello,,,', []],
    ['cells copied from Excel, with its serial numbers', 'When\tMessage\n46357.333333333336\tHello', []],
  ])('%s', (_name, file, notes) => {
    const [row] = read(file).rows;
    expect(row).toMatchObject({
      message: { text: 'Hello' },
      inWords: 'Once, on Tue, 1 Dec 2026 at 08:00',
      problem: null,
    });
    expect(row?.notes.map(({ kind }) => kind)).toEqual(notes);
  });

  test('whether the day or the month comes first is told by the other rows, asked, or chosen', () => {
    expect(short('when,text\n12/24/2026 18:00,a\n1/2/2027 9:00,b')[1]).toEqual([
      'b',
      'Once, on Sat, 2 Jan 2027 at 09:00',
      '',
    ]);
    const open = 'when,text\n1/2/2027 9:00,a';
    expect(read(open)).toMatchObject({ isOrderOpen: true, rows: [{ problem: { kind: 'dayOrMonth' } }] });
    expect(short(open, { dayFirst: true })[0]?.[1]).toBe('Once, on Mon, 1 Feb 2027 at 09:00');
    expect(short(open, { dayFirst: false })[0]?.[1]).toBe('Once, on Sat, 2 Jan 2027 at 09:00');
  });

  test('times in words are read as everywhere, in every language; what is unclear says why', () => {
    const file = 'text,when\nStand-up,every weekday at 9\nMiete,jeden 1. um 9 Uhr\nHm,at 5\nHuh,whenever';
    expect(short(file).map(([, when]) => when)).toEqual([
      'Every weekday at 09:00',
      'On the 1st of the month at 09:00',
      'unreadTime',
      'unreadTime',
    ]);
    expect(read(file).rows[2]?.problem).toMatchObject({ written: 'at 5', why: expect.stringMatching(/could be/) });
  });

  test('columns can be chosen by hand', () => {
    const file = 'A,B,C\nHello,x,2026-12-01 08:00';
    expect(read(file).columns?.map(({ use }) => use)).not.toEqual(['text', 'ignore', 'when']);
    expect(short(file, { columns: ['text', 'ignore', 'when'] }).at(-1)).toEqual([
      'Hello',
      'Once, on Tue, 1 Dec 2026 at 08:00',
      '',
    ]);
  });

  test('what Windows, Excel and a Mac write: byte order marks, UTF-16, Windows-1252', () => {
    const file = 'Datum,Text\n2026-12-01 08:00,Grüße';
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...file].flatMap((sign) => [sign.charCodeAt(0), 0])]);
    const ansi = new Uint8Array([...file].map((sign) => sign.charCodeAt(0)));
    for (const bytes of [bytesOf(`\uFEFF${file}`), utf16, ansi])
      expect(read(bytes).rows[0]?.message?.text).toBe('Grüße');
  });

  test('a row says what is wrong with it; the others are none the worse', () => {
    const file =
      'when,text\n2020-01-01 09:00,gone\n,no time\n2026-12-01 09:00,\n2026-02-30 09:00,no such day\n2026-12-01 09:00,fine';
    expect(read(file).rows.map(({ problem }) => problem?.kind)).toEqual([
      'refused',
      'noTime',
      'noText',
      'unreadTime',
      undefined,
    ]);
  });

  test('the same message at the same time is marked, in the file and among what is scheduled', () => {
    const file = 'when,text\n2026-12-01 09:00,Hello\n2026-12-01 09:00,Hello\n2026-12-02 09:00,There';
    const jobs = [{ message: { text: 'There' }, schedule: { kind: 'once', at: '2026-12-02T09:00' } as const }];
    expect(read(file, {}, { jobs }).rows.map(({ isDouble }) => isDouble)).toEqual([false, true, true]);
  });

  test('whatever a row holds comes through a table as it was written', () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        (texts, separator) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const rows = texts.map((text) => [quoted('2026-12-01 08:00'), quoted(text)].join(separator));
          const { rows: found } = read(['"when"'.concat(separator, '"text"'), ...rows].join('\r\n'));
          expect(found.map(({ message }) => message?.text)).toEqual(texts);
        },
      ),
    );
  });
});

describe('lists of other schedulers', () => {
  test('a crontab: zone, chat and text of curl; the token is neither kept nor shown', () => {
    const file = [
      '# m h dom mon dow command',
      'CRON_TZ=Europe/Zurich',
      'TOKEN="123456789:AAFakeFakeFakeFakeFakeFakeFakeFake"',
      '30 7 * * 1-5 curl -s "https://api.telegram.org/bot$TOKEN/sendMessage" -d chat_id=-1001 -d text="Stand-up in 30 min" >/dev/null 2>&1',
      '0 9 1 * * curl -X POST https://api.telegram.org/bot123456789:AAEx/sendMessage --data-urlencode "text=<b>Rent</b> & food" -d parse_mode=HTML -d chat_id=-1001',
      `5 8 * * * curl -H 'Content-Type: application/json' -d '{"chat_id": "@choirnews", "text": "Good morning"}' https://api.telegram.org/bot$TOKEN/sendMessage`,
      '0 18 * * 0 root /home/pi/tg.sh "Bins out tonight"',
      '@daily curl "https://api.telegram.org/bot$TOKEN/sendMessage?chat_id=4711&text=ping%20$(date +\\%F)"',
      '@reboot /usr/bin/true',
    ].join('\n');
    const reading = read(file);
    expect(reading.format).toBe('crontab');
    expect(short(file)).toEqual([
      ['Stand-up in 30 min', 'At 07:30, Monday through Friday', -1_001],
      ['<b>Rent</b> & food', 'At 09:00, on the 1st of the month', -1_001],
      ['Good morning', 'At 08:05', -1_002],
      ['Bins out tonight', 'At 18:00, only on Sunday', ''],
      ['ping $(date +%F)', 'At 00:00', ME],
      ['', 'noText', ''],
    ]);
    expect(reading.rows.map(({ timing }) => timing?.timeZone)).toEqual([...Array(5).fill('Europe/Zurich'), undefined]);
    expect(reading.rows[1]?.message?.format).toBe('html');
    expect(reading.rows[4]?.notes).toContainEqual({ kind: 'placeholder', written: '$(date +%F)' });
    expect(JSON.stringify(reading)).not.toMatch(/AAFake|AAEx|123456789/);
  });

  test('APScheduler: its fields mean what they mean there', () => {
    const file = `Jobstore default:
    standup (trigger: cron[day_of_week='mon-fri', hour='9'], next run at: 2026-11-26 09:00:00 CET)
    first (trigger: cron[day_of_week='0', hour='9', minute='30'], next run at: 2026-11-30 09:30:00 CET)
    last (trigger: cron[day='last fri', hour='17'], next run at: 2026-11-27 17:00:00 CET)
    yearly (trigger: cron[month='12'], next run at: 2026-12-01 00:00:00 CET)
    both (trigger: cron[day='1-7', day_of_week='mon', hour='8'], next run at: 2026-12-07 08:00:00 CET)
    often (trigger: interval[1 day, 0:10:00], next run at: 2026-11-25 23:00:00 CET)
    once (trigger: date[2026-12-24 18:00:00 CET], next run at: 2026-12-24 18:00:00 CET)`;
    expect(read(file).rows.map(({ runs }) => runs[0]?.local)).toEqual([
      'Thu 26 Nov 2026, 09:00',
      'Mon 30 Nov 2026, 09:30',
      'Fri 27 Nov 2026, 17:00',
      'Tue 1 Dec 2026, 00:00',
      'Mon 7 Dec 2026, 08:00',
      'Thu 26 Nov 2026, 11:10',
      'Thu 24 Dec 2026, 18:00',
    ]);
    expect(read(file).rows[0]?.notes).toEqual([{ kind: 'nameAsText' }]);
  });

  test('cron-telebot', () => {
    const file =
      '1. standup\ncrontab: 0 9 * * 1-5\nnext run: Thu, 26 Nov 2026, 9:00 AM\nmessage: Stand-up\nin 10 minutes\n2. rent\ncrontab: 0 9 1 * *\n';
    expect(short(file)).toEqual([
      ['Stand-up\nin 10 minutes', 'At 09:00, Monday through Friday', ''],
      ['rent', 'At 09:00, on the 1st of the month', ''],
    ]);
  });

  test('n8n: each Telegram message that a schedule leads to', () => {
    const telegram = (name: string, text: string) => ({
      name,
      type: 'n8n-nodes-base.telegram',
      parameters: { chatId: '-1001', text },
    });
    const trigger = (name: string, interval: object[]) => ({
      name,
      type: 'n8n-nodes-base.scheduleTrigger',
      parameters: { rule: { interval } },
    });
    const file = JSON.stringify({
      name: 'Daily',
      settings: { timezone: 'Asia/Tokyo' },
      nodes: [
        trigger('T', [
          { field: 'weeks', triggerAtDay: [1, 5], triggerAtHour: 9, triggerAtMinute: 30 },
          { field: 'minutes', minutesInterval: 10 },
        ]),
        { name: 'Set', type: 'n8n-nodes-base.set', parameters: {} },
        telegram('A', '=Hello {{ $json.name }}'),
        telegram('Unreached', 'Never'),
      ],
      connections: { T: { main: [[{ node: 'Set' }]] }, Set: { main: [[{ node: 'A' }]] } },
    });
    expect(short(file)).toEqual([
      ['Hello {{ $json.name }}', 'Every Monday and Friday at 09:30', -1_001],
      ['Hello {{ $json.name }}', 'Every 10 minutes', -1_001],
    ]);
    expect(read(file).rows[0]).toMatchObject({
      name: 'Daily',
      timing: { timeZone: 'Asia/Tokyo' },
      notes: [{ kind: 'placeholder' }],
    });
  });

  test('Home Assistant: times of day and patterns, with the weekdays of a condition', () => {
    const file = `- alias: Bins
  triggers:
    - trigger: time
      at: ["18:00:00", "19:00"]
  conditions:
    - condition: time
      weekday: [sun, wed]
    - condition: state
      entity_id: person.olga
      state: home
  actions:
    - action: telegram_bot.send_message
      data:
        target: -1001
        title: Bins
        message: Out tonight
- alias: Drink
  trigger:
    platform: time_pattern
    minutes: /30
  action:
    service: notify.telegram
    data: {message: Drink}
`;
    expect(short(file)).toEqual([
      ['Bins\nOut tonight', 'Every Wednesday and Sunday at 18:00', -1_001],
      ['Bins\nOut tonight', 'Every Wednesday and Sunday at 19:00', -1_001],
      ['Drink', 'Every 30 minutes', ''],
    ]);
    expect(read(file).rows[0]?.notes).toMatchObject([{ kind: 'conditionLeftOut' }]);
  });

  test('Todoist: tasks with their dates, each in the zone that it names', () => {
    const file =
      'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\nsection,Home,,,,,,,,\ntask,Rehearsal,,4,1,Mira (1),,every tue at 8am,en,Asia/Tokyo';
    expect(read(file)).toMatchObject({
      format: 'todoist',
      rows: [{ message: { text: 'Rehearsal' }, inWords: 'Every Tuesday at 08:00', timing: { timeZone: 'Asia/Tokyo' } }],
    });
  });
});

describe('calendars', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');

  test('a series becomes a recurring message, as long before as wished', () => {
    const file = calendar(
      event(
        'UID:1',
        'DTSTART;TZID=Europe/Zurich:20261201T193000',
        'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331T000000Z',
        'EXDATE;TZID=Europe/Zurich:20261222T193000',
        'SUMMARY:Choir',
        'DESCRIPTION:Bring\\nthe folder',
      ),
    );
    expect(read(file).rows).toMatchObject([
      {
        message: { text: 'Choir\nBring\nthe folder' },
        inWords: 'Every Tuesday at 19:30, from 1 Dec 2026, until 30 Mar 2027, not on 22 Dec 2026',
        timing: { timeZone: 'Europe/Zurich' },
      },
    ]);
    expect(read(file, { leadMinutes: 120 }).rows[0]?.runs[0]?.local).toBe('Tue 1 Dec 2026, 17:30');
    expect(read(file, { leadMinutes: 1_440 }).rows[0]?.runs[0]?.local).toBe('Mon 30 Nov 2026, 19:30');
  });

  test('a moved instance, a rule that Carillon lacks, a whole day, and what was called off', () => {
    const file = calendar(
      event('UID:1', 'DTSTART:20261201T080000', 'RRULE:FREQ=WEEKLY;COUNT=2', 'SUMMARY:Walk'),
      event('UID:1', 'RECURRENCE-ID:20261208T080000', 'DTSTART:20261209T100000', 'SUMMARY:Walk later'),
      event('UID:2', 'DTSTART:20261214T080000', 'RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2;COUNT=2', 'SUMMARY:Board'),
      event('UID:3', 'DTSTART;VALUE=DATE:20261224', 'SUMMARY:Christmas Eve'),
      event('UID:4', 'DTSTART:20261215T080000', 'STATUS:CANCELLED', 'SUMMARY:Off'),
    );
    const found = read(file).rows.map(({ message, runs }) => `${message?.text}: ${runs[0]?.local}`);
    expect(found.sort()).toEqual([
      'Board: Mon 11 Jan 2027, 08:00',
      'Board: Mon 14 Dec 2026, 08:00',
      'Christmas Eve: Thu 24 Dec 2026, 09:00',
      'Walk later: Wed 9 Dec 2026, 10:00',
      'Walk: Tue 1 Dec 2026, 08:00',
    ]);
  });
});

test.each([
  ['', /not a table/],
  ['just a line of text', /not a table/],
  ['{"carillon":"backup","version":2}', /backup of Carillon/],
  ['{"a":1}', /not an n8n workflow/],
  ['[{"nodes":', /damaged/],
  ['BEGIN:VCALENDAR\nEND:VCALENDAR', /no message/],
])('%s is refused in words', (file, why) => {
  expect(() => read(file)).toThrow(why);
});

test('whatever a file holds, it is read or refused in words', () => {
  const piece = fc.constantFrom(
    'BEGIN:VCALENDAR\n',
    'when,text\n',
    '* * * * * curl ',
    '"',
    "'",
    '- alias: x\n  trigger:\n',
    '1. a\ncrontab: ',
    '{{',
    '\n',
    ',',
    ';',
    '$(',
    '&',
    '*a: &a [*a]\n',
    '2026-12-01 08:00',
    '{"nodes":[],"connections":{}}',
    '\u0000',
    '💊',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 20 }), (pieces) => {
      try {
        read(pieces.join(''));
      } catch (error) {
        expect(error).toMatchObject({ name: 'UserError' });
      }
    }),
  );
});
