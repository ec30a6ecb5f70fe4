import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pairing } from '../../../main/core/pairing.ts';

const MINUTE = 60_000;
/** A Telegram user. */
const ANN = 4711;
const START = Date.UTC(2026, 2, 27, 9);

function openPairing(bytes: number[] = [0, 1, 2, 3, 4, 5, 6, 7]) {
  const time = { wall: START, steady: 5_000 };
  const clock = { now: () => time.wall, monotonic: () => time.steady, timeZone: () => 'Europe/Berlin' };
  const pass = (ms: number) => {
    time.wall += ms;
    time.steady += ms;
  };
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, (_, i) => bytes[i % bytes.length] ?? 0);
  return { pairing: new Pairing({ clock, randomBytes }), time, pass };
}

describe('an invitation', () => {
  test('is a code of 8 letters and digits, good for 10 minutes and 5 tries', () => {
    const { pairing } = openPairing();
    expect(pairing.issue()).toEqual({ code: 'ABCDEFGH', expiresAt: START + 10 * MINUTE, triesLeft: 5 });
    expect(pairing.current()).toEqual({ code: 'ABCDEFGH', expiresAt: START + 10 * MINUTE, triesLeft: 5 });
  });

  test('any random bytes make a code that a person can read aloud, and each byte counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 8, maxLength: 8 }), fc.nat(7), (bytes, at) => {
        const { code } = openPairing(bytes).pairing.issue();
        expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
        const others = bytes.with(at, ((bytes[at] ?? 0) + 1) % 256);
        expect(openPairing(others).pairing.issue().code).not.toBe(code);
      }),
    );
  });

  test('there is none before it is issued', () => {
    const { pairing } = openPairing();
    expect(pairing.current()).toBeNull();
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('none');
  });
});

describe('the right code', () => {
  test('pairs, however it is typed', () => {
    const { pairing } = openPairing();
    pairing.issue();
    expect(pairing.attempt(' abcdEFGH\n', ANN)).toBe('paired');
  });

  test('is used up by that', () => {
    const { pairing } = openPairing();
    pairing.issue();
    pairing.attempt('ABCDEFGH', ANN);
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('none');
    expect(pairing.current()).toBeNull();
  });

  test('is good on the last millisecond of its 10 minutes and not after', () => {
    const { pairing, pass } = openPairing();
    pairing.issue();
    pass(10 * MINUTE);
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('expired');
    pairing.issue();
    pass(10 * MINUTE - 1);
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('paired');
  });

  test('lives no longer when the computer’s clock is set back, and no shorter when it is set forward', () => {
    const { pairing, time, pass } = openPairing();
    pairing.issue();
    time.wall -= 60 * MINUTE;
    pass(10 * MINUTE);
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('expired');
    pairing.issue();
    time.wall += 60 * MINUTE;
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('paired');
  });

  test('pairs at the fifth try, and does not at the sixth', () => {
    const { pairing } = openPairing();
    pairing.issue();
    for (let n = 0; n < 4; n++) expect(pairing.attempt('WRONGONE', ANN)).toBe('wrong');
    expect(pairing.current()?.triesLeft).toBe(1);
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('paired');
    pairing.issue();
    for (let n = 0; n < 4; n++) pairing.attempt('WRONGONE', ANN);
    expect(pairing.attempt('WRONGONE', ANN)).toBe('exhausted');
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('exhausted');
    expect(pairing.current()?.triesLeft).toBe(0);
  });

  test('strangers who guess use up their own tries, and not the owner’s', () => {
    const { pairing } = openPairing();
    pairing.issue();
    for (const stranger of [1, 2, 3]) {
      for (let n = 0; n < 4; n++) expect(pairing.attempt('WRONGONE', stranger)).toBe('wrong');
      expect(pairing.attempt('WRONGONE', stranger)).toBe('exhausted');
      expect(pairing.attempt('ABCDEFGH', stranger)).toBe('exhausted');
    }
    expect(pairing.current()?.triesLeft).toBe(5);
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('paired');
  });

  test('a fresh code makes the former one void', () => {
    const bytes = [0, 1, 2, 3, 4, 5, 6, 7];
    const { pairing } = openPairing(bytes);
    pairing.issue();
    bytes.fill(8);
    expect(pairing.issue().code).toBe('JJJJJJJJ');
    expect(pairing.attempt('ABCDEFGH', ANN)).toBe('wrong');
    expect(pairing.attempt('JJJJJJJJ', ANN)).toBe('paired');
  });
});

test('nothing but the code pairs', () => {
  const near = fc
    .tuple(fc.nat(7), fc.string({ minLength: 0, maxLength: 2 }))
    .map(([at, put]) => `ABCDEFGH`.slice(0, at) + put + `ABCDEFGH`.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near, fc.constantFrom('', 'ABCDEFG', 'ABCDEFGHA', 'BCDEFGH')), (said) => {
      fc.pre(said.trim().toUpperCase() !== 'ABCDEFGH');
      const { pairing } = openPairing();
      pairing.issue();
      expect(pairing.attempt(said, ANN)).toBe('wrong');
    }),
  );
});

test('a comparison looks at every letter, wherever the first difference is', () => {
  const reads = (said: string) => {
    const { pairing } = openPairing();
    pairing.issue();
    const seen: number[] = [];
    const original = String.prototype.charCodeAt;
    String.prototype.charCodeAt = function (this: string, at = 0) {
      seen.push(at);
      return original.call(this, at);
    };
    try {
      pairing.attempt(said, ANN);
    } finally {
      String.prototype.charCodeAt = original;
    }
    return seen;
  };
  expect(reads('XBCDEFGH')).toEqual(reads('ABCDEFGX'));
  expect(reads('XBCDEFGH').length).toBeGreaterThanOrEqual(16);
});
