import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../main/bot/parse-command.ts';
import { createRedactor } from '../../main/bot/redact.ts';
import type { Message } from '../../main/contract/message.ts';
import type { Timing } from '../../main/contract/schedule.ts';
import { verbatim } from '../../main/contract/translatable.ts';
import { checkMessage, previewText } from '../../main/core/message/read-message.ts';
import { readAddressee } from '../../main/core/phrase/addressee.ts';
import { readQuickAdd } from '../../main/core/phrase/quick-add.ts';
import { readPhrase } from '../../main/core/phrase/read-phrase.ts';
import { readSpan } from '../../main/core/phrase/span.ts';
import { previewTiming } from '../../main/core/schedule/preview.ts';
import { de } from '../../main/i18n/index.ts';
import { cpuMs } from '../support/cpu-time.ts';

// Whatever a person or a file gives the sending process, no reading of it may hold up what is due: 50 ms at most, on a
// computer that is as fast as those it was measured on. How fast this one is, a piece of work of a known length tells.

const CHATS = [{ id: -1, type: 'group', title: 'to a' }] as const;
const NOW = Date.parse('2026-11-26T10:00:00Z');
const LONGEST_MS = 50;

const occasion = { dueAt: NOW, zone: () => 'America/St_Johns', run: () => 1 };
const context = { now: NOW, timeZone: 'Europe/Berlin' };
const message = (text: string, format: Message['format'] = 'plain'): Message => ({ text, format, variables: true });
const repeated = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const every5Minutes = Array.from({ length: 288 }, (_, n) => {
  const minutes = n * 5;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
});
const timing = (rest: Partial<Timing>): Timing => ({
  schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: every5Minutes },
  timeZone: 'America/St_Johns',
  ...rest,
});
const previewOf = (of: Timing) => () => void previewTiming(of, 'Europe/Berlin', NOW);

const WORST: Record<string, () => void> = {};
for (const format of ['plain', 'markdown', 'html'] as const) {
  WORST[`2,700 dates in a ${format} text`] = () => void previewText(message('{date}'.repeat(2_700), format), occasion);
  WORST[`700 countdowns in a ${format} text`] = () =>
    void previewText(
      message(Array.from({ length: 700 }, (_, n) => `{days until ${2100 + n}-12-24}`).join(''), format),
      occasion,
    );
  for (const part of [
    '*',
    '_',
    '[',
    '](',
    '<',
    '<b>',
    '&',
    '`',
    '||',
    '> ',
    '\\',
    '<a href="',
    '\n',
    '{',
    '{{',
    '👨‍👩‍👧',
  ]) {
    WORST[`16,384 characters of ${JSON.stringify(part)} as ${format}`] = () => {
      try {
        checkMessage(message(repeated(part, 16_384), format), occasion);
      } catch {
        // Refused is as good as read.
      }
    };
  }
}
Object.assign(WORST, {
  '288 times a day, from a far day on, with quiet hours': previewOf(
    timing({ startOn: '2099-01-01', quiet: { from: '00:01', to: '23:59', mode: 'skip' } }),
  ),
  '288 times a day, all in quiet hours': previewOf(timing({ quiet: { from: '00:00', to: '23:59', mode: 'skip' } })),
  'one time a day that is always in quiet hours': previewOf(
    timing({
      schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['03:00'] },
      quiet: { from: '02:00', to: '04:00', mode: 'skip' },
    }),
  ),
  'every second, all but a minute in quiet hours': previewOf(
    timing({
      schedule: { kind: 'interval', everyMs: 1_000, anchor: NOW },
      quiet: { from: '00:01', to: '00:00', mode: 'skip' },
    }),
  ),
  'cron, 29 February on a Monday, in quiet hours': previewOf(
    timing({
      schedule: { kind: 'cron', expression: '0 3 29 2 *' },
      quiet: { from: '02:00', to: '04:00', mode: 'skip' },
    }),
  ),
  'every minute, on none of the next 500 days': previewOf(
    timing({
      schedule: { kind: 'cron', expression: '* * * * *' },
      except: Array.from({ length: 500 }, (_, n) => new Date(NOW + n * 86_400_000).toISOString().slice(0, 10)),
    }),
  ),
});
for (const part of [
  'every day at 9 and ',
  '9 ',
  '1,',
  'monday ',
  'every ',
  'to ',
  'to a ',
  'x',
  ' ',
  '\n',
  '“',
  'at 9:00, ',
]) {
  const line = repeated(part, 4_096);
  const name = `4,096 characters of ${JSON.stringify(part)}`;
  WORST[`${name}, as a phrase`] = () => void readPhrase(line, context);
  WORST[`${name}, in quick add`] = () =>
    void readQuickAdd(`every day at 9 ${line}`, { ...context, chats: [], own: null, quiet: null });
  WORST[`${name}, as a length of time`] = () => void readSpan(line, context);
  WORST[`${name}, as an addressee`] = () => void readAddressee(line, line, CHATS);
  WORST[`${name}, as a command`] = () => void readCommandLine(`/${line}`);
}
for (const part of ['“', '”', '. A', '“a. B” ', 'Waits until ', ' or ', '\n', '(', 'The file “']) {
  WORST[`4,096 characters of ${JSON.stringify(part)}, said in German`] = () =>
    void de.say(verbatim(repeated(part, 4_096)));
}
for (const part of ['“', '"', '\n', '\n ', '1', '12345:', '/bot', '/bota/', '“a” ']) {
  const redact = createRedactor('42:short');
  WORST[`100,000 characters of ${JSON.stringify(part)} in the log`] = () => void redact(repeated(part, 100_000));
}

/** Of the processor, the shortest of some tries: what else the computer does makes it longer, never shorter. */
function shortest(run: () => void, tries: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries && best > 1; n++) {
    const from = cpuMs();
    run();
    best = Math.min(best, cpuMs() - from);
  }
  return best;
}

/** Sorting takes 8 ms on the computers that the limit was measured on. */
function floorMs(): number {
  const numbers = Array.from({ length: 60_000 }, (_, n) => (n * 7_919) % 60_013);
  return shortest(() => void numbers.toSorted((a, b) => a - b), 5);
}

describe('the worst that can be given to a reader', () => {
  test.each(Object.entries(WORST))('%s', (_, read) => {
    read();
    const took = shortest(read, 3);
    if (took < LONGEST_MS) return;
    expect(took).toBeLessThan(LONGEST_MS * Math.max(1, floorMs() / 8));
  });
});
