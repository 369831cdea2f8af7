import type { People } from "../../src/programme/load-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { openOffice, screenOf, smallPeople } from "./office.ts";
import type { Office, OfficeOptions } from "./office.ts";
import type { TestStore } from "./store.ts";

/** In "koti" a nurse owns 1a; the chair answers the rest. */
export const withOwner = (p: Programme): People => {
  const people = smallPeople(p);
  const scope = { organisation: p.organisation, programme: p.id };
  return { ...people, roles: [...people.roles, { ...scope, id: "owner:hoitaja", person: "hoitaja", role: "owner", group: "koti", measures: ["koti-1a"] }] };
};

export async function item(office: Office, who: string, m: string, values: Record<string, string>): Promise<void> {
  const screen = screenOf(await office.press(who, "dm", "evaluation.item", { m }));
  await office.submit(who, screen, values);
}

export async function ownerAnswers(office: Office, figure = "1 163"): Promise<void> {
  await item(office, "hoitaja", "koti-1a", { "figure:koti-1a-m1": figure, "judgement:koti-1a": "onTrack" });
}

export async function chairAnswers(office: Office): Promise<void> {
  await item(office, "kotijohtaja", "koti-2a", { "figure:kotona": "92,8", "judgement:koti-2a": "atRisk" });
  await item(office, "kotijohtaja", "koti-2b", { "figure:koti-2b-m2": "yes", "judgement:koti-2b": "onTrack" });
}

export async function readyOffice(store: TestStore, programme?: Programme, more: Partial<OfficeOptions> = {}): Promise<Office> {
  const office = await openOffice(store, { people: withOwner, ...(programme ? { programme } : {}), ...more });
  await office.goTo("2021-04-01");
  await ownerAnswers(office);
  await chairAnswers(office);
  await office.goTo("2021-04-02");
  return office;
}

/** "koti" is approved by its chair and confirmed by the coordinator on 2 April 2021. */
export async function confirmedOffice(store: TestStore, programme?: Programme, more: Partial<OfficeOptions> = {}): Promise<Office> {
  const office = await readyOffice(store, programme, more);
  await office.press("kotijohtaja", "dm", "evaluation.approve", { g: "koti" });
  await office.press("koordinaattori", "dm", "round.confirm");
  return office;
}

export const notices = (office: Office, who: string, words: string): readonly string[] => office.inbox(who).filter((t) => t.includes(words));
