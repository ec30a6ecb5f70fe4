import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Without a byte for this long, the line counts as dead. The whole has no limit: a slow line may take an hour. */
const STALLED_MS = 60_000;
/** At most this many connections in a row may end without having brought anything. */
const MAX_VAIN_TRIES = 3;

/** Asking the server again would not help. */
class Refused extends Error {}

/**
 * Downloads a file, resuming where an earlier try ended, in this run or a former one. The bytes so far are kept as `part`, with the
 * ETag beside it that tells whether the server still has the same file.
 * @param {string} url
 * @param {string} part the file that is kept until all of it came
 * @param {string} target
 * @param {{ onProgress?: (bytes: number, total: number | null) => void, signal?: AbortSignal, stalledMs?: number }} [options]
 * @throws Error in words: why it did not come
 */
export async function downloadResuming(url, part, target, { onProgress, signal, stalledMs = STALLED_MS } = {}) {
  for (let vain = 0; ; ) {
    const before = sizeOf(part);
    try {
      await downloadRest(url, part, { onProgress, signal, stalledMs });
      renameSync(part, target);
      rmSync(etagFile(part), { force: true });
      return;
    } catch (error) {
      signal?.throwIfAborted();
      vain = sizeOf(part) > before ? 0 : vain + 1;
      if (error instanceof Refused || vain >= MAX_VAIN_TRIES) throw error;
    }
  }
}

/**
 * @param {string} url
 * @param {string} part
 * @param {{ onProgress?: (bytes: number, total: number | null) => void, signal?: AbortSignal, stalledMs: number }} options
 */
async function downloadRest(url, part, { onProgress, signal, stalledMs }) {
  const stopped = new AbortController();
  const stall = () => stopped.abort(new Error(`no byte came for ${Math.round(stalledMs / 1_000)} s`));
  let timer = setTimeout(stall, stalledMs);
  const file = { stream: /** @type {ReturnType<typeof createWriteStream> | null} */ (null) };
  try {
    const response = await ask(url, part, AbortSignal.any([stopped.signal, ...(signal ? [signal] : [])]));
    const isRest = response.status === 206;
    let bytes = isRest ? sizeOf(part) : 0;
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isNaN(length) ? null : bytes + length;
    writeFileSync(etagFile(part), response.headers.get('etag') ?? '');
    file.stream = createWriteStream(part, { flags: isRest ? 'a' : 'w' });
    file.stream.on('error', (error) => stopped.abort(error));
    for await (const chunk of response.body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(stall, stalledMs);
      bytes += chunk.length;
      if (!file.stream.write(chunk)) await once(file.stream, 'drain', { signal: stopped.signal });
      onProgress?.(bytes, total);
    }
    if (total !== null && bytes !== total) throw new Error(`only ${bytes} of ${total} bytes came`);
  } catch (error) {
    throw stopped.signal.aborted ? stopped.signal.reason : inWords(error);
  } finally {
    clearTimeout(timer);
    // Written before it is counted as kept.
    const { stream } = file;
    if (stream && !stream.closed) await new Promise((resolve) => stream.close(resolve));
  }
}

/**
 * @param {string} url
 * @param {string} part
 * @param {AbortSignal} signal
 */
async function ask(url, part, signal) {
  const have = sizeOf(part);
  const etag = existsSync(etagFile(part)) ? readFileSync(etagFile(part), 'utf8') : '';
  // Without an ETag nothing tells whether the rest is of the same file; the checksum does in the end.
  const range = have > 0 ? { range: `bytes=${have}-`, ...(etag && { 'if-range': etag }) } : undefined;
  const response = await fetch(url, { ...(range && { headers: range }), signal });
  const from = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (response.status === 416 || (response.status === 206 && Number(from) !== have)) {
    await response.body?.cancel();
    forget(part);
    throw new Error('the server sent another part than it was asked for');
  }
  if (response.ok) return response;
  await response.body?.cancel();
  const said = `${new URL(response.url).host} answered ${response.status}`;
  throw response.status >= 500 ? new Error(said) : new Refused(said);
}

/** Removes a part that did not have the right checksum. @param {string} part */
export function forget(part) {
  for (const file of [part, etagFile(part)]) rmSync(file, { force: true });
}

/** @param {string} part */
function etagFile(part) {
  return `${part}.etag`;
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** fetch() hides the reason in `cause`. @param {unknown} error */
function inWords(error) {
  if (!(error instanceof Error)) return new Error(String(error));
  const { cause } = error;
  if (error instanceof Refused || !(cause instanceof Error)) return error;
  return new Error(cause.message || /** @type {NodeJS.ErrnoException} */ (cause).code || error.message);
}
