import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';

/** What a picture's first bytes say of it. */
export interface Picture {
  /** As its file name ends, without the dot. */
  type: 'jpg' | 'png' | 'webp' | 'gif' | 'bmp';
  /** Pixels. */
  width: number;
  height: number;
}

/** Telegram's limits for what is sent as a photo: https://core.telegram.org/bots/api#sendphoto. */
const MAX_SIDES = 10_000;
const MAX_RATIO = 20;

/** How much of a file is looked at: a camera writes a preview and a long description before the size. */
export const PICTURE_HEAD_BYTES = 1_048_576;

/** Reads the kind and the size of a picture from the beginning of its file; null when it is none that Telegram takes. */
export function readPicture(head: Uint8Array): Picture | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const found = readPng(view) ?? readGif(view) ?? readBmp(view) ?? readWebp(view) ?? readJpeg(view);
    return found && found.width > 0 && found.height > 0 ? found : null;
  } catch (error) {
    // The file ends before it has said how large the picture is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Why Telegram would not take it as a photo; null when it would. */
export function whyNoPhoto(picture: Picture | null): Translatable | null {
  if (!picture) return msg('input.noPictureTelegramShows');
  const { width, height, type } = picture;
  if (type === 'gif') return msg('input.asPhotoAnimatedPicture');
  if (width + height > MAX_SIDES || Math.max(width / height, height / width) > MAX_RATIO) {
    return msg('input.telegramTakesNoPhoto', { width: String(width), height: String(height) });
  }
  return null;
}

function startsWith(view: DataView, text: string, at = 0): boolean {
  return [...text].every((sign, index) => view.getUint8(at + index) === sign.charCodeAt(0));
}

function readPng(view: DataView): Picture | null {
  if (view.getUint32(0) !== 0x89504e47 || !startsWith(view, 'IHDR', 12)) return null;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): Picture | null {
  if (!startsWith(view, 'GIF8')) return null;
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readBmp(view: DataView): Picture | null {
  if (!startsWith(view, 'BM')) return null;
  // A picture that is stored from its top has a negative height.
  return { type: 'bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

function readWebp(view: DataView): Picture | null {
  if (!startsWith(view, 'RIFF') || !startsWith(view, 'WEBP', 8)) return null;
  if (startsWith(view, 'VP8X', 12)) {
    const side = (at: number) => 1 + (view.getUint16(at, true) | (view.getUint8(at + 2) << 16));
    return { type: 'webp', width: side(24), height: side(27) };
  }
  if (startsWith(view, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { type: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** From marker to marker until the one that begins a frame, and says its size. */
function readJpeg(view: DataView): Picture | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // 0xff may fill up before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}
