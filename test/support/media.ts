import { gzipSync } from 'node:zlib';

/** The beginnings of files as programs write them: what says what they are, with next to nothing behind it. */

interface Film {
  width: number;
  height: number;
  seconds: number;
  /** As a phone held upright writes it: lying, with a note to turn it. */
  isTurned?: boolean;
  hasSound?: boolean;
  /** Behind the pictures, as cameras write the index. */
  indexLast?: boolean;
}

export function mp4({ width, height, seconds, isTurned = false, hasSound = false, indexLast = false }: Film): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1_000, 12);
  mvhd.writeUInt32BE(seconds * 1_000, 16);
  const tkhd = Buffer.alloc(84);
  // A matrix: 1 at its corners, or what turns by a quarter.
  for (const at of isTurned ? [44, 52] : [40, 56]) tkhd.writeInt32BE(0x10000, at);
  const [across, down] = isTurned ? [height, width] : [width, height];
  tkhd.writeUInt32BE(across * 65_536, 76);
  tkhd.writeUInt32BE(down * 65_536, 80);
  const track = (handler: string) => box('trak', box('tkhd', tkhd), box('mdia', box('hdlr', handlerOf(handler))));
  const index = box('moov', box('mvhd', mvhd), ...(hasSound ? [track('soun')] : []), track('vide'));
  const kind = box('ftyp', Buffer.from('isom\0\0\0\0isommp42'));
  const pictures = box('mdat', Buffer.alloc(64));
  return Buffer.concat(indexLast ? [kind, pictures, index] : [kind, index, pictures]);
}

function handlerOf(kind: string): Buffer {
  const handler = Buffer.alloc(24);
  handler.write(kind, 8, 'latin1');
  return handler;
}

function box(type: string, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

export const gif = (): Buffer => Buffer.from('GIF89a\x10\x00\x10\x00\x00\x00\x00;', 'latin1');
export const mp3 = (): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x00', 'latin1'),
    Buffer.from([0xff, 0xfb, 0x90, 0x64]),
    Buffer.alloc(413),
  ]);
export const m4a = (): Buffer => box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom'));
/** OGG with Opus in it, as Telegram records voices. */
export const voice = (): Buffer =>
  Buffer.concat([
    Buffer.from('OggS\0\x02', 'latin1'),
    Buffer.alloc(20),
    Buffer.from([1, 19]),
    Buffer.from('OpusHead\x01\x01\0\0', 'latin1'),
    Buffer.alloc(32),
  ]);
export const animatedSticker = (): Buffer => gzipSync('{"tgs":1,"v":"5.5.2"}');
/** Lossless, of one colour. */
export function webp(width: number, height: number): Buffer {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE((width - 1) | ((height - 1) << 14));
  const image = Buffer.concat([Buffer.from('VP8L'), Buffer.from([6, 0, 0, 0, 0x2f]), bits, Buffer.alloc(1)]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(image.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), image]);
}
