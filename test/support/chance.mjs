import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

/** The next of a series that the seed decides (mulberry32). @param {number} seed @returns {() => number} in [0, 1) */
export function seriesOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @type {(() => number) | null} */
let seedOfChild = null;

/**
 * From now on, chance in this process is what the seed decides: the ids and codes that Carillon makes, and Math.random.
 *
 * `file` makes the bytes of one file of tests differ from those of the next: files share a process, and Playwright keeps its
 * objects by ids of random bytes, two of which must never be the same.
 * @param {number} seed @param {string} [file]
 */
export function seedChance(seed, file = '') {
  const next = seriesOf(seed);
  seedOfChild = seriesOf(seed + 1);
  const bytes = bytesOf(`${seed} ${file}`);
  /** A library may ask for an answer by a callback. @template T @param {T} value @param {((error: null, value: T) => void)} [callback] */
  const answer = (value, callback) => (callback ? process.nextTick(callback, null, value) : value);
  Math.random = next;
  Object.assign(crypto, {
    /** @param {number} a @param {number} [b] */
    randomInt: (a, b) => {
      const [from, to] = b === undefined ? [0, a] : [a, b];
      // Two draws: one has 32 bits, and a range may have 48.
      return from + Math.floor(((next() + next() / 2 ** 32) % 1) * (to - from));
    },
    /** @param {number} size @param {(error: null, value: Buffer) => void} [callback] */
    randomBytes: (size, callback) => answer(bytes(size), callback),
    randomUUID: () => {
      const id = bytes(16).toString('hex');
      return `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-a${id.slice(17, 20)}-${id.slice(20)}`;
    },
  });
  syncBuiltinESMExports();
}

/** Bytes that the key decides, and that never come again as a series of 32 bits does. @param {string} key @returns {(size: number) => Buffer} */
function bytesOf(key) {
  const stream = crypto.createCipheriv('aes-128-ctr', crypto.createHash('md5').update(key).digest(), Buffer.alloc(16));
  return (size) => stream.update(Buffer.alloc(size));
}

/** For the environment of a process that a seeded one starts and that loads this file (`node --import`): a seed of its own. */
export function chanceForChild() {
  return seedOfChild ? { CARILLON_CHANCE: String(Math.floor(seedOfChild() * 2 ** 32)) } : {};
}

if (process.env.CARILLON_CHANCE) seedChance(Number(process.env.CARILLON_CHANCE));
