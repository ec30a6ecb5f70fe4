import { z } from 'zod';
import './issues.ts';

export const MediaKind = z.enum(['photo', 'video', 'animation', 'audio', 'voice', 'videoNote', 'sticker', 'document']);
export type MediaKind = z.infer<typeof MediaKind>;

const MIB = 1_048_576;
export const MAX_PHOTO_BYTES = 10 * MIB;
export const MAX_DOCUMENT_BYTES = 50_000_000;
const MAX_VIDEO_NOTE_BYTES = 12 * MIB;
const MAX_STICKER_BYTES = 512 * 1_024;
/** A round video is square, has at most this side (td, MessageContent.cpp) and lasts at most a minute. */
export const MAX_VIDEO_NOTE_SIDE = 640;
export const MAX_VIDEO_NOTE_SECONDS = 60;
export const MAX_STICKER_SIDE = 512;

interface MediaRule {
  maxBytes: number;
  /** What the content must be, as a file's name ends; null: anything. */
  formats: readonly string[] | null;
  hasCaption: boolean;
  /** Of which sort of album it can be a part; null: of none. */
  album: AlbumSort | null;
  /** Whether it can be blurred until it is tapped, and its caption stand above it. */
  isVisual: boolean;
}

/** Photos and videos go together; audio and documents with their own kind only. */
export type AlbumSort = 'visual' | 'audio' | 'document';

/**
 * What Telegram takes as each kind. Sizes are those of td (FileLoaderUtils.cpp, check_full_local_location), albums those of
 * MessageContentType.cpp (is_allowed_media_group_content, is_homogenous_media_group_content), formats those of the Bot API.
 */
export const MEDIA_RULES: Readonly<Record<MediaKind, MediaRule>> = {
  photo: {
    maxBytes: MAX_PHOTO_BYTES,
    formats: ['jpg', 'jpeg', 'png', 'webp', 'bmp'],
    hasCaption: true,
    album: 'visual',
    isVisual: true,
  },
  video: { maxBytes: MAX_DOCUMENT_BYTES, formats: ['mp4', 'm4v'], hasCaption: true, album: 'visual', isVisual: true },
  animation: {
    maxBytes: MAX_DOCUMENT_BYTES,
    formats: ['gif', 'mp4', 'm4v'],
    hasCaption: true,
    album: null,
    isVisual: true,
  },
  audio: { maxBytes: MAX_DOCUMENT_BYTES, formats: ['mp3', 'm4a'], hasCaption: true, album: 'audio', isVisual: false },
  voice: {
    maxBytes: MAX_DOCUMENT_BYTES,
    formats: ['ogg', 'opus', 'oga', 'mp3', 'm4a'],
    hasCaption: true,
    album: null,
    isVisual: false,
  },
  videoNote: {
    maxBytes: MAX_VIDEO_NOTE_BYTES,
    formats: ['mp4', 'm4v'],
    hasCaption: false,
    album: null,
    isVisual: false,
  },
  sticker: {
    maxBytes: MAX_STICKER_BYTES,
    formats: ['webp', 'webm', 'tgs'],
    hasCaption: false,
    album: null,
    isVisual: false,
  },
  document: { maxBytes: MAX_DOCUMENT_BYTES, formats: null, hasCaption: true, album: 'document', isVisual: false },
};

/** As what a file could be sent, going by how its name ends; its content has the last word. */
export function kindsByName(file: string): MediaKind[] {
  const ending = /\.([a-z0-9]+)$/.exec(file.toLowerCase())?.[1] ?? '';
  return MediaKind.options.filter((kind) => MEDIA_RULES[kind].formats?.includes(ending) ?? true);
}

/** Whether files of these kinds can be one album. */
export function canBeAlbum(kinds: readonly MediaKind[]): boolean {
  const sorts = new Set(kinds.map((kind) => MEDIA_RULES[kind].album));
  return sorts.size === 1 && !sorts.has(null);
}

const tooLarge: Readonly<Partial<Record<MediaKind, string>>> = {
  photo: 'input.photoTooLargeSendAsFile',
  videoNote: 'input.roundVideoMayMost',
  sticker: 'input.stickerMayMost512',
};

/** Why a file of that many bytes cannot be sent as that; null when it can. */
export function refusalOfSize(kind: MediaKind, bytes: number): string | null {
  if (bytes <= MEDIA_RULES[kind].maxBytes) return null;
  return tooLarge[kind] ?? 'input.botCanSendFilesMost';
}
