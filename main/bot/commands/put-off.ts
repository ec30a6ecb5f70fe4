import { formatLocal } from '../../core/schedule/preview.ts';
import { readDuration, readIdAndRest } from '../command-line.ts';
import type { Command } from './command.ts';
import { nameIn } from './manage.ts';

/** Changes of the next run alone: the series keeps its times. */
export const putOffCommands: readonly Command[] = [
  {
    name: 'skip',
    description: 'Leave the next run of a message out: /skip and its id',
    form: '/skip ID',
    example: '/skip k7pd',
    run(args, place, { jobs }) {
      const job = jobs.skipNext(readIdAndRest(args).id, 'chat');
      const next = job.nextAt === null ? 'There is no other.' : `The one after: ${formatLocal(job.nextAt, job.zone)}.`;
      return { text: `Skipped the next run of ${nameIn(place, job)}. ${next} /undo takes it back.` };
    },
  },
  {
    name: 'snooze',
    description: 'Put the next run of a message off: /snooze, its id, how long',
    form: '/snooze ID TIME',
    example: '/snooze k7pd 30m',
    run(args, place, { jobs, clock }) {
      const { id, rest } = readIdAndRest(args);
      const until = clock.now() + readDuration(rest);
      const job = jobs.snooze(id, until, 'chat');
      return { text: `${nameIn(place, job)} comes ${formatLocal(until, job.zone)} instead. /undo takes it back.` };
    },
  },
];
