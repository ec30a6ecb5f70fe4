/** Hands over so many bytes of a file from there on; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** What the header of an MP4 says. */
export interface Mp4 {
  /** Pixels as they are shown, turned as the camera was held; left out: it has no picture. */
  width?: number;
  height?: number;
  /** Whole seconds, at least one. */
  duration?: number;
  hasSound: boolean;
}

/** The index of some hours of film has a few megabytes; what claims more is no film. */
const MAX_INDEX_BYTES = 16 * 1_048_576;
/** Boxes on the first level, of which a film has about five, and one that is written in fragments some hundreds. */
const MAX_BOXES = 10_000;

/** Reads an MP4's index, wherever in the file it stands (ISO/IEC 14496-12, chapter 8); null when there is none. */
export async function readMp4(readAt: ReadAt, size: number): Promise<Mp4 | null> {
  let at = 0;
  for (let count = 0; at + 8 <= size && count < MAX_BOXES; count++) {
    const head = viewOf(await readAt(at, 16));
    const box = boxAt(head, 0, size - at);
    if (!box) return null;
    if (box.type === 'moov') {
      if (box.end > MAX_INDEX_BYTES) return null;
      const index = viewOf(await readAt(at + box.start, box.end - box.start));
      return readIndex(index);
    }
    at += box.end;
  }
  return null;
}

interface Box {
  type: string;
  /** Of its content, and behind it. */
  start: number;
  end: number;
}

/** @param room how many bytes there are from `at` on */
function boxAt(view: DataView, at: number, room: number): Box | null {
  if (view.byteLength < at + 8) return null;
  const short = view.getUint32(at);
  const type = String.fromCharCode(...[4, 5, 6, 7].map((nth) => view.getUint8(at + nth)));
  const isLong = short === 1;
  if (isLong && view.byteLength < at + 16) return null;
  const length = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? room : short;
  const header = isLong ? 16 : 8;
  return length >= header && length <= room ? { type, start: at + header, end: at + length } : null;
}

function* boxes(view: DataView, from = 0, to = view.byteLength): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const box = boxAt(view, at, to - at);
    if (!box) return;
    yield box;
    at = box.end;
  }
}

function readIndex(index: DataView): Mp4 {
  const film: Mp4 = { hasSound: false };
  for (const box of boxes(index)) {
    if (box.type === 'mvhd') Object.assign(film, readDuration(index, box));
    if (box.type === 'trak') addTrack(film, index, box);
  }
  return film;
}

function readDuration(view: DataView, { start, end }: Box): Pick<Mp4, 'duration'> {
  const isLong = view.getUint8(start) === 1;
  if (end - start < (isLong ? 32 : 20)) return {};
  const scale = view.getUint32(start + (isLong ? 20 : 12));
  const units = isLong ? Number(view.getBigUint64(start + 24)) : view.getUint32(start + 16);
  const seconds = scale === 0 ? 0 : units / scale;
  return seconds > 0 && seconds < 1e6 ? { duration: Math.max(1, Math.round(seconds)) } : {};
}

function addTrack(film: Mp4, view: DataView, track: Box): void {
  const inside = [...boxes(view, track.start, track.end)];
  const header = inside.find(({ type }) => type === 'tkhd');
  const media = inside.find(({ type }) => type === 'mdia');
  const handler = media && [...boxes(view, media.start, media.end)].find(({ type }) => type === 'hdlr');
  if (!handler || handler.end - handler.start < 12) return;
  const kind = String.fromCharCode(...[8, 9, 10, 11].map((nth) => view.getUint8(handler.start + nth)));
  if (kind === 'soun') film.hasSound = true;
  if (kind !== 'vide' || !header || film.width !== undefined || header.end - header.start < 44) return;
  // Fixed point numbers, the last two of the header; before them the matrix, which says how it is turned.
  const across = Math.round(view.getUint32(header.end - 8) / 65_536);
  const down = Math.round(view.getUint32(header.end - 4) / 65_536);
  const isTurned = view.getInt32(header.end - 44) === 0 && view.getInt32(header.end - 28) === 0;
  if (across > 0 && down > 0)
    Object.assign(film, isTurned ? { width: down, height: across } : { width: across, height: down });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
