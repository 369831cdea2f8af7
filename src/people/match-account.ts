import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { queueEntries } from "../messaging/queue.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import { accountId } from "../vocabulary/incoming.ts";
import type { AccountRef } from "../vocabulary/incoming.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Person } from "./person.ts";

/**
 * Whose account is this? An e-mail suggests, the person confirms; where nothing suggests, a coordinator says so. A suggestion is kept
 * in the settings under the account's own id, so that nobody can confirm what was suggested to another.
 */
export interface NewAccount {
  readonly ref: AccountRef;
  /** The direct conversation with the bot, when known. */
  readonly direct?: string;
}

const suggestionId = (ref: AccountRef): string => `match:${accountId(ref)}`;
const askedId = (ref: AccountRef): string => `match-asked:${accountId(ref)}`;

/** The person whose e-mail this is, when there is exactly one and no account of the same workspace is theirs already. */
export async function personByEmail(ports: Ports, active: ActiveProgramme, email: string, ref: AccountRef): Promise<Person | undefined> {
  const programme = active.programme.id;
  const wanted = email.trim().toLowerCase();
  const found = (await ports.stores.persons.find({ programme })).filter((p) => p.value.email?.toLowerCase() === wanted);
  const [person] = found;
  if (!person || found.length > 1) return undefined;
  const accounts = await ports.stores.accounts.find({ programme, person: person.value.id });
  return accounts.some((a) => a.value.ref.platform === ref.platform && a.value.ref.tenant === ref.tenant) ? undefined : person.value;
}

/** Keeps the suggestion. False: this person has been suggested to this account before, and was asked then. */
export async function suggestMatch(ports: Ports, active: ActiveProgramme, ref: AccountRef, person: Person): Promise<boolean> {
  const id = suggestionId(ref);
  const value = { ...active.scope, id, text: person.id };
  const stored = await ports.stores.settings.get(id);
  if (!stored) return ports.stores.settings.insert(value);
  if (stored.value.text === person.id && stored.value.programme === active.programme.id) return false;
  return ports.stores.settings.save(stored, value);
}

/** It has been answered, or it was not asked after all. */
export async function withdrawSuggestion(ports: Ports, ref: AccountRef): Promise<void> {
  await ports.stores.settings.remove(suggestionId(ref));
}

/** "Oletko sinä …?" The buttons' routes are answered by `confirmMatch`, before there is anybody to check the leave of. */
export const matchRoute = "people.match";
export function matchCard(active: ActiveProgramme, person: Person): Card {
  const language = person.language ?? active.programme.language;
  const t = speak(language);
  const text = t("match.ask", { name: plain(person.name) });
  return {
    language, summary: text, ...(active.programme.demo ? { demo: true } : {}),
    blocks: [
      { kind: "text", text },
      {
        kind: "buttons",
        buttons: [
          { label: t("match.yes"), route: matchRoute, params: { a: "yes" }, style: "primary" },
          { label: t("match.no"), route: matchRoute, params: { a: "no" } },
        ],
      },
    ],
  };
}

export type Matched = { readonly kind: "matched"; readonly person: Person } | { readonly kind: "denied" | "gone" | "taken" };

/** The person's own word on what was suggested to this very account. */
export async function confirmMatch(ports: Ports, active: ActiveProgramme, account: NewAccount, yes: boolean): Promise<Matched> {
  const stored = await ports.stores.settings.get(suggestionId(account.ref));
  if (stored?.value.programme !== active.programme.id) return { kind: "gone" };
  if (!yes) {
    await withdrawSuggestion(ports, account.ref);
    return { kind: "denied" };
  }
  const person = (await ports.stores.persons.get(stored.value.text))?.value;
  if (!person) return { kind: "gone" };
  const done = await connect(ports, active, account, person);
  await withdrawSuggestion(ports, account.ref);
  return done ? { kind: "matched", person } : { kind: "taken" };
}

/** Makes the account theirs, and queues again what could not reach them before. */
async function connect(ports: Ports, active: ActiveProgramme, { ref, direct }: NewAccount, person: Person): Promise<boolean> {
  const id = accountId(ref);
  const made = await ports.stores.accounts.insert({
    ...active.scope, id, person: person.id, ref, seenAt: ports.clock.now(), ...(direct === undefined ? {} : { direct }),
  });
  if (!made && (await ports.stores.accounts.get(id))?.value.person !== person.id) return false;
  ports.log.info("accountMatched", { account: id, person: person.id });
  for (const entry of await ports.stores.outbox.list({ state: "unreachable", programme: active.programme.id, limit: 500 }))
    if (entry.to.kind === "person" && entry.to.person === person.id) await ports.stores.outbox.requeue(entry.key, ports.clock.now());
  ports.wake();
  return true;
}

export type CoordinatorsAsked = "asked" | "askedBefore" | "nobodyToAsk";

/** Asks the coordinators who this is. `name` is the profile's own. Once for an account. */
export async function askCoordinators(ports: Ports, active: ActiveProgramme, ref: AccountRef, name: string): Promise<CoordinatorsAsked> {
  const roles = await ports.stores.roles.find({ programme: active.programme.id, role: "coordinator" });
  if (roles.length === 0) return "nobodyToAsk";
  if (!(await ports.stores.settings.insert({ ...active.scope, id: askedId(ref), text: name.slice(0, 100) }))) return "askedBefore";
  const people = await unmatched(ports, active, ref);
  const coordinators = [...new Set(roles.map((r) => r.value.person))];
  const drafts = await Promise.all(
    coordinators.map(async (person) => {
      const language = (await ports.stores.persons.get(person))?.value.language ?? active.programme.language;
      return { key: `match:${accountId(ref)}:${person}`, purpose: "notice" as const, to: { kind: "person" as const, person }, card: whoIsCard(active, language, { ref, name, people }) };
    }),
  );
  await queueEntries(ports, active.scope, drafts);
  ports.wake();
  return "asked";
}

/** People who cannot be reached in this workspace yet. */
async function unmatched(ports: Ports, active: ActiveProgramme, ref: AccountRef): Promise<readonly Person[]> {
  const programme = active.programme.id;
  const accounts = await ports.stores.accounts.find({ programme });
  const taken = new Set(accounts.filter((a) => a.value.ref.platform === ref.platform && a.value.ref.tenant === ref.tenant).map((a) => a.value.person));
  const all = await ports.stores.persons.find({ programme }, { sort: "name" });
  return all.map((p) => p.value).filter((p) => !taken.has(p.id));
}

interface Who {
  readonly ref: AccountRef;
  readonly name: string;
  readonly people: readonly Person[];
}

function whoIsCard(active: ActiveProgramme, language: Person["language"] & string, who: Who): Card {
  const t = speak(language);
  const text = t("match.whoIs", { name: plain(who.name) });
  const account = { p: who.ref.platform, t: who.ref.tenant, u: who.ref.user };
  return {
    language, summary: text, ...(active.programme.demo ? { demo: true } : {}),
    blocks: [
      { kind: "text", text },
      { kind: "buttons", buttons: [...who.people.map((p) => ({ label: plain(p.name), route: "people.matchAs", params: { ...account, id: p.id } })), { label: t("match.notAnyone"), route: "people.matchAs", params: account }] },
    ],
  };
}

/** The coordinator's word: params name the account (`p`, `t`, `u`) and the person (`id`; without one, nobody). */
export async function matchAs(c: Context, params: Params): Promise<Reply> {
  const ref: AccountRef = { platform: params["p"] ?? "", tenant: params["t"] ?? "", user: params["u"] ?? "" };
  const asked = await c.ports.stores.settings.get(askedId(ref));
  if (asked?.value.programme !== c.active.programme.id) return replySentence(c, c.t("match.gone"));
  const person = params["id"] === undefined ? undefined : (await c.ports.stores.persons.get(params["id"]))?.value;
  if (!person) {
    await c.ports.stores.settings.remove(askedId(ref));
    return replySentence(c, c.t("match.leftOut"));
  }
  const done = person.programme === c.active.programme.id && (await connect(c.ports, c.active, { ref }, person));
  await c.ports.stores.settings.remove(askedId(ref));
  if (!done) return replySentence(c, c.t("match.taken"));
  await tellPerson(c, person);
  const text = c.t("match.confirmed", { who: plain(asked.value.text), person: plain(person.name) });
  return { ...replyCard(cardOf(c, text, [{ kind: "text", text, tone: "good" }]), "asker"), replace: true } as Reply;
}

async function tellPerson(c: Context, person: Person): Promise<void> {
  const language = person.language ?? c.active.programme.language;
  const text = speak(language)("match.done");
  const card: Card = { ...cardOf(c, text, [{ kind: "text", text }]), language };
  await queueEntries(c.ports, c.active.scope, [{ key: `matched:${person.id}:${c.incoming.id}`, purpose: "notice", to: { kind: "person", person: person.id }, card }]);
}
