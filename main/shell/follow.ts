import { isDeepStrictEqual } from 'node:util';
import type { AppState, Change } from '../contract/state.ts';

export interface Followed {
  current(): AppState;
  subscribe(listener: (change: Change) => void): () => void;
}

/** Calls `apply` with what `select` finds: now, and whenever it is another. @param apply is also given what it was before */
export function follow<T>(
  state: Followed,
  select: (state: AppState) => T,
  apply: (value: T, before?: T) => void,
): void {
  let last = select(state.current());
  apply(last);
  state.subscribe(({ type }) => {
    // Nothing that is followed hangs on jobs, and these change by the thousand.
    if (type === 'jobs') return;
    const value = select(state.current());
    if (isDeepStrictEqual(value, last)) return;
    const before = last;
    last = value;
    apply(value, before);
  });
}
