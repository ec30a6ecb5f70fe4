import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TestTelegram } from '../../support/practice/test-telegram.ts';
import { jobOf, lineAt } from '../jobs.ts';
import { CARILLON, number, type Part } from '../part.ts';
import { APSCHEDULER, PYTHON } from '../run-child.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const TOKEN = '4242:the-bench-of-the-bell-bot';
const OWNER = { id: 7_001, name: 'Olga' };
const JOBS = 5_000;
/** The chats of {@link jobOf}. */
const CHATS = 300;
const LEAD_MS = 15_000;
const ASKED_FOR_MS = 8_000;
const PAUSE_MS = 150;
const GIVE_UP_MS = 20_000;
const ANSWER_WITHIN_MS = 300;
const NO_ANSWER = `no answer in ${GIVE_UP_MS / 1_000} s`;

interface Figures {
  before: string;
  during: string;
  worst: number;
}

/** How long `/list` takes while 5,000 messages are due, by the clock of the server that both bots talk to. */
export const chat: Part = {
  title: `/list while ${number(JOBS)} messages are due: ms, median / worst`,
  async run(bench) {
    const figures = new Map<string, Figures>();
    for (const who of [CARILLON, ...bench.peers.filter((peer) => peer === APSCHEDULER)]) {
      bench.say(who);
      figures.set(who, who === CARILLON ? await figuresOf(who) : await figuresOf(who).catch(sayFailure));
    }
    const rowOf = (what: string, figure: 'before' | 'during') => {
      const said = Object.fromEntries([...figures].map(([who, all]) => [who, all[figure]]));
      const { [CARILLON]: ours = '–', ...beside } = said;
      return { what, ours, ...(Object.keys(beside).length > 0 && { beside }) };
    };
    const met = (figures.get(CARILLON)?.worst ?? Number.NaN) <= ANSWER_WITHIN_MS;
    const goal = { words: `each within ${ANSWER_WITHIN_MS} ms`, met };
    return [rowOf('Just before', 'before'), { ...rowOf('While they go out', 'during'), goal }];
  },
};

async function figuresOf(who: string): Promise<Figures> {
  const { quiet, busy } = await askDuringBurst(who);
  const sorted = busy.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  return { before: number(quiet), during: `${number(median)} / ${number(worst)}`, worst };
}

/** That a peer gives up is a figure, too; that we do is none that may be printed as one. */
function sayFailure(error: Error): Figures {
  return { before: '–', during: error.message, worst: Number.NaN };
}

/** Ms that each answer took: one before the burst, and those in it. */
async function askDuringBurst(who: string): Promise<{ quiet: number; busy: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'));
  const bot = { username: 'bell_bot', name: 'Bell' };
  const telegram = new TestTelegram({ token: TOKEN, bot, user: OWNER, now: Date.now });
  await telegram.start();
  for (let id = 1; id <= CHATS; id++) telegram.userSends('Hello', { from: { id, name: `No ${id}` } });
  const due = Math.ceil((Date.now() + LEAD_MS) / 1_000) * 1_000;
  const child = who === APSCHEDULER ? startPython(telegram.apiRoot, due) : startCarillon(telegram.apiRoot, folder, due);
  try {
    await saying(child, who === APSCHEDULER ? 'ready' : 'Carillon is at http');
    // The first answer comes when the greetings before it are through.
    await ask(telegram);
    const quiet = await ask(telegram);
    if (Date.now() > due) throw new Error(`${who} was not ready in time.`);
    await sleep(due - Date.now());
    const busy: number[] = [];
    while (Date.now() < due + ASKED_FOR_MS) {
      busy.push(await ask(telegram));
      await sleep(PAUSE_MS);
    }
    return { quiet, busy };
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    await telegram.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the moment that the owner's line is there to be fetched until the answer came in. */
async function ask(telegram: TestTelegram): Promise<number> {
  const answered = () => telegram.messages(OWNER.id).filter(({ from }) => from === 'bot').length;
  const before = answered();
  const start = performance.now();
  telegram.userSends('/list');
  while (answered() === before) {
    if (performance.now() - start > GIVE_UP_MS) throw new Error(NO_ANSWER);
    await sleep(1);
  }
  return performance.now() - start;
}

function startCarillon(apiRoot: string, folder: string, due: number): ChildProcess {
  const since = Date.now();
  const jobs = Array.from({ length: JOBS }, (_, n) => jobOf(n, { kind: 'cron', expression: lineAt(due) }, since));
  const book = { version: 1, jobs, chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(book));
  const args = [path('../../../main/serve.ts'), '--data-dir', folder, '--api-root', apiRoot, '--port', '0'];
  const env = { ...process.env, CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { env, stdio: OUTPUT });
}

function startPython(apiRoot: string, due: number): ChildProcess {
  const args = [path('../chat-bot.py'), apiRoot, TOKEN, String(JOBS), String(due / 1_000)];
  // Of its complaints, which are many, none is about what is measured.
  return spawn(PYTHON, args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

const OUTPUT: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];

async function saying(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    if (said.includes(words)) return;
  }
  throw new Error(`It ended without saying "${words}".`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
