import type { AppState } from '../../../main/contract/state.ts';

/** What the user decided about one message. */
export interface Decided {
  text: string;
  status: 'active' | 'paused';
}

interface Book {
  jobs: ReadonlyMap<string, Decided>;
  pausedAll: boolean;
}

/** A plain model of the list of messages, to hold Carillon against: a book, and those before it for undo. */
export class Model {
  #book: Book = { jobs: new Map(), pausedAll: false };
  #before: Book[] = [];

  get ids(): string[] {
    return [...this.#book.jobs.keys()];
  }

  get pausedAll(): boolean {
    return this.#book.pausedAll;
  }

  status(id: string): Decided['status'] | undefined {
    return this.#book.jobs.get(id)?.status;
  }

  /** @param part null: it is stopped */
  set(id: string, part: Partial<Decided> | null): void {
    const jobs = new Map(this.#book.jobs);
    const former = jobs.get(id) ?? { text: '', status: 'active' };
    if (part) jobs.set(id, { ...former, ...part });
    else jobs.delete(id);
    this.#change({ ...this.#book, jobs });
  }

  pauseAll(pausedAll: boolean): void {
    this.#change({ ...this.#book, pausedAll });
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  undo(): void {
    this.#book = this.#before.pop() ?? this.#book;
  }

  /** The journal was lost. */
  forgetHistory(): void {
    this.#before = [];
  }

  /** What differs, in words; null: nothing. */
  differsFrom({ jobs, pausedAll }: AppState): string | null {
    const shown = jobs.map(({ id, message, status }) => [id, { text: message.text, status }]);
    const [is, should] = [new Map(shown as [string, Decided][]), this.#book.jobs];
    const differing = [...new Set([...is.keys(), ...should.keys()])].filter(
      (id) => JSON.stringify(is.get(id)) !== JSON.stringify(should.get(id)),
    );
    const say = (decided: Decided | undefined) => (decided ? `${decided.text.slice(0, 12)} ${decided.status}` : 'gone');
    if (differing.length > 0) {
      return differing.map((id) => `${id} is ${say(is.get(id))} instead of ${say(should.get(id))}`).join(', ');
    }
    return pausedAll === this.#book.pausedAll ? null : `all is ${pausedAll ? 'paused' : 'not paused'}`;
  }

  #change(book: Book): void {
    this.#before.push(this.#book);
    this.#book = book;
  }
}
