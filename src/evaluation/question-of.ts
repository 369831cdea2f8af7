import { indicatorById, tableById } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme } from "../programme/programme.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { OwedItem } from "./answer.ts";

/**
 * What words the question of a figure: the programme's indicator, or for a table's yearly actuals an indicator made from its column
 * (broken down by place, the total is computed). Undefined for judgements, the final evaluation, and what the programme no longer has.
 */
export function questionOf(programme: Programme, item: Pick<OwedItem, "indicator" | "item" | "kind" | "subject" | "year">): Indicator | undefined {
  if (item.kind === "tableYear") return tableQuestion(programme, item);
  return item.indicator === undefined ? undefined : indicatorById(programme, item.indicator)?.indicator;
}

function tableQuestion(programme: Programme, item: Pick<OwedItem, "item" | "subject" | "year">): Indicator | undefined {
  const table = tableById(programme, item.subject)?.table;
  const column = table?.columns.find((c) => item.item.endsWith(`/${c.id}`));
  if (!table || !column) return undefined;
  const parts = table.rows.filter((r) => !r.total).map((r) => r.place);
  const goal = targetOf(table, column.id, item.year);
  return {
    id: item.item, text: column.name, kind: "number", unit: column.unit, cadence: "yearly", series: item.item,
    breakdown: { by: "municipality", parts },
    ...(goal === undefined ? {} : { target: { form: "level", value: goal, unit: column.unit } }),
  };
}

/** The printed total of the year, exactly as the document has it. */
function targetOf(table: TargetTable, column: string, year: number | undefined): number | undefined {
  const at = year === undefined ? -1 : table.years.indexOf(year);
  return at < 0 ? undefined : table.rows.find((r) => r.total)?.values[column]?.[at];
}
