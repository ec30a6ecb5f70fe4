import type { Year } from '../measure.ts';
import { number, type Part } from '../part.ts';
import { measure } from '../run-child.ts';

export const year: Part = {
  title: 'A simulated year of 1,000 jobs',
  async run() {
    const { seconds, runs } = await measure<Year>('year', { jobs: 1_000 });
    const ours = `${seconds.toFixed(1)} s for ${number(runs)} messages`;
    return [{ what: 'The whole year', ours, goal: { words: 'less than 10 s', met: seconds < 10 } }];
  },
};
