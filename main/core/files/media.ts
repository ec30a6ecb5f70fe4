import {
  MAX_STICKER_SIDE,
  MAX_VIDEO_NOTE_SECONDS,
  MAX_VIDEO_NOTE_SIDE,
  MEDIA_RULES,
  type MediaKind,
  refusalOfSize,
} from '../../contract/media.ts';
import { whyNoPhoto } from './picture.ts';

/** What the content of a file says that it is. */
export interface MediaFacts {
  /** As its name should end, without the dot. */
  type: string;
  /** Pixels. */
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  /** Of a film. */
  hasSound?: boolean;
}

const PICTURES = ['jpg', 'png', 'webp', 'gif', 'bmp'] as const;

/** Why Telegram would not take such a file as that; null when it would. @param facts null: its content is nothing known */
export function whyNot(kind: MediaKind, facts: MediaFacts | null, size: number): string | null {
  const tooLarge = refusalOfSize(kind, size);
  if (tooLarge || kind === 'document') return tooLarge;
  if (kind === 'photo') return whyNoPhoto(pictureOf(facts));
  if (!facts || !MEDIA_RULES[kind].formats?.includes(facts.type)) return WRONG_FORMAT[kind];
  const { width = 0, height = 0, duration = 0 } = facts;
  if (kind === 'sticker' && Math.max(width, height) > MAX_STICKER_SIDE) {
    return `A sticker has at most 512 × 512 pixels, and this one ${width} × ${height}. Send it as a photo or a file.`;
  }
  if (kind === 'videoNote' && (width !== height || width > MAX_VIDEO_NOTE_SIDE)) {
    return `A round video has to be square, at most 640 × 640 pixels; this one has ${width} × ${height}. Send it as a video.`;
  }
  if (kind === 'videoNote' && duration > MAX_VIDEO_NOTE_SECONDS) {
    return 'A round video lasts at most a minute. Send it as a video.';
  }
  return null;
}

/** As what a file goes unless somebody says otherwise. */
export function kindOfFacts(facts: MediaFacts | null, size: number): MediaKind {
  const usual: readonly MediaKind[] =
    facts?.type === 'gif'
      ? ['animation']
      : facts?.type === 'webm'
        ? []
        : ['photo', 'video', 'audio', 'voice', 'sticker'];
  return usual.find((kind) => whyNot(kind, facts, size) === null) ?? 'document';
}

function pictureOf(facts: MediaFacts | null) {
  const type = PICTURES.find((known) => known === facts?.type);
  const { width = 0, height = 0 } = facts ?? {};
  return type && width > 0 && height > 0 ? { type, width, height } : null;
}

const WRONG_FORMAT: Readonly<Record<Exclude<MediaKind, 'photo' | 'document'>, string>> = {
  video: 'Telegram plays videos in the format MP4. Convert it, or send it as a file.',
  animation: 'An animation is a GIF or an MP4. Send it as a file.',
  audio: 'Telegram’s player takes MP3 and M4A. Convert it, or send it as a file.',
  voice: 'A voice message is OGG (Opus), MP3 or M4A. Convert it, or send it as a file.',
  videoNote: 'A round video has to be an MP4. Convert it, or send it as a file.',
  sticker: 'A sticker is WebP, WebM or TGS. Send it as a file.',
};

/** Whether a stored file may be shown or played in the window: nothing of it could hold a script. */
export function isPreviewable(file: string): boolean {
  return /^[0-9a-f]{64}\.(png|jpe?g|webp|gif|mp4|m4v|webm|mp3|m4a|ogg|oga|opus|wav)$/.test(file);
}
