import { forms, routes } from "../../src/routes.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { Language } from "../../src/shared/language.ts";
import type { Role } from "../../src/people/person.ts";
import type { People } from "../../src/programme/load-programme.ts";
import { slides } from "../programme/import/fixtures.ts";
import { atWork, tools, withEverything } from "./busy-office.ts";
import { openOffice } from "./office.ts";
import type { TestStore } from "./store.ts";
import type { Seen } from "./visitor.ts";
import { buttonsOf, visitorOf } from "./visitor.ts";

export interface Everything {
  readonly seen: readonly Seen[];
  /** Forms and routes of src/routes.ts: those that were never drawn, and those that nothing that was shown leads to. */
  readonly undrawn: readonly string[];
  readonly unoffered: readonly string[];
}

/** What words, a shortcut or a platform's own page alone lead to. */
const withoutButton: ReadonlySet<string> = new Set(["status.overdue", "status.changes", "status.items", "status.programme", "evaluation.when", "evaluation.mine", "reading.pick", "place.unlink", "broadcast.new", "home"]);
/** The sample has nobody to protect from reminders, so nobody is asked; a real programme is not replaced by another one. */
const onlyOf = (p: Programme): string => (p.demo ? "reminders.accept" : "programme.apply");

export interface Reach {
  readonly programme: Programme;
  readonly people: People;
  readonly languages: readonly Language[];
  /** How often a route is pressed with the same kind of params, and a kind of screen filled in, by one person in one language. */
  readonly most: number;
  /** People take turns with the languages: each sees everything in one. */
  readonly quick?: boolean;
  /** What an administrator drops into the conversation; another programme's document by default. */
  readonly document?: string;
}

/**
 * Everything that can be shown, found and not listed: every route is pressed by everybody, every button of every answer is pressed in
 * its turn, every screen is filled in wrongly, rightly and left by each of its ways. What is added to `routes` is found by itself.
 */
export async function everyReply(store: TestStore, reach: Reach): Promise<Everything> {
  const programme = withEverything(reach.programme);
  const reportLinks = { offer: () => Promise.resolve({ url: "https://kvartti.example.fi/reports/a", minutes: 15 }) };
  const office = await openOffice(store, { programme, people: () => reach.people, reportLinks, ...tools });
  await office.goTo("2021-04-01");
  await atWork(office, store, programme, { author: holders(reach.people, "communicationsOfficer")[0], chairs: holders(reach.people, "chair") });
  const [coordinator = ""] = holders(reach.people, "coordinator");
  const seen: Seen[] = [];
  const drawn = new Set<string>();
  const people = [...new Set(reach.people.roles.map((r) => r.person))];
  for (const [turn, language] of reach.languages.entries()) {
    for (const p of await store.stores.persons.find({ programme: reach.programme.id })) await store.stores.persons.save(p, { ...p.value, language });
    const visit = visitorOf(office, store, { programme, most: reach.most, document: reach.document ?? slides, seen, drawn });
    // Before a group's answers are confirmed, returned or given anew.
    for (const { id } of programme.groups) await visit.hear(coordinator, "dm", { kind: "press", route: "evaluation.preview", params: { g: id } });
    for (const [i, who] of people.entries()) if (!reach.quick || i % reach.languages.length === turn) await visit.asPerson(who);
    await office.app.run("sweep");
  }
  // The next round, which nobody answers until it is for the coordinator to call.
  for (const day of ["2021-07-01", "2021-07-27", "2021-07-29", "2021-08-05", "2021-08-12"]) await office.goTo(day);
  seen.push(...office.messenger.arrived.map((sent) => ({ what: sent.message.key, reply: { kind: "card", card: sent.message.card, to: "place" } as const })));
  const offered = new Set(seen.flatMap((s) => buttonsOf(s.reply)).map((b) => b.route));
  return {
    seen: different(seen),
    undrawn: forms.map((f) => f.name).filter((name) => !drawn.has(name)),
    unoffered: routes.map((r) => r.name).filter((name) => !offered.has(name) && !withoutButton.has(name) && name !== onlyOf(programme)),
  };
}

const holders = (people: People, role: Role): readonly string[] => [...new Set(people.roles.filter((r) => r.role === role).map((r) => r.person))];

/** What looks the same is looked at once. */
function different(seen: readonly Seen[]): readonly Seen[] {
  const looks = new Map(seen.map((s) => [JSON.stringify(s.reply).replace(/"(?:session|rev|s|t)":"?[^",}]*"?/g, ""), s]));
  return [...looks.values()];
}
