import { answerWords, cellWords } from "../confidentiality/answer-words.ts";
import { defaultSmallLimit, protectCounts } from "../confidentiality/small-counts.ts";
import { finalParts } from "../evaluation/answer.ts";
import type { FrozenFigure, FrozenReading } from "../evaluation/snapshot.ts";
import { indicatorById, tableById, tableSeries } from "../programme/look-up.ts";
import type { Goal } from "../programme/measure.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { formatDate, formatNumber } from "../texts/numbers.ts";
import { clean } from "../status/wording.ts";
import { byConcern, measureRows, toldOf } from "./measure-rows.ts";
import type { Told } from "./measure-rows.ts";
import type { ReportBlock, ReportTable, Words } from "./report-document.ts";
import { words } from "./report-document.ts";
import { own, reference } from "./report-words.ts";
import type { Reporting } from "./report-words.ts";
import type { ReportCorrection, ReportGroup } from "./round-report.ts";

/** One group: its goals in order, under each the measures, deviations first; its target tables; corrections made after it was confirmed. */
export function groupPart(r: Reporting, g: ReportGroup, shared: ReadonlyMap<string, FrozenFigure>): readonly ReportBlock[] {
  const head: ReportBlock = { kind: "heading", level: 1, words: [own(r, g.group.name)] };
  if (!g.confirmed) return [head, { kind: "text", words: words(r.t("report.notConfirmedText")), tone: "warning" }];
  const told = toldOf(g);
  return [
    head,
    { kind: "text", words: words(r.t("report.confirmedOn", { date: formatDate(g.confirmed.on, r.language) })), tone: "muted" },
    ...g.group.goals.flatMap((goal) => goalPart(r, { group: g.group, goal, told: told.filter((x) => x.goals[0] === goal.number) }, shared)),
    ...otherMeasures(r, g.group, told.filter((x) => !g.group.goals.some((goal) => goal.number === x.goals[0])), shared),
    ...tablesPart(r, g.group, correctedTables(g.confirmed)),
    ...finalPart(r, g),
    ...correctionsPart(r, g, g.confirmed.corrections),
  ];
}

interface GoalPart {
  readonly group: WorkingGroup;
  readonly goal: Goal;
  readonly told: readonly Told[];
}

function goalPart(r: Reporting, { group, goal, told }: GoalPart, shared: ReadonlyMap<string, FrozenFigure>): readonly ReportBlock[] {
  if (told.length === 0) return [];
  const [before = "", after = ""] = r.t("report.goal", { number: goal.number, title: "\u0000" }).split("\u0000");
  return [
    { kind: "heading", level: 2, words: [{ text: before }, own(r, goal.title), ...(after === "" ? [] : [{ text: after }])] },
    measureTable(r, { group, name: `${before}${clean(goal.title)}`, rows: [...told].sort(byConcern).flatMap((x) => measureRows(r, x, shared, goal)) }),
  ];
}

function otherMeasures(r: Reporting, group: WorkingGroup, told: readonly Told[], shared: ReadonlyMap<string, FrozenFigure>): readonly ReportBlock[] {
  if (told.length === 0) return [];
  const name = r.t(group.measures.length > 0 ? "report.otherMeasures" : "report.projects");
  return [{ kind: "heading", level: 2, words: words(name) }, measureTable(r, { group, name, rows: [...told].sort(byConcern).flatMap((x) => measureRows(r, x, shared)) })];
}

function measureTable(r: Reporting, of: { readonly group: WorkingGroup; readonly name: string; readonly rows: readonly (readonly Words[])[] }): ReportTable {
  const columns = [["measure", 24], ["status", 14], ["indicator", 20], ["figure", 20], ["change", 10], ["target", 12]] as const;
  return {
    kind: "table",
    caption: r.t("report.goalCaption", { group: clean(of.group.name), goal: of.name }),
    columns: columns.map(([key, share]) => ({ title: r.t(`report.${key}`), share })),
    rows: of.rows,
  };
}

/** The tables as corrections have left them. */
function correctedTables({ snapshot, corrections }: NonNullable<ReportGroup["confirmed"]>): FrozenTables {
  return snapshot.tables.map((f) => {
    const x = corrections.findLast((k) => k.item === tableSeries(f.table, f.column));
    return x?.after.kind === "figure" ? { ...f, reading: { ...f.reading, id: x.id, by: x.byName, on: x.on, answer: x.after } } : f;
  });
}

type FrozenTables = NonNullable<ReportGroup["confirmed"]>["snapshot"]["tables"];

/** Targets as the document has them beside the confirmed actuals of the newest year, place by place. */
function tablesPart(r: Reporting, group: WorkingGroup, frozen: FrozenTables): readonly ReportBlock[] {
  return group.tables.flatMap((table) => {
    const columns = table.columns.flatMap((column) => {
      const found = frozen.find((f) => f.table === table.id && f.column === column.id);
      return found ? [tableOf(r, table, column, found.reading)] : [];
    });
    return columns.length === 0 ? [] : [{ kind: "heading" as const, level: 2 as const, words: [own(r, table.name)] }, ...columns];
  });
}

function tableOf(r: Reporting, table: TargetTable, column: TargetTable["columns"][number], reading: FrozenReading): ReportTable {
  const year = Number(reading.period);
  const { value = 0, parts = {} } = reading.answer.kind === "figure" ? reading.answer : {};
  const places = table.rows.filter((row) => !row.total).map((row) => row.place).filter((place) => Object.hasOwn(parts, place));
  const cells = protectCounts(places.map((p) => parts[p] ?? 0), value, r.programme.smallCounts ?? defaultSmallLimit);
  const target = (place: string | undefined): string => {
    const row = table.rows.find((x) => (place === undefined ? x.total : x.place === place));
    const value = row?.values[column.id]?.[table.years.indexOf(year)];
    return value === undefined ? "" : formatNumber(value, r.language);
  };
  const cite = reference(r.cite(reading, `${table.name}: ${column.name} ${String(year)}`));
  const total = table.rows.find((row) => row.total)?.place;
  return {
    kind: "table",
    caption: r.t("report.tableCaption", { table: clean(table.name), column: clean(column.name), year }),
    columns: [{ title: `${r.t("report.place")} (${clean(column.name)}, ${clean(column.unit)})`, share: 50 }, { title: r.t("report.tableTarget", { year }), share: 20 }, { title: r.t("report.actual", { year }), share: 30 }],
    rows: [
      ...places.map((place, i) => [[own(r, place)], words(target(place)), words(cellWords(r, cells.parts[i] ?? { kind: "hidden" }))]),
      [[own(r, total ?? "Σ", true)], words(target(undefined)), [{ text: cellWords(r, cells.total ?? { kind: "hidden" }), bold: true }, ...cite]],
    ],
  };
}

function finalPart(r: Reporting, g: ReportGroup): readonly ReportBlock[] {
  const final = g.confirmed?.snapshot.final;
  if (!final) return [];
  const cite = reference(r.cite(final, `${g.group.name}: ${r.t("report.final")}`));
  return [
    { kind: "heading", level: 2, words: words(r.t("report.final")) },
    ...finalParts.flatMap((part): readonly ReportBlock[] => [
      { kind: "heading", level: 3, words: words(r.t(`evaluation.final.${part}`)) },
      { kind: "text", words: [own(r, final.against[part]), ...cite] },
    ]),
  ];
}

/** What stood, what stands, and why: nothing confirmed changes silently. */
function correctionsPart(r: Reporting, g: ReportGroup, corrections: readonly ReportCorrection[]): readonly ReportBlock[] {
  const told = toldOf(g);
  const shown = corrections.filter((x) => told.some((m) => m.id === x.subject && !m.withheld) || tableById(r.programme, x.subject));
  if (shown.length === 0) return [];
  return [
    { kind: "heading", level: 2, words: words(r.t("report.corrections")) },
    { kind: "list", items: shown.map((x) => correctionWords(r, told.find((m) => m.id === x.subject)?.name ?? x.subject, x)) },
  ];
}

function correctionWords(r: Reporting, name: string, x: ReportCorrection): Words {
  const indicator = x.indicator === undefined ? undefined : indicatorById(r.programme, x.indicator)?.indicator;
  const text = r.t("report.correction", {
    what: clean(name), before: x.before ? answerWords(r, x.before, indicator) : r.t("report.noFigure"), after: answerWords(r, x.after, indicator),
    reason: clean(x.reason), by: x.byName, date: formatDate(x.on, r.language),
  });
  return [{ text }, ...reference(r.cite({ id: x.id, by: x.byName, on: x.on }, name))];
}
