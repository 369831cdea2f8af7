import { reportUnknownGroup } from "../programme/check-groups.ts";
import type { Report } from "../programme/file/report.ts";
import type { Loose } from "../programme/file/shape.ts";
import type { Path } from "../programme/file/source.ts";
import type { Programme } from "../programme/programme.ts";
import { uniqueness } from "../programme/unique.ts";
import { itemsOf } from "./named-items.ts";
import type { PeopleFile, RoleFile } from "./people-file.ts";

type LooseRole = Loose<RoleFile>;

/** Roles that are always for one group, and those that are for the whole programme. */
const ofGroup: ReadonlySet<string> = new Set(["owner", "deputy", "chair"]);
const ofProgramme: ReadonlySet<string> = new Set(["coordinator", "communicationsOfficer", "administrator"]);

/** Everybody once, every role in a group that is there, somebody for every group. */
export function checkPeople(file: Loose<PeopleFile> | undefined, programme: Programme, report: Report): void {
  const idOnce = uniqueness(report, "duplicateId");
  const emailOnce = uniqueness(report, "duplicateEmail");
  file?.persons?.forEach((person, i) => {
    const path = ["persons", i];
    idOnce(person?.id, [...path, "id"], { id: person?.id ?? "" });
    emailOnce(person?.email?.toLowerCase(), [...path, "email"], {});
    if (person && !person.roles?.length) report.warning(path, "personWithoutRole", { name: person.name ?? person.id ?? "" });
    const roleOnce = uniqueness(report, "duplicateRole");
    person?.roles?.forEach((role, r) => {
      const at = [...path, "roles", r];
      if (role?.role !== undefined) roleOnce([role.role, role.group, role.from].join(), at, { role: role.role });
      if (role) checkRole(role, at, programme, report);
    });
  });
  checkChairs(file, programme, report);
  const everybody = (file?.persons ?? []).flatMap((person) => person?.roles ?? []);
  if (!everybody.some((role) => role?.role === "coordinator")) report.warning(["persons"], "noCoordinator");
}

function checkRole(role: LooseRole, path: Path, programme: Programme, report: Report): void {
  const name = role.role ?? "";
  const groups = programme.groups.map((g) => g.id);
  if (role.from !== undefined && role.to !== undefined && role.from > role.to) report.error([...path, "to"], "fromAfterTo", { from: role.from, to: role.to });
  if (role.group === undefined && ofGroup.has(name)) report.error(path, "groupNeeded", { role: name });
  if (role.group !== undefined && ofProgramme.has(name)) report.warning([...path, "group"], "groupNotNeeded", { role: name });
  if (role.group !== undefined && !groups.includes(role.group)) return reportUnknownGroup(report, [...path, "group"], role.group, groups);
  if (role.measures !== undefined && name !== "owner") report.warning([...path, "measures"], "measuresNotNeeded");
  role.measures?.forEach((text, i) => {
    if (text !== undefined && role.group !== undefined && itemsOf(programme, role.group).find(text) === undefined)
      report.error([...path, "measures", i], "unknownMeasure", { measure: text });
  });
}

function checkChairs(file: Loose<PeopleFile> | undefined, programme: Programme, report: Report): void {
  for (const group of programme.groups) {
    const chairs = (file?.persons ?? []).flatMap((person, i) =>
      (person?.roles ?? []).flatMap((role, r) => (role?.role === "chair" && role.group === group.id ? [{ role, path: ["persons", i, "roles", r] }] : [])),
    );
    if (chairs.length === 0) report.warning(["persons"], "chairMissing", { group: group.id });
    chairs.forEach((chair, n) => {
      const other = chairs.slice(0, n).find((c) => overlap(c.role, chair.role));
      if (other) report.warning(chair.path, "twoChairs", { group: group.id, line: report.line(other.path) });
    });
  }
}

const overlap = (a: LooseRole, b: LooseRole): boolean =>
  (a.from ?? "") <= (b.to ?? "9999") && (b.from ?? "") <= (a.to ?? "9999");
