import { setTimeout as pause } from 'node:timers/promises';
import { english } from '../../support/english.ts';
import type { TestTelegram } from '../../support/practice/test-telegram.ts';
import type { ServeChild } from '../../support/serve-child.ts';
import type { Random } from '../random.ts';
import { type Asked, draftOf } from './diary.ts';
import { OWNER, oneOff, shortLived } from './workload.ts';

export interface MeddlerDeps {
  random: Random;
  telegram: TestTelegram;
  /** What was asked for so far; the meddler adds to it before it asks. */
  asked: Asked[];
  /** Epoch ms. */
  now: () => number;
}

/** Somebody at the window and in the chat, who goes on while the process is killed under their hands. */
export class Meddler {
  readonly #deps: MeddlerDeps;
  readonly #end = new AbortController();

  constructor(deps: MeddlerDeps) {
    this.#deps = deps;
  }

  /** Until {@link stop}. @throws when Carillon refuses what it should do */
  async meddle(serve: ServeChild): Promise<void> {
    const { random } = this.#deps;
    const acts = [this.#create, this.#create, this.#createShortLived, this.#stopOne, this.#runOne, this.#sayOnce];
    while (!this.#end.signal.aborted) {
      await random.pick(acts).call(this, serve);
      await pause(random.between(50, 400));
    }
  }

  stop(): void {
    this.#end.abort();
  }

  async #create(serve: ServeChild): Promise<void> {
    const { asked, random, now } = this.#deps;
    await this.#make(serve, oneOff(asked.length, random, now()));
  }

  async #createShortLived(serve: ServeChild): Promise<void> {
    const { asked, random, now } = this.#deps;
    await this.#make(serve, shortLived(asked.length, random, now()));
  }

  async #make(serve: ServeChild, wanted: Asked): Promise<void> {
    this.#deps.asked.push(wanted);
    const reply = await this.#unlessKilled(() => serve.call('jobs.create', draftOf(wanted)));
    if (reply?.ok) wanted.made = { id: reply.value.id, since: reply.value.since };
    // On a busy machine the call may come later than the time that it is for.
    else if (reply && !/has passed/.test(english(reply.error))) throw new Error(english(reply.error));
  }

  async #stopOne(serve: ServeChild): Promise<void> {
    const { asked, now } = this.#deps;
    const victim = asked.find(({ text, made, stop }) => text.startsWith('short-lived') && made && !stop);
    if (!victim?.made) return;
    const { id } = victim.made;
    victim.stop = { askedAt: now() };
    const isDone = await this.#unlessKilled(async () => {
      await serve.ask('jobs.stop', { id });
      return true;
    });
    if (isDone) victim.stop.confirmedAt = now();
  }

  async #runOne(serve: ServeChild): Promise<void> {
    const { asked, random } = this.#deps;
    const chosen = random.pick(asked.filter(({ text, made }) => made && text.startsWith('recurring')));
    if (!chosen?.made) return;
    const { id } = chosen.made;
    chosen.runs.asked++;
    const reply = await this.#unlessKilled(() => serve.call('jobs.run', { id }));
    if (reply?.ok) chosen.runs.confirmed++;
    // Asked for a moment ago, it is on its way: the second gesture is none of its own.
    else if (reply && /is being sent already/.test(english(reply.error))) chosen.runs.asked--;
    else if (reply) throw new Error(`jobs.run: ${english(reply.error)}`);
  }

  /** In the chat: whatever becomes of Carillon, the command is not carried out twice. */
  async #sayOnce(): Promise<void> {
    const { asked, telegram } = this.#deps;
    const text = `once ${asked.length}`;
    asked.push({
      text,
      chatId: OWNER.id,
      ifUnsure: 'ask',
      missed: { policy: 'latest', maxLatenessMs: 86_400_000 },
      series: 'unscheduled',
      runs: { asked: 1, confirmed: 0 },
    });
    telegram.userSends(`/once ${text}`);
  }

  /** Undefined when Carillon was killed before it answered. */
  async #unlessKilled<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}
