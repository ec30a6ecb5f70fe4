/** Which bytes of a file are wanted: a player asks for parts of a film, so as to begin anywhere in it. */
export interface ByteRange {
  start: number;
  /** Included. */
  end: number;
}

/** `bytes=0-`, `bytes=5-9`, `bytes=-500`. */
const RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a request's Range header (RFC 9110, 14.2).
 * @returns null when the whole file is wanted, 'unsatisfiable' when there are no such bytes
 */
export function readRange(header: string | null | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const [whole, from = '', to = ''] = RANGE.exec(header ?? '') ?? [];
  if (whole === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start < size && start <= end ? { start, end } : 'unsatisfiable';
}

/** The headers that say which part it is; none for the whole. */
export function rangeHeaders(range: ByteRange | null, size: number): Record<string, string> {
  const length = range ? range.end - range.start + 1 : size;
  return {
    'accept-ranges': 'bytes',
    'content-length': String(length),
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  };
}
