/** A cell as it was written, with the columns and rows that it covers. */
export interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** More columns no table of Word has. */
const mostColumns = 63;

/**
 * Every row with a text for each column: a cell that covers several is followed by empty ones, and has empty ones below it. Where the rows have as
 * many cells anyway, how wide each is drawn does not matter: borders are dragged by hand.
 */
export function gridOf(rows: readonly (readonly GridCell[])[]): readonly (readonly string[])[] {
  const byCount = laidOut(rows, () => 1);
  const widths = new Set(byCount.map((row) => row.length));
  return widths.size <= 1 ? byCount : withoutEmptyColumns(laidOut(rows, (cell) => Math.min(cell.columns, mostColumns)));
}

function laidOut(rows: readonly (readonly GridCell[])[], widthOf: (cell: GridCell) => number): readonly (readonly string[])[] {
  let covered: readonly number[] = [];
  return rows.map((row) => {
    const cells: string[] = [];
    const below = covered.map((left) => Math.max(0, left - 1));
    const passCovered = (): void => {
      while ((covered[cells.length] ?? 0) > 0) cells.push("");
    };
    for (const cell of row) {
      passCovered();
      for (let i = 0; i < widthOf(cell); i++) {
        below[cells.length] = cell.rows - 1;
        cells.push(i === 0 ? cell.text : "");
      }
    }
    passCovered();
    covered = Array.from(below, (left) => left ?? 0);
    return cells;
  });
}

function withoutEmptyColumns(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const used = new Set(rows.flatMap((row) => row.flatMap((text, column) => (text === "" ? [] : [column]))));
  return rows.map((row) => row.filter((_, column) => used.has(column)));
}
