import type { Judgement } from "../evaluation/answer.ts";
import type { Measure } from "../programme/measure.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { indicatorView } from "./indicator-view.ts";
import { ownerOfMeasure } from "./owners.ts";
import type { Records } from "./records.ts";
import type { RollUp } from "./roll-up.ts";
import { rollUp } from "./roll-up.ts";
import { isOverdue, scheduleOfMeasure } from "./schedules.ts";
import type { IndicatorView, JudgementView, MeasureView, Shown } from "./views.ts";

export async function measureView(records: Records, group: WorkingGroup, measure: Measure): Promise<MeasureView> {
  const subs = group.measures.filter((m) => m.parent === measure.id && m.id !== measure.id);
  const [indicators, parts, judgement, owner] = await Promise.all([
    Promise.all(measure.indicators.map((indicator) => indicatorView(records, { group, measure, indicator }))),
    Promise.all(subs.map((sub) => measureView(records, group, sub))),
    judgementOf(records, measure.id, group.id),
    ownerOfMeasure(records, group, measure),
  ]);
  const computed = rollUp([...indicators.map((i) => i.computed.status), ...parts.map((p) => p.computed.status)]);
  const shown = shownOf(judgement, computed, parts);
  const schedule = scheduleOfMeasure(group, measure);
  return {
    group, measure, indicators, parts, computed, shown, owner,
    ...(judgement ? { judgement } : {}),
    ...(schedule ? { schedule } : {}),
    differs: judgement !== undefined && computed.status !== "unknown" && computed.status !== judgement.status,
    overdue: isOverdue(schedule?.to, records.today, shown),
  };
}

/** The judgement first; a measure that is only the sum of its parts shows what is shown of them. */
function shownOf(judgement: JudgementView | undefined, computed: RollUp, parts: readonly MeasureView[]): Shown {
  if (judgement) return { status: judgement.status, source: "owner" };
  if (parts.some((p) => p.judgement !== undefined)) return shownOfAll(parts.map((p) => p.shown));
  return computed.status === "unknown" ? { status: "unknown", source: "none" } : { status: computed.status, source: "computed" };
}

/** The worst of what is shown, and whose word that is. */
export function shownOfAll(parts: readonly Shown[]): Shown {
  const { status } = rollUp(parts.map((p) => p.status));
  const sources = new Set(parts.filter((p) => p.source !== "none").map((p) => p.source));
  const [only] = sources;
  if (only === undefined) return { status, source: "none" };
  return { status, source: sources.size > 1 ? "mixed" : only };
}

export async function judgementOf(records: Records, subject: string, group: string): Promise<JudgementView | undefined> {
  const judgement = await records.judgement(subject);
  return judgement && judgementView(records, judgement, group);
}

async function judgementView(records: Records, j: Judgement, group: string): Promise<JudgementView> {
  const standing = await records.standingOfJudgement(j, group);
  return { status: j.status, quarter: j.quarter, unchanged: j.unchanged, current: j.round === records.round?.id, ...standing };
}

/** Anything of it that nobody has confirmed yet. */
export const isPreliminary = (m: MeasureView): boolean =>
  (m.judgement?.preliminary ?? false) || m.indicators.some(preliminaryFigure) || m.parts.some(isPreliminary);

export const preliminaryFigure = (i: IndicatorView): boolean => (i.latest?.preliminary ?? false) || (i.previous?.preliminary ?? false);
