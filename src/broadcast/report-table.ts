import { clockTime, dateOf } from "../shared/calendar.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Language } from "../shared/language.ts";
import { speak } from "../texts/texts.ts";
import type { DeliveryReport, ReportRow } from "./delivery-report.ts";
import { rowReason } from "./report-card.ts";

/** The whole report as a table, a row per recipient: what CSV and XLSX are made of. Numbers stay numbers. */
export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const columns = ["recipient", "kind", "heads", "workspace", "state", "reason", "at", "acknowledged", "seen"] as const;

export function reportTable(report: Pick<DeliveryReport, "rows">, language: Language, zone: string): ReportTable {
  const t = speak(language);
  const moment = (at: number | undefined): string => (at === undefined ? "" : `${formatDate(dateOf(at, zone), language)} ${clockTime(at, zone)}`);
  const yes = (is: boolean): string => (is ? t("broadcast.yes") : "");
  const cells = (r: ReportRow): readonly (string | number)[] => [
    r.recipient.name, t(`broadcast.kind.${r.recipient.kind}`), r.recipient.heads, r.recipient.workspace?.split(":")[0] ?? "",
    t(`delivery.state.${r.state}`), rowReason(t, r), moment(r.sentAt), yes(r.acknowledged), yes(r.seen),
  ];
  return { columns: columns.map((name) => t(`broadcast.column.${name}`)), rows: report.rows.map(cells) };
}

/** What a spreadsheet would take for a formula is led by a quote (OWASP, CSV injection). Semicolons, as Finnish spreadsheets read it. */
export const csvOf = ({ columns: head, rows }: ReportTable): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;

function csvCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
