import type { ModalView, WebClient } from "@slack/web-api";
import { say } from "../../src/texts/texts.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Screen } from "../../src/vocabulary/form.ts";
import { allFields } from "../../src/vocabulary/form.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Desk } from "./desk.ts";
import { isFinal, slackCode } from "./outcomes.ts";
import { changeCard, findPosted, postCard, postToOne, responded, respondTo } from "./posting.ts";
import { renderCardView } from "./render/render-card.ts";
import { renderScreen } from "./render/render-screen.ts";
import { faultOf } from "./sdk-log.ts";
import type { OpenView, Pressed, Turn } from "./turn.ts";
import { zoneOf } from "./zone.ts";

/** Opens the screen kept for a session: the button where a modal could not be opened at once. */
export const openRoute = "slack.open";

/** Shows the core's answer where the person acted. Throws what Slack refuses for now; what it refuses for good is logged and left. */
export async function answer(desk: Desk, turn: Turn, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case "screen":
      return showScreen(desk, turn, reply.screen);
    case "card":
      return showCard(desk, turn, reply.card, reply.replace === true ? "replace" : reply.to);
    case "closed":
      // A form that ended by one of its buttons cannot be closed from outside: the thanks take its place.
      if (turn.surface.kind === "view") return updateView(desk, turn, turn.surface.view, renderCardView(reply.card));
      return showCard(desk, turn, reply.card, "asker");
    case "nothing":
      return;
    default:
      return reply satisfies never;
  }
}

export async function screenView(desk: Desk, turn: Turn, screen: Screen, unfolded = false): Promise<ModalView> {
  if (screen.more) await desk.screens.keep(turn.team, turn.user, screen);
  const ownZone = allFields(screen).some((f) => f.kind === "dateTime") ? (await desk.members.profile(turn.team, turn.user))?.zone : undefined;
  return renderScreen(screen, { unfolded, zone: await zoneOf(desk), ...(ownZone === undefined ? {} : { ownZone }), memo: { place: { conversation: turn.place.conversation, kind: turn.place.kind } } });
}

async function showScreen(desk: Desk, turn: Turn, screen: Screen): Promise<void> {
  const view = await screenView(desk, turn, screen);
  if (turn.surface.kind === "view") return updateView(desk, turn, turn.surface.view, view);
  if (turn.trigger !== undefined && (await openView(desk, turn, view))) return;
  await desk.screens.keep(turn.team, turn.user, screen);
  await showCard(desk, { ...turn, surface: turn.surface.kind === "alone" ? await directSurface(desk, turn) : turn.surface }, offer(screen), "asker");
}

/** Where nothing can be opened: no trigger, or it has run out. A press gives a new one. */
function offer(screen: Screen): Card {
  const text = say(screen.language, "slack.formReady");
  return {
    language: screen.language, summary: text, ...(screen.demo ? { demo: true } : {}),
    blocks: [{ kind: "text", text }, { kind: "buttons", buttons: [{ label: say(screen.language, "slack.openForm"), route: openRoute, params: { s: screen.session }, style: "primary" }] }],
  };
}

const tooLate: ReadonlySet<string> = new Set(["expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged", "invalid_trigger_id", "invalid_trigger", "push_limit_reached"]);

async function openView(desk: Desk, turn: Turn, view: ModalView): Promise<boolean> {
  const client = await desk.client(turn.team, "view");
  try {
    await client?.views.open({ trigger_id: turn.trigger ?? "", view });
    return client !== undefined;
  } catch (error) {
    if (!tooLate.has(slackCode(error) ?? "")) throw error;
    desk.ports.log.warn("slack.openedTooLate", faultOf(error));
    return false;
  }
}

/** One view, changed in place. A view that has changed meanwhile (a hash conflict) shows what came later: leave it. */
async function updateView(desk: Desk, turn: Turn, at: OpenView, view: ModalView): Promise<void> {
  const client = await desk.client(turn.team, "view");
  try {
    await client?.views.update({ view_id: at.id, view, ...(at.hash === "" ? {} : { hash: at.hash }) });
  } catch (error) {
    const code = slackCode(error) ?? "";
    if (!["hash_conflict", "not_found", "view_not_found"].includes(code)) throw error;
    desk.ports.log.info("slack.viewMovedOn", { code });
  }
}

type To = "place" | "asker" | "replace";

async function showCard(desk: Desk, turn: Turn, card: Card, to: To): Promise<void> {
  const { surface } = turn;
  switch (surface.kind) {
    case "view":
      return cardInModal(desk, turn, surface.view, card);
    case "alone":
      if (turn.trigger !== undefined && (await openView(desk, turn, renderCardView(card)))) return;
      return showCard(desk, { ...turn, surface: await directSurface(desk, turn) }, card, to);
    case "command":
      if (turn.respond) await respondTo(turn.respond, card, to === "place" ? "place" : "asker");
      return;
    case "conversation":
      return inConversation(desk, turn, card, to);
    default:
      return surface satisfies never;
  }
}

/** A sentence over a form goes on top of it, so that nothing typed is lost; a card in a card's place. */
async function cardInModal(desk: Desk, turn: Turn, at: OpenView, card: Card): Promise<void> {
  const view = renderCardView(card);
  if (!at.form || turn.trigger === undefined) return updateView(desk, turn, at, view);
  const client = await desk.client(turn.team, "view");
  try {
    await client?.views.push({ trigger_id: turn.trigger, view });
  } catch (error) {
    if (!tooLate.has(slackCode(error) ?? "")) throw error;
    await showCard(desk, { ...turn, surface: await directSurface(desk, turn) }, card, "asker");
  }
}

export async function directSurface(desk: Desk, turn: Turn): Promise<Turn["surface"]> {
  const channel = turn.place.kind === "direct" ? turn.place.conversation : ((await desk.members.direct(turn.team, turn.user)) ?? turn.place.conversation);
  return { kind: "conversation", channel };
}

async function inConversation(desk: Desk, turn: Turn, card: Card, to: To): Promise<void> {
  if (turn.surface.kind !== "conversation") return;
  const client = await desk.client(turn.team, "answer");
  if (!client) return;
  const { channel, pressed } = turn.surface;
  if (to === "replace" && pressed && (await replaced(turn, client, { channel, pressed }, card))) return;
  if (to !== "place" && turn.place.kind === "channel") return toAsker(desk, turn, card);
  await postOnce(desk, turn, card);
}

/** False: the message is gone or not ours to change, so the answer is a message of its own. */
async function replaced(turn: Turn, client: WebClient, at: { readonly channel: string; readonly pressed: Pressed }, card: Card): Promise<boolean> {
  try {
    if (!at.pressed.ephemeral) await changeCard(client, { channel: at.channel, ts: at.pressed.ts }, card);
    else return turn.respond !== undefined && (await responded(turn.respond, card, "replace"));
    return true;
  } catch (error) {
    if (!isFinal(error)) throw error;
    return false;
  }
}

/** Everybody's answer, once: tried again after a crash, it is looked for first. */
async function postOnce(desk: Desk, turn: Turn, card: Card): Promise<void> {
  const { surface } = turn;
  const client = await desk.client(turn.team, "answer");
  if (surface.kind !== "conversation" || !client) return;
  const thread = surface.thread ?? (isQuestion(card) ? surface.said : undefined);
  const where = { channel: surface.channel, ...(thread === undefined ? {} : { thread }) };
  if (await wasPosted(desk, turn, where)) return;
  try {
    await postCard(client, { ...where, key: turn.key }, card);
  } catch (error) {
    const { pressed } = surface;
    if (!pressed || turn.place.kind !== "channel") throw error;
    // A command's answer goes on for everybody as it began; below a message that all see, where Kvartti may not write, only for who pressed.
    await elsewhere(desk, turn, card, { to: pressed.ephemeral ? "place" : "asker", refused: error });
  }
}

/** Where Kvartti may not write: by the press's own response_url, which works there too, else in the direct conversation. */
async function elsewhere(desk: Desk, turn: Turn, card: Card, { to, refused }: { readonly to: "place" | "asker"; readonly refused: unknown }): Promise<void> {
  if (!isFinal(refused)) throw refused;
  if (turn.respond && (await responded(turn.respond, card, to))) return;
  const client = await desk.client(turn.team, "answer");
  const direct = await desk.members.direct(turn.team, turn.user);
  if (!client || direct === undefined) throw refused;
  if (await wasPosted(desk, turn, { channel: direct })) return;
  await postCard(client, { channel: direct, key: turn.key }, card);
}

async function wasPosted(desk: Desk, turn: Turn, where: { readonly channel: string; readonly thread?: string }): Promise<boolean> {
  if ((turn.work?.attempt ?? 1) === 1) return false;
  const client = await desk.client(turn.team, "look");
  if (!client) return false;
  try {
    return (await findPosted(client, where, { key: turn.key, since: turn.work?.since ?? desk.ports.clock.machine() })).kind === "found";
  } catch (error) {
    if (!isFinal(error)) throw error;
    return false;
  }
}

/** To one person in a channel; where that cannot be (Kvartti or the person is not in it), elsewhere. */
async function toAsker(desk: Desk, turn: Turn, card: Card): Promise<void> {
  const { surface } = turn;
  const client = await desk.client(turn.team, "answer");
  if (surface.kind !== "conversation" || !client) return;
  try {
    await postToOne(client, { channel: surface.channel, user: turn.user, ...(surface.ownThread === undefined ? {} : { thread: surface.ownThread }) }, card);
    turn.work?.unfindable();
  } catch (error) {
    await elsewhere(desk, turn, card, { to: "asker", refused: error });
  }
}

/** A form asked in a chat keeps to one thread, so that two forms and other talk do not mix. */
const isQuestion = (card: Card): boolean =>
  card.blocks.some((b) => b.kind === "buttons" && b.buttons.some((button) => button.route === "form.answer"));
