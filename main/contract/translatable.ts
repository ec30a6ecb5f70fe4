import { z } from 'zod';

/** A value that is put into a text: as it is, or said in the language of the text. */
export type Param = string | number | Translatable | readonly (string | Translatable)[];

/** What is said to people, in no language yet: a key of the catalogues and its parameters. */
export interface Translatable {
  key: string;
  params?: Readonly<Record<string, Param>> | undefined;
}

/** Sentences within sentences: what Carillon says goes three deep. */
const MAX_DEPTH = 6;

function paramsWithin(depth: number): z.ZodOptional<z.ZodType<NonNullable<Translatable['params']>>> {
  const plain = z.union([z.string(), z.number()]);
  if (depth === 0) return z.record(z.string(), plain).optional();
  const nested = z.strictObject({ key: z.string(), params: paramsWithin(depth - 1) });
  return z.record(z.string(), z.union([plain, nested, z.array(z.union([z.string(), nested]))])).optional();
}

export const Params = paramsWithin(MAX_DEPTH);
export const Translatable: z.ZodType<Translatable> = z.strictObject({ key: z.string(), params: Params });

/** What somebody else wrote, or an earlier version of Carillon in English: shown as it is in every language. */
export function verbatim(text: string): Translatable {
  return { key: 'text.verbatim', params: { text } };
}
