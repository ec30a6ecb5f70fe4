import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Campaign } from './crash/campaign.ts';
import { judge } from './crash/judge.ts';
import type { Suite } from './suite.ts';

/** Kills the real process at bad moments, many times. Where it found something, the data folder is kept. */
export const crash: Suite = async ({ seed, budget, show }) => {
  const parent = mkdtempSync(join(tmpdir(), 'carillon-torture-'));
  const folder = join(parent, 'data');
  mkdirSync(folder);
  let kills = 0;
  const onKill = (done: number, strike: string) => {
    kills = done;
    show(done, `${done} kills, ${strike}`);
  };
  const goesOn = (done: number) => !budget.isSpent(done);
  const { counts, problems } = judge(await new Campaign({ goesOn, seed, recurring: 48, folder, onKill }).run());
  if (problems.length === 0) rmSync(parent, { recursive: true, force: true });
  return {
    counts: {
      'kills with SIGKILL': kills,
      'runs that were due': counts.due,
      'messages that arrived': counts.receipts,
      'shown as unsure': counts.unsure,
      'of these had arrived': counts.arrivedUnsure,
      'sent again, as asked for': counts.sentAgain,
      'coalesced into another': counts.coalesced,
      'skipped with a true reason': counts.skipped,
    },
    problems: problems.length > 0 ? [...problems, `The data folder is ${folder}.`] : [],
  };
};
