import fc from 'fast-check';
import type { z } from 'zod';

/** What zod says of a schema, as far as it is used in the contract. */
interface Definition {
  type: string;
  checks?: { _zod: { def: Check } }[];
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  values?: unknown[];
  entries?: Record<string, string | number>;
  in?: z.ZodType;
  out?: z.ZodType;
}

interface Check {
  check: string;
  /** Of a number. */
  value?: number;
  /** Of a length. */
  minimum?: number;
  maximum?: number;
  pattern?: RegExp;
}

/** What the checks of a schema leave. */
interface Bounds {
  minimum?: number;
  maximum?: number;
  pattern?: RegExp;
}

/** Values of the form that a schema asks for; most of them pass it, and the rest fails its finer points. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { def } = schema._zod as unknown as { def: Definition };
  const inner = () => arbitraryOf(def.innerType as z.ZodType);
  switch (def.type) {
    case 'string':
      return text(boundsOf(def));
    case 'number':
      return number(boundsOf(def));
    case 'boolean':
      return fc.boolean();
    case 'object':
      return record(def.shape ?? {});
    case 'array':
      return fc.array(arbitraryOf(def.element as z.ZodType), { maxLength: 4 });
    case 'optional':
    case 'default':
      return fc.option(inner(), { nil: undefined, freq: 1 });
    case 'nullable':
      return fc.option(inner(), { nil: null });
    case 'union':
      return fc.oneof(...(def.options ?? []).map(arbitraryOf));
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'void':
    case 'undefined':
      return fc.constant(undefined);
    case 'pipe':
      return arbitraryOf((def.in?._zod.def.type === 'transform' ? def.out : def.in) as z.ZodType);
    default:
      // A kind that came later: any value at all is a fair try.
      return fc.jsonValue();
  }
}

/** What people and machines write into fields: right, nearly right, and hostile. */
export const WORDS = [
  '09:00',
  '24:00',
  '2026-12-24T18:00',
  '2027-02-30',
  '0 9 * * 1-5',
  '* * * * * *',
  '*/0 * * * *',
  '@daily',
  'Europe/Berlin',
  'floating',
  'every weekday at 9',
  '-1001234567890',
  '@somebody',
  '123456789:AAE-not-a-token-of-any-bot-here',
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nEND:VEVENT\nEND:VCALENDAR',
  "'; DROP TABLE deliveries; --",
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  '\u0000',
  '\ud800',
  '‮🎄‍👩‍👩‍👧',
  '',
  ' ',
];

function boundsOf({ checks = [] }: Definition): Bounds {
  const bounds: Bounds = {};
  for (const { def } of checks.map(({ _zod }) => _zod)) {
    if (def.check === 'greater_than' || def.check === 'min_length') bounds.minimum = def.value ?? def.minimum ?? 0;
    if (def.check === 'less_than' || def.check === 'max_length') bounds.maximum = def.value ?? def.maximum ?? 0;
    if (def.pattern) bounds.pattern = def.pattern;
  }
  return bounds;
}

function text({ minimum = 0, maximum, pattern }: Bounds): fc.Arbitrary<string> {
  const free = fc.string({ unit: 'binary', minLength: Math.min(minimum, 50), maxLength: Math.min(maximum ?? 60, 60) });
  const known = fc.constantFrom(...WORDS);
  if (!pattern) return fc.oneof(free, known);
  return fc.oneof({ weight: 6, arbitrary: fc.stringMatching(new RegExp(pattern.source)) }, known);
}

function number({ minimum = -1e15, maximum = 1e15 }: Bounds): fc.Arbitrary<number> {
  const inside = fc.integer({ min: Math.ceil(Math.max(minimum, -1e15)), max: Math.floor(Math.min(maximum, 1e15)) });
  return fc.oneof(inside, fc.constantFrom(minimum, maximum, 0, 1_001, Date.now() + 3_600_000));
}

function record(shape: Record<string, z.ZodType>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, arbitraryOf(schema)]));
  // A field that is left out, and not one that is there and undefined, is what JSON knows.
  return fc
    .record(fields)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)));
}
