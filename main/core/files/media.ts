import {
  MAX_STICKER_SIDE,
  MAX_VIDEO_NOTE_SECONDS,
  MAX_VIDEO_NOTE_SIDE,
  MEDIA_RULES,
  type MediaKind,
  refusalOfSize,
} from '../../contract/media.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';
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
export function whyNot(kind: MediaKind, facts: MediaFacts | null, size: number): Translatable | null {
  const tooLarge = refusalOfSize(kind, size);
  if (tooLarge) return { key: tooLarge };
  if (kind === 'document') return null;
  if (kind === 'photo') return whyNoPhoto(pictureOf(facts));
  if (!facts || !MEDIA_RULES[kind].formats?.includes(facts.type)) return WRONG_FORMAT[kind];
  const { width = 0, height = 0, duration = 0 } = facts;
  if (kind === 'sticker' && Math.max(width, height) > MAX_STICKER_SIDE) {
    return msg('input.stickerMost512512', { width: String(width), height: String(height) });
  }
  if (kind === 'videoNote' && (width !== height || width > MAX_VIDEO_NOTE_SIDE)) {
    return msg('input.roundVideoSquareMost', { width: String(width), height: String(height) });
  }
  if (kind === 'videoNote' && duration > MAX_VIDEO_NOTE_SECONDS) {
    return msg('input.roundVideoLastsMost');
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

const WRONG_FORMAT: Readonly<Record<Exclude<MediaKind, 'photo' | 'document'>, Translatable>> = {
  video: msg('input.telegramPlaysVideosFormat'),
  animation: msg('input.animationGifOrMp4'),
  audio: msg('input.telegramsPlayerTakesMp3'),
  voice: msg('input.voiceMessageOggOpus'),
  videoNote: msg('input.roundVideoMp4Convert'),
  sticker: msg('input.stickerWebpWebmOr'),
};

/** Whether a stored file may be shown or played in the window: nothing of it could hold a script. */
export function isPreviewable(file: string): boolean {
  return /^[0-9a-f]{64}\.(png|jpe?g|webp|gif|mp4|m4v|webm|mp3|m4a|ogg|oga|opus|wav)$/.test(file);
}
