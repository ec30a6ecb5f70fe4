import { describe, expect, test } from 'vitest';
import { Timing } from '../../../../main/contract/schedule.ts';
import { readWholePhrase } from '../../../../main/core/phrase/read-phrase.ts';
import { english } from '../../../support/english.ts';
import { ACCEPTED, type Accepted, NOW, ZONE } from './corpus.ts';
import { REFUSED, type Refused } from './refused.ts';

const read = (phrase: string) => readWholePhrase(phrase, { now: NOW, timeZone: ZONE });

describe.each(Object.entries(ACCEPTED))('%s', (_, phrases) => {
  test.each<Accepted>(phrases)('%s', (phrase, schedule, bounds) => {
    const result = read(phrase);
    expect(result).toEqual({ ok: true, rest: '', timing: { timeZone: ZONE, ...bounds, schedule } });
    if (result.ok) expect(Timing.parse(result.timing)).toEqual(result.timing);
  });
});

describe.each(Object.entries(REFUSED))('%s', (_, phrases) => {
  test.each<Refused>(phrases)('%s', (phrase, error, choices) => {
    const result = read(phrase);
    if (result.ok) throw new Error(`It was accepted: ${JSON.stringify(result.timing)}`);
    expect(english(result.error)).toMatch(error);
    expect(english(result.hint)).toMatch(/\S/);
    const offered = result.choices?.map(({ phrase }) => phrase);
    if (choices) expect(offered ?? []).toEqual(choices);
    // Each choice says something of its own and is taken.
    const timings = (offered ?? []).map((choice) => JSON.stringify(read(choice)));
    for (const timing of timings) expect(timing).toMatch(/^\{"ok":true/);
    expect(new Set(timings).size).toBe(timings.length);
  });
});

test('the corpus is as large as it was meant to be', () => {
  const [accepted, refused] = [ACCEPTED, REFUSED].map((groups) => Object.values(groups).flat().length);
  expect(accepted).toBeGreaterThanOrEqual(200);
  expect(refused).toBeGreaterThanOrEqual(50);
});
