import { roles } from "../people/person.ts";
import type { Loose } from "./file/shape.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import { nearest } from "./file/shape.ts";
import { uniqueness } from "./unique.ts";

type File = Loose<ProgrammeFile>;
type Group = NonNullable<NonNullable<File["groups"]>[number]>;

/** Groups, goals and the people and places around them: each name means one thing. */
export function checkGroups(file: File | undefined, report: Report): void {
  for (const list of ["bodies", "audiences", "promises"] as const) {
    const once = uniqueness(report, "duplicateId");
    file?.[list]?.forEach((x, i) => once(x?.id, [list, i, "id"], { id: x?.id ?? "" }));
  }
  const groupOnce = uniqueness(report, "duplicateId");
  file?.groups?.forEach((group, g) => {
    if (!group) return;
    groupOnce(group.id, ["groups", g, "id"], { id: group.id ?? "" });
    checkGoals(group, ["groups", g], report);
    if (!group.chair) report.warning(["groups", g], "noChair", { group: group.name ?? group.id ?? "" });
    if (!(group.goals?.length || group.measures?.length || group.projects?.length || group.tables?.length))
      report.warning(["groups", g], "emptyGroup", { group: group.name ?? group.id ?? "" });
    checkResponsible(group.chair, ["groups", g, "chair"], report);
  });
  checkAliases(file, report);
  checkPromises(file, report);
  checkAudiences(file, report);
}

function checkGoals(group: Group, path: Path, report: Report): void {
  const once = uniqueness(report, "duplicateGoal");
  group.goals?.forEach((goal, i) => once(goal?.number, [...path, "goals", i, "number"], { number: goal?.number ?? "" }));
}

/** People ask by alias: one that means two groups can only be asked back about. */
function checkAliases(file: File | undefined, report: Report): void {
  const met = new Map<string, { readonly group: number; readonly path: Path }>();
  file?.groups?.forEach((group, g) => {
    const names = [{ text: group?.name, path: ["groups", g, "name"] }, ...(group?.aliases ?? []).map((text, i) => ({ text, path: ["groups", g, "aliases", i] }))];
    for (const { text, path } of names) {
      const key = text?.toLowerCase();
      if (text === undefined || key === undefined) continue;
      const first = met.get(key);
      if (!first) met.set(key, { group: g, path });
      else if (first.group !== g) report.warning(path, "duplicateAlias", { alias: text, line: report.line(first.path) });
    }
  });
}

function checkPromises(file: File | undefined, report: Report): void {
  const groups = (file?.groups ?? []).flatMap((g) => g?.id ?? []);
  file?.promises?.forEach((promise, i) => {
    if (promise?.group !== undefined && !groups.includes(promise.group)) reportUnknownGroup(report, ["promises", i, "group"], promise.group, groups);
  });
}

/** Whom an audience is made of: `groups`, `group:<id>`, `body:<id>`, `role:<role>`. A slip here would leave people out without a word. */
function checkAudiences(file: File | undefined, report: Report): void {
  const ids = (kind: string, all: readonly ({ readonly id?: string | undefined } | undefined)[] | undefined): readonly string[] => (all ?? []).flatMap((x) => (x?.id === undefined ? [] : [`${kind}:${x.id}`]));
  const known = ["groups", ...ids("group", file?.groups), ...ids("body", file?.bodies), ...roles.map((role) => `role:${role}`)];
  file?.audiences?.forEach((audience, a) =>
    audience?.to?.forEach((selector, i) => {
      if (selector === undefined || known.includes(selector)) return;
      const near = nearest(selector, known);
      const params = { selector, known: known.join(", ") };
      if (near === undefined) report.error(["audiences", a, "to", i], "unknownReaders", params);
      else report.error(["audiences", a, "to", i], "unknownReadersNear", { ...params, near });
    }),
  );
}

export function reportUnknownGroup(report: Report, path: Path, group: string, groups: readonly string[]): void {
  const near = nearest(group, groups);
  const params = { group, groups: groups.join(", ") };
  if (near === undefined) report.error(path, "unknownGroup", params);
  else report.error(path, "unknownGroupNear", { ...params, near });
}

export function checkResponsible(who: { readonly title?: string | undefined; readonly name?: string | undefined } | undefined, path: Path, report: Report): void {
  if (who && who.title === undefined && who.name === undefined) report.error(path, "nobody");
}
