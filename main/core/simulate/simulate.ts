import type { Delivery, DeliveryState } from '../../contract/delivery.ts';
import type { Job } from '../../contract/job.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';
import { UserError } from '../errors.ts';
import { type PacingLimits, TELEGRAM_LIMITS } from '../pacing.ts';
import type { JobBook, JobStore, Messenger, SendOutcome } from '../ports.ts';
import { type Edge, edgesOf, type SimulatedAction, type SimulatedEvent } from './events.ts';
import { type Known, MemoryLedger } from './memory-ledger.ts';
import { SimulatedComputer } from './simulated-computer.ts';
import { SimulatedProcess } from './simulated-process.ts';

/** What became of an occurrence, or of several that one message stands for. Times are epoch ms by the computer's clock. */
export interface SimulatedRun {
  /** The ledger's: `jobId@dueAt`, with `!n` for a run that was asked for. */
  key: string;
  jobId: string;
  dueAt: number;
  /** Null when it was not sent. */
  sentAt: number | null;
  /** `pending` when the simulation ended before it could be sent. */
  state: DeliveryState;
  /** How many earlier occurrences it stands for. */
  coalesced: number;
  reason: Translatable | null;
  /** It fell due while nobody was there. */
  missed: boolean;
}

export interface Simulation {
  /** In the order in which they were concluded; what was still waiting at the end comes last. */
  runs: SimulatedRun[];
  /** How many messages Telegram took. */
  messages: number;
  /** What a person could not do, and why. */
  refused: { at: number; action: SimulatedAction; reason: Translatable }[];
  /** Epoch ms: how far it came. Before `to` only when it came to {@link SimulateOptions.most}. */
  until: number;
}

export interface SimulateOptions {
  /** The computer's zone at first, IANA; UTC when left out. */
  timeZone?: string;
  limits?: PacingLimits;
  /** Whether, and until when, all is paused at first. */
  pausedAll?: { until: number | null };
  /** What is known of the jobs' series at first; left out: each was dealt with up to `from`. */
  known?: Known;
  /** Ends after so many changes of deliveries: what is coalesced into a message that waits is work, too. */
  most?: number;
  /** Awaited every few milliseconds of work, so that the host can see to what is really due. */
  breathe?: () => Promise<void>;
}

const STEPS_PER_BREATH = 256;
const OFFLINE: SendOutcome = { kind: 'retry', scope: 'all', reason: msg('delivery.telegramCannotReachedCheck') };

/**
 * What these jobs would do between two instants (epoch ms) of a time that does not pass, when all this happens: the real
 * scheduler, outbox and job service on a simulated computer. The same input always has the same outcome.
 */
export async function simulate(
  jobs: readonly Job[],
  from: number,
  to: number,
  events: readonly SimulatedEvent[] = [],
  options: SimulateOptions = {},
): Promise<Simulation> {
  const simulator = new Simulator(jobs, from, options);
  const edges = edgesOf(events.filter((event) => event.at <= to));
  return simulator.run(edges, to);
}

class Simulator {
  readonly #options: SimulateOptions;
  readonly #computer: SimulatedComputer;
  readonly #store: JobStore;
  readonly #ledger: MemoryLedger;
  readonly #concluded: SimulatedRun[] = [];
  readonly #refused: Simulation['refused'] = [];
  /** How many stretches of each kind are under way. */
  readonly #under = { sleep: 0, quit: 0, outage: 0 };
  readonly #random = pseudoRandom();
  #messages = 0;
  #changes = 0;
  #process: SimulatedProcess | null = null;

  constructor(jobs: readonly Job[], from: number, options: SimulateOptions) {
    this.#options = options;
    this.#computer = new SimulatedComputer(from, options.timeZone ?? 'UTC');
    this.#store = bookOf(options.known ? [...jobs] : jobs.map((job) => dealtWith(job, from)), options.pausedAll);
    this.#ledger = new MemoryLedger(options.known);
  }

  async run(edges: readonly Edge[], to: number): Promise<Simulation> {
    const computer = this.#computer;
    const { breathe, most = Number.POSITIVE_INFINITY } = this.#options;
    const startsAt = computer.now();
    let next = 0;
    // What began before the simulation is under way when it does.
    for (let edge = edges[next]; edge && edge.at <= startsAt; edge = edges[++next]) this.#happen(edge, startsAt);
    this.#startOrEnd();
    for (let step = 1; ; step++) {
      const edge = edges[next];
      const timerAt = computer.nextTimerAt();
      // What a timer has set going at an instant comes before what happens at that instant.
      if (edge && edge.at <= to && edge.at < timerAt) {
        next++;
        computer.passTo(edge.at);
        this.#happen(edge, edge.at);
        this.#startOrEnd();
      } else if (timerAt <= to && this.#changes < most) {
        computer.passTo(timerAt);
        computer.fireNextTimer();
        if (this.#ledger.sending > 0) await this.#answersTaken();
      } else {
        break;
      }
      if (breathe && step % STEPS_PER_BREATH === 0) await breathe();
    }
    const isCut = this.#changes >= most;
    const until = isCut ? Math.min(to, computer.now() - computer.ahead) : to;
    this.#process?.quit();
    const waiting = this.#ledger.open().map(({ delivery }) => runOf(delivery));
    return { runs: [...this.#concluded, ...waiting], messages: this.#messages, refused: this.#refused, until };
  }

  #happen(edge: Edge, at: number): void {
    switch (edge.kind) {
      case 'sleep':
      case 'quit':
      case 'outage':
        this.#under[edge.kind] += edge.begins ? 1 : -1;
        return;
      case 'clock':
        this.#computer.ahead += edge.byMs;
        this.#process?.noticeLater();
        return;
      case 'zone':
        this.#computer.zone = edge.timeZone;
        this.#process?.noticeLater();
        return;
      case 'act':
        return this.#act(edge.action, at);
    }
  }

  /** Brings the process to where the stretches that are under way want it. */
  #startOrEnd(): void {
    const computer = this.#computer;
    const { sleep, quit, outage } = this.#under;
    const wakes = computer.asleep && sleep === 0;
    computer.asleep = sleep > 0;
    if (quit > 0) {
      this.#process?.quit();
      this.#process = null;
    } else if (computer.asleep) {
      // Nobody does anything, nor is started.
    } else if (!this.#process) {
      this.#process = this.#start();
    } else if (wakes) {
      this.#process.replan();
    } else if (outage === 0 && this.#wasOffline) {
      this.#process.reconnect();
    }
    this.#wasOffline = outage > 0;
  }
  #wasOffline = false;

  #start(): SimulatedProcess {
    const messenger: Messenger = {
      send: () => {
        if (this.#under.outage > 0) return Promise.resolve(OFFLINE);
        this.#messages++;
        return Promise.resolve({ kind: 'sent', messageId: this.#messages });
      },
    };
    return new SimulatedProcess({
      store: this.#store,
      ledger: this.#ledger,
      messenger,
      computer: this.#computer,
      limits: this.#options.limits ?? TELEGRAM_LIMITS,
      random: this.#random,
      onDelivery: (delivery) => {
        this.#changes++;
        if (delivery.state !== 'pending' && delivery.state !== 'sending') this.#concluded.push(runOf(delivery));
      },
    });
  }

  #act(action: SimulatedAction, at: number): void {
    const why = this.#computer.asleep ? msg('simulate.slept') : msg('simulate.notRunning');
    try {
      if (this.#process && !this.#computer.asleep) this.#process.act(action);
      else this.#refused.push({ at, action, reason: why });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#refused.push({ at, action, reason: error.text });
    }
  }

  /**
   * The outbox awaits its messenger: lets it go on until it has concluded what it sent. It does so in promises alone,
   * whose turns come before anything else; a few more than its chain has links are given.
   */
  async #answersTaken(): Promise<void> {
    while (this.#ledger.sending > 0) await null;
    for (let turn = 0; turn < TURNS_TO_CONCLUDE; turn++) await null;
  }
}

const TURNS_TO_CONCLUDE = 10;

function runOf({ key, jobId, dueAt, state, changedAt, coalesced, reason, missed }: Delivery): SimulatedRun {
  return {
    key,
    jobId,
    dueAt,
    sentAt: state === 'sent' ? changedAt : null,
    state,
    coalesced,
    reason: reason ?? null,
    missed: missed ?? false,
  };
}

function dealtWith(job: Job, until: number): Job {
  return job.since >= until ? job : { ...job, since: until };
}

function bookOf(jobs: Job[], pausedAll: SimulateOptions['pausedAll']): JobStore {
  let book: JobBook = {
    jobs,
    chats: [],
    pausedAll: pausedAll !== undefined,
    pausedAllUntil: pausedAll?.until ?? null,
    resumedAt: 0,
  };
  return {
    read: () => book,
    write(next, alongside) {
      book = next;
      alongside?.();
    },
  };
}

/** Park and Miller's: the same numbers in each simulation. */
function pseudoRandom(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}
