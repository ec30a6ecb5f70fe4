import type { TextEntity } from '../../main/contract/message.ts';

/** A part of a text: as it stands, or what an entity covers. */
export type FormattedPart = string | { entity: TextEntity; parts: FormattedPart[] };

/**
 * The text as a tree, for elements lie within each other. Of entities that overlap, the later is cut where the earlier ends.
 * @param entities by where they begin; of those that begin together, the longest first
 */
export function nest(text: string, entities: readonly TextEntity[], start = 0, end = text.length): FormattedPart[] {
  const parts: FormattedPart[] = [];
  let at = start;
  let rest = entities;
  for (let [entity] = rest; entity; [entity] = rest) {
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = rest.slice(1).filter(({ offset }) => offset < to);
    rest = rest.slice(1 + inside.length);
    if (to <= from) continue;
    parts.push(text.slice(at, from), { entity, parts: nest(text, inside, from, to) });
    at = to;
  }
  return [...parts, text.slice(at, end)].filter((part) => part !== '');
}
