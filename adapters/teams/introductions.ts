import { matchCard, suggestMatch } from "../../src/people/match-account.ts";
import { queueEntries } from "../../src/messaging/queue.ts";
import type { Address } from "../../src/ports/messenger.ts";
import type { Person } from "../../src/people/person.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import { say } from "../../src/texts/texts.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import { plain } from "../../src/vocabulary/inline.ts";
import type { ReferenceRow } from "./collections.ts";
import type { Desk } from "./desk.ts";
import { directWith, referenceOf } from "./direct.ts";
import { platform } from "./options.ts";
import { LostAnswer, faultOf, statusOf } from "./outcomes.ts";
import { messagesOf, sendParts } from "./posting.ts";
import type { Member } from "./wire.ts";

/** People who cannot be reached: they are looked for in the teams' rosters by e-mail and asked who they are; coordinators hear who has no app. */
export interface Introductions {
  run(): Promise<void>;
  /** Tells the coordinators, by the outbox: a restart forgets nobody. */
  unreached(to: Address): Promise<void>;
}

export function createIntroductions(desk: Desk): Introductions {
  const looked = new Map<string, number>();
  /** Those who have not been looked for lately: somebody who is in no roster is not looked for at every sweep. */
  const due = (people: readonly Person[]): readonly Person[] => {
    const now = desk.ports.clock.machine();
    const found = people.filter((p) => now - (looked.get(p.id) ?? Number.NEGATIVE_INFINITY) >= lookAgainMs);
    for (const p of found) looked.set(p.id, now);
    return found;
  };
  return {
    unreached: async (to) => {
      const active = await desk.app.programme();
      if (active) await tellCoordinators(desk, active, await personOf(desk, to));
    },
    run: async () => {
      const active = await desk.app.programme();
      if (active) await introduce(desk, active, due);
    },
  };
}

const personOf = async (desk: Desk, to: Address): Promise<string | undefined> =>
  (await desk.ports.stores.accounts.get(accountId({ platform, tenant: to.tenant, user: to.user ?? "" })))?.value.person;

/** Once for a person: who has not taken the app into use is nobody's business in a channel. */
async function tellCoordinators(desk: Desk, active: ActiveProgramme, id: string | undefined): Promise<void> {
  const { stores } = desk.ports;
  const person = id === undefined ? undefined : (await stores.persons.get(id))?.value;
  if (!person) return;
  const coordinators = await stores.roles.find({ programme: active.programme.id, role: "coordinator" });
  const drafts = await Promise.all(
    [...new Set(coordinators.map((r) => r.value.person))].filter((c) => c !== person.id).map(async (coordinator) => {
      const language = (await stores.persons.get(coordinator))?.value.language ?? active.programme.language;
      const text = say(language, "teams.notInstalled", { person: plain(person.name) });
      const card = { language, summary: text, blocks: [{ kind: "text" as const, text }], ...(active.programme.demo ? { demo: true } : {}) };
      return { key: `notInstalled:${platform}:${person.id}:${coordinator}`, purpose: "notice" as const, to: { kind: "person" as const, person: coordinator }, card };
    }),
  );
  await queueEntries(desk.ports, active.scope, drafts);
  desk.ports.wake();
}

const lookAgainMs = 15 * 60_000;
/** Longer than asking takes, shorter than until the next look. */
const atItMs = 5 * 60_000;

async function introduce(desk: Desk, active: ActiveProgramme, due: (people: readonly Person[]) => readonly Person[]): Promise<void> {
  const lost = await desk.ports.stores.outbox.list({ state: "unreachable", programme: active.programme.id, limit: 200 });
  const ids = [...new Set(lost.flatMap((e) => (e.to.kind === "person" ? [e.to.person] : [])))];
  const people = (await Promise.all(ids.map((id) => desk.ports.stores.persons.get(id)))).flatMap((p) => p?.value ?? []);
  const unasked: Person[] = [];
  for (const person of people) if (person.email !== undefined && isPending((await desk.ports.stores.settings.get(askedId(person)))?.value.text ?? "0")) unasked.push(person);
  const open = due(unasked);
  if (open.length === 0) return;
  const teams = new Map<string, ReferenceRow>();
  for (const row of await desk.references.all({})) if (row.kind !== "personal" && !row.gone) teams.set(row.team ?? row.conversation, row);
  for (const row of teams.values()) await introduceIn(desk, active, row, open);
}

/** Holds how it ended, or since when somebody is at it. */
const askedId = (person: Person): string => `introduced:${platform}:${person.id}`;
const isPending = (text: string): boolean => /^\d+$/.test(text);

/** Undefined when another is at it or it has been done. What failed, or was cut off, is tried again after a while. */
async function takeTurn({ ports }: Desk, active: ActiveProgramme, person: Person): Promise<"first" | "again" | undefined> {
  const { settings } = ports.stores;
  const now = ports.clock.machine();
  const mine = { ...active.scope, id: askedId(person), text: String(now) };
  const stored = await settings.get(mine.id);
  if (!stored) return (await settings.insert(mine)) ? "first" : undefined;
  if (!isPending(stored.value.text) || now - Number(stored.value.text) < atItMs) return undefined;
  return (await settings.save(stored, mine)) ? "again" : undefined;
}

async function settle(desk: Desk, active: ActiveProgramme, person: Person, text: "asked" | "notInstalled"): Promise<void> {
  const { settings } = desk.ports.stores;
  const ended = { ...active.scope, id: askedId(person), text };
  const stored = await settings.get(ended.id);
  if (!(stored ? await settings.save(stored, ended) : await settings.insert(ended))) return settle(desk, active, person, text);
}

async function introduceIn(desk: Desk, active: ActiveProgramme, row: ReferenceRow, people: readonly Person[]): Promise<void> {
  try {
    const members = await desk.wire.talk(referenceOf(row), (talk) => talk.roster(row.team));
    await desk.members.learn(row.tenant, members);
    for (const person of people) {
      // Whose mail another organisation writes is not looked at.
      const member = members.find((m) => !m.guest && [m.email, m.principal].some((mail) => mail?.toLowerCase() === person.email?.toLowerCase()));
      if (member) await askWho(desk, active, row.tenant, { member, person });
    }
  } catch (error) {
    desk.ports.log.warn("teams.rosterUnknown", faultOf(error));
  }
}

async function askWho(desk: Desk, active: ActiveProgramme, tenant: string, { member, person }: { readonly member: Member; readonly person: Person }): Promise<void> {
  const ref = { platform, tenant, user: member.user };
  try {
    if (await desk.ports.stores.accounts.get(accountId(ref))) return;
    const at = await directWith(desk, ref, member.id);
    const turn = at && (await takeTurn(desk, active, person));
    if (!at || !turn) return;
    // Who wrote before we came to them was asked then. At the second try the suggestion is our own.
    if (!(await suggestMatch(desk.ports, active, ref, person)) && turn === "first") return settle(desk, active, person, "asked");
    await desk.wire.talk(at, (talk) => sendParts(talk, messagesOf(matchCard(active, person), { surface: "personal" }, desk.tuning.cardBytes)));
    await settle(desk, active, person, "asked");
  } catch (error) {
    if (error instanceof LostAnswer) return settle(desk, active, person, "asked");
    if (statusOf(error) !== 403 && statusOf(error) !== 404) return desk.ports.log.warn("teams.introductionWaits", faultOf(error));
    await settle(desk, active, person, "notInstalled");
    await tellCoordinators(desk, active, person.id);
  }
}
