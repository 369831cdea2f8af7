import type { App as BoltApp } from "@slack/bolt";
import { decodePress } from "../../src/vocabulary/press.ts";
import type { Field, FieldValues, Screen } from "../../src/vocabulary/form.ts";
import { alternativeOf } from "../../src/vocabulary/form.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import { answer, screenView } from "./answer.ts";
import type { Drafts } from "./drafts.ts";
import { incomingBase, pressTurn } from "./inbound.ts";
import type { Handed } from "./inbound.ts";
import { afterLinking } from "./linked-channel.ts";
import { outsiderReply } from "./outsiders.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, list, text } from "./payloads.ts";
import { readValues } from "./read-values.ts";
import { fieldAction } from "./render/field-blocks.ts";
import { pickPrefix, pressPrefix } from "./render/press-blocks.ts";
import { moreAction, wayPrefix } from "./render/render-screen.ts";
import { readMemo } from "./render/view-memo.ts";
import { handedOf } from "./say-listeners.ts";
import type { Clerk } from "./take-turn.ts";
import { takeTurn } from "./take-turn.ts";
import type { Respond, Turn } from "./turn.ts";
import { zoneOf } from "./zone.ts";

const startsWith = (prefix: string): RegExp => new RegExp(`^${prefix}`);

/** Buttons and selects of messages, modals and the Home tab; the ways on of a form; what is being typed. */
export function listenToPresses(bolt: BoltApp, clerk: Clerk, drafts: Drafts): void {
  const pressed = async (body: unknown, context: StringIndexed, respond: unknown): Promise<void> => {
    const handed = { ...handedOf(body, context), ...(typeof respond === "function" ? { respond: respond as Respond } : {}) };
    const [action] = list(handed.body, "actions");
    const turn = await pressTurn(clerk.desk, handed);
    const outsider = await outsiderReply(clerk.desk, turn, handed.body);
    if (outsider) return answer(clerk.desk, turn, outsider);
    const press = decodePress(text(field(action, "selected_option"), "value") || text(action, "value"));
    await takeTurn(clerk, turn, { ...incomingBase(turn), canOpenForms: true, kind: "press", ...press });
    if (press.route === "place.link") await afterLinking(clerk.desk, turn);
  };
  bolt.action(startsWith(pressPrefix), ({ body, context, respond }) => pressed(body, context, respond));
  bolt.action(startsWith(pickPrefix), ({ body, context, respond }) => pressed(body, context, respond));
  bolt.action(startsWith(wayPrefix), async ({ body, context }) => way(clerk, drafts, handedOf(body, context)));
  bolt.action(startsWith(`${moreAction}$`), async ({ body, context }) => unfold(clerk, drafts, handedOf(body, context)));
  bolt.action(startsWith(`${fieldAction}$`), async ({ ack, body, context }) => {
    await ack();
    const handed = handedOf(body, context);
    const turn = await pressTurn(clerk.desk, handed);
    const incoming = await submitOf(clerk, turn, handed, "save");
    if (incoming && turn.surface.kind === "view") drafts.note(turn.surface.view.id, incoming);
  });
}

/** What stands in an open form, with what the person wants done with it. Undefined: not one of our forms. */
export async function submitOf(clerk: Clerk, turn: Turn, { body }: Handed, action: string): Promise<Extract<Incoming, { kind: "submit" }> | undefined> {
  const view = field(body, "view");
  const memo = readMemo(text(view, "private_metadata"));
  if (!memo) return undefined;
  const values = readValues(view, await zoneOf(clerk.desk));
  return { ...incomingBase(turn), canOpenForms: true, kind: "submit", session: memo.session, rev: memo.rev, action, values };
}

/** "Edellinen", "Ohita tämä kohta": a submit by another name, answered in the same view. */
async function way(clerk: Clerk, drafts: Drafts, handed: Handed): Promise<void> {
  const turn = await pressTurn(clerk.desk, handed);
  const [action] = list(handed.body, "actions");
  const incoming = await submitOf(clerk, turn, handed, text(action, "value"));
  if (!incoming) return;
  if (turn.surface.kind === "view") await drafts.drop(turn.surface.view.id);
  await takeTurn(clerk, turn, incoming);
}

/** "Lisää tietoja": the same screen with the rest of its fields, and with what has been typed. */
async function unfold(clerk: Clerk, drafts: Drafts, handed: Handed): Promise<void> {
  const turn = await pressTurn(clerk.desk, handed);
  const incoming = await submitOf(clerk, turn, handed, "save");
  if (!incoming || turn.surface.kind !== "view") return;
  const { view } = turn.surface;
  await drafts.drop(view.id);
  const saved = await clerk.desk.app.handle(incoming);
  const screen = saved.kind === "screen" ? saved.screen : await clerk.desk.screens.get(turn.team, turn.user, incoming.session);
  const client = await clerk.desk.client(turn.team, "view");
  if (screen) await client?.views.update({ view_id: view.id, view: await screenView(clerk.desk, turn, withTyped(screen, incoming.values), true) });
}

/** The kept screen is as it was drawn; what stands in the fields now is newer. */
function withTyped(screen: Screen, typed: FieldValues): Screen {
  const now = (fields: readonly Field[]): readonly Field[] =>
    fields.map((f) => ({ ...f, ...given("value", typed[f.id]), ...(f.kind === "number" ? given("chosen", typed[alternativeOf(f.id)]) : {}) }));
  return { ...screen, fields: now(screen.fields), ...(screen.more ? { more: { ...screen.more, fields: now(screen.more.fields) } } : {}) };
}

const given = (name: "value" | "chosen", text: string | undefined): Partial<Record<"value" | "chosen", string>> => (text === undefined ? {} : { [name]: text });
