import { indicatorId, measureIds, projectId } from "./derive-ids.ts";
import type { MeasureIds } from "./derive-ids.ts";
import { canonicalLabel } from "./label.ts";
import type { Indicator } from "./indicator.ts";
import type { Measure } from "./measure.ts";
import type { Programme, WorkingGroup } from "./programme.ts";
import type { RoundRule } from "./round-timing.ts";
import type { TargetTable } from "./target-table.ts";
import type { ProgrammeFile } from "./programme-file.ts";

type GroupFile = ProgrammeFile["groups"][number];
type MeasureFile = NonNullable<GroupFile["measures"]>[number];

const defaultRounds = { cadence: "quarterly", hour: 9, dueAfterDays: 28, editDays: 14 } as const;

/** The programme that a faultless file means: defaults filled in, ids derived, labels in one form. */
export const buildProgramme = (file: ProgrammeFile): Programme => ({
  ...file,
  language: file.language ?? "fi",
  zone: file.zone ?? "Europe/Helsinki",
  demo: file.demo ?? false,
  rounds: { ...defaultRounds, ...file.rounds } satisfies RoundRule,
  bodies: (file.bodies ?? []).map((b) => ({ ...b, aliases: b.aliases ?? [] })),
  audiences: (file.audiences ?? []).map((a) => ({ ...a, aliases: a.aliases ?? [] })),
  freeDays: (file.freeDays ?? []).map((d) => ({ ...d, to: d.to ?? d.from })),
  groups: file.groups.map(buildGroup),
  promises: file.promises ?? [],
});

function buildGroup(group: GroupFile): WorkingGroup {
  const measures = group.measures ?? [];
  const ids = measureIds(group.id, measures);
  return {
    ...group,
    aliases: group.aliases ?? [],
    goals: group.goals ?? [],
    measures: measures.map((m, i) => buildMeasure(m, ids.ids[i] ?? "", ids)),
    projects: (group.projects ?? []).map((p, i) => ({ ...p, id: p.id ?? projectId(group.id, i), goals: p.goals ?? [] })),
    tables: (group.tables ?? []).map((t): TargetTable => ({
      ...t,
      aliases: t.aliases ?? [],
      goals: t.goals ?? [],
      measures: (t.measures ?? []).map((m) => ids.find(m) ?? m),
      remarks: t.remarks ?? [],
    })),
  };
}

function buildMeasure(measure: MeasureFile, id: string, ids: MeasureIds): Measure {
  const { label, raw, parent, ...rest } = measure;
  return {
    ...rest,
    id,
    ...labels(label, raw),
    ...(parent === undefined ? {} : { parent: ids.find(parent) ?? parent }),
    details: measure.details ?? [],
    goals: measure.goals ?? [],
    owners: measure.owners ?? [],
    asked: measure.asked ?? "round",
    indicators: (measure.indicators ?? []).map((x, i): Indicator => ({ ...x, id: x.id ?? indicatorId(id, i) })),
    remarks: measure.remarks ?? [],
  };
}

/** A label written as in the document gives both forms; `raw` alone does too. */
function labels(label: string | undefined, raw: string | undefined): Pick<Measure, "label" | "raw"> {
  if (label === undefined) return raw === undefined ? {} : { raw };
  const canonical = canonicalLabel(label);
  const written = raw ?? (canonical === label ? undefined : label);
  return { label: canonical, ...(written === undefined ? {} : { raw: written }) };
}
