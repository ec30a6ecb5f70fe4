import { median, number, type Part } from '../part.ts';
import { startUp } from '../start-up.ts';

/** From the start of the process until the window can be opened. */
export const start: Part = {
  title: 'From the start of the process until the window can be opened',
  async run(bench) {
    const identity = (ms: number) => ms;
    bench.say('no jobs');
    const none = await median(3, () => startUp(0), identity);
    bench.say('10,000 jobs');
    const many = await median(3, () => startUp(10_000), identity);
    const more = many - none;
    return [
      {
        what: 'With 10,000 saved jobs, ms',
        ours: number(many),
        beside: { 'with none:': number(none) },
        goal: { words: 'less than 1 s longer', met: more < 1_000, got: `${number(more)} ms` },
      },
    ];
  },
};
