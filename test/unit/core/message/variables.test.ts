import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Message } from '../../../../main/contract/message.ts';
import { verbatim } from '../../../../main/contract/translatable.ts';
import { checkMessage, fillMessage, previewText } from '../../../../main/core/message/read-message.ts';
import { fillVariables, hasVariables } from '../../../../main/core/message/variables.ts';
import { draft, openWorld } from '../../../support/core-world.ts';

const occasion = { dueAt: Date.parse('2026-12-20T23:30:00Z'), zone: () => 'Europe/Berlin', run: () => 7 };
const read = (text: string, part: object = {}) => Message.parse({ text, ...part });

describe('what a variable becomes', () => {
  test.each([
    ['It is {weekday}, {date}, {time}.', 'It is Monday, 21 December 2026, 00:30.'],
    ['Run {n}', 'Run 7'],
    ['{days until 2026-12-24} days left', '3 days left'],
    ['{days until 2026-12-21} and {days until 2020-01-01}', '0 and 0'],
    ['Write {{date}} for the date', 'Write {date} for the date'],
    ['{{whatever}}', '{whatever}'],
    ['{} { } {"json": 1} {a: 1} { date } {1}', '{} { } {"json": 1} {a: 1} { date } {1}'],
  ])('%s', (text, filled) => {
    expect(fillMessage(checkMessage(read(text), occasion), occasion)).toEqual({ text: filled });
  });

  test('the days are those of the calendar in the job’s zone, whatever the clocks do between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 86_399_000 }), (days, ms) => {
        const target = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        // Any time of the first of January in New York, which is five hours behind then.
        const dueAt = Date.UTC(2026, 0, 1, 5) + ms;
        const filled = fillVariables(`{days until ${target}}`, 'plain', {
          ...occasion,
          dueAt,
          zone: () => 'America/New_York',
        });
        expect(filled).toBe(String(days));
      }),
    );
  });

  test('what is filled in stands for itself in each format', () => {
    const markdown = checkMessage(read('*{time}* {{date}}', { format: 'markdown' }), occasion);
    expect(previewText(markdown, occasion)).toMatchObject({
      ok: true,
      text: '00:30 {date}',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
    });
  });
});

describe('before it is saved', () => {
  test.each([
    ['Hello {name}', {}, 'Character 7: There is no variable {name}. Known are {date}, {time}'],
    ['{days until tomorrow}', {}, 'There is no variable {days until tomorrow}'],
    ['Line one\nSee you at {time}.', { format: 'markdown' }, 'Line 2, character 18: “.” is a mark of Markdown'],
    ['{date} <b>x', { format: 'html' }, 'Character 8: <b> has no end'],
    ['<b> </b>', { format: 'html' }, 'Nothing of this message can be seen'],
    [`*${'x'.repeat(4_097)}*`, { format: 'markdown' }, 'at most 4,096 characters. This has 4,097.'],
  ])('%s is refused, with its place', (text, part, telling) => {
    expect(() => checkMessage(read(text, part), occasion)).toThrow(telling);
  });

  test('marks do not count: a text is as long as what one sees of it', () => {
    const text = `*${'x'.repeat(4_096)}*`;
    expect(checkMessage(read(text, { format: 'markdown' }), occasion).text).toBe(text);
  });

  test('a text without variables is kept as it is, and one that any text is never breaks the check', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && !hasVariables(text));
        expect(fillMessage(checkMessage(read(text), occasion), occasion)).toEqual({ text });
      }),
    );
  });
});

test('a text that was saved before there were variables goes on as it was; once edited, they are filled in', async () => {
  const world = openWorld({ start: '2026-03-02T08:59:00Z', zone: 'UTC' });
  const at9 = { schedule: { kind: 'cron', expression: '0 * * * *' } as const, timeZone: 'UTC' };
  const job = world.jobs.create(draft({ ...at9, text: 'placeholder' }), 'window');
  const book = world.store.read();
  world.store.write({
    ...book,
    jobs: [{ ...world.jobs.find(job.id), message: { text: 'At {time}, {oops}' } } as never],
  });
  world.scheduler.replan();
  await world.clock.advance(2 * 60_000);
  expect(world.messenger.texts).toEqual(['At {time}, {oops}']);
  world.jobs.edit(job.id, draft({ ...at9, text: 'At {time}, number {n}' }), 'window');
  await world.clock.advance(2 * 3_600_000);
  expect(world.messenger.texts).toEqual(['At {time}, {oops}', 'At 10:00, number 2', 'At 11:00, number 3']);
});

test('a delivery keeps the whole message: a restart sends it as it was, with its format and its time', async () => {
  const world = openWorld({ start: '2026-03-02T08:59:00Z', zone: 'UTC' });
  world.messenger.answer({ kind: 'retry', scope: 'all', afterMs: 3_600_000, reason: verbatim('No network.') });
  const message = { text: '*Now:* {time}', format: 'markdown', silent: true } as const;
  world.jobs.create(draft({ message, schedule: { kind: 'cron', expression: '0 9 2 3 *' }, timeZone: 'UTC' }), 'window');
  await world.clock.advance(2 * 60_000);
  const again = world.crash();
  await again.clock.advance(60_000);
  const sent = { text: '*Now:* 09:00', format: 'markdown', silent: true };
  expect(again.messenger.requests.at(-1)).toMatchObject({ message: sent });
  expect(again.deliveries()).toMatchObject([{ text: 'Now: 09:00', message: sent, state: 'sent' }]);
});
