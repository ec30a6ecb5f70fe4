// How phrases are read: npm run phrases [-- FILE.jsonl … --show wrong,refused]. Without a file: this project's own corpus.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nextRun, zoneOf } from '../../main/core/schedule/timing.ts';
import { ACCEPTED, NOW, ZONE } from '../unit/core/phrase/corpus.ts';
import { REFUSED } from '../unit/core/phrase/refused.ts';
import { type Case, judge, VERDICTS, type Verdict } from './judge.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'string' } } });
const shown = (values.show ?? '').split(',');
const cases = positionals.length > 0 ? positionals.flatMap(casesIn) : ownCases();

const tallies = new Map<string, Record<Verdict, number>>();
const times: number[] = [];
for (const each of cases) {
  const began = performance.now();
  const verdict = judge(each);
  times.push(performance.now() - began);
  for (const source of [each.source, 'all']) {
    const tally = tallies.get(source) ?? { right: 0, askedMeant: 0, asked: 0, refused: 0, wrong: 0 };
    tally[verdict]++;
    tallies.set(source, tally);
  }
  if (shown.includes(verdict))
    console.log(`${verdict}: ${each.phrase}  (${each.source}, ${JSON.stringify(each.expected)})`);
}
report();

function casesIn(file: string): Case[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Case);
}

function ownCases(): Case[] {
  const from = new Date(NOW).toISOString();
  const accepted = Object.values(ACCEPTED).flatMap((all) =>
    all.map(([phrase, schedule, bounds]): Case => {
      const timing = { timeZone: 'floating', ...bounds, schedule } as const;
      const placed = { ...timing, timeZone: zoneOf(timing, ZONE) };
      const first = nextRun(placed, NOW);
      const second = first && nextRun(placed, first.at);
      const expected = [first, second].flatMap((run) => (run ? new Date(run.at).toISOString() : []));
      return { source: 'understood', phrase, zone: ZONE, from, expected };
    }),
  );
  const refused = Object.values(REFUSED).flatMap((all) =>
    all.map(([phrase]): Case => ({ source: 'refused or asked', phrase, zone: ZONE, from, expected: 'refuse' })),
  );
  return [...accepted, ...refused];
}

function report(): void {
  const widest = Math.max(...[...tallies.keys()].map((source) => source.length));
  const heads = {
    right: 'right',
    askedMeant: 'asked, meant offered',
    asked: 'asked',
    refused: 'refused',
    wrong: 'wrong',
  };
  console.log(['source'.padEnd(widest), ...VERDICTS.map((verdict) => heads[verdict])].join('  '));
  for (const [source, tally] of [...tallies].sort(
    ([a], [b]) => Number(a === 'all') - Number(b === 'all') || a.localeCompare(b),
  ))
    console.log(
      [
        source.padEnd(widest),
        ...VERDICTS.map((verdict) => String(tally[verdict]).padStart(heads[verdict].length)),
      ].join('  '),
    );
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  console.log(`A line and its answers took ${at(0.5)} ms (half of them less), ${at(0.99)} ms (99 of 100 less).`);
}
