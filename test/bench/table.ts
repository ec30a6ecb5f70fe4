export type Cell = string | number | null | undefined;

const goals: { what: string; measured: string; met: boolean }[] = [];

/** Prints rows under a heading, columns aligned; an empty cell is a dash. */
export function table(heading: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [columns, ...rows.map((row) => row.map((cell) => String(cell ?? '–')))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  console.log(`\n${heading}`);
  for (const line of lines) {
    const cells = line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
    console.log(`  ${cells.join('   ').trimEnd()}`);
  }
}

/** Notes a goal, for {@link printGoals}. */
export function goal(what: string, measured: string, met: boolean): void {
  goals.push({ what, measured, met });
}

export function printGoals(): void {
  console.log('\nGoals');
  for (const { what, measured, met } of goals) console.log(`  ${met ? 'met   ' : 'MISSED'}  ${what}: ${measured}`);
}
