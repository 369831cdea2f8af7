import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { groupBy } from "../shared/group-by.ts";
import type { OwedItem } from "./answer.ts";
import type { Handover } from "./handover.ts";

/**
 * Brings the rows up to the handovers: those made are carried out once their time has come, deputies whose time is over give back
 * what is still open. Every step can be repeated.
 */
export async function keepHandovers(ports: Ports, active: ActiveProgramme, today: string): Promise<void> {
  const { handovers } = ports.stores;
  const waiting = await handovers.find({ programme: active.programme.id, state: ["made", "inForce"] });
  for (const stored of waiting) {
    const { begins, ends, state } = stored.value;
    if (ends !== undefined && ends < today) await endHandover(ports, active, stored.value.id);
    else if (state === "made" && begins <= today) await applyHandover(ports, active, stored.value);
  }
}

/** Changes the rows, then notes that it is done. Rows answered or passed on meanwhile stay as they are. */
export async function applyHandover(ports: Ports, active: ActiveProgramme, handover: Handover): Promise<void> {
  await addRoles(ports, active, handover);
  for (const row of await openRows(ports, active, handover.from))
    if (!handover.subjects || handover.subjects.some((s) => s.subject === row.value.subject))
      await change(ports, row, (item) => (item.answerer === handover.from ? passedOn(item, handover) : item));
  await setState(ports, handover.id, handover.lasts === "time" ? "inForce" : "ended");
}

/** Passed on for good it has an owner, who was appointed by that. */
const passedOn = (item: OwedItem, { from, to, id, lasts }: Handover): OwedItem => ({
  ...item, answerer: to, passedFrom: item.passedFrom ?? from, handover: id, ...(lasts === "forGood" ? { ownerMissing: false } : {}),
});

/** What the deputy has not answered goes back to whose it is. */
export async function endHandover(ports: Ports, active: ActiveProgramme, id: string): Promise<void> {
  const handover = (await ports.stores.handovers.get(id))?.value;
  if (!handover || handover.state === "ended") return;
  for (const row of await openRows(ports, active, handover.to)) await change(ports, row, (item) => (item.handover === id ? givenBack(item, handover) : item));
  await setState(ports, id, "ended");
}

function givenBack(item: OwedItem, handover: Handover): OwedItem {
  const { passedFrom, handover: _, ...rest } = item;
  return { ...rest, answerer: handover.from, ...(passedFrom === undefined || passedFrom === handover.from ? {} : { passedFrom }) };
}

async function openRows(ports: Ports, active: ActiveProgramme, answerer: string): Promise<readonly Stored<OwedItem>[]> {
  const rounds = await ports.stores.rounds.find({ programme: active.programme.id, state: "open" });
  const rows = await Promise.all(rounds.map((r) => ports.stores.owed.find({ round: r.value.id, answerer, state: "open" })));
  return rows.flat();
}

/** Changes a row that is still open; again when somebody was faster. */
export async function change(ports: Ports, row: Stored<OwedItem>, how: (item: OwedItem) => OwedItem): Promise<void> {
  if (row.value.state !== "open") return;
  const next = how(row.value);
  if (next === row.value || (await ports.stores.owed.save(row, next))) return;
  const again = await ports.stores.owed.get(row.value.id);
  if (again) await change(ports, again, how);
}

async function setState(ports: Ports, id: string, state: Handover["state"]): Promise<void> {
  const stored = await ports.stores.handovers.get(id);
  if (!stored || stored.value.state === state || stored.value.state === "ended") return;
  if (!(await ports.stores.handovers.save(stored, { ...stored.value, state }))) await setState(ports, id, state);
}

/** For good makes an owner, for a time a deputy; in this round alone nobody's role changes. */
async function addRoles(ports: Ports, active: ActiveProgramme, h: Handover): Promise<void> {
  const role = h.lasts === "forGood" ? ("owner" as const) : h.lasts === "time" ? ("deputy" as const) : undefined;
  if (!role) return;
  const base = { ...active.scope, person: h.to, role, from: h.begins, ...(h.ends === undefined ? {} : { to: h.ends }) };
  const groups = h.subjects ? [...groupBy(h.subjects, (s) => s.group)] : (await groupsOf(ports, active, h.from)).map((g) => [g, []] as const);
  for (const [group, subjects] of groups)
    await ports.stores.roles.insert({ ...base, id: `handover:${h.id}:${group}`, group, ...(subjects.length > 0 ? { measures: subjects.map((s) => s.subject) } : {}) });
}

async function groupsOf(ports: Ports, active: ActiveProgramme, person: string): Promise<readonly string[]> {
  const roles = await ports.stores.roles.find({ programme: active.programme.id, person });
  return [...new Set(roles.flatMap((r) => (r.value.role !== "staff" && r.value.group !== undefined ? [r.value.group] : [])))];
}
