const WIDTH = 30;

/** A bar on the terminal; where output goes to a file, a line each tenth. */
export class Progress {
  readonly #what: string;
  readonly #total: number;
  readonly #start = performance.now();
  #tenths = 0;

  constructor(what: string, total: number) {
    this.#what = what;
    this.#total = total;
  }

  /** @param note what there is to say at this point, briefly */
  show(done: number, note = ''): void {
    const share = done / this.#total;
    if (process.stdout.isTTY) {
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·');
      process.stdout.write(`\r\x1b[K${this.#what} ${bar} ${this.#count(done)} ${note}`);
      if (done === this.#total) process.stdout.write('\n');
    } else if (Math.floor(share * 10) > this.#tenths) {
      this.#tenths = Math.floor(share * 10);
      console.log(`${this.#what} ${this.#count(done)} ${note}`);
    }
  }

  #count(done: number): string {
    const seconds = Math.round((performance.now() - this.#start) / 1_000);
    return `${done.toLocaleString('en')} of ${this.#total.toLocaleString('en')}, ${seconds} s`;
  }
}
