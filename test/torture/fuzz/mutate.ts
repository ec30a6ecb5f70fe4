import fc from 'fast-check';
import { WORDS } from './arbitrary-of.ts';

/** One thing done to one place of a value. */
export interface Mutation {
  /** Which place, counted round. */
  at: number;
  how: 'replace' | 'remove' | 'add' | 'wrap' | 'repeat';
  junk: unknown;
}

const EXTREMES = [
  Number.MAX_SAFE_INTEGER,
  Number.MAX_VALUE,
  -1,
  -0,
  0.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  8_640_000_000_000_001,
  'x'.repeat(5_000),
  '['.repeat(3_000),
  [],
  {},
  null,
  true,
];

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'wrap', 'repeat'),
    junk: fc.oneof(fc.constantFrom(...EXTREMES, ...WORDS), fc.jsonValue({ maxDepth: 3 })),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Pure: a value of JSON with something wrong in it. */
export function mutate(value: unknown, all: readonly Mutation[]): unknown {
  return all.reduce((before, mutation) => {
    const places = placesIn(before);
    return changeAt(before, places[mutation.at % places.length] ?? [], mutation);
  }, value);
}

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function changeAt(value: unknown, [key, ...rest]: Path, mutation: Mutation): unknown {
  if (key === undefined) return changed(value, mutation);
  if (Array.isArray(value)) return value.map((inner, n) => (n === key ? changeAt(inner, rest, mutation) : inner));
  const { [key]: inner, ...others } = value as Record<string | number, unknown>;
  if (rest.length === 0 && mutation.how === 'remove') return others;
  return { ...others, [key]: changeAt(inner, rest, mutation) };
}

function changed(value: unknown, { how, junk }: Mutation): unknown {
  switch (how) {
    case 'replace':
    case 'remove':
      return junk;
    case 'add':
      return typeof value === 'object' && value !== null
        ? { ...value, [(JSON.stringify(junk) ?? '').slice(0, 40)]: junk }
        : junk;
    case 'wrap':
      return [value];
    case 'repeat':
      // Below what a body may have: that limit has a test of its own.
      return typeof value === 'string' ? value.repeat(300).slice(0, 500_000) : [value, value, junk];
  }
}
