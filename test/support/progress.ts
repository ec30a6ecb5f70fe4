const WIDTH = 30;

/** A bar on the terminal; where output goes to a file, a line each tenth. */
export class Progress {
  readonly #what: string;
  readonly #start = performance.now();
  #tenths = -1;

  constructor(what: string) {
    this.#what = what;
  }

  /** @param share how much is done, from 0 to 1 @param note what there is to say at this point, briefly */
  show(share: number, note = ''): void {
    const done = Math.min(1, share);
    const seconds = Math.round((performance.now() - this.#start) / 1_000);
    const words = `${Math.floor(done * 100)} %, ${seconds} s  ${note}`;
    if (process.stdout.isTTY) {
      const bar = '█'.repeat(Math.round(done * WIDTH)).padEnd(WIDTH, '·');
      const room = (process.stdout.columns ?? 100) - this.#what.length - WIDTH - 3;
      process.stdout.write(`\r\x1b[K${this.#what} ${bar} ${words.slice(0, Math.max(0, room))}`);
    } else if (Math.floor(done * 10) > this.#tenths) {
      this.#tenths = Math.floor(done * 10);
      console.log(`${this.#what} ${words}`);
    }
  }

  /** Leaves the bar's line to what comes next. */
  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\n');
  }
}
