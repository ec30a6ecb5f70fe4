// Carillon's scheduler beside others, each measurement in a process of its own: `npm run bench -- [--idle SECONDS]
// [--only add,dueAtOnce,fires,startUp,pacing,chat,footprint,year]`.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { lastSendAfter } from '../../main/core/crowd.ts';
import { TELEGRAM_LIMITS } from '../../main/core/pacing.ts';
import { measureChat } from './chat-burst.ts';
import { measureFootprint } from './footprint.ts';
import type { Added, DueAtOnce, FireDepth, Fires, Year } from './measure.ts';
import { type Paced, SENDERS } from './paced.ts';
import { APSCHEDULER, measure, outputOf, PYTHON } from './run-child.ts';
import { startUp } from './start-up.ts';
import { type Cell, goal, printGoals, table } from './table.ts';

const { values } = parseArgs({ options: { idle: { type: 'string' }, only: { type: 'string' } } });
const idleMs = Number(values.idle ?? 30) * 1_000;
const only = values.only?.split(',');
const isWanted = (section: string) => !only || only.includes(section);

const CARILLON = 'carillon';
const WITH_LEDGER = 'carillon + ledger';
const ADD_LIMIT_MS = 8_000;

const start = performance.now();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`);
const peers = ['node-schedule', 'croner', 'cron', ...(await findAPScheduler())];
/** Ms to add one job, by scheduler: how long those that are due together must be added ahead. */
const msToAdd = new Map<string, number>();

/** What of the app takes part in a fire. */
const FIRE_DEPTHS: Record<FireDepth, string> = {
  scheduler: 'the scheduler alone',
  shown: 'and what the window is shown',
  recorded: 'and its record on disk, as in the app',
};

if (isWanted('add')) await measureAdding();
if (isWanted('dueAtOnce')) await measureDueAtOnce();
if (isWanted('fires')) await measureFires();
if (isWanted('startUp')) await measureStartUp();
if (isWanted('pacing')) await measurePacing();
if (isWanted('chat')) await measureChat(peers);
if (isWanted('footprint')) await measureFootprint(2 * idleMs);
if (isWanted('year')) await measureYear();
printGoals();
console.log(`\nMeasured in ${Math.round((performance.now() - start) / 1_000)} s.`);

async function findAPScheduler(): Promise<string[]> {
  try {
    await outputOf(PYTHON, ['-c', 'import apscheduler']);
    return [APSCHEDULER];
  } catch {
    console.log('APScheduler is left out: python3-apscheduler is not installed.');
    return [];
  }
}

async function measureAdding(): Promise<void> {
  const tenThousand = new Map<string, Added>();
  const rows: Cell[][] = [];
  for (const who of [CARILLON, ...peers]) {
    const thousand = await added(who, 1_000, repeatsOf(who));
    const ten = await added(who, 10_000, 1, idleMs);
    const manages = ten && ten.added === 10_000 && ten.ms < ADD_LIMIT_MS / 12 && ten.bytesPerJob < 10_000;
    const hundred = manages ? await added(who, 100_000) : null;
    if (ten) tenThousand.set(who, ten);
    if (ten) msToAdd.set(who, ten.ms / ten.added);
    rows.push([
      who,
      howLong(thousand, 1_000),
      howLong(ten, 10_000),
      howLong(hundred, 100_000),
      ten && Math.round(ten.bytesPerJob),
      ten?.idlePercent?.toFixed(2),
    ]);
  }
  const ours = tenThousand.get(CARILLON);
  const rate = (who: string) => perJob(tenThousand.get(who));
  const best = Math.min(...peers.map(rate));
  const ratios = [CARILLON, ...peers].map((who) => `${(rate(who) / best).toFixed(2)}×`);
  table(
    `Adding jobs by cron line (ms; the ratio is to the best peer at 10,000), memory of each, CPU in ${idleMs / 1_000} s with nothing due`,
    ['', '1,000', '10,000', '100,000', 'bytes a job', 'idle %', 'ratio'],
    rows.map((row, n) => [...row, ratios[n]]),
  );
  goal(
    '10,000 cron jobs added at least 5 times as fast as by the best peer',
    `${(best / rate(CARILLON)).toFixed(1)}×`,
    best / rate(CARILLON) >= 5,
  );
  goal(
    'at most 1 kB a job',
    `${Math.round(ours?.bytesPerJob ?? Number.NaN)} bytes`,
    (ours?.bytesPerJob ?? Number.NaN) <= 1_000,
  );
}

async function measureDueAtOnce(): Promise<void> {
  const last = new Map<string, number>();
  const rows: Cell[][] = [];
  for (const who of [CARILLON, WITH_LEDGER, ...peers]) {
    for (const count of [1_000, 5_000, ...(who.startsWith(CARILLON) ? [50_000] : [])]) {
      const repeats = count > 5_000 ? 1 : repeatsOf(who);
      const result = await dueAtOnce(who, count, repeats);
      const complete = result && result.fired === count;
      if (count === 5_000 && complete) last.set(who, result.lastMs);
      rows.push([
        who,
        count.toLocaleString('en'),
        result?.firstMs.toFixed(0),
        result?.medianMs.toFixed(0),
        complete ? result.lastMs.toFixed(0) : `only ${result?.fired ?? 0} came`,
      ]);
    }
  }
  const ours = last.get(CARILLON) ?? Number.NaN;
  const best = Math.min(...peers.map((who) => last.get(who) ?? Number.POSITIVE_INFINITY));
  table(
    'Due at the same second: ms late',
    ['', 'jobs', 'first', 'median', 'last', 'ratio'],
    rows.map((row) => [...row, row[1] === '5,000' ? ratioTo(best, last.get(String(row[0]))) : '']),
  );
  goal('5,000 due at once: the last at most 60 ms late', `${ours.toFixed(0)} ms`, ours <= 60);
  goal('… and never behind the best peer', `${ours.toFixed(0)} against ${best.toFixed(0)} ms`, ours <= best);
}

async function measureFires(): Promise<void> {
  const rows: Cell[][] = [];
  for (const [depth, words] of Object.entries(FIRE_DEPTHS) as [FireDepth, string][]) {
    const perFire = async (jobs: number) => {
      const run = () => measure<Fires>('fires', { jobs, fires: 3_000, depth });
      return (await median(5, run, (it) => it.perFire)).perFire;
    };
    const few = await perFire(100);
    const many = await perFire(100_000);
    const ratio = many / few;
    rows.push([words, few.toFixed(1), many.toFixed(1), `${ratio.toFixed(2)}×`]);
    if (depth === 'recorded') {
      goal('a fire at 100,000 jobs costs at most 1.5 times one at 100', `${ratio.toFixed(2)}×`, ratio <= 1.5);
    }
  }
  table('One fire, next time included (µs)', ['', 'of 100 jobs', 'of 100,000', 'ratio'], rows);
}

async function measureStartUp(): Promise<void> {
  const identity = (ms: number) => ms;
  const none = await median(3, () => startUp(0), identity);
  const many = await median(3, () => startUp(10_000), identity);
  table(
    'From the start of the process until the window can be opened (ms)',
    ['no jobs', '10,000 saved jobs', 'more'],
    [[none.toFixed(0), many.toFixed(0), (many - none).toFixed(0)]],
  );
  goal('10,000 saved jobs make starting less than 1 s longer', `${(many - none).toFixed(0)} ms`, many - none < 1_000);
}

/** Six hundred people at nine o'clock, a talkative chat, and a group, at Telegram's pace; each sender on a server of its own. */
async function measurePacing(): Promise<void> {
  const crowds = {
    '600 chats': Array.from({ length: 600 }, (_, n) => n + 1),
    'one chat, 15': Array.from({ length: 15 }, () => 7),
    'a group, 24': Array.from({ length: 24 }, () => -7),
  };
  const rows: Cell[][] = [];
  for (const [crowd, chats] of Object.entries(crowds)) {
    const ideal = lastSendAfter(chats, TELEGRAM_LIMITS);
    const results = await Promise.all(
      SENDERS.map(async (who) => ({ who, ...(await measure<Paced>('paced', { who, chats })) })),
    );
    for (const { who, sent, refused, ms } of results) {
      const rate = sent < chats.length ? null : `${((100 * ideal) / ms).toFixed(1)} %`;
      rows.push([who, crowd, `${sent} of ${chats.length}`, refused, (ms / 1_000).toFixed(1), rate]);
      if (who !== CARILLON) continue;
      goal(`${crowd}: at least 95 % of the allowed rate`, String(rate), ideal / ms >= 0.95 && sent === chats.length);
      goal('… with no 429 at all', `${refused}`, refused === 0);
    }
  }
  table('At the pace that Telegram allows', ['', 'to', 'sent', '429', 'seconds', 'of the allowed rate'], rows);
}

async function measureYear(): Promise<void> {
  const { seconds, runs } = await measure<Year>('year', { jobs: 1_000 });
  const each = ((seconds / runs) * 1e6).toFixed(1);
  table(
    'A simulated year of 1,000 jobs',
    ['seconds', 'messages', 'µs each'],
    [[seconds.toFixed(1), runs.toLocaleString('en'), each]],
  );
  goal('a year of 1,000 jobs is simulated in less than 10 s', `${seconds.toFixed(1)} s`, seconds < 10);
}

async function added(who: string, count: number, repeats = 1, idle = 0): Promise<Added | null> {
  const options = { who, count, limitMs: ADD_LIMIT_MS, idleMs: idle };
  return unlessItFails(`${who} with ${count} jobs`, () =>
    median(
      repeats,
      () => measure<Added>('add', options),
      (it) => it.ms,
    ),
  );
}

async function dueAtOnce(who: string, count: number, repeats: number): Promise<DueAtOnce | null> {
  const isOurs = who.startsWith(CARILLON);
  const unknown = isOurs ? 0.03 : who === 'node-schedule' ? 3 : 0.5;
  const perJobMs = msToAdd.get(isOurs ? CARILLON : who) ?? unknown;
  const options = { who, count, leadMs: 1_000 + 2 * perJobMs * count };
  return unlessItFails(`${who} with ${count} due at once`, () =>
    median(
      repeats,
      () => measure<DueAtOnce>('dueAtOnce', options),
      (it) => it.lastMs,
    ),
  );
}

/** The ones that are near each other are measured oftener than those that take minutes. */
function repeatsOf(who: string): number {
  return who.startsWith(CARILLON) || who === 'croner' ? 3 : 1;
}

async function unlessItFails<T>(what: string, run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    console.log(`${what}: ${(error as Error).message}`);
    return null;
  }
}

/** The middle one of several runs, by a figure of theirs. */
async function median<T>(times: number, run: () => Promise<T>, figure: (result: T) => number): Promise<T> {
  const results: T[] = [];
  for (let n = 0; n < times; n++) results.push(await run());
  results.sort((a, b) => figure(a) - figure(b));
  return results[Math.floor(times / 2)] as T;
}

function ratioTo(best: number, ours: number | undefined): Cell {
  return ours === undefined ? null : `${(ours / best).toFixed(2)}×`;
}

function howLong(result: Added | null, count: number): Cell {
  if (!result) return undefined;
  return result.added === count ? result.ms.toFixed(0) : `> ${result.ms.toFixed(0)} (${result.added} of them)`;
}

function perJob(result: Added | undefined): number {
  return result ? result.ms / result.added : Number.POSITIVE_INFINITY;
}
