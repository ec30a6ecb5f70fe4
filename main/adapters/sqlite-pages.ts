import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

// Reads the records of an SQLite file page by page, whatever of the file is damaged: https://sqlite.org/fileformat2.html

/** SQLite's own default since 2016, where the header cannot say. */
const USUAL_PAGE_BYTES = 4_096;
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

const TABLE_LEAF = 0x0d;
const TABLE_INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

export type SqliteValue = string | number | null | Uint8Array;

export interface StoredRecord {
  /** Null in an index and in a table WITHOUT ROWID. */
  rowid: number | null;
  values: SqliteValue[];
}

/** An SQLite file with its write-ahead log, read as pages. */
export class SqlitePages {
  readonly #file: number;
  readonly #pageBytes: number;
  readonly #wal: ReadonlyMap<number, Buffer>;
  /** Pages in use, those first that a table or an index is known to have. */
  readonly #pages: readonly number[];
  readonly #count: number;
  /** Whether the file has as many pages as it says. */
  readonly isWhole: boolean;
  /** The list of pages that SQLite has set free is damaged: among the records may be some that were deleted. */
  readonly mayHoldDeleted: boolean;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(this.#file, header, 0, HEADER_BYTES, 0);
    const isHeaderSound = header.toString('latin1', 0, 16) === MAGIC;
    const stated = isHeaderSound ? header.readUInt16BE(16) : USUAL_PAGE_BYTES;
    const size = stated === 1 ? 65_536 : stated;
    this.#pageBytes = size >= 512 && (size & (size - 1)) === 0 ? size : USUAL_PAGE_BYTES;
    this.#wal = readLog(`${path}-wal`, this.#pageBytes);
    const inFile = Math.ceil(fstatSync(this.#file).size / this.#pageBytes);
    this.#count = [...this.#wal.keys()].reduce((most, number) => Math.max(most, number), inFile);
    this.isWhole = isHeaderSound && this.#count >= this.#page(1).readUInt32BE(28);
    const free = isHeaderSound ? this.#freePages() : null;
    this.mayHoldDeleted = free === null;
    this.#pages = this.#pagesInUse(free);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Every record that can be read, whichever table or index it belongs to: its values show which. */
  *records(): Generator<StoredRecord> {
    for (const number of this.#pages) {
      const page = this.#page(number);
      for (const cell of cellsOf(page, number)) {
        const record = this.#recordAt(page, cell);
        if (record) yield record;
      }
    }
  }

  /** A page as the newest committed write left it; zeros where the file ends too early. */
  #page(number: number): Buffer {
    const logged = this.#wal.get(number);
    if (logged) return logged;
    const page = Buffer.alloc(this.#pageBytes);
    readSync(this.#file, page, 0, this.#pageBytes, (number - 1) * this.#pageBytes);
    return page;
  }

  /**
   * Pages that SQLite has set free still hold rows that were deleted since. Where the list of them cannot be read, what some
   * other page refers to comes first: an older copy of a row must not win over it.
   * @param free null: nobody knows them
   */
  #pagesInUse(free: ReadonlySet<number> | null): number[] {
    const all = Array.from({ length: this.#count }, (_, n) => n + 1).filter((number) => !free?.has(number));
    if (free) return all;
    const linked = new Set(all.flatMap((number) => childrenOf(this.#page(number), number)));
    return [...all.filter((number) => linked.has(number)), ...all.filter((number) => !linked.has(number))];
  }

  /** Null when the list is damaged. */
  #freePages(): Set<number> | null {
    const header = this.#page(1);
    const wanted = header.readUInt32BE(36);
    const free = new Set<number>();
    for (let trunk = header.readUInt32BE(32); trunk !== 0; ) {
      if (trunk > this.#count || free.has(trunk)) return null;
      free.add(trunk);
      const page = this.#page(trunk);
      const count = page.readUInt32BE(4);
      if (count > this.#pageBytes / 4 - 2) return null;
      for (let n = 0; n < count; n++) free.add(page.readUInt32BE(8 + 4 * n));
      trunk = page.readUInt32BE(0);
    }
    return free.size === wanted ? free : null;
  }

  /** Null when the cell is damaged. */
  #recordAt(page: Buffer, { kind, at }: Cell): StoredRecord | null {
    try {
      const reader = new Reader(page, kind === INDEX_INTERIOR ? at + 4 : at);
      const length = reader.varint();
      const rowid = kind === TABLE_LEAF ? reader.varint() : null;
      if (length > MAX_RECORD_BYTES) return null;
      const payload = this.#payload(page, reader.at, length, kind === TABLE_LEAF);
      return payload && { rowid, values: valuesOf(payload) };
    } catch {
      return null;
    }
  }

  #payload(page: Buffer, at: number, length: number, isTable: boolean): Buffer | null {
    const usable = this.#pageBytes;
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
    if (length <= most) return page.subarray(at, at + length);
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const fitted = least + ((length - least) % (usable - 4));
    const local = fitted <= most ? fitted : least;
    const parts = [page.subarray(at, at + local)];
    let next = page.readUInt32BE(at + local);
    for (let left = length - local; left > 0; left -= usable - 4) {
      if (next === 0 || next > this.#count) return null;
      const overflow = this.#page(next);
      parts.push(overflow.subarray(4, 4 + Math.min(left, usable - 4)));
      next = overflow.readUInt32BE(0);
    }
    return Buffer.concat(parts);
  }
}

/** Larger than any that Carillon writes: a damaged length. */
const MAX_RECORD_BYTES = 50_000_000;

interface Cell {
  kind: number;
  at: number;
}

/** Where the records of a page begin; of what is none that holds records: nothing. */
function cellsOf(page: Buffer, number: number): Cell[] {
  const start = number === 1 ? HEADER_BYTES : 0;
  const kind = page[start] as number;
  if (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_INTERIOR) return [];
  return cellPointers(page, start).map((at) => ({ kind, at }));
}

/** The pages that a page refers to: those below it in its tree, and on the first page the roots of the tables and indexes. */
function childrenOf(page: Buffer, number: number): number[] {
  const start = number === 1 ? HEADER_BYTES : 0;
  const kind = page[start];
  if (kind === TABLE_INTERIOR || kind === INDEX_INTERIOR) {
    return [page.readUInt32BE(start + 8), ...cellPointers(page, start).map((at) => readPointer(page, at))];
  }
  if (number !== 1) return [];
  return cellsOf(page, 1).flatMap(({ at }) => rootIn(page, at));
}

function rootIn(page: Buffer, at: number): number[] {
  try {
    const reader = new Reader(page, at);
    const length = reader.varint();
    reader.varint();
    const root = valuesOf(page.subarray(reader.at, reader.at + length))[3];
    return typeof root === 'number' ? [root] : [];
  } catch {
    return [];
  }
}

function cellPointers(page: Buffer, start: number): number[] {
  const kind = page[start];
  const headBytes = kind === TABLE_INTERIOR || kind === INDEX_INTERIOR ? 12 : 8;
  const count = Math.min(page.readUInt16BE(start + 3), Math.floor((page.length - start - headBytes) / 2));
  return Array.from({ length: count }, (_, n) => page.readUInt16BE(start + headBytes + 2 * n));
}

function readPointer(page: Buffer, at: number): number {
  return at + 4 <= page.length ? page.readUInt32BE(at) : 0;
}

class Reader {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @throws RangeError beyond the end, or for a number that JavaScript cannot count to */
  varint(): number {
    let value = 0n;
    for (let n = 0; n < 9; n++) {
      const byte = this.#bytes.readUInt8(this.at++);
      if (n === 8) {
        value = (value << 8n) | BigInt(byte);
        break;
      }
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) break;
    }
    // A negative row number takes all nine bytes.
    return safe(BigInt.asIntN(64, value));
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** By serial type; 0 and 12 and more are no integers. */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

/** @throws when the record is damaged */
function valuesOf(payload: Buffer): SqliteValue[] {
  const head = new Reader(payload, 0);
  const headBytes = head.varint();
  const types: number[] = [];
  while (head.at < headBytes) types.push(head.varint());
  let at = headBytes;
  return types.map((type) => {
    const size = type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : (INTEGER_BYTES[type] ?? 0);
    if (at + size > payload.length) throw new RangeError('The record is cut off.');
    const bytes = payload.subarray(at, at + size);
    at += size;
    if (type === 0) return null;
    if (type === 8 || type === 9) return type - 8;
    if (type === 7) return bytes.readDoubleBE(0);
    if (type === 6) return safe(bytes.readBigInt64BE(0));
    if (type < 6) return bytes.readIntBE(0, size);
    if (type < 12) throw new RangeError('SQLite stores no such type.');
    return type % 2 === 0 ? new Uint8Array(bytes) : UTF8.decode(bytes);
  });
}

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('Carillon stores no number as large as that.');
  return number;
}

const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** The pages of a write-ahead log up to its last commit, as SQLite would take them: a frame whose sum is wrong ends it. */
function readLog(path: string, pageBytes: number): Map<number, Buffer> {
  const committed = new Map<number, Buffer>();
  const log = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (log.length < LOG_HEADER_BYTES || (log.readUInt32BE(0) & ~1) !== 0x377f0682) return committed;
  if (log.readUInt32BE(8) !== pageBytes) return committed;
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  let sum = checksum(log.subarray(0, 24), [0, 0], isBigEndian);
  if (sum[0] !== log.readUInt32BE(24) || sum[1] !== log.readUInt32BE(28)) return committed;
  const salt = log.subarray(16, 24);
  const begun = new Map<number, Buffer>();
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  for (let at = LOG_HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    const head = log.subarray(at, at + FRAME_HEADER_BYTES);
    const page = log.subarray(at + FRAME_HEADER_BYTES, at + frameBytes);
    sum = checksum(page, checksum(head.subarray(0, 8), sum, isBigEndian), isBigEndian);
    const isSound =
      head.subarray(8, 16).equals(salt) && sum[0] === head.readUInt32BE(16) && sum[1] === head.readUInt32BE(20);
    if (!isSound) break;
    begun.set(head.readUInt32BE(0), page);
    if (head.readUInt32BE(4) === 0) continue;
    for (const [number, content] of begun) committed.set(number, content);
    begun.clear();
  }
  return committed;
}

type Sum = readonly [number, number];

/** https://sqlite.org/fileformat2.html#checksum_algorithm */
function checksum(bytes: Buffer, from: Sum, isBigEndian: boolean): Sum {
  let [first, second] = from;
  const word = (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return [first, second];
}
