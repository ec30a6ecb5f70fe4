import { describe, expect, test } from 'vitest';
import { asMarkdown, asText, leftOut, type Section, sayGoals } from '../../bench/report.ts';

const sections: Section[] = [
  {
    title: 'Adding jobs',
    rows: [
      {
        what: '10,000 added, ms',
        ours: '105',
        beside: { croner: '1,512', cron: undefined },
        goal: { words: '5 times as fast', met: true, got: '14.4×' },
      },
      { what: 'Bytes a job', ours: '1,200', goal: { words: 'at most 1 kB', met: false } },
    ],
  },
  { title: 'The chat', rows: [leftOut('In every part', 'a|b is not installed')] },
];

describe('the table of a bench', () => {
  test('each figure stands beside its peers, its goal and a verdict, in columns', () => {
    const [head = '', , title, first = '', second = ''] = asText(sections).split('\n');
    expect(title).toBe('Adding jobs');
    expect(first).toMatch(/10,000 added, ms +105 +croner 1,512, cron – +5 times as fast +met: 14.4×$/);
    expect(second).toMatch(/Bytes a job +1,200 +– +at most 1 kB +MISSED$/);
    expect(first.indexOf('croner')).toBe(head.indexOf('Beside it'));
    expect(second.indexOf('MISSED')).toBe(head.indexOf('Verdict'));
  });

  test('many peers go on in the next line, in their column', () => {
    const beside = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`scheduler number ${n}`, '1,000']));
    const lines = asText([{ title: 'Many', rows: [{ what: 'All', ours: '1', beside }] }]).split('\n');
    const column = lines[0]?.indexOf('Beside it');
    expect(lines.slice(3)).toHaveLength(3);
    expect(lines.slice(3).map((line) => line.indexOf('scheduler'))).toEqual([column, column, column]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
  });

  test('as Markdown it is one table, whatever stands in a cell', () => {
    const lines = asMarkdown(sections).split('\n');
    const cells = (line: string) => line.split(/(?<!\\)\|/).length;
    expect(new Set(lines.map(cells))).toEqual(new Set([7]));
    expect(lines).toContain('| **Adding jobs** |  |  |  |  |');
    expect(lines.at(-1)).toBe('| In every part | left out | a\\|b is not installed | – | – |');
  });

  test('what was left out counts as no goal', () => {
    expect(sayGoals(sections)).toBe('1 of 2 goals are met.');
  });
});
