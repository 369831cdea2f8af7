import { say } from "../../src/texts/texts.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Screen } from "../../src/vocabulary/form.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { joinThread } from "./activity.ts";
import { answerInDialog } from "./answer-dialog.ts";
import type { Desk, Turn } from "./desk.ts";
import { referenceOf } from "./direct.ts";
import { cardMessage, messagesOf, replaceMessages } from "./posting.ts";
import { elsewhereFrame, postAll, writePrivately } from "./private.ts";
import type { Frame } from "./render/press-action.ts";
import { renderScreen } from "./render/render-screen.ts";
import type { Outgoing } from "./wire.ts";

/** Shows the core's answer where the person acted. Throws what Teams refuses. */
export async function answer(desk: Desk, turn: Turn, reply: Reply): Promise<void> {
  // A dialog that is gone cannot be answered in; then the personal chat shows what has come of it.
  const inDialog = turn.way === "fetch" || turn.way === "dialog";
  if (inDialog && !turn.late) return answerInDialog(desk, turn, reply);
  switch (reply.kind) {
    case "screen":
      return showScreen(desk, turn, reply.screen);
    case "card":
      return showCard(desk, turn, reply.card, { to: inDialog ? "asker" : reply.to, inPlace: reply.replace === true });
    case "closed":
      return showCard(desk, turn, reply.card, { to: "asker", inPlace: true });
    case "nothing":
      return turn.respond({ status: 200, body: toast("") });
    default:
      return reply satisfies never;
  }
}

/** What an executed action answers with: a card in the card's place, or a word under it. */
const cardBody = (card: unknown): unknown => ({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card });
const toast = (text: string): unknown => ({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: text });

/** A form is private: one card in the personal chat, replaced in place from screen to screen. */
async function showScreen(desk: Desk, turn: Turn, screen: Screen): Promise<void> {
  const rendered = renderScreen(screen, { frame: { surface: "personal" }, cardBytes: desk.tuning.cardBytes });
  const message = cardMessage(rendered, screen.title);
  if (turn.here.kind === "direct") return turn.form === undefined ? append(turn, [message], screen.language) : replace(turn, [message]);
  await privately(desk, turn, [message], { language: screen.language, pointer: "teams.formPrivately" });
}

interface How {
  readonly to: "place" | "asker";
  /** In place of the card whose button was pressed. */
  readonly inPlace: boolean;
}

async function showCard(desk: Desk, turn: Turn, card: Card, how: How): Promise<void> {
  const { cardBytes } = desk.tuning;
  const { to } = how;
  const replaces = how.inPlace && Boolean(turn.activity.replyToId);
  const elsewhere = turn.place.conversation !== turn.here.conversation;
  if (turn.here.kind === "direct") {
    if (to === "place" && elsewhere) return inPlace(desk, turn, card);
    const frame: Frame = { surface: "personal" };
    return replaces ? replace(turn, messagesOf(card, frame, cardBytes)) : append(turn, messagesOf(card, frame, cardBytes), card.language);
  }
  if (to === "place") {
    const messages = messagesOf(card, { surface: "channel" }, cardBytes);
    return replaces ? replace(turn, messages) : append(turn, messages, card.language);
  }
  await privately(desk, turn, messagesOf(card, await elsewhereFrame(desk, turn), cardBytes), { language: card.language, pointer: "teams.privately" });
}

/** Below what was said or pressed. */
async function append(turn: Turn, messages: readonly Outgoing[], language: Card["language"]): Promise<void> {
  turn.respond({ status: 200, body: toast(say(language, "teams.answered")) });
  await postAll(turn, turn.talk, messages);
}

/** In place of the card whose button was pressed: for the one who pressed at once, and for good by changing the message. */
async function replace(turn: Turn, messages: readonly Outgoing[]): Promise<void> {
  const [first] = messages;
  turn.respond({ status: 200, body: first?.kind === "card" ? cardBody(first.card) : toast("") });
  const pressed = turn.activity.replyToId;
  await postAll(turn, turn.talk, await replaceMessages(turn.talk, pressed ? [pressed] : [], messages));
}

/** The answer belongs to a channel, the press came from a private card. */
async function inPlace(desk: Desk, turn: Turn, card: Card): Promise<void> {
  const row = await desk.references.get(turn.place.tenant, turn.place.conversation);
  if (!row) return turn.respond({ status: 200, body: toast(say(card.language, "teams.failed")) });
  const at = { ...referenceOf(row), conversation: joinThread(row.conversation, turn.thread) };
  await desk.wire.talk(at, (talk) => postAll(turn, talk, messagesOf(card, { surface: "channel" }, desk.tuning.cardBytes)));
  turn.respond({ status: 200, body: toast(say(card.language, "teams.answeredThere")) });
}

interface Pointer {
  readonly language: Card["language"];
  readonly pointer: "teams.privately" | "teams.formPrivately";
}

/** To the personal chat. Who pressed hears under the card how it went; a channel sees only where answers like this are given. */
async function privately(desk: Desk, turn: Turn, messages: readonly Outgoing[], { language, pointer }: Pointer): Promise<void> {
  const written = await writePrivately(desk, turn, messages);
  turn.respond({ status: 200, body: toast(say(language, written ? pointer : "teams.cannotWrite")) });
  if (turn.way !== "message" && turn.way !== "submit") return;
  await postAll(turn, turn.talk, [{ kind: "text", text: say(language, written ? pointer : "teams.onlyPrivately") }]);
}
