import type { IncomingMessage } from 'node:http';
import { ApiFailure, badRequest } from './failure.ts';
import { parseMultipart } from './multipart.ts';
import { isObject, Params } from './params.ts';

/** A file of 50 MB, the most that a bot may send, and what is around it. */
const MAX_BODY_BYTES = 51_000_000;
/** A body may be this large and is still read to its end, so that the client sees the refusal and not a broken pipe. */
const MAX_DRAINED_BYTES = 2 * MAX_BODY_BYTES;

/**
 * The parameters from the address and the body together; the body's count where both have one.
 * @throws ApiFailure 413 for a body over 51 MB, 400 for one that cannot be read; the stream's error when it breaks off
 */
export async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<Params> {
  const body = await readBody(request);
  const values = new Map<string, unknown>(query);
  if (body.length === 0) return new Params(values);
  const contentType = request.headers['content-type'] ?? '';
  const mimeType = contentType.split(';')[0]?.trim().toLowerCase();
  if (mimeType === 'application/json') {
    for (const [name, value] of Object.entries(parseJson(body))) values.set(name, value);
    return new Params(values);
  }
  if (mimeType === 'multipart/form-data') {
    const form = parseMultipart(body, contentType);
    if (!form) throw badRequest("can't parse multipart/form-data");
    for (const [name, value] of form.fields) values.set(name, value);
    return new Params(values, form.files);
  }
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) values.set(name, value);
  return new Params(values);
}

/** Half of a character of two code units is none: td refuses it wherever it stands. @throws ApiFailure 400 */
function refuseHalfCharacters(value: unknown): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) refuseHalfCharacters(part);
  }
}

function parseJson(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (!isObject(value)) throw badRequest('expected JSON object as request body');
  refuseHalfCharacters(value);
  return value;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
    if (bytes > MAX_DRAINED_BYTES) request.destroy();
  }
  if (bytes > MAX_BODY_BYTES) throw new ApiFailure(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}
