import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftOf } from '../../../main/contract/job.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { english } from '../../support/english.ts';
import { TestTelegram } from '../../support/practice/test-telegram.ts';
import { ServeChild } from '../../support/serve-child.ts';
import { until } from '../../support/until.ts';

const TOKEN = '123456789:AAE-torture-token-of-no-real-bot';
const OWNER = { id: 4_711, name: 'Olga' };
const MESSAGES = 6;
const TEXTS = Array.from({ length: MESSAGES }, (_, n) => `message ${n}`);

interface Kind {
  /** What the user did before. */
  given?: (serve: ServeChild, ids: string[]) => Promise<unknown>;
  change: (serve: ServeChild, ids: string[]) => Promise<unknown>;
  /** What is sent if it was not made, and if it was. */
  without: string[];
  made: string[];
}

const pauseAll = (serve: ServeChild) => serve.ask('jobs.pauseAll', {});
const first = (ids: string[]) => ids.slice(0, 3);
const LAST = TEXTS.slice(3);

/** What may be cut short. */
export const changes = {
  'pause all': { change: pauseAll, without: TEXTS, made: [] },
  'resume all': { given: pauseAll, change: (serve) => serve.ask('jobs.resumeAll'), without: [], made: [] },
  'pause several': {
    change: (serve, ids) => serve.ask('jobs.many', { ids: first(ids), action: 'pause' }),
    without: TEXTS,
    made: LAST,
  },
  'stop several': {
    change: (serve, ids) => serve.ask('jobs.many', { ids: first(ids), action: 'stop' }),
    without: TEXTS,
    made: LAST,
  },
  stop: { change: (serve, [id = '']) => serve.ask('jobs.stop', { id }), without: TEXTS, made: TEXTS.slice(1) },
  edit: {
    async change(serve, [id = '']) {
      const base = (await serve.state()).jobs.find((job) => job.id === id) as JobView;
      return serve.ask('jobs.edit', { id, draft: draft('corrected', lastDue), base: draftOf(base) });
    },
    without: TEXTS,
    made: ['corrected', ...TEXTS.slice(1)],
  },
  'undo a pause of all': { given: pauseAll, change: (serve) => serve.ask('undo'), without: [], made: TEXTS },
  'redo a stop': {
    async given(serve, [id = '']) {
      await serve.ask('jobs.stop', { id });
      await serve.ask('undo');
    },
    change: (serve) => serve.ask('redo'),
    without: TEXTS,
    made: TEXTS.slice(1),
  },
} satisfies Record<string, Kind>;
export type ChangeName = keyof typeof changes;

let lastDue = 0;

function draft(text: string, at: number) {
  const time = new Date(at).toISOString().slice(0, 19);
  const schedule = { kind: 'once' as const, at: time };
  // What was on its way when the process was killed did not arrive: Telegram was not there.
  return { chatId: OWNER.id, message: { text }, schedule, timeZone: 'UTC', ifUnsure: 'resend' as const };
}

/**
 * Messages wait for a Telegram that cannot be reached; a change of them is cut short by SIGKILL at the nth time at which it
 * asks something of the disk; Carillon is started again, and Telegram is there. @returns what is wrong with that, in words
 * @param folder is empty
 */
export async function killInChange(
  folder: string,
  name: ChangeName,
  nth: number,
): Promise<{ problems: string[]; wasKilled: boolean }> {
  const telegram = new TestTelegram({
    token: TOKEN,
    bot: { username: 'torture_bot', name: 'T' },
    user: OWNER,
    now: Date.now,
  });
  await telegram.start();
  const { apiRoot } = telegram;
  await telegram.stop();
  const killAt = join(folder, '..', `kill-at-${process.pid}`);
  rmSync(killAt, { force: true });
  const start = (env: NodeJS.ProcessEnv) =>
    new ServeChild(['--data-dir', folder, '--api-root', apiRoot, '--port', '0'], {
      CARILLON_BOT_TOKEN: TOKEN,
      CARILLON_OWNER_ID: String(OWNER.id),
      ...env,
    });
  const before = start({ KILL_AT: killAt });
  try {
    await before.ready();
    const { wasKilled, answered } = await changeAndDie(before, changes[name], () => writeFileSync(killAt, String(nth)));
    rmSync(killAt, { force: true });
    await telegram.start(Number(new URL(apiRoot).port));
    const after = start({});
    try {
      await after.ready();
      await until('all to be settled', async () => isSettled(after));
      const problems = judge(
        changes[name],
        telegram
          .messages()
          .filter(({ from }) => from === 'bot')
          .map(({ text }) => text),
        answered,
      );
      const { notices } = await after.state();
      return {
        problems: [...problems, ...notices.map(({ text }) => `It is said that: ${english(text)}`)].map(
          (text) => `${name}, killed at ${nth}: ${text}`,
        ),
        wasKilled,
      };
    } finally {
      await after.end('SIGKILL');
    }
  } finally {
    before.kill('SIGKILL');
    await telegram.stop();
  }
}

async function changeAndDie(serve: ServeChild, { given, change }: Kind, arm: () => void) {
  lastDue = Math.ceil(Date.now() / 1_000) * 1_000 + 2_000;
  const ids: string[] = [];
  for (const text of TEXTS) ids.push((await serve.ask('jobs.create', draft(text, lastDue))).id);
  await until('all to wait', async () => (await waiting(serve)) === MESSAGES);
  await given?.(serve, ids);
  arm();
  const answered = await change(serve, ids).then(
    () => true,
    () => false,
  );
  const { signal } = await serve.end('SIGKILL');
  return { wasKilled: !answered && signal === 'SIGKILL', answered };
}

async function waiting(serve: ServeChild): Promise<number> {
  const { recent } = await serve.state();
  return recent.filter(({ state }) => state === 'pending' || state === 'sending').length;
}

async function isSettled(serve: ServeChild): Promise<boolean> {
  const { connection } = await serve.state();
  return connection.state === 'online' && (await waiting(serve)) === 0;
}

function judge({ without, made }: Kind, texts: string[], answered: boolean): string[] {
  // Beside them, the bot tells of what it cannot know.
  const sent = texts.filter((text) => TEXTS.includes(text) || text === 'corrected');
  const is = (expected: string[]) => JSON.stringify([...expected].sort()) === JSON.stringify([...sent].sort());
  if (answered && !is(made)) return [`it was confirmed, and then sent: ${sent.join(', ')}`];
  return is(made) || is(without) ? [] : [`neither all of it nor nothing; sent: ${sent.join(', ')}`];
}
