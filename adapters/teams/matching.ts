import { askCoordinators, confirmMatch, matchCard, matchRoute, personByEmail, suggestMatch, withdrawSuggestion } from "../../src/people/match-account.ts";
import { askRoute, matchedReply, sentenceReply, strangerReply } from "../../src/people/match-replies.ts";
import { adminCodeIn } from "../../src/people/admin-code.ts";
import { privacyRoute } from "../../src/people/privacy-card.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Person } from "../../src/people/person.ts";
import type { MemberRow } from "./collections.ts";
import type { Desk, Turn } from "./desk.ts";
import { noteStanding } from "./standing.ts";

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
    if ((turn.deed.kind === "press" && turn.deed.route === privacyRoute) || (await isKnown(turn))) return undefined;
    const active = await desk.app.programme();
    if (!active) return undefined;
    return turn.deed.kind === "text" && turn.place.kind === "channel" ? turnAway(desk, active, turn) : greet(desk, active, turn);
  };
}

/** Guests, and whoever Teams knows nothing of: that is nobody of the organisation. */
async function turnAway(desk: Desk, active: ActiveProgramme, turn: Turn): Promise<Reply | undefined> {
  const profile = await profileOf(desk, turn);
  if (!profile) return strangerReply(active);
  return profile.guest ? sentenceReply(active, "teams.guest") : undefined;
}

async function greet(desk: Desk, active: ActiveProgramme, turn: Turn): Promise<Reply | undefined> {
  const { deed, actor } = turn;
  if (deed.kind === "press" && deed.route === matchRoute) return settle(desk, active, turn, deed.params["a"] === "yes");
  // A code makes an administrator of anybody who has it.
  if (deed.kind === "text" && adminCodeIn(deed.text) !== undefined) return undefined;
  const profile = await profileOf(desk, turn);
  // The mail of somebody from elsewhere is what their own directory says it is: it suggests nobody.
  if (profile?.guest) return sentenceReply(active, "teams.guest");
  if (deed.kind === "press" && deed.route === askRoute) return sentenceReply(active, `match.${await askCoordinators(desk.ports, active, actor, profile?.name ?? turn.activity.from.name ?? "?")}`);
  const person = await personOf(desk, active, actor, [profile?.email, profile?.principal]);
  if (!person) return strangerReply(active);
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
  const profile = await profileOf(desk, turn);
  // What was suggested when less was known of them is not theirs to confirm.
  if (yes && profile?.guest !== false) {
    await withdrawSuggestion(desk.ports, turn.actor);
    return profile ? sentenceReply(active, "teams.guest", true) : strangerReply(active);
  }
  const direct = turn.here.kind === "direct" ? turn.here.conversation : (await desk.references.direct(turn.actor.tenant, turn.actor.user))?.conversation;
  const matched = await confirmMatch(desk.ports, active, { ref: turn.actor, ...(direct === undefined ? {} : { direct }) }, yes);
  if (matched.kind !== "matched") return sentenceReply(active, `match.${matched.kind}`, true);
  await noteStanding(desk, active, turn.actor, profile);
  return matchedReply(active, matched.person);
}

/** What Teams tells of whoever acts. */
const profileOf = (desk: Desk, { actor, talk, activity }: Turn): Promise<MemberRow | undefined> =>
  desk.members.profile(actor.tenant, actor.user, () => talk.member(activity.from.id));
