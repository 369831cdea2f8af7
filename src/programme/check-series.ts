import { indicatorId, measureIds, projectId } from "./derive-ids.ts";
import type { Loose } from "./file/shape.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";
import type { ProgrammeFile } from "./programme-file.ts";

interface Use {
  readonly path: Path;
  readonly kind: string | undefined;
  readonly unit: string | undefined;
  readonly named: boolean;
}

/** One reading serves every indicator of a series, so they all have to ask the same thing. */
export function checkSeries(file: Loose<ProgrammeFile> | undefined, report: Report): void {
  const uses = new Map<string, Use[]>();
  const taken = new Set<string>();
  file?.groups?.forEach((group, g) => {
    const ids = measureIds(group?.id ?? "", group?.measures ?? []);
    for (const id of [...ids.ids, ...(group?.tables ?? []).map((t) => t?.id), ...(group?.projects ?? []).map((p, i) => p?.id ?? projectId(group?.id ?? "", i))])
      if (id !== undefined) taken.add(id);
    group?.measures?.forEach((measure, m) =>
      measure?.indicators?.forEach((x, i) => {
        const series = x?.series ?? x?.id ?? indicatorId(ids.ids[m] ?? "", i);
        const use = { path: ["groups", g, "measures", m, "indicators", i], kind: x?.kind, unit: x?.unit, named: x?.series !== undefined };
        const others = uses.get(series);
        if (others) others.push(use);
        else uses.set(series, [use]);
      }),
    );
  });
  for (const [series, all] of uses) checkUses(series, all, taken.has(series), report);
}

function checkUses(series: string, uses: readonly Use[], taken: boolean, report: Report): void {
  const named = uses.filter((u) => u.named);
  const [first] = uses;
  if (!first || named.length === 0) return;
  for (const use of named) {
    const path = [...use.path, "series"];
    if (taken) report.error(path, "seriesTaken", { series });
    else if (uses.length === 1) report.warning(path, "seriesOnce", { series });
    if (use.unit !== first.unit) report.error(path, "seriesUnits", { series, unit: use.unit ?? "–", other: first.unit ?? "–", line: report.line(first.path) });
    else if (use.kind !== first.kind) report.error(path, "seriesKinds", { series, kind: use.kind ?? "–", other: first.kind ?? "–", line: report.line(first.path) });
  }
}
