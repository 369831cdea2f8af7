import { askCoordinators, confirmMatch, matchCard, matchRoute, personByEmail, suggestMatch } from "../../src/people/match-account.ts";
import { adminCodeIn } from "../../src/people/admin-code.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import { speak } from "../../src/texts/texts.ts";
import type { TextKey } from "../../src/texts/texts.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Person } from "../../src/people/person.ts";
import type { Desk, Turn } from "./desk.ts";

/** Asks a coordinator to say who this is. */
const askRoute = "people.askMatch";

/** The answer to somebody we do not know yet; undefined: known, or nothing to say, let the core answer. */
export type Meet = (turn: Turn) => Promise<Reply | undefined>;

/** Who is known stays known: an account is looked up once in a while. */
const knownForMs = 600_000;

export function createMeeting(desk: Desk): Meet {
  const known = new Map<string, number>();
  const isKnown = async (turn: Turn): Promise<boolean> => {
    const id = accountId(turn.actor);
    const now = desk.ports.clock.machine();
    if (now - (known.get(id) ?? Number.NEGATIVE_INFINITY) < knownForMs) return true;
    if (!(await desk.ports.stores.accounts.get(id))) return false;
    if (known.size > 5_000) known.clear();
    known.set(id, now);
    return true;
  };
  return async (turn) => {
    // In a channel anybody of the organisation may read; who writes there is met when it matters, at the first press.
    if (await isKnown(turn)) return undefined;
    const active = await desk.app.programme();
    if (!active) return undefined;
    return turn.deed.kind === "text" && turn.place.kind === "channel" ? turnAwayGuest(desk, active, turn) : greet(desk, active, turn);
  };
}

async function turnAwayGuest(desk: Desk, active: ActiveProgramme, turn: Turn): Promise<Reply | undefined> {
  const profile = await desk.members.profile(turn.actor.tenant, turn.actor.user, turn.talk, turn.activity.from.id);
  return profile?.guest ? sentence(active, "teams.guest") : undefined;
}

async function greet(desk: Desk, active: ActiveProgramme, turn: Turn): Promise<Reply | undefined> {
  const { deed, actor } = turn;
  if (deed.kind === "press" && deed.route === matchRoute) return settle(desk, active, turn, deed.params["a"] === "yes");
  // A code makes an administrator of anybody who has it.
  if (deed.kind === "text" && adminCodeIn(deed.text) !== undefined) return undefined;
  const profile = await desk.members.profile(actor.tenant, actor.user, turn.talk, turn.activity.from.id);
  if (deed.kind === "press" && deed.route === askRoute) return sentence(active, `match.${await askCoordinators(desk.ports, active, actor, profile?.name ?? turn.activity.from.name ?? "?")}`);
  const person = await personOf(desk, active, actor, [profile?.email, profile?.principal]);
  if (!person) return profile?.guest ? sentence(active, "teams.guest") : { kind: "card", to: "asker", card: strangerCard(active) };
  await suggestMatch(desk.ports, active, actor, person);
  return { kind: "card", to: "asker", card: matchCard(active, person) };
}

/** The first of the mails that names somebody. */
async function personOf(desk: Desk, active: ActiveProgramme, actor: Turn["actor"], mails: readonly (string | undefined)[]): Promise<Person | undefined> {
  for (const mail of mails) {
    const person = mail === undefined ? undefined : await personByEmail(desk.ports, active, mail, actor);
    if (person) return person;
  }
  return undefined;
}

async function settle(desk: Desk, active: ActiveProgramme, turn: Turn, yes: boolean): Promise<Reply> {
  const direct = turn.here.kind === "direct" ? turn.here.conversation : (await desk.references.direct(turn.actor.tenant, turn.actor.user))?.conversation;
  const matched = await confirmMatch(desk.ports, active, { ref: turn.actor, ...(direct === undefined ? {} : { direct }) }, yes);
  if (matched.kind !== "matched") return sentence(active, `match.${matched.kind}`, true);
  const language = matched.person.language ?? active.programme.language;
  return { kind: "card", to: "asker", replace: true, card: { ...sentenceCard(active, "match.done"), language, ...spoken(language, "match.done") } };
}

const spoken = (language: Card["language"], key: TextKey): Pick<Card, "summary" | "blocks"> => {
  const text = speak(language)(key);
  return { summary: text, blocks: [{ kind: "text", text }] };
};

function strangerCard(active: ActiveProgramme): Card {
  const card = sentenceCard(active, "match.unknown");
  const label = speak(active.programme.language)("match.askCoordinator");
  return { ...card, blocks: [...card.blocks, { kind: "buttons", buttons: [{ label, route: askRoute }] }] };
}

const sentenceCard = (active: ActiveProgramme, key: TextKey): Card => ({
  language: active.programme.language, ...spoken(active.programme.language, key), ...(active.programme.demo ? { demo: true } : {}),
});

const sentence = (active: ActiveProgramme, key: TextKey, replace = false): Reply => ({ kind: "card", card: sentenceCard(active, key), to: "asker", replace });
