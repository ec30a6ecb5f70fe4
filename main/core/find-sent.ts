/** What a message id stands for in a chat. `unknown`: that could not be asked now. `refused`: it cannot be asked here at all. */
export type Holder = 'own' | 'others' | 'missing' | 'unknown' | 'refused';

/** What became of a message in doubt. `later`: nothing is certain yet, and may be when it is looked for again. */
export type Finding =
  | { is: 'found'; ids: number[] }
  | { is: 'notThere' }
  | { is: 'later'; isAnswered: boolean }
  | { is: 'open' };

export interface Search {
  /** The last id that was known in the row before the message went out. */
  after: number;
  /** How many messages it is: of an album, several. */
  parts: number;
  /** The ids above `after` whose messages are known, in any chat of the row. */
  known: () => ReadonlySet<number>;
  /** What was learned of others when this was looked for before: they stay what they are. */
  seen: Map<number, Holder>;
  look: (id: number) => Promise<Holder>;
}

/** So many ids beyond the last known one are looked at: that many may belong to messages that nobody has told of yet. */
export const LOOK_BEYOND = 24;
/** A row that has gone on this far is no evidence. */
const MAX_SPAN = 300;

/**
 * Looks for a message among the ids that nobody knows. Ids in a row only grow, so it has one above `after`, if it arrived. A
 * hole below an id that exists may be the message, deleted since, or one of another chat: then it is certain of nothing.
 */
export async function findSent({ after, parts, known, seen, look }: Search): Promise<Finding> {
  const own: number[] = [];
  const missing: number[] = [];
  let top = Math.max(after, ...known());
  for (let id = after + 1; id <= top + LOOK_BEYOND; id++) {
    if (id - after > MAX_SPAN) return { is: 'open' };
    if (known().has(id)) {
      top = Math.max(top, id);
      continue;
    }
    const before = seen.get(id);
    const holder = before === 'others' || before === 'own' ? before : await look(id);
    if (holder === 'refused') return { is: 'open' };
    if (holder === 'unknown') return { is: 'later', isAnswered: false };
    seen.set(id, holder);
    if (holder === 'missing') {
      missing.push(id);
      continue;
    }
    top = Math.max(top, id);
    if (holder === 'own') own.push(id);
  }
  const unknown = own.filter((id) => !known().has(id));
  if (unknown.length === parts) return { is: 'found', ids: unknown };
  // Parts of an album, or more than the message can be, unless it is still told whose they are.
  if (unknown.length > 0) return { is: 'later', isAnswered: true };
  const hasHoles = missing.some((id) => id < Math.max(top, ...known()) && !known().has(id));
  return hasHoles ? { is: 'later', isAnswered: true } : { is: 'notThere' };
}
