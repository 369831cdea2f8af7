import { answerWords, limitOf } from "../confidentiality/answer-words.ts";
import { isCovered, maySee, publicityOf } from "../confidentiality/publicity.ts";
import type { Answer, Status } from "../evaluation/answer.ts";
import type { FrozenFigure, FrozenSubject } from "../evaluation/snapshot.ts";
import { measureName } from "../programme/look-up.ts";
import type { Goal, Measure, Project } from "../programme/measure.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { dateWords, targetWords } from "../status/figure-words.ts";
import { cardContext } from "../status/wording.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import type { Run, Words } from "./report-document.ts";
import { words } from "./report-document.ts";
import type { ReportCorrection, ReportGroup } from "./round-report.ts";
import { changeWords, indicatorWords, own, reference } from "./report-words.ts";
import type { Reporting } from "./report-words.ts";

/** A measure or project with what was frozen about it: the report's unit. */
export interface Told {
  readonly group: WorkingGroup;
  readonly id: string;
  readonly name: string;
  readonly goals: readonly number[];
  readonly measure?: Measure;
  readonly frozen?: FrozenSubject;
  readonly corrections: readonly ReportCorrection[];
  /** After corrections; absent when nobody has judged it. */
  readonly status?: Status;
  /** Not public yet: only that it exists is told. */
  readonly withheld: boolean;
}

/** Everything of a confirmed group that may be told outside it. */
export function toldOf({ group, confirmed }: ReportGroup): readonly Told[] {
  if (!confirmed) return [];
  const all: readonly (Pick<Told, "id" | "name" | "goals"> & { readonly measure?: Measure })[] =
    group.measures.length > 0
      ? group.measures.filter((m) => m.asked === "round" && publicityOf(m) !== "secret").map((m) => ({ id: m.id, name: measureName(m), goals: m.goals, measure: m }))
      : group.projects.map((p: Project) => ({ id: p.id, name: p.title, goals: p.goals }));
  return all.map((x) => {
    const frozen = confirmed.snapshot.subjects.find((s) => s.id === x.id);
    const corrections = confirmed.corrections.filter((k) => k.subject === x.id);
    const status = statusAfter(corrections) ?? frozen?.judgement?.status;
    const withheld = x.measure !== undefined && !maySee(publicityOf(x.measure), "outside");
    return { ...x, group, corrections, withheld, ...(frozen ? { frozen } : {}), ...(status ? { status } : {}) };
  });
}

function statusAfter(corrections: readonly ReportCorrection[]): Status | undefined {
  const last = corrections.findLast((x) => x.after.kind === "judgement")?.after;
  return last?.kind === "judgement" ? last.status : undefined;
}

const concern: Readonly<Record<Status, number>> = { offTrack: 0, atRisk: 1, unknown: 2, notStarted: 3, onTrack: 4, done: 5 };
export const byConcern = (a: Told, b: Told): number => concern[a.status ?? "unknown"] - concern[b.status ?? "unknown"];
export const deviates = (x: Told): boolean => !x.withheld && (x.status === "offTrack" || x.status === "atRisk");

/** What the row of one indicator says; without an indicator, of the measure itself. */
export interface TellingRow {
  readonly told: Told;
  readonly indicator?: Indicator;
  readonly figure?: FrozenFigure;
  /** The same series as another group has reported it in this round. */
  readonly shared?: FrozenFigure;
}

/** Cells: measure, status, indicator, figure, change, target. The first row of a measure has its whole name. */
export function measureRows(r: Reporting, told: Told, shared: ReadonlyMap<string, FrozenFigure>, goal?: Goal): readonly (readonly Words[])[] {
  if (told.withheld) return [[nameWords(r, told, goal), words(r.t("report.notPublic")), [], [], [], []]];
  const indicators = (told.measure?.indicators ?? []).filter((i) => told.measure && publicityOf(told.measure, i) !== "secret");
  if (indicators.length === 0) return [[nameWords(r, told, goal), statusWords(r, told), [], [], [], []]];
  return indicators.map((indicator, n) => {
    const figure = told.frozen?.figures.find((f) => f.indicator === indicator.id);
    const other = figure && shared.get(figure.series);
    const row: TellingRow = { told, indicator, ...(figure ? { figure } : {}), ...(other ? { shared: other } : {}) };
    return [n === 0 ? nameWords(r, told, goal) : [own(r, told.measure?.label ?? told.name)], n === 0 ? statusWords(r, told) : words(shortStatus(r, told)), ...figureCells(r, row)];
  });
}

function nameWords(r: Reporting, told: Told, goal?: Goal): Words {
  const others = told.goals.filter((g) => g !== goal?.number);
  const also = goal && others.length > 0 ? [{ text: ` (${r.t("report.alsoGoals", { numbers: others.join(", ") })})` }] : [];
  return [own(r, told.name, true), ...also];
}

const shortStatus = (r: Reporting, told: Told): string => (told.status ? r.t(`status.${told.status}`) : r.t("report.noJudgement"));

/** "Jäljessä (vastuuhenkilön arvio) [3]". */
export function statusWords(r: Reporting, told: Told): Words {
  const judgement = told.frozen?.judgement;
  const corrected = told.corrections.findLast((x) => x.after.kind === "judgement");
  const head: Run = { text: shortStatus(r, told), bold: true };
  if (corrected) return [head, { text: ` (${correctedWords(r, corrected)})` }, ...reference(r.cite(entryOf(corrected), told.name))];
  if (!judgement) return [head];
  const earlier = told.frozen?.open === undefined;
  const source = earlier ? r.t("report.byOwnerIn", { period: formatPeriod(judgement.quarter, r.language) }) : r.t("report.byOwner");
  return [head, { text: ` (${source})` }, ...reference(r.cite(judgement, told.name))];
}

const entryOf = (x: ReportCorrection): { readonly id: string; readonly by: string; readonly on: string } => ({ id: x.id, by: x.byName, on: x.on });

const correctedWords = (r: Reporting, x: ReportCorrection, i?: Indicator): string =>
  r.t("report.corrected", { date: formatDate(x.on, r.language), before: x.before ? answerWords(r, x.before, i) : r.t("report.noFigure") });

/** Indicator, figure, change, target. */
function figureCells(r: Reporting, row: TellingRow): readonly Words[] {
  const { indicator, told } = row;
  if (!indicator || !told.measure) return [[], [], [], []];
  const target = targetWords(cardContext(r.language, false), indicator) ?? "";
  if (!maySee(publicityOf(told.measure, indicator), "outside")) return [indicatorWords(r, indicator), words(r.t("report.notPublic")), [], words(target)];
  return [indicatorWords(r, indicator), shownFigureWords(r, row, indicator), words(changeOf(r, row, indicator)), words(target)];
}

const freshest = ({ figure, shared }: TellingRow): FrozenFigure | undefined => (figure?.reading?.fresh || figure?.said ? figure : shared ?? figure);

/** "92,8 % (30.9.2021) [12]"; "ei uutta lukua, viimeisin 92,5 % (30.6.2021) [4]"; after a correction what stands now, and what stood. */
export function shownFigureWords(r: Reporting, row: TellingRow, i: Indicator): Words {
  const correction = lastCorrection(row);
  const what = `${row.told.name}: ${i.name ?? i.text}`;
  if (correction) return [{ text: `${answerWords(r, correction.after, i)} (${correctedWords(r, correction, i)})` }, ...reference(r.cite(entryOf(correction), what))];
  const figure = freshest(row);
  const reading = figure?.reading;
  const said = figure?.said ? r.t(`report.said.${figure.said}`) : undefined;
  if (!reading) return words(said ?? r.t("report.noFigure"));
  const standing = `${answerWords(r, reading.answer, i)} (${dateWords(cardContext(r.language, false), reading)})`;
  return [{ text: said ? `${said}, ${r.t("report.latest", { figure: standing })}` : standing }, ...computedWords(r, row, i), ...reference(r.cite(reading, what))];
}

const lastCorrection = ({ told, figure }: TellingRow): ReportCorrection | undefined => told.corrections.findLast((x) => figure !== undefined && x.item === figure.series);

/** Said only where the figures say something else than the owner, and nothing of them is covered. */
function computedWords(r: Reporting, row: TellingRow, i: Indicator): Words {
  const figure = freshest(row);
  const differs = figure && row.told.status && figure.computed !== "unknown" && figure.computed !== row.told.status;
  if (!differs || isCovered(figure.reading?.answer, limitOf(r, i))) return [];
  return [{ text: `; ${r.t("report.figuresSay", { status: r.t(`status.${figure.computed}`).toLowerCase() })}` }];
}

function changeOf(r: Reporting, row: TellingRow, i: Indicator): string {
  const after: Answer | undefined = lastCorrection(row)?.after;
  const figure = freshest(row);
  if (figure?.said && !after) return "";
  const now = after ?? figure?.reading?.answer;
  return now?.kind === "figure" ? changeWords(r, i, now, figure?.previous?.answer) : "";
}
