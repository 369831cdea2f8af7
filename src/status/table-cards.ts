import { cellWords } from "../confidentiality/answer-words.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { Language } from "../shared/language.ts";
import { formatFigure, formatNumber } from "../texts/numbers.ts";
import type { Block, Card } from "../vocabulary/card.ts";
import { actualCell } from "./table-status.ts";
import type { TableView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, clean, meantOther, standingWords, text, textIf, titleOf } from "./wording.ts";

/** Targets by year and place, with the actuals that have been recorded. Without a place the total row; without a year this year leads. */
export function tableCard(view: TableView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const { table } = view;
  const place = view.place ?? table.rows.find((r) => r.total)?.place ?? table.rows[0]?.place ?? "";
  const head = firstSentence(c, view, place);
  return answerCard(c, head, [
    text(head),
    { kind: "table", caption: `${titleOf(table.name)}, ${clean(place)}`, ...tableBlock(c, view, place) },
    ...table.remarks.map((r) => text(c.t("status.remark", { text: clean(r) }), "warning")),
    ...textIf(standingWords(c, view.actuals.map((a) => a.reading)), "muted"),
    buttons(meantOther(c)),
  ]);
}

const columnsOf = (view: TableView): TargetTable["columns"] =>
  view.table.columns.filter((col) => view.column === undefined || col.id === view.column);

function firstSentence(c: CardContext, view: TableView, place: string): string {
  const { table } = view;
  const name = titleOf(table.name);
  const asked = view.year ?? (table.years.includes(view.thisYear) ? view.thisYear : undefined);
  if (asked === undefined) return `**${name}, ${clean(place)}.**`;
  const years = `${table.years[0] ?? ""}–${table.years.at(-1) ?? ""}`;
  if (!table.years.includes(asked)) return `**${name}.** ${c.t("status.table.noYear", { years, year: asked })}`;
  const columns = columnsOf(view).map((col) => columnWords(c, view, { ...col, year: asked, place }));
  const figures = [...columns, shareWords(c, table, asked)].filter((w) => w !== "").join(", ");
  return `**${c.t("status.table.inYear", { table: name, place: clean(place), year: asked, figures })}**.`;
}

interface Cell {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
  readonly place: string;
}

function columnWords(c: CardContext, view: TableView, cell: Cell): string {
  const target = targetAt(view.table, cell);
  const actual = actualCell(view, cell.id, cell.year, cell.place);
  const figure = target === undefined ? "–" : formatFigure(target, cell.unit, c.language);
  // The table's only column is often called as the table.
  const words = titleOf(cell.name) === titleOf(view.table.name) ? c.t("status.table.targetIs", { figure }) : `${clean(cell.name)} ${figure}`;
  if (actual === undefined) return words;
  return `${words} (${c.t("status.table.actual", { name: cellWords(c, actual, cell.unit) }).toLocaleLowerCase(c.language)})`;
}

const targetAt = (table: TargetTable, cell: Pick<Cell, "id" | "year" | "place">): number | undefined =>
  table.rows.find((r) => r.place === cell.place)?.values[cell.id]?.[table.years.indexOf(cell.year)];

function shareWords(c: CardContext, { share, years }: TargetTable, year: number): string {
  const value = share.values[years.indexOf(year)];
  return value === undefined ? "" : `${clean(share.name)} ${formatFigure(value, share.unit, c.language)}`;
}

/** Years as rows, so that it fits a phone. A column of actuals appears with the first actual. */
function tableBlock(c: CardContext, view: TableView, place: string): Pick<Extract<Block, { kind: "table" }>, "columns" | "rows"> {
  const { table } = view;
  const columns = columnsOf(view);
  const recorded = columns.filter((col) => table.years.some((year) => actualCell(view, col.id, year, place) !== undefined));
  const cell = (value: number | undefined): string => (value === undefined ? "–" : formatNumber(value, c.language));
  return {
    columns: [
      c.t("status.table.year"),
      ...columns.map((col) => `${clean(col.name)}, ${col.unit}`),
      ...recorded.map((col) => (recorded.length === 1 ? c.t("status.table.actualShort") : c.t("status.table.actual", { name: clean(col.name) }))),
      `${clean(table.share.name)}, ${table.share.unit}`,
    ],
    rows: table.years.map((year, n) => [
      String(year),
      ...columns.map((col) => cell(targetAt(table, { id: col.id, year, place }))),
      ...recorded.map((col) => {
        const actual = actualCell(view, col.id, year, place);
        return actual ? cellWords(c, actual) : "–";
      }),
      cell(table.share.values[n]),
    ]),
  };
}
