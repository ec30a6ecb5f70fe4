/** As much of a ledger as the job book needs, and nothing that outlives the test. */
export class MemoryRevision {
  #revision: number | undefined;

  batch<T>(run: () => T): T {
    return run();
  }

  bookRevision(): number | undefined {
    return this.#revision;
  }

  allChanges(): [] {
    return [];
  }

  chatNow(id: number): number {
    return id;
  }

  firstBookRevision(): undefined {}

  noteBookRevision(revision: number): void {
    this.#revision = revision;
  }
}
