import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../../main/start/build-if-stale.mjs';
import { TestTelegram } from '../../support/practice/test-telegram.ts';
import { number, type Part } from '../part.ts';
import type { Row } from '../report.ts';
import { bookOf } from '../start-up.ts';

const SERVE = fileURLToPath(new URL('../../../out/main/serve.js', import.meta.url));
const MAIN = fileURLToPath(new URL('../../../out/main/index.js', import.meta.url));
const STAND_IN = fileURLToPath(new URL('../../support/electron/register.mjs', import.meta.url));
const BARE_BOT = fileURLToPath(new URL('../bare-bot.mjs', import.meta.url));
const TOKEN = '123456789:AAE-bench-token-of-no-real-bot';
const BARE_NODE = 'bare node';
const BARE_GRAMMY = 'bare grammY bot';
const SERVE_OF = 'serve, jobs: ';
/**
 * The desktop's main process without a window: without what Electron itself takes, and with the stand-in for it, whose
 * TypeScript Node compiles at the start.
 */
const DESKTOP_OF = 'main on the stand-in, jobs: ';
const JOBS = [0, 1_000, 10_000];
const STARTS = 3;
const GIVE_UP_MS = 30_000;
/** The start is over: what it made is collected, and the look at files and backups that follows after 20 s is done. */
const SETTLE_MS = 25_000;

/** A program under measurement, in a process of its own with a Bot API server of its own. */
interface Running {
  who: string;
  /** Ms from the start of the process to its first poll; null for one that has none. */
  polledMs: number | null;
  /** Ms until it says that its jobs are planned. */
  armedMs: number | null;
  child: ChildProcess;
  close: () => Promise<void>;
}

/** What a process has used since its start. */
interface Usage {
  cpuMs: number;
  wakeUps: number;
}

/** Carillon's process beside the least that Node and grammY take: time to start, work while nothing is due, memory. */
export const footprint: Part = {
  title: 'What a process takes',
  async run(bench) {
    if (!existsSync('/proc/self/schedstat')) throw new Error('only Linux tells of it, in /proc');
    buildIfStale();
    const idleMs = 2 * bench.idleMs;
    const running: Running[] = [];
    try {
      for (const who of [BARE_NODE, BARE_GRAMMY, ...JOBS.map((jobs) => `${SERVE_OF}${jobs}`), `${DESKTOP_OF}1000`]) {
        bench.say(who);
        running.push(await startSeveral(who));
      }
      bench.say(`${idleMs / 1_000} s with nothing due`);
      await pause(SETTLE_MS);
      const before = running.map(({ child }) => usageOf(child.pid));
      await pause(idleMs);
      const measured = new Map(
        running.map(({ who, armedMs, polledMs, child }, n) => [
          who,
          { armedMs, polledMs, ...difference(usageOf(child.pid), before[n]), memory: residentMegabytes(child.pid) },
        ]),
      );
      return [...rowsOfStart(measured), ...rowsOfIdle(measured, idleMs), ...rowsOfMemory(measured)];
    } finally {
      for (const { close } of running) await close();
    }
  },
};

type Measured = ReadonlyMap<string, Usage & Pick<Running, 'armedMs' | 'polledMs'> & { memory: number }>;

const SERVE_1000 = `${SERVE_OF}1000`;

function besideOf(figure: (who: string) => number | undefined) {
  return Object.fromEntries([BARE_NODE, BARE_GRAMMY].map((who) => [who, figureOf(figure(who))]));
}

function figureOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : number(value);
}

function rowsOfStart(measured: Measured): Row[] {
  const bare = measured.get(BARE_GRAMMY)?.polledMs;
  return JOBS.map((jobs) => {
    const armed = measured.get(`${SERVE_OF}${jobs}`)?.armedMs;
    const later = (armed ?? Number.NaN) - (bare ?? Number.NaN);
    return {
      what: `serve armed with ${number(jobs)} jobs, ms`,
      ours: figureOf(armed),
      beside: { [`${BARE_GRAMMY}’s first poll`]: figureOf(bare) },
      ...(jobs === 1_000 && {
        goal: { words: 'at most 300 ms later', met: later <= 300, got: `${number(later)} ms` },
      }),
    };
  });
}

function rowsOfIdle(measured: Measured, idleMs: number): Row[] {
  const ours = measured.get(SERVE_1000);
  const bare = measured.get(BARE_GRAMMY);
  // One check of the clock wakes the main thread and at times three of Node's own.
  const checks = idleMs / 15_000;
  const more = (ours?.wakeUps ?? Number.NaN) - (bare?.wakeUps ?? Number.NaN);
  return [
    {
      what: `CPU in ${idleMs / 1_000} s with 1,000 jobs and nothing due, ms`,
      ours: figureOf(ours?.cpuMs),
      beside: besideOf((who) => measured.get(who)?.cpuMs),
    },
    {
      what: 'Wake-ups meanwhile, all threads',
      ours: figureOf(ours?.wakeUps),
      beside: besideOf((who) => measured.get(who)?.wakeUps),
      goal: {
        words: 'the clock check every 15 s and the long poll',
        met: more <= 4 * checks,
        got: `${more} more in ${Math.floor(checks)} checks`,
      },
    },
  ];
}

function rowsOfMemory(measured: Measured): Row[] {
  const memoryOf = (who: string) => measured.get(who)?.memory;
  const beside = besideOf(memoryOf);
  const extra = (memoryOf(SERVE_1000) ?? Number.NaN) - (memoryOf(BARE_GRAMMY) ?? Number.NaN);
  const goal = { words: 'at most 40 MB more than a bare grammY bot', met: extra <= 40, got: `${number(extra)} MB` };
  const rowOf = (what: string, who: string) => ({
    what: `Resident MB, ${what}`,
    ours: figureOf(memoryOf(who)),
    beside,
  });
  return [
    ...JOBS.map((jobs) => ({
      ...rowOf(`serve with ${number(jobs)} jobs`, `${SERVE_OF}${jobs}`),
      ...(jobs === 1_000 && { goal }),
    })),
    rowOf('main on the stand-in with 1,000 jobs', `${DESKTOP_OF}1000`),
  ];
}

/** Starts it several times; the last one stays, with the middle of the times. */
async function startSeveral(who: string): Promise<Running> {
  const starts: Running[] = [];
  for (let n = 0; n < STARTS; n++) {
    await starts.at(-1)?.close();
    starts.push(await start(who));
  }
  const middle = (times: (number | null)[]) => times.toSorted((a, b) => Number(a) - Number(b))[Math.floor(STARTS / 2)];
  return {
    ...(starts.at(-1) as Running),
    armedMs: middle(starts.map(({ armedMs }) => armedMs)) ?? null,
    polledMs: middle(starts.map(({ polledMs }) => polledMs)) ?? null,
  };
}

async function start(who: string): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'));
  const bot = { username: 'bench_bot', name: 'Bench' };
  const telegram = new TestTelegram({ token: TOKEN, bot, user: { id: 4_711, name: 'Olga' }, now: Date.now });
  await telegram.start();
  const startedAt = Date.now();
  const child = spawn(process.execPath, argumentsOf(who, folder, telegram.apiRoot), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: '4711' },
  });
  const ended = once(child, 'close');
  let armedMs: number | null = null;
  child.stdout?.on('data', (chunk) => {
    if (String(chunk).includes('Carillon is at')) armedMs = Date.now() - startedAt;
  });
  const firstPoll = () => telegram.requests.find(({ method }) => method === 'getUpdates');
  const isThere = () => (who.startsWith(SERVE_OF) ? armedMs !== null && firstPoll() : who === BARE_NODE || firstPoll());
  while (!isThere()) {
    if (Date.now() - startedAt > GIVE_UP_MS || child.exitCode !== null) throw new Error(`${who} did not start`);
    await pause(2);
  }
  const poll = firstPoll();
  return {
    who,
    armedMs,
    polledMs: poll ? poll.at - startedAt : null,
    child,
    async close() {
      child.kill('SIGKILL');
      await ended;
      await telegram.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function argumentsOf(who: string, folder: string, apiRoot: string): string[] {
  if (who === BARE_NODE) return ['--eval', 'setInterval(() => {}, 2 ** 31 - 1)'];
  if (who === BARE_GRAMMY) return [BARE_BOT, TOKEN, apiRoot];
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(bookOf(Number(/\d+$/.exec(who)?.[0]))));
  if (who.startsWith(DESKTOP_OF))
    return ['--import', STAND_IN, MAIN, '--data-dir', folder, '--api-root', apiRoot, '--hidden'];
  return [SERVE, '--data-dir', folder, '--api-root', apiRoot, '--port', '0'];
}

/** Of all threads together. A wake-up is a time that one of them had waited and was called. */
function usageOf(pid = 0): Usage {
  const usage = { cpuMs: 0, wakeUps: 0 };
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const file = (name: string) => readFileSync(`/proc/${pid}/task/${thread}/${name}`, 'utf8');
    usage.cpuMs += Number(file('schedstat').split(' ')[0]) / 1e6;
    usage.wakeUps += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(file('status'))?.[1]);
  }
  return usage;
}

function difference(after: Usage, before: Usage | undefined): Usage {
  return { cpuMs: after.cpuMs - (before?.cpuMs ?? 0), wakeUps: after.wakeUps - (before?.wakeUps ?? 0) };
}

function residentMegabytes(pid = 0): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000;
}
