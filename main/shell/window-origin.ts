import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { PREVIEW_PATH } from '../contract/files.ts';
import { rangeHeaders, readRange } from '../loopback/byte-range.ts';
import { contentType, resolveAsset, SECURITY_HEADERS } from '../loopback/static-files.ts';

export const APP_SCHEME = 'app';
const APP_HOST = 'carillon';
export const WINDOW_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** Whether an address is one of the window's own. Compared by parts: a custom scheme's `origin` is "null" for Node's URL. */
export function isOwnUrl(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/**
 * Answers `app://carillon/…` with a file below `folder`, or with a picture, film or sound that goes with messages, and with the
 * same headers as the loopback host's.
 */
export async function answerWindowRequest(
  folder: string,
  preview: (file: string) => Promise<string | null>,
  request: Pick<Request, 'method' | 'url'> & Partial<Pick<Request, 'headers'>>,
): Promise<Response> {
  if (request.method !== 'GET' || !isOwnUrl(request.url)) return refuse(403);
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(PREVIEW_PATH)) {
    const file = await preview(pathname.slice(PREVIEW_PATH.length));
    return file === null ? refuse(404) : sendPreview(file, pathname, request.headers?.get('range'));
  }
  const file = resolveAsset(folder, pathname);
  const content = file && (await readFile(file).catch(() => null));
  if (!file || !content) return refuse(404);
  // A Uint8Array of its own: Node's buffers may lie on memory that a Response is not allowed to take.
  return new Response(new Uint8Array(content), {
    headers: { ...SECURITY_HEADERS, 'content-type': contentType(file), 'cache-control': 'no-cache' },
  });
}

/** In pieces: a film may have 50 MB, and a player wants parts of it. */
async function sendPreview(file: string, name: string, wanted: string | null | undefined): Promise<Response> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return refuse(404);
  const range = readRange(wanted, found.size);
  if (range === 'unsatisfiable') return refuse(416);
  const content = Readable.toWeb(createReadStream(file, range ?? {})) as ReadableStream<Uint8Array>;
  return new Response(content, {
    status: range ? 206 : 200,
    headers: {
      ...SECURITY_HEADERS,
      ...rangeHeaders(range, found.size),
      'content-type': contentType(name),
      'cache-control': 'no-cache',
    },
  });
}

function refuse(status: 403 | 404 | 416): Response {
  return new Response(null, { status, headers: { ...SECURITY_HEADERS } });
}

/** Whether a call comes from the window's own page: not from a frame in it, from another window, or from what took its place. */
export function isTrustedSender(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: WebContents | null,
): boolean {
  return window !== null && sender === window && senderFrame === window.mainFrame && isOwnUrl(senderFrame.url);
}

/** Whether a link may be handed to the user's browser: https alone, and no name or password hidden in it. */
export function isExternalLink(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** Of all that a page can ask the system for: copying text at a click, and nothing else. */
export function isPermitted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}
