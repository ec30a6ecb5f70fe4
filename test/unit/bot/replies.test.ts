import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ButtonAction, decodeCallbackData, encodeCallbackData } from '../../../main/bot/callback-data.ts';
import { commands } from '../../../main/bot/commands/index.ts';
import { sayList } from '../../../main/bot/list-reply.ts';
import { askWhichToStop, sayCreated, sayMissed, sayUsage, splitText } from '../../../main/bot/replies.ts';
import { de } from '../../../main/bot/words/de.ts';
import { en } from '../../../main/bot/words/en.ts';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { JOB_ID_ALPHABET } from '../../../main/contract/job.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';

const NEXT = Date.UTC(2026, 2, 27, 8);

function job(part: Partial<JobView> = {}): JobView {
  return {
    id: 'k7pd',
    name: '',
    chatId: 1001,
    message: { text: 'Drink some water' },
    schedule: { kind: 'interval', everyMs: 600_000, anchor: NEXT },
    timeZone: 'Europe/Berlin',
    zone: 'Europe/Berlin',
    missed: { policy: 'latest', maxLatenessMs: 1 },
    ifUnsure: 'ask',
    status: 'active',
    createdBy: 'chat',
    createdAt: NEXT,
    since: NEXT,
    nextAt: NEXT,
    phase: 'active',
    inWords: 'Every 10 minutes',
    ...part,
  };
}

test('the two answers that are agreed to the letter', () => {
  expect(en.manage.stopped).toBe('Recurring task stopped.');
  expect(en.manage.nothingToStop).toBe('No recurring task to stop.');
});

const CHATS = [{ id: 1001, type: 'private', title: 'Choir' }] as const;

describe('a new job is read back', () => {
  test('what, by which rule, when first, with its id and a stop button', () => {
    expect(sayCreated(en, job(), CHATS, false)).toEqual({
      text: 'Scheduled “Drink some water”, id k7pd.\nTo Choir\nEvery 10 minutes\nNext: Fri 27 Mar 2026, 09:00 (Europe/Berlin)',
      buttons: [[{ text: 'Stop', action: { do: 'stop', id: 'k7pd' } }]],
    });
  });

  test('says so when nothing is sent for the time being', () => {
    expect(sayCreated(en, job({ nextAt: null }), CHATS, true).text).toBe(
      'Scheduled “Drink some water”, id k7pd.\nTo Choir\nEvery 10 minutes\nAll messages are paused now: nothing is sent until /resume.',
    );
  });
});

const LATE: Delivery = {
  key: 'k7pd@1',
  jobId: 'k7pd',
  jobName: '',
  chatId: 1001,
  text: 'Drink some water',
  dueAt: NEXT,
  state: 'pending',
  attempts: 0,
  changedAt: NEXT,
  coalesced: 0,
};

test('what was missed and waits says until when, and why', () => {
  const reason = 'Waits until 07:00: quiet hours.';
  const waits: Delivery = { ...LATE, state: 'pending', missed: true, reason: verbatim(reason) };
  expect(sayMissed(en, [waits], 'Europe/Berlin').text).toContain('Waits until 07:00: quiet hours.');
});

describe('the list', () => {
  test('tells of each job its id, name, rule and next time', () => {
    const jobs = [
      job(),
      job({ id: 'aaaa', name: 'Tea', status: 'paused', phase: 'paused', nextAt: null }),
      job({ id: 'bbbb', name: 'Once', phase: 'finished', nextAt: null }),
    ];
    expect(sayList(en, jobs, { paused: null, chats: null, waiting: new Map(), page: 0 }).text).toBe(
      [
        'k7pd  “Drink some water”',
        '      Every 10 minutes. Next: Fri 27 Mar 2026, 09:00 (Europe/Berlin)',
        'aaaa  “Tea”',
        '      Every 10 minutes. Paused.',
        'bbbb  “Once”',
        '      Every 10 minutes. Finished.',
        '',
        'Stop one with /stop and its id.',
      ].join('\n'),
    );
  });

  test('names the chats when there are several, and an unknown one by its number', () => {
    const chats = [{ id: 1001, type: 'private' as const, title: 'Ann' }];
    const { text } = sayList(en, [job(), job({ chatId: -5 })], {
      paused: null,
      chats,
      waiting: new Map(),
      page: 0,
    });
    expect(text).toContain('k7pd  “Drink some water” → Ann\n');
    expect(text).toContain('k7pd  “Drink some water” → -5\n');
  });

  test('says when all is paused, and when there is nothing', () => {
    const { text } = sayList(en, [job({ nextAt: null })], {
      paused: 'All messages are paused. /resume goes on.',
      chats: null,
      waiting: new Map(),
      page: 0,
    });
    expect(text).toMatch(/^All messages are paused\. \/resume goes on\.\n\n/);
    expect(text).toContain('Waiting for /resume.');
    expect(sayList(en, [], { paused: null, chats: null, waiting: new Map(), page: 0 }).text).toMatch(
      /^Nothing is scheduled\.\nTry: \/daily/,
    );
  });
});

describe('which one to stop', () => {
  test('offers a button for each', () => {
    const reply = askWhichToStop(en, [job(), job({ id: 'aaaa', name: 'Tea' })]);
    expect(reply.buttons).toEqual([
      [{ text: '“Drink some water” · Every 10 minutes', action: { do: 'stop', id: 'k7pd' } }],
      [{ text: '“Tea” · Every 10 minutes', action: { do: 'stop', id: 'aaaa' } }],
    ]);
    expect(reply.text).not.toContain('more');
  });

  test('of very many, says that there are more', () => {
    const reply = askWhichToStop(
      en,
      Array.from({ length: 23 }, () => job()),
    );
    expect(reply.buttons).toHaveLength(20);
    expect(reply.text).toContain('3 more: /list shows their ids');
  });
});

describe('buttons', () => {
  test('carry at most 64 bytes, and are read as they were written', () => {
    const id = fc.string({ unit: fc.constantFrom(...JOB_ID_ALPHABET), minLength: 4, maxLength: 4 });
    const page = fc.integer({ min: 0, max: 9_999 });
    const token = fc.integer({ min: 1, max: 999_999_999 }).map(String);
    const chat = fc.integer({ min: -1_009_999_999_999, max: 9_999_999_999 }).filter((id) => id !== 0);
    const key = fc.tuple(id, fc.integer({ min: 0, max: 8.64e15 })).map(([id, at]) => `${id}@${at}!7`);
    const action: fc.Arbitrary<ButtonAction> = fc.oneof(
      fc.record({ do: fc.constantFrom('stop', 'edit'), id }),
      fc.record({ do: fc.constant('undo'), change: fc.integer({ min: 0, max: 999_999_999_999_999 }) }),
      fc.record({ do: fc.constantFrom('send', 'resend', 'arrived', 'older', 'olderOf'), key }),
      fc.record({ do: fc.constantFrom('seen', 'computersZone') }),
      fc.record({ do: fc.constant('list'), page }),
      fc.record({ do: fc.constantFrom('listPause', 'listResume', 'listRun', 'listStop'), id, page }),
      fc.record({ do: fc.constantFrom('confirm', 'cancel', 'change'), token }),
      fc.record({ do: fc.constant('part'), token, part: fc.constantFrom('text', 'when', 'where') }),
      fc.record({ do: fc.constant('when'), token, nth: page }),
      fc.record({ do: fc.constant('where'), token, chat }),
      fc.record({ do: fc.constantFrom('useChat', 'leaveChat'), chat }),
    ) as fc.Arbitrary<ButtonAction>;
    fc.assert(
      fc.property(action, (action) => {
        const data = encodeCallbackData(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeCallbackData(data)).toEqual(action);
      }),
    );
  });

  test('of another version mean nothing', () => {
    for (const data of ['', '0:stop:k7pd', '2:stop:k7pd', '1:stop:toolong', '1:stop', '1:undo:x', '1:undo:', 'stop']) {
      expect(decodeCallbackData(data)).toBeNull();
    }
    const foreign = fc.string().filter((data) => !data.startsWith('1:'));
    fc.assert(fc.property(foreign, (data) => decodeCallbackData(data) === null));
  });
});

describe('a long text', () => {
  test('is cut at line ends, into messages that Telegram takes', () => {
    const lines = Array.from({ length: 300 }, (_, n) => `${n} ${'x'.repeat(50)}`);
    const parts = splitText(lines.join('\n'));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join('\n')).toBe(lines.join('\n'));
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(4_096);
  });

  test('loses nothing but the line ends where it is cut, and tears no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '🔔', ' ') }),
        fc.integer({ min: 2, max: 9 }),
        (text, most) => {
          const parts = splitText(text, most);
          expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
          for (const part of parts) {
            expect(part.length).toBeLessThanOrEqual(most);
            expect(part.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  test('one that fits stays whole', () => {
    expect(splitText('x'.repeat(4_096))).toEqual(['x'.repeat(4_096)]);
    expect(splitText('')).toEqual(['']);
  });
});

test('a failing command says why, how it goes, and one that works', () => {
  expect(sayUsage(en, 'That is no time.', { form: '/daily TIME TEXT', example: '/daily 09:00 Hi' }).text).toBe(
    'That is no time.\n\nUsage: /daily TIME TEXT\nExample: /daily 09:00 Hi',
  );
});

test('the menu of commands is one that Telegram takes', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const [words, { name }] of [en, de].flatMap((words) => commands.map((command) => [words, command] as const))) {
    const { description } = words.commands[name];
    expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
    expect(description.length).toBeGreaterThan(0);
    expect(description.length).toBeLessThanOrEqual(256);
  }
});
