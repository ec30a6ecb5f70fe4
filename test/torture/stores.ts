import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftOf } from '../../main/contract/job.ts';
import { english } from '../support/english.ts';
import { ServeChild } from '../support/serve-child.ts';
import { mountDisk, type SmallDisk, whyNoDisk } from '../support/small-disk.ts';
import { Random } from './random.ts';
import { damage } from './stores/damage.ts';
import { Model } from './stores/model.ts';
import { type Suite, sayFailure } from './suite.ts';

const DISK_BYTES = 4_000_000;
const CALLS_A_LIFE = 25;
const MAX_MESSAGES = 12;

/**
 * Changes over the HTTP API, held against a plain model after each: on a disk that is full at random, across kills, and with a
 * file damaged at each start.
 */
export const stores: Suite = async ({ seed, budget, show }) => {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-torture-'));
  const disk = whyNoDisk === null ? mountDisk(folder, DISK_BYTES) : null;
  const run = new Run(folder, disk, new Random(seed));
  try {
    for (let lives = 0; !budget.isSpent(lives) && run.problems.length === 0; lives++) {
      await run.live().catch((error) => run.problems.push(sayFailure(error)));
      show(lives + 1, `${lives + 1} starts`);
    }
  } finally {
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true });
  }
  const left = whyNoDisk === null ? {} : { [`full disks (${whyNoDisk})`]: 0 };
  return { counts: { ...run.counts, ...left }, problems: run.problems };
};

class Run {
  readonly problems: string[] = [];
  readonly counts = {
    starts: 0,
    'of these with a damaged file': 0,
    'changes that were confirmed': 0,
    'changes that were refused, and left all as it was': 0,
  };
  readonly #folder: string;
  readonly #practice: string;
  readonly #disk: SmallDisk | null;
  readonly #random: Random;
  readonly #model = new Model();
  #texts = 0;
  /** The file that was damaged at each start, and how. */
  readonly #damages: string[] = [];

  constructor(folder: string, disk: SmallDisk | null, random: Random) {
    this.#folder = folder;
    this.#practice = join(folder, 'practice');
    mkdirSync(this.#practice, { recursive: true });
    this.#disk = disk;
    this.#random = random;
  }

  async live(): Promise<void> {
    this.#disk?.clear();
    // After a hundred damaged files, those that were kept aside fill the disk.
    for (const name of readdirSync(this.#practice)) if (name.includes('.corrupt-')) rmSync(join(this.#practice, name));
    const damaged = damage(this.#practice, this.#random);
    if (damaged) this.counts['of these with a damaged file']++;
    this.#damages.push(damaged ? `${damaged.file} ${damaged.how}` : 'nothing');
    const what = damaged ? `after ${damaged.file} was ${damaged.how}` : 'after a kill';
    const serve = new ServeChild(['--data-dir', this.#folder, '--practice', '--port', '0']);
    this.counts.starts++;
    try {
      await serve.ready();
      await this.#compare(serve, what);
      // What is undone is in the history.
      if (damaged?.file === 'carillon.db') this.#model.forgetHistory();
      for (let call = 0; call < CALLS_A_LIFE && this.problems.length === 0; call++) await this.#change(serve);
    } finally {
      await serve.end(this.#random.chance(0.5) ? 'SIGKILL' : 'SIGTERM');
    }
  }

  async #change(serve: ServeChild): Promise<void> {
    const isTight = this.#disk !== null && this.#random.chance(0.4);
    if (isTight) this.#disk?.fill();
    if (isTight) this.#disk?.makeRoom(this.#random.between(0, 10) * 4_096);
    const { call, after } = this.#pick(serve);
    const isConfirmed = await call();
    if (isConfirmed) after();
    this.counts[isConfirmed ? 'changes that were confirmed' : 'changes that were refused, and left all as it was']++;
    await this.#compare(serve, `after a change that was ${isConfirmed ? 'confirmed' : 'refused'}`);
    this.#disk?.clear();
  }

  /** A change that the model allows, and what the model makes of it. */
  #pick(serve: ServeChild): { call: () => Promise<boolean>; after: () => void } {
    const model = this.#model;
    const text = `message ${this.#texts++} ${'x'.repeat(this.#random.between(0, 900))}`;
    const draft = {
      chatId: 1001,
      message: { text },
      schedule: { kind: 'once' as const, at: '2049-01-01T09:00:00' },
      timeZone: 'UTC',
    };
    const id = model.ids.length > 0 ? this.#random.pick(model.ids) : undefined;
    const ok = async (reply: Promise<{ ok: boolean }>) => (await reply).ok;
    if (!id || (model.ids.length < MAX_MESSAGES && this.#random.chance(0.3))) {
      let created = '';
      return {
        call: async () => {
          const reply = await serve.call('jobs.create', draft);
          if (reply.ok) created = reply.value.id;
          return reply.ok;
        },
        after: () => model.set(created, { text, status: 'active' }),
      };
    }
    const isPaused = model.status(id) === 'paused';
    return this.#random.pick([
      {
        call: async () => {
          const base = (await serve.state()).jobs.find((job) => job.id === id);
          return base !== undefined && ok(serve.call('jobs.edit', { id, draft, base: draftOf(base) }));
        },
        after: () => model.set(id, { text }),
      },
      {
        call: () => ok(isPaused ? serve.call('jobs.resume', { id }) : serve.call('jobs.pause', { id })),
        after: () => model.set(id, { status: isPaused ? 'active' : 'paused' }),
      },
      { call: () => ok(serve.call('jobs.stop', { id })), after: () => model.set(id, null) },
      {
        call: () => ok(model.pausedAll ? serve.call('jobs.resumeAll') : serve.call('jobs.pauseAll', {})),
        after: () => model.pauseAll(!model.pausedAll),
      },
      ...(model.canUndo ? [{ call: () => ok(serve.call('undo', {})), after: () => model.undo() }] : []),
    ]);
  }

  async #compare(serve: ServeChild, what: string): Promise<void> {
    const state = await serve.state();
    const difference = this.#model.differsFrom(state);
    const told = state.notices.map(({ text }) => english(text)).join(' ');
    if (difference)
      this.problems.push(
        `${what}: ${difference}. It told the user: “${told}”. Damaged so far: ${this.#damages.slice(-6).join(', ')}`,
      );
  }
}
