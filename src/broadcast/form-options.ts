import type { Context } from "../conversation/context.ts";
import { mayReach } from "../conversation/context.ts";
import type { Role } from "../people/person.ts";
import type { Option } from "../vocabulary/form.ts";

const addressed: readonly Role[] = ["chair", "owner", "deputy", "staff", "coordinator"];

/** Whom this author may address: the whole programme, or a chair the own groups. */
export function audienceOptions(c: Context): readonly Option[] {
  const { programme } = c.active;
  const groups = programme.groups
    .filter((g) => ["group", "all"].includes(mayReach(c, "broadcast", g.id) ?? ""))
    .map((g) => ({ value: `group:${g.id}`, label: c.t("broadcast.to.group", { group: g.name }) }));
  if (mayReach(c, "broadcast") !== "all") return groups;
  return [
    ...programme.audiences.map((a) => ({ value: `audience:${a.id}`, label: a.name })),
    ...groups,
    ...programme.bodies.map((b) => ({ value: `body:${b.id}`, label: c.t("broadcast.to.body", { body: b.name }) })),
    ...addressed.map((role) => ({ value: `role:${role}`, label: c.t("broadcast.to.role", { role: c.t(`people.role.${role}`) }) })),
  ];
}

const platformNames: Readonly<Record<string, string>> = { slack: "Slack", teams: "Teams", web: "Web" };

export const platformOptions = (c: Context): readonly Option[] =>
  [...c.ports.messengers.keys()].map((value) => ({ value, label: platformNames[value] ?? value }));

/** Every selector is one that this person may use: asked again when it is sent and approved. */
export function withinScope(c: Context, selectors: readonly string[]): boolean {
  const allowed = new Set(audienceOptions(c).map((o) => o.value));
  return selectors.every((s) => allowed.has(s));
}
