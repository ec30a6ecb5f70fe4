import { expect, test } from 'vitest';
import { conformance } from '../support/electron/conformance.ts';

test('Electron’s windows, pages and preload scripts are as its specs say', async () => {
  const outcomes = await conformance('windows');
  expect(outcomes.filter(({ failed }) => failed)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(50);
});
