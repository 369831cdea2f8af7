/** A cell as it was written, with the columns and rows that it covers. */
export interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** More columns no table of Word has. */
const mostColumns = 63;

export interface GridRow {
  readonly texts: readonly string[];
  /** Columns in which a cell above reaches down over this row. */
  readonly covered: readonly number[];
}

/**
 * Every row with a text for each column: a cell that covers several is followed by empty ones, and has empty ones below it. Where the rows have as
 * many cells anyway, how wide each is drawn does not matter: borders are dragged by hand.
 */
export function gridOf(rows: readonly (readonly GridCell[])[]): readonly GridRow[] {
  const byCount = laidOut(rows, () => 1);
  // A row of one cell is a heading over the whole table.
  const widths = new Set(byCount.flatMap((row, i) => (rows[i]?.length === 1 ? [] : [row.texts.length])));
  return widths.size <= 1 ? byCount : withoutEmptyColumns(laidOut(rows, (cell) => Math.min(cell.columns, mostColumns)));
}

function laidOut(rows: readonly (readonly GridCell[])[], widthOf: (cell: GridCell) => number): readonly GridRow[] {
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
    const here = covered.flatMap((left, column) => (left > 0 ? [column] : []));
    covered = Array.from(below, (left) => left ?? 0);
    return { texts: cells, covered: here };
  });
}

function withoutEmptyColumns(rows: readonly GridRow[]): readonly GridRow[] {
  const used = [...new Set(rows.flatMap(({ texts }) => texts.flatMap((text, column) => (text === "" ? [] : [column]))))].sort((a, b) => a - b);
  return rows.map(({ texts, covered }) => ({ texts: texts.filter((_, column) => used.includes(column)), covered: covered.map((column) => used.indexOf(column)).filter((column) => column >= 0) }));
}
