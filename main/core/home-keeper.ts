import type { Home, HomeMemory } from '../contract/home.ts';
import type { Translatable } from '../contract/translatable.ts';
import { HOUR_MS } from '../contract/units.ts';
import { msg } from '../i18n/msg.ts';
import { UserError } from './errors.ts';
import type { Clock, Log, Messenger, Timers } from './ports.ts';

/** What stands at Telegram: which installation sends the messages of the bot. */
export interface HomeRecord {
  installation: string;
  /** See {@link HomeMemory.run}; {@link HANDED_OVER}: the former home gave it away, and the new one has not seen it yet. */
  run: string;
  /** How far the computer's clock is ahead of Telegram's, ms; while it takes over, that of the former one if that is more. */
  aheadMs: number;
  /** See {@link HomeMemory.sendsAfter}. */
  sendsAfter: number;
  /** Epoch ms by Telegram's clock at which this was written. */
  seenAt: number;
  /** The computer's, for people. */
  name: string;
}

/** The one place that all installations of a bot can read and write. Both reject with {@link RegisterTrouble}. */
export interface HomeRegister {
  read(): Promise<HomeRecord | null>;
  write(record: HomeRecord): Promise<void>;
  /** How far this computer's clock is ahead of Telegram's, ms, as of its last answer. */
  aheadMs(): number;
}

export class RegisterTrouble extends Error {
  readonly text: Translatable;
  /** `none`: this server keeps no such thing. `refused`: the token is not valid, which sending will say itself. */
  readonly kind: 'unreachable' | 'none' | 'refused';
  readonly afterMs: number | undefined;

  constructor(kind: RegisterTrouble['kind'], reason: Translatable, afterMs?: number) {
    super(reason.key);
    this.text = reason;
    this.kind = kind;
    this.afterMs = afterMs;
  }
}

export const HANDED_OVER = 'handed';

/**
 * Whoever saw less than this long ago that it is the home may send. The next home waits longer, so that at no instant there are
 * two.
 */
export const LEASE_MS = 60_000;
/** Beyond the lease: Telegram says its time in whole seconds, and a clock may drift by {@link DRIFT_MS} before it is written. */
const MARGIN_MS = 30_000;
const DRIFT_MS = 10_000;
/** Who has read the record to take over has written it by then: two requests, which Telegram answers in a fraction of a second. */
const CLAIM_WITHIN_MS = 2_000;
const CHECK_EVERY_MS = 30_000;
/** Somebody waits for this one. */
const CHECK_SOON_MS = 10_000;
const WRITE_AGAIN_MS = 12 * HOUR_MS;
/** The wall clock against the monotonic one: more than this, and it was set or the computer slept. */
const CLOCK_JUMP_MS = 2_000;

export interface HomeKeeperDeps {
  register: HomeRegister;
  memory: { read(): HomeMemory; write(memory: HomeMemory): void };
  /** Whether the folder is a copy of another installation's. */
  isCopy: boolean;
  /** Of this computer, for people. */
  name: string;
  clock: Clock;
  timers: Timers;
  log: Log;
  newId: () => string;
  onHome: (home: Home) => void;
  /** This computer sends from now on, and another one did before. */
  onArrival: () => void;
  /** What waits to be sent may be tried. */
  onReady: () => void;
  /** Another computer sends from now on. */
  onStandDown: (name: string) => void;
  /** Nobody knows of this installation yet that it holds the messages of another: the user is to be asked. */
  onQuestion: (installation: string, name: string | null, seenAt: number | null) => void;
  /** Who fetches the bot's updates beside this computer is no Carillon that keeps to this. */
  onForeignProgram: () => void;
}

/**
 * Sees to it that one computer at a time sends the messages of a bot, by a record at Telegram that every installation reads and
 * writes. It is a lease: who has seen within {@link LEASE_MS} that the record names it may send; who takes over writes its name,
 * waits until the former one's lease is certainly over, and looks whether its name still stands. What was due until then is
 * left to the former one. Only elapsed time and Telegram's clock count, so wrong clocks do no harm.
 */
export class HomeKeeper {
  readonly #deps: HomeKeeperDeps;
  #home: Home;
  /** When the record was last known to name this run. */
  #lease: { steady: number; wall: number } | null = null;
  /** The server keeps no record: there is nothing to go by, and sending goes on as ever. */
  #isWithout = false;
  #hasSignedIn = false;
  /** The last look ended without an answer. */
  #hasFailed = false;
  #isInDoubt = false;
  #asked = '';
  #checking: Promise<void> | null = null;
  #turn: Promise<void> = Promise.resolve();
  /** Monotonic ms at which the former home has certainly stopped. */
  #waitUntil = 0;
  /** Monotonic ms from which on whoever takes over has read how far this computer's clock is ahead. */
  #clockKnownAt = 0;
  #cancelTimer = () => {};
  #isStopped = false;

  constructor(deps: HomeKeeperDeps) {
    this.#deps = deps;
    const { memory, isCopy, newId } = deps;
    const before = memory.read();
    if (isCopy) {
      memory.write({ ...before, installation: newId(), run: null, nextRun: null, isHome: false, isTakingOver: false });
    }
    const { isHome, isTakingOver } = memory.read();
    this.#home = { state: 'here' };
    if (!isHome) this.#home = { state: 'elsewhere', name: null, seenAt: null, hasMoved: false };
    else if (isTakingOver) this.#home = this.#waitForTakeover();
  }

  get home(): Home {
    return this.#home;
  }

  get installation(): string {
    return this.#deps.memory.read().installation;
  }

  start(): void {
    this.#deps.onHome(this.#home);
    this.#schedule(0);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
  }

  isHere(): boolean {
    return this.#home.state === 'here';
  }

  sendsAfter(): number {
    return this.#deps.memory.read().sendsAfter;
  }

  arrivedAt(): number {
    return this.#deps.memory.read().arrivedAt;
  }

  /** After sleep, or when the network came back. */
  wake(): void {
    this.#schedule(0);
  }

  /** Somebody else fetches the bot's updates: nothing is sent until it is known who. */
  doubt(): void {
    if (!this.isHere() || this.#isWithout) return;
    this.#lease = null;
    this.#isInDoubt = true;
    this.#schedule(0);
  }

  /**
   * Whether a request may begin: then {@link whileHome} lets it through or says what is in the way. Else it is found out, and
   * {@link HomeKeeperDeps.onReady} told.
   */
  mayBegin(): boolean {
    if (this.#isWithout || this.#hasFailed || !this.isHere() || this.#hasLease()) return true;
    if (!this.#checking && this.#deps.clock.monotonic() >= this.#clockKnownAt) this.#schedule(0);
    return false;
  }

  /** Null: this computer may send now. Else why it may not, and after how long to ask again. */
  async confirm(): Promise<{ reason: Translatable; afterMs?: number } | null> {
    if (this.#isWithout || (this.isHere() && this.#hasLease())) return null;
    try {
      await this.#check();
    } catch (error) {
      if (!(error instanceof RegisterTrouble)) {
        this.#deps.log.error('Who sends could not be found out', error);
        return { reason: msg('delivery.carillonCouldNotFind') };
      }
      if (error.kind !== 'unreachable') return null;
      return { reason: error.text, ...(error.afterMs !== undefined && { afterMs: error.afterMs }) };
    }
    if (this.#isWithout || (this.isHere() && this.#hasLease())) return null;
    return { reason: msg('delivery.anotherComputerSendsThese') };
  }

  /** The user says that this computer sends from now on. @throws UserError */
  takeOver(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#home.state !== 'elsewhere') return;
      try {
        await this.#claim();
        this.#beginTakeover();
      } catch (error) {
        if (!(error instanceof RegisterTrouble)) throw error;
        if (error.kind === 'none') return this.#settle();
        // Should the name stand there all the same, the next look finds it.
        throw new UserError('unavailable', 'delivery.telegramCouldNotAsked', { why: error.text });
      }
    });
  }

  async #claim(): Promise<void> {
    const { register, newId } = this.#deps;
    const before = await register.read();
    const run = newId();
    this.#remember({
      ...{ run, nextRun: null, formerAheadMs: before?.aheadMs ?? 0 },
      sendsAfter: Math.max(this.sendsAfter(), before?.sendsAfter ?? 0),
    });
    await register.write(this.#record(run));
  }

  /**
   * The home gives its place away: it stops at once, and the other begins when it sees that.
   * @param to an installation @throws UserError
   */
  async handOver(to: string): Promise<void> {
    const refusal = await this.confirm();
    if (refusal) throw new UserError('unavailable', refusal.reason);
    await this.#inTurn(async () => {
      const { register, clock } = this.#deps;
      if (!this.isHere() || to === this.installation) return;
      this.#lease = null;
      this.#setHome({ state: 'elsewhere', name: null, seenAt: null, hasMoved: true });
      // Whichever name stands there when an answer is lost: the next look finds it.
      this.#schedule(CHECK_SOON_MS);
      try {
        const sendsAfter = Math.max(this.sendsAfter(), clock.now());
        await register.write({ ...this.#record(HANDED_OVER), installation: to, sendsAfter, name: '' });
      } catch (error) {
        if (!(error instanceof RegisterTrouble)) throw error;
        throw new UserError('unavailable', 'delivery.telegramCouldNotAsked', { why: error.text });
      }
      this.#remember({ isHome: false });
    });
  }

  /** What changes the record comes one after the other: a look must not judge by what stood there before. */
  #inTurn(run: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #hasLease(): boolean {
    if (!this.#lease) return false;
    const { clock } = this.#deps;
    const steady = clock.monotonic() - this.#lease.steady;
    const wall = clock.now() - this.#lease.wall;
    return steady >= 0 && steady < LEASE_MS && Math.abs(wall - steady) < CLOCK_JUMP_MS;
  }

  #marks() {
    const { clock } = this.#deps;
    return { steady: clock.monotonic(), wall: clock.now() };
  }

  /** One look at a time, whoever asks. */
  #check(): Promise<void> {
    this.#checking ??= this.#inTurn(() => this.#look())
      .then(
        () => {
          this.#hasFailed = false;
        },
        (error: unknown) => {
          this.#hasFailed = true;
          throw error;
        },
      )
      .finally(() => {
        this.#checking = null;
        if (!this.#isStopped && this.mayBegin()) this.#deps.onReady();
      });
    return this.#checking;
  }

  async #look(): Promise<void> {
    const { register, log } = this.#deps;
    const since = this.#marks();
    const wasInDoubt = this.#isInDoubt;
    let record: HomeRecord | null;
    try {
      record = await register.read();
      if (this.#isStopped) return;
      await this.#judge(record, since);
    } catch (error) {
      if (error instanceof RegisterTrouble && error.kind === 'none') {
        if (!this.#isWithout) log.warn(`No record of the home can be kept at this server: ${error.message}`);
        this.#isWithout = true;
        return;
      }
      throw error;
    }
    if (wasInDoubt && this.isHere() && this.#hasLease()) {
      this.#isInDoubt = false;
      this.#deps.onForeignProgram();
    }
  }

  async #judge(record: HomeRecord | null, since: { steady: number; wall: number }): Promise<void> {
    const { installation, run, nextRun } = this.#deps.memory.read();
    switch (this.#home.state) {
      case 'here': {
        if (!record) return this.#signIn(null);
        const isOurs = record.installation === installation && (record.run === run || record.run === nextRun);
        if (!isOurs) return this.#standDown(record);
        if (!this.#hasSignedIn || this.#isStale(record)) return this.#signIn(record);
        if (since.steady >= this.#clockKnownAt) this.#lease = since;
        return;
      }
      case 'elsewhere':
        if (record?.installation !== installation) return this.#stayAway(record);
        if (record.run === HANDED_OVER) return this.#arrive(record);
        // A handover that never reached Telegram, or a takeover whose answer was lost.
        if (record.run === run) this.#deps.memory.read().isHome ? this.#settle() : this.#beginTakeover();
        return;
      case 'takingOver':
        if (record?.installation !== installation || record.run !== run) return this.#standDown(record);
        if (this.#hasWaited()) this.#settle();
    }
  }

  /**
   * Writes that this run is the home; the lease counts from before that. Somebody who read the former record takes this clock for
   * slower than it is: then nothing is sent until it is known that nobody did.
   */
  async #signIn(before: HomeRecord | null): Promise<void> {
    const { register, newId } = this.#deps;
    const isFaster = before !== null && register.aheadMs() - before.aheadMs > DRIFT_MS;
    this.#lease = null;
    const since = this.#marks();
    const nextRun = newId();
    try {
      this.#remember({ nextRun });
    } catch (error) {
      // On a full disk the record stays as it is. It names this installation, or nobody: what is due may be sent.
      this.#deps.log.error('home.json could not be written', error);
      if (since.steady >= this.#clockKnownAt) this.#lease = since;
      return;
    }
    await register.write(this.#record(nextRun));
    this.#remember({ run: nextRun, nextRun: null });
    this.#hasSignedIn = true;
    if (!isFaster) {
      if (since.steady >= this.#clockKnownAt) this.#lease = since;
      return;
    }
    this.#clockKnownAt = this.#deps.clock.monotonic() + CLAIM_WITHIN_MS;
    this.#schedule(CLAIM_WITHIN_MS);
  }

  /** The clock was set since, or it is long ago. */
  #isStale({ aheadMs, seenAt }: HomeRecord): boolean {
    return Math.abs(this.#deps.register.aheadMs() - aheadMs) > DRIFT_MS || this.#serverNow() - seenAt > WRITE_AGAIN_MS;
  }

  #standDown(record: HomeRecord | null): void {
    const { newId, memory, onStandDown } = this.#deps;
    const isClone = record?.installation === this.installation;
    this.#lease = null;
    this.#isInDoubt = false;
    this.#hasSignedIn = false;
    this.#remember({
      ...(isClone && { installation: newId() }),
      ...{ isHome: false, isTakingOver: false, run: null, nextRun: null },
      sendsAfter: Math.max(memory.read().sendsAfter, record?.sendsAfter ?? 0),
    });
    const name = record?.name || null;
    this.#setHome({ state: 'elsewhere', name, seenAt: record?.seenAt ?? null, hasMoved: true });
    onStandDown(name ?? '');
    this.#schedule(CHECK_SOON_MS);
  }

  #stayAway(record: HomeRecord | null): void {
    const { name, seenAt } = record ?? { name: null, seenAt: null };
    const hasMoved = this.#home.state === 'elsewhere' && this.#home.hasMoved;
    this.#setHome({ state: 'elsewhere', name: name || null, seenAt, hasMoved });
    const question = `${record?.installation}`;
    if (hasMoved || this.#asked === question) return;
    this.#asked = question;
    this.#deps.onQuestion(this.installation, name || null, seenAt);
  }

  async #arrive(record: HomeRecord): Promise<void> {
    this.#remember({
      ...{ isHome: true, isTakingOver: false },
      sendsAfter: Math.max(record.sendsAfter, this.sendsAfter()),
      arrivedAt: this.#deps.clock.now(),
      run: HANDED_OVER,
    });
    await this.#signIn(record);
    this.#setHome({ state: 'here' });
    this.#deps.onArrival();
  }

  #beginTakeover(): void {
    const { memory } = this.#deps;
    this.#remember({ isHome: true, isTakingOver: true });
    // The former one's clock as its lease ends: it sends nothing that is due later.
    const formerEnd = this.#serverNow() + LEASE_MS + MARGIN_MS + memory.read().formerAheadMs;
    this.#remember({ sendsAfter: Math.max(memory.read().sendsAfter, formerEnd) });
    this.#setHome(this.#waitForTakeover());
    this.#schedule(LEASE_MS + MARGIN_MS);
  }

  #waitForTakeover(): Home {
    const { clock } = this.#deps;
    this.#waitUntil = clock.monotonic() + LEASE_MS + MARGIN_MS;
    return { state: 'takingOver', until: clock.now() + LEASE_MS + MARGIN_MS };
  }

  #hasWaited(): boolean {
    return this.#deps.clock.monotonic() >= this.#waitUntil;
  }

  #settle(): void {
    this.#remember({ isHome: true, isTakingOver: false, arrivedAt: this.#deps.clock.now() });
    this.#hasSignedIn = false;
    this.#setHome({ state: 'here' });
    this.#deps.onArrival();
    this.#schedule(0);
  }

  #record(run: string): HomeRecord {
    const { memory, register, name } = this.#deps;
    const { installation, sendsAfter, formerAheadMs, isHome, isTakingOver } = memory.read();
    const own = register.aheadMs();
    const isSettled = isHome && !isTakingOver;
    const aheadMs = isSettled ? own : Math.max(own, formerAheadMs);
    return { installation, run, aheadMs, sendsAfter, seenAt: this.#serverNow(), name };
  }

  #serverNow(): number {
    return this.#deps.clock.now() - this.#deps.register.aheadMs();
  }

  #remember(part: Partial<HomeMemory>): void {
    const { memory } = this.#deps;
    memory.write({ ...memory.read(), ...part });
  }

  #setHome(home: Home): void {
    if (JSON.stringify(home) === JSON.stringify(this.#home)) return;
    this.#home = home;
    this.#deps.onHome(home);
  }

  #schedule(ms: number): void {
    this.#cancelTimer();
    if (this.#isStopped) return;
    this.#cancelTimer = this.#deps.timers.after(ms, () => void this.#tick());
  }

  async #tick(): Promise<void> {
    let next = CHECK_SOON_MS;
    try {
      await this.#check();
      if (this.isHere() && this.#lease) next = CHECK_EVERY_MS;
    } catch (error) {
      if (!(error instanceof RegisterTrouble)) this.#deps.log.error('Who sends could not be found out', error);
      else next = Math.max(CHECK_SOON_MS, error.afterMs ?? 0);
    }
    if (!this.#isWithout) this.#schedule(next);
  }
}

/** Sends only while this computer is the home. What is refused waits, and is told to whoever asks. */
export function whileHome(messenger: Messenger, keeper: Pick<HomeKeeper, 'confirm'>): Messenger {
  return {
    async send(request, signal) {
      const refusal = await keeper.confirm();
      if (refusal) return { kind: 'retry', scope: 'all', ...refusal };
      return messenger.send(request, signal);
    },
  };
}
