import { expect, test } from "vitest";
import { gridOf } from "../../../adapters/documents/table-grid.ts";
import type { GridCell } from "../../../adapters/documents/table-grid.ts";

const row = (...widths: readonly (readonly [text: string, columns: number])[]): readonly GridCell[] => widths.map(([text, columns]) => ({ text, columns, rows: 1 }));

test("borders that were dragged by hand part no columns, also under a heading over the whole table", () => {
  const grid = gridOf([row(["Palvelut 2026", 5]), row(["Toimenpide", 2], ["Mittari", 1], ["Vastuu", 2]), row(["1a Etähoiva", 1], ["94 %", 3], ["Päällikkö", 1])]);
  expect(grid.map((r) => r.texts)).toEqual([["Palvelut 2026"], ["Toimenpide", "Mittari", "Vastuu"], ["1a Etähoiva", "94 %", "Päällikkö"]]);
});
