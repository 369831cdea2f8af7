import { statuses } from "../evaluation/answer.ts";
import type { FrozenFigure } from "../evaluation/snapshot.ts";
import { handledWords } from "../evaluation/handled-words.ts";
import { formatDate } from "../texts/numbers.ts";
import { byConcern, deviates, measureRows, toldOf } from "./measure-rows.ts";
import type { Told } from "./measure-rows.ts";
import type { ReportBlock, Words } from "./report-document.ts";
import { words } from "./report-document.ts";
import { own, reference } from "./report-words.ts";
import type { Reporting } from "./report-words.ts";
import type { RoundReport } from "./round-report.ts";

/** What bodies have done with it. */
export function handlingsPart(r: Reporting, report: RoundReport): readonly ReportBlock[] {
  const handlings = report.round.handlings ?? [];
  if (handlings.length === 0) return [];
  return [
    { kind: "heading", level: 1, words: words(r.t("report.handlings")) },
    { kind: "list", items: handlings.map((h) => words(handledWords(r, report.programme, h))) },
  ];
}

/** Groups by status, counted; a group that is not confirmed says so. */
export function summaryPart(r: Reporting, report: RoundReport): readonly ReportBlock[] {
  const rows = report.groups.map((g): readonly Words[] => {
    const told = toldOf(g).filter((x) => !x.withheld);
    const state = g.confirmed ? r.t("confirm.state.confirmed", { date: formatDate(g.confirmed.on, r.language) }) : r.t("report.notConfirmed");
    const count = (s: (typeof statuses)[number]): number => told.filter((x) => (x.status ?? "unknown") === s).length;
    return [[own(r, g.group.name)], words(state), ...statuses.map((s) => words(g.confirmed ? String(count(s)) : "–"))];
  });
  return [
    { kind: "heading", level: 1, words: words(r.t("report.summary")) },
    {
      kind: "table", caption: r.t("report.summaryCaption"), rows,
      columns: [{ title: r.t("report.group"), share: 24 }, { title: r.t("report.state"), share: 16 }, ...statuses.map((s) => ({ title: r.t(`status.${s}`), share: s === "onTrack" || s === "atRisk" ? 13 : 9 }))],
    },
  ];
}

/** What readers must see first: off track, then at risk, over all groups. */
export function deviationsPart(r: Reporting, report: RoundReport, shared: ReadonlyMap<string, FrozenFigure>): readonly ReportBlock[] {
  const told = report.groups.flatMap(toldOf).filter(deviates).sort(byConcern);
  const head: ReportBlock = { kind: "heading", level: 1, words: words(r.t("report.deviations")) };
  if (told.length === 0) return [head, { kind: "text", words: words(r.t("report.noDeviations")) }];
  const columns = [["group", 14], ["measure", 22], ["status", 14], ["indicator", 18], ["figure", 20], ["target", 12]] as const;
  const row = (x: Told): readonly (readonly Words[])[] =>
    measureRows(r, x, shared).map(([measure = [], status = [], indicator = [], figure = [], , target = []]) => [[own(r, x.group.name)], measure, status, indicator, figure, target]);
  return [
    head,
    { kind: "text", words: words(r.t("report.deviationsIntro")) },
    { kind: "table", caption: r.t("report.deviationsCaption"), columns: columns.map(([key, share]) => ({ title: r.t(`report.${key}`), share })), rows: told.flatMap(row) },
  ];
}

/** Obstacles, decisions and resources: what their writers have released. */
export function obstaclesPart(r: Reporting, report: RoundReport): readonly ReportBlock[] {
  const rows = report.groups.flatMap(toldOf).filter((x) => !x.withheld).sort(byConcern).flatMap((x): readonly (readonly Words[])[] => {
    const judgement = x.frozen?.judgement;
    const { obstacle, need } = judgement?.notes ?? {};
    if (!judgement || (!obstacle && !need)) return [];
    const cite = reference(r.cite(judgement, x.name));
    return [[[own(r, x.group.name)], [own(r, x.name)], obstacle ? [own(r, obstacle)] : [], need ? [own(r, need), ...cite] : cite]];
  });
  if (rows.length === 0) return [];
  const columns = [["group", 16], ["measure", 24], ["obstacle", 30], ["need", 30]] as const;
  return [
    { kind: "heading", level: 1, words: words(r.t("report.obstacles")) },
    { kind: "table", caption: r.t("report.obstaclesCaption"), columns: columns.map(([key, share]) => ({ title: r.t(`report.${key}`), share })), rows },
  ];
}
