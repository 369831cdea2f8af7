import type { RoleAssignment, Role } from "./person.ts";

/** Everything that needs leave. The table below is design.md's "Who may do what", and the only one. */
export type Deed =
  | "readStatus"
  | "answerItems"
  | "confirmEvaluation"
  | "seeMissing"
  | "compile"
  | "broadcast"
  | "linkPlace"
  | "manageProgramme";

/** `own`: what is one's own or passed on to one; `group`: the role's group; `all`: the whole programme. */
export type Reach = "own" | "group" | "all";

const table: Readonly<Record<Deed, Partial<Record<Role, Reach>>>> = {
  readStatus: { staff: "all", owner: "all", deputy: "all", chair: "all", coordinator: "all", communicationsOfficer: "all", administrator: "all" },
  answerItems: { owner: "own", deputy: "own", chair: "group", coordinator: "all" },
  confirmEvaluation: { chair: "group", coordinator: "all" },
  seeMissing: { owner: "own", deputy: "own", chair: "group", coordinator: "all" },
  compile: { coordinator: "all" },
  broadcast: { chair: "group", coordinator: "all", communicationsOfficer: "all" },
  linkPlace: { chair: "group", coordinator: "all", administrator: "all" },
  manageProgramme: { administrator: "all" },
};

export const inForce = (a: RoleAssignment, today: string): boolean =>
  (a.from === undefined || a.from <= today) && (a.to === undefined || today <= a.to);

/** Widest reach that these assignments give for a deed in a group (or anywhere, when no group is meant); undefined = not allowed. */
export function reachFor(deed: Deed, assignments: readonly RoleAssignment[], today: string, group?: string): Reach | undefined {
  const reaches = assignments
    .filter((a) => inForce(a, today))
    .map((a) => {
      const reach = table[deed][a.role];
      return reach === "group" && group !== undefined && a.group !== group ? undefined : reach;
    });
  return (["all", "group", "own"] as const).find((r) => reaches.includes(r));
}

/** Roles that may do it somewhere: for the sentence of a refusal. */
export const rolesFor = (deed: Deed): readonly Role[] => Object.keys(table[deed]) as Role[];

/** For the documentation and its test: the table as rows. */
export const permissionTable = table;
