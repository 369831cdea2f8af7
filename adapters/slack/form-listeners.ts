import type { App as BoltApp, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { screenView } from "./answer.ts";
import type { Drafts } from "./drafts.ts";
import type { FollowUps } from "./follow-ups.ts";
import { pressTurn } from "./inbound.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, text } from "./payloads.ts";
import { submitOf } from "./press-listeners.ts";
import { renderCardView } from "./render/render-card.ts";
import { errorsInPlace, formView } from "./render/render-screen.ts";
import { readMemo } from "./render/view-memo.ts";
import { handedOf } from "./say-listeners.ts";
import type { Clerk } from "./take-turn.ts";
import { replyTo } from "./take-turn.ts";
import type { Turn } from "./turn.ts";

/** What a submission is acknowledged with. Source: docs.slack.dev/surfaces/modals, "response_action". */
export type ViewAnswer =
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: ModalView }
  | { readonly response_action: "clear" }
  | undefined;

/** A submitted view is validated and saved, then acknowledged: what is wrong is shown at its field, the next item in the same view. */
export function listenToForms(bolt: BoltApp, clerk: Clerk, tools: { readonly drafts: Drafts; readonly followUps: FollowUps }): void {
  bolt.view({ callback_id: formView, type: "view_submission" }, async ({ ack, body, context }) => {
    const handed = handedOf(body, context);
    const turn = await pressTurn(clerk.desk, handed);
    await tools.drafts.drop((body as ViewSubmitAction).view.id);
    const incoming = await submitOf(clerk, turn, handed, "submit");
    const reply: Reply = incoming ? await replyTo(clerk, turn, incoming) : { kind: "nothing" };
    // Kept before the answer leaves: the thanks come also when this process ends now.
    const thanks = reply.kind === "closed" ? await tools.followUps.keep(turn, reply.card) : undefined;
    const view = field(handed.body, "view");
    await ack(await viewAnswer(clerk, turn, reply, view));
    clerk.desk.changed(turn.team, turn.user);
    await thanks?.();
  });
  bolt.view({ callback_id: formView, type: "view_closed" }, async ({ ack, body }) => {
    await ack();
    await tools.drafts.flush(body.view.id);
  });
}

async function viewAnswer(clerk: Clerk, turn: Turn, reply: Reply, shown: StringIndexed | undefined): Promise<ViewAnswer> {
  switch (reply.kind) {
    case "screen": {
      const unfolded = readMemo(text(shown, "private_metadata"))?.unfolded ?? false;
      const sameScreen = readMemo(text(shown, "private_metadata"))?.rev === reply.screen.rev;
      const errors = sameScreen ? errorsInPlace(reply.screen, unfolded) : undefined;
      if (errors) return { response_action: "errors", errors };
      return { response_action: "update", view: await screenView(clerk.desk, turn, reply.screen, sameScreen && unfolded) };
    }
    case "card":
      return { response_action: "update", view: renderCardView(reply.card) };
    case "closed":
      return { response_action: "clear" };
    case "nothing":
      return undefined;
    default:
      return reply satisfies never;
  }
}
