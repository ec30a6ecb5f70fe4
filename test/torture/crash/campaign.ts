import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { TestTelegram } from '../../support/practice/test-telegram.ts';
import { ServeChild } from '../../support/serve-child.ts';
import { until } from '../../support/until.ts';
import { Random } from '../random.ts';
import { type Asked, draftOf } from './diary.ts';
import { type Evidence, readJobs, readRows } from './evidence.ts';
import { Meddler } from './meddler.ts';
import { pickStrike, type StrikeName, strikes, troubles } from './strikes.ts';
import { OWNER, people, recurringJobs } from './workload.ts';

export interface CampaignOptions {
  /** Whether there is to be another kill after so many. */
  goesOn: (kills: number) => boolean;
  seed: number;
  /** Jobs that come every few seconds all along. */
  recurring: number;
  /** An empty folder for Carillon's data. */
  folder: string;
  onKill?: (done: number, strike: StrikeName) => void;
}

const TOKEN = '123456789:AAE-torture-token-of-no-real-bot';
const MINUTE = 60_000;
/** In so many of the lives something goes wrong beside the kill. */
const TROUBLE_ODDS = 0.3;
/** So often the computer is off for some minutes before the next start. */
const ABSENCE_ODDS = 0.05;

/**
 * Starts Carillon's real process again and again against a Telegram that outlives it, kills it each time, and gathers what
 * both of them say in the end. The clock of both is the computer's, set forward over each absence.
 */
export class Campaign {
  readonly #options: CampaignOptions;
  readonly #random: Random;
  readonly #telegram: TestTelegram;
  readonly #clockFile: string;
  readonly #asked: Asked[] = [];
  readonly #lives: { from: number; to: number }[] = [];
  #aheadMs = 0;

  constructor(options: CampaignOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#clockFile = `${options.folder}.clock`;
    const bot = { username: 'torture_bot', name: 'Torture' };
    this.#telegram = new TestTelegram({ token: TOKEN, bot, user: OWNER, now: () => this.#now() });
  }

  async run(): Promise<Evidence> {
    const { goesOn, onKill } = this.#options;
    await this.#telegram.start();
    try {
      for (const person of people) this.#telegram.userSends('/start', { from: person });
      await this.#live((serve) => this.#createRecurring(serve));
      for (let done = 1; goesOn(done - 1); done++) {
        const strike = await this.#liveAndDie();
        onKill?.(done, strike);
      }
      const { unsureShown, dueUntil } = await this.#live((serve) => this.#settle(serve));
      return this.#gather(unsureShown, dueUntil);
    } finally {
      await this.#telegram.stop();
      rmSync(this.#clockFile, { force: true });
    }
  }

  /** Epoch ms. */
  #now(): number {
    return Date.now() + this.#aheadMs;
  }

  #start(): ServeChild {
    writeFileSync(this.#clockFile, String(this.#aheadMs));
    this.#lives.push({ from: this.#now(), to: Number.POSITIVE_INFINITY });
    return new ServeChild(['--data-dir', this.#options.folder, '--api-root', this.#telegram.apiRoot, '--port', '0'], {
      CARILLON_BOT_TOKEN: TOKEN,
      CARILLON_OWNER_ID: String(OWNER.id),
      SHIFTED_CLOCK: this.#clockFile,
    });
  }

  #noteEnd(): void {
    const life = this.#lives.at(-1);
    if (life) life.to = this.#now();
  }

  /** A life that ends well. */
  async #live<T>(act: (serve: ServeChild) => Promise<T>): Promise<T> {
    const serve = this.#start();
    try {
      await serve.ready();
      const result = await act(serve);
      const { code, stderr } = await serve.end('SIGTERM');
      if (code !== 0) throw new Error(`Asked to end, Carillon ended with code ${code}: ${stderr}`);
      return result;
    } finally {
      serve.kill('SIGKILL');
      await serve.ended();
      this.#noteEnd();
    }
  }

  async #liveAndDie(): Promise<StrikeName> {
    const strike = pickStrike(this.#random);
    const random = this.#random.fork();
    const trouble = this.#random.chance(TROUBLE_ODDS) ? this.#random.pick(troubles) : null;
    const meddler = new Meddler({
      random: this.#random.fork(),
      telegram: this.#telegram,
      asked: this.#asked,
      now: () => this.#now(),
    });
    if (this.#random.chance(ABSENCE_ODDS)) this.#aheadMs += this.#random.between(MINUTE, 6 * MINUTE);
    const serve = this.#start();
    if (trouble) this.#telegram.faults.next('sendMessage', trouble, this.#random.between(1, 3));
    const meddling = strike === 'starting' ? Promise.resolve() : serve.ready().then(() => meddler.meddle(serve));
    // Should it not start at all, the strike waits for the same and says so.
    meddling.catch(() => {});
    try {
      await strikes[strike]({ telegram: this.#telegram, random, ready: () => serve.ready() });
    } finally {
      meddler.stop();
      serve.kill('SIGKILL');
      await serve.ended();
      this.#noteEnd();
      this.#telegram.faults.clear();
    }
    await meddling;
    return strike;
  }

  async #createRecurring(serve: ServeChild): Promise<void> {
    for (const { id } of people) await serve.ask('chats.add', { reference: String(id) });
    const jobs = recurringJobs(this.#options.recurring, this.#random, this.#now());
    for (const asked of jobs) {
      this.#asked.push(asked);
      const { id, since } = await serve.ask('jobs.create', draftOf(asked));
      asked.made = { id, since };
    }
  }

  /** Waits until nothing is owed of all that is due by now. */
  async #settle(serve: ServeChild) {
    await until('Carillon to be online', async () => (await serve.state()).connection.state === 'online');
    const dueUntil = this.#now();
    const isOpen = async (state: 'pending' | 'sending') => {
      const open = await serve.ask('history', { state, limit: 200 });
      return open.some(({ dueAt }) => dueAt <= dueUntil);
    };
    const isSettled = async () => !(await isOpen('pending')) && !(await isOpen('sending'));
    // Also what the planner has yet to take up.
    await pause(1_100);
    await until('everything to be dealt with', isSettled, 120_000);
    return { unsureShown: (await serve.state()).unsure, dueUntil };
  }

  #gather(unsureShown: number, dueUntil: number): Evidence {
    const chats = [OWNER, ...people].map(({ id }) => id);
    const receipts = chats.flatMap((chatId) =>
      this.#telegram
        .messages(chatId)
        .filter(({ from }) => from === 'bot')
        .map(({ id, text, at }) => ({ chatId, messageId: id, text, at })),
    );
    return {
      asked: this.#asked,
      receipts,
      rows: readRows(this.#options.folder),
      jobs: readJobs(this.#options.folder),
      lives: this.#lives,
      until: dueUntil,
      unsureShown,
    };
  }
}
