import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import type { Message } from '../../../main/contract/message.ts';
import type { Timers } from '../../../main/core/ports.ts';
import { ANN, openTelegram, startCarillon } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { draft } from '../../support/core-world.ts';

const DAY_MS = 86_400_000;

/** Timers of which what is done daily is the test's to start, the look at the files among it. */
function dailyTimers() {
  let daily: (() => void)[] = [];
  const timers: Timers = {
    after(ms, run) {
      if (ms === 20_000 || ms === DAY_MS) {
        daily.push(run);
        return () => {};
      }
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const look = () => {
    const due = daily;
    daily = [];
    for (const run of due) run();
  };
  return { timers, look };
}

test('the photo of a stopped message is there for undo', async () => {
  const { timers, look } = dailyTimers();
  const telegram = await openTelegram();
  let days = 0;
  const clock = { ...systemClock, now: () => Date.now() + days * DAY_MS };
  const { workspace, folder, online } = startCarillon({ apiRoot: telegram.apiRoot, timers, clock });
  await online();
  const keep = async (content: string) => {
    const upload = await workspace.uploads.begin({ name: 'plan.pdf', as: 'document', size: content.length });
    await workspace.uploads.piece(upload, Buffer.from(content));
    return workspace.uploads.end(upload);
  };
  const kept = () => readdirSync(join(folder, 'files')).sort();
  const attached = await keep('plan');
  const unsaved = await keep('never saved');
  const message: Message = { text: '', attachments: [attached] };
  const { id } = workspace.jobs.create(draft({ chatId: ANN.id, message }), 'window');
  expect(kept()).toHaveLength(2);

  const passDays = async (count: number, left: number) => {
    days += count;
    look();
    await until(() => kept().length === left, `${left} files being left`);
  };
  await passDays(8, 1);
  expect(kept()).toEqual([attached.file]);
  expect(kept()).not.toContain(unsaved.file);
  workspace.jobs.stop(id, 'window');
  const old = new Date(0);
  utimesSync(join(folder, 'files', attached.file), old, old);
  // Something that does go shows that the look was over.
  await keep('another');
  await passDays(8, 1);
  expect(kept()).toEqual([attached.file]);
  workspace.jobs.undo();
  expect(workspace.jobs.list()[0]?.message.attachments).toEqual([attached]);
});
