import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../main/bot/commands/index.ts';
import { readDuration } from '../../../main/bot/parse-command.ts';
import { JobId } from '../../../main/contract/job.ts';
import { isUnmistakable, newJobId } from '../../../main/core/job-identity.ts';
import { readAddressee } from '../../../main/core/phrase/addressee.ts';
import { readPhrase, readWholePhrase } from '../../../main/core/phrase/read-phrase.ts';
import { readSpan } from '../../../main/core/phrase/span.ts';

const context = { now: Date.parse('2026-11-26T09:00:00Z'), timeZone: 'Europe/Berlin' };
const ids = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map((draws) => newJobId(() => draws.shift() ?? 0));

/** Units, halves of the day, days, months and little words of the languages that are or will be spoken, as they are written short. */
const WORDS =
  's sec m min h hr hrs d w wk wks mo y yr am pm utc gmt st nd rd th mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec at in on by to of std t tg wo mt j uhr mo di mi do fr sa so ab um nr kw sem an ans jr jrs mn le el il la dia mes lun mar mie jue vie sab dom seg ter qua qui sex g gg o ore ano min всё stop list next run edit undo pause skip new once all every daily cron tz help'.split(
    ' ',
  );

describe('a new id', () => {
  test('is read by nobody as anything else, nor is any beginning of it', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 4 }), (id, length) => {
        const written = id.slice(0, length);
        expect(JobId.safeParse(id).success).toBe(true);
        expect(isUnmistakable(id)).toBe(true);
        expect(readPhrase(`${written} hello`, context).ok).toBe(false);
        expect(readWholePhrase(written, context)).not.toHaveProperty('choices');
        expect(readWholePhrase(written, context).ok).toBe(false);
        expect(() => readDuration(written)).toThrow();
        expect(readSpan(written, context)).toBeNull();
        expect(readAddressee(`${written} hello`, `${written} hello`, [])).toMatchObject({ to: null });
        expect(commands.map(({ name }) => name as string)).not.toContain(written);
        expect(WORDS).not.toContain(written);
      }),
      { numRuns: 400 },
    );
  });

  test('has no unit, no half of the day and no word beside a digit', () => {
    fc.assert(
      fc.property(ids, (id) => {
        for (const word of id.match(/[a-z]+/g) ?? []) expect(WORDS.filter((other) => word === other)).toEqual([]);
        for (const [, after = ''] of id.matchAll(/\d([a-z])/g)) expect('smhdwyjtgapzoux').not.toContain(after);
      }),
    );
  });

  test('does not stand in the way of a time: a phrase with one before it is read as without', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const read = readPhrase(`every day at 9 ${id}`, context);
        expect(read).toMatchObject({ ok: true, rest: id });
      }),
      { numRuns: 200 },
    );
  });

  test('there are enough of them', () => {
    const seen = new Set<string>();
    let state = 1;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    for (let n = 0; n < 150_000; n++) seen.add(newJobId(random));
    expect(seen.size).toBeGreaterThan(20_000);
  });
});

test.each(['2w7k', '2h3m', 'team', 'k7pd', 'mon2', 'abcd', 'b9p2', 'b234x', ''])(
  '%s could mean something else',
  (id) => {
    expect(isUnmistakable(id)).toBe(false);
  },
);
