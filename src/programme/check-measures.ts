import { checkResponsible } from "./check-groups.ts";
import { indicatorId, measureIds, projectId } from "./derive-ids.ts";
import type { MeasureIds } from "./derive-ids.ts";
import type { Loose } from "./file/shape.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";
import { canonicalLabel } from "./label.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import { uniqueness } from "./unique.ts";

type Group = NonNullable<NonNullable<Loose<ProgrammeFile>["groups"]>[number]>;
type Measure = NonNullable<NonNullable<Group["measures"]>[number]>;
type Once = ReturnType<typeof uniqueness>;

/** Measures, indicators, projects: every id once in the whole programme, every reference to something that is there. */
export function checkMeasures(file: Loose<ProgrammeFile> | undefined, report: Report): void {
  const once = uniqueness(report, "duplicateId");
  file?.groups?.forEach((group, g) => {
    if (group) checkGroup(group, ["groups", g], { once, report });
  });
}

interface Tools {
  readonly once: Once;
  readonly report: Report;
}

function checkGroup(group: Group, path: Path, { once, report }: Tools): void {
  const measures = group.measures ?? [];
  const ids = measureIds(group.id ?? "", measures);
  const goals = (group.goals ?? []).flatMap((goal) => goal?.number ?? []);
  const labelOnce = uniqueness(report, "duplicateLabel");
  measures.forEach((measure, i) => {
    if (!measure) return;
    const at = [...path, "measures", i];
    const id = ids.ids[i] ?? "";
    const labelIsNew = labelOnce(measure.label && canonicalLabel(measure.label), [...at, "label"], { label: canonicalLabel(measure.label ?? "") });
    // The id of a second label of the same name is the same too: one fault is enough.
    if (labelIsNew || measure.id !== undefined) once(id, [...at, "id"], { id });
    checkMeasure(measure, id, at, report);
    checkGoalNumbers(measure.goals, goals, [...at, "goals"], report);
    checkParent(measure, i, measures, { ids, at, report });
    measure.indicators?.forEach((x, n) => {
      if (labelIsNew || x?.id !== undefined) once(x?.id ?? indicatorId(id, n), [...at, "indicators", n, "id"], { id: x?.id ?? indicatorId(id, n) });
      checkIndicator(x, [...at, "indicators", n], report);
    });
  });
  group.projects?.forEach((project, i) => {
    const id = project?.id ?? projectId(group.id ?? "", i);
    once(id, [...path, "projects", i, "id"], { id });
    checkGoalNumbers(project?.goals, goals, [...path, "projects", i, "goals"], report);
  });
  group.tables?.forEach((table, i) => {
    once(table?.id, [...path, "tables", i, "id"], { id: table?.id ?? "" });
    checkGoalNumbers(table?.goals, goals, [...path, "tables", i, "goals"], report);
  });
}

function checkMeasure(measure: Measure, id: string, path: Path, report: Report): void {
  const asked = measure.asked ?? "round";
  if (asked === "round" && !measure.goals?.length) report.warning(path, "noGoals", { measure: measure.label ?? id });
  measure.owners?.forEach((owner, i) => checkResponsible(owner, [...path, "owners", i], report));
}

export function checkGoalNumbers(
  numbers: readonly (number | undefined)[] | undefined,
  goals: readonly number[],
  path: Path,
  report: Report,
): void {
  numbers?.forEach((number, i) => {
    if (number === undefined) return;
    if (!goals.includes(number)) report.error([...path, i], goals.length ? "unknownGoal" : "noSuchGoals", { number, numbers: goals.join(", ") });
    else if (numbers.indexOf(number) < i) report.error([...path, i], "goalTwice", { number });
  });
}

function checkParent(
  measure: Measure,
  place: number,
  measures: readonly (Measure | undefined)[],
  { ids, at, report }: { readonly ids: MeasureIds; readonly at: Path; readonly report: Report },
): void {
  if (measure.parent === undefined) return;
  if (ids.find(measure.parent) === undefined) return report.error([...at, "parent"], "unknownParent", { parent: measure.parent });
  const seen = new Set([place]);
  for (let parent: string | undefined = measure.parent; parent !== undefined; ) {
    const next = ids.place(parent);
    if (next === undefined) return;
    if (seen.has(next)) return report.error([...at, "parent"], "parentLoop", { parent: measure.parent });
    seen.add(next);
    parent = measures[next]?.parent;
  }
}

function checkIndicator(indicator: NonNullable<Measure["indicators"]>[number], path: Path, report: Report): void {
  const target = indicator?.target;
  if (target?.value !== undefined && target.unit === undefined && indicator?.unit === undefined)
    report.warning([...path, "target"], "targetUnit", { value: target.value });
  const partOnce = uniqueness(report, "duplicatePart");
  indicator?.breakdown?.parts?.forEach((part, i) => partOnce(part?.toLowerCase(), [...path, "breakdown", "parts", i], { part: part ?? "" }));
}
