import type { FrozenFigure } from "../evaluation/snapshot.ts";
import type { Language } from "../shared/language.ts";
import { defaultSmallLimit } from "../confidentiality/small-counts.ts";
import { clean } from "../status/wording.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import { deviationsPart, handlingsPart, obstaclesPart, summaryPart } from "./front-part.ts";
import { groupPart } from "./group-part.ts";
import type { ReportBlock, ReportDocument, Words } from "./report-document.ts";
import { words } from "./report-document.ts";
import type { Reporting } from "./report-words.ts";
import type { RoundReport } from "./round-report.ts";

interface Entry {
  readonly id: string;
  readonly by: string;
  readonly on: string;
  readonly what: string;
}

/**
 * The round as a document: deviations first, then group by group and goal by goal, and at the end the entries that every figure and
 * judgement refers to. Pure: the same report in the same language gives the same value.
 */
export function buildReport(report: RoundReport, language: Language): ReportDocument {
  const t = speak(language);
  const entries: Entry[] = [];
  const cite: Reporting["cite"] = (entry, what) => {
    const known = entries.findIndex((e) => e.id === entry.id);
    return known >= 0 ? known + 1 : entries.push({ id: entry.id, by: entry.by, on: entry.on, what: clean(what) });
  };
  const r: Reporting = { language, t, programme: report.programme, readers: "outside", cite };
  const shared = sharedFigures(report);
  const title = t("report.title", { programme: clean(report.programme.name), period: formatPeriod(report.round.quarter, language) });
  const body: readonly ReportBlock[] = [
    { kind: "text", words: words(t("report.basis")) },
    ...(report.programme.demo ? [{ kind: "text" as const, words: words(t("demo.mark")), tone: "warning" as const }] : []),
    { kind: "text", words: words(t("report.smallNote", { limit: report.programme.smallCounts ?? defaultSmallLimit })), tone: "muted" },
    ...handlingsPart(r, report),
    ...summaryPart(r, report),
    ...deviationsPart(r, report, shared),
    ...obstaclesPart(r, report),
    ...report.groups.flatMap((g) => groupPart(r, g, shared)),
  ];
  return {
    language, title, description: t("report.description"), creator: clean(report.programme.name), date: dateOf(report),
    blocks: [...body, ...entriesPart(r, entries)],
  };
}

/** A series that several groups show is asked in one of them: its figure of this round stands under all. */
function sharedFigures(report: RoundReport): ReadonlyMap<string, FrozenFigure> {
  const figures = report.groups.flatMap((g) => g.confirmed?.snapshot.subjects.flatMap((s) => s.figures) ?? []);
  return new Map(figures.filter((f) => f.reading?.fresh).map((f) => [f.series, f]));
}

/** The newest thing that the report tells about. */
function dateOf(report: RoundReport): string {
  const dates = report.groups.flatMap((g) => (g.confirmed ? [g.confirmed.on, ...g.confirmed.corrections.map((x) => x.on)] : []));
  return [...dates, ...(report.round.handlings ?? []).map((h) => h.on)].sort().at(-1) ?? report.round.dueOn;
}

function entriesPart(r: Reporting, entries: readonly Entry[]): readonly ReportBlock[] {
  if (entries.length === 0) return [];
  const columns = [["entry", 10], ["what", 34], ["who", 24], ["when", 12], ["id", 20]] as const;
  const rows = entries.map((e, i): readonly Words[] => [
    [{ text: `[${String(i + 1)}]`, anchor: i + 1 }],
    [{ text: e.what, ...(r.programme.language === r.language ? {} : { language: r.programme.language }) }],
    [{ text: clean(e.by), ...(r.programme.language === r.language ? {} : { language: r.programme.language }) }],
    words(formatDate(e.on, r.language)),
    words(e.id),
  ]);
  return [
    { kind: "heading", level: 1, words: words(r.t("report.entries")) },
    { kind: "text", words: words(r.t("report.entriesIntro")) },
    { kind: "table", caption: r.t("report.entriesCaption"), columns: columns.map(([key, share]) => ({ title: r.t(`report.${key}`), share })), rows },
  ];
}
