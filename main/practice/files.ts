import { createHash } from 'node:crypto';
import { mkdir, readFile as readFromDisk } from 'node:fs/promises';
import { join } from 'node:path';
import type { File, Message } from 'grammy/types';
import { z } from 'zod';
import { replaceFile } from '../adapters/write-file.ts';
import { plainEnding } from '../core/files/file-name.ts';
import { isPreviewable } from '../core/files/media.ts';
import { readPicture } from '../core/files/picture.ts';
import { badRequest } from './failure.ts';
import type { UploadedFile } from './multipart.ts';
import { isObject, type Params } from './params.ts';

/** As the Bot API calls them. */
export const FILE_KINDS = [
  'photo',
  'document',
  'video',
  'animation',
  'audio',
  'voice',
  'video_note',
  'sticker',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file id tells all that is known of the file, so that none has to be remembered. */
const FileFacts = z.strictObject({
  kind: z.enum(FILE_KINDS),
  unique: z.string(),
  name: z.string(),
  mimeType: z.string(),
  size: z.number().int().nonnegative(),
  /** The SHA-256 of what is in it, when that was sent here. */
  hash: z.string().optional(),
  picture: z.strictObject({ type: z.string(), width: z.number(), height: z.number() }).optional(),
  /** As the request says them, in pixels and seconds. */
  width: z.number().optional(),
  height: z.number().optional(),
  duration: z.number().optional(),
});
type FileFacts = z.infer<typeof FileFacts>;

const MAX_IN_GROUP = 10;
/** Of what does not say its size. */
const USUAL_SIDE_PX = 320;
const STICKER_SIDE_PX = 512;
/** Telegram's limit on round videos: td, FileLoaderUtils.cpp. */
const MAX_VIDEO_NOTE_BYTES = 12 * 1_048_576;
const MAX_PHOTO_BYTES = 10 * 1_048_576;
/** Telegram hands out files of at most this size to bots. */
const MAX_DOWNLOAD_BYTES = 20 * 1_024 * 1_024;
/** A name is part of the file's id, which should not grow without end. */
const MAX_NAME_LENGTH = 200;

/** A file, ready to stand in a message. */
export interface Attachment {
  name: string;
  /** What the window knows it by where it can be shown or played: its SHA-256 and its ending. */
  picture?: string;
  media: Partial<Pick<Message, FileKind>>;
}

/** A file as a person sends it. */
export interface SentFile {
  name: string;
  content: Buffer;
}

/**
 * The file of a request: uploaded with it, a file id that this server gave out, or an address. An address is believed
 * and not fetched, for the practice server talks to nobody.
 * @throws ApiFailure 400 on a missing or empty file, a wrong id, or an id of the other kind
 */
export function readAttachment(params: Params, kind: FileKind, kept: KeptFiles): Attachment {
  return describe(readFacts(params, kind, kept));
}

/** The same of what a person sends. */
export function keepSent({ name, content }: SentFile, kind: FileKind, kept: KeptFiles): Attachment {
  return describe(factsOf({ fileName: name, mimeType: MIME_TYPES[kind], size: content.length, content }, kind, kept));
}

/** Where a file can be had. @throws ApiFailure 400 on a wrong id and on one that is too large */
export function readFile(params: Params): File {
  const id = params.text('file_id');
  const facts = decodeFileId(id);
  if (!facts) throw badRequest('invalid file_id');
  const { unique, size, kind, name, hash } = facts;
  if (size > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big');
  const path = hash && `${kind}s/${hash}${plainEnding(name)}`;
  return { file_id: id, file_unique_id: unique, file_size: size, ...(path && { file_path: path }) };
}

const MIME_TYPES: Readonly<Record<FileKind, string>> = {
  photo: 'image/jpeg',
  document: 'application/octet-stream',
  video: 'video/mp4',
  animation: 'video/mp4',
  audio: 'audio/mpeg',
  voice: 'audio/ogg',
  video_note: 'video/mp4',
  sticker: 'image/webp',
};

function describe(facts: FileFacts): Attachment {
  const { kind, hash, picture, name } = facts;
  const shown = hash && `${hash}${kind === 'photo' && picture ? `.${picture.type}` : plainEnding(name)}`;
  const isShown = shown && kind !== 'document' && isPreviewable(shown);
  return { name, ...(isShown && { picture: shown }), media: mediaOf(facts) };
}

/** The file as it stands in a message of its kind. */
function mediaOf(facts: FileFacts): Attachment['media'] {
  const { kind, picture, name, mimeType: mime_type } = facts;
  const id = Buffer.from(JSON.stringify(facts)).toString('base64url');
  const common = { file_id: id, file_unique_id: facts.unique, ...(facts.size > 0 && { file_size: facts.size }) };
  const side = kind === 'sticker' ? STICKER_SIDE_PX : USUAL_SIDE_PX;
  const width = facts.width ?? picture?.width ?? side;
  const height = facts.height ?? picture?.height ?? side;
  const { duration = 1 } = facts;
  switch (kind) {
    case 'photo':
      return { photo: [{ ...common, width, height }] };
    case 'document':
      return { document: { ...common, file_name: name, mime_type } };
    case 'video':
      return { video: { ...common, width, height, duration, file_name: name, mime_type } };
    case 'animation':
      // Telegram tells of an animation as of a document, too.
      return {
        animation: { ...common, width, height, duration, file_name: name, mime_type },
        document: { ...common, file_name: name, mime_type },
      };
    case 'audio':
      return { audio: { ...common, duration, file_name: name, mime_type } };
    case 'voice':
      return { voice: { ...common, duration, mime_type } };
    case 'video_note':
      return { video_note: { ...common, length: width, duration } };
    case 'sticker': {
      const is_animated = /\.tgs$/i.test(name);
      const is_video = /\.webm$/i.test(name);
      return { sticker: { ...common, type: 'regular', width, height, is_animated, is_video } };
    }
  }
}

/** The parts of an album, each as if it were a request of its own. @throws ApiFailure 400 */
export function readMediaGroup(params: Params): { kind: FileKind; params: Params }[] {
  const media = params.json('media', 'media');
  if (!Array.isArray(media)) throw badRequest('object expected as media');
  if (media.length < 2 || media.length > MAX_IN_GROUP) throw badRequest('wrong number of messages in an album');
  const kinds = new Set(media.map((part: unknown) => (isObject(part) ? part.type : undefined)));
  const [kind] = kinds;
  const areVisual = [...kinds].every((each) => each === 'photo' || each === 'video');
  if (!areVisual && kinds.size > 1) throw badRequest("documents can't be mixed with other media types");
  if (!areVisual && kind !== 'audio' && kind !== 'document') throw badRequest('type of the media is not known here');
  return media.map((part) => {
    const { type } = part as { type: FileKind };
    return { kind: type, params: params.within({ ...part, [type]: part.media }) };
  });
}

function readFacts(params: Params, kind: FileKind, kept: KeptFiles): FileFacts {
  const reference = params.text(kind);
  const upload = params.file(reference.startsWith('attach://') ? reference.slice('attach://'.length) : kind);
  if (upload) {
    if (upload.size === 0) throw badRequest('file must be non-empty');
    checkSize(kind, upload.size);
    return { ...factsOf(upload, kind, kept), ...shapeIn(params, kind) };
  }
  if (reference === '') throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:/i.test(reference)) return fromAddress(reference, kind);
  const known = decodeFileId(reference);
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
  if (known.kind !== kind) throw badRequest('type of file mismatch');
  return known;
}

/** @throws ApiFailure 400 */
function checkSize(kind: FileKind, size: number): void {
  const [most, what] =
    kind === 'photo'
      ? [MAX_PHOTO_BYTES, 'a photo']
      : kind === 'video_note'
        ? [MAX_VIDEO_NOTE_BYTES, 'a video note']
        : [];
  if (most !== undefined && size > most) {
    throw badRequest(`File of size ${size} bytes is too big for ${what}; the maximum size is ${most} bytes`);
  }
}

function shapeIn(params: Params, kind: FileKind): Pick<FileFacts, 'width' | 'height' | 'duration'> {
  const length = kind === 'video_note' ? params.integer('length') : undefined;
  const all = {
    width: length ?? params.integer('width'),
    height: length ?? params.integer('height'),
    duration: params.integer('duration'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value > 0));
}

function factsOf({ fileName, mimeType, size, content }: UploadedFile, kind: FileKind, kept: KeptFiles): FileFacts {
  const name = (fileName || (kind === 'photo' ? 'photo.jpg' : kind)).slice(0, MAX_NAME_LENGTH);
  const hash = kept.keep(content);
  const picture = readPicture(content) ?? undefined;
  return { kind, unique: hash.slice(0, 16), name, mimeType, size, hash, ...(picture && { picture }) };
}

function fromAddress(address: string, kind: FileKind): FileFacts {
  const url = URL.parse(address);
  if (!url) throw badRequest('wrong file identifier/HTTP URL specified');
  const unique = createHash('sha256').update(address).digest('base64url').slice(0, 16);
  const name = url.pathname.split('/').at(-1) || url.hostname;
  return { kind, unique, name: name.slice(0, MAX_NAME_LENGTH), mimeType: MIME_TYPES[kind], size: 0 };
}

function decodeFileId(id: string): FileFacts | undefined {
  try {
    return FileFacts.parse(JSON.parse(Buffer.from(id, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Without a folder: what is held in memory; the oldest go first. */
const MAX_HELD_BYTES = 100_000_000;

/** What is in the files that were sent, by the SHA-256 of it. */
export class KeptFiles {
  readonly #folder: string | undefined;
  /** Without a folder all there is; with one, what is being written. */
  readonly #held = new Map<string, Buffer>();
  #bytes = 0;

  /** @param folder undefined keeps them in memory */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** @returns its SHA-256 */
  keep(content: Buffer): string {
    const hash = createHash('sha256').update(content).digest('hex');
    if (this.#held.has(hash)) return hash;
    // A copy: it may be a part of a request's whole body.
    this.#held.set(hash, Buffer.from(content));
    this.#bytes += content.length;
    if (this.#folder) void this.#write(this.#folder, hash, content);
    else this.#makeRoom();
    return hash;
  }

  async read(hash: string): Promise<Buffer | null> {
    const held = this.#held.get(hash);
    if (held || !this.#folder) return held ?? null;
    return readFromDisk(join(this.#folder, hash)).catch(() => null);
  }

  /** What cannot be written stays in memory: practice must not fail for it. */
  async #write(folder: string, hash: string, content: Buffer): Promise<void> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(join(folder, hash), content);
      this.#drop(hash);
    } catch {
      this.#makeRoom();
    }
  }

  #makeRoom(): void {
    for (const hash of this.#held.keys()) {
      if (this.#bytes <= MAX_HELD_BYTES || this.#held.size === 1) return;
      this.#drop(hash);
    }
  }

  #drop(hash: string): void {
    this.#bytes -= this.#held.get(hash)?.length ?? 0;
    this.#held.delete(hash);
  }
}
