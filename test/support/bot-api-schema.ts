import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import typesPackage from '@grammyjs/types/package.json' with { type: 'json' };
import { Ajv, type ValidateFunction } from 'ajv';
import type { Answers } from './bot-api-types.ts';

export type AnsweredMethod = keyof Answers;

/** Throws, with where and why, when a body is not what the Bot API's types say that a method answers. */
export type AnswerCheck = (method: string, body: unknown) => void;

const ENTRY = fileURLToPath(new URL('./bot-api-types.ts', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/carillon/', import.meta.url));

let check: Promise<AnswerCheck> | undefined;

/**
 * The check by schemas that are generated from @grammyjs/types, which takes seconds: kept in node_modules/.cache. Properties that
 * the types do not name are refused, in every object: the generator folds intersections into one object first.
 */
export function botApiCheck(): Promise<AnswerCheck> {
  check ??= createCheck();
  return check;
}

async function createCheck(): Promise<AnswerCheck> {
  const schema = await cachedSchema();
  const ajv = new Ajv({ strict: false }).addSchema(schema, 'bot-api');
  const names = new Map(answeredMethods(schema).map((name) => [name.toLowerCase(), name]));
  const validators = new Map<string, ValidateFunction>();
  const validator = (pointer: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `bot-api#/definitions/${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  return (method, body) => {
    const refused = (body as { ok?: unknown } | null)?.ok === false;
    const name = names.get(method.toLowerCase());
    if (!refused && !name) throw new Error(`No schema says what ${method} answers.`);
    const validate = validator(refused ? 'Refusal' : `Answers/properties/${name}`);
    if (validate(body)) return;
    const problems = (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
    throw new Error(`${method} answered what the Bot API does not:\n${problems.join('\n')}\n${JSON.stringify(body)}`);
  };
}

function answeredMethods(schema: Schema): string[] {
  const answers = schema.definitions?.Answers as { properties: Record<string, unknown> };
  return Object.keys(answers.properties);
}

type Schema = { definitions?: Record<string, unknown> };

async function cachedSchema(): Promise<Schema> {
  // This file counts too, for the generator's options are in it.
  const hash = createHash('sha256').update(typesPackage.version).update(readFileSync(ENTRY));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  const file = `${CACHE}bot-api-${hash.digest('hex').slice(0, 16)}.json`;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Schema;
  } catch {
    const schema = await generateSchema();
    mkdirSync(CACHE, { recursive: true });
    // Several test processes may do this at once.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(schema));
    renameSync(`${file}.${process.pid}`, file);
    return schema;
  }
}

async function generateSchema(): Promise<Schema> {
  // Loaded when needed: it brings a whole TypeScript.
  const { createGenerator } = await import('ts-json-schema-generator');
  return createGenerator({
    path: ENTRY,
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    type: ['Answers', 'Refusal'],
    additionalProperties: false,
    jsDoc: 'none',
    // The compiler has checked the types; the generator's own, older one need not.
    skipTypeCheck: true,
  }).createSchema(['Answers', 'Refusal']);
}
