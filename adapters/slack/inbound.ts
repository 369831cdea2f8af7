import type { Incoming, PlaceRef } from "../../src/vocabulary/incoming.ts";
import type { Desk } from "./desk.ts";
import type { Work } from "./inbox.ts";
import { platform } from "./options.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, text } from "./payloads.ts";
import { teamOf } from "./inbox-id.ts";
import { formView } from "./render/render-screen.ts";
import { readMemo } from "./render/view-memo.ts";
import type { Respond, Surface, Turn } from "./turn.ts";

export const placeRef = (team: string, conversation: string): PlaceRef => ({
  platform, tenant: team, conversation, kind: conversation.startsWith("D") ? "direct" : "channel",
});

/** The person's own conversation with Kvartti. A user id stands for it where Slack gives none. */
export async function directPlace(desk: Desk, team: string, user: string): Promise<PlaceRef> {
  return { platform, tenant: team, conversation: (await desk.members.direct(team, user)) ?? user, kind: "direct" };
}

/** The place of a request: a direct conversation between two people is not Kvartti's, and counts as the asker's own with it. */
export async function placeOf(desk: Desk, team: string, user: string, conversation: string): Promise<PlaceRef> {
  return conversation === "" || conversation.startsWith("D") ? directPlace(desk, team, user) : placeRef(team, conversation);
}

export interface Handed {
  readonly body: StringIndexed;
  readonly work?: Work | undefined;
  readonly respond?: Respond | undefined;
}

type TurnBase = Pick<Turn, "team" | "user" | "key" | "trigger" | "respond" | "work">;

const baseOf = ({ body, work, respond }: Handed, user: string): TurnBase => {
  const trigger = text(body, "trigger_id");
  return {
    team: teamOf(body) ?? "", user, key: work?.id ?? `now:${trigger}`,
    ...(trigger === "" ? {} : { trigger }),
    ...(respond ? { respond } : {}),
    ...(work ? { work } : {}),
  };
};

/** Something written: a mention in a channel, or a message in the direct conversation. */
export async function textTurn(desk: Desk, handed: Handed): Promise<Turn> {
  const event = field(handed.body, "event");
  const base = baseOf(handed, text(event, "user"));
  const channel = text(event, "channel");
  const thread = text(event, "thread_ts");
  const direct = channel.startsWith("D");
  if (direct) await desk.members.learnDirect(base.team, base.user, channel);
  const surface: Surface = {
    kind: "conversation", channel,
    ...(thread !== "" ? { thread, ownThread: thread } : direct ? { said: text(event, "ts") } : { thread: text(event, "ts") }),
  };
  return { ...base, place: placeRef(base.team, channel), surface };
}

export async function commandTurn(desk: Desk, handed: Handed): Promise<Turn> {
  const base = baseOf(handed, text(handed.body, "user_id"));
  return { ...base, place: await placeOf(desk, base.team, base.user, text(handed.body, "channel_id")), surface: { kind: "command" } };
}

/** A shortcut: the message's channel, or nowhere. */
export async function shortcutTurn(desk: Desk, handed: Handed): Promise<Turn> {
  const base = baseOf(handed, text(field(handed.body, "user"), "id"));
  const channel = text(field(handed.body, "channel"), "id");
  return { ...base, place: await placeOf(desk, base.team, base.user, channel), surface: { kind: "alone" } };
}

/** A press: in a message, in a modal, or on the Home tab. */
export async function pressTurn(desk: Desk, handed: Handed): Promise<Turn> {
  const { body } = handed;
  const base = baseOf(handed, text(field(body, "user"), "id"));
  const view = field(body, "view");
  if (view) return viewTurn(desk, base, view);
  const container = field(body, "container");
  const message = field(body, "message");
  const channel = text(field(body, "channel"), "id") || text(container, "channel_id");
  const place = await placeOf(desk, base.team, base.user, channel);
  // A command's answer between two people: Kvartti is not there, only the response_url is.
  if (place.kind === "direct" && channel !== "" && place.conversation !== channel) return { ...base, place, surface: { kind: "command" } };
  const ts = text(container, "message_ts");
  const thread = text(message, "thread_ts") || text(container, "thread_ts");
  const ephemeral = container?.["is_ephemeral"] === true;
  const surface: Surface = {
    kind: "conversation", channel,
    ...(thread !== "" ? { thread, ownThread: thread } : place.kind === "channel" && !ephemeral ? { thread: ts } : { said: ts }),
    ...(ts === "" ? {} : { pressed: { ts, ephemeral } }),
  };
  return { ...base, place, surface };
}

async function viewTurn(desk: Desk, base: TurnBase, view: StringIndexed): Promise<Turn> {
  const memo = readMemo(text(view, "private_metadata"));
  const place = memo ? { platform, tenant: base.team, ...memo.place } : await directPlace(desk, base.team, base.user);
  if (text(view, "type") === "home") return { ...base, place, surface: { kind: "alone" } };
  const open = { id: text(view, "id"), hash: text(view, "hash"), form: text(view, "callback_id") === formView };
  return { ...base, place, surface: { kind: "view", view: open } };
}

/** What every Incoming of a turn has. Without a trigger no form can be opened in a direct conversation: it is asked there. */
export const incomingBase = (turn: Turn): Pick<Incoming, "id" | "actor" | "place" | "canOpenForms" | "thread"> => ({
  id: turn.key,
  actor: { platform, tenant: turn.team, user: turn.user },
  place: turn.place,
  canOpenForms: turn.trigger !== undefined || turn.place.kind === "channel",
  ...(turn.surface.kind === "conversation" && turn.surface.thread !== undefined ? { thread: turn.surface.thread } : {}),
});
