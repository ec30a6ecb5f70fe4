import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { DesktopReport } from '../contract/desktop.ts';
import type { AppState, Change } from '../contract/state.ts';
import type { Log } from '../core/ports.ts';

/** Long enough for the network to come back; with its lid closed a computer sleeps again after half a minute. */
const WAKE_BEFORE_MS = 20_000;
/** Since then a logged-in user's own timers may wake the computer (man pam_systemd, default-capability-ambient-set). */
const SYSTEMD = 254;
const ANSWER_WITHIN_MS = 10_000;
/** Messages change by the thousand: they are looked at once. */
const SETTLE_MS = 500;

export interface WakeTimerDeps {
  state: { current(): AppState; subscribe(listener: (change: Change) => void): () => void };
  /** Two Carillons of one account have two timers. */
  dataDir: string;
  report(wake: DesktopReport['wake']): void;
  now: () => number;
  env: NodeJS.ProcessEnv;
  log: Log;
}

/**
 * Wakes the computer for the next message, by a timer of the user's own systemd: that needs no administrator, as Windows and
 * macOS would. It holds no more than one timer, and none once Carillon has ended.
 */
export class WakeTimer {
  readonly #deps: WakeTimerDeps;
  readonly #unit: string;
  #isAvailable = false;
  #isSettling = false;
  /** Epoch ms that the timer was asked for; null: for none. */
  #asked: number | null = null;
  #isSet = false;
  #reported: DesktopReport['wake'] = 'unavailable';
  #work: Promise<void>;

  constructor(deps: WakeTimerDeps) {
    this.#deps = deps;
    this.#unit = `carillon-wake-${createHash('sha256').update(deps.dataDir).digest('hex').slice(0, 8)}`;
    this.#work = this.#begin();
    deps.state.subscribe(() => {
      if (this.#isSettling) return;
      this.#isSettling = true;
      setTimeout(() => {
        this.#isSettling = false;
        this.#follow();
      }, SETTLE_MS);
    });
  }

  /** What was begun is through. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** A computer should not wake for a Carillon that has ended. */
  stop(): Promise<void> {
    this.#work = this.#work.then(() => this.#remove());
    return this.#work;
  }

  async #begin(): Promise<void> {
    const version = await this.#run('systemd-run', ['--version'], 'debug');
    this.#isAvailable = Number(/^systemd (\d+)/.exec(version ?? '')?.[1]) >= SYSTEMD;
    if (!this.#isAvailable) return;
    // It may hold one of a session that was killed; to stop what is not there is no offence.
    await this.#stopUnit();
    await this.#set();
  }

  #follow(): void {
    if (this.#isAvailable) this.#work = this.#work.then(() => this.#set());
  }

  async #set(): Promise<void> {
    const { state, now } = this.#deps;
    const at = wakeAt(state.current(), now());
    // What was refused is not asked for again before the next message.
    if (at !== this.#asked) {
      await this.#remove();
      this.#asked = at;
      this.#isSet = at !== null && (await this.#start(at));
    }
    const isRefused = at !== null && !this.#isSet;
    this.#report(isRefused ? 'refused' : state.current().preferences.wakeComputer ? 'on' : 'off');
  }

  /** @returns whether the timer runs: one that may not wake the computer is given up by systemd after it was made */
  async #start(at: number): Promise<boolean> {
    const timer = ['AccuracySec=1s', 'WakeSystem=yes'].map((property) => `--timer-property=${property}`);
    const unit = ['--user', '--collect', '--quiet', `--unit=${this.#unit}`, '--description=Wakes for Carillon'];
    await this.#run('systemd-run', [...unit, `--on-calendar=${calendarTime(at)}`, ...timer, '--', 'true']);
    const state = await this.#run('systemctl', ['--user', 'is-active', `${this.#unit}.timer`]);
    const isActive = state?.trim() === 'active';
    if (!isActive) this.#deps.log.warn('The timer that wakes the computer was not taken; the lines above say why.');
    return isActive;
  }

  /** The report is part of the state that is followed here: told each time, it would never come to rest. */
  #report(wake: DesktopReport['wake']): void {
    if (wake === this.#reported) return;
    this.#reported = wake;
    this.#deps.report(wake);
  }

  async #remove(): Promise<void> {
    if (!this.#isSet) return;
    this.#isSet = false;
    await this.#stopUnit();
  }

  #stopUnit(): Promise<unknown> {
    return this.#run('systemctl', ['--user', '--quiet', 'stop', `${this.#unit}.timer`], 'debug');
  }

  /** @returns what it printed; null when it failed, and the log says how */
  #run(program: string, args: string[], level: 'info' | 'debug' = 'info'): Promise<string | null> {
    const { env, log } = this.#deps;
    return new Promise((resolve) => {
      execFile(program, args, { env, timeout: ANSWER_WITHIN_MS }, (error, stdout, stderr) => {
        if (error) log[level](`${program} ${args.join(' ')}: ${stderr.trim() || error.message}`);
        resolve(error ? null : stdout);
      });
    });
  }
}

/** Pure: when the computer has to be awake again, should it sleep by then; null: no message asks for it. */
export function wakeAt(state: AppState, now: number): number | null {
  if (!state.preferences.wakeComputer) return null;
  const due = nextDue(state);
  return due === null || due - WAKE_BEFORE_MS <= now ? null : due - WAKE_BEFORE_MS;
}

/** Pure: as systemd.time reads it, in UTC, which no change of the zone or the clocks moves. */
export function calendarTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Pure: when a message is sent next, for all that is known now. */
export function nextDue({ jobs, pausedAll, pausedAllUntil }: AppState): number | null {
  if (pausedAll && pausedAllUntil === null) return null;
  let soonest = Number.POSITIVE_INFINITY;
  for (const { nextAt } of jobs) if (nextAt !== null && nextAt < soonest) soonest = nextAt;
  const due = pausedAll ? Math.max(soonest, pausedAllUntil ?? 0) : soonest;
  return Number.isFinite(due) ? due : null;
}
