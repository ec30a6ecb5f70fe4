import { expect, test } from 'vitest';
import { type AppState, applyChange, RECENT_DELIVERIES } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { draft, openWorld } from '../../support/core-world.ts';
import { MINUTE } from '../../support/manual-clock.ts';

const sorted = (state: AppState) => ({ ...state, jobs: [...state.jobs].sort((a, b) => a.id.localeCompare(b.id)) });

test('a window that took the snapshot and applies each change shows what Carillon knows', async () => {
  const world = openWorld();
  let copy = structuredClone(world.state.current());
  world.state.subscribe((change) => {
    copy = applyChange(copy, structuredClone(change));
  });
  const { id } = world.jobs.create(draft({ schedule: { kind: 'cron', expression: '* * * * *' } }), 'window');
  world.messenger.answer({ kind: 'unsure', reason: verbatim('No answer.') });
  await world.clock.advance(70 * MINUTE);
  world.jobs.create(draft({ text: 'other' }), 'chat');
  world.jobs.pauseAll('tray');
  world.jobs.undo();
  world.jobs.stop(id, 'window');
  expect(sorted(copy)).toEqual(sorted(world.state.current()));
  expect(copy.recent).toHaveLength(RECENT_DELIVERIES);
  expect(copy.unsure).toBe(1);
});

test('who unsubscribed hears nothing more', () => {
  const world = openWorld();
  const heard: string[] = [];
  const end = world.state.subscribe((change) => heard.push(change.type));
  world.state.setFields({ pausedAll: true });
  end();
  world.state.setFields({ pausedAll: false });
  expect(heard).toEqual(['fields']);
});
