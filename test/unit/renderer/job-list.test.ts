import { computed, signal } from '@preact/signals';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState } from '../../../main/contract/state.ts';
import { filteredJobs, NO_FILTER, sortedJobs } from '../../../renderer/logic/jobs.ts';
import { createJobList } from '../../../renderer/state/job-list.ts';
import { createSelectors } from '../../../renderer/state/selectors.ts';
import { CHATS, mixedJobs } from '../../support/window/jobs.ts';
import { stateOf } from '../../support/window/worlds.ts';

const titleOfChat = (id: number) => Object.values(CHATS).find((chat) => chat.id === id)?.title ?? '';
const ids = (jobs: readonly { id: string }[]) => jobs.map(({ id }) => id);

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 0));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});
afterEach(() => vi.unstubAllGlobals());

function opened(jobs = mixedJobs()) {
  const app = signal<AppState>(stateOf({ jobs }));
  const list = createJobList(createSelectors(computed(() => app.value)));
  return { app, list, chosen: () => ids(list.chosen.value) };
}

describe('a search', () => {
  test.for<[query: string, found: string[]]>([
    ['stand', ['st3w', 'k7pd']],
    ['STAND crew', ['k7pd']],
    ['  bread   daily ', ['w9fa']],
    ['#home', ['r5nt']],
    ['17:30', ['w9fa']],
    ['k7pd', ['k7pd']],
    ['jonas!', ['f6hd']],
    ['.*', []],
    ['(', []],
  ])('for "%s" finds %j', ([query, found]) => {
    const jobs = sortedJobs(mixedJobs(), 'next', titleOfChat);
    expect(ids(filteredJobs(jobs, { ...NO_FILTER, query }, titleOfChat))).toEqual(found);
  });

  test('takes whatever is typed for letters to be found, and finds each text by any piece of it', () => {
    const [job] = mixedJobs();
    if (!job) throw new Error('The world has no jobs.');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (piece, other) => {
        const text = `${other}${piece}${other}`;
        const found = filteredJobs([{ ...job, message: { text } }], { ...NO_FILTER, query: piece }, titleOfChat);
        expect(found).toHaveLength(1);
      }),
    );
  });
});

test('the list goes by name and by chat as a person looks things up', () => {
  const jobs = ['Bell 10', 'éclair', 'bell 9', 'Eclair 2'].map((name, n) => ({
    ...(mixedJobs()[n] as ReturnType<typeof mixedJobs>[number]),
    name,
  }));
  const names = (sort: 'name' | 'chat') => sortedJobs(jobs, sort, titleOfChat).map(({ name }) => name);
  expect(names('name')).toEqual(['bell 9', 'Bell 10', 'éclair', 'Eclair 2']);
  expect(sortedJobs(jobs, 'chat', titleOfChat).map(({ chatId }) => titleOfChat(chatId))).toEqual([
    'Anna Berger',
    'Anna Berger',
    'Bakery crew',
    'Berger’s daily bread',
  ]);
});

describe('a choice', () => {
  test('goes from the first one chosen to the one that Shift comes down on, up or down', () => {
    const { list, chosen } = opened();
    list.choose('b2xy', true);
    list.chooseTo('n4qs');
    expect(chosen()).toEqual(['b2xy', 'w9fa', 'n4qs']);
    list.chooseTo('st3w');
    expect(chosen()).toEqual(['st3w', 'k7pd', 'b2xy']);
    list.choose('k7pd', false);
    expect(chosen()).toEqual(['st3w', 'b2xy']);
  });

  test('holds only what is shown, and forgets what was stopped elsewhere', () => {
    const { app, list, chosen } = opened();
    list.chooseAll();
    list.narrow({ tag: 'work' });
    expect(chosen()).toEqual(['k7pd', 'w9fa']);
    app.value = { ...app.value, jobs: app.value.jobs.filter(({ id }) => id !== 'k7pd') };
    expect(chosen()).toEqual(['w9fa']);
    // The one that a range would begin at is gone: it begins where it was asked for.
    list.choose('k7pd', true);
    list.chooseTo('w9fa');
    expect(chosen()).toEqual(['w9fa']);
  });
});

test('what is typed stands in the field at once, and the list follows', async () => {
  const { list } = opened();
  list.type('ren');
  list.type('rent');
  expect([list.typed.value, list.shown.value.length]).toEqual(['rent', 8]);
  await vi.waitFor(() => expect(ids(list.shown.value)).toEqual(['r5nt']));
  list.narrow(NO_FILTER);
  expect([list.typed.value, list.shown.value.length]).toEqual(['', 8]);
});
