/** One figure: Carillon's, what it is held against in the same run, and what it should be. */
export interface Row {
  what: string;
  ours: string;
  /** The same of others, by their names; words where there is nobody to compare with. */
  beside?: Readonly<Record<string, string | undefined>> | string;
  goal?: {
    words: string;
    met: boolean /** What is held against the goal, where that is not the figure itself. */;
    got?: string;
  };
}

/** What a part of the bench came to. */
export interface Section {
  title: string;
  rows: readonly Row[];
}

const COLUMNS = ['Measured', 'Carillon', 'Beside it, in the same run', 'Goal', 'Verdict'];
const WIDEST_BESIDE = 60;

/** The row of what could not be measured. */
export function leftOut(what: string, why: string): Row {
  return { what, ours: 'left out', beside: why };
}

/** For the terminal: columns aligned, each part under its title. */
export function asText(sections: readonly Section[]): string {
  const lines = sections.map(({ title, rows }) => ({ title, cells: rows.map(cellsOf).flatMap(wrapped) }));
  const all = [COLUMNS, ...lines.flatMap(({ cells }) => cells)];
  const widths = COLUMNS.map((_, at) => Math.max(...all.map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('   ')}`.trimEnd();
  return [line(COLUMNS), ...lines.flatMap(({ title, cells }) => ['', title, ...cells.map(line)])].join('\n');
}

/** The same table for a README. */
export function asMarkdown(sections: readonly Section[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(COLUMNS),
    line(COLUMNS.map(() => '---')),
    ...sections.flatMap(({ title, rows }) => [
      line([`**${title}**`, '', '', '', '']),
      ...rows.map((row) => line(cellsOf(row))),
    ]),
  ].join('\n');
}

/** The same in several lines, where there are many beside us. */
function wrapped([what = '', ours = '', beside = '', ...goal]: readonly string[]): string[][] {
  const lines = [''];
  for (const part of beside.split(/(?<=, )/)) {
    if (`${lines.at(-1)}${part}`.length > WIDEST_BESIDE && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += part;
  }
  return lines.map((line, n) => (n === 0 ? [what, ours, line.trim(), ...goal] : ['', '', line.trim(), '', '']));
}

/** How many goals there were, in words. */
export function sayGoals(sections: readonly Section[]): string {
  const goals = sections.flatMap(({ rows }) => rows.flatMap(({ goal }) => goal ?? []));
  return `${goals.filter(({ met }) => met).length} of ${goals.length} goals are met.`;
}

function cellsOf({ what, ours, beside = '–', goal }: Row): string[] {
  const others =
    typeof beside === 'string'
      ? beside
      : Object.entries(beside)
          .map(([who, figure]) => `${who} ${figure ?? '–'}`)
          .join(', ');
  const verdict = goal ? [goal.met ? 'met' : 'MISSED', goal.got].filter(Boolean).join(': ') : '–';
  return [what, ours, others, goal?.words ?? '–', verdict];
}
