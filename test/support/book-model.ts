/** What a job does at one of its occurrences: nothing, or what it does at another time (epoch ms). */
type Otherwise = 'skipped' | number;

export interface ModelJob {
  id: string;
  text: string;
  /** Every hour at this minute, or once at that instant (epoch ms). */
  rule: { minute: number } | { at: number };
  isPaused: boolean;
  pauses: { from: number; until: number }[];
  exceptions: Map<number, Otherwise>;
  /** Epoch ms: it is not asked about what was due up to then. */
  since: number;
}

interface All {
  until: number | null;
}

interface Change {
  before: Map<string, ModelJob | null>;
  after: Map<string, ModelJob | null>;
  /** Left out: it is not about the pause of everything. */
  all?: { before: All | null; after: All | null; resumedAtBefore: number };
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * What a user may expect of skip, snooze, pause, stop, edit, undo and redo, in plain words and with no planner: at each instant
 * every job is looked at afresh. Answers `false` where Carillon refuses. Everything is in UTC, and nobody ever sleeps.
 */
export class BookModel {
  now: number;
  readonly jobs = new Map<string, ModelJob>();
  all: All | null = null;
  /** Keys of occurrences that were sent, in order. */
  readonly sent: string[] = [];
  #resumedAt = 0;
  /** By job: what was sent or told of, and the last time at which that was due. */
  readonly #over = new Set<string>();
  readonly #lastOver = new Map<string, number>();
  #changes: Change[] = [];
  #pointer = 0;

  constructor(now: number) {
    this.now = now;
  }

  create(job: Pick<ModelJob, 'id' | 'text' | 'rule'>): void {
    const whole = { ...job, isPaused: false, pauses: [], exceptions: new Map(), since: this.now };
    this.#change([[job.id, whole]]);
  }

  edit(id: string, part: { text: string } | { rule: ModelJob['rule'] }): boolean {
    const job = this.jobs.get(id);
    if (!job) return false;
    if ('text' in part || JSON.stringify(part.rule) === JSON.stringify(job.rule))
      return this.#change([[id, { ...job, ...part }]]);
    const edited = { ...job, ...part, exceptions: new Map(), since: this.now };
    if ('at' in part.rule && (this.#isPausedThen(edited, part.rule.at) || this.#isAllPausedThen(part.rule.at)))
      return false;
    return this.#change([[id, edited]]);
  }

  stop(id: string): boolean {
    return this.jobs.has(id) && this.#change([[id, null]]);
  }

  pause(id: string, until?: number): boolean {
    const job = this.jobs.get(id);
    if (!job || job.isPaused) return false;
    if (until === undefined) return this.#change([[id, { ...job, isPaused: true }]]);
    if ('at' in job.rule && this.#runs(job).some(({ at }) => at < until)) return false;
    return this.#change([[id, { ...job, pauses: [...job.pauses, { from: this.now, until }] }]]);
  }

  pauseBetween(id: string, from: number, until: number): boolean {
    const job = this.jobs.get(id);
    if (!job || job.isPaused || 'at' in job.rule) return false;
    return this.#change([[id, { ...job, pauses: [...job.pauses, { from, until }] }]]);
  }

  cancelPause(id: string, pause: { from: number; until: number }): boolean {
    const job = this.jobs.get(id);
    const isIt = (each: { from: number; until: number }) => each.from === pause.from && each.until === pause.until;
    if (!job?.pauses.some(isIt) || pause.until <= this.now) return false;
    const hasBegun = pause.from <= this.now;
    if (hasBegun) this.#tell([job], this.now);
    const pauses = job.pauses.filter((each) => !isIt(each));
    return this.#change([[id, { ...job, pauses, since: hasBegun ? this.now : job.since }]]);
  }

  resume(id: string): boolean {
    const job = this.jobs.get(id);
    if (!job || !this.#isHeld(job)) return false;
    this.#tell([job], this.now);
    const pauses = job.pauses.filter(({ from }) => from > this.now);
    return this.#change([[id, { ...job, isPaused: false, pauses, since: this.now }]]);
  }

  skip(id: string): boolean {
    return this.#except(id, () => 'skipped');
  }

  restore(id: string, of: number): boolean {
    const job = this.jobs.get(id);
    const other = job?.exceptions.get(of);
    if (!job || other === undefined || of <= this.now || (other !== 'skipped' && other <= this.now)) return false;
    return this.#change([[id, { ...job, exceptions: new Map([...job.exceptions].filter(([at]) => at !== of)) }]]);
  }

  snooze(id: string, until: number): boolean {
    const job = this.jobs.get(id);
    if (!job || this.#isPausedThen(job, until) || this.#isAllPausedThen(until)) return false;
    return this.#except(id, () => {
      let at = until;
      while (this.#runs(job, at - HOUR, at + HOUR).some((run) => run.at === at)) at++;
      return at;
    });
  }

  pauseAll(until?: number): void {
    const after = { until: until ?? null };
    if (this.all?.until !== after.until || !this.all) this.#change([], after);
  }

  resumeAll(): void {
    if (!this.all) return;
    this.#tell(this.jobs.values(), Math.min(this.all.until === null ? this.now : this.all.until - 1, this.now));
    this.#change([], null);
  }

  undo(): boolean {
    const change = this.#changes[this.#pointer - 1];
    if (!change) return false;
    this.#pointer--;
    const wasPaused = this.all !== null;
    if (change.all) {
      this.all = change.all.before;
      if (!change.all.after) this.#resumedAt = change.all.resumedAtBefore;
    }
    this.#put(change.before);
    if (wasPaused) this.#forgiveIfOver();
    this.#tellOfPassed(wasPaused ? this.jobs.keys() : change.before.keys());
    this.#settle(change.before.keys());
    return true;
  }

  redo(): boolean {
    const change = this.#changes[this.#pointer];
    if (!change) return false;
    this.#pointer++;
    const wasPaused = this.all !== null && change.all?.after !== null;
    if (change.all && !change.all.after && this.all) {
      this.#tell(this.jobs.values(), Math.min(this.all.until === null ? this.now : this.all.until - 1, this.now));
    }
    for (const [id, job] of change.after) {
      const present = this.jobs.get(id);
      if (!present || !job || !this.#isHeld(present) || this.#isHeld(job)) continue;
      this.#tell([present], this.now);
      job.since = this.now;
    }
    if (change.all) {
      change.all.before = this.all;
      change.all.resumedAtBefore = this.#resumedAt;
      if (this.all && !change.all.after) this.#resumedAt = this.now;
      this.all = change.all.after;
    }
    if (wasPaused) this.#forgiveIfOver();
    // An undo from here on leads to what there is now.
    change.before = new Map([...change.after.keys()].map((id) => [id, this.jobs.get(id) ?? null]));
    this.#put(change.after);
    this.#tellOfPassed(change.after.keys());
    this.#settle(change.after.keys());
    return true;
  }

  /** Time passes: what comes is sent as it comes. */
  passTo(to: number): void {
    for (;;) {
      const end = this.all?.until ?? Number.POSITIVE_INFINITY;
      const due = [...this.jobs.values()].flatMap((job) =>
        this.#runs(job, this.now, to)
          .filter(({ at }) => at > this.now && at <= to)
          .map((run) => ({ job, ...run })),
      );
      const next = Math.min(end, ...due.map(({ at }) => at));
      if (next > to) break;
      this.now = Math.max(this.now, next);
      if (end <= this.now) this.#endPauseOfAll(end);
      for (const { job, at, of } of due)
        if (at === this.now && !this.all && !this.#isHeld(job)) this.#send(job, at, of);
    }
    this.now = to;
  }

  /** Epoch ms; null: no run comes by itself. */
  nextOf(id: string): number | null {
    const job = this.jobs.get(id);
    if (!job || job.isPaused || (this.all && this.all.until === null)) return null;
    const notBefore = this.all?.until ?? 0;
    const farthest = Math.max(this.now, notBefore, ...job.pauses.map(({ until }) => until)) + 200 * HOUR;
    const coming = this.#runs(job, this.now, farthest)
      .map(({ at }) => at)
      .filter((at) => at > this.now && at >= notBefore && !this.#isPausedThen(job, at));
    return coming.length > 0 ? Math.min(...coming) : null;
  }

  #except(id: string, otherwise: () => Otherwise): boolean {
    const job = this.jobs.get(id);
    const at = this.nextOf(id);
    if (!job || at === null) return false;
    const of = this.#runs(job, at - 200 * HOUR, at).find((run) => run.at === at)?.of ?? at;
    return this.#change([[id, { ...job, exceptions: new Map([...job.exceptions, [of, otherwise()]]) }]]);
  }

  /** When the job comes and which occurrence that is, whether it is paused then or not; of a series between these. */
  #runs({ rule, exceptions }: ModelJob, from = 0, to = 0): { at: number; of: number }[] {
    const own: number[] = [];
    if ('at' in rule) own.push(rule.at);
    else for (let at = Math.floor(from / HOUR) * HOUR + rule.minute * MINUTE; at <= to; at += HOUR) own.push(at);
    const moved = [...exceptions].flatMap(([of, other]) => (other === 'skipped' ? [] : [{ at: other, of }]));
    return [...own.filter((at) => !exceptions.has(at)).map((at) => ({ at, of: at })), ...moved];
  }

  #isPausedThen({ pauses }: ModelJob, at: number): boolean {
    return pauses.some(({ from, until }) => from <= at && at < until);
  }

  #isAllPausedThen(at: number): boolean {
    return this.all !== null && this.all.until !== null && at < this.all.until;
  }

  #isHeld(job: ModelJob): boolean {
    return job.isPaused || this.#isPausedThen(job, this.now);
  }

  #send({ id }: ModelJob, at: number, of: number): void {
    const key = `${id}@${of}`;
    if (!this.#over.has(key)) this.sent.push(key);
    this.#end(id, at, key);
  }

  #end(id: string, at: number, key: string): void {
    this.#over.add(key);
    this.#lastOver.set(id, Math.max(this.#lastOver.get(id) ?? 0, at));
  }

  /** A pause ends: the one-offs that came in it, up to and with that instant, are told of and never sent. */
  #tell(jobs: Iterable<ModelJob>, upTo: number): void {
    for (const job of jobs) {
      if (!('at' in job.rule)) continue;
      for (const { at, of } of this.#runs(job)) {
        if (at > Math.max(job.since, this.#lastOver.get(job.id) ?? 0) && at <= upTo)
          this.#end(job.id, at, `${job.id}@${of}`);
      }
    }
  }

  /** One-offs that come back, and whose time was more than ten minutes ago: nobody expects them any more. */
  #tellOfPassed(ids: Iterable<string>): void {
    if (this.all && (this.all.until === null || this.all.until > this.now)) return;
    const back = [...ids].flatMap((id) => this.jobs.get(id) ?? []).filter((job) => !this.#isHeld(job));
    this.#tell(back, this.now - 10 * MINUTE - 1);
  }

  #endPauseOfAll(at: number): void {
    this.#tell(this.jobs.values(), at - 1);
    this.all = null;
    this.#resumedAt = Math.max(this.#resumedAt, at - 1);
    this.#sendOwed();
  }

  /** After undo or redo: the pause of everything may end at once, and one-offs may have come meanwhile. */
  #settle(ids: Iterable<string>): void {
    this.#tell(
      [...ids].flatMap((id) => this.jobs.get(id) ?? []),
      this.#resumedAt,
    );
    if (this.all?.until !== null && this.all && this.all.until <= this.now) this.#endPauseOfAll(this.all.until);
    this.#sendOwed();
  }

  /** A one-off whose time came while it was not there, and which is back, is sent at once. */
  #sendOwed(): void {
    if (this.all) return;
    for (const job of this.jobs.values()) {
      if (!('at' in job.rule) || this.#isHeld(job)) continue;
      for (const { at, of } of this.#runs(job)) {
        const over = Math.max(job.since, this.#resumedAt, this.#lastOver.get(job.id) ?? 0);
        if (at <= this.now && at > over && !this.#isPausedThen(job, at)) this.#send(job, at, of);
      }
    }
  }

  /** What recurs owes nothing for a pause of everything that is taken back. */
  #forgiveIfOver(): void {
    if (this.all && (this.all.until === null || this.all.until > this.now)) return;
    for (const job of this.jobs.values()) if ('minute' in job.rule) job.since = Math.max(job.since, this.now);
  }

  #put(jobs: Map<string, ModelJob | null>): void {
    for (const [id, job] of jobs) {
      const present = this.jobs.get(id);
      if (job) this.jobs.set(id, { ...job, exceptions: new Map(job.exceptions) });
      else this.jobs.delete(id);
      // What was moved forward and has been is over, whatever is taken back.
      if (!job || !present || JSON.stringify(present.rule) !== JSON.stringify(job.rule)) continue;
      for (const [of, other] of present.exceptions) {
        if (other !== 'skipped' && other <= this.now && of > this.now) this.jobs.get(id)?.exceptions.set(of, other);
      }
    }
  }

  #change(jobs: [string, ModelJob | null][], all?: All | null): true {
    const change: Change = {
      before: new Map(jobs.map(([id]) => [id, this.jobs.get(id) ?? null])),
      after: new Map(jobs),
    };
    if (all !== undefined) {
      change.all = { before: this.all, after: all, resumedAtBefore: this.#resumedAt };
      if (this.all && !all) this.#resumedAt = this.now;
      this.all = all;
    }
    this.#changes = [...this.#changes.slice(0, this.#pointer), change];
    this.#pointer++;
    this.#put(change.after);
    this.#sendOwed();
    return true;
  }
}
