import { type FileHandle, open } from 'node:fs/promises';
import type { MediaFacts } from '../core/files/media.ts';
import { readMp4 } from '../core/files/mp4.ts';
import { PICTURE_HEAD_BYTES, readPicture } from '../core/files/picture.ts';

/** An ISO film by another of its names. */
const FILMS: readonly string[] = ['mp4', 'm4v', 'm4a', 'mov'];

/**
 * What the content of a file is, read from its beginning and, of a film, its index.
 * @param name by which alone an animated sticker, which is packed text, is told from other packed files
 * @returns null when it is nothing that Telegram shows or plays
 */
export async function readMedia(path: string, name: string): Promise<MediaFacts | null> {
  const handle = await open(path);
  try {
    return await recognise(handle, path, name);
  } catch (error) {
    // It ends before it has said what it is, or contradicts itself: a file like any other.
    if (error instanceof Error && (error instanceof RangeError || error.name === 'EndOfStreamError')) return null;
    throw error;
  } finally {
    await handle.close();
  }
}

async function recognise(handle: FileHandle, path: string, name: string): Promise<MediaFacts | null> {
  const picture = readPicture(await readAt(handle, 0, PICTURE_HEAD_BYTES));
  if (picture) return picture;
  // Loaded when needed: most messages carry no file.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  if (found?.ext === 'gz' && /\.tgs$/i.test(name)) return { type: 'tgs' };
  if (!found || !/^(audio|video|image)\//.test(found.mime)) return null;
  const type = found.ext === 'ogg' && /opus/.test(found.mime) ? 'opus' : found.ext;
  if (!FILMS.includes(type)) return { type };
  const { size } = await handle.stat();
  const film = await readMp4((offset, length) => readAt(handle, offset, length), size);
  return film ? { type, ...film } : { type };
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
