import {
  askCoordinators, confirmMatch, matchCard, matchRoute, personByEmail, suggestMatch,
} from "../../src/people/match-account.ts";
import { askRoute, matchedReply, sentenceReply, strangerReply } from "../../src/people/match-replies.ts";
import { privacyRoute } from "../../src/people/privacy-card.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import type { AccountRef, Incoming } from "../../src/vocabulary/incoming.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { adminCodeIn } from "../../src/people/admin-code.ts";
import type { Desk } from "./desk.ts";
import { isTrusted } from "./introducing.ts";
import { platform } from "./options.ts";
import { noteStanding } from "./standing.ts";
import type { Turn } from "./turn.ts";

export interface Matching {
  /** The answer to somebody we do not know yet; undefined: known, or nothing to say, let the core answer. */
  meet(turn: Turn, incoming: Incoming): Promise<Reply | undefined>;
}

/** Who is known stays known: an account is looked up once in a while. */
const knownForMs = 600_000;

export function createMatching(desk: Desk): Matching {
  const known = new Map<string, number>();
  const isKnown = async (ref: AccountRef): Promise<boolean> => {
    const id = accountId(ref);
    const now = desk.ports.clock.machine();
    if (now - (known.get(id) ?? Number.NEGATIVE_INFINITY) < knownForMs) return true;
    if (!(await desk.ports.stores.accounts.get(id))) return false;
    if (known.size > 5_000) known.clear();
    known.set(id, now);
    return true;
  };
  return {
    async meet(turn, incoming) {
      // In a channel anybody may read; who writes there is met when it matters, at the first press.
      if (incoming.kind === "text" && turn.place.kind === "channel" && turn.surface.kind === "conversation") return undefined;
      if (incoming.kind === "press" && incoming.route === privacyRoute) return undefined;
      if (incoming.kind === "joined" || (await isKnown(incoming.actor))) return undefined;
      const active = await desk.app.programme();
      return active && greet(desk, active, turn, incoming);
    },
  };
}

async function greet(desk: Desk, active: ActiveProgramme, turn: Turn, incoming: Incoming): Promise<Reply | undefined> {
  if (incoming.kind === "press" && incoming.route === matchRoute) return settle(desk, active, turn, incoming.params["a"] === "yes");
  const ref = incoming.actor;
  const profile = await desk.members.profile(turn.team, turn.user);
  if (!profile || profile.bot || profile.deactivated || profile.external) return profile?.external ? sentenceReply(active, "slack.outsider") : undefined;
  if (incoming.kind === "press" && incoming.route === askRoute) {
    return sentenceReply(active, `match.${await askCoordinators(desk.ports, active, ref, await nameFor(desk, turn.team, profile.name))}`);
  }
  // A code makes an administrator of anybody who has it.
  if (incoming.kind === "text" && adminCodeIn(incoming.text) !== undefined) return undefined;
  const person = profile.email === undefined || !(await isTrusted(desk, active, turn.team)) ? undefined : await personByEmail(desk.ports, active, profile.email, ref);
  if (!person) return strangerReply(active);
  await suggestMatch(desk.ports, active, ref, person);
  return { kind: "card", to: "asker", card: matchCard(active, person) };
}

/** With several workspaces a name says little without its own. */
async function nameFor(desk: Desk, team: string, name: string): Promise<string> {
  return desk.workspaces.named ? name : `${name.slice(0, 60)} (${(await desk.workspaces.find(team))?.name ?? team})`;
}

async function settle(desk: Desk, active: ActiveProgramme, turn: Turn, yes: boolean): Promise<Reply> {
  const ref = { platform, tenant: turn.team, user: turn.user };
  const direct = turn.place.kind === "direct" ? turn.place.conversation : await desk.members.direct(turn.team, turn.user);
  const matched = await confirmMatch(desk.ports, active, { ref, ...(direct === undefined ? {} : { direct }) }, yes);
  if (matched.kind !== "matched") return sentenceReply(active, `match.${matched.kind}`, true);
  await noteStanding(desk, active, ref);
  desk.changed(turn.team, turn.user);
  return matchedReply(active, matched.person);
}
