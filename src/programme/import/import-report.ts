import type { Language } from "../../shared/language.ts";
import { say } from "../../texts/texts.ts";
import type { Finding, FindingCode } from "./findings.ts";
import type { Imported } from "./import-document.ts";
import { placeText, rangeTexts } from "./place-text.ts";

const mostLines = 40;

export interface ImportCounts {
  readonly groups: number;
  readonly goals: number;
  readonly measures: number;
  readonly parts: number;
  readonly indicators: number;
  readonly projects: number;
  readonly cells: number;
  readonly promises: number;
}

export function importCounts(imported: Imported): ImportCounts {
  const { groups } = imported;
  const measures = groups.flatMap((g) => g.measures);
  const parts = measures.flatMap((m) => m.parts);
  return {
    groups: groups.length,
    goals: groups.flatMap((g) => g.goals).length,
    measures: measures.length,
    parts: parts.length,
    indicators: [...measures, ...parts].flatMap((m) => m.indicators).length + groups.flatMap((g) => g.indicators).length,
    projects: groups.flatMap((g) => g.projects).length,
    cells: groups.flatMap((g) => g.tables).reduce((sum, t) => sum + t.years.length * (1 + t.columns.length * t.rows.length), 0),
    promises: imported.promises.length,
  };
}

/** The report for a person: what was found, what to look at with its lines, and what was left out, counted by reason. */
export function importReport(imported: Imported, language: Language): readonly string[] {
  const look = imported.findings.filter((f) => f.severity === "look");
  const left = imported.findings.filter((f) => f.severity === "leftOut");
  return [
    say(language, "import.summary", { name: imported.name, ...importCounts(imported) }),
    ...(look.length > 0 ? [say(language, "import.look", { count: look.length })] : []),
    ...look.slice(0, mostLines).map((f) => `  ${findingText(imported, f, language)}`),
    ...(look.length > mostLines ? [`  ${say(language, "import.more", { count: look.length - mostLines })}`] : []),
    ...(left.length > 0 ? [say(language, "import.leftOut", { count: left.reduce((sum, f) => sum + f.count, 0), all: imported.lineCount })] : []),
    ...byReason(left).map(([code, found]) => `  ${say(language, `import.finding.${code}`)}: ${rangesOf(rangeTexts(imported.places, found, language))}`),
  ];
}

export function findingText({ places }: Pick<Imported, "places">, f: Finding, language: Language): string {
  return `${placeText(places, f, language)}: ${say(language, `import.finding.${f.code}`)}${f.about === "" ? "" : ` (${f.about})`}`;
}

function byReason(findings: readonly Finding[]): readonly (readonly [FindingCode, readonly Finding[]])[] {
  const grouped = new Map<FindingCode, Finding[]>();
  for (const f of findings) grouped.set(f.code, [...(grouped.get(f.code) ?? []), f]);
  const lines = (found: readonly Finding[]): number => found.reduce((sum, f) => sum + f.count, 0);
  return [...grouped].sort((a, b) => lines(b[1]) - lines(a[1]));
}

const mostRanges = 12;

function rangesOf(ranges: readonly string[]): string {
  return [...ranges.slice(0, mostRanges), ...(ranges.length > mostRanges ? [`… (+${ranges.length - mostRanges})`] : [])].join(", ");
}
