import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Preview } from './contract/ipc.ts';
import { firstIssue } from './contract/issues.ts';
import { TimeZone, Timing } from './contract/schedule.ts';
import type { Chat } from './contract/state.ts';
import type { Translatable } from './contract/translatable.ts';
import { readQuickAdd } from './core/phrase/quick-add.ts';
import { readWholePhrase } from './core/phrase/read-phrase.ts';
import { previewTiming } from './core/schedule/preview.ts';
import { zoneOf } from './core/schedule/timing.ts';
import { wallOf } from './core/schedule/wall-clock.ts';
import { en } from './i18n/en/index.ts';
import { msg } from './i18n/msg.ts';

const USAGE = `Says when a schedule runs next.

  npm run -s preview -- "every weekday at 9" [--zone Europe/Berlin] [--from 2026-03-27T00:00:00Z] [--count 5] [--json]
  npm run -s preview -- --batch   reads one {"phrase" or "schedule", "zone", "from", "count"} a line, answers one a line;
                                  with "message": true (and "chats": ["Team"]) the phrase is read as in quick add, and the
                                  answer has its "message" and its chat, "to"; a question has its "choices" as phrases`;

/** What one question may say. Bounds such as `until` stand beside `schedule`, as in a job. */
const Question = z.object({
  phrase: z.string().optional(),
  schedule: z.unknown().optional(),
  /** Whether a message stands in the phrase, as in quick add. */
  message: z.boolean().default(false),
  /** The names of those that it may be for. */
  chats: z.array(z.string().min(1).max(128)).max(1_000).default([]),
  zone: TimeZone.default(new Intl.DateTimeFormat().resolvedOptions().timeZone),
  from: z.iso
    .datetime({ offset: true, error: 'Write “from” like 2026-03-27T00:00:00Z.' })
    .transform((text) => Date.parse(text))
    .optional(),
  count: z.number().int().min(1, 'input.leastOneRun').max(10_000, 'At most 10,000 runs.').default(5),
});
type Question = z.infer<typeof Question>;

interface Run {
  utc: string;
  /** With the offset that holds then. */
  local: string;
  dst: 'none' | 'gap' | 'fold';
  note?: string;
}
interface Refusal {
  error: string;
  hint: string;
  /** Where it is a question: its answers, each a phrase to be read again. */
  choices?: string[];
}
type Answer = { rule: string; zone: string; runs: Run[]; message?: string; to?: string | null } | Refusal;

const HINT = en.say(msg('phrase.exampleEveryWeekday9'));
const BATCH_HINT = 'For example: {"phrase": "every weekday at 9", "zone": "Europe/Berlin"}';

/** Never throws: what is wrong with a question is its answer. */
function answer(raw: unknown, now: number): Answer {
  if (typeof raw !== 'object' || raw === null) return { error: 'That line is no JSON object.', hint: BATCH_HINT };
  const question = Question.safeParse(raw);
  if (!question.success) return { error: en.say(firstIssue(question.error)), hint: HINT };
  const from = question.data.from ?? now;
  const timing = readTiming(question.data, raw, from);
  if ('error' in timing) return timing;
  const { zone, count } = question.data;
  const preview = previewTiming(timing.timing, zone, from, { count });
  if (!preview.ok) return { error: en.say(preview.error), hint: HINT };
  const { message, to } = timing;
  return { ...show(preview, zoneOf(timing.timing, zone)), ...(message !== undefined && { message, to: to ?? null }) };
}

interface PhraseRefusal {
  error: Translatable;
  hint: Translatable;
  choices?: ReadonlyArray<{ phrase: string }>;
}

interface TimingRead {
  timing: Timing;
  message?: string;
  /** By its name in `chats`, or as it was written where none has that name. */
  to?: string | null;
}

function readTiming(question: Question, raw: object, from: number): TimingRead | Refusal {
  const { phrase, schedule, zone } = question;
  if (phrase !== undefined)
    return question.message ? readMessage(phrase, question, from) : readTime(phrase, zone, from);
  if (typeof schedule !== 'object') return { error: 'Give a phrase or a schedule.', hint: HINT };
  const {
    phrase: _,
    zone: __,
    from: ___,
    count: ____,
    message: _____,
    chats: ______,
    ...bounds
  } = raw as Record<string, unknown>;
  // An interval is counted from the question's own instant unless it says otherwise.
  const parsed = Timing.safeParse({ timeZone: zone, ...bounds, schedule: withAnchor(schedule, from) });
  return parsed.success ? { timing: parsed.data } : { error: en.say(firstIssue(parsed.error)), hint: HINT };
}

function readTime(phrase: string, timeZone: string, now: number): TimingRead | Refusal {
  const read = readWholePhrase(phrase, { now, timeZone });
  return read.ok ? { timing: read.timing } : refusalOf(read);
}

function readMessage(phrase: string, { zone, chats }: Question, now: number): TimingRead | Refusal {
  const named = chats.map((title, n): Chat => ({ id: -1 - n, type: 'group', title }));
  const read = readQuickAdd(phrase, { now, timeZone: zone, chats: named, own: null, quiet: null });
  return read.ok ? { timing: read.timing, message: read.text, to: read.to?.name ?? null } : refusalOf(read);
}

function refusalOf({ error, hint, choices = [] }: PhraseRefusal): Refusal {
  const said = { error: en.say(error), hint: en.say(hint) };
  return choices.length > 0 ? { ...said, choices: choices.map(({ phrase }) => phrase) } : said;
}

function withAnchor(schedule: object | null, from: number): unknown {
  const isInterval = schedule !== null && 'kind' in schedule && schedule.kind === 'interval';
  return isInterval ? { anchor: from, ...schedule } : schedule;
}

function show({ inWords, runs }: Extract<Preview, { ok: true }>, zone: string): Answer {
  return {
    rule: inWords,
    zone,
    runs: runs.map(({ at, dst, note }) => ({
      utc: new Date(at).toISOString().replace('.000Z', 'Z'),
      local: isoLocal(at, zone),
      dst,
      ...(note === undefined ? {} : { note }),
    })),
  };
}

/** `2026-03-27T09:00:00+01:00` */
function isoLocal(at: number, zone: string): string {
  const wall = wallOf(at, zone);
  const minutes = Math.round((wall - at) / 60_000);
  const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
  return `${new Date(wall).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${offset}`;
}

function print(given: Answer): string {
  if ('error' in given) return `${given.error}\n${given.hint}`;
  const lines = given.runs.map(({ local, utc, note }) => `  ${local}  ${utc}${note ? `\n      ${note}` : ''}`);
  return [`${given.rule} (${given.zone})`, ...lines].join('\n');
}

async function runBatch(now: number): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') console.log(JSON.stringify(answer(parseLine(line), now)));
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      zone: { type: 'string' },
      from: { type: 'string' },
      count: { type: 'string' },
      json: { type: 'boolean', default: false },
      batch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const now = Date.now();
  if (values.help) return console.log(USAGE);
  if (values.batch) return runBatch(now);
  const { zone, from, count } = values;
  const given = answer(
    {
      phrase: positionals.join(' '),
      ...(zone === undefined ? {} : { zone }),
      ...(from === undefined ? {} : { from }),
      ...(count === undefined ? {} : { count: Number(count) }),
    },
    now,
  );
  if ('error' in given) {
    if (values.json) console.log(JSON.stringify(given));
    else console.error(print(given));
    process.exitCode = 2;
  } else if (values.json) {
    for (const run of given.runs) console.log(JSON.stringify({ ...run, rule: given.rule, zone: given.zone }));
  } else {
    console.log(print(given));
  }
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)}.\n\n${USAGE}`);
  process.exit(2);
});
