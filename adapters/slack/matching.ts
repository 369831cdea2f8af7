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
import { platform } from "./options.ts";
import { isFinal } from "./outcomes.ts";
import { postCard } from "./posting.ts";
import { faultOf } from "./sdk-log.ts";
import { noteStanding } from "./standing.ts";
import type { Turn } from "./turn.ts";

export interface Matching {
  /** The answer to somebody we do not know yet; undefined: known, or nothing to say, let the core answer. */
  meet(turn: Turn, incoming: Incoming): Promise<Reply | undefined>;
  /** Finds people who could not be reached by their e-mail and asks them who they are. Once each. */
  introduce(): Promise<void>;
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
    introduce: () => introduce(desk),
  };
}

/**
 * Whether an e-mail of this workspace's profiles says anything. Where anybody may install Kvartti, whoever runs a workspace writes its
 * profiles: there the first person comes with an administrator's code or by a coordinator's word, and e-mails suggest after that.
 */
async function isTrusted(desk: Desk, active: ActiveProgramme, team: string): Promise<boolean> {
  if (desk.workspaces.named) return true;
  const accounts = await desk.ports.stores.accounts.find({ programme: active.programme.id });
  return accounts.some((a) => a.value.ref.platform === platform && a.value.ref.tenant === team);
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

async function introduce(desk: Desk): Promise<void> {
  const active = await desk.app.programme();
  if (!active) return;
  const lost = await desk.ports.stores.outbox.list({ state: "unreachable", programme: active.programme.id, limit: 200 });
  const people = [...new Set(lost.flatMap((e) => (e.to.kind === "person" ? [e.to.person] : [])))];
  for (const workspace of people.length === 0 ? [] : await desk.workspaces.all())
    for (const id of (await isTrusted(desk, active, workspace.team)) ? people : []) await introduceTo(desk, active, workspace.team, id);
}

async function introduceTo(desk: Desk, active: ActiveProgramme, team: string, id: string): Promise<void> {
  const person = (await desk.ports.stores.persons.get(id))?.value;
  const asked = `introduced:${platform}:${team}:${id}`;
  if (person?.email === undefined || (await desk.ports.stores.settings.get(asked))) return;
  try {
    const look = await desk.client(team, "look");
    const user = (await look?.users.lookupByEmail({ email: person.email }))?.user;
    if (!user?.id || user.deleted || user.is_bot) return;
    const ref = { platform, tenant: team, user: user.id };
    if (await desk.ports.stores.accounts.get(accountId(ref))) return;
    const channel = await desk.members.direct(team, user.id);
    const client = await desk.client(team, "deliver");
    if (!client || channel === undefined || !(await suggestMatch(desk.ports, active, ref, person))) return;
    if (!(await desk.ports.stores.settings.insert({ ...active.scope, id: asked, text: "asked" }))) return;
    await postCard(client, { channel, key: asked }, matchCard(active, person));
  } catch (error) {
    if (!isFinal(error)) desk.ports.log.warn("slack.introductionWaits", faultOf(error));
    else await desk.ports.stores.settings.insert({ ...active.scope, id: asked, text: "notFound" });
  }
}
