import type { Card } from "../../src/vocabulary/card.ts";
import { plain } from "../../src/vocabulary/inline.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Desk, Turn } from "./desk.ts";
import { messagesOf } from "./posting.ts";
import { elsewhereFrame, postAll, writePrivately } from "./private.ts";
import type { AdaptiveCard } from "./render/element.ts";
import { renderCard } from "./render/render-card.ts";
import { renderScreen } from "./render/render-screen.ts";

/** In a dialog everything is private, and everything is shown in the dialog itself: one screen after another, at last a card. */
export async function answerInDialog(desk: Desk, turn: Turn, reply: Reply): Promise<void> {
  const { cardBytes } = desk.tuning;
  switch (reply.kind) {
    case "screen":
      return turn.respond(shown(reply.screen.title, renderScreen(reply.screen, { frame: { surface: "dialog" }, cardBytes })));
    case "card":
    case "closed":
      return showCard(desk, turn, reply.card);
    case "nothing":
      return turn.respond({ status: 200 });
    default:
      return reply satisfies never;
  }
}

/** A card that is larger than a dialog takes goes on in the personal chat. */
async function showCard(desk: Desk, turn: Turn, card: Card): Promise<void> {
  const { cardBytes } = desk.tuning;
  const [first, ...more] = renderCard(card, { frame: { surface: "dialog" }, cardBytes });
  await turn.once(() => Promise.resolve(turn.respond(first ? shown(card.summary, first) : { status: 200 })));
  if (more.length === 0) return;
  if (turn.here.kind === "direct") return postAll(turn, turn.talk, messagesOf(card, { surface: "personal" }, cardBytes).slice(1));
  await writePrivately(desk, turn, messagesOf(card, await elsewhereFrame(desk, turn), cardBytes).slice(1));
}

/** Longest title that a dialog shows whole. */
const titleLength = 60;

const shown = (title: string, card: AdaptiveCard): { readonly status: number; readonly body: unknown } => ({
  status: 200,
  body: {
    task: {
      type: "continue",
      value: { title: plain(title).slice(0, titleLength), height: "large", width: "medium", card: { contentType: "application/vnd.microsoft.card.adaptive", content: card } },
    },
  },
});
