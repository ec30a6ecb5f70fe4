import type { Translatable } from '../contract/translatable.ts';
import type { JobBook, Ledger } from '../core/ports.ts';
import { differences, named, withJournal } from '../core/recover-book.ts';
import { msg, sentences } from '../i18n/msg.ts';
import type { Found } from './json-store.ts';

/** What jobs.json holds beside the book. */
export interface NumberedBook extends JobBook {
  /** Counts the changes; the ledger holds the same number. 0: it is of a version that did not count. */
  revision: number;
  /** Epoch ms of the change; 0: it is of a version that did not say. */
  at: number;
  /** What the user is asked while all is paused, because this may not be the last state; null: it is. */
  doubt: Translatable | null;
}

export interface ChooseDeps {
  ledger: Pick<Ledger, 'bookRevision' | 'firstBookRevision' | 'allChanges' | 'chatNow'>;
  /** The ledger is not the one that went with the book: it was lost or damaged. */
  isLedgerLost: boolean;
  /** What the daily backups hold, the newest first. */
  backups: () => Pick<NumberedBook, 'at' | 'jobs' | 'chats'>[];
  empty: NumberedBook;
  now: () => number;
  timeZone: () => string;
  onDamage: (text: Translatable) => void;
}

/**
 * The state of the book that the ledger goes with. Where there is none, the newest that there is, brought forward by the
 * journal; should a change be missing then, all is paused, and the user is to look at it first.
 */
export function chooseBook<B extends NumberedBook>(found: Found<B>, deps: ChooseDeps & { empty: B }): B {
  const { file } = found;
  const revision = deps.ledger.bookRevision();
  if (file && (revision === undefined || file.revision === 0 || file.revision >= revision)) return file;
  const staged = found.staged();
  if (staged && staged.revision === revision) return staged;
  return recover(
    found,
    deps,
    [file, ...found.former()].filter((book) => book !== null),
  );
}

function recover<B extends NumberedBook>(found: Found<B>, deps: ChooseDeps & { empty: B }, copies: B[]): B {
  const { ledger, isLedgerLost, backups, empty, now, onDamage } = deps;
  const revision = ledger.bookRevision();
  const changes = ledger.allChanges();
  const states = [...copies, ...backups().map((backup) => ({ ...empty, ...backup }))];
  // Those of one time stand in their order, the newer one first.
  const [base, older] = states.sort((a, b) => b.revision - a.revision || b.at - a.at);
  if (!base && changes.length === 0 && !found.keptAs) return empty;
  const isWhole =
    changes.every(({ after }) => after !== undefined) && reachesBackTo(base, changes[0], ledger.firstBookRevision());
  const isCertain =
    base !== undefined && revision !== undefined && !isLedgerLost && (base.revision === revision || isWhole);
  const book = withJournal(base ?? empty, changes, (id) => ledger.chatNow(id), now());
  const numbered = { ...empty, ...base, ...book, revision: Math.max(revision ?? 0, base?.revision ?? 0), at: now() };
  const what = whatHappened(found);
  if (isCertain) {
    onDamage(sentences(what, msg('notice.allYourMessagesBack')));
    return numbered;
  }
  // There is nothing to look at, and nothing that could be sent.
  if (book.jobs.length === 0) {
    onDamage(sentences(what, msg('notice.noCopyYourMessages')));
    return numbered;
  }
  const doubt = sentences(what, ...sayDoubt(base, older, book, deps));
  return { ...numbered, pausedAll: true, pausedAllUntil: null, doubt };
}

/** Whether the journal has every change that was made since. A backup or a copy may be older than this ledger. */
function reachesBackTo(
  base: NumberedBook | undefined,
  first: { id: number; at: number } | undefined,
  firstRevision = 0,
): boolean {
  if (!base || (first && base.at >= first.at)) return base !== undefined;
  return base.revision > 0 && base.revision >= firstRevision - 1 && (first === undefined || first.id === 1);
}

function whatHappened({ file, keptAs }: Found<NumberedBook>): Translatable {
  if (keptAs) return msg('notice.jobsJsonDamagedKept', { keptAs });
  return file ? msg('notice.jobsJsonOlderThan') : msg('notice.jobsJsonMissing');
}

function sayDoubt(
  base: NumberedBook | undefined,
  older: NumberedBook | undefined,
  book: JobBook,
  { timeZone }: ChooseDeps,
): Translatable[] {
  const when = base && base.at > 0 ? msg('text.timeAndDay', { at: base.at, zone: timeZone() }) : null;
  return [
    when ? msg('notice.yourMessagesRecoveredFrom', { when }) : msg('notice.yourMessagesRecoveredFromCopy'),
    msg('notice.laterChangesMayMissing'),
    ...(older ? differences(book.jobs, older.jobs) : []),
    msg('notice.recovered', { names: named(book.jobs) }),
  ];
}
