import { badRequest } from './failure.ts';
import type { UploadedFile } from './multipart.ts';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The parameters of one request. Telegram takes each in several forms: a number may come as text, and an object as
 * JSON text, for a query or a form holds nothing else.
 */
export class Params {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #files: ReadonlyMap<string, UploadedFile>;

  constructor(values: ReadonlyMap<string, unknown> = new Map(), files: ReadonlyMap<string, UploadedFile> = new Map()) {
    this.#values = values;
    this.#files = files;
  }

  file(name: string): UploadedFile | undefined {
    return this.#files.get(name);
  }

  /** An object inside of these, as parameters; the files of the request are its files. */
  within(values: JsonObject): Params {
    return new Params(new Map(Object.entries(values)), this.#files);
  }

  /** Empty when it is missing or holds no text. */
  text(name: string): string {
    const value = this.#values.get(name);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }

  /** Undefined when it is missing or no whole number, both of which Telegram mostly takes for "not given". */
  integer(name: string): number | undefined {
    const text = this.text(name).trim();
    const value = Number(text);
    return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
  }

  flag(name: string): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).trim().toLowerCase());
  }

  /**
   * An object or an array, as itself or as JSON text; undefined when missing or empty.
   * @throws ApiFailure 400 when the text is not JSON; `what` names the thing in it
   */
  json(name: string, what: string): unknown {
    const value = this.#values.get(name);
    if (value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${what} JSON object`);
    }
  }

  /** For the request log: what was sent, files as their name and size. */
  toJSON(): JsonObject {
    const files = [...this.#files].map(([name, { content: _, ...file }]) => [name, file] as const);
    return Object.fromEntries([...this.#values, ...files]);
  }
}
