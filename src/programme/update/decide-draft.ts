import type { Context } from "../../conversation/context.ts";
import { replySentence } from "../../conversation/context.ts";
import type { Params, Route } from "../../conversation/route.ts";
import type { Person, RoleAssignment } from "../../people/person.ts";
import type { Reply } from "../../vocabulary/reply.ts";
import { currentProgramme } from "../current-programme.ts";
import { loadProgramme, updateProgramme } from "../load-programme.ts";
import type { People } from "../load-programme.ts";
import type { Programme } from "../programme.ts";
import type { Responsible } from "../measure.ts";
import type { ProgrammeDraft } from "./programme-draft.ts";

/** Takes the shown version into use. What was compared with an older version is not: somebody else was faster. */
async function applyDraft(c: Context, params: Params): Promise<Reply> {
  const stored = await c.ports.stores.programmeDrafts.get(params["p"] ?? "");
  const draft = stored?.value;
  if (draft?.programme !== c.active.programme.id) return replySentence(c, c.t("document.gone"));
  const { name } = draft.content;
  if (draft.against === undefined) return replySentence(c, c.t("document.demoReplaced", { name, version: await takeTheDemosPlace(c, draft) }));
  const done = await updateProgramme(c.ports, draft.content, { persons: [], roles: [] }, draft.against);
  if (!done) return replySentence(c, c.t("document.overtaken"));
  await c.ports.stores.programmeDrafts.remove(draft.id);
  const inUse = await currentProgramme(c.ports, undefined);
  const waits = inUse !== undefined && inUse.version !== done.version;
  return replySentence(c, c.t(waits ? "update.waits" : "cli.load.done", { name, version: done.version, inUse: inUse?.version ?? done.version }));
}

async function takeTheDemosPlace(c: Context, draft: ProgrammeDraft): Promise<number> {
  const { version } = await loadProgramme(c.ports, draft.content, firstPeople(c, draft.content));
  if (c.person) await bringAccounts(c, c.person, draft.content);
  await c.ports.stores.programmeDrafts.remove(draft.id);
  return version;
}

async function dropDraft(c: Context, params: Params): Promise<Reply> {
  const stored = await c.ports.stores.programmeDrafts.get(params["p"] ?? "");
  if (stored?.value.programme !== c.active.programme.id) return replySentence(c, c.t("document.gone"));
  await c.ports.stores.programmeDrafts.remove(stored.value.id);
  return replySentence(c, c.t("document.dropped"));
}

/** The sample's people do not belong to a real programme: its first ones are who took it into use and the chairs that it names. */
function firstPeople(c: Context, programme: Programme): People {
  const scope = { organisation: programme.organisation, programme: programme.id };
  const me: Person[] = c.person ? [{ ...c.person, ...scope }] : [];
  const admin: RoleAssignment[] = me.map((p) => ({ ...scope, id: `${p.id}:administrator`, person: p.id, role: "administrator" }));
  const byName = new Map<string, Person>();
  const chairs = programme.groups.flatMap((g): RoleAssignment[] => {
    const name = g.chair && nameOf(g.chair);
    if (name === undefined) return [];
    const person = byName.get(name) ?? { ...scope, id: `h-${c.ports.newId().slice(0, 8)}`, name };
    byName.set(name, person);
    return [{ ...scope, id: `${person.id}:chair:${g.id}`, person: person.id, role: "chair", group: g.id }];
  });
  return { persons: [...me, ...byName.values()], roles: [...admin, ...chairs] };
}

/** Who took another programme into use stays known in it, from everywhere they write. */
async function bringAccounts(c: Context, { id: person }: Person, { organisation, id: programme }: Programme): Promise<void> {
  const { accounts } = c.ports.stores;
  for (const account of await accounts.find({ programme: c.active.programme.id, person })) await accounts.save(account, { ...account.value, organisation, programme });
}

const nameOf = (r: Responsible): string | undefined => r.name ?? r.title;

export const programmeRoutes: readonly Route[] = [
  { name: "programme.apply", deed: "manageProgramme", handle: applyDraft },
  { name: "programme.drop", deed: "manageProgramme", handle: dropDraft },
];
