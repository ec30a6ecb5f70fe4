import { expect, test } from 'vitest';
import { UserError } from '../../../main/core/errors.ts';
import { watchWrites } from '../../../main/core/watch-writes.ts';
import { openLedger, row } from '../../support/ledger.ts';

/** A ledger whose disk can be filled up, and what its owner hears of that. */
function watched() {
  const file = openLedger();
  let refusal: Error | null = null;
  const add = file.add.bind(file);
  file.add = (...args) => {
    if (refusal) throw refusal;
    return add(...args);
  };
  const told: (string | null)[] = [];
  const ledger = watchWrites(file, (error) => told.push(error?.message ?? null));
  return { ledger, told, refuse: (error: Error | null) => (refusal = error) };
}

const diskFull = () => Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });

test('a disk that takes everything is not worth a word', () => {
  const { ledger, told } = watched();
  ledger.add(row(), 1);
  ledger.update('k7pd@1000', { state: 'sending', at: 2 });
  expect(told).toEqual([]);
});

test('the first refusal and its end are told once each, and what was refused is said in words', () => {
  const { ledger, told, refuse } = watched();
  refuse(diskFull());
  expect(() => ledger.add(row(), 1)).toThrow(UserError);
  expect(() => ledger.add(row(), 2)).toThrow(/disk is full/);
  expect(told).toHaveLength(1);
  refuse(null);
  ledger.add(row(), 3);
  ledger.add(row({ dueAt: 2_000 }), 4);
  expect(told).toEqual(['database or disk is full', null]);
});

test('within a batch nothing is on the disk yet: the end is told with the batch', () => {
  const { ledger, told, refuse } = watched();
  refuse(diskFull());
  expect(() => ledger.add(row(), 1)).toThrow();
  refuse(null);
  ledger.batch(() => {
    ledger.add(row(), 2);
    expect(told).toHaveLength(1);
  });
  expect(told).toHaveLength(2);
});

test('a mistake of Carillon’s own is no refusal of the disk', () => {
  const { ledger, told, refuse } = watched();
  refuse(new TypeError('no such thing'));
  expect(() => ledger.add(row(), 1)).toThrow(TypeError);
  expect(told).toEqual([]);
});
