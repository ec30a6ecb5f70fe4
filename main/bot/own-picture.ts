import { readPicture } from '../core/files/picture.ts';
import type { Log } from '../core/ports.ts';
import type { ApiSignal } from './client.ts';
import { type DownloadDeps, download } from './files.ts';

/** The smallest size has 160 pixels a side and some kB; the window is given nothing much larger. */
const MAX_BYTES = 100_000;
const WITHIN_MS = 10_000;
const MIME = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

export interface OwnPictureDeps extends DownloadDeps {
  log: Log;
  /** Aborted when the bot stops. */
  closing: AbortSignal;
}

/** The bot's profile picture at its smallest, as a data URL; null when it has none, or none can be had now. Never rejects. */
export async function ownPicture(deps: OwnPictureDeps): Promise<string | null> {
  const { api, token, log, closing } = deps;
  const signal = AbortSignal.any([closing, AbortSignal.timeout(WITHIN_MS)]);
  try {
    const { photos } = await api.getUserProfilePhotos(Number(token.split(':')[0]), { limit: 1 }, signal as ApiSignal);
    const smallest = photos[0]?.toSorted((a, b) => a.width - b.width)[0];
    if (!smallest || (smallest.file_size ?? 0) > MAX_BYTES) return null;
    return asDataUrl(await whole(download(smallest.file_id, deps, { signal, maxBytes: MAX_BYTES })));
  } catch (error) {
    // The initials do as well, and a server of one's own need not know of pictures.
    log.debug(`The bot's picture cannot be had: ${error instanceof Error ? error.name : 'unknown'}`);
    return null;
  }
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** By its own first bytes: what is no picture is not handed on as one. */
function asDataUrl(content: Buffer): string | null {
  const type = readPicture(content)?.type;
  if (type !== 'jpg' && type !== 'png' && type !== 'webp') return null;
  return `data:${MIME[type]};base64,${content.toString('base64')}`;
}
