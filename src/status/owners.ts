import type { Measure, Project, Responsible } from "../programme/measure.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { Records } from "./records.ts";
import type { OwnerView } from "./views.ts";

/** Whom the document names; else whom a role in the group makes responsible; else the chair, and that is an alarm. */
export async function ownerOfMeasure(records: Records, group: WorkingGroup, measure: Measure): Promise<OwnerView> {
  if (measure.owners.length > 0) return { kind: "named", owners: measure.owners };
  return ownerByRole(records, group, measure.id);
}

export const ownerOfProject = (records: Records, group: WorkingGroup, project: Project): Promise<OwnerView> =>
  ownerByRole(records, group, project.id);

async function ownerByRole(records: Records, group: WorkingGroup, subject: string): Promise<OwnerView> {
  const owners = await records.holders(group.id, "owner", subject);
  if (owners.length > 0) return { kind: "named", owners };
  return ownerOfGoal(records, group);
}

/** A goal that nothing is tied to has nobody of its own: the chair answers for it. */
export async function ownerOfGoal(records: Records, group: WorkingGroup): Promise<OwnerView> {
  const chair = await chairOf(records, group);
  return chair ? { kind: "missing", chair } : { kind: "nobody" };
}

/** A group's owner is its chair: nothing is missing then. */
export async function ownerOfGroup(records: Records, group: WorkingGroup): Promise<OwnerView> {
  const chair = await chairOf(records, group);
  return chair ? { kind: "named", owners: [chair] } : { kind: "nobody" };
}

const chairOf = async (records: Records, group: WorkingGroup): Promise<Responsible | undefined> =>
  group.chair ?? (await records.holders(group.id, "chair"))[0];

/** The same owner throughout, or undefined. */
export function commonOwner(owners: readonly OwnerView[]): OwnerView | undefined {
  const [first] = owners;
  return first && owners.every((o) => JSON.stringify(o) === JSON.stringify(first)) ? first : undefined;
}
