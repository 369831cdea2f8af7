import type { Card } from "../../src/vocabulary/card.ts";
import { plain } from "../../src/vocabulary/inline.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Desk, Turn } from "./desk.ts";
import { cardMessage } from "./posting.ts";
import { elsewhereFrame, postAll, writePrivately } from "./private.ts";
import type { AdaptiveCard } from "./render/element.ts";
import { asInDialog } from "./render/press-action.ts";
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
  const [whole, ...others] = renderCard(card, { frame: { surface: "dialog" }, cardBytes });
  if (others.length === 0) return turn.respond(whole ? shown(card.summary, whole) : { status: 200 });
  const direct = turn.here.kind === "direct";
  // Parted once for both, so that nothing falls in between: buttons are not of one length everywhere.
  const [first, ...rest] = renderCard(card, { frame: direct ? { surface: "personal" } : await elsewhereFrame(desk, turn), cardBytes });
  await turn.steps.once(() => Promise.resolve(turn.respond(first ? shown(card.summary, asInDialog(first)) : { status: 200 })));
  const messages = rest.map((part) => cardMessage(part, card.summary));
  if (direct) return postAll(turn, turn.talk, messages);
  await writePrivately(desk, turn, messages);
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
