import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { mergePreferences } from '../../../main/core/merge-preferences.ts';

const base = DEFAULT_PREFERENCES;

test('a change of another setting is no conflict, within a group of settings neither', () => {
  const now = { ...base, language: 'de' as const, pacing: { perSecond: 12, perGroupMinute: 20 } };
  const wanted = { undoSend: false, pacing: { ...base.pacing, perGroupMinute: 7 } };
  expect(mergePreferences(now, wanted, base)).toEqual({
    undoSend: false,
    pacing: { perSecond: 12, perGroupMinute: 7 },
  });
});

test('the same setting changed in two places is refused; to the same value it is not', () => {
  const quiet = { from: '22:00', to: '07:00' };
  const now = { ...base, quiet };
  expect(() => mergePreferences(now, { quiet: { from: '23:00', to: '07:00' } }, base)).toThrow('changed elsewhere');
  expect(mergePreferences(now, { quiet: { to: '07:00', from: '22:00' } }, base)).toEqual({ quiet });
  expect(() => mergePreferences({ ...base, timeZone: 'Asia/Tokyo' }, { timeZone: 'UTC' }, base)).toThrow('elsewhere');
});

test('a change that does not say what it began from is refused', () => {
  expect(() => mergePreferences(base, { undoSend: false }, { language: 'en' })).toThrow('“base.undoSend” is missing');
});
