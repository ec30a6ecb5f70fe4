import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { JobDraft, type JobDraftInput } from '../../../main/contract/job.ts';
import type { Timing } from '../../../main/contract/schedule.ts';
import { readWholePhrase } from '../../../main/core/phrase/read-phrase.ts';
import {
  draftOfForm,
  emptyForm,
  fieldsOfTiming,
  formOfJob,
  isChanged,
  timingOfForm,
} from '../../../renderer/logic/draft.ts';
import { checkForm, checkTiming, fieldOfRefusal } from '../../../renderer/logic/draft-issues.ts';
import { speak } from '../../../renderer/words/index.ts';
import { ACCEPTED, NOW as CORPUS_NOW } from '../core/phrase/corpus.ts';

beforeAll(() => speak('en'));

const NOW = Date.parse('2026-11-24T09:14:32Z');
const ZONE = 'Europe/Berlin';
const FROM = Date.parse('2000-01-01T00:00:00Z');
const TO = Date.parse('2099-12-31T00:00:00Z');

const date = fc.integer({ min: FROM, max: TO }).map((at) => new Date(at).toISOString().slice(0, 10));
const time = fc.integer({ min: 0, max: 1_439 }).map((minute) => {
  const digits = (n: number) => String(n).padStart(2, '0');
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
});
const sorted = (items: fc.Arbitrary<number>, maxLength: number) =>
  fc.uniqueArray(items, { minLength: 1, maxLength }).map((list) => [...list].sort((a, b) => a - b));

const days = fc.oneof(
  fc.constant({ on: 'everyDay' } as const),
  fc.record({ on: fc.constant('weekdays' as const), weekdays: sorted(fc.integer({ min: 1, max: 7 }), 7) }),
  fc.record({ on: fc.constant('daysOfMonth' as const), days: sorted(fc.integer({ min: 1, max: 31 }), 31) }),
  fc.constant({ on: 'lastDayOfMonth' } as const),
  fc.record({
    on: fc.constant('nthWeekday' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, -1 as const),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
);
const repeating = fc.oneof(
  fc.record({
    kind: fc.constant('interval' as const),
    everyMs: fc.integer({ min: 1_000, max: 366 * 86_400_000 }),
    anchor: fc.integer({ min: 0, max: TO }),
  }),
  fc.record(
    {
      kind: fc.constant('calendar' as const),
      days,
      times: fc.uniqueArray(time, { minLength: 1, maxLength: 5 }).map((times) => times.sort()),
      every: fc.record({ nth: fc.integer({ min: 2, max: 100 }), from: date }),
    },
    { requiredKeys: ['kind', 'days', 'times'] },
  ),
  fc.record({ kind: fc.constant('cron' as const), expression: fc.constantFrom('0 9 * * 1-5', '*/10 * * * * *') }),
);
const once = fc.tuple(date, time).map(([day, at]) => ({ kind: 'once' as const, at: `${day}T${at}` }));
const timeZone = fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'floating');
const bounds = fc.record(
  {
    startOn: date,
    until: date,
    maxRuns: fc.integer({ min: 1, max: 1_000_000 }),
    except: fc.uniqueArray(date, { minLength: 1, maxLength: 4 }).map((list) => list.sort()),
    quiet: fc
      .record({ from: time, to: time, mode: fc.constantFrom('wait' as const, 'skip' as const) })
      .filter(({ from, to }) => from !== to),
    jitterMs: fc.integer({ min: 1, max: 6 * 3_600_000 }),
  },
  { requiredKeys: [] },
);
const timing: fc.Arbitrary<Timing> = fc.oneof(
  fc.tuple(repeating, timeZone, bounds).map(([schedule, zone, rest]) => ({ schedule, timeZone: zone, ...rest })),
  fc.tuple(once, timeZone).map(([schedule, zone]) => ({ schedule, timeZone: zone })),
);
const draft: fc.Arbitrary<JobDraftInput> = fc
  .record(
    {
      name: fc.string({ maxLength: 80 }).map((name) => name.trim()),
      tags: fc.uniqueArray(fc.constantFrom('family', 'work', 'über uns', '🔔'), { minLength: 1 }),
      chatId: fc.integer({ min: 1, max: 2 ** 50 }),
      threadId: fc.integer({ min: 1, max: 2 ** 31 }),
      message: fc.record({ text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== '') }),
      missed: fc.record({
        policy: fc.constantFrom('skip' as const, 'latest' as const, 'all' as const),
        maxLatenessMs: fc.integer({ min: 0, max: 366 * 86_400_000 }),
      }),
      ifUnsure: fc.constantFrom('ask' as const, 'resend' as const),
      reminder: fc.record(
        {
          repeat: fc.record({
            everyMs: fc.integer({ min: 60_000, max: 7 * 86_400_000 }),
            times: fc.integer({ min: 1, max: 50 }),
          }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['name', 'chatId', 'message', 'missed', 'ifUnsure'] },
  )
  .chain((rest) => timing.map((when) => ({ ...rest, ...when })));

const zoneOf = ({ timeZone }: { timeZone: string }) => (timeZone === 'floating' ? ZONE : timeZone);

describe('the form of a job', () => {
  test('saves, untouched, exactly the job that it shows', () => {
    fc.assert(
      fc.property(draft, (input) => {
        const job = JobDraft.parse(input);
        const form = formOfJob({ ...job, zone: zoneOf(job) }, NOW);
        expect(checkForm(form, NOW + 1_000)).toEqual({ ok: true, draft: job });
      }),
    );
  });

  test('keeps what it does not show of a message, whatever is written anew', () => {
    const message = { text: '*x*', format: 'markdown', silent: true, buttons: [[{ text: 'a', url: 'https://e.com' }]] };
    const job = JobDraft.parse({
      chatId: 1,
      message,
      schedule: { kind: 'once', at: '2099-01-01T09:00' },
      timeZone: ZONE,
    });
    const form = formOfJob({ ...job, zone: ZONE }, NOW);
    expect(draftOfForm({ ...form, text: '*y*' }, NOW).message).toEqual({ ...message, text: '*y*' });
  });

  test('takes tags as one types them, with commas here and there', () => {
    const form = { ...emptyForm(NOW, ZONE, 5), text: 'x', tags: ' Work,, family ,work,' };
    expect(checkForm(form, NOW)).toMatchObject({ ok: true, draft: { tags: ['work', 'family'] } });
  });

  test('keeps what an interval is counted from until its length changes', () => {
    const schedule = { kind: 'interval', everyMs: 5_400_000, anchor: 12_345 } as const;
    const job = JobDraft.parse({ chatId: 1, message: { text: 'x' }, schedule, timeZone: ZONE });
    const form = formOfJob({ ...job, zone: ZONE }, NOW);
    expect(form).toMatchObject({ everyNumber: '90', everyUnit: 'minutes' });
    expect(draftOfForm({ ...form, everyNumber: '1.5', everyUnit: 'hours' }, NOW)).toMatchObject({ schedule });
    expect(draftOfForm({ ...form, everyNumber: '2', everyUnit: 'hours' }, NOW)).toMatchObject({
      schedule: { everyMs: 7_200_000, anchor: NOW },
    });
  });

  test('counts every second week from the first day, or from today', () => {
    const form = { ...emptyForm(NOW, ZONE, 1), everyNth: '2' };
    expect(timingOfForm(form, NOW).schedule).toMatchObject({ every: { nth: 2, from: '2026-11-24' } });
    expect(timingOfForm({ ...form, startOn: '2027-01-04' }, NOW).schedule).toMatchObject({
      every: { nth: 2, from: '2027-01-04' },
    });
  });

  test('drops from a single time the bounds that were filled in for another kind', () => {
    const form = {
      ...emptyForm(NOW, ZONE, 1),
      kind: 'once' as const,
      until: '2020-01-01',
      maxRuns: '3',
      quietOn: true,
    };
    expect(Object.keys(timingOfForm(form, NOW))).toEqual(['schedule', 'timeZone']);
  });
});

describe('an empty form', () => {
  test('suggests the next full hour on the clock of its zone, for every zone and time', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(fc.integer({ min: FROM, max: TO }), zones, (now, zone) => {
        const { onceDate, onceTime } = emptyForm(now, zone, null);
        const nextHour = Math.floor(now / 3_600_000 + 1) * 3_600_000;
        const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
        expect(`${onceDate} ${onceTime}`).toBe(shown.format(nextHour));
      }),
    );
  });

  test('is changed by anything typed, and not by typing it and taking it back', () => {
    const form = emptyForm(NOW, ZONE, null);
    expect(isChanged(form, form)).toBe(false);
    expect(isChanged({ ...form, text: 'x' }, form)).toBe(true);
    expect(isChanged({ ...form, text: '' }, form)).toBe(false);
  });
});

describe('what is wrong with a form', () => {
  const form = { ...emptyForm(NOW, ZONE, 5), text: 'Hello' };
  const errorsOf = (patch: Partial<typeof form>) => {
    const checked = checkForm({ ...form, ...patch }, NOW);
    return checked.ok ? {} : checked.errors;
  };

  test.for<[patch: Partial<typeof form>, field: string, message: string]>([
    [{ text: ' ' }, 'text', 'The message is empty. Write what should be sent.'],
    [{ text: 'x'.repeat(4_097) }, 'text', 'The message is too long: Telegram takes at most 4,096 characters.'],
    [{ chatId: null }, 'chat', 'Choose the chat that gets the message.'],
    [{ kind: 'once', onceDate: '' }, 'once', 'Choose a date.'],
    [{ kind: 'once', onceTime: '' }, 'once', 'Choose a time.'],
    [{ kind: 'interval', everyNumber: '' }, 'every', 'Write a number, such as 30.'],
    [{ kind: 'interval', everyNumber: '0.5', everyUnit: 'seconds' }, 'every', 'An interval is at least 1 second.'],
    [{ weekdays: [] }, 'days', 'Choose at least one weekday.'],
    [{ days: 'daysOfMonth', monthDays: [] }, 'days', 'Choose at least one day of the month.'],
    [{ times: [''] }, 'times', 'Write a time of day like 09:00.'],
    [{ kind: 'cron', cron: ' ' }, 'cron', 'Write a cron line like 0 9 * * 1-5.'],
    [{ timeZone: 'Berlin' }, 'timeZone', 'That time zone is not known. Write one like Europe/Berlin.'],
    [{ name: 'x'.repeat(81) }, 'name', 'A name has at most 80 characters.'],
    [{ tags: 'x'.repeat(25) }, 'tags', 'A tag has at most 24 characters.'],
    [{ maxRuns: '0.5' }, 'bounds', 'Write a whole number of runs, such as 10, or leave it empty.'],
    [{ quietOn: true, quiet: { from: '', to: '07:00', mode: 'wait' } }, 'quiet', 'Give both ends of the quiet hours.'],
    [
      { quietOn: true, quiet: { from: '07:00', to: '07:00', mode: 'wait' } },
      'quiet',
      'Quiet hours need a beginning and another end.',
    ],
  ])('%o is said at %s', ([patch, field, message]) => {
    expect(errorsOf(patch)).toEqual({ [field]: message });
  });

  test('the preview says the first of it', () => {
    expect(checkTiming({ ...form, times: [''] }, NOW)).toEqual({ ok: false, error: 'Write a time of day like 09:00.' });
  });

  test('a refusal of the server is said where the times that it is about are filled in', () => {
    expect(fieldOfRefusal({ ...form, kind: 'once' }, 'schedule')).toBe('once');
    expect(fieldOfRefusal({ ...form, kind: 'cron' }, undefined)).toBe('cron');
    expect(fieldOfRefusal(form, 'schedule')).toBe('days');
    expect(fieldOfRefusal(form, 'bounds')).toBe('bounds');
    expect(fieldOfRefusal({ ...form, kind: 'once' }, 'bounds')).toBe('once');
    expect(fieldOfRefusal(form, 'text')).toBe('text');
  });
});

describe('a phrase in the form', () => {
  test.each(
    Object.values(ACCEPTED)
      .flat()
      .map(([phrase]) => phrase),
  )('%s: the form says the same', (phrase) => {
    const read = readWholePhrase(phrase, { now: CORPUS_NOW, timeZone: ZONE });
    if (!read.ok) throw new Error(read.error.key);
    const form = { ...emptyForm(CORPUS_NOW, ZONE, 7), ...fieldsOfTiming(read.timing) };
    expect(timingOfForm(form, CORPUS_NOW)).toEqual(read.timing);
  });
});
