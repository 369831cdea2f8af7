import { describe, expect, it } from "vitest";
import type { EvaluationRound } from "../../src/evaluation/round.ts";
import type { FrozenFigure, FrozenJudgement, FrozenSubject, GroupSnapshot } from "../../src/evaluation/snapshot.ts";
import type { Measure } from "../../src/programme/measure.ts";
import type { Programme, WorkingGroup } from "../../src/programme/programme.ts";
import { buildReport } from "../../src/report/build-report.ts";
import type { ReportBlock, ReportDocument, Words } from "../../src/report/report-document.ts";
import type { ReportCorrection, ReportGroup } from "../../src/report/round-report.ts";
import { smallProgramme } from "../support/small-programme.ts";

const scope = { organisation: "laituri", programme: "laituri" };
const round: EvaluationRound = {
  ...scope, id: "laituri:2021-Q3", quarter: "2021-Q3", programmeVersion: 1, state: "closed", opensAt: 0, dueOn: "2021-10-29", editableUntil: "2021-11-12", laidDown: true,
};
const entry = (id: string): { id: string; by: string; on: string } => ({ id, by: "Kotipalvelujen johtaja", on: "2021-10-22" });
const judged = (status: "onTrack" | "atRisk" | "offTrack", id: string, notes = {}): FrozenJudgement => ({ ...entry(id), status, unchanged: false, quarter: "2021-Q3", ...notes });
const read = (series: string, indicator: string, value: number, more: Partial<FrozenFigure> & { readonly parts?: Record<string, number> } = {}): FrozenFigure => ({
  indicator, series, computed: "onTrack",
  reading: { ...entry(`r-${series}`), answer: { kind: "figure", value, ...(more.parts ? { parts: more.parts } : {}) }, period: "2021-Q3", asOf: "2021-09-30", fresh: true }, ...more,
});
const [koti, , lapset] = smallProgramme.groups as readonly [WorkingGroup, WorkingGroup, WorkingGroup];

const frozen = (group: string, subjects: readonly FrozenSubject[]): GroupSnapshot => ({
  ...scope, id: `laituri:2021-Q3/${group}`, round: round.id, group, quarter: "2021-Q3", programmeVersion: 1, frozenOn: "2021-11-12", subjects, tables: [],
});

const kotiSubjects: readonly FrozenSubject[] = [
  { id: "koti-1a", judgement: judged("onTrack", "j1"), open: 0, figures: [read("koti-1a-m1", "koti-1a-m1", 1163, { previous: { ...entry("r0"), answer: { kind: "figure", value: 1175 }, period: "2021-Q2", asOf: "2021-06-30", fresh: false } })] },
  { id: "koti-2a", judgement: judged("onTrack", "j2"), open: 0, figures: [{ ...read("kotona", "koti-2a-m1", 92.5), said: "noNewFigure" }] },
  { id: "koti-2b", judgement: judged("offTrack", "j3", { notes: { obstacle: "Kaksi virkaa täyttämättä" } }), open: 0, figures: [] },
];

const group = (g: WorkingGroup, subjects: readonly FrozenSubject[], corrections: readonly ReportCorrection[] = []): ReportGroup => ({
  group: g, confirmed: { on: "2021-11-12", snapshot: frozen(g.id, subjects), corrections },
});

const build = (groups: readonly ReportGroup[], more: { readonly programme?: Programme; readonly language?: "fi" | "sv" | "en"; readonly round?: Partial<EvaluationRound> } = {}): ReportDocument =>
  buildReport({ round: { ...round, ...more.round }, programme: more.programme ?? smallProgramme, groups }, more.language ?? "fi");

const said = (w: Words): string => w.map((r) => r.text).join("");
const lines = (b: ReportBlock): readonly string[] =>
  b.kind === "heading" || b.kind === "text" ? [said(b.words)] : b.kind === "list" ? b.items.map(said) : b.kind === "table" ? [b.caption, ...b.rows.map((row) => row.map(said).join(" | "))] : [b.alt];
const text = (d: ReportDocument): string => d.blocks.flatMap(lines).join("\n").replaceAll("\u00a0", " ");
const lineWith = (d: ReportDocument, part: string): string => text(d).split("\n").find((l) => l.includes(part)) ?? "";

describe("the report of a round", () => {
  it("goes from group to goal to measure, with figure, change, target and judgement", () => {
    const d = build([group(koti, kotiSubjects)]);
    const headings = d.blocks.flatMap((b) => (b.kind === "heading" ? [`${String(b.level)} ${said(b.words)}`] : []));
    expect(headings).toEqual(["1 Tilanne ryhmittäin", "1 Poikkeamat", "1 Esteet sekä tarvittavat päätökset ja resurssit", "1 Kotona asuminen", "2 Tavoite 1: Perhehoito kasvaa", "2 Tavoite 2: Yhä useampi asuu kotona", "1 Kirjaukset"]);
    expect(lineWith(d, "1a Perhehoidon")).toMatch(/^1a Perhehoidon laajentaminen \| Etenee suunnitellusti \(vastuuhenkilön arvio\) \[\d+\] \| Perhehoidon asiakkaat \| 1 163 asiakasta \(30\.9\.2021\) \[\d+\] \| −12 asiakasta \| tavoitetaso 1 400 asiakasta$/);
  });

  it("puts deviations first: in a part of their own, and first under their goal", () => {
    const d = build([group(koti, kotiSubjects)]);
    const all = text(d);
    expect(all.indexOf("2b Kuntoutus kotiin")).toBeLessThan(all.indexOf("Kotona asuminen, Tavoite 1"));
    const goal = all.slice(all.indexOf("Kotona asuminen, Tavoite 2"));
    expect(goal.indexOf("2b Kuntoutus")).toBeLessThan(goal.indexOf("2a Kotihoito"));
  });

  it("leads from every reference to an entry that says who and when", () => {
    const d = build([group(koti, kotiSubjects)]);
    const runs = d.blocks.flatMap((b) => (b.kind === "table" ? b.rows.flat(2) : b.kind === "list" ? b.items.flat() : b.kind === "picture" ? [] : b.words));
    const anchors = new Set(runs.flatMap((r) => (r.anchor === undefined ? [] : [r.anchor])));
    const references = runs.flatMap((r) => (r.entry === undefined ? [] : [r.entry]));
    expect(references.length).toBeGreaterThan(5);
    for (const n of references) expect(anchors.has(n)).toBe(true);
    expect(lineWith(d, "r-koti-1a-m1")).toMatch(/^\[\d+\] \| 1a Perhehoidon laajentaminen: Perhehoidon asiakkaat \| Kotipalvelujen johtaja \| 22\.10\.2021 \| r-koti-1a-m1$/);
  });

  it("shows no figure of a group that is not confirmed, and says so", () => {
    const d = build([group(koti, kotiSubjects), { group: lapset }]);
    expect(lineWith(d, "Lasten palvelut |")).toContain("Ei vahvistettu | – |");
    expect(text(d)).toContain("Ryhmän arviointia ei ole vahvistettu. Sen luvut eivät ole raportissa.");
  });

  it("says »no new figure« with the latest there is", () => {
    expect(lineWith(build([group(koti, kotiSubjects)]), "2a Kotihoito")).toContain("ei uutta lukua, viimeisin 92,5 % (30.9.2021)");
  });

  it("shows a correction with what stood, what stands, why, who and when", () => {
    const x: ReportCorrection = {
      number: 1, at: 0, by: "k", byName: "Ohjelmakoordinaattori", on: "2021-12-03", id: "e/c1", item: "koti-1a-m1", subject: "koti-1a", indicator: "koti-1a-m1",
      before: { kind: "figure", value: 1163 }, after: { kind: "figure", value: 1136 }, reason: "Numerot vaihtuneet",
    };
    const d = build([group(koti, kotiSubjects, [x])]);
    expect(lineWith(d, "1a Perhehoidon")).toContain("1 136 asiakasta (korjattu 3.12.2021, oli 1 163 asiakasta) [");
    expect(lineWith(d, "Syy:")).toMatch(/^1a Perhehoidon laajentaminen: 1 163 asiakasta → 1 136 asiakasta\. Syy: Numerot vaihtuneet \(Ohjelmakoordinaattori 3\.12\.2021\) \[\d+\]$/);
    expect(d.date).toBe("2021-12-03");
  });

  it("tells how bodies handled it", () => {
    const handlings = [{ body: "oh", on: "2021-11-12", outcome: "noted", caseNumber: "PRI/1234/2021", by: "k", at: 0 }, { body: "la", on: "2021-11-24", outcome: "approved", by: "k", at: 0 }] as const;
    const bodies = [{ id: "oh", name: "Ohjausryhmä", kind: "steeringGroup", aliases: [] }, { id: "la", name: "Perusturvalautakunta", kind: "committee", aliases: [] }] as const;
    const d = build([group(koti, kotiSubjects)], { programme: { ...smallProgramme, bodies }, round: { handlings } });
    expect(text(d)).toContain("Käsitelty ohjausryhmässä 12.11.2021, merkittiin tiedoksi (asianumero PRI/1234/2021).");
    expect(text(d)).toContain("Käsitelty perusturvalautakunnassa 24.11.2021, hyväksyttiin.");
  });
});

describe("what outsiders may not see", () => {
  const small = (value: number, previous = 40): readonly FrozenSubject[] => [
    { id: "koti-1a", judgement: judged("offTrack", "j1"), open: 0, figures: [read("koti-1a-m1", "koti-1a-m1", value, { computed: "atRisk", previous: { ...entry("r0"), answer: { kind: "figure", value: previous }, period: "2021-Q2", asOf: "2021-06-30", fresh: false } })] },
  ];
  const cells = (d: ReportDocument): string => text(d).split("\n").find((l) => l.startsWith("1a Perhehoidon")) ?? "";

  it("a small count is »alle 5«, and neither its change nor what is computed from it is told", () => {
    const d = build([group(koti, small(3))]);
    expect(cells(d)).toContain("alle 5 (30.9.2021)");
    expect(cells(d)).toContain("| ei näytetä |");
    expect(text(d)).not.toMatch(/[−+]37|luvuista laskettu/);
    expect(build([group(koti, small(3))], { language: "sv" }).blocks.flatMap(lines).join()).toContain("under 5");
  });

  it("a small count of the last period is not told by the change", () => {
    expect(cells(build([group(koti, small(40, 3))]))).toContain("| ei näytetä |");
  });

  it("the limit is the programme's own, and things may be counted", () => {
    expect(cells(build([group(koti, small(7))], { programme: { ...smallProgramme, smallCounts: 10 } }))).toContain("alle 10");
    const things = koti.measures.map((m): Measure => ({ ...m, indicators: m.indicators.map((i) => ({ ...i, counts: "things" })) }));
    expect(cells(build([group({ ...koti, measures: things }, small(3))]))).toContain("3 asiakasta (30.9.2021)");
  });

  it("a target in per cent does not hide that people are counted", () => {
    const kind = (kind: "percent" | "ratio" | "currency", unit?: string): string => {
      const measures = koti.measures.map((m): Measure => ({ ...m, indicators: m.indicators.map(({ unit: _unit, ...i }) => ({ ...i, kind, ...(unit ? { unit } : {}) })) }));
      return cells(build([group({ ...koti, measures }, small(3))]));
    };
    expect(kind("percent", "asiakasta")).toContain("alle 5");
    expect(kind("percent")).toContain("3 % (30.9.2021)");
    expect(kind("percent", "%")).toContain("3 % (30.9.2021)");
    expect(kind("currency")).toContain("3 € (30.9.2021)");
  });

  it("a part is covered together with a second one when the total would give it away", () => {
    const parts = { lapset: 3, nuoret: 40 };
    const d = build([group(lapset, [{ id: "lapset-t1-1", judgement: judged("onTrack", "j"), open: 0, figures: [read("lapset-t1-1-m1", "lapset-t1-1-m1", 43, { parts })] }])]);
    expect(lineWith(d, "Verkkoauttaminen |")).toContain("43 kpl (lapset alle 5, nuoret ei näytetä)");
  });

  it("what is not public yet is not told, and what is secret is not there", () => {
    const hide = (publicity: "notYet" | "secret"): string => text(build([group({ ...koti, measures: koti.measures.map((m) => (m.id === "koti-1a" ? { ...m, publicity } : m)) }, kotiSubjects)]));
    expect(hide("notYet")).toContain("1a Perhehoidon laajentaminen | Ei vielä julkinen");
    expect(hide("notYet").replaceAll("\u202f", " ")).not.toContain("1 163");
    expect(hide("secret")).not.toContain("Perhehoidon laajentaminen");
  });
});
