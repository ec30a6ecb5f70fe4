import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';

/** Throws, with where and why, when the parameters of a request are none that the Bot API's types name. */
export type RequestCheck = (method: string, params: unknown) => void;

const TYPES = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/carillon/', import.meta.url));

/** The kinds of methods that a bot like this one calls: of the others the generator understands not all. */
const CALLED =
  /^(get(Me|Updates|WebhookInfo|Chat|ChatMember|File|MyCommands)|delete|send(?!Gift|Invoice)|edit|copy|forward|pin|unpinChatMessage|stopPoll|setMyCommands|answerCallbackQuery)/;

let check: Promise<RequestCheck> | undefined;

/** The check by schemas that are generated from the parameters in @grammyjs/types, which takes seconds: they are kept. */
export function botApiRequestCheck(): Promise<RequestCheck> {
  check ??= createCheck();
  return check;
}

async function createCheck(): Promise<RequestCheck> {
  const { source, methods } = readParameters();
  const schema = await cachedSchema(source);
  const ajv = new Ajv({ strict: false }).addSchema(schema, 'requests');
  const validators = new Map<string, ValidateFunction>();
  return (method, params) => {
    const name = methods.find((known) => known.toLowerCase() === method.toLowerCase());
    if (!name || !CALLED.test(name))
      throw new Error(`The Bot API has no method ${method}, or CALLED does not name it.`);
    if (isQuestion(name, params)) return;
    const validate = validators.get(name) ?? ajv.compile({ $ref: `requests#/definitions/Requests/properties/${name}` });
    validators.set(name, validate);
    if (validate(fromForm(params))) return;
    const problems = (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
    throw new Error(`${method} was called as it cannot be:\n${problems.join('\n')}\n${JSON.stringify(params)}`);
  };
}

/** A number looks like a text in a form. */
const NUMBERS = new Set(['width', 'height', 'length', 'duration', 'message_thread_id']);

/**
 * What was sent as a form, as if it had been JSON: what is no text is JSON in it, and files are parts of their own, which
 * parameters name as `attach://…`.
 */
function fromForm(params: unknown): unknown {
  const uploads = new Set([...JSON.stringify(params).matchAll(/attach:\/\/(\w+)/g)].map(([, name]) => name));
  if (uploads.size === 0) return params;
  const read = (value: unknown, name: string) =>
    typeof value === 'string' && (/^(\[|\{|true$|false$)/.test(value) || NUMBERS.has(name)) ? JSON.parse(value) : value;
  const own = Object.entries(params as object).filter(([name]) => !uploads.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, read(value, name)]));
}

/**
 * The declared methods as an interface of their parameters: the generator makes no schema of a function's parameters. Those
 * without any take an empty object.
 */
function readParameters(): { source: string; methods: string[] } {
  // Each file's types are exported by the package as a whole, too.
  const declared = readFileSync(join(TYPES, 'methods.d.ts'), 'utf8').replaceAll(
    /from "\.\/\w+\.js"/g,
    'from "@grammyjs/types"',
  );
  const start = declared.search(/^export type ApiMethods<F> = \{$/m);
  const end = start + declared.slice(start).search(/^\};?$/m);
  const body = declared.slice(start, end);
  // What comes before it imports the types that the parameters are made of, and what comes after declares the rest of them.
  const imports: string[] = declared.slice(0, start).match(/^import .*$/gm) ?? [];
  const names = [...declared.slice(end).matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
  imports.push(`import type { ${names.join(', ')} } from "@grammyjs/types";`);
  const methods: string[] = [];
  const parameters = [...body.matchAll(/^ {4}(\w+)\((?:args\??: (\{[\s\S]*?^ {4}\}))?\): .*;$/gm)];
  const properties = parameters.flatMap(([, name = '', type]) => {
    methods.push(name);
    return CALLED.test(name) ? [`  ${name}: ${type ?? 'Record<string, never>'};`] : [];
  });
  if (methods.length < 100) throw new Error('The declarations of @grammyjs/types are written in another way now.');
  const source = `${imports.join('\n')}\ntype F = string;\nexport interface Requests {\n${properties.join('\n')}\n}\n`;
  return { source, methods };
}

async function cachedSchema(source: string): Promise<object> {
  const hash = createHash('sha256')
    .update(source)
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex');
  const base = `${CACHE}bot-api-requests-${hash.slice(0, 16)}`;
  try {
    return JSON.parse(readFileSync(`${base}.json`, 'utf8')) as object;
  } catch {
    mkdirSync(CACHE, { recursive: true });
    // Several test processes may do this at once.
    const entry = `${base}.${process.pid}.ts`;
    writeFileSync(entry, source);
    const { createGenerator } = await import('ts-json-schema-generator');
    const schema = createGenerator({
      path: entry,
      tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
      type: 'Requests',
      additionalProperties: false,
      jsDoc: 'none',
      skipTypeCheck: true,
    }).createSchema('Requests');
    rmSync(entry);
    writeFileSync(`${base}.${process.pid}.json`, JSON.stringify(schema));
    renameSync(`${base}.${process.pid}.json`, `${base}.json`);
    return schema;
  }
}

/** An edit that is meant to be refused: see whoseMessage. */
function isQuestion(name: string, params: Parameters<RequestCheck>[1]): boolean {
  return (
    name === 'editMessageReplyMarkup' &&
    JSON.stringify(fromForm(params)).includes('"reply_markup":{"force_reply":true}')
  );
}
