/**
 * The marks of the picture are one stop for the Tab key: the arrows go from mark to mark, sideways within a day and on to
 * the next one, up and down to the mark of another day that is nearest.
 * @returns whether the key was one of these
 */
export function moveByKey(key: string, from: SVGGElement): boolean {
  const marks = [...(from.ownerSVGElement?.querySelectorAll<SVGGElement>('.week-mark') ?? [])];
  const next = marks[placeFor(key, marks.indexOf(from), marks)];
  next?.focus();
  return next !== undefined;
}

function placeFor(key: string, here: number, marks: readonly SVGGElement[]): number {
  switch (key) {
    case 'ArrowRight':
      return here + 1;
    case 'ArrowLeft':
      return here - 1;
    case 'Home':
      return 0;
    case 'End':
      return marks.length - 1;
    case 'ArrowDown':
      return nearestInRow(here, marks, 1);
    case 'ArrowUp':
      return nearestInRow(here, marks, -1);
    default:
      return -1;
  }
}

/** The mark in the next row that has any, at about the same time of day; -1 when there is none. */
function nearestInRow(here: number, marks: readonly SVGGElement[], step: 1 | -1): number {
  const row = (at: number) => Number(marks[at]?.dataset.row);
  const distance = (at: number) => Math.abs(Number(marks[at]?.dataset.minute) - Number(marks[here]?.dataset.minute));
  const beyond = marks.map((_, at) => at).filter((at) => (row(at) - row(here)) * step > 0);
  const nearest = Math.min(...beyond.map((at) => row(at) * step)) * step;
  const inRow = beyond.filter((at) => row(at) === nearest);
  return inRow.reduce((best, at) => (best < 0 || distance(at) < distance(best) ? at : best), -1);
}
